"""The line at the top: what meeting this is, whether it is saved, and the time."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.strip import Strip

from screens.widgets.cells import clip, shown_inline, width_of
from screens.widgets.painted import Painted, Piece

_TICK_SECONDS = 2.0


class HeadLine(Painted):
    """Title, facts and saved state in words; the clock at the right."""

    PREFIX = "head"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "head--title",
        "head--fact",
        "head--state",
        "head--warn",
        "head--clock",
    }
    DEFAULT_CSS = """
    HeadLine {
        height: 1;
        background: $panel;
        color: $foreground;
        & > .head--title { text-style: bold; }
        & > .head--fact { color: $text-muted; }
        & > .head--state { color: $text-muted; }
        & > .head--warn { color: $text-warning; text-style: bold; }
        & > .head--clock { text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start with nothing to say."""
        super().__init__(id=id)
        self._title = ""
        self._facts = ""
        self._state = ("", "state")
        self._clock = ""

    def on_mount(self) -> None:
        """Start the clock."""
        self._tick()
        self.set_interval(_TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        clock = f"{datetime.now():%H:%M}"
        if clock != self._clock:
            self._clock = clock
            self.refresh()

    def tell(self, title: str, facts: str) -> None:
        """Show another title and its facts."""
        if (title, facts) != (self._title, self._facts):
            self._title, self._facts = title, facts
            self.refresh()

    def say(self, state: str, *, warn: bool = False) -> None:
        """Show another state, in words."""
        new = (state, "warn" if warn else "state")
        if new != self._state:
            self._state = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line; where there is little room the facts go first, then the title is cut."""
        width = self.size.width
        state = shown_inline(self._state[0])
        room = width - width_of(self._clock) - 3
        state = clip(state, max(room - 12, room // 2, 1)) if state else ""
        room -= width_of(state) + 2
        title = clip(shown_inline(self._title), max(room, 0))
        room -= width_of(title) + 4
        facts = clip(shown_inline(self._facts), room) if room > 8 and self._facts else ""
        left: list[Piece] = [(f" {title}", "title")]
        if facts:
            left.append((f"  ·  {facts}", "fact"))
        used = sum(width_of(text) for text, _ in left)
        right = width_of(state) + width_of(self._clock) + 3
        gap = " " * max(width - used - right, 1)
        return self.strip_of(
            [
                *left,
                (gap, ""),
                (state, self._state[1]),
                ("  ", ""),
                (self._clock, "clock"),
                (" ", ""),
            ],
            width,
        )
