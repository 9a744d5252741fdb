"""Verbs for a series: what its new meetings begin with, and who belongs to it.

They lie over all meetings, so that they are undone by ``undo(store, REGISTER)``. The name of a series is
what its meetings say and does not change with its record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from locales import N_, message
from store.errors import LabelTaken
from store.file.store import Store
from store.model.records import By, Order
from store.model.shared_records import REGISTER, Member, Series
from store.model.uids import new_uid
from store.series.known_series import find_series, known_name
from store.verbs.sorting import key_for
from store.verbs.still_there import living

_FIELDS = tuple(f.name for f in fields(Series) if f.name not in ("uid", "rev", "deleted"))


def add(store: Store, name: str, **values: object) -> str:
    """Make the record of a series and return its uid.

    Args:
        store: the open file.
        name: its name; where meetings name it already, in their spelling.
        values: fields of :class:`store.model.shared_records.Series`.

    Raises:
        LabelTaken: it has a record already.
    """
    with store.step(REGISTER, "add_series") as step:
        if find_series(store, name) is not None:
            raise LabelTaken(message(N_("There is a series “{name}” already."), name=name))
        key = key_for(store, "series", ("meeting", REGISTER))
        made = Series(new_uid(), known_name(store, name), key, **values)  # type: ignore[arg-type]
        step.insert("series", made.uid, {f: getattr(made, f) for f in _FIELDS})
        return made.uid


def change(store: Store, uid: str, **values: object) -> None:
    """Change fields of a series; raise NotFound where it has no record."""
    with store.step(REGISTER, "change_series") as step:
        living(store, REGISTER, "series", uid)
        step.update("series", uid, values)


def arrange(store: Store, name: str, order: Order, by: By) -> None:
    """Say how the answers of exercises stand in the documents of a series, its name given."""
    with store.step(REGISTER, "change_series"):
        known = find_series(store, name)
        uid = known.uid if known is not None else add(store, name)
        change(store, uid, answers_order=order, answers_by=by)


def set_members(store: Store, uid: str, members: Iterable[Member]) -> None:
    """Say who belongs to a series, in place of what was said; raise NotFound where it has no record."""
    with store.step(REGISTER, "change_members") as step:
        living(store, REGISTER, "series", uid)
        step.update("series", uid, {"membership": tuple(members)})


def delete(store: Store, uid: str) -> None:
    """Take away the record of a series; its meetings keep its name, and undo brings it back."""
    with store.step(REGISTER, "delete_series") as step:
        living(store, REGISTER, "series", uid)
        step.update("series", uid, {"deleted": True})
