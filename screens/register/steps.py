"""The steps that are taken on the register screen: one after the other, and taken back from the last."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from locales import Message
from screens.base.waiting_changes import Fate, Owner
from screens.base.write_queue import WriteQueue
from screens.register.changes import RegisterStep, take_back
from screens.writing.undo_words import nothing_words, register_words
from store.items.items import RegisterItem


class Shown(Owner, Protocol):
    """The screen, as its steps see it."""

    def show_change(self, item: RegisterItem, words: Message, *, warn: bool = False) -> None:
        """Show something as it is now, and what was done."""

    def say(self, words: Message, *, warn: bool = False) -> None:
        """Say something on the line's label, until the next key."""

    def take_again(self, step: RegisterStep, fate: Fate) -> None:
        """Give back what was typed for a step that had waited and was refused."""


class Steps:
    """What is done, and what can be taken back; what waits is shown as if it were done.

    Attributes:
        count: how many steps were taken, taken back or done again.
    """

    def __init__(self, queue: WriteQueue, shown: Shown) -> None:
        """Begin without steps."""
        self.count = 0
        self._queue = queue
        self._shown = shown
        self._done: list[RegisterStep] = []
        self._undone: list[RegisterStep] = []

    def take(self, step: RegisterStep) -> bool:
        """Take a step, as soon as it can be; return False where it was refused."""
        fate = self._queue.do(step.change, partial(self._late, step), owner=self._shown)
        if fate.error is not None:
            self._shown.say(fate.error.message, warn=True)
            return False
        self._done.append(step)
        self._undone.clear()
        self._show(step.after, self._waiting or step.told(fate.result), waits=fate.waits)
        return True

    def take_back(self, *, again: bool) -> None:
        """Take back the latest step of this screen, or do it ``again``."""
        here = self._undone if again else self._done
        if not here:
            self._shown.say(nothing_words(again=again))
            return
        step = here[-1]
        self._move(step, again=again)
        told = partial(self._taken_back, step, again=again)
        fate = self._queue.do(take_back(step, again=again), told, owner=self._shown)
        if fate.waits:
            self._show(step.after if again else step.before, self._waiting, waits=True)
        else:
            told(fate)

    @property
    def _waiting(self) -> Message | None:
        state = self._queue.state
        return state.words if state is not None else None

    def _late(self, step: RegisterStep, fate: Fate) -> None:
        """Tell what became of a step that had to wait."""
        if fate.error is None:
            self._show(step.after, step.told(fate.result))
        else:
            self._done = [one for one in self._done if one is not step]
            self._show(step.before, fate.error.message, waits=True)
            self._shown.take_again(step, fate)

    def _taken_back(self, step: RegisterStep, fate: Fate, *, again: bool) -> None:
        if fate.error is not None:
            self._move(step, again=not again)
            self._show(step.before if again else step.after, fate.error.message, waits=True)
        elif fate.result is None:
            self._shown.say(nothing_words(again=again))
        else:
            words = register_words(fate.result, again=again)
            self._show(step.after if again else step.before, words)

    def _move(self, step: RegisterStep, *, again: bool) -> None:
        """Count a step among the others: those that are done, or those that are taken back."""
        here, there = (self._undone, self._done) if again else (self._done, self._undone)
        if step in here:
            here.remove(step)
        there.append(step)

    def _show(self, item: RegisterItem, words: Message | None, *, waits: bool = False) -> None:
        self.count += 1
        if words is not None:
            self._shown.show_change(item, words, warn=waits)
