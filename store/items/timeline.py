"""How a series has gone on: what each of its meetings decided, what it gave to do, and who came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from store.file.store import Store
from store.items.items import read_items


@dataclass(frozen=True, slots=True)
class Point:
    """One meeting of a series.

    Attributes:
        meeting: its id.
        date: its day, ISO, or None.
        title: its title, or None.
        status: its state, by the English name.
        decisions: how many decisions were made.
        open: how many of its actions are still open.
        done: how many of its actions are done.
        carried: how many of its actions a later meeting has taken over.
        present: how many of the people of the meeting were there, wholly or in part.
        people: how many people belong to the meeting.
    """

    meeting: int
    date: str | None
    title: str | None
    status: str
    decisions: int
    open: int
    done: int
    carried: int
    present: int
    people: int


_MEETINGS = """
SELECT m.id, m.date, m.title, m.status,
    (SELECT count(*) FROM entry e INDEXED BY idx_entry_decision
     JOIN section s ON s.uid = e.section AND s.deleted = 0
     WHERE e.meeting = m.id AND e.kind = 'decision' AND e.deleted = 0),
    (SELECT count(*) FILTER (WHERE coalesce(attendance, '') NOT IN ('absent', 'excused'))
     FROM participant p WHERE p.meeting = m.id AND p.deleted = 0),
    (SELECT count(*) FROM participant p WHERE p.meeting = m.id AND p.deleted = 0)
FROM meeting m INDEXED BY idx_meeting_series
WHERE m.series = ? AND m.deleted = 0 ORDER BY m.date IS NULL DESC, m.date DESC, m.id DESC
"""


def timeline(store: Store, series: str) -> list[Point]:
    """Return the meetings of a series of this name, the newest first and undated ones before all."""
    rows = store.rows(_MEETINGS, [series])
    items = read_items(store, "action", [row[0] for row in rows])
    actions = Counter((item.meeting, item.state) for item in items)
    return [
        Point(
            meeting,
            date,
            title,
            status,
            decisions,
            actions[meeting, "open"],
            actions[meeting, "done"],
            actions[meeting, "carried"],
            present,
            people,
        )
        for meeting, date, title, status, decisions, present, people in rows
    ]
