"""The text that is read back: calm lines with room around them, kept at what is being written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from screens.base.widgets import inks
from screens.base.widgets.painted import Line
from screens.base.widgets.text_pane import TextPane


class ReadbackPane(TextPane):
    """A text pane with the styles of entries."""

    OWN_INKS: ClassVar = {"heading": inks.STRONG, "word": inks.PLAIN}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start with nothing to read, and nothing to keep in sight."""
        super().__init__(id=id)
        self._until: int | None = None

    def show_text(self, lines: Sequence[Line], until: int | None) -> None:
        """Show these lines with the line ``until`` in sight; None is where the reader is."""
        self._until = until
        self.show_lines(lines, keep=True)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Show the end of the part that is followed, and as much before it as there is room for."""
        if self._until is not None:
            self._top = min(max(self._until - self.size.height + 1, 0), self._lowest())
            self.refresh()

    def on_resize(self) -> None:
        """Keep in sight what is followed, also where there is less room."""
        self._top = min(self._top, self._lowest())
        self._keep_in_sight()

    def press(self, key: str) -> bool:
        """Scroll by a key; from then on nothing is kept in sight."""
        self._until = None
        return super().press(key)

    def can_scroll(self, by: int) -> bool:
        """Return whether there is more in this direction."""
        return self._top > 0 if by < 0 else self._top < self._lowest()
