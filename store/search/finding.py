"""Looking something up: the newest first, or the best of the newest first."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from store.file.store import Store
from store.model.records import Place
from store.search.lines import WrittenLine, read_lines
from store.search.query import Query, parse
from store.search.ranking import best_first
from store.search.scanning import Indexed, newest
from store.search.unindexed_lines import newest_in_tail, read_tail

FIRST = 60
"""How many hits the first page has."""

MOST = 2_000
"""How many hits are looked through for the best, and are shown at most."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line that was found.

    Attributes:
        meeting, date, title: of its meeting; the date is ISO.
        place: where in the meeting it lies; nowhere is its head.
        heading, paragraph: of the section.
        kind: a kind of entry, or one of :data:`store.search.lines.LABELS`.
        uid: of its record.
        text, people: what is written, and the names with it, as typed.
    """

    meeting: int
    date: str | None
    title: str | None
    place: Place
    heading: str | None
    paragraph: str | None
    kind: str
    uid: str
    text: str
    people: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search has found.

    Attributes:
        query: what was looked for.
        hits: the first of what was found.
        complete: whether that is all.
    """

    query: Query
    hits: Sequence[Hit]
    complete: bool


def find(store: Store, text: str, *, limit: int = FIRST, best: bool = False) -> Hits:
    """Return what fits, the newest meeting first, one without a date before all.

    Args:
        store: a connection of the calling thread's own.
        text: what is looked for, as typed; see :func:`store.search.query.parse`.
        limit: at most so many hits.
        best: the best of the newest :data:`MOST` first.
    """
    query = parse(text)
    if query.is_empty:
        return Hits(query, (), complete=True)
    with _one_moment(store):
        lines = _lines(store, query, MOST if best else limit + 1)
        if best:
            lines = best_first(store, query, lines)
        return Hits(query, _hits(store, lines[:limit]), len(lines) <= limit)


@contextlib.contextmanager
def _one_moment(store: Store) -> Iterator[None]:
    """Let everything be read as of one moment, so that no line falls between index and tail."""
    if store.db.conn.in_transaction:
        yield
        return
    store.db.execute("BEGIN")
    try:
        yield
    finally:
        store.db.rollback()


def _lines(store: Store, query: Query, limit: int) -> list[Indexed]:
    """Return the newest lines that fit, of the index and of what is not in it yet."""
    tail = read_tail(store)
    fresh = newest_in_tail(store, query, tail, limit) if tail.meetings else []
    with contextlib.closing(newest(store, query)) as indexed:
        known = (line for line in indexed if not tail.has(line))
        return list(islice(merge(fresh, known, key=lambda line: -line.id), limit))


def _hits(store: Store, lines: Sequence[Indexed]) -> list[Hit]:
    """Return lines as they are shown: as typed, with their meeting and section."""
    written = read_lines(store, {line.uid: line.kind for line in lines})
    found = [written[line.uid] for line in lines if line.uid in written]
    heads = _rows_by_key(
        store, "SELECT id, date, title FROM meeting WHERE id", {one.meeting for one in found}
    )
    places = _rows_by_key(
        store,
        "SELECT uid, heading, paragraph FROM section WHERE uid",
        {one.section for one in found},
    )
    return [_hit(one, heads[one.meeting], places.get(one.section, (None, None))) for one in found]


def _hit(line: WrittenLine, head: tuple[Any, ...], place: tuple[Any, ...]) -> Hit:
    (date, title), (heading, paragraph) = head, place
    return Hit(
        meeting=line.meeting,
        date=date,
        title=title,
        place=Place(line.section, line.row, line.prompt),
        heading=heading,
        paragraph=paragraph,
        kind=line.kind,
        uid=line.uid,
        text=line.text,
        people=line.people,
    )


def _rows_by_key(store: Store, sql: str, keys: Iterable[object]) -> dict[object, tuple[Any, ...]]:
    wanted = [key for key in keys if key is not None]
    rows = store.rows(f"{sql} IN ({', '.join('?' * len(wanted))})", wanted)
    return {row[0]: row[1:] for row in rows}
