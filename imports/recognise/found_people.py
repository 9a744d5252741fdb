"""The people of one document as they are found: one person once, however often named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.language.spelling import spelling
from store.model.records import Participant
from store.model.uids import new_uid

_PREFIX = 4
"""A handle that begins with so many letters of a first name means whoever has it."""


class NameRegister:
    """Gathers people; who is named again adds to what is known."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._people: dict[str, Participant] = {}
        self._short: dict[str, str] = {}
        self._summoned: set[str] = set()

    def joined(self, names: Sequence[str]) -> list[str]:
        """Return names, each that is the organisation of somebody joined to the name before it."""
        known = {spelling(one.organisation) for one in self._people.values() if one.organisation}
        found: list[str] = []
        for name in names:
            if found and spelling(name) in known:
                found[-1] += f", {name}"
            else:
                found.append(name)
        return found

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._people)

    def enter(self, one: Participant, *, summoned: bool = False, role: bool = False) -> None:
        """Enter a person, or add to one of that name.

        Args:
            one: what is said of the person.
            summoned: whether it only says who was called.
            role: whether it only says who has a role; a short name then means whoever has it.
        """
        spelled = self._spelled(one, role=role)
        known = self._people.get(spelled)
        self._people[spelled] = _added(known, one) if known else one
        if known is None:
            self._index(spelled, one)
        if summoned:
            self._summoned.add(spelled)

    def _spelled(self, one: Participant, *, role: bool) -> str:
        """Return under what name a person is entered: a short name may mean one who is there already."""
        spelled = spelling(one.name)
        if spelled in self._people:
            return spelled
        first = spelled.split()[0]
        if first == spelled:
            handle = next(
                (s for s in self._short if len(s) >= _PREFIX and spelled.startswith(s)), ""
            )
            return self._short.get(spelled) or (role and self._short.get(handle)) or spelled
        known = self._people.get(first)
        if role and known is not None:
            # Known by the first name alone until now.
            del self._people[first]
            self._people[spelled] = replace(known, name=one.name)
            self._short[first] = spelled
        return spelled

    def _index(self, spelled: str, one: Participant) -> None:
        for short in (*one.aliases, one.name.split()[0] if one.name.split() else ""):
            word = spelling(short.lstrip("@"))
            self._short[word] = "" if word in self._short else spelled

    def people(self) -> list[Participant]:
        """Return everybody; who was called and is not among those present was absent."""
        present = any(p.attendance in ("present", "remote", "part") for p in self._people.values())
        everybody = []
        for spelled, one in self._people.items():
            missed = present and spelled in self._summoned and one.attendance is None
            attendance = "absent" if missed else one.attendance
            called = spelled in self._summoned
            everybody.append(replace(one, uid=new_uid(), attendance=attendance, summoned=called))
        return everybody


def _added(known: Participant, one: Participant) -> Participant:
    also = (
        ()
        if spelling(one.name) in (spelling(known.name), spelling(known.name.split()[0]))
        else (one.name,)
    )
    return replace(
        known,
        aliases=tuple(dict.fromkeys((*known.aliases, *one.aliases, *also))),
        organisation=known.organisation or one.organisation,
        unit=known.unit or one.unit,
        title=known.title or one.title,
        party=known.party or one.party,
        email=known.email or one.email,
        phone=known.phone or one.phone,
        attendance=known.attendance or one.attendance,
        standing=known.standing or one.standing,
        roles=tuple(dict.fromkeys((*known.roles, *one.roles))),
    )
