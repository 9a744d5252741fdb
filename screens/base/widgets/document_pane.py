"""A document that is read, however long: of its parts only those are laid out that are seen.

It is shown as it reads, or as the text that it is written in; turning from one to the other keeps the
reader's place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from textual.strip import Strip

from screens.base.widgets.cells import shown, wrap
from screens.base.widgets.painted import Line
from screens.base.widgets.viewport import Viewport
from screens.base.widgets.wheeled import Wheeled


class Part(Protocol):
    """What stands between two others in a document."""

    @property
    def line(self) -> int:
        """The line of the source that it begins with, from 1; 0 is above all of it."""

    def lines(self, width: int) -> Sequence[Line]:
        """Return it laid out in so many cells; one line at least."""


class ShownDocument(NamedTuple):
    """A document, as it reads and as it is written."""

    rendered: tuple[Part, ...]
    source: tuple[Part, ...]


NOTHING = ShownDocument((), ())


class SourceLine(NamedTuple):
    """A line of the text that a document is written in."""

    text: str
    line: int

    def lines(self, width: int) -> Sequence[Line]:
        """Return it as it stands."""
        return [[(line, "text")] for line in wrap(shown(self.text), width)]


class OwnLines(NamedTuple):
    """Our own words above a document, or in place of one."""

    said: Sequence[Line]
    line: int = 0

    def lines(self, width: int) -> Sequence[Line]:
        """Return them as they are; they are short."""
        return self.said


class _Parts:
    """Positions of parts, as a viewport looks at them."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> int:
        return index

    def place_of(self, item: int) -> int:
        return item


class DocumentPane(Wheeled):
    """A window on a document, scrolled by keys that the screen hands on and by the mouse.

    Attributes:
        as_source: whether it is shown as the text that it is written in.
    """

    DEFAULT_CSS = """
    DocumentPane {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start with nothing to read."""
        super().__init__(id=id)
        self.as_source = False
        self._document = NOTHING
        self._above: Sequence[Line] = ()
        self._parts: Sequence[Part] = ()
        self._laid: dict[int, Sequence[Line]] = {}
        self._rows: Sequence[tuple[int, int]] = ()
        self._view: Viewport[int] = Viewport(_Parts(0), lambda index: len(self._lines_of(index)))

    def show_document(
        self, document: ShownDocument, *, above: Sequence[Line] = (), keep: bool = False
    ) -> None:
        """Show a document from its beginning, or from where the reader is.

        Args:
            document: what is shown.
            above: lines of our own that stand before it.
            keep: whether the reader stays where he is.
        """
        self._document, self._above = document, above
        self._show(self._first_line() if keep else 0)

    def turn(self) -> None:
        """Show the document as it is written, or again as it reads."""
        line = self._first_line()
        self.as_source = not self.as_source
        self._show(line)

    def press(self, key: str) -> bool:
        """Scroll by a key; return whether it is one that scrolls."""
        page = max(self.size.height - 1, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key in steps:
            self.scroll_lines(steps[key])
        elif key in ("home", "end"):
            self._view.jump(0.0 if key == "home" else 1.0)
            self._measure()
        return key in (*steps, "home", "end")

    def scroll_lines(self, by: int) -> None:
        """Scroll so many lines, as far as there is more."""
        self._view.scroll(by)
        self._measure()

    def on_resize(self) -> None:
        """Lay out again in the new width, the first part that is seen staying so."""
        self._laid.clear()
        self._measure()

    def _first_line(self) -> int:
        """Return the line of the source that the reader is at."""
        return self._parts[self._rows[0][0]].line if self._rows else 0

    def _show(self, line: int) -> None:
        parts = self._document.source if self.as_source else self._document.rendered
        self._parts = (OwnLines(self._above), *parts) if self._above else parts
        self._laid.clear()
        at = bisect_right(self._parts, line, key=lambda part: part.line) - 1
        self._view.items = _Parts(len(self._parts))
        self._view.begin_at(max(at, 0))
        self._measure()

    def _measure(self) -> None:
        self._view.height = self.size.height
        self._rows = self._view.rows() if self.size.width else ()
        self.refresh()

    def _lines_of(self, index: int) -> Sequence[Line]:
        found = self._laid.get(index)
        if found is None:
            room = max(self.size.width - 3, 8)
            found = self._laid[index] = self._parts[index].lines(room)
        return found

    def render_line(self, y: int) -> Strip:
        """Draw one line and its part of the scrollbar."""
        width = self.size.width
        if y >= len(self._rows):
            return self.strip_of([], width)
        index, line = self._rows[y]
        pieces = [(" ", ""), *self._lines_of(index)[line]]
        return Strip.join([self.strip_of(pieces, width - 1), self._scrollbar(y)])

    def _scrollbar(self, y: int) -> Strip:
        """Return one cell of the scrollbar; where the thumb stands is an estimate."""
        height, count = self.size.height, len(self._parts)
        if len(self._rows) < height:
            return self.strip_of([], 1)
        first, last = self._rows[0][0], self._rows[-1][0]
        begins = first * height // count
        on = begins <= y <= max(begins, (last + 1) * height // count - 1)
        return self.strip_of([("┃", "thumb") if on else ("│", "track")], 1)
