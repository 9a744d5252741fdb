"""Which part of a board is seen: some of its columns, and lines from a band and a line in it on.

Only what is seen is ever laid out. No widget, so that it can be tested alone.
"""

from __future__ import annotations

from screens.board.contents import Cell
from screens.board.grid import COLUMN, PROMPT
from screens.board.highlight import Highlight

_NARROWEST = 4

Spot = tuple[int, int]
"""A band and a line in it."""


class BoardWindow:
    """The window on the grid of a :class:`Highlight`.

    Attributes:
        seen: the lines that are seen, from the top; :meth:`fill` finds them.
        top: the first of them.
        room: how many lines there is room for.
        width: the cells in all.
    """

    def __init__(self, highlight: Highlight) -> None:
        """Look at the beginning."""
        self.seen: list[Spot] = []
        self.top: Spot = (0, 0)
        self.room = 1
        self.width = 0
        self._left = 0
        self._highlight = highlight
        self._grid = highlight.grid

    # Columns ----------------------------------------------------------------------------------------

    @property
    def columns(self) -> range:
        """The numbers of the columns that are seen."""
        count = len(self._grid.columns())
        most = max(self.width // (COLUMN + 1), 1)
        shown = max(min(most, count), 1)
        self._left = max(0, min(self._left, count - shown))
        return range(self._left, min(self._left + shown, count))

    @property
    def column_width(self) -> int:
        """The cells of a column."""
        return max(self.width // max(len(self.columns), 1) - 1, _NARROWEST)

    def fit(self, width: int) -> None:
        """Bring the highlighted column into sight, and fit the columns to ``width`` cells."""
        self.width = width
        at, seen = self._highlight.column, self.columns
        if seen and at < seen.start:
            self._left = at
        elif seen and at >= seen.stop:
            self._left += at - seen.stop + 1
        self._grid.set_width(self.column_width)

    def cell_of(self, band: int, column: int) -> Cell:
        """Return the cell where a band and a column meet."""
        grid, highlight = self._grid, self._highlight
        across = grid.columns()[column]
        if grid.view == PROMPT:
            return across, highlight.prompt
        return (highlight.row if grid.is_single else grid.rows[band]), across

    # Lines ------------------------------------------------------------------------------------------

    @property
    def rule(self) -> int:
        """How many lines stand above the cells of a band."""
        return 0 if self._grid.is_single else 1

    @property
    def bands(self) -> int:
        """How many bands there are."""
        return 1 if self._grid.is_single else len(self._grid.rows)

    def height(self, band: int) -> int:
        """Return the lines of a band."""
        across = self.columns if self._grid.is_single else range(len(self._grid.columns()))
        cells = (self._grid.lay(*self.cell_of(band, n)) for n in across)
        return max((len(cell.lines) for cell in cells), default=1) + self.rule

    def highlighted(self) -> tuple[Spot, Spot]:
        """Return the first and the last line of what is highlighted."""
        highlight = self._highlight
        owners = self._grid.lay(*highlight.cell).owners
        lines = [n for n, owner in enumerate(owners) if owner == highlight.index] or [0]
        return (highlight.band, lines[0] + self.rule), (highlight.band, lines[-1] + self.rule)

    def more(self, at: int) -> str:
        """Return the sign at the edge of a seen line that says that there is more above or below."""
        if at == 0 and self.seen[0] > (0, 0):
            return "▲"
        band, line = self.seen[-1]
        below = band + 1 < self.bands or line + 1 < self.height(band)
        return "▼" if below and at == self.room - 1 else " "

    # What is done -----------------------------------------------------------------------------------

    def to_start(self) -> None:
        """Look at the beginning: another view is shown."""
        self._left, self.top = 0, (0, 0)

    def to_band(self) -> None:
        """Look at the beginning of the highlighted band."""
        self.top = (self._highlight.band, 0)

    def reveal(self) -> None:
        """Bring what is highlighted into sight."""
        first, last = self.highlighted()
        begin = (first[0], 0) if self._highlight.index == 0 else first
        if begin < self.top:
            self.top = begin
        elif last > self._on(self.top, self.room - 1):
            self.top = min(self._back(last, self.room - 1), first)

    def line_of_highlight(self) -> int | None:
        """Return on which seen line the highlight begins; None where that is not seen."""
        first = self.highlighted()[0]
        return self.seen.index(first) if first in self.seen else None

    def hold(self, line: int) -> None:
        """Keep the highlight on the same seen line after something has changed above it."""
        self.top = self._back(self.highlighted()[0], line)

    def scroll(self, by: int) -> bool:
        """Look so many lines further down; return whether anything moved."""
        before = self.top
        self.top = self._on(before, by) if by > 0 else self._back(before, -by)
        return self.top != before

    def fill(self) -> None:
        """Find out which lines are seen, and leave no room empty that could be filled."""
        self.seen = []
        if not self._highlight.has_cells:
            return
        last = self.bands - 1
        self.top = min(self.top, (last, self.height(min(self.top[0], last)) - 1))
        band, line = self.top
        while len(self.seen) < self.room and band <= last:
            self.seen += [(band, n) for n in range(line, self.height(band))]
            band, line = band + 1, 0
        short = self.room - len(self.seen)
        if short > 0 and self.top > (0, 0):
            self.top = self._back(self.top, short)
            self.fill()
        del self.seen[self.room :]

    def _back(self, spot: Spot, by: int) -> Spot:
        band, line = spot
        line -= by
        while line < 0:
            if band == 0:
                return 0, 0
            band -= 1
            line += self.height(band)
        return band, line

    def _on(self, spot: Spot, by: int) -> Spot:
        band, line = spot
        line += by
        while line >= (height := self.height(band)):
            if band + 1 >= self.bands:
                return band, height - 1
            line -= height
            band += 1
        return band, line
