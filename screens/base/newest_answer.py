"""What takes long is done in a thread with a store of its own; of several questions only the newest counts.

No key waits for it. What came of it, or why nothing did, is told in the thread of the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from textual.timer import Timer
from textual.widget import Widget

from locales import N_, Message, message
from store.errors import StoreError
from store.file.store import Store

Q = TypeVar("Q")
A = TypeVar("A")

_FAULT = message(N_("A fault in the program ended this."))

Failed = Callable[[Message], object]
"""Is told why something could not be done."""


def in_thread(
    widget: Widget,
    store: Store,
    work: Callable[[Store], A],
    then: Callable[[A], object],
    failed: Failed,
) -> None:
    """Do something in a thread.

    Args:
        widget: lives as long as what comes of it is wanted.
        store: of the widget's thread; the other thread opens the same file for the same actor.
        work: what takes long.
        then: is given what came of it, in the thread of the widget.
        failed: is told there why the file could not be read.
    """

    def done() -> None:
        tell = partial(failed, _FAULT)
        try:
            with store.another() as own:
                tell = partial(then, work(own))
        except StoreError as error:
            tell = partial(failed, error.message)
        finally:  # whatever happens, nobody waits for ever
            widget.call_later(tell)

    # without a description Textual makes one with repr(), of all that the work holds
    widget.run_worker(done, thread=True, exit_on_error=False, description="in a thread")


class NewestAnswer(Generic[Q, A]):
    """Answers one question after the other, in threads.

    Of those that are asked meanwhile only the newest waits, and an answer to any other is dropped. So what
    looks up may keep what it has read from one question to the next.

    Attributes:
        question: the newest one; None before the first.
        is_known: whether that has been answered, or could not be.
    """

    def __init__(
        self,
        widget: Widget,
        store: Store,
        look_up: Callable[[Store, Q], A],
        then: Callable[[A], object],
        failed: Failed,
    ) -> None:
        """Answer for ``widget``, as :func:`in_thread` does its work; ``look_up`` is given each question."""
        self.question: Q | None = None
        self.is_known = False
        self._widget = widget
        self._store = store
        self._look_up = look_up
        self._then = then
        self._failed = failed
        self._count = 0
        self._is_busy = False
        self._pause: Timer | None = None

    def ask(self, question: Q, *, pause: float = 0.0) -> None:
        """Ask now, or where nothing else is asked during a pause (s), as in typing."""
        self.question, self.is_known = question, False
        self._count += 1
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if pause:
            self._pause = self._widget.set_timer(pause, self._pause_ended)
        else:
            self._begin(question)

    def _pause_ended(self) -> None:
        self._pause = None
        if self.question is not None:
            self._begin(self.question)

    def _begin(self, question: Q) -> None:
        if self._is_busy or not self._widget.is_attached:
            return
        self._is_busy, count = True, self._count

        def answered(answer: A) -> None:
            if self._is_newest(count):
                self._then(answer)

        def failed(reason: Message) -> None:
            if self._is_newest(count):
                self._failed(reason)

        def work(store: Store) -> A:
            return self._look_up(store, question)

        in_thread(self._widget, self._store, work, answered, failed)

    def _is_newest(self, count: int) -> bool:
        """End with one question; return whether it is the newest, else begin with that."""
        self._is_busy = False
        if count == self._count:
            self.is_known = True
        elif self._pause is None:
            self._pause_ended()
        return self.is_known
