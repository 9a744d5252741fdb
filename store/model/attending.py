"""Who took part in which §: by who was there, who came and left in spoken order, and who stood aside.

Somebody takes part in a § who is there when its last decision is made; in a § without a decision, who is
there at any moment of it. What lies under a § belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.model.minutes import Minutes
from store.model.records import Entry, Participant, Section

_AWAY = ("absent", "excused")
_MOVES = {"arrival": "in", "departure": "out"}
_DECIDES = ("decision", "vote")


@dataclass(frozen=True, slots=True)
class Attending:
    """Who of those who decide took part in one §.

    Attributes:
        section: the section that has the §.
        present: those who took part, in the order of the list.
        away: those who were at the meeting, but not there.
        recused: those who stood aside; they are not among the others.
    """

    section: Section
    present: tuple[Participant, ...]
    away: tuple[Participant, ...]
    recused: tuple[Participant, ...]


def attending(minutes: Minutes) -> list[Attending]:
    """Return who took part in each § of a meeting, in order."""
    people = [p for p in minutes.participants if p.standing == "deciding" and _was_there(p)]
    there = {p.uid for p in people if _began(p)}
    found = []
    for item, sections in items(minutes):
        moments = list(_moments(minutes, sections, there))
        there = moments[-1][1]
        if item is not None:
            found.append(_of(item, people, moments, _recused(minutes, sections)))
    return found


def _was_there(person: Participant) -> bool:
    return person.attendance not in _AWAY or bool(person.moves)


def _began(person: Participant) -> bool:
    """Return whether somebody was there when the meeting began."""
    if person.moves:
        return person.moves[0].way == "out"
    return person.attendance not in _AWAY


def items(minutes: Minutes) -> Iterator[tuple[Section | None, list[Section]]]:
    """Give each § with the sections that lie in it, and what lies in none by itself."""
    item: Section | None = None
    inside: list[Section] = []
    for section in minutes.sections:
        if section.paragraph or (item is not None and section.level <= item.level):
            if inside:
                yield item, inside
            item, inside = (section if section.paragraph else None), []
        inside.append(section)
    if inside:
        yield item, inside


Moment = tuple[bool, set[str]]
"""Whether something is decided at a moment, and the uids of those who are there."""


def _moments(minutes: Minutes, sections: list[Section], there: set[str]) -> Iterator[Moment]:
    """Give every moment at which something is decided or somebody comes or goes, and the end."""
    now = set(there)
    for section in sections:
        told = {(e.speaker_uid, _MOVES[e.kind]) for e in _passages(minutes, section)}
        for entry in minutes.entries(section.uid):
            if entry.kind in _MOVES and entry.speaker_uid:
                yield False, set(now)
                _move(now, entry.speaker_uid, _MOVES[entry.kind])
            elif entry.kind in _DECIDES:
                yield True, set(now)
        for person in minutes.participants:  # moves that nobody has written a line about
            for move in person.moves:
                if move.section == section.uid and (person.uid, move.way) not in told:
                    yield False, set(now)
                    _move(now, person.uid, move.way)
    yield False, set(now)


def _passages(minutes: Minutes, section: Section) -> Iterator[Entry]:
    return (e for e in minutes.entries(section.uid) if e.kind in _MOVES)


def _move(there: set[str], uid: str, way: str) -> None:
    if way == "in":
        there.add(uid)
    else:
        there.discard(uid)


def _recused(minutes: Minutes, sections: list[Section]) -> set[str]:
    entries = (e for section in sections for e in minutes.entries(section.uid))
    return {e.speaker_uid for e in entries if e.kind == "recusal" and e.speaker_uid}


def _of(
    item: Section, people: list[Participant], moments: list[Moment], recused: set[str]
) -> Attending:
    deciding = [there for decides, there in moments if decides]
    there = deciding[-1] if deciding else set().union(*(there for _, there in moments))
    able = [p for p in people if p.uid not in recused]
    return Attending(
        item,
        tuple(p for p in able if p.uid in there),
        tuple(p for p in able if p.uid not in there),
        tuple(p for p in people if p.uid in recused),
    )
