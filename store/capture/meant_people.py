"""Who is meant: people read from a list, found among the participants or new to the meeting.

An e-mail address tells people apart; without one, a full name that is known, or a first name or alias
that only one participant has. What a list says of a known participant is added to the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from locales import N_, Message, message
from store.capture.person import KnownNames
from store.capture.scene import Scene
from store.file.store import Store
from store.language.blanks import words
from store.language.spelling import spelling
from store.model.names import Names
from store.model.records import Participant
from store.verbs import people

_FIELDS = (
    *("organisation", "unit", "title", "party", "email", "phone", "substitute_for", "reason"),
)
_STATES = ("attendance", "standing")
_LISTS = ("aliases", "roles")
_FLAG = "summoned"


class Ambiguous(Exception):
    """A name that several participants have; ``reason`` names them."""

    def __init__(self, name: str, candidates: Sequence[Participant]) -> None:
        """Say whom ``name`` may mean."""
        several = ", ".join(person.name for person in candidates)
        super().__init__(name)
        self.reason: Message = message(N_("“{name}” may be: {several}"), name=name, several=several)


@dataclass(frozen=True, slots=True)
class Joined:
    """A person of a list.

    Attributes:
        known: the participant as it is, or None for a new one.
        person: the participant as it is to be.
        said: what the list said.
    """

    known: Participant | None
    person: Participant
    said: Participant


class Noted(NamedTuple):
    """What became of people who were noted.

    Attributes:
        uids: who they are, in order.
        kept: those of whom not all is noted, because somebody else has written something else meanwhile:
            the name of each, and what of it could stand in a line.
    """

    uids: list[str]
    kept: list[str]


def known_in(scene: Scene) -> KnownNames:
    """Return what the meeting, and in the app the register, knows before a list is read."""
    people = scene.minutes.participants
    places = (place for one in people for place in (one.organisation, one.unit))
    here = frozenset(
        spelling(place) for place in (*places, scene.minutes.meeting.organiser) if place
    )
    return KnownNames(
        lambda name: scene.names.find(name) is not None,
        here | scene.organisations(),
        frozenset(spelling(one.party) for one in people if one.party),
    )


def join(read: Iterable[Participant], names: Names, present: Iterable[Participant]) -> list[Joined]:
    """Return who each person of a list is; one named twice is there once."""
    by_email = {p.email.casefold(): p for p in present if p.email}
    joined: dict[str, Joined] = {}
    for person in read:
        known = by_email.get((person.email or "").casefold()) or _by_name(person, names)
        place = known.uid if known else f"{spelling(person.name)}\n{person.email or ''}"
        before = joined[place].person if place in joined else (known or replace(person, roles=()))
        joined[place] = Joined(known, _merged(before, person), person)
    return list(joined.values())


def find_or_new(name: str, names: Names) -> Joined:
    """Return the participant that ``name`` means, else a new one of that name.

    Raises:
        Ambiguous: several participants may be meant.
    """
    candidates = names.candidates(name)
    if len(candidates) > 1:
        raise Ambiguous(name, candidates)
    if candidates:
        return Joined(candidates[0], candidates[0], candidates[0])
    person = Participant("", name)
    known = _short_form(person, names)
    return Joined(known, replace(known, name=name) if known else person, person)


def _by_name(person: Participant, names: Names) -> Participant | None:
    known = names.find(person.name) or _short_form(person, names)
    if known is None:
        return None
    if known.email and person.email and known.email.casefold() != person.email.casefold():
        return None
    elsewhere = person.organisation and known.organisation not in (None, person.organisation)
    return None if elsewhere and spelling(known.name) != spelling(person.name) else known


def _short_form(person: Participant, names: Names) -> Participant | None:
    """Return the participant who was named by the first name only, before any list said who it is."""
    parts = words(person.name)
    known = names.find(parts[0]) if len(parts) > 1 else None
    if known is None or len(words(known.name)) > 1 or known.attendance or known.standing:
        return None
    return known


def _merged(known: Participant, person: Participant) -> Participant:
    """Return ``known`` with what a list says of it; the longer of a first and a full name stays."""
    said: dict[str, Any] = {
        field: value
        for field in (*_FIELDS, *_STATES)
        if (value := getattr(person, field)) is not None
    }
    for field in _LISTS:
        said[field] = tuple(dict.fromkeys((*getattr(known, field), *getattr(person, field))))
    said[_FLAG] = known.summoned or person.summoned
    grown = spelling(person.name).startswith(spelling(known.name) + " ")
    return replace(known, name=person.name if grown else known.name, **said)


def carry_out(store: Store, meeting: int, joined: Iterable[Joined]) -> Noted:
    """Add the new people, and change the known ones where nobody else has meanwhile."""
    uids, kept = [], []
    for one in joined:
        uid, left = _carry_out_one(store, meeting, one)
        uids.append(uid)
        if left:
            said = (getattr(one.said, field) for field in left if field in _FIELDS)
            kept.append(", ".join((one.said.name, *filter(None, said))))
    return Noted(uids, kept)


def _carry_out_one(store: Store, meeting: int, one: Joined) -> tuple[str, list[str]]:
    if one.known is None:
        said = {name: value for name, value in _values(one.person) if value}
        return people.add(store, meeting, **said), []
    changed = {
        name: value for name, value in _values(one.person) if value != getattr(one.known, name)
    }
    left = people.join(store, meeting, one.known.uid, **changed) if changed else []
    return one.known.uid, left


def _values(person: Participant) -> Iterator[tuple[str, object]]:
    for field in ("name", *_LISTS, *_FIELDS, *_STATES, _FLAG):
        yield field, getattr(person, field)
