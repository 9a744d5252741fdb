"""Verbs for groups. A later set of groups never touches earlier answers."""

from __future__ import annotations

from collections.abc import Sequence

from store.records import Named
from store.steps import Step
from store.store import Store
from store.uids import new_uid
from store.verbs.sorting import key_for


def add_set(store: Store, meeting: int, labels: Sequence[str], name: str | None = None) -> str:
    """Make a set of groups, current from here on, and return its uid."""
    with store.step(meeting, "add_groups") as step:
        _end(store, step)
        uid = new_uid()
        key = key_for(store, "group_set", ("meeting", meeting))
        step.insert("group_set", uid, {"ord": key, "name": name, "current": True})
        for label in labels:
            key = key_for(store, "group", ("group_set", uid))
            step.insert("group", new_uid(), {"ord": key, "group_set": uid, "label": label})
        return uid


def end(store: Store, meeting: int) -> None:
    """End the current set: new exercises take no groups."""
    with store.step(meeting, "end_groups") as step:
        _end(store, step)


def _end(store: Store, step: Step) -> None:
    current = store.rows(
        "SELECT uid FROM group_set WHERE meeting = ? AND current = 1 AND deleted = 0",
        [step.meeting],
    )
    for (uid,) in current:
        step.update("group_set", uid, {"current": False})


def change(store: Store, meeting: int, uid: str, **values: object) -> None:
    """Change fields of a group."""
    with store.step(meeting, "change_group") as step:
        step.update("group", uid, values)


def set_members(store: Store, meeting: int, uid: str, members: Sequence[Named]) -> None:
    """Say who sits in the group."""
    with store.step(meeting, "set_members") as step:
        step.update("group", uid, {"members": tuple(members)})


def in_set(store: Store, group_set: str) -> list[tuple[str, str]]:
    """Return the uid and the label of each group of a set, in order."""
    sql = 'SELECT uid, label FROM "group" WHERE group_set = ? AND deleted = 0 ORDER BY ord, uid'
    return [(str(uid), str(label)) for uid, label in store.rows(sql, [group_set])]
