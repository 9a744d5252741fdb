"""Searching away from the keys: one thread with a store of its own that looks up the latest question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message as TextualMessage

from locales import Message
from store.errors import StoreError
from store.file.store import Store
from store.search.finding import Found, find
from store.search.nearby import nearby


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: which time, the text, how many hits, and whether the best come first."""

    request: int
    text: str
    limit: int
    best: bool


@dataclass
class Answered(TextualMessage):
    """A question has been looked up."""

    question: Question
    """Which one; only the latest counts."""
    found: Found
    """What was found."""
    near: Sequence[str] = ()
    """Words like those looked for, where nothing was found."""


@dataclass
class NotAnswered(TextualMessage):
    """A question could not be looked up."""

    question: Question
    """Which one."""
    reason: Message
    """Why, in words."""


def _look_up(store: Store, question: Question) -> Answered:
    found = find(store, question.text, limit=question.limit, best=question.best)
    return Answered(question, found, () if found.hits else nearby(store, found.query))


class Searcher:
    """The thread. A question that comes while another is looked up takes the place of those that wait."""

    def __init__(
        self, open_store: Callable[[], Store], post: Callable[[TextualMessage], object]
    ) -> None:
        """Look things up with a store that the thread opens itself, and ``post`` the answers."""
        self._open = open_store
        self._post = post
        self._asked = threading.Condition()
        self._waiting: Question | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def ask(self, question: Question) -> None:
        """Look this up next."""
        with self._asked:
            self._waiting = question
            self._asked.notify()

    def end(self) -> None:
        """End the thread as soon as it has looked up what it is at; nobody waits for that."""
        with self._asked:
            self._ended = True
            self._asked.notify()

    def _run(self) -> None:
        store: Store | None = None
        try:
            while (question := self._next()) is not None:
                try:
                    store = store or self._open()
                    answer: TextualMessage = _look_up(store, question)
                except StoreError as error:
                    answer = NotAnswered(question, error.message)
                self._post(answer)
        finally:
            if store is not None:
                store.close()

    def _next(self) -> Question | None:
        with self._asked:
            self._asked.wait_for(lambda: self._ended or self._waiting is not None)
            question, self._waiting = self._waiting, None
            return None if self._ended else question
