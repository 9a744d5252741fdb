"""Undo and redo: any number of steps, each actor's own, also after a restart.

Undo writes the inverse of the actor's latest step as new events, so the log only grows. A step is refused
where somebody's words would go with it: another step has since changed the same fields, or something
lies in a record that would disappear.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from locales import N_, Message, message
from store.errors import Locked, UndoRefused
from store.file import verified_locks as locking
from store.file.step_names import CREATE, NEWER, UNKNOWN_STEP, is_meant
from store.file.steps import CHILDREN, Step
from store.file.store import Store, now

_PARENTS: dict[str, tuple[tuple[str, str], ...]] = {
    table: tuple((c, parent) for parent, of in CHILDREN.items() for t, c in of if t == table)
    for table in {t for of in CHILDREN.values() for t, _ in of}
}
"""What a record lies in: the column that points there, and the table."""


_BUILT_ON = message(N_("That step cannot be taken back: somebody else has gone on working on it."))

_HOMELESS = message(
    N_("That cannot come back yet: what it lay in is taken out, and has to come back first.")
)


_AMONG = 100
"""So many steps of other windows may have come between a line that waited and its undoing."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was undone or done again.

    Attributes:
        step: its number.
        name: its verb.
        uids: what it touched.
        text: the words of the first line or the heading of the first section among that; empty for none.
    """

    step: int
    name: str
    uids: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Event:
    seq: int
    step: int
    table: str
    uid: str
    before: dict[str, Any] | None
    after: dict[str, Any]

    @property
    def inverse(self) -> dict[str, Any]:
        """The columns that take the event back."""
        return {"deleted": 1} if self.before is None else self.before


_NOT_THE_LATEST = message(
    N_("The step that was to be taken back is not the latest one any more; nothing was taken back.")
)
_NOT_UNDONE_LAST = message(
    N_("The step that was to be done again is not the one undone last; nothing was done again.")
)


def undo(
    store: Store, meeting: int, *, older_than: int | None = None, step: str | None = None
) -> Undone | None:
    """Take back the actor's latest step that is not undone; return it, or None where there is none.

    Args:
        store: whose actor.
        meeting: the id of the meeting.
        older_than: only steps before this one, to pass over a refused one.
        step: the name of the step that is meant, where that was asked for earlier.

    Raises:
        UndoRefused: somebody else has built on the step, it lies in a § that is verified, or another
            one is meant.
        Locked: the minutes are verified.
    """
    with store.write():
        locking.locks_of(store, meeting).check()
        # where a line waited, the step that is meant had not been written yet
        waited = step is not None and step.startswith(NEWER)
        latest = store.rows(
            "SELECT id, name FROM step WHERE meeting = ? AND actor = ? AND undoes IS NULL "
            "AND undone = 0 AND name != ? AND id < ? ORDER BY id DESC LIMIT ?",
            [meeting, store.actor, CREATE, older_than or 2**62, _AMONG if waited else 1],
        )
        own = (one for one in latest if waited and store.has_done(one[0]))
        found = next(own, next(iter(latest), None))
        if found is None and step in (None, UNKNOWN_STEP):
            return None
        if found is None or not is_meant(store, found[0], step) or _is_unseen(store, found[0]):
            raise UndoRefused(_NOT_THE_LATEST, older=False, step=0)
        return _take_back(store, meeting, found[0], found[1], "undo")


def taken_back_by(store: Store, step: int) -> int | None:
    """Return the step, its id given, that has taken one back and stands; None where that one stands."""
    if not store.side_rows("SELECT 1 FROM step WHERE id = ? AND undone = 1", [step]):
        return None
    found = store.side_rows("SELECT max(id) FROM step WHERE undoes = ?", [step])
    return int(found[0][0]) if found and found[0][0] else None


def _is_unseen(store: Store, step: int) -> bool:
    """Return whether a step was taken in another window since its undoing was asked for."""
    return store.seen is not None and step > store.seen and not store.has_done(step)


def take_back_latest(store: Store, meeting: int, name: str) -> Undone | None:
    """Take back the latest step of this name that is not undone, whoever has taken it; None without one.

    Raises:
        UndoRefused: somebody has built on the step.
        Locked: the minutes are verified.
    """
    with store.write():
        locking.locks_of(store, meeting).check()
        found = store.one(
            "SELECT id FROM step WHERE meeting = ? AND name = ? AND undoes IS NULL AND undone = 0 "
            "ORDER BY id DESC LIMIT 1",
            [meeting, name],
        )
        return _take_back(store, meeting, found[0], name, "undo") if found else None


def redo(store: Store, meeting: int, *, step: str | None = None) -> Undone | None:
    """Do the step again that was undone last; None where a new step has come since, or none was undone.

    Raises:
        UndoRefused: somebody else has meanwhile changed what the step would change, or another one is
            meant: ``step`` names it, as in :func:`undo`.
        Locked: the minutes are verified.
    """
    with store.write():
        locking.locks_of(store, meeting).check()
        found = store.one(
            "SELECT u.id, x.name, x.id FROM step u JOIN step x ON x.id = u.undoes "
            "WHERE u.meeting = ?1 AND u.actor = ?2 AND u.undone = 0 AND u.name = 'undo' AND u.id > "
            "(SELECT coalesce(max(id), 0) FROM step "
            " WHERE meeting = ?1 AND actor = ?2 AND undoes IS NULL) "
            "ORDER BY u.id DESC LIMIT 1",
            [meeting, store.actor],
        )
        if found is None and step in (None, UNKNOWN_STEP):
            return None
        if found is None or not is_meant(store, found[2], step):
            raise UndoRefused(_NOT_UNDONE_LAST, older=False, step=0)
        done = _take_back(store, meeting, found[0], found[1], "redo")
        store.db.execute("UPDATE step SET undone = 0 WHERE id = ?", [found[2]])
        return done


def _take_back(store: Store, meeting: int, target: int, name: str, verb: str) -> Undone:
    events = _events(store, target)
    for event in events:
        _refuse_if_built_on(store, meeting, event, offer=verb == "undo")
    locks = locking.locks_of(store, meeting)
    step = Step(store.db, meeting, store.actor, verb, now(), locks=locks)
    step.undoing(target)
    try:
        with step.as_one():
            for event in reversed(events):
                step.write_columns(event.table, event.uid, event.inverse)
    except Locked as locked:
        raise _refusal(store, meeting, target, verb == "undo", locked.message) from locked
    store.did(step)
    for event in events:
        if event.before is None:
            _refuse_if_inhabited(store, meeting, event)
        _refuse_if_homeless(store, meeting, event, offer=verb == "undo")
        _refuse_if_last(store, meeting, event, offer=verb == "undo")
    store.db.execute("UPDATE step SET undone = 1 WHERE id = ?", [target])
    told = (
        events if verb == "undo" else events[::-1]
    )  # in the order in which they were done at first
    return Undone(target, name, tuple(event.uid for event in told), _words_of(store, told))


_WORDS = {"entry": "text", "section": "heading"}


def _words_of(store: Store, events: list[_Event]) -> str:
    for event in events:
        if event.table in _WORDS:
            sql = f"SELECT {_WORDS[event.table]} FROM {event.table} WHERE uid = ?"
            found = store.one(sql, [event.uid])
            return str(found[0] or "") if found else ""
    return ""


def _events(store: Store, step: int) -> list[_Event]:
    rows = store.rows(
        'SELECT seq, step, "table", uid, before, after FROM event '
        "WHERE step = ? AND \"table\" != 'rekey' ORDER BY seq",
        [step],
    )
    return [
        _Event(seq, of, table, uid, json.loads(before) if before else None, json.loads(after))
        for seq, of, table, uid, before, after in rows
    ]


_LATER = """
SELECT e.after FROM event e JOIN step s ON s.id = e.step
WHERE e.uid = ?1 AND e.seq > ?2 AND e.step != ?3 AND s.undone = 0
  AND (s.undoes IS NULL OR s.undoes < ?3)
