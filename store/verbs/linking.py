"""Which person of the register a participant is: found by the e-mail address, else by the name.

A participant is a snapshot and stays as it is; only the uid that it points at is found here. Somebody whom
nobody in the register is gets a row of their own, beside the log: the row says nothing that the snapshot
does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from store.file.mapping import columns_of, record_of, to_columns, to_json
from store.file.store import Store
from store.language.spelling import spelling
from store.model.records import Participant
from store.model.shared_records import REGISTER, Person
from store.model.uids import new_uid

_PERSON = ", ".join(f'"{name}"' for name in columns_of(Person))
MOST_MERGES = 100
"""So often somebody may have turned out to be somebody else."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a participant from others."""

    name: str
    aliases: tuple[str, ...] = ()
    email: str | None = None
    organisation: str | None = None


class Known(Protocol):
    """Where people are looked up. What it gives is never merged into somebody else."""

    def with_email(self, email: str) -> Sequence[Person]:
        """Return those who have an address, given in lower case."""

    def named(self, key: str) -> Sequence[Person]:
        """Return those of a name, given as :func:`spelling` has it."""

    def called(self, key: str) -> Sequence[Person]:
        """Return those who have it as an alias."""


def choose(known: Known, who: Identity) -> Person | None:
    """Return the person that a participant is; None where it is nobody, or may be several."""
    if who.email:
        found = known.with_email(who.email.casefold())
        if found:
            return found[0]
    key = spelling(who.name)
    for candidates in (known.named(key), known.called(key)):
        fitting = [person for person in candidates if not _differ(person.email, who.email)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return _likeliest(fitting, who)
    return None


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other) and (one or "").casefold() != (other or "").casefold()


def _likeliest(fitting: Sequence[Person], who: Identity) -> Person | None:
    """Return the one of several namesakes who works at the same place, else the one without an address."""
    place = spelling(who.organisation or "")
    same = [person for person in fitting if place and spelling(person.organisation or "") == place]
    plain = [person for person in fitting if not person.email]
    return next((found[0] for found in (same, plain) if len(found) == 1), None)


def identity(values: Mapping[str, Any]) -> Identity:
    """Return what tells a participant from others, of the fields of its record."""
    return Identity(
        str(values.get("name", "")),
        tuple(values.get("aliases") or ()),
        values.get("email"),
        values.get("organisation"),
    )


def identity_of(participant: Participant) -> Identity:
    """Return what tells a participant from others."""
    p = participant
    return Identity(p.name, p.aliases, p.email, p.organisation)


# One participant at a time ------------------------------------------------------------------------


def link(store: Store, who: Identity) -> str:
    """Return the uid of the person that a participant is, made where there is none.

    To be called within the transaction that writes the participant.
    """
    found = choose(_InFile(store), who)
    if found is None:
        person = new_person(who)
        insert(store, [person])
        return person.uid
    more = taught(found, who)
    if more is not None:
        learn(store, [more])
    return found.uid


def link_again(store: Store, participant: str, changes: Mapping[str, Any]) -> str | None:
    """Return the uid of the person that a participant is once its fields are changed."""
    row = store.one(
        "SELECT name, aliases, email, organisation, person FROM participant WHERE uid = ?",
        [participant],
    )
    if row is None:
        return None
    before = asdict(record_of(Identity, row[:4]))
    found = link(store, identity({**before, **changes}))
    now = read_people(store, "uid = ?", row[4])
    return row[4] if now and final(store, now[0]).uid == found else found


def final(store: Store, person: Person) -> Person:
    """Return whom a person turned out to be, after all merges."""
    for _ in range(MOST_MERGES):
        if person.merged is None:
            break
        person = read_people(store, "uid = ?", person.merged)[0]
    return person


class _InFile:
    """People looked up in the file, by its indexes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def with_email(self, email: str) -> Sequence[Person]:
        return self._find("email IS NOT NULL AND lower(email) = lower(?)", email)

    def named(self, key: str) -> Sequence[Person]:
        return self._find("key = ?", key)

    def called(self, key: str) -> Sequence[Person]:
        within = "aliases IS NOT NULL AND instr(fold(aliases), ?)"
        found = self._find(within, to_json(key)[1:-1], index="idx_person_aliases")
        return [person for person in found if key in map(spelling, person.aliases)]

    def _find(self, condition: str, *parameters: object, index: str = "") -> list[Person]:
        found = read_people(self._store, condition, *parameters, index=index)
        kept = {one.uid: one for one in (final(self._store, person) for person in found)}
        return list(kept.values())


def read_people(store: Store, condition: str, *parameters: object, index: str = "") -> list[Person]:
    """Return rows of the register as they lie there, those first that came first."""
    using = f"INDEXED BY {index}" if index else ""
    sql = f"SELECT {_PERSON} FROM person {using} WHERE {condition} ORDER BY uid"
    rows = store.rows(sql, parameters)
    return [record_of(Person, row) for row in rows]


def new_person(who: Identity) -> Person:
    """Return a person who is known only from a participant."""
    return Person(
        new_uid(),
        who.name,
        key=spelling(who.name),
        aliases=who.aliases,
        organisation=who.organisation,
        email=who.email,
    )


def taught(person: Person, who: Identity) -> Person | None:
    """Return a person who is found by what is new in a participant too; None where nothing is.

    What somebody has written in the register stays as it was written.
    """
    if person.own:
        return None
    email = person.email or who.email
    known = {person.key, *map(spelling, person.aliases)}
    names = (name for name in (who.name, *who.aliases) if spelling(name) not in known)
    aliases = (*person.aliases, *dict.fromkeys(names))
    if (email, aliases) == (person.email, person.aliases):
        return None
    return replace(person, aliases=aliases, email=email)


def insert(store: Store, people: Iterable[Person]) -> None:
    """Write new people, beside the log."""
    store.db.conn.executemany(
        "INSERT INTO person (uid, meeting, ord, name, key, aliases, organisation, email) "
        "VALUES (:uid, :meeting, '', :name, :key, :aliases, :organisation, :email)",
        [_columns(person) for person in people],
    )


def learn(store: Store, people: Iterable[Person]) -> None:
    """Write what people are found by, of those that nobody has written about; beside the log."""
    store.db.conn.executemany(
        "UPDATE person SET aliases = :aliases, email = :email WHERE uid = :uid AND own = 0",
        [_columns(person) for person in people],
    )


def _columns(person: Person) -> dict[str, Any]:
    names = ("uid", "name", "key", "aliases", "organisation", "email")
    values = {name: getattr(person, name) for name in names}
    return {"meeting": REGISTER, **to_columns(values)}
