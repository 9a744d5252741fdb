"""The line at the bottom: which keys do what now, from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip

from screens.base.widgets import inks
from screens.base.widgets.cells import width_of
from screens.base.widgets.painted import Painted, Piece

_GAP = "  "


class KeyHint(NamedTuple):
    """A key as it is read, what it does, and what the mouse carries out: a command by its id, else a key."""

    key: str
    label: str
    command: str
    press: str = ""


class KeyLine(Painted):
    """Keys and their words, the most important first; what does not fit is left out."""

    OWN_INKS: ClassVar = {"label": inks.PLAIN}
    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        background: $panel;
        color: $foreground;
    }
    """

    @dataclass
    class Chosen(Message):
        """A key's word was clicked."""

        hint: KeyHint
        """It, with what is to be carried out."""

    def __init__(self, hints: Sequence[KeyHint] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Start with some hints."""
        super().__init__(id=id)
        self._hints = tuple(hints)

    def show_keys(self, hints: Sequence[KeyHint]) -> None:
        """Show other keys."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the keys that fit."""
        pieces: list[Piece] = [(" ", "")]
        for hint, _, _ in self._placed():
            pieces += [(hint.key, "key"), (f" {hint.label}{_GAP}", "label")]
        return self.strip_of(pieces, self.size.width)

    def _placed(self) -> list[tuple[KeyHint, int, int]]:
        """Return the hints that fit, with the columns they begin and end at."""
        placed, at = [], 1
        for hint in self._hints:
            end = at + width_of(hint.key) + 1 + width_of(hint.label)
            if end > self.size.width:
                break
            placed.append((hint, at, end))
            at = end + len(_GAP)
        return placed

    def on_click(self, event: events.Click) -> None:
        """Ask for what was clicked."""
        for hint, begins, ends in self._placed():
            if begins <= event.x < ends:
                self.post_message(self.Chosen(hint))
