"""What a list of people would change in the register, told before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from locales import N_, Message, message
from store.file.store import Store
from store.language.spelling import spelling
from store.model.shared_records import Person
from store.people import changes as persons
from store.people.duplicates import Resembling
from store.people.known_people import FIELDS, Listed, People, in_short

Fields = tuple[tuple[str, object], ...]
"""Fields of somebody, each with what it is."""

Outcome = Literal["new", "changed", "same", "doubtful"]

OUTCOMES: dict[Outcome, str] = {
    "new": N_("new"),
    "changed": N_("changed"),
    "same": N_("the same"),
    "doubtful": N_("doubtful"),
}
"""The word for each outcome, a text to translate."""


@dataclass(frozen=True, slots=True)
class PersonChange:
    """A field that would be different."""

    field: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Somebody of a list beside the register.

    Attributes:
        line: where they stand in the list.
        values: what the list says.
        outcome: what would become of it.
        known: who it is in the register, or may be.
        changes: what would be different.
        reason: why it is doubtful.
    """

    line: int
    values: Mapping[str, Any]
    outcome: Outcome
    known: Listed | None = None
    changes: tuple[PersonChange, ...] = ()
    reason: Message | None = None


def review(people: People, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> list[Reviewed]:
    """Return what would become of each person of a list.

    Args:
        people: the register.
        rows: the line of each person in the list, and what it says of them.
    """
    register = _Register(people)
    seen: dict[str, int] = {}
    return [_once(register.compare(line, values), seen) for line, values in rows]


def _once(one: Reviewed, seen: dict[str, int]) -> Reviewed:
    """Return somebody of a list, doubtful where the list has named them before."""
    name = spelling(str(one.values["name"]))
    who = one.known.person.uid if one.known else f"{name}\n{one.values.get('email') or ''}"
    before = seen.setdefault(who, one.line)
    if before == one.line or one.outcome in ("same", "doubtful"):
        return one
    reason = message(N_("line {line} names the same person"), line=before)
    return Reviewed(one.line, one.values, "doubtful", one.known, one.changes, reason)


class _Register:
    """The register, looked up by address and by name."""

    def __init__(self, people: People) -> None:
        self._by_email: dict[str, Listed] = {}
        self._by_name: dict[str, list[Listed]] = {}
        self._resembling = Resembling(people)
        for one in people:
            if one.person.email:
                self._by_email.setdefault(one.person.email.casefold(), one)
            for name in {spelling(n) for n in (one.person.name, *one.person.aliases)}:
                self._by_name.setdefault(name, []).append(one)

    def compare(self, line: int, values: Mapping[str, Any]) -> Reviewed:
        name, email = str(values["name"]), str(values.get("email") or "").casefold()
        known = self._by_email.get(email)
        if known is not None and not _share_a_word(name, known.person):
            reason = message(N_("the address is that of {name}"), name=known.person.name)
            return Reviewed(line, values, "doubtful", known, reason=reason)
        if known is not None:
            return _beside(line, values, known)
        return self._by_its_name(line, values, name, email)

    def _by_its_name(self, line: int, values: Mapping[str, Any], name: str, email: str) -> Reviewed:
        namesakes = self._by_name.get(spelling(name), [])
        fitting = [one for one in namesakes if not (email and one.person.email)]
        if len(fitting) == 1:
            return _beside(line, values, fitting[0])
        if namesakes:
            several = "; ".join(in_short(one.person) for one in fitting or namesakes)
            reason = message(N_("may be {several}"), several=several)
            return Reviewed(line, values, "doubtful", namesakes[0], reason=reason)
        near = self._resembling.to(name)
        if near is not None:
            reason = message(N_("nearly the name of {name}"), name=in_short(near.person))
            return Reviewed(line, values, "doubtful", near, reason=reason)
        return Reviewed(line, values, "new")


def _share_a_word(name: str, person: Person) -> bool:
    words = {word for known in (person.name, *person.aliases) for word in spelling(known).split()}
    return bool(words & set(spelling(name).split()))


def _beside(line: int, values: Mapping[str, Any], known: Listed) -> Reviewed:
    """Return somebody who is in the register already, with what the list says otherwise."""
    person = known.person
    changes = [
        PersonChange(field, getattr(person, field), str(values[field]))
        for field in FIELDS
        if values.get(field) and not _is_same(field, str(values[field]), getattr(person, field))
    ]
    names = {spelling(name) for name in (person.name, *person.aliases)}
    if spelling(str(values["name"])) not in names:
        changes.insert(0, PersonChange("name", person.name, str(values["name"])))
    further = [a for a in values.get("aliases", ()) if spelling(a) not in names]
    if further:
        before = ", ".join(person.aliases) or None
        changes.append(PersonChange("aliases", before, ", ".join((*person.aliases, *further))))
    outcome: Outcome = "changed" if changes else "same"
    return Reviewed(line, values, outcome, known, tuple(changes))


def _is_same(field: str, said: str, known: str | None) -> bool:
    """Return whether a list says what is known; in an address case does not count."""
    if field == "email":
        return said.casefold() == (known or "").casefold()
    return said == known


def take_in(store: Store, reviewed: Sequence[Reviewed], *, doubtful: bool = False) -> int:
    """Write what is new and what is changed, as one step; return how many people that are.

    Args:
        store: the open file.
        reviewed: the list beside the register.
        doubtful: whether those who are doubtful are taken in as new people; else they are left out.

    Raises:
        Clash: somebody has written about one of them since the list was compared; nothing is taken in.
    """
    return persons.take_in(store, *to_take_in(reviewed, doubtful=doubtful))


def to_take_in(
    reviewed: Sequence[Reviewed], *, doubtful: bool
) -> tuple[tuple[Fields, ...], tuple[tuple[Person, Fields], ...]]:
    """Return the fields of each who is new, and people as the register shows them with what is different."""
    wanted = ("new", "doubtful") if doubtful else ("new",)
    new = tuple(_fields(one.values) for one in reviewed if one.outcome in wanted)
    changed = tuple(
        (one.known.person, _fields(_written(one, one.known.person)))
        for one in reviewed
        if one.outcome == "changed" and one.known is not None
    )
    return new, changed


def _fields(values: Mapping[str, object]) -> Fields:
    return tuple((name, value) for name, value in values.items() if name in persons.WRITTEN)


def _written(one: Reviewed, person: Person) -> dict[str, object]:
    """Return the fields to write; a name that changes stays as an alias."""
    values: dict[str, object] = {change.field: change.after for change in one.changes}
    aliases = [*person.aliases, *one.values.get("aliases", ())]
    if "name" in values:
        aliases.append(person.name)
    values["aliases"] = tuple({spelling(name): name for name in aliases}.values())
    return values
