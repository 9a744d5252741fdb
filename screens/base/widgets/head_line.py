"""The line at the top: what meeting this is, whether it is saved, the countdown and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.strip import Strip

from screens.base.widgets import inks
from screens.base.widgets.cells import clip, shown_inline, width_of
from screens.base.widgets.painted import Painted, Piece

_TICK_SECONDS = 1.0

_BETWEEN = " · "
_LEAD = 4
_ENOUGH = 10
"""Cells of a fact, with what stands between it and the one before, that are enough to know it."""

Remaining = Callable[[], tuple[str, bool]]
"""Gives what is left of a countdown in words, empty where nothing is, and whether it is over."""


class HeadLine(Painted):
    """Title, facts and saved state in words; countdown and clock at the right.

    A second that changes no word draws nothing, and one that does draws this line alone.
    """

    OWN_INKS: ClassVar = {"title": inks.HEADING}
    DEFAULT_CSS = """
    HeadLine {
        height: 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(
        self,
        remaining: Remaining = lambda: ("", False),
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Start with nothing to say; ``remaining`` is asked every second."""
        super().__init__(id=id)
        self._remaining = remaining
        self._left = ("", False)
        self._title = ""
        self._facts = ""
        self._state = ("", "state")
        self._bound = ""
        self._clock = ""

    def on_mount(self) -> None:
        """Start the clock."""
        self.tick()
        self.set_interval(_TICK_SECONDS, self.tick)

    def tick(self) -> None:
        """Show the time and what is left of the countdown, where they read otherwise now."""
        new = (f"{datetime.now():%H:%M}", self._remaining())
        if new != (self._clock, self._left):
            self._clock, self._left = new
            self.refresh()

    @property
    def title(self) -> str:
        """What is shown on the screen: a meeting, a person, a list."""
        return self._title

    def tell(self, title: str, facts: str) -> None:
        """Show another title and its facts, with `` · `` between them, the first ones last to be left out."""
        if (title, facts) != (self._title, self._facts):
            self._title, self._facts = title, facts
            self.refresh()

    def say(self, state: str, *, warn: bool = False) -> None:
        """Show another state, in words."""
        new = (state, "warn" if warn else "state")
        if new != self._state:
            self._state = new
            self.refresh()

    def bind(self, words: str) -> None:
        """Show in place of every state what holds for the whole file; nothing where it is empty."""
        if words != self._bound:
            self._bound = words
            self.refresh()

    def _shared(self, room: int) -> tuple[str, str]:
        """Return title and facts as they fit: the title keeps half, the first facts have the rest.

        A fact that is cut shows enough of it to be known.
        """
        title, facts = shown_inline(self._title), shown_inline(self._facts)
        least = min(width_of(title), room // 2)
        left = room - least - _LEAD
        while width_of(facts) > left and _BETWEEN in facts:
            shorter = facts.rpartition(_BETWEEN)[0]
            if width_of(shorter) + _ENOUGH <= left:
                break
            facts = shorter
        if width_of(facts) > left and _BETWEEN not in facts:  # one that is cut anyway
            least = max(least, min(width_of(title), room - _LEAD - _ENOUGH))
        title = clip(title, max(least, room - width_of(facts) - _LEAD) if facts else room)
        left = room - width_of(title) - _LEAD
        return title, clip(facts, left) if left > _LEAD else ""

    def render_line(self, y: int) -> Strip:
        """Draw the line; where there is little room title and facts share it."""
        width = self.size.width
        said, tone = (self._bound, "warn") if self._bound else self._state
        state = shown_inline(said)
        left, over = self._left
        ends: list[Piece] = [
            *([(left, "warn" if over else "left"), ("  ", "")] if left else []),
            (self._clock, "clock"),
            (" ", ""),
        ]
        at_the_end = sum(width_of(text) for text, _ in ends)
        room = width - at_the_end - 2
        state = clip(state, max(room - 12, room // 2, 1)) if state else ""
        room -= width_of(state) + 2
        title, facts = self._shared(max(room, 0))
        begins: list[Piece] = [(f" {title}", "title")]
        if facts:
            begins.append((f"  ·  {facts}", "fact"))
        used = sum(width_of(text) for text, _ in begins)
        gap = " " * max(width - used - width_of(state) - 2 - at_the_end, 1)
        return self.strip_of([*begins, (gap, ""), (state, tone), ("  ", ""), *ends], width)
