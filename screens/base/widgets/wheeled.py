"""The mouse's wheel, for every widget that it scrolls."""

from __future__ import annotations

from textual import events

from screens.base.widgets.painted import Painted

WHEEL = 3
"""The lines of one turn."""


class Wheeled(Painted):
    """A widget that the wheel scrolls by :data:`WHEEL` lines."""

    def scroll_lines(self, by: int) -> None:
        """Scroll so many lines towards the end; negative towards the beginning."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll towards the end."""
        event.stop()
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll towards the beginning."""
        event.stop()
        self.scroll_lines(-WHEEL)
