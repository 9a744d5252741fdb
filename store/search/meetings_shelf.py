"""The heads of all meetings in memory, so that what is typed is looked for without reading the file.

A shelf is read once, in a thread, and renewed by what the log says was changed. It is never changed itself:
a renewed one takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from store.file.listing import UNFINISHED
from store.file.store import Store
from store.language.folding import words

_MANY = 500


class Head(NamedTuple):
    """What a meeting is found by.

    Attributes:
        id: the id of the meeting.
        date: its day, ISO, or None.
        year: the four digits of its year, or an empty text.
        kind: its kind, by the English name.
        status: its state, by the English name.
        series: the name of its series as it is written, or an empty text.
        text: the words of title, theme, series, place and date as they are compared, between blanks.
    """

    id: int
    date: str | None
    year: str
    kind: str
    status: str
    series: str
    text: str


@dataclass(frozen=True)
class MeetingsShelf:
    """The heads of all meetings, the newest date first and undated ones before all.

    Attributes:
        heads: one for each meeting.
        unfinished: the ids of those that need attention.
        seq: the number of the last event that is in here.
        deleted: whether it is the trash instead of the living.
        series: the words of the name of each series as they are compared, by the name, in order.
        years: the years in which there are meetings, the latest first.
    """

    heads: tuple[Head, ...]
    unfinished: frozenset[int]
    seq: int
    deleted: bool
    series: Mapping[str, str]
    years: tuple[str, ...]


def shelf_of(
    heads: Iterable[Head], unfinished: Iterable[int] = (), seq: int = 0, *, deleted: bool = False
) -> MeetingsShelf:
    """Return the shelf with these heads, which are in its order already."""
    known = tuple(heads)
    names = sorted({head.series for head in known} - {""})
    return MeetingsShelf(
        known,
        frozenset(unfinished),
        seq,
        deleted,
        {name: f" {' '.join(words(name))} " for name in names},
        tuple(sorted({head.year for head in known} - {""}, reverse=True)),
    )


_COLUMNS = (
    "SELECT id, date, kind, status, series, concat_ws(' ', title, theme, series, place, date)"
)
_ORDER = "ORDER BY date IS NULL DESC, date DESC, id DESC"


def load_shelf(store: Store, *, deleted: bool = False) -> MeetingsShelf:
    """Read the heads of all meetings, or of those in the trash."""
    seq = _last_event(store)
    rows = store.rows(
        f"{_COLUMNS} FROM meeting WHERE deleted = ? AND id > 0 {_ORDER}", [int(deleted)]
    )
    return shelf_of(map(_head, rows), _unfinished(store, deleted), seq, deleted=deleted)


def renewed(store: Store, shelf: MeetingsShelf) -> MeetingsShelf:
    """Return a shelf as it is now; the cost is that of the changes, not of the archive."""
    seq = _last_event(store)
    changed = {
        meeting
        for (meeting,) in store.rows(
            "SELECT DISTINCT meeting FROM event WHERE seq > ? AND \"table\" = 'meeting'",
            [shelf.seq],
        )
    }
    unfinished = _unfinished(store, shelf.deleted)
    if not changed:
        return replace(shelf, unfinished=unfinished, seq=seq)
    heads = _with(shelf.heads, changed, _read(store, changed, shelf.deleted))
    return shelf_of(heads, unfinished, seq, deleted=shelf.deleted)


def _with(heads: tuple[Head, ...], changed: set[int], new: Iterable[Head]) -> list[Head]:
    kept = [head for head in heads if head.id not in changed]
    kept += new
    kept.sort(key=lambda head: (head.date is None, head.date or "", head.id), reverse=True)
    return kept


def _read(store: Store, ids: Iterable[int], deleted: bool) -> list[Head]:
    wanted, found = sorted(ids), []
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        marks = ", ".join("?" * len(some))
        found += store.rows(
            f"{_COLUMNS} FROM meeting WHERE id IN ({marks}) AND deleted = ? AND id > 0",
            [*some, int(deleted)],
        )
    return list(map(_head, found))


def _unfinished(store: Store, deleted: bool) -> frozenset[int]:
    if deleted:
        return frozenset()
    rows = store.rows(
        f"SELECT id FROM meeting INDEXED BY idx_meeting_unfinished WHERE {UNFINISHED} AND id > 0"
    )
    return frozenset(meeting for (meeting,) in rows)


def _last_event(store: Store) -> int:
    return int(store.rows("SELECT coalesce(max(seq), 0) FROM event")[0][0])


def _head(row: tuple[int, str | None, str, str, str | None, str]) -> Head:
    meeting, date, kind, status, series, text = row
    said = f" {' '.join(words(text))} "
    return Head(meeting, date, (date or "")[:4], kind, status, series or "", said)
