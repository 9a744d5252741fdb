"""The words on a board: views and columns are called after what they show, and no count is parted or lost."""

from __future__ import annotations

from locales import translator
from screens.base.widgets.cells import width_of
from screens.board.grid import PROMPT, ROW, TABLE, BoardGrid
from screens.board.head import head_lines
from screens.board.highlight import Highlight
from screens.board.window import BoardWindow
from screens.board.words import prompt_words, view_names
from screens.writing.axis_words import axis_words
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Place, Prompt, Row, Section
from tests.cases import each

T = translator("en")
LONG = "Everything that has to do with the booking of rooms in the evening"


def exercise(form: str, rows: list[Row], *prompts: str) -> Minutes:
    minutes = Minutes(Meeting(1, "m"))
    minutes.put(Section("s", ord="a", form=form))
    for row in rows:
        minutes.put(row)
    for n, text in enumerate(prompts):
        minutes.put(Prompt(f"p{n}", "s", ord=f"{n}", text=text))
    return minutes


def row(n: int, **fields: str) -> Row:
    return Row(f"r{n}", "s", ord=f"{n}", **fields)


def room() -> list[Row]:
    return [row(0, label="")]


def heads(minutes: Minutes, width: int = 80) -> list[str]:
    """The lines above the cells of all prompts side by side."""
    grid = BoardGrid(minutes, "s", T)
    grid.view = ROW
    highlight = Highlight(grid, Place("s", "r0", "p0"))
    window = BoardWindow(highlight)
    window.fit(width)
    return ["".join(text for text, _ in line) for line in head_lines(highlight, window)]


@each(
    ("form", "rows", "names", "steps"),
    [
        (
            "sw",
            [row(0, label="A", group="g0"), row(1, label="B", group="g1")],
            {PROMPT: "All groups", ROW: "One group", TABLE: "The table"},
            "PgUp PgDn group",
        ),
        (
            "plan",
            [row(0, label="Lift"), row(1, label="Signs")],
            {PROMPT: "All rows", ROW: "One row", TABLE: "The table"},
            "PgUp PgDn row",
        ),
        ("swot", room(), {PROMPT: "One question", ROW: "All questions"}, "← → question"),
        ("stickies", room(), {PROMPT: "One cluster", ROW: "All clusters"}, "← → cluster"),
    ],
)
def test_views_and_keys_are_called_after_the_rows_and_prompts(
    form: str, rows: list[Row], names: dict[str, str], steps: str
) -> None:
    minutes = exercise(form, rows, "One", "Two")
    assert view_names(BoardGrid(minutes, "s", T)) == names
    assert steps in T(axis_words(minutes, "s").steps)


def test_a_board_of_one_row_has_no_table_to_turn_to() -> None:
    grid = BoardGrid(exercise("stickies", room(), "One", "Two"), "s", T)
    grid.view = ROW
    highlight = Highlight(grid, Place("s", "r0", "p0"))
    seen = [highlight.turn(1) or grid.view for _ in range(4)]
    assert seen == [PROMPT, ROW, PROMPT, ROW]


def test_a_count_stands_behind_the_last_word_and_none_in_an_empty_column() -> None:
    minutes = exercise("stickies", room(), "Systems that are in common", LONG, "Rooms")
    for n, prompt in enumerate(("p0", "p1", "p1")):
        minutes.put(Entry(f"e{n}", "s", ord=f"{n}", row="r0", prompt=prompt, text="x"))
    *_, first, second = heads(minutes)
    assert [part.strip() for part in first.split("│")] == [
        "▸1 Systems that are in",
        "2 Everything that has",
        "3 Rooms",
    ]
    assert [part.strip() for part in second.split("│")[:2]] == [
        "common · 1",
        "to do with the boo… · 2",
    ]
    assert all(width_of(line) <= 80 for line in heads(minutes))


def test_notes_in_a_cluster_without_a_name_are_not_sorted_yet() -> None:
    minutes = exercise("stickies", room(), "")
    minutes.put(Entry("e", "s", ord="0", row="r0", prompt="p0", text="x"))
    grid = BoardGrid(minutes, "s", T)
    assert prompt_words(grid, "p0") == "0 Unsorted"
    assert grid.unsorted() == 1


def test_what_was_answered_before_stands_below_a_cell_but_not_in_the_table() -> None:
    minutes = exercise("plan", [row(0, label="Lift"), row(1, label="Signs")], "Goals")
    grid = BoardGrid(minutes, "s", T)
    grid.earlier = lambda place: ["Earlier: a safe way in"] if place.row == "r0" else []
    highlight = Highlight(grid, Place("s", "r0", "p0"))
    laid = grid.lay("r0", "p0")
    assert ["".join(text for text, _ in line).strip() for line in laid.lines] == [
        "· empty",
        "Earlier: a safe way",
        "in",
    ]
    assert [style for _, style in laid.lines[1]][1:] == ["quiet"]
    highlight.press("down")
    assert (highlight.index, highlight.entry) == (0, None)
    assert len(grid.lay("r1", "p0").lines) == 1
    highlight.turn(-1)
    assert grid.view == TABLE
    assert len(grid.lay("r0", "p0").lines) == 1


def test_the_clusters_that_no_column_shows_stand_above_with_their_numbers() -> None:
    minutes = exercise("stickies", room(), *(f"Cluster called {n}" for n in range(1, 12)))
    title, _, first, second, _ = heads(minutes)
    assert title.strip() == "No heading"
    assert "4 Cluster calle…" in first.replace("\u00a0", " ")
    assert "11 Cluster call…" in (first + second).replace("\u00a0", " ")
    assert "3 Cluster" not in first + second
