"""The mode that the board is in, if any: it has the keys first, until it is over."""

from __future__ import annotations

from collections.abc import Callable

from locales import Translator
from screens.base.keymap import shown_key
from screens.base.widgets.key_line import KeyHint
from screens.board.modes import Mode


class CurrentMode:
    """Holds one :class:`Mode` at a time.

    Attributes:
        now: it, or None.
    """

    def __init__(self, changed: Callable[[], object]) -> None:
        """Hold nothing; ``changed`` is told when the keys mean something else."""
        self.now: Mode | None = None
        self._changed = changed

    @property
    def takes_letters(self) -> bool | None:
        """Whether letters go to the line; None where there is none."""
        return self.now.takes_letters if self.now is not None else None

    def begin(self, mode: Mode | None) -> None:
        """Give the keys to a mode; with None, take them back."""
        before, self.now = self.now, mode
        if before is not None and not before.is_over():
            before.leave()
        self._changed()

    def settle(self) -> None:
        """Take the keys back from what is over."""
        if self.now is not None and self.now.is_over():
            self.now = None
            self._changed()

    def press(self, key: str, character: str | None) -> bool | None:
        """Carry out one key as :meth:`Mode.press`; None where there is none."""
        mode = self.now
        if mode is None:
            return None
        taken = mode.press(key, character)
        if self.now is mode:
            self.settle()
        return taken

    def answer(self, text: str) -> bool | None:
        """Take what was written in the line; None where there is none."""
        if self.now is None:
            return None
        taken = self.now.answer(text)
        if taken:
            self.now = None
            self._changed()
        return taken

    def hints(self, t: Translator) -> list[KeyHint]:
        """Return the keys that mean something; none where those of the table do."""
        keys = self.now.keys if self.now is not None else ()
        return [KeyHint(shown_key(key), t(label), "", key) for key, label in keys]
