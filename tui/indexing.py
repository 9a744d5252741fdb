"""Keeping the index of the search up to date, away from the keys.

The app has a thread with a store of its own, which works while nobody writes; a command that has written
something goes on for a moment when it is done. What neither has come to is found all the same.
"""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from store.errors import StoreError
from store.file.store import Store
from tui.background_thread import BackgroundThread

SETTLED = 2.0
"""Seconds after the start, when the first screen stands."""
EVERY = 1.0
"""Seconds between two looks at the log; what was written since the last one waits for the next."""
PAUSE = 0.02
"""Seconds between two slices, in which others get the lock."""
_A_MOMENT = 2.0


class Indexer(BackgroundThread):
    """A thread that indexes what is written."""

    def __init__(self, path: Path, *, settled: float = SETTLED, every: float = EVERY) -> None:
        """Look after ``path`` each ``every`` seconds, beginning after ``settled`` seconds."""
        super().__init__(path, "index")
        self._settled = settled
        self._every = every

    def work(self) -> None:
        """Index slice by slice, while nobody writes."""
        if self.end.wait(self._settled):
            return
        # what it takes is loaded only now, so that the first screen does not wait for it
        from store.search import indexer  # noqa: F401

        while not self.end.is_set():
            with contextlib.suppress(StoreError), self._store() as store:
                self._index(store)
            self.end.wait(self._every)

    def _index(self, store: Store) -> None:
        """Index while the file is the one that was opened."""
        from store.search.indexer import bring_up_to_date
        from store.search.unindexed_changes import last_event

        before = last_event(store)
        while store.difference() is None and not self.end.wait(self._every):
            seen, before = before, last_event(store)
            if seen == before:
                with contextlib.suppress(StoreError):
                    bring_up_to_date(store, go_on=partial(self._is_quiet, store, before))

    def _is_quiet(self, store: Store, before: int) -> bool:
        """Let others have the lock for a moment; return whether nobody has written since."""
        from store.search.unindexed_changes import last_event

        return not self.end.wait(PAUSE) and last_event(store) == before

    def _store(self) -> Store:
        return Store.open(self.path, actor="", wait=0.0)


def index_for_a_moment(store: Store) -> None:
    """Index what a command has written, for at most some seconds; the rest waits for the next time."""
    from store.search.indexer import LARGE_SLICE, bring_up_to_date, is_up_to_date

    with contextlib.suppress(StoreError):
        if not is_up_to_date(store):
            bring_up_to_date(store, slice_=LARGE_SLICE, seconds=_A_MOMENT)
