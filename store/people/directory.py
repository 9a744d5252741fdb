"""People as completion offers them: found by how a name, or a later word of it, begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from store.file.store import Store
from store.language.spelling import spelling
from store.model.records import Participant
from store.model.shared_records import Person
from store.people.known_people import People, all_people


class Directory:
    """The people of the register by the beginnings of their names; a look-up is a binary search."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        """Index people; the names are theirs, their aliases, and each from a later word on."""
        self._people = list(people)
        self._index = sorted(
            (beginning, rank, at)
            for at, person in enumerate(self._people)
            for rank, beginning in beginnings(person)
        )

    @cached_property
    def organisations(self) -> frozenset[str]:
        """What people belong to, in the spelling that is compared."""
        places = (place for one in self._people for place in (one.organisation, one.unit))
        return frozenset(spelling(place) for place in places if place)

    @classmethod
    def of(cls, people: People) -> Directory:
        """Return the directory of a register."""
        return cls(one.person for one in people)

    def __len__(self) -> int:
        """Return how many people there are."""
        return len(self._people)

    def beginning(self, text: str) -> Iterator[Person]:
        """Give those of whom a name or a word of it begins so, each once, in the order of the names."""
        wanted, given = spelling(text), set()
        at = bisect_left(self._index, (wanted,)) if wanted else len(self._index)
        while at < len(self._index) and self._index[at][0].startswith(wanted):
            number = self._index[at][2]
            if number not in given:
                given.add(number)
                yield self._people[number]
            at += 1


NOBODY = Directory()
"""The directory in which nobody is."""


def beginnings(person: Person | Participant) -> Iterator[tuple[int, str]]:
    """Give what somebody may type first: the name before its later words and the aliases."""
    words = spelling(person.name).split()
    for at in range(len(words)):
        yield at, " ".join(words[at:])
    for alias in person.aliases:
        yield len(words), spelling(alias)


def read_directory(store: Store) -> Directory:
    """Return everybody in the file, as completion offers them."""
    return Directory.of(all_people(store))
