"""The checks of the §§: numbers that are missing, and numbers that are there twice."""

from __future__ import annotations

from collections.abc import Iterator

from exports.checks.finding import Finding, of_section
from locales import N_, Message, message
from store.model.minutes import Minutes
from store.series.around import Around
from store.series.numbering import Double, Gap, gaps_and_doubles, numbered


def paragraph_gaps(minutes: Minutes, around: Around) -> Iterator[Finding]:
    """Find the numbers that no § has, where they run on."""
    gaps, _ = gaps_and_doubles(numbered(minutes), around.numbers)
    for gap in gaps:
        yield _found(minutes, "paragraph-gap", gap.section, _missing(gap), str(gap.first))


def paragraph_doubles(minutes: Minutes, around: Around) -> Iterator[Finding]:
    """Find the §§ whose number another one has, in the meeting or in those that the numbers run through."""
    _, doubles = gaps_and_doubles(numbered(minutes), around.numbers)
    for double in doubles:
        what = _twice(minutes, double)
        yield _found(minutes, "paragraph-double", double.section, what, double.paragraph)


def _missing(gap: Gap) -> Message:
    if gap.first == gap.last:
        return message(N_("there is no § {number} before it"), number=gap.first)
    return message(N_("there is no § {first}–{last} before it"), first=gap.first, last=gap.last)


def _twice(minutes: Minutes, double: Double) -> Message:
    if double.meeting == minutes.meeting.id:
        return message(N_("there is another § {number}"), number=double.paragraph)
    said = {"number": double.paragraph, "meeting": double.meeting}
    return message(N_("meeting {meeting} of the same year has a § {number} too"), **said)


def _found(minutes: Minutes, check: str, uid: str, what: Message, subject: str) -> Finding:
    sections = list(minutes.sections)
    number = next(n for n, section in enumerate(sections, 1) if section.uid == uid)
    return of_section(check, sections[number - 1], number, what, subject)
