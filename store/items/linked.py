"""Lines that are linked over meetings: where a line was said first, and where it was taken up.

A screen asks for many at once and keeps the answer; nothing of it is asked with a key press.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.file.store import Store

_MANY = 500


@dataclass(frozen=True, slots=True)
class LinkedMeeting:
    """The meeting at the other end of a link; date and title as far as they are known."""

    meeting: int
    date: str | None
    title: str | None


def meetings_of(store: Store, uids: Iterable[str]) -> dict[str, LinkedMeeting]:
    """Return which meetings living entries lie in, by the uid of the entry."""
    return _by_uid(store, "e.uid", uids)


def taken_up_in(store: Store, meeting: int, uids: Iterable[str]) -> dict[str, LinkedMeeting]:
    """Return the latest other meeting in which something was made from each entry, by its uid."""
    return _by_uid(store, "json_extract(e.links, '$[0][1]')", uids, but=meeting)


def _by_uid(
    store: Store, column: str, uids: Iterable[str], *, but: int = 0
) -> dict[str, LinkedMeeting]:
    wanted, found = list(uids), {}
    made = "AND e.links IS NOT NULL AND json_extract(e.links, '$[0][0]') = 'from'"
    linked = made if "links" in column else ""
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        marks = ", ".join("?" * len(some))
        sql = (
            f"SELECT {column}, m.id, m.date, m.title FROM entry e JOIN meeting m ON m.id = e.meeting "
            f"WHERE {column} IN ({marks}) {linked} AND e.deleted = 0 AND m.deleted = 0 AND m.id != ? "
            "ORDER BY m.date, m.id"
        )
        found.update({uid: LinkedMeeting(*head) for uid, *head in store.rows(sql, [*some, but])})
    return found
