"""Series: bodies and networks that meet again and again, made ones and those that are only a name.

A series is the meetings that name it; it has a record of its own only where somebody has said what its new
meetings begin with. Names are found by an index that is stepped through, so that none of this knows how
many meetings there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.file.mapping import columns_of, record_of
from store.file.reading import load_meeting
from store.file.store import Store
from store.language.spelling import spelling
from store.model.records import Meeting
from store.model.shared_records import Series

MOST_NAMES = 1000
"""So many names that stand only on meetings are looked through."""

MOST_IN_ORDER = "9999-99-99"
"""Stands in for the date of a meeting that has none: it comes after all others."""


@dataclass(frozen=True, slots=True)
class SeriesSummary:
    """One line of the list of series.

    Attributes:
        name: its name.
        uid: that of its record; None where it is only a name on meetings.
        meetings: how many there are.
        last: the date of the latest meeting up to today, or None.
        next: the date of the first one after today, else the one announced by the latest, or None.
    """

    name: str
    uid: str | None
    meetings: int
    last: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A meeting of the same series."""

    id: int
    date: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The meetings of a series right before and after one of them."""

    previous: Neighbour | None = None
    next: Neighbour | None = None


# The records --------------------------------------------------------------------------------------

_COLUMNS = ", ".join(f'"{name}"' for name in columns_of(Series))


def find_series(store: Store, name: str | None) -> Series | None:
    """Return the record of the series of this name, in any case; None where it has none."""
    uid = _made(store).get(spelling(name or ""), ("", ""))[0]
    row = store.one(f"SELECT {_COLUMNS} FROM series WHERE uid = ?", [uid])
    return record_of(Series, row) if row else None


def _made(store: Store) -> dict[str, tuple[str, str]]:
    """Return the uid and the name of every series that has a record, by the spelling of the name."""
    rows = store.rows("SELECT name, uid FROM series WHERE deleted = 0 ORDER BY ord DESC, uid DESC")
    return {spelling(name): (uid, name) for name, uid in rows}


# The names ----------------------------------------------------------------------------------------

_NAMES = """
WITH RECURSIVE named(name) AS (
    SELECT min(series) FROM meeting INDEXED BY idx_meeting_series
    WHERE deleted = 0 AND series IS NOT NULL
    UNION ALL
    SELECT (
        SELECT min(series) FROM meeting INDEXED BY idx_meeting_series
        WHERE deleted = 0 AND series > named.name)
    FROM named WHERE named.name IS NOT NULL
)
SELECT name FROM named WHERE name IS NOT NULL LIMIT ?
"""


def series_names(store: Store) -> list[str]:
    """Return the name of every series, made or only named by meetings, in order."""
    names = {key: name for key, (_, name) in _made(store).items()}
    for (name,) in store.rows(_NAMES, [MOST_NAMES]):
        names.setdefault(spelling(name), name)
    return [names[key] for key in sorted(names) if key]


def known_name(store: Store, name: str) -> str:
    """Return a series' name as it is known, where it matches in any case; else as it is given."""
    wanted = spelling(name)
    return next((known for known in series_names(store) if spelling(known) == wanted), name)


# The list -----------------------------------------------------------------------------------------


def list_series(store: Store, today: date) -> list[SeriesSummary]:
    """Return every series with the number of its meetings and their dates, by name."""
    made = _made(store)
    return [
        _summary(store, name, made.get(spelling(name), (None,))[0], today.isoformat())
        for name in series_names(store)
    ]


def _summary(store: Store, name: str, uid: str | None, today: str) -> SeriesSummary:
    found = store.one(
        "SELECT count(*), max(date) FILTER (WHERE date <= ?2), min(date) FILTER (WHERE date > ?2) "
        "FROM meeting INDEXED BY idx_meeting_series WHERE series = ?1 AND deleted = 0",
        [name, today],
    )
    count, last, coming = found or (0, None, None)
    if coming is None:
        latest = latest_meeting(store, name)
        announced = latest.next.date if latest is not None and latest.next else None
        coming = announced if announced and announced > today else None
    return SeriesSummary(name, uid, count, last, coming)


# The meetings of one ------------------------------------------------------------------------------

_ORDER = f"coalesce(date, '{MOST_IN_ORDER}')"
_IN_SERIES = "meeting INDEXED BY idx_meeting_series WHERE series = ? AND deleted = 0"


def latest_meeting(store: Store, name: str) -> Meeting | None:
    """Return the head of the latest meeting of a series that was not cancelled; None where there is none.

    One without a date counts as later than those with one.
    """
    found = store.one(
        f"SELECT id FROM {_IN_SERIES} AND status != 'cancelled' "
        f"ORDER BY {_ORDER} DESC, id DESC LIMIT 1",
        [name],
    )
    return load_meeting(store, found[0]) if found else None


def meetings_since(store: Store, meeting: Meeting) -> list[int]:
    """Return the ids of a meeting and of those of its series after it, in order."""
    rows = store.rows(
        f"SELECT id FROM {_IN_SERIES} AND ({_ORDER}, id) > (?, ?) ORDER BY {_ORDER}, id",
        [meeting.series, meeting.date or MOST_IN_ORDER, meeting.id],
    )
    return [meeting.id, *(row[0] for row in rows)]


def neighbours(store: Store, meeting: Meeting) -> Neighbours:
    """Return the meetings of the same series right before and after one; none where it has no series."""
    if not meeting.series:
        return Neighbours()
    return Neighbours(_beside(store, meeting, "<", "DESC"), _beside(store, meeting, ">", "ASC"))


def _beside(store: Store, meeting: Meeting, sign: str, way: str) -> Neighbour | None:
    found = store.one(
        f"SELECT id, date, title FROM {_IN_SERIES} AND ({_ORDER}, id) {sign} (?, ?) "
        f"ORDER BY {_ORDER} {way}, id {way} LIMIT 1",
        [meeting.series, meeting.date or MOST_IN_ORDER, meeting.id],
    )
    return Neighbour(*found) if found else None
