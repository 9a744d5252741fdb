"""What takes long with many people, and is done in threads: reading them, and undoing in their register."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from locales import Message
from screens.background import in_thread
from screens.writing.undo_words import nothing_words, undone_words
from store.minutes import Minutes
from store.records import Meeting
from store.register.directory import Directory
from store.register.people import People, all_people
from store.register.records import REGISTER
from store.store import Store
from store.undo import redo, undo


def directory(store: Store) -> Directory:
    """Read the register as completion offers it."""
    return Directory.of(all_people(store))


def take_step(store: Store, *, again: bool) -> Message:
    """Take back the latest step in the register, or do it again; return what to tell."""
    step = redo(store, REGISTER) if again else undo(store, REGISTER)
    if step is None:
        return nothing_words(again=again)
    return undone_words(step, Minutes(Meeting(REGISTER, "")), again=again)


class Reader:
    """Reads the register in a thread, and once more where somebody has written meanwhile."""

    def __init__(self, widget: Widget, store: Store, then: Callable[[People], object]) -> None:
        """Read for ``widget``; ``then`` is given everybody."""
        self._widget = widget
        self._store = store
        self._then = then
        self._version = -1
        self._stale = False
        self.reads = False

    def read(self) -> None:
        """Read the register; where that is going on already, once more after it."""
        self._stale = self.reads
        if not self.reads and self._widget.is_attached:
            self.reads = True
            in_thread(self._widget, self._store, all_people, self._done)

    def read_if_old(self) -> None:
        """Read the register where another connection has written since it was read."""
        version = self._store.data_version()
        if version != self._version and not self.reads:
            self._version = version
            self.read()

    def failed(self) -> None:
        """Learn that it could not be read."""
        self.reads = self._stale = False

    def _done(self, people: People) -> None:
        self.reads = False
        self._then(people)
        if self._stale:
            self.read()
