"""Verbs for who is there, who signs, and what is attached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

from locales import N_, message
from store.errors import Clash
from store.file.steps import Step
from store.file.store import Store
from store.model.records import Participant
from store.model.uids import new_uid
from store.verbs import late_names, linking
from store.verbs.sorting import key_for
from store.verbs.still_there import differs

_TYPED = (
    *("name", "aliases", "organisation", "unit", "title", "party", "email", "phone"),
    *("substitute_for", "reason"),
)
"""What somebody may have typed of a participant."""

_LISTS = ("aliases", "roles", "moves")
"""What of a participant is added to."""

_CHANGED_SINCE = N_(
    "{name} has been changed meanwhile and stays in the list; take them out once more if you mean that."
)


def add(store: Store, meeting: int, **values: object) -> str:
    """Add a participant and return the uid; ``values`` are fields of the record Participant."""
    with store.step(meeting, "add_participant") as step:
        return _add_participant(store, step, values)


def add_many(store: Store, meeting: int, people: Iterable[Mapping[str, object]]) -> list[str]:
    """Add participants in one step and return their uids."""
    with store.step(meeting, "add_participants") as step:
        return [_add_participant(store, step, values) for values in people]


def change(store: Store, meeting: int, uid: str, **values: object) -> None:
    """Change fields of a participant; with another name or address it may be another person."""
    with store.step(meeting, "change_participant") as step:
        step.update("participant", uid, _linked_anew(store, uid, values))
        if {"name", "aliases"} & values.keys():
            step.at_end(late_names.link, uid)


def join(store: Store, meeting: int, uid: str, **values: object) -> list[str]:
    """Change fields of a participant, but for what somebody else has written since that was asked for.

    Lists are what is there now and more, so that they may be written whoever has written in them.

    Returns:
        The names of the fields that stay as somebody else has written them.
    """
    with store.step(meeting, "change_participant") as step:
        with suppress(Clash):
            change(store, meeting, uid, **values)
            return []
        left = []
        for name, value in values.items():
            if name in _LISTS:
                step.update("participant", uid, {name: value}, on_top=True)
                continue
            try:
                change(store, meeting, uid, **{name: value})
            except Clash:
                left.append(name)
    return left


def delete(store: Store, meeting: int, uid: str) -> None:
    """Take a participant out of the meeting."""
    with store.step(meeting, "delete_participant") as step:
        step.update("participant", uid, {"deleted": True})


def take_out(store: Store, meeting: int, seen: Participant) -> None:
    """Take a participant out of the meeting, as :func:`delete` does, where all is as it was seen.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        seen: the participant as they were when that was asked for.

    Raises:
        Clash: somebody has typed something of them since, which whoever has asked has not seen.
        NotFound: they are not in the meeting.
    """
    with store.step(meeting, "delete_participant"):
        if differs(store, seen, _TYPED):
            raise Clash(message(_CHANGED_SINCE, name=seen.name))
        delete(store, meeting, seen.uid)


def add_signature(store: Store, meeting: int, **values: object) -> str:
    """Add a line to sign and return the uid; ``values`` are fields of the record Signature."""
    with store.step(meeting, "add_signature") as step:
        return _add(store, step, "signature", values)


def add_attachment(store: Store, meeting: int, title: str, address: str | None = None) -> str:
    """Add an attachment and return the uid."""
    with store.step(meeting, "add_attachment") as step:
        return _add(store, step, "attachment", {"title": title, "address": address})


def _add_participant(store: Store, step: Step, values: Mapping[str, object]) -> str:
    uid = _add(store, step, "participant", _linked(store, values))
    step.at_end(late_names.link, uid)
    return uid


def _linked(store: Store, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return the fields of a new participant with the person of the register that it is."""
    if values.get("person") or values["name"] == values.get("organisation"):
        return values  # an organisation is nobody in the register
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
