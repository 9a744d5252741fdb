"""The words on a board: what its rows, prompts, columns and views are called."""

from __future__ import annotations

from locales import N_
from screens.base.widgets.cells import shown_inline
from screens.board.grid import PROMPT, ROW, TABLE, BoardGrid
from screens.writing.axis_words import axis_words
from store.capture.placing import heading_words, place_words
from store.file import forms
from store.model.records import Place


def row_words(grid: BoardGrid, row: str | None) -> str:
    """Return what a row is called; the only one of a wall by the name of the exercise."""
    if grid.is_wall and len(grid.rows) == 1:
        return shown_inline(grid.t(heading_words(grid.minutes.section(grid.section))))
    return shown_inline(grid.t(place_words(grid.minutes, Place(grid.section, row))))


def prompt_words(grid: BoardGrid, prompt: str | None) -> str:
    """Return a prompt word for word, with its number, or a cluster with what moves notes there."""
    found = grid.minutes.prompt(prompt)
    if grid.is_wall:
        text = shown_inline(found.text) if found else ""
        return f"{grid.number(found.uid)} {text}" if found and text else grid.t(N_("0 Unsorted"))
    if found is None:
        return grid.t(N_("Under no question"))
    number = grid.minutes.prompts(grid.section).index(found) + 1
    text = shown_inline(found.text)
    section = grid.minutes.section(grid.section)
    form = forms.get(section.form) if section else None
    return f"{number}. {text}" if form is None or form.numbered or not text else text


def column_words(
    grid: BoardGrid, column: str | None, row: str | None, prompt: str | None
) -> tuple[str, str]:
    """Return what stands above a column, and behind it how much is in it where that is one cell."""
    if grid.view == PROMPT:
        return row_words(grid, column), _count(grid, column, prompt)
    words = prompt_words(grid, column)
    return words, "" if grid.view == TABLE else _count(grid, row, column)


def _count(grid: BoardGrid, row: str | None, prompt: str | None) -> str:
    count = len(grid.cell(row, prompt))
    return f" · {count}" if count else ""


def title(grid: BoardGrid, row: str | None, prompt: str | None) -> str:
    """Return what the view is about."""
    if grid.view == PROMPT:
        return prompt_words(grid, prompt)
    if grid.view == ROW:
        return row_words(grid, row)
    return grid.t(N_("The whole exercise"))


def view_names(grid: BoardGrid) -> dict[str, str]:
    """Return the views that there are, and what they are called."""
    words = axis_words(grid.minutes, grid.section)
    if len(grid.rows) > 1:
        names = {PROMPT: words.all_rows, ROW: words.one_row, TABLE: N_("The table")}
    else:
        names = {PROMPT: words.one_prompt, ROW: words.all_prompts}
    return {view: grid.t(names[view]) for view in grid.views}
