"""Whether anybody has written in the file: other windows, other programs, and what had waited here."""

from __future__ import annotations

from screens.base.write_queue import WriteQueue
from store.file.store import Store


class News:
    """Knows up to which write somebody has read."""

    def __init__(self, store: Store, queue: WriteQueue | None = None) -> None:
        """Begin with what is in the file now; what ``queue`` writes late is news as well."""
        self._store = store
        self._queue = queue
        self._seen: tuple[int, int] | None = self._now()

    def has_come(self) -> bool:
        """Return whether there is any since this was last asked; raise StoreError where that is not known."""
        before, self._seen = self._seen, self._now()
        return before != self._seen

    def not_read(self) -> None:
        """Learn that the latest news could not be read: it is news yet."""
        self._seen = None

    def _now(self) -> tuple[int, int]:
        return self._store.data_version(), self._queue.written if self._queue is not None else 0
