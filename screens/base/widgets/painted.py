"""The base of the widgets that draw their own lines: styles by name, and lines of styled pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from screens.base.widgets.cells import clip, width_of
from screens.base.widgets.inks import INKS, PLAIN, Ink, style_in

Piece = tuple[str, str]
"""A text and the name of its style; user text is drawn as it stands, never read as markup."""


Line = Sequence[Piece]
"""What stands on one line, from the left edge."""


class Painted(Widget):
    """A widget that draws line by line and repaints only the lines that it names.

    A style is named after the part of the line that is written in it
    (:data:`screens.base.widgets.inks.INKS`). An empty name is the widget's own style.
    """

    OWN_INKS: ClassVar[Mapping[str, Ink]] = {}
    """The parts that this widget writes in another ink than the others."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Start with no styles looked up."""
        super().__init__(id=id, classes=classes)
        self._styles_by_name: dict[str, Style] = {}
        self._lines: list[Line] = []

    def notify_style_update(self) -> None:
        """Forget the styles: theme, focus or classes have changed."""
        super().notify_style_update()
        self._styles_by_name.clear()

    def style_of(self, name: str) -> Style:
        """Return the style of a name, looked up once."""
        found = self._styles_by_name.get(name)
        if found is None:
            ink = self.OWN_INKS.get(name) or INKS[name] if name else PLAIN
            found = style_in(ink, self)
            self._styles_by_name[name] = found
        return found

    def strip_of(self, pieces: Iterable[Piece], width: int, under: str = "") -> Strip:
        """Return a line of ``pieces`` in exactly ``width`` cells; ``under`` fills what is left."""
        segments: list[Segment] = []
        left = width
        for text, name in pieces:
            if left <= 0:
                break
            drawn = clip(text, left)
            segments.append(Segment(drawn, self.style_of(name)))
            left -= width_of(drawn)
        if left > 0:
            segments.append(Segment(" " * left, self.style_of(under)))
        return Strip(segments, width)

    def marked(self, strip: Strip, name: str) -> Strip:
        """Return a line with the background of a style, and its bold, laid on every piece."""
        style = self.style_of(name)
        mark = Style(bgcolor=style.bgcolor, bold=style.bold or None)
        segments = [
            Segment(text, mark if own is None else own + mark, control)
            for text, own, control in strip
        ]
        return Strip(segments, strip.cell_length)

    def draw(self, lines: Sequence[Line]) -> None:
        """Show these lines from the top, drawing again only those that are different."""
        drawn, self._lines = self._lines, list(lines)
        for y in range(max(len(drawn), len(self._lines))):
            if drawn[y : y + 1] != self._lines[y : y + 1]:
                self.repaint_lines(y)

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines that :meth:`draw` was given."""
        line = self._lines[y] if y < len(self._lines) else ()
        return self.strip_of(line, self.size.width)

    def repaint_lines(self, first: int, count: int = 1) -> None:
        """Draw some lines of the content again, and nothing else."""
        self.refresh(Region(0, first, self.size.width, count))
