"""The changes that are not in the index yet: the log behind the last event that is."""

from __future__ import annotations

from dataclasses import dataclass

from store.file.store import Store


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One event that the index does not know.

    Attributes:
        seq: its number.
        meeting: the id of its meeting.
        uid: the record that was changed.
        whole: whether other lines of the meeting may be touched too: it has another day, was put in the
            trash or brought back, a section with all that lies in it was, or somebody has another name.
    """

    seq: int
    meeting: int
    uid: str
    whole: bool


_CHANGES = """
SELECT seq, meeting, uid, before IS NOT NULL AND CASE "table"
    WHEN 'meeting' THEN json_type(after, '$.deleted') IS NOT NULL OR json_type(after, '$.date') IS NOT NULL
    WHEN 'section' THEN json_type(after, '$.deleted') IS NOT NULL
    WHEN 'participant' THEN json_type(after, '$.name') IS NOT NULL
    ELSE 0 END
FROM event WHERE seq > ? ORDER BY seq LIMIT ?"""


def indexed_until(store: Store) -> int:
    """Return the number of the last event that is in the index."""
    found = store.one("SELECT seq FROM search_state")
    return int(found[0]) if found else 0


def last_event(store: Store) -> int:
    """Return the number of the last event that there is."""
    found = store.one("SELECT max(seq) FROM event")
    return int(found[0] or 0) if found else 0


def changes_after(store: Store, seq: int, limit: int = -1) -> list[LoggedChange]:
    """Return the events after ``seq``, oldest first; at most ``limit`` of them."""
    rows = store.rows(_CHANGES, [seq, limit])
    return [
        LoggedChange(int(n), int(meeting), str(uid), bool(whole)) for n, meeting, uid, whole in rows
    ]
