"""Participants by their full names, where a line names them by a part of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exports.passages import WAYS
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.records import Entry, Participant


def with_passers_named(entries: Iterable[Entry], minutes: Minutes) -> Iterator[Entry]:
    """Give entries with the full names of those who come and leave, in whatever document."""
    for entry in entries:
        yield from with_full_names([entry], minutes) if entry.kind in WAYS else (entry,)


def with_full_names(entries: Iterable[Entry], minutes: Minutes) -> Iterator[Entry]:
    """Give entries with the full names of participants who were typed by a part of them.

    What was typed instead of a name, such as a role, stays.
    """
    for entry in entries:
        owners = tuple(replace(o, name=_full(minutes, o.uid, o.name)) for o in entry.owners)
        speaker = _full(minutes, entry.speaker_uid, entry.speaker or "") or None
        yield replace(entry, owners=owners, speaker=speaker)


def _full(minutes: Minutes, uid: str | None, typed: str) -> str:
    person = minutes.get(uid)
    if not isinstance(person, Participant):
        return typed
    parts = {spelling(word) for word in (*person.name.split(), *person.aliases)}
    return person.name if spelling(typed) in parts else typed
