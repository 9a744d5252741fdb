"""The board of an exercise: cells side by side, drawn line by line, and only those that are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from locales import N_
from screens.widgets.board_grid import COLUMN, PROMPT, ROW, TABLE, VIEWS, BoardGrid
from screens.widgets.cells import width_of, wrap
from screens.widgets.painted import Line, Painted, Piece
from store.records import Entry, Place

_WHEEL = 3
_MOST_TITLE, _MOST_HEADS = 2, 2
_NAMES = {PROMPT: N_("All rows"), ROW: N_("One row"), TABLE: N_("The table")}

Spot = tuple[int, int]
"""A band and a line in it."""


class BoardPane(Painted):
    """A window on a :class:`BoardGrid`, with one entry or empty cell highlighted.

    Attributes:
        grid: what it shows.
        row, prompt: the highlighted cell.
        index: the number of the highlighted entry in it.
    """

    PREFIX = "board"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"board--{name}"
        for name in (
            "title view head head-current rule text quiet word word-strong symbol decision action "
            "label question speaker owner mark selected selected-mark more"
        ).split()
    }
    DEFAULT_CSS = """
    BoardPane {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
        & > .board--title { color: $foreground; text-style: bold; }
        & > .board--view { color: $text-muted; }
        & > .board--head { color: $primary; }
        & > .board--head-current { color: $primary; text-style: bold reverse; }
        & > .board--rule { color: $surface-lighten-2; }
        & > .board--quiet { color: $text-muted; }
        & > .board--word { color: $text-muted; }
        & > .board--word-strong { color: $primary; text-style: bold; }
        & > .board--symbol { color: $primary; }
        & > .board--decision { text-style: bold; }
        & > .board--label { text-style: bold; }
        & > .board--question { text-style: italic; }
        & > .board--speaker { text-style: bold; }
        & > .board--owner { color: $primary; }
        & > .board--mark { color: $text-warning; }
        & > .board--selected { background: $primary 18%; }
        & > .board--selected-mark { color: $primary; text-style: bold; }
        & > .board--more { color: $primary; text-style: bold; }
    }
    """

    def __init__(
        self,
        grid: BoardGrid,
        place: Place,
        moved: Callable[[], object],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Highlight the cell of ``place``; ``moved`` is told when the mouse highlights another."""
        super().__init__(id=id)
        self.grid = grid
        self.row = place.row
        self.prompt = place.prompt
        self.index = 0
        self._moved = moved
        self._uid: str | None = None
        self._left = 0
        self._top: Spot = (0, 0)
        self._seen: list[Spot] = []
        self._head: list[Line] = []
        if grid.is_wall or len(grid.rows) <= 1:
            grid.view = ROW
        self._settle()
        self._keys: dict[str, Callable[[], None]] = {
            "left": lambda: self._across(-1),
            "right": lambda: self._across(1),
            "up": lambda: self._along(-1),
            "down": lambda: self._along(1),
            "pageup": lambda: self._page(-1),
            "pagedown": lambda: self._page(1),
            "home": lambda: self._across(-len(grid.columns())),
            "end": lambda: self._across(len(grid.columns())),
        }

    # What is highlighted ----------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """The highlighted cell."""
        return Place(self.grid.section, self.row, self.prompt)

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry; None in an empty cell."""
        cell = self.grid.cell(self.row, self.prompt)
        return cell[self.index] if self.index < len(cell) else None

    def press(self, key: str) -> bool:
        """Move by a key; return whether it is one that moves."""
        action = self._keys.get(key)
        if action is not None and self.grid.rows and self.grid.prompts:
            action()
            self._settle()
            self._reveal()
        return action is not None

    def turn(self, by: int) -> None:
        """Show the next view, or the one before it, with the same entry highlighted."""
        self.grid.view = VIEWS[(VIEWS.index(self.grid.view) + by) % len(VIEWS)]
        self._left, self._top = 0, (0, 0)
        self._reveal()

    def changed(self) -> None:
        """Show what has changed, without moving what the reader looks at."""
        first = self._entry_spots()[0]
        y = self._seen.index(first) if first in self._seen else None
        self.grid.read()
        cell = self.grid.cell(self.row, self.prompt)
        kept = self.grid.minutes.entry(self._uid)
        if kept is not None and (kept.row, kept.prompt) == (self.row, self.prompt):
            self.index = cell.index(kept)
        self._settle()
        if y is None:
            self.refresh()
            return
        self._measure()
        self._top = self._back(self._entry_spots()[0], y)
        self._reveal()

    def _settle(self) -> None:
        """Stay on a cell and an entry that are there."""
        grid = self.grid
        if grid.rows and self.row not in grid.rows:
            self.row, self.index = grid.rows[0], 0
        if grid.prompts and self.prompt not in grid.prompts:
            self.prompt, self.index = grid.prompts[0], 0
        self.index = max(0, min(self.index, len(grid.cell(self.row, self.prompt)) - 1))
        entry = self.entry
        self._uid = entry.uid if entry is not None else None

    def _across(self, by: int) -> None:
        columns = self.grid.columns()
        to = columns[max(0, min(self._column() + by, len(columns) - 1))]
        if self.grid.view == PROMPT:
            self.row = to
        else:
            self.prompt = to

    def _along(self, by: int) -> None:
        """Go to the next entry; in the table from the last of a cell to the first of the next row."""
        to, count = self.index + by, len(self.grid.cell(self.row, self.prompt))
        if 0 <= to < count or self.grid.is_single:
            self.index = max(to, 0)
        elif self._step_row(by):
            self.index = 0 if by > 0 else len(self.grid.cell(self.row, self.prompt))

    def _page(self, by: int) -> None:
        if self.grid.view == PROMPT:
            prompts = self.grid.prompts
            at = prompts.index(self.prompt) + by
            if 0 <= at < len(prompts):
                self.prompt, self.index, self._top = prompts[at], 0, (0, 0)
        elif self._step_row(by):
            self.index, self._top = 0, (self._band(), 0)

    def _step_row(self, by: int) -> bool:
        at = self.grid.rows.index(self.row) + by
        if not 0 <= at < len(self.grid.rows):
            return False
        self.row = self.grid.rows[at]
        return True

    # Columns and bands ------------------------------------------------------------------------------

    def _column(self) -> int:
        wanted = self.row if self.grid.view == PROMPT else self.prompt
        columns = self.grid.columns()
        return columns.index(wanted) if wanted in columns else 0

    def _band(self) -> int:
        rows = self.grid.rows
        return rows.index(self.row) if not self.grid.is_single and self.row in rows else 0

    def _cell_of(self, band: int, column: int) -> tuple[str | None, str | None]:
        across = self.grid.columns()[column]
        if self.grid.view == PROMPT:
            return across, self.prompt
        return (self.row if self.grid.is_single else self.grid.rows[band]), across

    def _across_seen(self) -> range:
        """Return the columns that are seen."""
        count = len(self.grid.columns())
        most = max((self.size.width) // (COLUMN + 1), 1)
        room = max(min(most, count), 1)
        self._left = max(0, min(self._left, count - room))
        return range(self._left, min(self._left + room, count))

    def _measure(self) -> None:
        """Bring the highlighted column into sight, and fit the widths and the header to the room."""
        at, seen = self._column(), self._across_seen()
        if seen and at < seen.start:
            self._left = at
        elif seen and at >= seen.stop:
            self._left += at - seen.stop + 1
        seen = self._across_seen()
        self.grid.set_width(max(self.size.width // max(len(seen), 1) - 1, 4))
        self._head = self._header()

    @property
    def _room(self) -> int:
        return max(self.size.height - len(self._head), 1)

    def _widths(self) -> int:
        return max(self.size.width // max(len(self._across_seen()), 1) - 1, 4)

    def _rule(self) -> int:
        """Return how many lines stand above the cells of a band."""
        return 0 if self.grid.is_single else 1

    def _height(self, band: int) -> int:
        single = self.grid.is_single
        across = self._across_seen() if single else range(len(self.grid.columns()))
        tall = max((len(self.grid.lay(*self._cell_of(band, n)).lines) for n in across), default=1)
        return tall + self._rule()

    def _bands(self) -> int:
        return 1 if self.grid.is_single else len(self.grid.rows)

    def _back(self, spot: Spot, by: int) -> Spot:
        band, line = spot
        line -= by
        while line < 0:
            if band == 0:
                return 0, 0
            band -= 1
            line += self._height(band)
        return band, line

    def _on(self, spot: Spot, by: int) -> Spot:
        band, line = spot
        line += by
        while line >= (height := self._height(band)):
            if band + 1 >= self._bands():
                return band, height - 1
            line -= height
            band += 1
        return band, line

    def _entry_spots(self) -> tuple[Spot, Spot]:
        """Return the first and the last line of what is highlighted."""
        owners = self.grid.lay(self.row, self.prompt).owners
        lines = [n for n, owner in enumerate(owners) if owner == self.index] or [0]
        band, rule = self._band(), self._rule()
        return (band, lines[0] + rule), (band, lines[-1] + rule)

    def _reveal(self) -> None:
        """Bring what is highlighted into sight and draw."""
        if self.size.width and self.grid.rows and self.grid.prompts:
            self._measure()
            first, last = self._entry_spots()
            begin = (first[0], 0) if self.index == 0 else first
            if begin < self._top:
                self._top = begin
            elif last > self._on(self._top, self._room - 1):
                self._top = min(self._back(last, self._room - 1), first)
        self.refresh()

    def _fill(self) -> None:
        """Find out which lines are seen."""
        self._seen = []
        if not (self.grid.rows and self.grid.prompts):
            return
        last = self._bands() - 1
        self._top = min(self._top, (last, self._height(min(self._top[0], last)) - 1))
        band, line = self._top
        while len(self._seen) < self._room and band <= last:
            height = self._height(band)
            self._seen += [(band, n) for n in range(line, height)]
            band, line = band + 1, 0
        short = self._room - len(self._seen)
        if short > 0 and self._top > (0, 0):
            self._top = self._back(self._top, short)
            self._fill()
        del self._seen[self._room :]

    # Drawing ----------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Fit another size."""
        self._reveal()

    def _scroll(self, by: int) -> None:
        if self.grid.rows and self.grid.prompts:
            to = self._on(self._top, by) if by > 0 else self._back(self._top, -by)
            if to != self._top:
                self._top = to
                self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll towards the end."""
        event.stop()
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll towards the beginning."""
        event.stop()
        self._scroll(-_WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Highlight what is pointed at."""
        at = event.get_content_offset(self)
        y = at.y - len(self._head) if at is not None else -1
        across = self._across_seen()
        if at is None or not 0 <= y < len(self._seen) or not across:
            return
        band, line = self._seen[y]
        column = min(at.x // (self._widths() + 1), len(across) - 1) + across.start
        self.row, self.prompt = self._cell_of(band, column)
        owners = self.grid.lay(self.row, self.prompt).owners
        self.index = owners[max(0, min(line - self._rule(), len(owners) - 1))]
        self._settle()
        self._reveal()
        self._moved()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Find out what is seen, once for all lines of a drawing."""
        self._measure()
        self._fill()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the header, the name of a row, or a line of the cells."""
        width = self.size.width
        if not (self.grid.rows and self.grid.prompts):
            said = self.grid.t(N_("There is no exercise here.")) if y == 1 else ""
            return self.strip_of([("  ", ""), (said, "quiet")], width)
        if y < len(self._head):
            return self.strip_of(self._head[y], width)
        at = y - len(self._head)
        if at >= len(self._seen):
            return self.strip_of([], width)
        band, line = self._seen[at]
        if line < self._rule():
            return self._band_rule(band)
        return self._cells(band, line - self._rule(), self._more(at))

    def _more(self, at: int) -> str:
        """Return the sign at the edge that says that there is more above or below."""
        if at == 0 and self._seen[0] > (0, 0):
            return "▲"
        band, line = self._seen[-1]
        below = band + 1 < self._bands() or line + 1 < self._height(band)
        return "▼" if below and at == self._room - 1 else " "

    def _band_rule(self, band: int) -> Strip:
        row = self.grid.rows[band]
        here = row == self.row
        name = f"▸{self.grid.row_words(row)} " if here else f" {self.grid.row_words(row)} "
        style = "head-current" if here else "head"
        rest = "─" * max(self.size.width - width_of(name) - 1, 0)
        return self.strip_of([("─", "rule"), (name, style), (rest, "rule")], self.size.width)

    def _cells(self, band: int, line: int, more: str) -> Strip:
        width = self._widths()
        across = self._across_seen()
        strips: list[Strip] = []
        for column in across:
            if strips:
                strips.append(self.strip_of([("│", "rule")], 1))
            strips.append(self._cell_strip(self._cell_of(band, column), line, width))
        used = sum(strip.cell_length for strip in strips)
        rest = max(self.size.width - used, 1)
        return Strip.join([*strips, self.strip_of([(" " * (rest - 1), ""), (more, "more")], rest)])

    def _cell_strip(self, cell: tuple[str | None, str | None], line: int, width: int) -> Strip:
        laid = self.grid.lay(*cell)
        if line >= len(laid.lines):
            return self.strip_of([], width)
        pieces = laid.lines[line]
        if cell != (self.row, self.prompt) or laid.owners[line] != self.index:
            return self.strip_of(pieces, width)
        (blank, style), *rest = pieces
        marked: list[Piece] = [("▌", "selected-mark"), (blank[1:], style), *rest]
        return self.marked(self.strip_of(marked, width), "selected")

    def _header(self) -> list[Line]:
        """Return the lines above the cells: what the view is about, the views, and the columns."""
        grid, width = self.grid, self.size.width
        title = wrap(grid.title(self.row, self.prompt), max(width - 3, 4))[:_MOST_TITLE]
        lines: list[Line] = [[(f" {text}", "title")] for text in title]
        across, count = self._across_seen(), len(grid.columns())
        views = "  ".join(
            f"[{grid.t(_NAMES[view])}]" if view == grid.view else f" {grid.t(_NAMES[view])} "
            for view in VIEWS
        )
        if len(across) < count:
            said = grid.t(
                N_("columns {first}–{last} of {count}"),
                first=across.start + 1,
                last=across.stop,
                count=count,
            )
            left, right = ("‹ " if across.start else ""), (" ›" if across.stop < count else "")
            views = f"{views}   {left}{said}{right}"
        lines.append([(f" {views}", "view")])
        return [*lines, *self._heads()]

    def _heads(self) -> list[Line]:
        """Return what stands above the columns that are seen, the highlighted one marked."""
        width, here = self._widths(), self._column()
        heads: list[tuple[str, list[str]]] = []
        for n in self._across_seen():
            words = self.grid.column_words(self.grid.columns()[n], self.row, self.prompt)
            sign = "▸" if n == here else " "
            heads.append((sign, wrap(words, max(width - 2, 4))[:_MOST_HEADS]))
        lines: list[Line] = []
        for line in range(max((len(texts) for _, texts in heads), default=0)):
            pieces: list[Piece] = []
            for sign, texts in heads:
                text = f"{' ' if line else sign}{texts[line]}" if line < len(texts) else ""
                style = "head-current" if sign == "▸" and text else "head"
                gap = " " * max(width - width_of(text), 0)
                pieces += [("│", "rule")] if pieces else []
                pieces += [(text, style), (gap, "")]
            lines.append(pieces)
        return lines
