"""The line of the register screen: what its keys mean, and what is said above it.

Space is a blank while one writes in the line, and a key of the list while it is empty or one has moved in the
list; the next letter is written in the line again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from locales import N_
from screens.base.widgets.cells import shown_inline
from screens.base.widgets.line_host import Completion, LineLabel, QuietHost
from screens.register.changes import QUESTIONS
from store.file.windows.drafts import Field

if TYPE_CHECKING:
    from screens.register.screen import RegisterScreen

_OF_THE_LINE = ("ctrl+z", "ctrl+y")
"""What the line does with its text, while one writes in it."""


class RegisterHost(QuietHost):
    """What the line does: it finds, it holds a field that is written anew, and it has the keys in order."""

    def __init__(self, screen: RegisterScreen) -> None:
        """Speak for ``screen``."""
        super().__init__(screen.t)
        self._screen = screen

    @property
    def field(self) -> Field | None:
        """The field that is written; what is looked for need not be kept."""
        editing = self._screen.editing
        return Field(0, editing.name) if editing is not None else None

    @property
    def drops_by_escape(self) -> bool:
        """Whether a field is written, which Esc leaves as it was."""
        return self._screen.editing is not None

    def is_elsewhere(self) -> bool:
        """Return whether one is in the list, so that the line shows no cursor."""
        return self._screen.in_list and self._screen.editing is None

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list have the key; while a field is written, it is the line's."""
        screen = self._screen
        if screen.editing is not None:
            return character is None and _is_for_nobody(
                key, bool(self.completions(screen.line.text, 0))
            )
        return self._in_list(key, character)

    def _in_list(self, key: str, character: str | None) -> bool:
        """Carry out what is a key of the list; return whether it was one."""
        screen = self._screen
        listed = screen.in_list or not screen.line.text
        name = key if character is None else "space" if character == " " and listed else ""
        if not self._is_of_the_list(name, listed):
            screen.in_list = False
            return False
        screen.settle()
        if screen.rows.press(name):
            screen.show_selected()
        else:
            screen.command(name)
        screen.in_list = screen.editing is None
        return True

    def _is_of_the_list(self, key: str, listed: bool) -> bool:
        """Return whether a key means something in the list; what Enter and Esc do comes from the line."""
        if key in ("enter", "escape"):
            return False
        if key in ("home", "end", *_OF_THE_LINE):
            return listed
        return _moves(key) or self._screen.keymap.command(self._screen.where, key) is not None

    def text_changed(self, text: str) -> None:
        """Look for what is written."""
        self._screen.text_changed(text)

    def label_for(self, text: str) -> LineLabel:
        """Say which register it is and what the keys do, or what is asked."""
        t, screen = self._screen.t, self._screen
        if screen.editing is not None:
            item = shown_inline(screen.editing.item.text)
            asked = t(QUESTIONS[screen.editing.field])
            return LineLabel(item, t(N_("{asked} · Esc leaves it"), asked=asked), "ask")
        key = screen.keymap.shown("register.tick")
        if screen.selected is None:
            return LineLabel(screen.said_at, t(N_("type to find")))
        if screen.listing.kind == "decision":
            return LineLabel(screen.said_at, t(N_("Enter goes to it · type to find")))
        return LineLabel(screen.said_at, t(N_("Enter goes to it · {key} ticks it off"), key=key))

    def completions(self, text: str, cursor: int) -> Sequence[Completion]:
        """Offer people while somebody is named."""
        editing = self._screen.editing
        return editing.offers(text, self._screen.directory) if editing is not None else ()

    def submit(self, text: str) -> bool:
        """Write the field, or go to what is selected; what is looked for stays in the line."""
        screen = self._screen
        if screen.editing is not None:
            return screen.answer(text)
        screen.settle(text)
        screen.go()
        return False

    def escape(self) -> None:
        """Leave the field, then what is looked for, then the screen."""
        screen = self._screen
        if screen.editing is not None:
            screen.stop_editing()
        elif screen.line.text:
            screen.in_list = False
            screen.line.take()
        else:
            screen.close()


def _moves(key: str) -> bool:
    return key in ("up", "down", "pageup", "pagedown")


def _is_for_nobody(key: str, offered: bool) -> bool:
    """Return whether a key means nothing while a field is written."""
    return _moves(key) or key == "shift+tab" or (key == "tab" and not offered)
