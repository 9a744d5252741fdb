"""The register of people as it is read: everybody in memory, found as one types.

Somebody is in it who has been a participant of a meeting that is not deleted, or whom somebody has
written or taken in there. Fields that nobody has written are those of the latest meeting.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from locales import N_, message
from store.errors import NotFound, ReadOnly
from store.file.mapping import columns_of, record_of
from store.file.store import Store, fold
from store.language.spelling import spelling
from store.model.records import Participant
from store.model.shared_records import Person
from store.people.linking_older_files import fill, is_filled
from store.verbs.linking import read_people

FIELDS = ("organisation", "unit", "title", "party", "email", "phone")
"""What is known of a person beside the names."""

_FROM_SNAPSHOT = ("name", "aliases", *FIELDS)
_SNAPSHOT = tuple(c for c in columns_of(Participant) if c in _FROM_SNAPSHOT)
_LATEST = f"""
SELECT p.person, count(DISTINCT p.meeting),
       max(coalesce(m.date, '9999-99-99') || substr('000000000' || m.id, -10)),
       {", ".join(f"p.{column}" for column in _SNAPSHOT)}
FROM participant AS p JOIN meeting AS m ON m.id = p.meeting
WHERE p.deleted = 0 AND m.deleted = 0 AND p.person IS NOT NULL
GROUP BY p.person
"""  # the other columns of a row with max() are those of the row that has it
_UNDATED = "9999-99-99"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in the register.

    Attributes:
        person: the person as known now.
        meetings: in how many meetings they were participants.
        last: the day, ISO, of the latest of these; None where there is none, or it has no date.
        merged: the uids of those who turned out to be this person.
    """

    person: Person
    meetings: int = 0
    last: str | None = None
    merged: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Everything one may look for, in the case that comparing ignores."""
        person = self.person
        known = (getattr(person, name) or "" for name in FIELDS)
        return fold("\n".join((person.name, *person.aliases, *known)))


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What the latest meeting said of somebody."""

    name: str
    aliases: tuple[str, ...]
    organisation: str | None
    unit: str | None
    title: str | None
    party: str | None
    email: str | None
    phone: str | None


class People:
    """Everybody in the register at one moment, by name."""

    def __init__(self, listed: Iterable[Listed] = ()) -> None:
        """Put people in order and make them ready to be looked for."""
        self._all = sorted(listed, key=_order)
        self._words = [one.words for one in self._all]
        self._by_uid = {uid: one for one in self._all for uid in (one.person.uid, *one.merged)}

    def __iter__(self) -> Iterator[Listed]:
        """Go through everybody by name."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)

    def get(self, uid: str | None) -> Listed | None:
        """Return who has this uid, also one that was merged."""
        return self._by_uid.get(uid or "")

    def search(
        self, text: str = "", *, organisation: str = "", party: str = ""
    ) -> Sequence[Listed]:
        """Return those whose name, alias or field contains every word of ``text``.

        Args:
            text: words to look for, in any order; none finds everybody.
            organisation: only those whose organisation or unit contains this.
            party: only those of this party.
        """
        wanted, place, of = fold(text).split(), fold(organisation.strip()), fold(party.strip())
        found = self._all
        if wanted:
            pairs = zip(self._all, self._words, strict=True)
            found = [one for one, words in pairs if all(word in words for word in wanted)]
        if place:
            found = [one for one in found if place in _place(one.person)]
        if of:
            found = [one for one in found if fold(one.person.party) == of]
        return found

    def find(self, text: str) -> Listed:
        """Return the one person that ``text`` names: by uid, name, alias, address, or a part of these.

        Raises:
            NotFound: nobody has that name, or several have; the message names some of them.
        """
        exact = self.get(text.strip())
        if exact is not None:
            return exact
        key = spelling(text)
        for candidates in (self._named(key), self.search(text) if key else ()):
            if len(candidates) == 1:
                return candidates[0]
            if candidates:
                several = "; ".join(in_short(one.person) for one in candidates[:_SHOWN])
                raise NotFound(
                    message(
                        N_("Several people fit “{name}”: {several}"), name=text, several=several
                    )
                )
        raise NotFound(message(N_("There is nobody called “{name}”."), name=text))

    def _named(self, key: str) -> list[Listed]:
        return [one for one in self._all if key in _names(one.person)]


def _order(one: Listed) -> tuple[str, str, str]:
    return spelling(one.person.name), one.person.email or "", one.person.uid


def _names(person: Person) -> set[str]:
    return {spelling(name) for name in (person.name, *person.aliases, person.email or "") if name}


def _place(person: Person) -> str:
    return fold(f"{person.organisation or ''}\n{person.unit or ''}")


def in_short(person: Person) -> str:
    """Return what tells a person from namesakes: the name, and the place or address."""
    return ", ".join(filter(None, (person.name, person.organisation or person.email)))


def all_people(store: Store) -> People:
    """Return everybody in the register; in an older file, see first who each participant is.

    A file that cannot be written gives those whom somebody has seen to before.
    """
    with contextlib.suppress(ReadOnly):
        if not is_filled(store):
            fill(store)
    return load_people(store)


def load_people(store: Store) -> People:
    """Return everybody in the register.

    It costs by the size of the archive: for a thread, or a command.
    """
    rows = {person.uid: person for person in read_people(store, "1")}
    latest = {row[0]: row[1:] for row in store.rows(_LATEST)}
    parts: dict[str, list[str]] = {}
    for uid in rows:
        parts.setdefault(_final(rows, uid), []).append(uid)
    listed = (_listed(rows[uid], uids, latest) for uid, uids in parts.items())
    return People(one for one in listed if one.meetings or one.person.own)


def _final(rows: dict[str, Person], uid: str) -> str:
    seen = {uid}
    while (merged := rows[uid].merged) in rows and merged not in seen:
        uid = str(merged)
        seen.add(uid)
    return uid


def _listed(row: Person, uids: Sequence[str], latest: dict[str, tuple[Any, ...]]) -> Listed:
    """Return a person with those merged into it, and the fields that count."""
    found = [latest[uid] for uid in uids if uid in latest]
    own = row.own and not row.deleted
    person = replace(row, own=own)
    if not own and found:
        newest = max(found, key=lambda values: str(values[1]))
        person = _as_seen(person, record_of(_Snapshot, newest[2:]))
    last = max((str(values[1])[:10] for values in found), default=_UNDATED)
    merged = tuple(uid for uid in uids if uid != row.uid)
    count = sum(values[0] for values in found)
    return Listed(person, count, None if last == _UNDATED else last, merged)


def _as_seen(person: Person, snapshot: _Snapshot) -> Person:
    """Return a person that nobody has written about with the fields of the latest meeting."""
    fields = {name: getattr(snapshot, name) for name in FIELDS}
    names = (person.name, *person.aliases, *snapshot.aliases)
    aliases = {spelling(name): name for name in reversed(names)}
    aliases.pop(spelling(snapshot.name), None)
    if not person.deleted:  # an address that an earlier meeting gave is still the person's
        fields["email"] = fields["email"] or person.email
    return replace(person, name=snapshot.name, aliases=tuple(reversed(aliases.values())), **fields)
