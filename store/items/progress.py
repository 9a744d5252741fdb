"""Verbs for what has become of an action, question or parked item, whatever state its minutes are in.

While the minutes can be changed it is written into the entry itself. In verified minutes it is kept beside
them, in the register: the minutes stay as they were verified, and registers show how it stands now.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from locales import N_, message
from store.errors import NotFound
from store.file import verified_locks as locking
from store.file.mapping import columns_of, record_of
from store.file.store import Store
from store.file.undo import Undone, redo, undo
from store.model.records import Named
from store.model.shared_records import REGISTER, Progress
from store.model.uids import new_uid
from store.verbs import entries
from store.verbs.sorting import key_for

_COLUMNS = ", ".join(columns_of(Progress))
_FIELDS = tuple(f.name for f in fields(Progress) if f.name not in ("uid", "rev", "deleted"))
_AS_WRITTEN = (
    "SELECT '', uid, '', done, owners, due, due_text, 0, 1 FROM entry WHERE uid = ? AND deleted = 0"
)


def tick(store: Store, entry: str, *, done: bool = True) -> int:
    """Say that something is done, or that it is not after all.

    Args:
        store: the open file.
        entry: the uid of the entry.
        done: whether it is done.

    Returns:
        The meeting that the step lies in, which undo needs: :data:`REGISTER` for verified minutes.

    Raises:
        NotFound: there is no such entry any more.
    """
    return _change(store, entry, "tick_entry", done=done)


def reassign(store: Store, entry: str, owners: tuple[Named, ...]) -> int:
    """Say who is to do something; returns and raises as :func:`tick`."""
    return _change(store, entry, "reassign_entry", owners=owners)


def redate(store: Store, entry: str, due: str | None, due_text: str | None = None) -> int:
    """Say by which day, ISO, something is to be done; returns and raises as :func:`tick`."""
    return _change(store, entry, "redate_entry", due=due, due_text=due_text)


def take_back(
    store: Store, entry: str, *, again: bool = False, step: str | None = None
) -> Undone | None:
    """Take back the actor's latest step where an entry was last spoken of, or do it ``again``.

    ``step`` names the one that is meant, as in :func:`store.file.undo.undo`.

    Returns:
        The step; None where there is none any more.

    Raises:
        UndoRefused: somebody else has built on it.
        Locked: the minutes have been verified since.
    """
    with store.write():
        meeting = spoken_of_in(store, entry)
        if meeting is None:
            return None
        return redo(store, meeting, step=step) if again else undo(store, meeting, step=step)


def spoken_of_in(store: Store, entry: str) -> int | None:
    """Return the meeting that the latest step about an entry lies in; None where there is none."""
    found = store.one(
        "SELECT meeting FROM event WHERE uid = ?1 "
        "OR uid IN (SELECT uid FROM progress WHERE entry = ?1) ORDER BY seq DESC LIMIT 1",
        [entry],
    )
    return int(found[0]) if found else None


def _change(store: Store, entry: str, name: str, **values: Any) -> int:
    with store.write():
        meeting, section = _home(store, entry)
        locks = locking.locks_of(store, meeting)
        locked = locks.status in locking.LOCKED or section in locks.sections
        kept = _kept(store, entry)
        if kept is None and not locked:
            with store.step(meeting, name):
                entries.change(store, meeting, entry, **values)
            return meeting
        with store.step(REGISTER, name) as step:
            if kept is None:
                now = replace(_as_written(store, entry), **values)
                step.insert("progress", new_uid(), {f: getattr(now, f) for f in _FIELDS})
            else:
                step.update("progress", kept.uid, values)
        return REGISTER


def _home(store: Store, entry: str) -> tuple[int, str]:
    """Return the meeting and the section of a living entry."""
    found = store.one("SELECT meeting, section FROM entry WHERE uid = ? AND deleted = 0", [entry])
    if found is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return int(found[0]), str(found[1])


def _kept(store: Store, entry: str) -> Progress | None:
    """Return what is kept beside the minutes already; from then on it is what counts."""
    row = store.one(f"SELECT {_COLUMNS} FROM progress WHERE entry = ? AND deleted = 0", [entry])
    return record_of(Progress, row) if row else None


def _as_written(store: Store, entry: str) -> Progress:
    """Return how something stands in the minutes."""
    (row,) = store.rows(_AS_WRITTEN, [entry])
    key = key_for(store, "progress", ("meeting", REGISTER))
    return replace(record_of(Progress, row), ord=key)
