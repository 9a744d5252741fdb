"""Rows to records: a whole meeting, what is new in it, and the list of meetings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from locales import N_, message
from store.errors import NotFound
from store.mapping import PARTS, columns, to_record
from store.minutes import Minutes
from store.records import Entry, Meeting, MeetingSummary, Part
from store.store import Store

_MANY = 500


def _select(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns(table))
    return f'SELECT {names} FROM "{table}"'


def load_meeting(store: Store, meeting_id: int) -> Meeting:
    """Return the head of a meeting, a deleted one too; raise NotFound where there is none."""
    row = store.one(f"{_select('meeting')} WHERE id = ?", [meeting_id])
    if row is None:
        raise NotFound(message(N_("There is no meeting {id}."), id=meeting_id))
    return cast(Meeting, to_record("meeting", row))


def load(store: Store, meeting_id: int) -> Minutes:
    """Return a whole meeting as of one moment; raise NotFound where there is none."""
    snapshot = not store.db.conn.in_transaction
    if snapshot:
        store.db.execute("BEGIN")
    try:
        last = store.one("SELECT max(seq) FROM event WHERE meeting = ?", [meeting_id])
        minutes = Minutes(load_meeting(store, meeting_id), (last and last[0]) or 0)
        for table in PARTS:
            rows = store.rows(f"{_select(table)} WHERE meeting = ? AND deleted = 0", [meeting_id])
            minutes.fill(cast(Part, to_record(table, row)) for row in rows)
        return minutes
    finally:
        if snapshot:
            store.db.rollback()


def refresh(store: Store, minutes: Minutes) -> set[tuple[str, str]]:
    """Bring in what was written since ``minutes.seq``, by anybody.

    Returns:
        The table and uid of every record that was touched. The cost is that of the changes, not of the
        meeting.
    """
    events = store.rows(
        'SELECT seq, "table", uid FROM event WHERE meeting = ? AND seq > ? ORDER BY seq',
        [minutes.meeting.id, minutes.seq],
    )
    touched = {(table, uid) for _, table, uid in events}
    for table in ("meeting", *PARTS):
        _bring_in(store, minutes, table, [uid for t, uid in touched if t == table])
    for table, section in touched:
        if table == "rekey":
            uids = store.rows("SELECT uid FROM entry WHERE section = ?", [section])
            _bring_in(store, minutes, "entry", [uid for (uid,) in uids])
    if events:
        minutes.seq = events[-1][0]
    return touched


def _bring_in(store: Store, minutes: Minutes, table: str, uids: list[str]) -> None:
    for start in range(0, len(uids), _MANY):
        some = uids[start : start + _MANY]
        marks = ", ".join("?" * len(some))
        for row in store.rows(f"{_select(table)} WHERE uid IN ({marks})", some):
            record = to_record(table, row)
            if isinstance(record, Meeting):
                minutes.meeting = record
            else:
                minutes.put(record)


def find_entries(store: Store, uids: Iterable[str]) -> list[tuple[int, Entry]]:
    """Return living entries of any meetings by uid, each with the id of its meeting.

    What an entry was made from (:class:`store.records.Link`) is found like this in an earlier meeting.
    """
    wanted = list(uids)
    marks = ", ".join("?" * len(wanted))
    names = ", ".join(f'"{name}"' for name in columns("entry"))
    rows = store.rows(
        f"SELECT meeting, {names} FROM entry WHERE uid IN ({marks}) AND deleted = 0", wanted
    )
    return [(int(row[0]), cast(Entry, to_record("entry", row[1:]))) for row in rows]


_SUMMARY = """
SELECT id, uid, date, title, kind, series, status,
       (SELECT max(at) FROM step WHERE step.meeting = m.id) AS changed, exported,
       (SELECT count(*) FROM entry WHERE entry.meeting = m.id AND entry.deleted = 0) AS entries
FROM meeting AS m"""
UNFINISHED = "deleted = 0 AND (status = 'draft' OR (status = 'held' AND exported IS NULL))"
"""What needs attention first: not closed yet, or closed and never exported. An index holds these."""


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
    where = [f"deleted = {int(deleted)}"]
    parameters: list[object] = []
    if unfinished is not None:
        where.append(UNFINISHED if unfinished else f"NOT ({UNFINISHED})")
    if text.strip():
        where.append("instr(fold(concat_ws(' ', title, theme, series, place, date)), fold(?)) > 0")
        parameters.append(text.strip())
    # without statistics the planner would rather walk through all meetings
    index = "INDEXED BY idx_meeting_unfinished" if unfinished else ""
    rows = store.rows(
        f"{_SUMMARY} {index} WHERE {' AND '.join(where)} ORDER BY date IS NULL DESC, date DESC, id DESC "
        "LIMIT ? OFFSET ?",
        [*parameters, limit, offset],
    )
    return [MeetingSummary(*row) for row in rows]


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
