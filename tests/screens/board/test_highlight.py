"""What is highlighted on a board and what part of it is seen, without a widget."""

from __future__ import annotations

import pytest

from locales import translator
from screens.board.grid import MARKED, ROW, TABLE, BoardGrid
from screens.board.highlight import Highlight
from screens.board.window import BoardWindow
from screens.writing.entry_lines import dots_shown
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Place, Prompt, Row, Section
from tests.cases import each

T = translator("en")


def exercise(rows: int = 3, prompts: int = 2, each: int = 2, *, form: str = "questions") -> Minutes:
    minutes = Minutes(Meeting(1, "m"))
    minutes.put(Section("s", ord="a", heading="Frågor", form=form))
    for row in range(rows):
        minutes.put(Row(f"r{row}", "s", ord=f"{row}", label="ABCDEFGH"[row]))
    for prompt in range(prompts):
        minutes.put(Prompt(f"p{prompt}", "s", ord=f"{prompt}", text=f"Sak {prompt}"))
    for n in range(rows * prompts * each):
        row, prompt = n // (prompts * each), n // each % prompts
        cell = {"row": f"r{row}", "prompt": f"p{prompt}"}
        minutes.put(Entry(f"e{n}", "s", ord=f"{n:03}", kind="bullet", text=f"rad {n}", **cell))
    return minutes


def board(minutes: Minutes, *, view: str | None = None) -> Highlight:
    grid = BoardGrid(minutes, "s", T)
    grid.view = view or grid.view
    return Highlight(grid, Place("s", "r0", "p0"))


def text(highlight: Highlight) -> str:
    return highlight.entry.text if highlight.entry else ""


def pressed(highlight: Highlight, keys: str) -> tuple[str | None, str | None, int]:
    for key in keys.split():
        assert highlight.press(key)
    return highlight.row, highlight.prompt, highlight.index


@each(
    ("view", "keys", "stands"),
    [
        ("prompt", "right", ("r1", "p0", 0)),
        ("prompt", "right right right left", ("r1", "p0", 0)),
        ("prompt", "down down down", ("r0", "p0", 1)),
        ("prompt", "down pagedown", ("r0", "p1", 0)),
        ("prompt", "pagedown pagedown pageup pageup", ("r0", "p0", 0)),
        ("prompt", "end", ("r2", "p0", 0)),
        ("prompt", "end home up", ("r0", "p0", 0)),
        (ROW, "right", ("r0", "p1", 0)),
        (ROW, "pagedown down", ("r1", "p0", 1)),
        (TABLE, "down down", ("r1", "p0", 0)),
        (TABLE, "down down up", ("r0", "p0", 1)),
        (TABLE, "pagedown pagedown pagedown", ("r2", "p0", 0)),
    ],
)
def test_keys_move(view: str, keys: str, stands: tuple[str, str, int]):
    assert pressed(board(exercise(), view=view), keys) == stands


def test_other_keys_do_not_move():
    highlight = board(exercise())
    assert not highlight.press("x")
    assert highlight.place == Place("s", "r0", "p0")


def test_an_empty_board_has_nothing_to_highlight():
    highlight = board(Minutes(Meeting(1, "m")))
    assert not highlight.has_cells
    assert highlight.press("down")
    assert highlight.entry is None


def test_the_same_entry_stays_highlighted_and_the_next_one_where_it_goes():
    minutes = exercise()
    highlight = board(minutes)
    highlight.press("down")
    minutes.put(Entry("new", "s", ord="0005", kind="note", text="ny", row="r0", prompt="p0"))
    highlight.changed()
    assert (text(highlight), highlight.index) == ("rad 1", 2)
    minutes.drop("e1")
    highlight.changed()
    assert text(highlight) == "ny"
    for uid in ("e0", "new"):
        minutes.drop(uid)
    highlight.changed()
    assert highlight.entry is None
    assert highlight.place == Place("s", "r0", "p0")


def test_an_entry_is_found_only_in_its_own_cell():
    highlight = board(exercise())
    highlight.find("e1")
    assert highlight.index == 1
    highlight.find("e7")
    assert text(highlight) == "rad 1"


