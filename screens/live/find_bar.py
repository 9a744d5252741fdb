"""The line above the capture line in which one looks for a text. It gets its keys from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.strip import Strip
from textual.timer import Timer

from locales import N_, Translator
from screens.base.widgets.edit_buffer import EditBuffer
from screens.base.widgets.line_drawing import LineDrawing, pieces_of
from screens.base.widgets.painted import Painted

_PAUSE_SECONDS = 0.08


class FindHost(Protocol):
    """What the find bar asks of the screen."""

    def look_for(self, needle: str) -> str:
        """Show the nearest place where ``needle`` is; return which of them it is, in words."""

    def look_further(self, needle: str, *, back: bool) -> str:
        """Show the next place, or the one before; return which of them it is, in words."""

    @property
    def has_found(self) -> bool:
        """Whether what is looked for is shown."""

    def go_to_found(self) -> None:
        """Make what was found the current place, and select it."""

    def edit_found(self) -> None:
        """Edit what was found where it stands."""

    def end_find(self) -> None:
        """Go back to where the next line lands."""


class FindBar(Painted):
    """One line of text to look for; the search itself waits for a pause in typing.

    Attributes:
        buffer: the text.
    """

    DEFAULT_CSS = """
    FindBar {
        height: 1;
        display: none;
        background: $surface;
        color: $foreground;
        &.-open { display: block; }
    }
    """

    def __init__(self, host: FindHost, t: Translator, *, id: str | None = None) -> None:  # noqa: A002
        """Start closed."""
        super().__init__(id=id)
        self._host = host
        self._t = t
        self.buffer = EditBuffer()
        self._drawing = LineDrawing(self.buffer, f" {t(N_('Find'))}: ")
        self._said = ""
        self._is_old = False
        self._timer: Timer | None = None
        self._keys: dict[str, Callable[[], None]] = {
            "enter": lambda: self._go(self._host.edit_found),
            "down": lambda: self._further(back=False),
            "up": lambda: self._further(back=True),
            "shift+tab": lambda: self._further(back=True),
            "tab": lambda: self._go(self._host.go_to_found),
            "escape": self.close,
        }

    @property
    def is_open(self) -> bool:
        """Whether the bar is there and takes the keys."""
        return self.has_class("-open")

    def open(self) -> None:
        """Show the bar, with what was looked for last; where it is shown, go to the next place."""
        if self.is_open:
            self._further(back=False)
            return
        self.add_class("-open")
        self._is_old = bool(self.buffer.text)
        self._look(again=True)

    def go_on_from(self, before: FindBar) -> None:
        """Look for what is looked for in another bar, if that is open."""
        if before.is_open:
            self.buffer.set(before.buffer.text)
            self.add_class("-open")
            self._is_old = before._is_old
            self._look(again=True)

    def close(self) -> None:
        """Fold the bar away and go back."""
        self._stop()
        self.remove_class("-open")
        self._host.end_find()

    def press(self, key: str, character: str | None) -> bool:
        """Carry out one key; return False where it belongs to the app."""
        if not self.is_open:
            return False
        action = self._keys.get(key) if character is None else None
        if character is not None and self._is_old:
            self.buffer.clear()  # what is typed takes the place of what was looked for last
        self._is_old = False
        before = self.buffer.text
        if action is not None:
            action()
        elif not self.buffer.press(key, character) and key.startswith(("ctrl+", "f")):
            return False
        if self.buffer.text != before:
            self._stop()
            self._timer = self.set_timer(_PAUSE_SECONDS, self._look)
        self.refresh()
        return True

    def paste(self, text: str) -> bool:
        """Take the first line of a pasted text; return False where the bar is closed."""
        if self.is_open:
            self.buffer.paste((text.splitlines() or [""])[0])
            self._look(again=True)
            self.refresh()
        return self.is_open

    def _further(self, *, back: bool) -> None:
        self._look()
        self._said = self._host.look_further(self.buffer.text, back=back)
        self.refresh()

    def _go(self, to_found: Callable[[], None]) -> None:
        self._look()
        self._stop()
        if self.buffer.text and not self._host.has_found:
            return  # what is typed next is still looked for
        self.remove_class("-open")
        to_found()

    def _look(self, *, again: bool = False) -> None:
        """Look for what is written, if that has changed since."""
        if again or self._timer is not None:
            self._said = self._host.look_for(self.buffer.text)
        self._stop()
        self.refresh()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def render_line(self, y: int) -> Strip:
        """Draw the text, what was found, and the keys."""
        width = self.size.width
        keys = self._t(N_("Enter edits · ↓ ↑ next, previous · Tab goes there · Esc back"))
        said = f"{self._said}   {keys} " if self.buffer.text else f"{keys} "
        room = width - len(said)
        if room < 24:
            said, room = f"{self._said} ", width - len(self._said) - 1
        self._drawing.fit(max(room, 8), 1)
        lines = self._drawing.lines()
        left = self.strip_of(pieces_of(lines[0]), max(room, 8))
        return Strip.join([left, self.strip_of([(said, "said")], max(width - max(room, 8), 0))])
