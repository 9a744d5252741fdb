"""What is highlighted on a board, and how keys move it. No widget, so that it can be tested alone."""

from __future__ import annotations

from collections.abc import Callable

from screens.board.contents import Cell
from screens.board.grid import PROMPT, BoardGrid
from store.model.records import Entry, Place


class Highlight:
    """One highlighted entry or empty cell of a :class:`BoardGrid`.

    Attributes:
        grid: what it is highlighted in.
        row, prompt: the highlighted cell.
        index: the number of the highlighted entry in it.
    """

    def __init__(self, grid: BoardGrid, place: Place) -> None:
        """Highlight the first entry in the cell of ``place``."""
        self.grid = grid
        self.row, self.prompt = grid.stand_on(place)
        self.index = 0
        self._uid: str | None = None
        self.settle()
        self._keys: dict[str, Callable[[], None]] = {
            "left": lambda: self._across(-1),
            "right": lambda: self._across(1),
            "up": lambda: self._along(-1),
            "down": lambda: self._along(1),
            "pageup": lambda: self._page(-1),
            "pagedown": lambda: self._page(1),
            "home": lambda: self._across(-len(self.grid.columns())),
            "end": lambda: self._across(len(self.grid.columns())),
        }

    # What is asked ----------------------------------------------------------------------------------

    @property
    def has_cells(self) -> bool:
        """Whether there is anything to highlight."""
        return bool(self.grid.rows and self.grid.prompts)

    @property
    def cell(self) -> Cell:
        """The highlighted cell, by row and prompt."""
        return self.row, self.prompt

    @property
    def place(self) -> Place:
        """The highlighted cell, as a place."""
        return Place(self.grid.section, self.row, self.prompt)

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry; None in an empty cell."""
        cell = self.grid.cell(self.row, self.prompt)
        return cell[self.index] if self.index < len(cell) else None

    @property
    def count(self) -> int:
        """How many entries lie in the highlighted cell."""
        return len(self.grid.cell(self.row, self.prompt))

    @property
    def column(self) -> int:
        """The number of the highlighted column."""
        wanted = self.row if self.grid.view == PROMPT else self.prompt
        columns = self.grid.columns()
        return columns.index(wanted) if wanted in columns else 0

    @property
    def band(self) -> int:
        """The number of the highlighted band."""
        rows = self.grid.rows
        return rows.index(self.row) if not self.grid.is_single and self.row in rows else 0

    # What is done -----------------------------------------------------------------------------------

    def press(self, key: str) -> bool:
        """Move by a key; return whether it is one that moves."""
        action = self._keys.get(key)
        if action is not None and self.has_cells:
            action()
            self.settle()
        return action is not None

    def turn(self, by: int) -> None:
        """Show the next view, or one before it, with the same entry highlighted."""
        views = self.grid.views
        at = views.index(self.grid.view) if self.grid.view in views else 0
        self.grid.view = views[(at + by) % len(views)]
        self.grid.laid.clear()  # earlier answers are not in every view

    def order(self, *, by_dots: bool) -> None:
        """Show the entries by their dots or in spoken order, with the same one highlighted."""
        self.grid.order(by_dots=by_dots)
        self._find_again()
        self.settle()

    def go_to(self, place: Place) -> None:
        """Highlight another cell, at its first entry; the same one stays as it is."""
        cell = self.grid.stand_on(place)
        if cell != self.cell:
            self.stand_on(cell, 0)

    def stand_on(self, cell: Cell, index: int) -> None:
        """Highlight an entry of a cell by its number."""
        (self.row, self.prompt), self.index = cell, index
        self.settle()

    def find(self, uid: str) -> None:
        """Highlight an entry if it lies in the highlighted cell."""
        self._uid = uid
        self._find_again()
        self.settle()

    def changed(self) -> None:
        """Stay on the same entry after something has changed; where it has gone, on the next one."""
        self.grid.read()
        self._find_again()
        self.settle()

    def settle(self) -> None:
        """Stay on a cell and an entry that are there."""
        grid = self.grid
        if grid.rows and self.row not in grid.rows:
            self.row, self.index = grid.rows[0], 0
        if grid.prompts and self.prompt not in grid.prompts:
            self.prompt, self.index = grid.prompts[0], 0
        self.index = max(0, min(self.index, self.count - 1))
        grid.stand_on(self.place)
        entry = self.entry
        self._uid = entry.uid if entry is not None else None

    # How --------------------------------------------------------------------------------------------

    def _find_again(self) -> None:
        cell = self.grid.cell(self.row, self.prompt)
        found = (n for n, entry in enumerate(cell) if entry.uid == self._uid)
        self.index = next(found, self.index)

    def _across(self, by: int) -> None:
        columns = self.grid.columns()
        to = columns[max(0, min(self.column + by, len(columns) - 1))]
        if self.grid.view == PROMPT:
            self.row = to
        else:
            self.prompt = to

    def _along(self, by: int) -> None:
        """Go to the next entry; in the table from the last of a cell to the first of the next row."""
        to = self.index + by
        if 0 <= to < self.count or self.grid.is_single:
            self.index = max(to, 0)
        elif self._step_row(by):
            self.index = 0 if by > 0 else self.count

    def _page(self, by: int) -> None:
        """Go to the next prompt or row, whichever is not seen side by side."""
        if self.grid.view != PROMPT:
            self.index = 0 if self._step_row(by) else self.index
            return
        at = self.grid.prompts.index(self.prompt) + by
        if 0 <= at < len(self.grid.prompts):
            self.prompt, self.index = self.grid.prompts[at], 0

    def _step_row(self, by: int) -> bool:
        at = self.grid.rows.index(self.row) + by
        if not 0 <= at < len(self.grid.rows):
            return False
        self.row = self.grid.rows[at]
        return True
