"""A meeting at a glance, and two side by side: facts, headings, what was decided and given to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from exports.entry_blocks import tail
from exports.head import cancelled, facts
from exports.wording import joined
from locales import N_, Translator
from store.file.reading import OUTLINED
from store.model.minutes import Minutes
from store.model.records import Entry, Participant, Section

_AWAY = frozenset({"absent", "excused"})


@dataclass(frozen=True, slots=True)
class Item:
    """A decision or an action: its kind, by the English name, and all that is said of it on one line."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A section: its heading with its §, how deep it lies, and what was decided and given to do in it."""

    heading: str
    level: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A meeting at a glance.

    Attributes:
        title: its title, empty where it has none.
        date: its day, ISO, or None.
        facts: labels and texts, in the language that it was made for.
        people: how many were there, in words; empty where nobody is named.
        parts: its sections, in order.
    """

    title: str
    date: str | None
    facts: tuple[tuple[str, str], ...]
    people: str
    parts: tuple[OutlinePart, ...]


def outline(minutes: Minutes, t: Translator) -> Outline:
    """Return a meeting at a glance; of its entries only decisions and actions are looked at."""
    meeting = minutes.meeting
    called_off = cancelled(meeting, t)
    told = [(called_off["label"], called_off["text"])] if called_off else []
    told += [(fact["label"], fact["text"]) for fact in facts(meeting, t)]
    return Outline(
        (meeting.title or "").strip(),
        meeting.date,
        tuple(told),
        _people(list(minutes.participants), t),
        tuple(_part(minutes, section, t) for section in minutes.sections),
    )


def _people(people: list[Participant], t: Translator) -> str:
    if not people:
        return ""
    there = sum(person.attendance not in _AWAY for person in people)
    return t(N_("{there} of {all} present"), there=there, all=len(people))


def _part(minutes: Minutes, section: Section, t: Translator) -> OutlinePart:
    paragraph = f"§ {section.paragraph}" if section.paragraph else None
    entries = (entry for entry in minutes.entries(section.uid) if entry.kind in OUTLINED)
    return OutlinePart(
        joined((paragraph, section.heading), " "),
        section.level,
        tuple(_item(entry, t) for entry in entries),
    )


def _item(entry: Entry, t: Translator) -> Item:
    return Item(entry.kind, joined((entry.text, *entry.clauses), "; ") + tail(entry, t))


# Side by side -------------------------------------------------------------------------------------

Pair = tuple[OutlinePart | None, OutlinePart | None]
"""The same section of two meetings; None where only one of them has it."""


def side_by_side(left: Outline, right: Outline) -> list[Pair]:
    """Return the sections of two meetings, those with the same heading side by side.

    The order is that of ``left``; what only ``right`` has stands behind what it stands behind there. Where
    a heading comes several times, the first goes with the first.
    """
    waiting: dict[str, deque[int]] = {}
    for number, part in enumerate(right.parts):
        waiting.setdefault(_key(part), deque()).append(number)
    partners = [_taken(waiting.get(_key(part))) for part in left.parts]
    taken = set(partners) - {None}
    pairs: list[Pair] = list(_only_right(right, 0, taken))
    for part, partner in zip(left.parts, partners, strict=True):
        pairs.append((part, None if partner is None else right.parts[partner]))
        if partner is not None:
            pairs += _only_right(right, partner + 1, taken)
    return pairs


def _key(part: OutlinePart) -> str:
    """Return what two headings of the same subject have in common; a § differs from meeting to meeting."""
    words = part.heading.casefold().split()
    if words[:1] == ["§"]:
        words = words[2:]
    return " ".join(words)


def _taken(numbers: deque[int] | None) -> int | None:
    return numbers.popleft() if numbers else None


def _only_right(right: Outline, first: int, taken: set[int | None]) -> Iterator[Pair]:
    """Give the sections from ``first`` on up to one that has a partner."""
    for number in range(first, len(right.parts)):
        if number in taken:
            return
        yield None, right.parts[number]
