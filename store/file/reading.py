"""Rows to records: a whole meeting, what is new in it, and the list of meetings."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import cast

from locales import N_, message
from store.errors import Damaged, NotFound
from store.file.mapping import PARTS, columns, to_record
from store.file.salvage import salvaged
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Part

_MANY = 500


def _names(table: str) -> str:
    return ", ".join(f'"{name}"' for name in columns(table))


def _select(table: str) -> str:
    return f'SELECT {_names(table)} FROM "{table}"'


def load_meeting(store: Store, meeting_id: int) -> Meeting:
    """Return the head of a meeting, a deleted one too; raise NotFound where there is none."""
    row = store.one(f"{_select('meeting')} WHERE id = ?", [meeting_id])
    if row is None:
        raise NotFound(message(N_("There is no meeting {id}."), id=meeting_id))
    return cast(Meeting, to_record("meeting", row))


def load(store: Store, meeting_id: int, tables: Iterable[str] = PARTS) -> Minutes:
    """Return a meeting, or its parts of some tables, as of one moment; raise NotFound where there is none."""
    snapshot = not store.db.conn.in_transaction
    if snapshot:
        store.db.execute("BEGIN")
    try:
        last = store.side_rows("SELECT max(seq) FROM event WHERE meeting = ?", [meeting_id])
        minutes = Minutes(load_meeting(store, meeting_id), (last and last[0][0]) or 0)
        for table in tables:
            minutes.fill(_parts(store, table, meeting_id))
        return minutes
    finally:
        if snapshot:
            store.db.rollback()


_OF_MEETING = "meeting = ? AND deleted = 0"


def _parts(store: Store, table: str, meeting: int) -> list[Part]:
    """Return the records of a meeting in a table; where that is damaged, those that can be read."""
    try:
        rows = store.rows(f"{_select(table)} WHERE {_OF_MEETING}", [meeting])
        return [cast(Part, to_record(table, row)) for row in rows]
    except Damaged as error:
        store.broken(meeting, error)
    records: list[Part] = []
    for row in salvaged(store.db, _names(table), table, _OF_MEETING, [meeting]):
        with contextlib.suppress(Damaged):
            records.append(cast(Part, to_record(table, row)))
    return records


OUTLINED = ("decision", "action")
"""The kinds of entries in an outline; an index of each finds them without reading the others."""


def load_outline(store: Store, meeting_id: int) -> Minutes:
    """Return a meeting with its people, its sections, and of its entries only decisions and actions.

    Raises:
        NotFound: there is no such meeting.
    """
    minutes = load(store, meeting_id, ("participant", "section"))
    try:
        for kind in OUTLINED:
            rows = store.rows(
                f"{_select('entry')} INDEXED BY idx_entry_{kind} "
                f"WHERE meeting = ? AND kind = '{kind}' AND deleted = 0",
                [meeting_id],
            )
            minutes.fill(cast(Part, to_record("entry", row)) for row in rows)
    except Damaged:
        entries = cast("list[Entry]", _parts(store, "entry", meeting_id))
        minutes.fill(entry for entry in entries if entry.kind in OUTLINED)
    return minutes


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


def part_of(store: Store, table: str, uid: str) -> Part:
    """Return one record of a meeting, one that was taken out too; raise NotFound where there is none."""
    row = store.one(f"{_select(table)} WHERE uid = ?", [uid])
    if row is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return cast(Part, to_record(table, row))


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
