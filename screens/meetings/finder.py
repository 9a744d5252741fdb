"""Finding meetings as one types: in a thread, on a shelf in memory that is renewed by what was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from textual.widget import Widget

from screens.base.background import in_thread
from store.file.store import Store

if TYPE_CHECKING:
    from store.search.finding_meetings import Found
    from store.search.meetings_shelf import Shelf


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a text, and on which shelf."""

    text: str
    shelf: Shelf
    found: Found


class Finder:
    """Looks up the latest question. One that comes while another is looked up waits for its turn, alone.

    Attributes:
        shelf: the meetings as they were last read; None before that.
        text: what is looked for.
        is_current: whether the answer to the latest question has been given.
    """

    def __init__(
        self,
        widget: Widget,
        store: Store,
        then: Callable[[Answer], object],
        *,
        deleted: bool = False,
    ) -> None:
        """Find for ``widget``; ``then`` is given each answer that is still wanted."""
        self._widget = widget
        self._store = store
        self._then = then
        self._deleted = deleted
        self._busy = False
        self._stale = False
        self.shelf: Shelf | None = None
        self.text = ""
        self.is_current = False

    def find(self, text: str) -> None:
        """Look a text up, in the meetings as they are now."""
        self.text = text
        self.is_current = False
        self._stale = self._busy
        if not self._busy and self._widget.is_attached:
            self._busy = True
            work = _Work(text, self.shelf, self._deleted)
            in_thread(self._widget, self._store, work.carry_out, self._done)

    def renew(self) -> None:
        """Look the same up again: somebody has written."""
        self.find(self.text)

    def failed(self) -> None:
        """Learn that the file could not be read."""
        self._busy = self._stale = False

    def _done(self, answer: Answer) -> None:
        self._busy = False
        self.shelf = answer.shelf
        if self._stale or answer.text != self.text:
            self.find(self.text)
        else:
            self.is_current = True
        if answer.text == self.text:
            self._then(answer)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is done in the thread. What it takes to find is loaded there too, not at the start of the app."""

    text: str
    shelf: Shelf | None
    deleted: bool

    def carry_out(self, store: Store) -> Answer:
        import_module("store.search.completing_meetings")  # so that no key waits for it
        from store.search.finding_meetings import find
        from store.search.meetings_shelf import load_shelf, renewed

        shelf = (
            renewed(store, self.shelf) if self.shelf else load_shelf(store, deleted=self.deleted)
        )
        return Answer(self.text, shelf, find(shelf, self.text))
