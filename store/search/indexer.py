"""Bringing the index up to date, in slices so short that nobody else waits long for the lock.

The event log is the queue: a change and its place in the queue are one transaction, and a slice moves the
mark in the same transaction as it writes the index. So nothing is lost whenever the program ends, and an
older file, whose mark stands at nought, is indexed in the same way.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from store.file.store import Store
from store.search.index import IndexWriter, day_of_id
from store.search.lines import WrittenLine, day_of, lines_of, uids_of
from store.search.unindexed_changes import LoggedChange, changes_after, indexed_until, last_event

SLICE = 30
"""Lines of a slice while somebody may be typing; it holds the lock for some milliseconds."""

LARGE_SLICE = 5_000
"""Lines of a slice where nobody waits."""


def is_up_to_date(store: Store) -> bool:
    """Return whether everything that was written is in the index."""
    return indexed_until(store) >= last_event(store)


def bring_up_to_date(
    store: Store,
    *,
    slice_: int = SLICE,
    seconds: float | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Index what is not indexed yet, slice by slice; return whether nothing is left.

    Args:
        store: a connection of the calling thread's own.
        slice_: how many lines are written in one transaction.
        seconds: how long to go on at most; None is to the end.
        go_on: asked between two slices.

    Raises:
        StoreBusy: another process holds the lock; what was done stays done.
    """
    ends = None if seconds is None else time.monotonic() + seconds
    slices = Slices(store, slice_)
    while not is_up_to_date(store):
        if not go_on() or (ends is not None and time.monotonic() > ends):
            return False
        slices.write_next()
    return True


class Slices:
    """Indexes slice after slice."""

    def __init__(self, store: Store, size: int = SLICE) -> None:
        """Write about ``size`` lines in one transaction."""
        self._store = store
        self._size = size
        self._meeting: _WholeMeeting | None = None

    def write_next(self) -> None:
        """Index the next changes in one transaction.

        What they have led to is read before the lock is taken; what is changed meanwhile has events behind
        those and comes with a later slice. Where somebody else has indexed meanwhile, nothing is done.
        """
        seq = indexed_until(self._store)
        work = self._next_work(seq)
        # after a power cut the index and its mark are back together, so that no disk is waited for
        with self._store.write(durable=False):
            if work is None or indexed_until(self._store) != seq:
                self._meeting = None
                return
            writer = IndexWriter(self._store)
            for meeting, uid in work.gone:
                writer.remove(meeting, uid)
            for line in work.lines:
                writer.put(line, work.days[line.meeting])
            writer.finish(work.seq)

    def _next_work(self, seq: int) -> _Work | None:
        changes = changes_after(self._store, seq, self._size)
        if not changes:
            return None
        if changes[0].whole:
            if self._meeting is None or self._meeting.change != changes[0]:
                self._meeting = _WholeMeeting(self._store, changes[0])
            return self._meeting.next_work(self._size)
        till = next((n for n, change in enumerate(changes) if change.whole), len(changes))
        return _single_changes(self._store, changes[:till])


@dataclass(frozen=True, slots=True)
class _Work:
    """What one slice does: lines to put in, records to take out, and where the mark stands then."""

    lines: list[WrittenLine]
    gone: list[tuple[int, str]]
    days: dict[int, int]
    seq: int


def _single_changes(store: Store, changes: list[LoggedChange]) -> _Work:
    """Return the work of changes that each touch one record."""
    touched: dict[int, dict[str, None]] = {}
    for change in changes:
        touched.setdefault(change.meeting, {})[change.uid] = None
    lines: list[WrittenLine] = []
    gone: list[tuple[int, str]] = []
    for meeting, uids in touched.items():
        found = {line.uid: line for line in lines_of(store, meeting, uids)}
        lines += (found[uid] for uid in uids if uid in found)
        gone += ((meeting, uid) for uid in uids if uid not in found)
    return _Work(lines, gone, _days(store, touched), changes[-1].seq)


class _WholeMeeting:
    """The work of a change that may touch all lines of a meeting; the mark waits for the last of them.

    Attributes:
        change: the change.
    """

    def __init__(self, store: Store, change: LoggedChange) -> None:
        self.change = change
        self._store = store
        known = store.rows("SELECT uid FROM search_line WHERE meeting = ?", [change.meeting])
        uids = dict.fromkeys([*(str(uid) for (uid,) in known), *uids_of(store, change.meeting)])
        self._left = list(reversed(uids))

    def next_work(self, size: int) -> _Work:
        """Return what is to be done next; what is in the index as it is takes no part of ``size``."""
        meeting, store = self.change.meeting, self._store
        days = _days(store, [meeting])
        lines: list[WrittenLine] = []
        gone: list[tuple[int, str]] = []
        while self._left and len(lines) + len(gone) < size:
            some = [self._left.pop() for _ in range(min(size, len(self._left)))]
            found = {line.uid: line for line in lines_of(store, meeting, some)}
            for uid, known in _known(store, meeting, some).items():
                line = found.get(uid)
                texts = line.folded() if line is not None else ("", "")
                if line is None or not any(texts):
                    gone += [(meeting, uid)] if known is not None else []
                elif known != (days[meeting], *texts):
                    lines.append(line)
        return _Work(lines, gone, days, self.change.seq - bool(self._left))


def _known(store: Store, meeting: int, uids: list[str]) -> dict[str, tuple[int, str, str] | None]:
    """Return the day and the texts that the index has of some records; None for those it has not."""
    marks = ", ".join("?" * len(uids))
    rows = store.rows(
        f"SELECT uid, id, text, people FROM search_line WHERE meeting = ? AND uid IN ({marks})",
        [meeting, *uids],
    )
    found = {str(uid): (day_of_id(id_), text, people) for uid, id_, text, people in rows}
    return {uid: found.get(uid) for uid in uids}


def _days(store: Store, meetings: Iterable[int]) -> dict[int, int]:
    """Return the day of each of some meetings."""
    wanted = list(meetings)
    marks = ", ".join("?" * len(wanted))
    rows = store.rows(f"SELECT id, date FROM meeting WHERE id IN ({marks})", wanted)
    return {int(id_): day_of(iso) for id_, iso in rows}
