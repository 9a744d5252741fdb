"""Verbs for who is there, who signs, and what is attached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.file.steps import Step
from store.file.store import Store
from store.model.uids import new_uid
from store.verbs import linking
from store.verbs.sorting import key_for


def add(store: Store, meeting: int, **values: object) -> str:
    """Add a participant and return the uid; ``values`` are fields of the record Participant."""
    with store.step(meeting, "add_participant") as step:
        return _add(store, step, "participant", _linked(store, values))


def add_many(store: Store, meeting: int, people: Iterable[Mapping[str, object]]) -> list[str]:
    """Add participants in one step and return their uids."""
    with store.step(meeting, "add_participants") as step:
        return [_add(store, step, "participant", _linked(store, values)) for values in people]


def change(store: Store, meeting: int, uid: str, **values: object) -> None:
    """Change fields of a participant; with another name or address it may be another person."""
    with store.step(meeting, "change_participant") as step:
        step.update("participant", uid, _linked_anew(store, uid, values))


def delete(store: Store, meeting: int, uid: str) -> None:
    """Take a participant out of the meeting."""
    with store.step(meeting, "delete_participant") as step:
        step.update("participant", uid, {"deleted": True})


def add_signature(store: Store, meeting: int, **values: object) -> str:
    """Add a line to sign and return the uid; ``values`` are fields of the record Signature."""
    with store.step(meeting, "add_signature") as step:
        return _add(store, step, "signature", values)


def add_attachment(store: Store, meeting: int, title: str, address: str | None = None) -> str:
    """Add an attachment and return the uid."""
    with store.step(meeting, "add_attachment") as step:
        return _add(store, step, "attachment", {"title": title, "address": address})


def _linked(store: Store, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return the fields of a new participant with the person of the register that it is."""
    if values.get("person"):
        return values
    return {**values, "person": linking.link(store, linking.identity(values))}


def _linked_anew(store: Store, uid: str, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return changes of a participant with the person that it is after them."""
    if not {"name", "email"} & values.keys():
        return values
    return {**values, "person": linking.link_again(store, uid, values)}


def _add(store: Store, step: Step, table: str, values: Mapping[str, object]) -> str:
    uid = new_uid()
    key = key_for(store, table, ("meeting", step.meeting))
    step.insert(table, uid, {"ord": key, **values})
    return uid
