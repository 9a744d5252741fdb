"""Drawing groups from those who are there: labels with members, decided by nothing but the arguments.

``store.verbs.groups.add_drawn`` makes a set of what these give. Sizes differ by at most one, except in
pairs, where an odd one makes a three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

from store.model.records import Named, Participant

Drawn = tuple[str, Sequence[Named]]
"""The label of a group, and who sits in it."""

_THERE = ("present", "part", "remote")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def takes_part(people: Iterable[Participant]) -> list[Participant]:
    """Return those who can be drawn: who is noted as present in some way, and has not left."""
    return [
        p for p in people if p.attendance in _THERE and not (p.moves and p.moves[-1].way == "out")
    ]


def labels(count: int) -> list[str]:
    """Return the labels of ``count`` groups: letters, or numbers where those do not suffice."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return [str(number) for number in range(1, count + 1)]


def count_for_size(people: int, size: int) -> int:
    """Return how many groups there must be so that none has more than ``size`` people; at least one."""
    return max(1, -(-people // max(1, size)))


def at_random(people: Iterable[Participant], names: Sequence[str], chance: Random) -> list[Drawn]:
    """Return groups of these names, people dealt into them at random.

    Args:
        people: whom to draw.
        names: the labels of the groups, at least one.
        chance: what shuffles; the same seed gives the same groups.
    """
    return _dealt(_shuffled(people, chance), names)


def balanced(people: Iterable[Participant], names: Sequence[str], chance: Random) -> list[Drawn]:
    """Return groups into which each organisation is spread as evenly as can be, else at random.

    Takes the same as :func:`at_random`. People without an organisation are spread too.
    """
    by_organisation: dict[str, list[Participant]] = {}
    for person in _shuffled(people, chance):
        by_organisation.setdefault((person.organisation or "").casefold(), []).append(person)
    largest_first = sorted(by_organisation.values(), key=len, reverse=True)
    return _dealt([person for part in largest_first for person in part], names)


def not_spread(people: Iterable[Participant], groups: int) -> tuple[list[str], list[str]]:
    """Return what cannot be spread over so many groups.

    Returns:
        The organisations of which several must sit in one group, and the names of those who have none.
    """
    people = list(people)
    spelled = {p.organisation.casefold(): p.organisation for p in people if p.organisation}
    count = Counter(p.organisation.casefold() for p in people if p.organisation)
    crowded = [name for key, name in spelled.items() if count[key] > groups]
    return crowded, [p.name for p in people if not p.organisation]


def in_pairs(people: Iterable[Participant], chance: Random) -> list[Drawn]:
    """Return pairs drawn at random, called 1, 2, 3 …; an odd one makes a three of the last."""
    shuffled = _shuffled(people, chance)
    pairs = [shuffled[at : at + 2] for at in range(0, len(shuffled), 2)]
    if len(pairs) > 1 and len(pairs[-1]) == 1:
        pairs[-2:] = [pairs[-2] + pairs[-1]]
    return [(str(number), _named(pair)) for number, pair in enumerate(pairs, 1)]


def _shuffled(people: Iterable[Participant], chance: Random) -> list[Participant]:
    shuffled = list(people)
    chance.shuffle(shuffled)
    return shuffled


def _dealt(people: Sequence[Participant], names: Sequence[str]) -> list[Drawn]:
    """Deal people round the groups like cards."""
    return [(name, _named(people[at :: len(names)])) for at, name in enumerate(names)]


def _named(people: Iterable[Participant]) -> tuple[Named, ...]:
    return tuple(Named(person.name, person.uid) for person in people)
