"""Verbs for groups. A later set of groups never touches earlier answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import cast

from locales import N_, message
from store.errors import LabelTaken, Misplaced
from store.file.mapping import columns, to_record
from store.file.steps import Step
from store.file.store import Store
from store.language.spelling import spelling
from store.model.drawing import Drawn
from store.model.records import Group, Named
from store.model.uids import new_uid
from store.verbs import group_rows as grouped
from store.verbs.group_rows import in_set
from store.verbs.sorting import key_for
from store.verbs.still_there import living

SHORT = 2
"""A label of at most so many characters is typed alone to go to the group."""

__all__ = [
    "add",
    "add_drawn",
    "add_set",
    "change",
    "end",
    "in_set",
    "merge",
    "remove",
    "rename",
    "set_members",
]


def add_set(store: Store, meeting: int, labels: Sequence[str], name: str | None = None) -> str:
    """Make a set of groups, current from here on, and return its uid."""
    return add_drawn(store, meeting, [(label, ()) for label in labels], name)


def add_drawn(store: Store, meeting: int, drawn: Iterable[Drawn], name: str | None = None) -> str:
    """Make a set of groups with who sits in them, current from here on, and return its uid.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        drawn: labels with members, as :mod:`store.model.drawing` gives them.
        name: what the set is called.
    """
    with store.step(meeting, "add_groups") as step:
        _end(store, step)
        uid = new_uid()
        key = key_for(store, "group_set", ("meeting", meeting))
        step.insert("group_set", uid, {"ord": key, "name": name, "current": True})
        for label, members in drawn:
            _insert(store, step, uid, label, {"members": tuple(members)})
        return uid


def add(
    store: Store,
    meeting: int,
    group_set: str,
    label: str,
    *,
    late: Collection[str] = (),
    **values: object,
) -> str:
    """Add a group to a set and return its uid; it gets a row in the exercises that nobody has begun.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        group_set: the set.
        label: what is typed to go to the group.
        late: exercises of the set that are under way and get a row all the same.
        values: further fields of :class:`store.model.records.Group`.

    Raises:
        LabelTaken: the set or one of the exercises has that label already.
        NotFound: the set is not there any more.
    """
    with store.step(meeting, "add_group") as step:
        living(store, meeting, "group_set", group_set)
        _check_label(store, group_set, label)
        uid = _insert(store, step, group_set, label, values)
        for section in grouped.exercises(store, meeting, group_set):
            grouped.seat(store, step, section, uid, label, late=section in late)
        return uid


def rename(store: Store, meeting: int, uid: str, label: str) -> None:
    """Give a group another label, and with it its rows in the exercises of its set.

    It still answers to a short one that it had, where the new one is no short one itself.

    Raises:
        LabelTaken: another group or row has it.
        NotFound: the group is not there any more.
    """
    with store.step(meeting, "change_group") as step:
        fields = ("group_set", "label", "letter")
        group_set, old, kept = living(store, meeting, "group", uid, *fields)
        _check_label(store, group_set, label, but=uid)
        step.update("group", uid, {"label": label, "letter": _letter(old, label, kept)})
        for section in grouped.exercises(store, meeting, group_set):
            grouped.rename(store, step, section, uid, old, label)


def _letter(old: str, new: str, kept: str | None) -> str | None:
    """Return the short label that a group goes on answering to when it is renamed."""
    if len(new) <= SHORT:
        return None
    return old if len(old) <= SHORT else kept


def merge(store: Store, meeting: int, uid: str, into: str) -> None:
    """Merge one group into another of its set: members join, and answers in its exercises follow.

    The other one is called what it was called before.

    Raises:
        Misplaced: they are of different sets.
        NotFound: one of them is not there any more.
    """
    with store.step(meeting, "merge_groups") as step:
        (group_set,) = living(store, meeting, "group", uid, "group_set")
        if living(store, meeting, "group", into, "group_set") != (group_set,):
            raise Misplaced(message(N_("They are groups of different sets.")))
        if uid == into:
            return
        _join(store, step, uid, into)
        for section in grouped.exercises(store, meeting, group_set):
            grouped.merge(store, step, section, uid, into)
        step.update("group", uid, {"deleted": True})
        grouped.settle(store, step, group_set, uid, into)


def remove(store: Store, meeting: int, uid: str) -> None:
    """Take a group out; rows with its answers stay, under their labels. Raise NotFound if it is gone."""
    with store.step(meeting, "delete_group") as step:
        (group_set,) = living(store, meeting, "group", uid, "group_set")
        for section in grouped.exercises(store, meeting, group_set):
            grouped.release(store, step, section, uid)
        step.update("group", uid, {"deleted": True})
        grouped.settle(store, step, group_set, uid, None)


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
    """Say who sits in the group; who sat in another one of its set leaves that.

    Raises:
        NotFound: the group is not there any more.
    """
    with store.step(meeting, "set_members") as step:
        (group_set,) = living(store, meeting, "group", uid, "group_set")
        coming = {_who(one) for one in members}
        for other, _ in in_set(store, group_set):
            seated = _group(store, other).members
            staying = tuple(one for one in seated if _who(one) not in coming)
            if other != uid and staying != seated:
                step.update("group", other, {"members": staying})
        step.update("group", uid, {"members": tuple(members)})


def _who(member: Named) -> str:
    """Return what two names of the same member have in common."""
    return member.uid or spelling(member.name)


def _insert(
    store: Store, step: Step, group_set: str, label: str, values: Mapping[str, object]
) -> str:
    uid, key = new_uid(), key_for(store, "group", ("group_set", group_set))
    step.insert("group", uid, {"ord": key, "group_set": group_set, "label": label, **values})
    return uid


def _check_label(store: Store, group_set: str, label: str, *, but: str | None = None) -> None:
    """Raise LabelTaken where a group of the set has this label, other than ``but``."""
    for uid, own in in_set(store, group_set):
        if uid != but and spelling(own) == spelling(label):
            raise LabelTaken(message(N_("There is a group called “{label}” already."), label=label))


def _join(store: Store, step: Step, uid: str, into: str) -> None:
    """Let the members of one group sit in another."""
    own = _group(store, into).members
    seated = {_who(one) for one in own}
    new = (one for one in _group(store, uid).members if _who(one) not in seated)
    step.update("group", into, {"members": (*own, *new)})


def _group(store: Store, uid: str) -> Group:
    names = ", ".join(f'"{name}"' for name in columns("group"))
    (row,) = store.rows(f'SELECT {names} FROM "group" WHERE uid = ?', [uid])
    return cast(Group, to_record("group", row))
