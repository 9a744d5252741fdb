from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.base.widgets.cells import line_starts
from screens.base.widgets.edit_buffer import LONGEST, EditBuffer
from tests.cases import each
from tests.work import calls

FAMILY = "👩‍👩‍👧‍👦"
KEYS = (
    "backspace delete left right ctrl+left ctrl+right home end ctrl+a ctrl+e ctrl+w ctrl+u ctrl+k "
    "ctrl+d ctrl+z ctrl+y"
).split()


def typed(*keys: str) -> EditBuffer:
    """A buffer after keys; a word is typed, a name in <> is pressed."""
    buffer = EditBuffer()
    for key in keys:
        if key.startswith("<"):
            assert buffer.press(key[1:-1], None)
        else:
            for character in key:
                buffer.press(character, character)
    return buffer


@each(
    ("keys", "text"),
    [
        (["abc", "<backspace>", "d"], "abd"),
        (["abc", "<left>", "<left>", "x"], "axbc"),
        (["abc", "<home>", "x", "<end>", "y"], "xabcy"),
        (["ett två tre", "<ctrl+w>", "<ctrl+w>"], "ett "),
        (["ett två", "<ctrl+left>", "<ctrl+k>"], "ett "),
        (["ett två", "<ctrl+left>", "<ctrl+u>"], "två"),
        (["abc", "<ctrl+a>", "<ctrl+d>", "<delete>"], "c"),
        ([FAMILY, "<backspace>"], ""),
        ([FAMILY, "<left>", "x"], "x" + FAMILY),
        (["日本", "<backspace>", "a"], "日a"),
        (["e\u0301", "<backspace>", "x"], "x"),
        (["abc def", "<ctrl+w>", "<ctrl+z>"], "abc def"),
        (["abc def", "<ctrl+w>", "<ctrl+z>", "<ctrl+y>"], "abc "),
    ],
)
def test_keys(keys: list[str], text: str):
    assert typed(*keys).text == text


@each(
    ("keys", "key", "brought_back"),
    [
        (["halv rad", "<ctrl+u>"], "<ctrl+z>", "halv rad"),
        (["halv", "<ctrl+w>"], "<ctrl+z>", "halv"),
        (["halv", "<ctrl+z>"], "<ctrl+y>", "halv"),
        (["h", "<backspace>"], "<ctrl+z>", None),
        (["halv"], "<ctrl+z>", None),
        ([], "<ctrl+z>", None),
        ([], "<ctrl+y>", None),
        (["halv", "<ctrl+z>", "ny", "<ctrl+z>"], "<ctrl+y>", "ny"),
    ],
)
def test_what_was_taken_out_comes_back(keys: list[str], key: str, brought_back: str | None):
    buffer = typed(*keys)
    assert buffer.brings_back(key.strip("<>")) == (brought_back is not None)
    if brought_back is not None:
        buffer.press(key.strip("<>"), None)
        assert buffer.text == brought_back


def test_no_step_back_lies_behind_a_text_that_was_begun_with():
    buffer = EditBuffer()
    buffer.begin("halv")
    assert not buffer.undo()
    buffer.begin("annan")
    buffer.undo()
    assert buffer.text == "halv"


def test_unknown_and_unprintable_keys_mean_nothing():
    buffer = EditBuffer("text")
    assert not buffer.press("f7", None)
    for control in ("\x1b", "\x00", "\x7f", "\x9d"):
        assert not buffer.press("f7", control)
    assert buffer.text == "text"


def test_joiners_marks_and_signs_not_known_yet_are_text():
    text = "👩\u200d👧 \u00a0 \u200f ﬁ \U0001fae8 \ue000 \ufffd"
    assert typed(text).text == text
    assert typed("\ud800").text == "\ufffd"


@given(
    st.lists(
        st.one_of(st.sampled_from(KEYS), st.sampled_from(["a", " ", "å", "日", FAMILY, "\n"]))
    ),
    st.integers(1, 12),
)
def test_cursor_and_wrap_hold_after_any_keys(keys: list[str], width: int):
    buffer = EditBuffer()
    buffer.starts(width)
    for key in keys:
        if key in KEYS:
            buffer.press(key, None)
        elif key == "\n":
            buffer.paste("x\ny")
        else:
            buffer.insert(key)
        assert 0 <= buffer.cursor <= len(buffer.text)
        assert buffer.starts(width) == line_starts(buffer.text, width)
        assert 0 <= buffer.line(width) < len(buffer.starts(width))


@given(st.lists(st.sampled_from([*"abc ", "<backspace>", "<left>", "<ctrl+w>"]), max_size=30))
def test_everything_typed_can_be_taken_back(keys: list[str]):
    buffer = typed(*keys)
    text = buffer.text
    steps = 0
    while buffer.undo():
        steps += 1
    assert buffer.text == ""
    while buffer.redo():
        steps -= 1
    assert buffer.text == text
    assert steps == 0


def test_up_and_down_go_by_wrapped_lines():
    buffer = EditBuffer("ett två tre fyra fem sex")
    assert buffer.up(8)
    assert buffer.down(8)
    assert not buffer.down(8)
    while buffer.up(8):
        pass
    assert buffer.line(8) == 0
    assert not buffer.up(8)


def test_a_paste_is_cleaned_and_one_that_is_too_long_changes_nothing():
    buffer = EditBuffer("a")
    assert buffer.paste("b\x1b[31m\r\nc")
    assert buffer.text == "ab⟨U+001B⟩[31m\nc"
    assert not buffer.paste("x" * (LONGEST + 1))
    assert buffer.text == "ab⟨U+001B⟩[31m\nc"


def test_a_key_in_a_megabyte_costs_what_it_costs_in_a_line():
    def spent(text: str) -> int:
        buffer = EditBuffer(text)
        buffer.starts(76)
        return calls(lambda: (buffer.press("x", "x"), buffer.column(76)))

    assert spent("åäö " * 250_000) < spent("åäö " * 250) * 2
