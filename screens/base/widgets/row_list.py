"""A list of rows with one selected, drawn line by line, so that it holds any number of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from textual import events
from textual.message import Message
from textual.strip import Strip

from screens.base.widgets import inks
from screens.base.widgets.painted import Line
from screens.base.widgets.wheeled import Wheeled

Said = str | Line
"""A line that is said in place of rows: words, or pieces with inks of their own."""


class Rows(Protocol):
    """What a list shows. Only the rows that are seen are asked for."""

    def __len__(self) -> int:
        """Return how many rows there are."""

    def row(self, index: int, width: int) -> Line:
        """Return a row as a line of so many cells."""

    def can_select(self, index: int) -> bool:
        """Return whether a row can be selected; a heading cannot."""

    def empty(self) -> Sequence[Said]:
        """Return what is said where there are no rows."""


class RowList(Wheeled):
    """Rows with one selected; the line below hands it its keys.

    Attributes:
        selected: the index of the selected row.
    """

    OWN_INKS: ClassVar = {
        "mark": inks.ACCENT_STRONG,
        "selected": inks.SELECTED_STRONG,
        "warn": inks.WARNING,
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        padding: 1 0 0 0;
        background: $background;
        color: $foreground;
    }
    """

    @dataclass
    class Selected(Message):
        """A row was clicked."""

        rows: RowList
        """The list."""
        twice: bool
        """Whether it was clicked twice."""

    def __init__(self, rows: Rows, *, id: str | None = None) -> None:  # noqa: A002
        """Show ``rows``, the first one selected that can be."""
        super().__init__(id=id)
        self._rows = rows
        self._top = 0
        self.selected = 0

    # What is selected -------------------------------------------------------------------------------

    @property
    def has_selection(self) -> bool:
        """Whether a row is selected."""
        return self.selected < len(self._rows) and self._rows.can_select(self.selected)

    def changed(self, select: int | None = None) -> None:
        """Show the rows as they are now, with another one selected if ``select`` is given."""
        self.select(self.selected if select is None else select)

    def select(self, index: int) -> None:
        """Select the row, or the nearest one that can be selected."""
        self.selected = self._nearest(index, 1)
        height = max(self.size.height, 1)
        first = self.selected
        while first and not self._rows.can_select(first - 1) and self.selected - first < height - 1:
            first -= 1
        lowest = max(len(self._rows) - height, 0)
        self._top = max(min(self._top, first, lowest), self.selected - height + 1, 0)
        self.refresh()

    def press(self, key: str) -> bool:
        """Move the selection by a key; return whether it is one that moves."""
        page = max(self.size.height - 2, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key in ("home", "end"):
            self.select(0 if key == "home" else len(self._rows) - 1)
        elif key in steps:
            self.step(steps[key])
        return key in steps or key in ("home", "end")

    def step(self, by: int) -> None:
        """Select the row so many further on, or as far as there are rows."""
        self.select(self._nearest(self.selected + by, 1 if by > 0 else -1))

    def scroll_lines(self, by: int) -> None:
        """Move the selection by the wheel."""
        self.step(by)

    def _nearest(self, index: int, step: int) -> int:
        """Return the nearest row that can be selected, in the direction of ``step`` if there is one."""
        count = len(self._rows)
        index = min(max(index, 0), max(count - 1, 0))
        onwards = range(index, count) if step > 0 else range(index, -1, -1)
        backwards = range(index, -1, -1) if step > 0 else range(index, count)
        for candidates in (onwards, backwards):
            for at in candidates:
                if at < count and self._rows.can_select(at):
                    return at
        return 0

    # Drawing ----------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the selected row in sight."""
        self.select(self.selected)

    def render_line(self, y: int) -> Strip:
        """Draw a row, or what is said where there is none."""
        width = self.size.width
        if not len(self._rows):
            return self.strip_of(self._empty_line(y), width)
        index = self._top + y
        if index >= len(self._rows):
            return self.strip_of((), width)
        selected = index == self.selected and self._rows.can_select(index)
        lead = ("▌" if selected else " ", "mark")
        strip = self.strip_of([lead, *self._rows.row(index, width - 1)], width)
        return self.marked(strip, "selected") if selected else strip

    def _empty_line(self, y: int) -> Line:
        said = self._rows.empty()
        first = max((self.size.height - len(said)) // 3, 0)
        if not first <= y < first + len(said):
            return ()
        indent = " " * max((self.size.width - 64) // 2, 2)
        line = said[y - first]
        if isinstance(line, str):
            return [(indent, ""), (line, "lead" if y == first else "quiet")]
        return [(indent, ""), *line]

    def on_click(self, event: events.Click) -> None:
        """Select the row that was clicked."""
        at = event.get_content_offset(self)
        index = self._top + at.y if at is not None else len(self._rows)
        if index < len(self._rows) and self._rows.can_select(index):
            self.select(index)
            self.post_message(self.Selected(self, event.chain > 1))
