"""Verbs for a whole meeting: its head, its end, and taking one in from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from typing import cast

from locales import N_, message
from store.errors import NotFound, StoreError
from store.file.mapping import PARTS, TABLE_OF, TABLES, to_columns
from store.file.step_names import CREATE
from store.file.steps import Step
from store.file.store import Store, now
from store.file.undo import take_back_latest
from store.model.minutes import Minutes
from store.model.records import By, Meeting, Order, Part, Participant
from store.model.uids import new_uid
from store.verbs import linking

_DELETE = "delete_meeting"


def create(store: Store, **values: object) -> int:
    """Make a meeting and return its id; ``values`` are fields of :class:`store.model.records.Meeting`."""
    with store.write():
        return _insert_head(store, {"uid": new_uid(), **values})


def change(store: Store, meeting: int, **values: object) -> None:
    """Change fields of the head."""
    with store.step(meeting, "change_meeting") as step:
        step.update("meeting", _uid(store, meeting), values)


def delete(store: Store, meeting: int) -> None:
    """Put the meeting in the trash; undo brings it back."""
    with store.step(meeting, _DELETE) as step:
        step.update("meeting", _uid(store, meeting), {"deleted": True})


def restore(store: Store, meeting: int) -> None:
    """Take the meeting out of the trash, whoever has put it there; nothing where it is not in the trash.

    It is the deletion that is taken back, so that a later undo in the meeting goes on with what was written.
    """
    take_back_latest(store, meeting, _DELETE)


def mark_done(store: Store, meeting: int) -> None:
    """Close the meeting where it is still going on, and ask for no document of it any more."""
    with store.step(meeting, "close_meeting") as step:
        (status,) = store.rows("SELECT status FROM meeting WHERE id = ?", [meeting])[0]
        closed = "held" if status == "draft" else status
        step.update("meeting", _uid(store, meeting), {"status": closed})
        mark_exported(store, meeting)


def mark_exported(store: Store, meeting: int) -> None:
    """Remember that a document of the meeting has been written; not a step, not undoable."""
    with store.write():
        store.db.execute("UPDATE meeting SET exported = ? WHERE id = ?", [now(), meeting])


def arrange(store: Store, meeting: int, order: Order, by: By) -> None:
    """Remember how the answers of exercises stood in a document of the meeting; not a step, not undoable."""
    with store.write():
        sql = "UPDATE meeting SET answers_order = ?, answers_by = ? WHERE id = ?"
        store.db.execute(sql, [order, by, meeting])


def insert(store: Store, minutes: Minutes) -> int:
    """Take in a whole meeting with its uids, as the one step that made it, and return its id.

    Raises:
        StoreError: it, or a part of it, is in the file already.
    """
    with store.write():
        _refuse_known(store, minutes)
        head = {
            f.name: getattr(minutes.meeting, f.name)
            for f in fields(Meeting)
            if f.name not in ("id", "rev", "deleted")
        }
        meeting = _insert_head(store, head)
        step = Step(store.db, meeting, store.actor, CREATE, now())
        for table, parts in _by_table(minutes).items():
            step.insert_all(table, (_fields(_linked(store, part)) for part in parts))
        return meeting


def _insert_head(store: Store, values: dict[str, object]) -> int:
    columns = {k: v for k, v in to_columns(values).items() if v is not None}
    meeting = int(cast(int, store.db.table("meeting").insert(columns).last_pk))
    Step(store.db, meeting, store.actor, CREATE, now()).created(values)
    return meeting


def _linked(store: Store, part: Part) -> Part:
    """Return a participant with the person of the register that it is; anything else as it is."""
    if not isinstance(part, Participant):
        return part
    return replace(part, person=linking.link(store, linking.identity_of(part)))


def _fields(part: Part) -> dict[str, object]:
    values = {name: getattr(part, name) for name in _written(TABLE_OF[type(part)])}
    if "author" in values:
        values["author"] = None
    return values


@cache
def _written(table: str) -> tuple[str, ...]:
    """Return the fields of a table's records that are written when one is taken in."""
    return tuple(f.name for f in fields(TABLES[table]) if f.name not in ("rev", "deleted"))


def _by_table(minutes: Minutes) -> dict[str, list[Part]]:
    """Return everything in the meeting by its table, what is referred to before what refers to it."""
    found: dict[str, list[Part]] = {table: [] for table in PARTS}
    for part in _parts(minutes):
        found[TABLE_OF[type(part)]].append(part)
    return found


def _parts(minutes: Minutes) -> Iterator[Part]:
    """Go through everything in the meeting, in order."""
    yield from minutes.participants
    for group_set in minutes.group_sets:
        yield group_set
        yield from minutes.groups(group_set.uid)
    for section in minutes.sections:
        yield section
        yield from minutes.prompts(section.uid)
        yield from minutes.rows(section.uid)
        yield from minutes.entries(section.uid)
    yield from minutes.signatures
    yield from minutes.attachments


def _refuse_known(store: Store, minutes: Minutes) -> None:
    row = store.one("SELECT id, deleted FROM meeting WHERE uid = ?", [minutes.meeting.uid])
    if row and row[1]:
        raise StoreError(message(N_("This meeting is in the trash already, as {id}."), id=row[0]))
    if row:
        raise StoreError(message(N_("This meeting is here already, as {id}."), id=row[0]))


def _uid(store: Store, meeting: int) -> str:
    row = store.one("SELECT uid FROM meeting WHERE id = ?", [meeting])
    if row is None:
        raise NotFound(message(N_("There is no meeting {id}."), id=meeting))
    return str(row[0])
