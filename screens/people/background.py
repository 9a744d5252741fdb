"""What takes long with many people, and is done in a thread: reading them."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from screens.base.background import in_thread
from store.file.store import Store
from store.people.known_people import People, all_people


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
