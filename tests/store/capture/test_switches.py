"""Switch tokens: where they go, what they leave out, and what is text after all."""

from __future__ import annotations

from dataclasses import replace

from store.capture.lines import parse
from store.capture.parsed import AddEntries, Refused, Switch
from store.capture.scene import Scene
from store.model.minutes import Minutes
from store.model.records import Place, Prompt, Row, Section
from tests.cases import each
from tests.store.capture.conftest import scene_at


def goes_to(line: str, scene: Scene) -> tuple[str | None, str | None] | None:
    """Return row and prompt that a token goes to; None where it is refused."""
    action = parse(line, scene)
    if isinstance(action, Refused):
        return None
    assert isinstance(action, Switch), action
    return action.place.row, action.place.prompt


@each(
    ("token", "row", "prompt"),
    [
        ("B", "rB", "q1"),
        ("b", "rB", "q1"),
        ("2", "rB", "q1"),
        ("2.3", "rB", "q3"),
        ("B.3", "rB", "q3"),
        (".3", "rA", "q3"),
        ("B.0", "rB", None),
        (".0", "rA", None),
        ("0", None, None),
        ("k", None, None),
        ("K", None, None),
        ("0.3", None, "q3"),
        ("B:", "rB", "q1"),
        ("Grupp B", "rB", "q1"),
        ("grupp 2", "rB", "q1"),
        ("GROUP B:", "rB", "q1"),
        ("Grupp2", "rB", "q1"),
        ("Fråga 2", "rA", "q2"),
        ("Fråga2", "rA", "q2"),
        ("question 3 :", "rA", "q3"),
        ("B ", "rB", "q1"),
        ("B\u00a0", "rB", "q1"),
    ],
)
def test_a_token_goes_to_its_cell(
    token: str, row: str | None, prompt: str | None, cell: Scene
) -> None:
    assert goes_to(token, cell) == (row, prompt)


@each(
    "token",
    [
        "9",
        "12",
        "F",
        "å",
        "B.4",
        ".9",
        "4.1",
        "Grupp F",
        "Grupp 4",
        "Fråga 9",
        "F: text",
        "9: text",
    ],
)
def test_a_token_that_names_no_cell_is_refused(token: str, cell: Scene) -> None:
    assert isinstance(parse(token, cell), Refused)


@each(
    "text",
    [
        "2018",
        "0,00",
        "OK",
        "100",
        "3.14159",
        "Gruppen B",
        "Grupp Norr",
        "AB: text",
        "2018: ett år",
        "ok.1",
    ],
)
def test_everything_else_is_text(text: str, cell: Scene) -> None:
    action = parse(text, cell)
    assert isinstance(action, AddEntries)
    assert action.entries[0].text == text


def test_a_left_out_part_is_that_of_the_place_else_the_last_written_else_the_first(
    minutes: Minutes,
) -> None:
    here = scene_at(minutes, Place("exercise", "rB", "q2"))
    assert goes_to("C", here) == ("rC", "q2")
    assert goes_to(".1", here) == ("rB", "q1")
    plenary = scene_at(minutes, Place("exercise"))
    assert goes_to("C", plenary) == ("rC", "q1")
    assert goes_to(".2", plenary) == ("rA", "q2")
    wrote = replace(plenary, last=Place("exercise", "rC", "q3"))
    assert goes_to("B", wrote) == ("rB", "q3")
    assert goes_to(".2", wrote) == ("rC", "q2")
    whole_row = replace(here, place=Place("exercise", "rB"), last=Place("exercise", "rC", "q3"))
    assert goes_to("A", whole_row) == ("rA", "q3")


def test_with_a_single_row_a_number_is_a_prompt(wall: Scene) -> None:
    assert goes_to("2", wall) == ("room", "w2")
    assert goes_to("1.2", wall) == ("room", "w2")
    assert goes_to("3", wall) is None
    assert isinstance(parse("B", wall), AddEntries)


def test_one_line_elsewhere_does_not_move(cell: Scene) -> None:
    for line, row, prompt in (
        ("B: text", "rB", "q1"),
        ("2: text", "rB", "q1"),
        ("Grupp B: text", "rB", "q1"),
        ("2.3: text", "rB", "q3"),
        ("Fråga 2: text", "rA", "q2"),
        ("0: text", None, None),
    ):
        action = parse(line, cell)
        assert isinstance(action, AddEntries)
        entry = action.entries[0]
        assert (entry.row, entry.prompt, entry.text) == (row, prompt, "text")
        assert action.elsewhere
    inner = parse("B: b: bifall", cell)
    assert isinstance(inner, AddEntries)
    assert (inner.entries[0].kind, inner.entries[0].text) == ("decision", "bifall")
    nested = parse("B: C: text", cell)
    assert isinstance(nested, AddEntries)
    assert (nested.entries[0].row, nested.entries[0].text) == ("rB", "C: text")


def test_labels_win_over_numbers() -> None:
    here = _with_rows("2", "3", "1")
    assert goes_to("1", here) == ("r1", "p")
    assert goes_to("2", here) == ("r2", "p")


def test_a_row_called_k_wins_over_plenary() -> None:
    assert goes_to("k", _with_rows("K", "L")) == ("rK", "p")


def test_labels_of_two_characters_are_tokens() -> None:
    here = _with_rows("N1", "Å2")
    assert goes_to("å2", here) == ("rÅ2", "p")
    assert goes_to("2", here) == ("rÅ2", "p")


def test_in_a_ring_the_consultant_names_the_row() -> None:
    here = _with_rows("A→B", "B→A")
    assert goes_to("B", here) == ("rB→A", "p")
    assert goes_to("Grupp A", here) == ("rA→B", "p")


def _with_rows(*labels: str) -> Scene:
    from store.model.records import Meeting

    made = Minutes(Meeting(id=1, uid="m"))
    made.fill(
        [
            Section("s", "a", form="questions"),
            *(Row(f"r{label}", "s", str(n), label) for n, label in enumerate(labels)),
            Prompt("p", "s", "a", "?"),
        ]
    )
    return scene_at(made, Place("s", f"r{labels[0]}", "p"))
