"""The steps that are taken on the register screen: one after the other, and taken back from the last."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol

from locales import Message
from screens.registers.changes import Change, take_back
from screens.writing.undo_words import nothing_words, undone_words
from store.errors import StoreBusy, StoreError
from store.minutes import Minutes
from store.records import Meeting
from store.register.items import RegisterItem
from store.register.records import REGISTER
from store.store import Store


class Shown(Protocol):
    """The screen, as its steps see it."""

    def show_change(self, item: RegisterItem, words: Message) -> None:
        """Show something as it is now, and what was done."""

    def say(self, words: Message, *, warn: bool = False) -> None:
        """Say something on the line's label, until the next key."""


class Steps:
    """What is written; while another program is writing, what waits stays in its order.

    Attributes:
        count: how many steps were taken, taken back or done again.
    """

    def __init__(self, store: Store, shown: Shown) -> None:
        """Begin without steps; ``store`` must not wait for locks."""
        self.count = 0
        self._store = store
        self._shown = shown
        self._waiting: deque[Callable[[], None]] = deque()
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def take(self, act: Callable[[], Change]) -> bool:
        """Take a step, as soon as it can be; return False where it was refused."""

        def change() -> None:
            made = act()
            self._done.append(made)
            self._undone.clear()
            self._show(made.after, made.words)

        return self._write(change)

    def take_back(self, *, again: bool) -> None:
        """Take back the latest step of this screen, or do it ``again``."""

        def change() -> None:
            here, there = (self._undone, self._done) if again else (self._done, self._undone)
            step = take_back(self._store, here[-1], again=again) if here else None
            if step is None:
                self._shown.say(nothing_words(again=again))
                return
            made = here.pop()
            there.append(made)
            words = undone_words(step, Minutes(Meeting(REGISTER, "")), again=again)
            self._show(made.after if again else made.before, words)

        self._write(change)

    def try_again(self) -> None:
        """Try again what waits."""
        waiting, self._waiting = self._waiting, deque()
        for act in waiting:
            self._write(act)

    def _show(self, item: RegisterItem, words: Message) -> None:
        self.count += 1
        self._shown.show_change(item, words)

    def _write(self, act: Callable[[], None]) -> bool:
        """Write something, behind what waits; return False where it was refused."""
        if self._waiting:
            self._waiting.append(act)
            return True
        try:
            act()
        except StoreBusy as busy:
            self._waiting.append(act)
            self._shown.say(busy.message, warn=True)
        except StoreError as error:
            self._shown.say(error.message, warn=True)
            return False
        return True
