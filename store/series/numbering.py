"""The numbers of the §§: which comes next, which are missing, and which are there twice.

A § keeps the number it was given. In a series whose numbers run through the year the first § of a meeting
goes on from the highest of that year; in any other they begin with 1, or with what the meeting says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Meeting


@dataclass(frozen=True, slots=True)
class Numbered:
    """A section with a §: its number as it stands there, its uid, and the meeting it lies in."""

    paragraph: str
    section: str
    meeting: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that no § has, from ``first`` to ``last``, right before the one of this ``section``."""

    section: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Double:
    """A § whose number is there already: in the ``meeting`` of this id."""

    section: str
    paragraph: str
    meeting: int


def leading_number(paragraph: str | None) -> int:
    """Return the number that a § begins with: 10 of ``10 a``; 0 where there is none."""
    digits = ""
    for character in paragraph or "":
        if not character.isdecimal():
            break
        digits += character
    return int(digits or 0)


def numbered(minutes: Minutes) -> list[Numbered]:
    """Return the sections of a meeting that have a §, in order; those of appendices too."""
    return [
        Numbered(section.paragraph, section.uid, minutes.meeting.id)
        for section in minutes.sections
        if section.paragraph
    ]


def next_paragraph(minutes: Minutes, before: Callable[[], int] = int) -> str:
    """Return the next § of a meeting.

    Args:
        minutes: the meeting.
        before: gives the highest number that its first § goes on from, 0 where it begins anew.
    """
    first = minutes.meeting.first
    own = [leading_number(one.paragraph) for one in numbered(minutes)]
    if own:
        return str(max(max(own) + 1, first or 0))
    return str(first or before() + 1)


def gaps_and_doubles(
    own: Sequence[Numbered], others: Iterable[Numbered] = ()
) -> tuple[list[Gap], list[Double]]:
    """Return the gaps and doubles among the §§ of a meeting.

    Args:
        own: the §§ of the meeting, in order.
        others: those of the other meetings that the numbers run through.
    """
    elsewhere = list(others)
    return _gaps(own, elsewhere), _doubles(own, elsewhere)


def _gaps(own: Sequence[Numbered], others: Sequence[Numbered]) -> list[Gap]:
    """Find what is missing below each number; below the lowest of all nothing is."""
    there = sorted({leading_number(one.paragraph) for one in (*own, *others)} - {0})
    below = dict(zip(there[1:], there, strict=False))
    gaps: dict[int, Gap] = {}
    for one in own:
        number = leading_number(one.paragraph)
        before = below.get(number)
        if before is not None and number - before > 1:
            gaps.setdefault(number, Gap(one.section, before + 1, number - 1))
    return list(gaps.values())


def _doubles(own: Sequence[Numbered], others: Sequence[Numbered]) -> list[Double]:
    where = {_spelled(one): one.meeting for one in reversed(others)}
    count = Counter(_spelled(one) for one in others)
    doubles = []
    for one in own:
        if count[_spelled(one)]:
            doubles.append(Double(one.section, one.paragraph, where[_spelled(one)]))
        else:
            where[_spelled(one)] = one.meeting
        count[_spelled(one)] += 1
    return doubles


def _spelled(one: Numbered) -> str:
    return "".join(one.paragraph.split()).casefold()


# In the file --------------------------------------------------------------------------------------

_OF_YEAR = """
SELECT s.paragraph, s.uid, s.meeting FROM meeting m JOIN section s ON s.meeting = m.id
WHERE m.series = ? AND m.date BETWEEN ? AND ? AND m.deleted = 0 AND m.id != ?
  AND s.deleted = 0 AND s.paragraph IS NOT NULL
ORDER BY m.date, m.id, s.ord
"""


def of_year(store: Store, meeting: Meeting, year: int) -> list[Numbered]:
    """Return the §§ of the other meetings of a meeting's series in a year, in order."""
    if meeting.series is None:
        return []
    span = (f"{year:04}-01-01", f"{year:04}-12-31")
    return [
        Numbered(str(paragraph), str(section), int(other))
        for paragraph, section, other in store.rows(_OF_YEAR, [meeting.series, *span, meeting.id])
    ]


def highest(numbers: Iterable[Numbered]) -> int:
    """Return the highest number among §§, 0 where there are none."""
    return max((leading_number(one.paragraph) for one in numbers), default=0)
