"""A register in memory: everything of one kind, in order, found by words with every key.

It is read once, in a thread with a store of its own, and then only what has changed: :func:`renewed` gives
a new shelf and leaves the old one as it is, so that a screen goes on with the one it has until then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from operator import itemgetter
from typing import Any

from store.file.store import Store
from store.items.item_query import ItemQuery, text_of
from store.items.items import (
    STATES,
    FoundItem,
    RegisterItem,
    RegisterKind,
    State,
    item_of,
    read_all,
    read_found,
    state_of,
)
from store.model.shared_records import REGISTER

_UNDATED = 99999999
_NO_DAY = "9999-99-99"
_MOST_MEETINGS = 10**12
_FIRST = itemgetter(0)
_PART = 5_000
"""So many are sorted at once: meanwhile no other thread runs, and somebody may be typing."""

_ENTRY, _MEETING, _SERIES = map(FoundItem._fields.index, ("entry", "meeting", "series"))


class Shelf:
    """Everything of one kind; nothing in it changes.

    Its columns are lists of texts and of plain tuples, so that the garbage collector has little to look at.

    Attributes:
        kind: the kind of the entries.
        seq: the number of the last event that is in here.
        series: the names of the series that anything is of.
    """

    def __init__(self, kind: RegisterKind, columns: _Columns, seq: int) -> None:
        """Put up what stands in order."""
        self.kind = kind
        self.seq = seq
        self._columns = columns
        self.series = frozenset(row[_SERIES] for row in columns.rows if row[_SERIES])
        self._asked: tuple[ItemQuery, Sequence[int]] | None = None
        self._hits: tuple[ItemQuery, Sequence[int]] | None = None

    def __len__(self) -> int:
        """Return how much there is."""
        return len(self._columns.rows)

    def count(self, query: ItemQuery) -> int:
        """Return how much fits."""
        return len(self._positions(query))

    def page(
        self, query: ItemQuery, *, offset: int = 0, limit: int | None = None
    ) -> list[RegisterItem]:
        """Return what fits: actions by their day and without one last, everything else newest first.

        Args:
            query: what is looked for.
            offset: how many to pass over.
            limit: at most so many; None is all.
        """
        end = None if limit is None else offset + limit
        hits = self._positions(query)[offset:end]
        return [item_of(self.kind, self._found(at)) for at in hits]

    def place_of(self, query: ItemQuery, entry: str) -> int | None:
        """Return which of those that fit an entry is, or None."""
        rows = self._columns.rows
        hits = enumerate(self._positions(query))
        return next((n for n, at in hits if rows[at][_ENTRY] == entry), None)

    def renewed(self, meetings: set[int], fresh: Iterable[FoundItem], seq: int) -> Shelf:
        """Return a shelf with what was found in some meetings in place of what is here of them."""
        columns = self._columns.without(meetings)
        for found in fresh:
            columns.put(self.kind, found)
        return Shelf(self.kind, columns, seq)

    def _found(self, at: int) -> FoundItem:
        return FoundItem._make(self._columns.rows[at])

    def _positions(self, query: ItemQuery) -> Sequence[int]:
        """Return where that is what fits. Typing on looks only through what fitted before."""
        if self._hits is not None and self._hits[0] == query:
            return self._hits[1]
        hits = self._with_words(self._before(query), query.words)
        self._hits = (query, hits)
        return hits

    def _with_words(self, hits: Sequence[int], words: Iterable[str]) -> Sequence[int]:
        texts = self._columns.texts
        for word in words:
            hits = [at for at in hits if word in texts[at]]
        return hits

    def _before(self, query: ItemQuery) -> Sequence[int]:
        """Return the positions to look through: of the text that was typed on, else of all that is asked."""
        if self._hits is not None:
            known, hits = self._hits
            if known.without_text == query.without_text and query.text.startswith(known.text):
                return hits
        return self._fitting(query.without_text)

    def _fitting(self, query: ItemQuery) -> Sequence[int]:
        """Return what fits a query without text; kept, for the next key."""
        if self._asked is None or self._asked[0] != query:
            fitting: Sequence[int] = self._in_states(query)
            fitting = self._with_words(fitting, query.hints)
            tests = query.tests()
            if tests:
                found = ((at, self._found(at)) for at in fitting)
                fitting = [at for at, one in found if all(test(one) for test in tests)]
            self._asked = (query, fitting)
        return self._asked[1]

    def _in_states(self, query: ItemQuery) -> list[int]:
        wanted = {state for state in STATES if query.wants(state)}
        states, rows, besides = self._columns.states, self._columns.rows, query.besides
        if not besides:
            return [n for n, state in enumerate(states) if state in wanted]
        pairs = enumerate(zip(states, rows, strict=True))
        return [n for n, (state, row) in pairs if state in wanted or row[_ENTRY] in besides]


# In order -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Columns:
    """What stands on a shelf, each in its place in all lists: what puts it there, and what is looked at."""

    orders: list[str]
    rows: list[tuple[Any, ...]]
    texts: list[str]
    states: list[State]

    @classmethod
    def of(cls, kind: RegisterKind, rows: Iterable[tuple[Any, ...]]) -> _Columns:
        """Return what was found, in order."""
        unsorted = [(_order(kind, FoundItem._make(row)), row) for row in rows]
        parts = (unsorted[at : at + _PART] for at in range(0, len(unsorted), _PART))
        placed = list(merge(*(sorted(part, key=_FIRST) for part in parts), key=_FIRST))
        return cls(
            [order for order, _ in placed],
            [row for _, row in placed],
            [text_of(FoundItem._make(row)) for _, row in placed],
            [state_of(kind, FoundItem._make(row)) for _, row in placed],
        )

    def without(self, meetings: set[int]) -> _Columns:
        """Return all but what is of some meetings."""
        kept = [at for at, row in enumerate(self.rows) if row[_MEETING] not in meetings]
        return _Columns(
            [self.orders[at] for at in kept],
            [self.rows[at] for at in kept],
            [self.texts[at] for at in kept],
            [self.states[at] for at in kept],
        )

    def put(self, kind: RegisterKind, found: FoundItem) -> None:
        """Put something in its place; sorting all anew would keep a screen waiting."""
        order = _order(kind, found)
        at = bisect_right(self.orders, order)
        self.orders.insert(at, order)
        self.rows.insert(at, tuple(found))
        self.texts.insert(at, text_of(found))
        self.states.insert(at, state_of(kind, found))


def _order(kind: RegisterKind, found: FoundItem) -> str:
    """Return what is sorted by: actions by their day; else the newest meeting, one without a date, first."""
    day = (found.due or _NO_DAY) if kind == "action" else ""
    held = (found.date or "").replace("-", "")
    newest = _UNDATED - (int(held) if held.isdecimal() else _UNDATED)
    return f"{day} {newest:08} {_MOST_MEETINGS - found.meeting:012}"


# Reading ------------------------------------------------------------------------------------------


def load_shelf(store: Store, kind: RegisterKind) -> Shelf:
    """Return everything of a kind; 100,000 items take about a second, so a screen asks in a thread."""
    seq = _last_event(store)
    return Shelf(kind, _Columns.of(kind, read_all(store, kind)), seq)


def renewed(store: Store, shelf: Shelf) -> Shelf:
    """Return a shelf with what was written since, by anybody; the same one where nothing was.

    What it costs is that of the meetings that were changed.
    """
    seq = _last_event(store)
    if seq == shelf.seq:
        return shelf
    changed = _changed_meetings(store, shelf.seq)
    return shelf.renewed(changed, read_found(store, shelf.kind, sorted(changed)), seq)


def _last_event(store: Store) -> int:
    found = store.one("SELECT max(seq) FROM event")
    return int(found[0] or 0) if found else 0


_CHANGED = "SELECT DISTINCT meeting FROM event WHERE seq > ? AND meeting != ?"
_PROGRESSED = (
    "SELECT e.meeting FROM event v JOIN progress p ON p.uid = v.uid JOIN entry e ON e.uid = p.entry "
    "WHERE v.seq > ? AND v.\"table\" = 'progress'"
)
_LINKED_TO = (
    "SELECT DISTINCT old.meeting FROM entry made JOIN entry old ON old.uid IN "
    "(json_extract(made.links, '$[0][1]'), json_extract(made.links, '$[1][1]')) "
    "WHERE made.meeting = ? AND made.links IS NOT NULL"
)


def _changed_meetings(store: Store, seq: int) -> set[int]:
    """Return the meetings in which something may be otherwise: those written in, and what they carry on."""
    changed = {meeting for (meeting,) in store.rows(_CHANGED, [seq, REGISTER])}
    changed |= {meeting for (meeting,) in store.rows(_PROGRESSED, [seq])}
    for meeting in list(changed):
        changed |= {old for (old,) in store.rows(_LINKED_TO, [meeting])}
    return changed
