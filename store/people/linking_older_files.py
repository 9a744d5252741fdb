"""Linking the participants of older files to people: once, when the register is first read.

It writes no step and changes no snapshot: each participant is only pointed at a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.file.mapping import record_of
from store.file.store import Store
from store.language.spelling import spelling
from store.model.shared_records import Person
from store.verbs.linking import (
    MOST_MERGES,
    Identity,
    choose,
    insert,
    learn,
    new_person,
    read_people,
    taught,
)

_CHUNK = 500
"""So many participants are looked up in one transaction, so that nobody else waits long for the lock."""


def is_filled(store: Store) -> bool:
    """Return whether every participant points at a person."""
    return store.one("SELECT 1 FROM participant WHERE person IS NULL LIMIT 1") is None


def _nobody(done: int, count: int) -> None:
    """Tell nobody how far it is."""


def fill(store: Store, told: Callable[[int, int], object] = _nobody) -> None:
    """Let the participants of an older file point at people; nothing where they do already.

    Args:
        store: may wait for locks; to be used in a thread, or by a command.
        told: is told how many of how many are done.

    Raises:
        StoreBusy, DiskFull, ReadOnly: what was done stays, the rest can be done later.
    """
    waiting = store.rows(
        "SELECT uid, name, aliases, email, organisation FROM participant "
        "WHERE person IS NULL ORDER BY meeting, ord"
    )
    known: _InMemory | None = None
    version = -1
    for start in range(0, len(waiting), _CHUNK):
        with store.write():
            if known is None or store.data_version() != version:
                known = _InMemory(read_people(store, "1"))
                version = store.data_version()
            _fill_some(store, known, waiting[start : start + _CHUNK])
        told(min(start + _CHUNK, len(waiting)), len(waiting))


def _fill_some(store: Store, known: _InMemory, rows: Sequence[tuple[Any, ...]]) -> None:
    links, made, learned = [], [], {}
    for uid, name, aliases, email, organisation in rows:
        who = record_of(Identity, (name, aliases, email, organisation))
        person = choose(known, who)
        if person is None:
            person = new_person(who)
            made.append(person)
            known.add(person)
        elif (more := taught(person, who)) is not None:
            known.add(more)
            learned[more.uid] = more
        links.append((person.uid, uid))
    insert(store, made)
    learn(store, learned.values())
    store.db.conn.executemany("UPDATE participant SET person = ? WHERE uid = ?", links)


@dataclass(slots=True)
class _InMemory:
    """People looked up in memory, for many participants at once."""

    people: Iterable[Person]
    _by_uid: dict[str, Person] = field(default_factory=dict)
    _emails: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _names: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _aliases: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        for person in self.people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Put a person in, or what is new about one."""
        self._by_uid[person.uid] = person
        self._names[person.key][person.uid] = None
        if person.email:
            self._emails[person.email.casefold()][person.uid] = None
        for alias in person.aliases:
            self._aliases[spelling(alias)][person.uid] = None

    def with_email(self, email: str) -> Sequence[Person]:
        return self._final(self._emails.get(email, ()))

    def named(self, key: str) -> Sequence[Person]:
        return self._final(self._names.get(key, ()))

    def called(self, key: str) -> Sequence[Person]:
        return self._final(self._aliases.get(key, ()))

    def _final(self, uids: Iterable[str]) -> list[Person]:
        found: dict[str, Person] = {}
        for uid in uids:
            person = self._by_uid[uid]
            for _ in range(MOST_MERGES):
                if person.merged is None:
                    break
                person = self._by_uid[person.merged]
            found[person.uid] = person
        return list(found.values())
