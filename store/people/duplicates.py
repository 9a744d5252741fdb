"""People who may be one and the same: by their address, their name, or a name that is nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from locales import N_
from store.language.spelling import spelling
from store.people.known_people import Listed, People

Reason = Literal["address", "name", "letter"]

REASONS: dict[Reason, str] = {
    "address": N_("the same e-mail address"),
    "name": N_("the same name"),
    "letter": N_("names that differ by one letter"),
}
"""Why two people may be one, a text to translate."""

SHORTEST = 6
"""Shorter names that differ by one letter are mostly different names: *Bo Ek*, *Bo Ed*."""

LONGEST = 200
"""Longer ones are no names; with each of their letters out once they would fill the memory."""

_MOST_IN_ONE = 20
"""So many namesakes are looked at in pairs."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two people who may be one, first the one who is known from more meetings."""

    one: Listed
    other: Listed
    reason: Reason


def likely_duplicates(people: People) -> list[Likely]:
    """Return pairs of people who may be one, the surest first, each pair once.

    It costs by the number of people (10,000 take some tenths of a second): for a thread, or a command.
    """
    found: dict[frozenset[str], Likely] = {}
    for reason, one, other in _pairs(people):
        first, second = sorted((one, other), key=lambda listed: -listed.meetings)
        pair = frozenset((one.person.uid, other.person.uid))
        found.setdefault(pair, Likely(first, second, reason))
    return list(found.values())


def _pairs(people: People) -> Iterator[tuple[Reason, Listed, Listed]]:
    by_address: defaultdict[str, list[Listed]] = defaultdict(list)
    by_name: defaultdict[str, list[Listed]] = defaultdict(list)
    for one in people:
        if one.person.email:
            by_address[one.person.email.casefold()].append(one)
        by_name[spelling(one.person.name)].append(one)
    for reason, groups in (("address", by_address), ("name", by_name)):
        for group in groups.values():
            for one, other in combinations(group[:_MOST_IN_ONE], 2):
                yield reason, one, other  # type: ignore[misc]  # the two keys above
    for name, near in near_pairs(by_name):
        for one in by_name[name][:_MOST_IN_ONE]:
            for other in by_name[near][:_MOST_IN_ONE]:
                yield "letter", one, other


def near_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give pairs of names that differ by one letter: with one letter out, they meet at one key.

    The names are spelled as :func:`spelling` has them; a pair may come more than once.
    """
    meeting: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) >= SHORTEST:
            for short in _keys(name):
                meeting[short].append(name)
    for together in meeting.values():
        for one, other in combinations(together[:_MOST_IN_ONE], 2):
            if differ_by_one(one, other):
                yield one, other


def _keys(name: str) -> Iterable[str]:
    """Return a name and what it is with each one letter out; nothing for what is too long for a name."""
    if len(name) > LONGEST:
        return ()
    return dict.fromkeys((name, *(name[:at] + name[at + 1 :] for at in range(len(name)))))


def differ_by_one(one: str, other: str) -> bool:
    """Return whether one letter more, less or other, or two letters changed round, is all that differs."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    begin = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if begin is None:
        return True
    rest, further = one[begin:], other[begin:]
    return (
        rest[1:] == further[1:]
        or rest[1:] == further
        or rest == further[1:]
        or (rest[:2] == further[1::-1] and rest[2:] == further[2:])
    )


class Resembling:
    """The names of a register, asked which of them a new name resembles."""

    def __init__(self, people: People) -> None:
        """Index the names of ``people``."""
        self._by_key: defaultdict[str, list[Listed]] = defaultdict(list)
        for one in people:
            for short in _keys(spelling(one.person.name)):
                self._by_key[short].append(one)

    def to(self, name: str) -> Listed | None:
        """Return somebody whose name differs from ``name`` by one letter, or None."""
        wanted = spelling(name)
        if len(wanted) < SHORTEST:
            return None
        for short in _keys(wanted):
            for one in self._by_key.get(short, ()):
                if differ_by_one(wanted, spelling(one.person.name)):
                    return one
        return None
