"""What a person types on for something that is gone, before it is seen that it is: kept, not carried out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

PAUSE_SECONDS = 1.0
"""So long a pause ends it: by then it has been seen that another screen is there."""

LEAVES = "ctrl+q"
"""The key that works at any time."""

SEEN = "escape"
"""The key that shows that the other screen was seen; the words there name it."""


class Planned(Protocol):
    """Something that will be done later."""

    def stop(self) -> None:
        """Let it not be done."""


Later = Callable[[float, Callable[[], object]], Planned]
"""Does something so many seconds later, once, unless it is stopped."""


class TypedOn:
    """What is typed, as text: in one go, or until the key for that shows that the other screen was seen."""

    def __init__(
        self,
        keep: Callable[[str], object],
        later: Later,
        begun: str = "",
        *,
        until_seen: bool = False,
    ) -> None:
        """Let ``keep`` have the text after a pause, which ``later`` waits for.

        Args:
            keep: keeps a text.
            later: does something after a pause.
            begun: what it goes on from, which is kept already and is kept once more with it.
            until_seen: whether only :data:`SEEN` ends it, and no pause: who writes minutes does not look
                up at once.
        """
        self._keep = keep
        self._later = later
        self._begun = begun
        self._text = ""
        self._ended = False
        self._until_seen = until_seen
        self._planned = later(PAUSE_SECONDS, self._pause)

    def take_key(self, key: str, character: str | None) -> bool:
        """Take a key; one that writes nothing is without effect. Return False where it still acts."""
        if key == LEAVES:
            return False
        if self._until_seen and key == SEEN:
            self.end()
            return False
        if key == "backspace":
            self._text = self._text[:-1]
        return self.take_text("\n" if key == "enter" else character or "")

    def take_text(self, text: str) -> bool:
        """Take a text, typed or pasted; return False where there has been a pause."""
        if self._ended:
            return False
        self._text += text
        self._planned.stop()
        self._planned = self._later(PAUSE_SECONDS, self._pause)
        return True

    def _pause(self) -> None:
        if not self._until_seen:
            self.end()
        elif self._text.strip():
            self._keep_typed()

    def _keep_typed(self) -> None:
        typed, self._begun, self._text = self._begun + self._text, "", ""
        self._keep(typed)

    def end(self) -> None:
        """Have kept what was typed, and take no more."""
        if not self._ended:
            self._ended = True
            self._planned.stop()
            if self._text.strip():
                self._keep_typed()
