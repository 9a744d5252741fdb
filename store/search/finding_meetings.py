"""Which meetings fit what is typed: the words of their heads, and the words that narrow a search.

The language is that of the search of everything (:mod:`store.search.query`), as far as it is about meetings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import filterfalse, islice

from store.file.listing import MOST_UNFINISHED
from store.search.meetings_shelf import Head, MeetingsShelf
from store.search.query import Query, parse
from store.search.terms import SearchTerm

OF_MEETINGS: tuple[str, ...] = ("series", "year", "since", "until", "type", "is")
"""The words of :data:`store.search.filter_words.FIELDS` that narrow the list of meetings."""

_LEAST = 3
"""A shorter word is looked for at the beginning of words only."""

Heads = list[Head]


@dataclass(frozen=True, slots=True)
class FoundMeetings:
    """The ids of the meetings that fit, in the order of the list.

    Attributes:
        unfinished: the newest of those that need attention, a few at most.
        others: the rest.
        unread: the words with a colon that were not understood.
    """

    unfinished: tuple[int, ...]
    others: tuple[int, ...]
    unread: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.unfinished) + len(self.others)


def find(shelf: MeetingsShelf, text: str) -> FoundMeetings:
    """Return the meetings that fit ``text``; all of them where it says nothing."""
    heads, query = list(shelf.heads), parse(text)
    for narrow in _steps(shelf, query):
        heads = narrow(heads)
    ids = [head.id for head in heads]
    first = tuple(islice(filter(shelf.unfinished.__contains__, ids), MOST_UNFINISHED))
    return FoundMeetings(first, tuple(filterfalse(first.__contains__, ids)), query.unread)


def _steps(shelf: MeetingsShelf, query: Query) -> Iterator[Callable[[Heads], Heads]]:
    """Give what narrows the heads down, one after the other."""
    for negated in (False, True):
        for field, narrow in (("type", _by_kind), ("status", _by_status), ("year", _by_year)):
            values = query.of(field, negated=negated)
            if values:
                yield narrow(values, shelf, negated)
        for value in query.of("since", negated=negated):
            yield _by_day(value.__le__, negated)
        for value in query.of("until", negated=negated):
            yield _by_day(value.__ge__, negated)
        for value in query.of("series", negated=negated):
            yield _by_series(value, shelf, negated)
    if any(query.of(field) for field in ("person", "group", "kind", "item", "paragraph")):
        yield lambda _: []  # that is told by what is written in a meeting, not by its head
    for term in query.terms:
        yield _by_term(term)
    for term in query.without:
        yield _without(term)


def _by_kind(values: list[str], _: MeetingsShelf, negated: bool) -> Callable[[Heads], Heads]:
    wanted = frozenset(values)
    return lambda heads: [head for head in heads if (head.kind in wanted) != negated]


def _by_status(values: list[str], _: MeetingsShelf, negated: bool) -> Callable[[Heads], Heads]:
    wanted = frozenset(values)
    return lambda heads: [head for head in heads if (head.status in wanted) != negated]


def _by_year(values: list[str], shelf: MeetingsShelf, negated: bool) -> Callable[[Heads], Heads]:
    spans = [tuple(map(int, value.split("-"))) for value in values]
    wanted = frozenset(
        year
        for year in shelf.years
        if year.isdecimal() and any(first <= int(year) <= last for first, last in spans)
    )
    return lambda heads: [head for head in heads if (head.year in wanted) != negated]


def _by_day(fits: Callable[[str], bool], negated: bool) -> Callable[[Heads], Heads]:
    """Return what keeps the heads whose day fits; one without a date is in no period."""
    return lambda heads: [
        head for head in heads if (head.date is not None and fits(head.date)) != negated
    ]


def _by_series(value: str, shelf: MeetingsShelf, negated: bool) -> Callable[[Heads], Heads]:
    wanted = frozenset(name for name, said in shelf.series.items() if f" {value}" in said)
    return lambda heads: [head for head in heads if (head.series in wanted) != negated]


def _by_term(term: SearchTerm) -> Callable[[Heads], Heads]:
    """Return what keeps the heads that hold a term; a short word may go on as it is typed."""
    if term.is_one_word and len(term.words[0]) < _LEAST:
        begins = f" {term.words[0]}"
        return lambda heads: [head for head in heads if begins in head.text]
    needle = term.needle

    def narrow(heads: Heads) -> Heads:
        found = [head for head in heads if needle in head.text]
        if needle in (term.words[0], f" {' '.join(term.words)}"):
            return found
        return [head for head in found if term.is_in(head.text)]

    return narrow


def _without(term: SearchTerm) -> Callable[[Heads], Heads]:
    needle = term.needle
    return lambda heads: [h for h in heads if needle not in h.text or not term.is_in(h.text)]