def test_by_dots_and_back_keeps_the_entry():
    minutes = exercise(each=3)
    minutes.put(
        Entry("e2", "s", ord="002", kind="bullet", text="rad 2", row="r0", prompt="p0", dots=4)
    )
    highlight = board(minutes)
    highlight.order(by_dots=True)
    assert [entry.text for entry in highlight.grid.cell("r0", "p0")] == ["rad 2", "rad 0", "rad 1"]
    assert (text(highlight), highlight.index) == ("rad 0", 1)
    highlight.order(by_dots=False)
    assert (text(highlight), highlight.index) == ("rad 0", 0)


def test_dots_are_shown_one_by_one_while_they_are_few():
    assert [dots_shown(n) for n in (1, 3, 5, 6, 12)] == ["●", "●●●", "●●●●●", "●6", "●12"]


def test_dots_that_do_not_fit_stand_below():
    minutes = exercise(rows=1, prompts=1, each=1)
    long = Entry(
        "e0", "s", ord="0", kind="bullet", text="aaaa bbbb ccccc", row="r0", prompt="p0", dots=5
    )
    minutes.put(long)
    grid = BoardGrid(minutes, "s", T)
    for width in (21, 22, 24, 30):
        grid.set_width(width)
        lines = ["".join(text for text, _ in line) for line in grid.lay("r0", "p0").lines]
        assert sum(line.count("●") for line in lines) == 5
        assert all(len(line) < width for line in lines)


def test_marked_notes_come_in_the_order_in_which_they_stand():
    minutes = exercise(rows=1, prompts=3, form="stickies")
    grid = BoardGrid(minutes, "s", T)
    for uid in ("e4", "e0", "e3", "e1", "e0"):
        grid.mark(minutes.entry(uid))
    assert grid.marked_notes() == ["e1", "e3", "e4"]
    assert MARKED in "".join(text for text, _ in grid.lay("r0", "p0").lines[1])
    minutes.drop("e3")
    grid.read()
    assert grid.marked_notes() == ["e1", "e4"]
    grid.unmark()
    assert MARKED not in "".join(text for text, _ in grid.lay("r0", "p0").lines[1])


def test_unsorted_notes_are_counted_in_every_row():
    minutes = exercise(rows=1, prompts=2, form="stickies")
    for n, row in enumerate((None, "r0", "r0")):
        minutes.put(Entry(f"x{n}", "s", ord=f"x{n}", kind="quote", text="lapp", row=row))
    assert BoardGrid(minutes, "s", T).unsorted() == 3


@each("view", ["prompt", ROW, TABLE])
def test_what_is_highlighted_is_always_seen(view: str):
    highlight = board(exercise(rows=6, prompts=4, each=5), view=view)
    window = BoardWindow(highlight)
    window.room = 4
    for key in "down down down right down down down pagedown down right end up up home up".split():
        highlight.press(key)
        window.fit(60)
        window.reveal()
        window.fill()
        assert window.line_of_highlight() is not None
        assert highlight.column in window.columns
        assert len(window.seen) <= window.room


def test_only_the_columns_that_are_seen_are_laid_out():
    highlight = board(exercise(rows=8, prompts=4, each=5))
    window = BoardWindow(highlight)
    window.room = 10
    window.fit(80)
    window.reveal()
    window.fill()
    assert len(highlight.grid.laid) == len(window.columns) == 3


def test_one_entry_that_changes_lays_out_no_other_again(monkeypatch: pytest.MonkeyPatch):
    from screens.board import grid as board_grid

    minutes = exercise(rows=1, prompts=1, each=9)
    grid = BoardGrid(minutes, "s", T)
    grid.lay("r0", "p0")
    laid = []
    lines_of = board_grid.lines_of
    monkeypatch.setattr(
        board_grid,
        "lines_of",
        lambda entry, shape: laid.append(entry.uid) or lines_of(entry, shape),
    )
    minutes.put(Entry("e3", "s", ord="003", kind="bullet", text="annan", row="r0", prompt="p0"))
    grid.read()
    grid.lay("r0", "p0")
    assert laid == ["e3"]
