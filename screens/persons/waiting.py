"""Small changes of the register, written at once, or in order as soon as another program is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from locales import Message
from screens.writing.desk import LAST_SECONDS
from screens.writing.rescue import rescue
from store.errors import StoreBusy, StoreError
from store.register.records import REGISTER

_PAUSE = 0.02

Act = Callable[[], Message | None]
"""Writes something, and returns what to tell."""

Told = Callable[[Message | None, str, bool], None]
"""Is told what became of something: the words, the text to give back, and whether it was refused."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    act: Act
    text: str


class Changes:
    """What is written, and what waits for the lock."""

    def __init__(self, told: Told) -> None:
        """Begin with nothing; ``told`` learns what became of each change."""
        self._told = told
        self._waiting: deque[_Waiting] = deque()

    def write(self, act: Act, text: str = "") -> None:
        """Carry something out now, or behind what waits; ``text`` is what would be lost with it."""
        self._waiting.append(_Waiting(act, text))
        if len(self._waiting) == 1:
            self.retry()

    def retry(self) -> None:
        """Try what waits, in order."""
        while self._waiting:
            first = self._waiting[0]
            try:
                words = first.act()
            except StoreBusy as busy:
                self._told(busy.message, "", True)
                return
            except StoreError as error:
                self._waiting.popleft()
                self._told(error.message, first.text, True)
            else:
                self._waiting.popleft()
                self._told(words, "", False)

    @property
    def waits(self) -> bool:
        """Whether something waits for the lock."""
        return bool(self._waiting)

    def leave(self, path: Path) -> None:
        """Try what waits for a moment more, and save the rest in a file beside ``path``."""
        until = monotonic() + LAST_SECONDS
        while self._waiting and monotonic() < until:
            self.retry()
            sleep(_PAUSE)
        lost = [waiting.text for waiting in self._waiting if waiting.text]
        if lost:
            rescue(path, REGISTER, lost)
