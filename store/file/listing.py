"""The list of meetings: one line of each, without what lies in them.

It is what every start of the program needs, and loads nothing of the records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import N_, message
from store.errors import Damaged, NotFound
from store.file.salvage import salvaged
from store.file.store import Store


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """One line of the list of meetings. ``entries`` counts what is written."""

    id: int
    uid: str
    date: str | None
    title: str | None
    kind: str
    series: str | None
    status: str
    changed: str | None
    exported: str | None
    entries: int


_SUMMARY = """
SELECT id, uid, date, title, kind, series, status,
       (SELECT at FROM step WHERE id = (
           SELECT step FROM event WHERE event.meeting = m.id ORDER BY seq DESC LIMIT 1)) AS changed,
       exported,
       (SELECT count(*) FROM entry WHERE entry.meeting = m.id AND entry.deleted = 0) AS entries
FROM meeting AS m"""
UNFINISHED = "deleted = 0 AND (status = 'draft' OR (status = 'held' AND exported IS NULL))"
"""What needs attention first: not closed yet, or closed and never exported. An index holds these."""


MOST_UNFINISHED = 3
"""So many of these stand above the others in a list; the rest stands where its date is."""


def list_meetings(
    store: Store,
    *,
    deleted: bool = False,
    text: str = "",
    unfinished: bool | None = None,
    limit: int = -1,
    offset: int = 0,
) -> list[MeetingSummary]:
    """Return meetings, the newest date first and undated ones before all.

    Args:
        store: where to look.
        deleted: the trash instead of the living.
        text: only those whose title, series, place or date contains this.
        unfinished: only those that need attention, or only the others; None is all.
        limit: at most so many; -1 is all.
        offset: how many to pass over.
    """
    where = [f"deleted = {int(deleted)}", "id > 0"]
    parameters: list[object] = []
    if unfinished is not None:
        where.append(UNFINISHED if unfinished else f"NOT ({UNFINISHED})")
    if text.strip():
        where.append("instr(fold(concat_ws(' ', title, theme, series, place, date)), fold(?)) > 0")
        parameters.append(text.strip())
    # without statistics the planner would rather walk through all meetings
    index = "INDEXED BY idx_meeting_unfinished" if unfinished else ""
    try:
        rows = store.rows(
            f"{_SUMMARY} {index} WHERE {' AND '.join(where)} "
            "ORDER BY date IS NULL DESC, date DESC, id DESC LIMIT ? OFFSET ?",
            [*parameters, limit, offset],
        )
    except Damaged as error:
        found = _salvaged(store, error, " AND ".join(where), parameters)
        found.sort(key=lambda each: (each.date is None, each.date or "", each.id), reverse=True)
        return found[offset:][: limit if limit >= 0 else None]
    return [MeetingSummary(*row) for row in rows]


def read_summaries(store: Store, ids: Sequence[int]) -> list[MeetingSummary]:
    """Return the meetings with these ids, in no order; the cost is that of so many, whatever the archive."""
    which = f"id IN ({', '.join('?' * len(ids))})"
    try:
        rows = store.rows(f"{_SUMMARY} WHERE {which}", ids)
    except Damaged as error:
        return _salvaged(store, error, which, ids)
    return [MeetingSummary(*row) for row in rows]


_HEADS = "id, uid, date, title, kind, series, status, NULL, exported"
_COUNT = "(SELECT count(*) FROM entry WHERE entry.meeting = meeting.id AND entry.deleted = 0)"


def _salvaged(
    store: Store, error: Damaged, where: str, parameters: Sequence[object]
) -> list[MeetingSummary]:
    """Return meetings without their log; where their entries cannot be counted either, without that."""
    store.broken(None, error)
    for columns in (f"{_HEADS}, {_COUNT}", f"{_HEADS}, 0"):
        rows = salvaged(store.db, columns, "meeting", where, parameters)
        if rows:
            break
    return [MeetingSummary(*row) for row in rows]


def id_of(store: Store, uid: str) -> int | None:
    """Return the id that the meeting with this uid has in the file; None where it is not there."""
    row = store.one("SELECT id FROM meeting WHERE uid = ? AND deleted = 0", [uid])
    return int(row[0]) if row else None


def find_meeting(store: Store, text: str) -> int:
    """Return the id of the meeting that ``text`` names: an id, or a part of one title or date.

    Raises:
        NotFound: none has that name, or several have; the message names some of them.
    """
    wanted = text.strip()
    if wanted.isdecimal():
        row = store.one("SELECT id FROM meeting WHERE id = ? AND deleted = 0", [int(wanted)])
        if row:
            return int(row[0])
    found = store.rows(
        "SELECT id, title, date FROM meeting WHERE deleted = 0 AND "
        "(uid = ? OR instr(fold(title), fold(?)) OR instr(coalesce(date, ''), ?)) "
        "ORDER BY date DESC, id DESC LIMIT 6",
        [wanted, wanted, wanted],
    )
    if len(found) == 1 and wanted:
        return int(found[0][0])
    if not found or not wanted:
        raise NotFound(message(N_("There is no meeting “{name}”."), name=wanted))
    several = "; ".join(f"{i} {title or '–'} {date or ''}".rstrip() for i, title, date in found[:5])
    raise NotFound(
        message(N_("Several meetings fit “{name}”: {several}"), name=wanted, several=several)
    )
