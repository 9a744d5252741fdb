"""The board of an exercise: cells side by side, drawn line by line, and only those that are seen.

It never has the focus: the capture line hands on the keys that are meant for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from locales import N_
from screens.base.widgets import inks
from screens.base.widgets.cells import width_of
from screens.base.widgets.line_drawing import pieces_of
from screens.base.widgets.painted import Line, Piece
from screens.base.widgets.wheeled import Wheeled
from screens.board.contents import Cell
from screens.board.head import head_lines
from screens.board.highlight import Highlight
from screens.board.window import BoardWindow
from screens.board.words import row_words
from screens.writing.entry_edit import EntryEdit
from screens.writing.waiting_drawing import waiting_lines
from store.model.records import Entry


class BoardPane(Wheeled):
    """Draws what a :class:`Highlight` highlights, and what lies around it.

    Attributes:
        highlight: what is highlighted.
        edit: the entry that is edited in its cell, or None.
        writes: whether lines are written in the highlighted cell, and no entry of it is picked out.
    """

    OWN_INKS: ClassVar = {
        "head": inks.ACCENT,
        "head-current": inks.CURRENT,
        "mark": inks.WARNING,
        "more": inks.ACCENT_STRONG,
        "title": inks.STRONG,
        "view": inks.QUIET,
    }
    DEFAULT_CSS = """
    BoardPane {
        width: 1fr;
        height: 1fr;
        padding: 1 0 0 0;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(
        self,
        highlight: Highlight,
        moved: Callable[[], object],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Show ``highlight``; ``moved`` is told when no key highlights something else."""
        super().__init__(id=id)
        self.edit: EntryEdit[Entry] | None = None
        self.writes = False
        self._moved = moved
        self._head: list[Line] = []
        self._waiting: tuple[list[str], int] = ([], 0)
        self._foot: list[Piece] = []
        self.look_at(highlight)

    # What is shown ----------------------------------------------------------------------------------

    def look_at(self, highlight: Highlight) -> None:
        """Show another exercise."""
        self.highlight = highlight
        self.edit = highlight.grid.contents.held = None
        self._grid = highlight.grid
        self._grid.edited = self._edited
        self._window = BoardWindow(highlight)
        self.reveal()

    def press(self, key: str) -> bool:
        """Move by a key; return whether it is one that moves."""
        moved = self.highlight.press(key)
        if moved and key in ("pageup", "pagedown"):
            self._window.to_band()
        self.reveal()
        return moved

    def stand_on(self, cell: Cell, index: int) -> None:
        """Highlight an entry of a cell by its number, and tell that something else is highlighted."""
        self.highlight.stand_on(cell, index)
        self.reveal()
        self._moved()

    def turn(self, by: int) -> None:
        """Show the next view, or the one before it, with the same entry highlighted."""
        self.highlight.turn(by)
        self._window.to_start()
        self.reveal()

    def changed(self) -> None:
        """Show what has changed, without moving what the reader looks at."""
        line = self._window.line_of_highlight() if self.highlight.has_cells else None
        self.highlight.changed()
        if line is not None and self.highlight.has_cells:
            self._measure()
            self._window.hold(line)
            self.reveal()
        self.refresh()

    def show_waiting(self, texts: Sequence[str], unkept: int) -> None:
        """Show, below the cells, what waits to be written; the last ``unkept`` are kept nowhere."""
        if (list(texts), unkept) != self._waiting:
            self._waiting = list(texts), unkept
            self.reveal()

    def begin_edit(self, edit: EntryEdit[Entry]) -> None:
        """Show an entry as a text that is edited; it stands in its cell until the edit is over."""
        self.edit, self._grid.contents.held = edit, edit.entry
        self.redraw_cell()

    def shows(self, entry: Entry) -> bool:
        """Return whether an entry is, or is held, in the highlighted cell."""
        return any(one.uid == entry.uid for one in self._grid.cell(*self.highlight.cell))

    def end_edit(self) -> None:
        """Show the entry that was edited as it is now."""
        self.edit = self._grid.contents.held = None
        self.highlight.changed()
        self.redraw_cell()

    def redraw_cell(self) -> None:
        """Lay the highlighted cell out again: the text that is edited in it has changed."""
        self._grid.forget(*self.highlight.cell)
        self.reveal()

    def reveal(self) -> None:
        """Bring what is highlighted into sight and draw."""
        if self.size.width and self.highlight.has_cells:
            self._measure()
            self._window.reveal()
        self.refresh()

    def _measure(self) -> None:
        self._window.fit(self.size.width)
        self._head = head_lines(self.highlight, self._window)
        self._foot = waiting_lines(*self._waiting, *self.size, self._grid.t)
        self._window.room = max(self.size.height - len(self._head) - len(self._foot), 1)

    def _edited(self, entry: Entry, width: int) -> Sequence[Line] | None:
        """Return the lines of the entry that is edited; None for any other."""
        if self.edit is None or self.edit.entry.uid != entry.uid:
            return None
        drawing = self.edit.drawing
        drawing.fit(width, self._window.room)
        return [pieces_of(line) for line in drawing.lines()]

    # The mouse --------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Fit another size."""
        self.reveal()

    def scroll_lines(self, by: int) -> None:
        """Look so many lines further down, or with a negative number up."""
        if self.highlight.has_cells and self._window.scroll(by):
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Highlight what is pointed at."""
        at, window = event.get_content_offset(self), self._window
        y = at.y - len(self._head) if at is not None else -1
        across = window.columns
        if at is None or not 0 <= y < len(window.seen) or not across:
            return
        band, line = window.seen[y]
        column = min(at.x // (window.column_width + 1), len(across) - 1) + across.start
        cell = window.cell_of(band, column)
        owners = self._grid.lay(*cell).owners
        self.end_edit()
        self.stand_on(cell, owners[max(0, min(line - window.rule, len(owners) - 1))])

    # Drawing ----------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Find out what is seen, once for all lines of a drawing."""
        self._measure()
        self._window.fill()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the header, the name of a row, or a line of the cells."""
        width, window = self.size.width, self._window
        foot = y - self.size.height + len(self._foot)
        if foot >= 0:
            return self.strip_of([("  ", ""), self._foot[foot]], width)
        if not self.highlight.has_cells:
            said = self._grid.t(N_("There is no exercise here.")) if y == 1 else ""
            return self.strip_of([("  ", ""), (said, "quiet")], width)
        at = y - len(self._head)
        if at < 0:
            return self.strip_of(self._head[y], width)
        if at >= len(window.seen):
            return self.strip_of([], width)
        band, line = window.seen[at]
        if line < window.rule:
            return self._band_rule(band)
        return self._cells(band, line - window.rule, window.more(at))

    def _band_rule(self, band: int) -> Strip:
        row = self._grid.rows[band]
        here = row == self.highlight.row
        name = f"{'▸' if here else ' '}{row_words(self._grid, row)} "
        style = "head-current" if here else "head"
        rest = "─" * max(self.size.width - width_of(name) - 1, 0)
        return self.strip_of([("─", "rule"), (name, style), (rest, "rule")], self.size.width)

    def _cells(self, band: int, line: int, more: str) -> Strip:
        width = self._window.column_width
        strips: list[Strip] = []
        for column in self._window.columns:
            if strips:
                strips.append(self.strip_of([("│", "rule")], 1))
            strips.append(self._cell_strip(self._window.cell_of(band, column), line, width))
        used = sum(strip.cell_length for strip in strips)
        rest = max(self.size.width - used, 1)
        return Strip.join([*strips, self.strip_of([(" " * (rest - 1), ""), (more, "more")], rest)])

    def _cell_strip(self, cell: Cell, line: int, width: int) -> Strip:
        laid = self._grid.lay(*cell)
        if line >= len(laid.lines):
            return self.strip_of([], width)
        pieces = laid.lines[line]
        if cell != self.highlight.cell or laid.owners[line] != self.highlight.index:
            return self.strip_of(pieces, width)
        (blank, style), *rest = pieces
        strip = self.strip_of([("▌", "selected-mark"), (blank[1:], style), *rest], width)
        is_below = self.writes and self.highlight.entry is not None
        return strip if is_below else self.marked(strip, "selected")
