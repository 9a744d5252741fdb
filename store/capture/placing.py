"""Where new sections go, which one a line belongs to, and what a place is called."""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, Message, message
from store.file import forms
from store.language.as_typed import as_typed
from store.model.grouping import pair
from store.model.minutes import Minutes
from store.model.pile import is_pile, is_to_be_made
from store.model.records import Place, Prompt, Row, Section


def _index(sections: Sequence[Section], uid: str | None) -> int | None:
    return next((at for at, section in enumerate(sections) if section.uid == uid), None)


def section_before(minutes: Minutes, current: str | None, level: int) -> str | None:
    """Return the section that a new one of ``level`` goes after.

    That is the current one, with those behind it that are deeper than the new one. None where there is
    no section.
    """
    sections = list(minutes.sections)
    at = _index(sections, current)
    if at is None:
        return sections[-1].uid if sections else None
    while at + 1 < len(sections) and sections[at + 1].level > level:
        at += 1
    return sections[at].uid


def in_the_midst(
    words: Message, minutes: Minutes, after: str | None
) -> tuple[Message, Message | None]:
    """Return the words for a new section that goes after one, and what is told of it when it is there.

    Where others follow, the words say before which, and that is told; else nothing has to be.
    """
    sections = list(minutes.sections)
    at = _index(sections, after)
    if at is None or at + 1 == len(sections):
        return words, None
    said = message(
        N_("{said} · before {section}"), said=words, section=heading_words(sections[at + 1])
    )
    return said, said


def is_opening(sections: Sequence[Section], at: int) -> bool:
    """Return whether this is the section without a heading that lines before the first one lie in."""
    section = sections[at]
    return (
        at == 0 and section.heading is None and section.paragraph is None and not section.appendix
    )


def place_of_exercise(minutes: Minutes, current: str | None) -> tuple[str | None, int]:
    """Return the section that a new exercise goes after, and its level.

    It goes to the end of the current top-level section, one level below it; where there is none (the
    opening section does not count) it is a top-level section itself.
    """
    sections = list(minutes.sections)
    at = _index(sections, current)
    if at is None:
        return (sections[-1].uid if sections else None), 1
    top = at
    for before in range(at - 1, -1, -1):
        if sections[before].level < sections[top].level and not is_opening(sections, before):
            top = before
    if is_opening(sections, top):
        return section_before(minutes, current, 1), 1
    return section_before(minutes, sections[top].uid, sections[top].level), sections[top].level + 1


def item_of(minutes: Minutes, current: str | None) -> Section | None:
    """Return the item with a § that a section is, or lies in; None where it lies in none."""
    sections = list(minutes.sections)
    at = _index(sections, current)
    level = 99
    while at is not None and at >= 0:
        section = sections[at]
        if section.level < level:
            level = section.level
            if section.paragraph is not None:
                return section
        at -= 1
    return None


def appendix_of(minutes: Minutes, current: str | None) -> Section | None:
    """Return the appendix that a section is, or lies in; None where it lies in none."""
    sections = list(minutes.sections)
    at = _index(sections, current)
    while at is not None and at >= 0:
        if sections[at].appendix:
            return sections[at]
        if sections[at].level == 1:
            return None
        at -= 1
    return None


# Words for a place --------------------------------------------------------------------------------


def place_words(minutes: Minutes, place: Place) -> Message:
    """Return what a place is called: "Group B · Question 2", else the heading of the section."""
    section = minutes.section(place.section)
    rows = minutes.rows(place.section)
    if section is None or not rows:
        return heading_words(section)
    if is_unsorted(minutes, place) and minutes.prompt(place.prompt) is None:
        return message(N_("Unsorted"))
    row, prompt = minutes.row(place.row), minutes.prompt(place.prompt)
    names = [_row_words(row), _prompt_words(minutes, section, prompt)]
    named = [name for name in names if name is not None]
    if len(named) == 2:
        return message(N_("{row} · {prompt}"), row=named[0], prompt=named[1])
    return named[0] if named else heading_words(section)


def is_unsorted(minutes: Minutes, place: Place) -> bool:
    """Return whether a place is the pile of an exercise, or on a wall of clusters lies in none."""
    section, row = minutes.section(place.section), minutes.row(place.row)
    form = forms.get(section.form) if section else None
    if section is None or form is None or not form.is_wall:
        return is_to_be_made(place.row) or (row is not None and is_pile(row))
    prompt, is_only = minutes.prompt(place.prompt), len(minutes.rows(section.uid)) == 1
    return is_only and row is not None and (prompt is None or not prompt.text)


def whole_place_words(minutes: Minutes, place: Place) -> Message:
    """Return what a place is called with its section: "Questions: Group B · Question 2"."""
    heading = heading_words(minutes.section(place.section))
    if not len(minutes.rows(place.section)):
        return heading
    return message(N_("{what}: {value}"), what=heading, value=place_words(minutes, place))


def heading_words(section: Section | None) -> Message:
    """Return a section's § and heading, or that it has none."""
    if section is None or not (section.heading or section.paragraph):
        return message(N_("No heading"))
    if section.paragraph is None:
        return as_typed(section.heading or "")
    return as_typed(f"§ {section.paragraph} {section.heading or ''}".rstrip())


def _row_words(row: Row | None) -> Message | None:
    if row is None:
        return message(N_("Plenary"))
    if not row.label:
        return None
    if row.from_ and row.to and row.label == pair(row.from_, row.to):
        return message(N_("Group {adviser} advises {advised}"), adviser=row.from_, advised=row.to)
    if row.group is not None and not row.from_:
        return message(N_("Group {label}"), label=row.label)
    return as_typed(row.label)


def _prompt_words(minutes: Minutes, section: Section, prompt: Prompt | None) -> Message | None:
    if prompt is None or not (prompt.text or prompt.hint):
        return None
    form = forms.get(section.form)
    if form is None or form.numbered:
        number = minutes.prompts(section.uid).index(prompt) + 1
        return message(N_("Question {number}"), number=number)
    return as_typed(prompt.text)
