"""Many lines that are read: a window on them with its own scrolling, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from screens.base.widgets.painted import Line
from screens.base.widgets.wheeled import Wheeled


class TextPane(Wheeled):
    """Lines of styled pieces, scrolled by keys that the screen hands on and by the mouse."""

    DEFAULT_CSS = """
    TextPane {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start with nothing to read."""
        super().__init__(id=id)
        self._text: Sequence[Line] = ()
        self._top = 0

    def show_lines(self, lines: Sequence[Line], *, keep: bool = False) -> None:
        """Show these lines from the first, or from where the reader is."""
        self._text = lines
        self._top = min(self._top, self._lowest()) if keep else 0
        self.refresh()

    def press(self, key: str) -> bool:
        """Scroll by a key; return whether it is one that scrolls."""
        page = max(self.size.height - 1, 1)
        steps = {
            "up": -1,
            "down": 1,
            "pageup": -page,
            "pagedown": page,
            "home": -len(self._text),
            "end": len(self._text),
        }
        if key in steps:
            self.scroll_lines(steps[key])
        return key in steps

    def _lowest(self) -> int:
        return max(0, len(self._text) - self.size.height)

    def scroll_lines(self, by: int) -> None:
        """Scroll so many lines, as far as there is more."""
        top = min(max(self._top + by, 0), self._lowest())
        if top != self._top:
            self._top = top
            self.refresh()

    def on_resize(self) -> None:
        """Stay within the lines."""
        self._top = min(self._top, self._lowest())

    def render_line(self, y: int) -> Strip:
        """Draw one line and its part of the scrollbar."""
        index, width = self._top + y, self.size.width
        line = self._text[index] if index < len(self._text) else ()
        return Strip.join([self.strip_of(line, width - 1), self._scrollbar(y)])

    def _scrollbar(self, y: int) -> Strip:
        height, count = self.size.height, len(self._text)
        if count <= height:
            return self.strip_of([], 1)
        begins = self._top * height // count
        ends = max(begins, ((self._top + height) * height - 1) // count)
        return self.strip_of([("┃", "thumb") if begins <= y <= ends else ("│", "track")], 1)
