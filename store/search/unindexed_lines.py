"""What is looked for among the lines that are not in the index yet."""

from __future__ import annotations

import json
from dataclasses import dataclass

from store.file.store import Store
from store.search.filter_conditions import conditions_of
from store.search.index import DAY_BITS, first_id
from store.search.lines import WrittenLine, day_of, lines_of
from store.search.query import Query
from store.search.scanning import Indexed
from store.search.unindexed_changes import changes_after, indexed_until, last_event

_MANY = 20_000
"""From so many events on, whole meetings are looked through: a file of an older version."""

_MEETINGS = 50
"""How many meetings are read at a time, the newest first."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What the log has behind the index.

    Attributes:
        meetings: by id, the records that were changed, in that order, or None where any line may have been.
    """

    meetings: dict[int, dict[str, None] | None]

    def has(self, line: Indexed) -> bool:
        """Return whether what the index says of a line may be out of date."""
        if line.meeting not in self.meetings:
            return False
        uids = self.meetings[line.meeting]
        return uids is None or line.uid in uids


def read_tail(store: Store) -> Tail:
    """Return what is not in the index yet; of a very long tail only in which meetings it is."""
    seq = indexed_until(store)
    if last_event(store) - seq > _MANY:
        sql = "SELECT meeting FROM event GROUP BY meeting HAVING max(seq) > ?"
        return Tail({int(id_): None for (id_,) in store.rows(sql, [seq])})
    meetings: dict[int, dict[str, None] | None] = {}
    changes = changes_after(store, seq)
    for change in changes:
        uids = meetings.setdefault(change.meeting, {})
        if change.whole:
            meetings[change.meeting] = None
        elif uids is not None:
            uids.setdefault(change.uid)
    return Tail(meetings)


def newest_in_tail(store: Store, query: Query, tail: Tail, limit: int) -> list[Indexed]:
    """Return the newest lines of the tail that hold what is looked for, at most ``limit``."""
    found: list[Indexed] = []
    for some in _by_day(store, tail):
        lines = [
            (day, line)
            for meeting, day in some
            for line in lines_of(store, meeting, tail.meetings[meeting])
        ]
        found += _that_fit(store, query, lines)
        if len(found) >= limit:
            break
    return sorted(found, key=lambda line: -line.id)[:limit]


def _by_day(store: Store, tail: Tail) -> list[list[tuple[int, int]]]:
    """Return the meetings of the tail with their days, the newest first, in portions."""
    rows = store.rows(
        "SELECT id, date FROM meeting WHERE deleted = 0 AND id > 0 "
        "AND id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(tail.meetings))],
    )
    days = sorted(
        ((int(id_), day_of(iso)) for id_, iso in rows), key=lambda one: (-one[1], -one[0])
    )
    return [days[at : at + _MEETINGS] for at in range(0, len(days), _MEETINGS)]


def _that_fit(store: Store, query: Query, lines: list[tuple[int, WrittenLine]]) -> list[Indexed]:
    """Return lines that hold what is looked for, told by the same conditions as those of the index."""
    found: list[Indexed] = []
    rows: dict[int, str | None] = {}
    for number, (day, line) in enumerate(reversed(lines)):
        text, people = line.folded()
        if (text or people) and query.holds(text, people):
            # behind everything the index has of that day; the later of two lines comes first
            id_ = first_id(day + 1) - 1 - number % (1 << DAY_BITS - 1)
            found.append(Indexed(id_, line.uid, line.meeting, line.kind, text, people))
            rows[id_] = line.row
    kept = _kept_by(store, query, found, rows)
    return [line for line in found if line.id in kept]


def _kept_by(
    store: Store, query: Query, lines: list[Indexed], rows: dict[int, str | None]
) -> set[int]:
    conditions = conditions_of(store, query)
    if not conditions.sql or not lines:
        return {line.id for line in lines}
    given = json.dumps([[one.id, one.uid, one.meeting, one.kind, rows[one.id]] for one in lines])
    sql = (
        "WITH l(id, uid, meeting, kind, row) AS (SELECT "
        + ", ".join(f"json_extract(value, '$[{n}]')" for n in range(5))
        + f" FROM json_each(?)) SELECT l.id FROM l WHERE 1{conditions.where()}"
    )
    return {int(id_) for (id_,) in store.rows(sql, [given, *conditions.parameters])}
