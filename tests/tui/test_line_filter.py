from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from tests.cases import each
from tui.line_filter import ControlFilter

BLACK = Color(0, 0, 0)


def filtered(text: str) -> str:
    return "".join(s.text for s in ControlFilter().apply([Segment(text, Style())], BLACK))


@each(
    "payload",
    [
        "\x1b]52;c;ZXZpbA==\x07",
        "\x9d0;title\x9c",
        "\x1b[2J",
        "\x00\x7f",
        "\u202efdp.exe",
        "\u200b\u2066\ufeff",
        "\U000e0041\U000e007f",
    ],
)
def test_nothing_that_drives_a_terminal_gets_through(payload: str) -> None:
    left = filtered(f"before {payload} after")
    assert left.startswith("before ")
    assert left.endswith(" after")
    assert all(character.isprintable() for character in left)


@each("text", ["å ä ö", "👩‍👩‍👧‍👦", "שלום\u200f", "–→❝", "日本語", "e\u0301"])
def test_text_of_any_language_is_left_alone(text: str) -> None:
    assert filtered(text) == text


def test_taking_it_out_moves_nothing() -> None:
    text = "a\x1bb\u202ec\x9dd"
    assert cell_len(filtered(text)) == cell_len(text)


def test_a_clean_line_is_handed_on_as_it_is() -> None:
    segments = [Segment("Beslut", Style(bold=True)), Segment(" om hösten")]
    assert ControlFilter().apply(segments, BLACK) is segments


def test_the_terminals_own_control_segments_stay() -> None:
    control = Segment("\x1b[2J", None, [(ControlType.CLEAR,)])
    assert ControlFilter().apply([control], BLACK) == [control]