"""
"""Later events on a record that are in force: of steps not undone, and of undos of older steps.

A step and its undo that are both later than the event cancel out, and neither counts.
"""


_CELL = frozenset({"section", "row", "prompt"})
"""Where something lies: a row and a prompt mean nothing in another section."""


def _with_cell(columns: Iterable[str]) -> frozenset[str]:
    """Return columns, with all that say where something lies where one of them does."""
    names = frozenset(columns)
    return names | _CELL if names & _CELL else names


def _refuse_if_built_on(store: Store, meeting: int, event: _Event, *, offer: bool) -> None:
    """Raise UndoRefused where taking ``event`` back would take a later change with it."""
    disappears = event.inverse.get("deleted") == 1
    for (after,) in store.rows(_LATER, [event.uid, event.seq, event.step]):
        if disappears or _with_cell(json.loads(after)) & _with_cell(event.inverse):
            raise _refusal(store, meeting, event.step, offer)
    if disappears and event.before is not None:
        for table, column in CHILDREN.get(event.table, ()):
            sql = (
                f'SELECT 1 FROM "{table}" c JOIN event e ON e.uid = c.uid JOIN step s ON s.id = e.step '
                f'WHERE c."{column}" = ? AND c.meeting = ? AND c.deleted = 0 AND e.seq > ? '
                "AND s.actor != ? LIMIT 1"
            )
            if store.one(sql, [event.uid, meeting, event.seq, store.actor]):
                raise _refusal(store, meeting, event.step, offer)


def _refuse_if_inhabited(store: Store, meeting: int, event: _Event) -> None:
    """Raise UndoRefused where something living still lies in a record that is gone now."""
    for table, column in CHILDREN.get(event.table, ()):
        sql = (
            f'SELECT 1 FROM "{table}" WHERE "{column}" = ? AND meeting = ? AND deleted = 0 LIMIT 1'
        )
        if store.one(sql, [event.uid, meeting]):
            raise _refusal(store, meeting, event.step, True)


def check_home(store: Store, table: str, uid: str) -> None:
    """Raise UndoRefused where what a living record lies in is taken out."""
    for column, parent in _PARENTS.get(table, ()):
        sql = (
            f'SELECT 1 FROM "{table}" c JOIN "{parent}" p ON p.uid = c."{column}" '
            "WHERE c.uid = ? AND c.deleted = 0 AND p.deleted = 1"
        )
        if store.one(sql, [uid]):
            raise UndoRefused(_HOMELESS, older=False, step=0)


def _refuse_if_homeless(store: Store, meeting: int, event: _Event, *, offer: bool) -> None:
    """Raise UndoRefused where a record would come to lie in one that somebody has taken out."""
    for column, parent in _PARENTS.get(event.table, ()):
        if column not in event.inverse and event.inverse.get("deleted") != 0:
            continue
        sql = (
            f'SELECT 1 FROM "{event.table}" c JOIN "{parent}" p ON p.uid = c."{column}" '
            "WHERE c.uid = ? AND c.deleted = 0 AND p.deleted = 1"
        )
        if store.one(sql, [event.uid]):
            raise _refusal(store, meeting, event.step, offer, _HOMELESS)


def _refuse_if_last(store: Store, meeting: int, event: _Event, *, offer: bool) -> None:
    """Raise UndoRefused where an exercise would have no row or prompt, because others took theirs out."""
    if event.table not in ("row", "prompt") or event.inverse.get("deleted") != 1:
        return
    siblings = (
        f'FROM "{event.table}" c JOIN "{event.table}" own ON own.section = c.section '
        "JOIN section s ON s.uid = c.section AND s.deleted = 0 WHERE own.uid = ?1"
    )
    gone = (
        f"SELECT 1 {siblings} AND EXISTS (SELECT 1 FROM event e JOIN step t ON t.id = e.step "
        "WHERE e.uid = c.uid AND e.seq > ?2 AND t.actor != ?3 "
        "AND json_extract(e.after, '$.deleted') = 1) LIMIT 1"
    )
    if store.one(f"SELECT 1 {siblings} AND c.deleted = 0 LIMIT 1", [event.uid]) is None and (
        store.one(gone, [event.uid, event.seq, store.actor])
    ):
        raise _refusal(store, meeting, event.step, offer)


def _refusal(
    store: Store, meeting: int, step: int, offer: bool, reason: Message = _BUILT_ON
) -> UndoRefused:
    older = offer and store.one(
        "SELECT 1 FROM step WHERE meeting = ? AND actor = ? AND undoes IS NULL AND undone = 0 "
        "AND name != ? AND id < ? LIMIT 1",
        [meeting, store.actor, CREATE, step],
    )
    return UndoRefused(reason, older=bool(older), step=step)
