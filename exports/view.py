"""The document view: a meeting as plain data, sorted and worded, for a template to place.

Only dictionaries, lists and texts go to a template, never a record. Texts are as they were typed; a
template writes each with the filters of its format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from exports.blocks import Block, blocks, separated
from exports.exercises import Exercise, exercise_blocks
from exports.people import attendance, note_takers
from exports.signing import signatures
from exports.style import NOTES, Style
from exports.wording import group_name, joined, written_date, written_list, written_span
from locales import N_, Translator
from store.minutes import Minutes
from store.records import Meeting, NextMeeting, Section

Data = dict[str, Any]

_TOP, _DEEPEST = 2, 6
"""The levels of headings below the title."""

_BULLET_SIGNS = "-*•·"


def document_view(
    minutes: Minutes, t: Translator, *, untitled: str, label: str = "", style: Style = NOTES
) -> Data:
    """Return the document of a meeting.

    Args:
        minutes: the meeting.
        t: the language of the document.
        untitled: the title of a meeting that has none.
        label: what kind of document it is.
        style: how it is laid out.
    """
    meeting = minutes.meeting
    sections, appendices = _parted(minutes)
    takers = note_takers(minutes)
    people = attendance(minutes, t)
    return {
        "language": t.language,
        "label": label,
        "title": (meeting.title or "").strip() or untitled,
        "cancelled": _cancelled(meeting, t),
        "facts": list(_facts(meeting, t)),
        "people": people,
        "sections": _sections(minutes, sections, t, style, below_heading=bool(people)),
        "note_takers": {"heading": t(N_("Notes taken by")), "text": written_list(takers, t)},
        "signatures": signatures(minutes, t),
        "attachments": {
            "heading": t(N_("Attachments")),
            "links": [{"text": a.title, "address": a.address} for a in minutes.attachments],
        },
        "appendices": _sections(minutes, appendices, t, style, in_appendix=True),
    }


# The head -----------------------------------------------------------------------------------------


def _cancelled(meeting: Meeting, t: Translator) -> Data | None:
    if meeting.status != "cancelled" and meeting.cancelled is None:
        return None
    return {"label": t(N_("Cancelled")), "text": meeting.cancelled or ""}


def _facts(meeting: Meeting, t: Translator) -> Iterator[Data]:
    """Give what is known about the meeting as a whole, each with its label."""
    facts = (
        ("theme", N_("Theme"), meeting.theme),
        ("date", N_("Date"), meeting.date and written_date(meeting.date, t)),
        ("time", N_("Time"), _time(meeting, t)),
        ("place", N_("Place"), meeting.place),
        ("organiser", N_("Organiser"), meeting.organiser),
        ("series", N_("Series"), meeting.series),
        ("reference", N_("Registration number"), meeting.reference),
        ("next", N_("Next meeting"), meeting.next and _next(meeting.next, t)),
    )
    for name, label, text in facts:
        if text and text.strip():
            yield {"name": name, "label": t(label), "text": text}


def _time(meeting: Meeting, t: Translator) -> str:
    """Return when the meeting was called, and when it was held where that differs."""
    called = written_span(meeting.starts, meeting.ends)
    opened = meeting.opened if meeting.opened != meeting.starts else None
    closed = meeting.closed if meeting.closed != meeting.ends else None
    if not called and opened and closed:
        return written_span(opened, closed)
    actual = joined(
        (
            opened and t("opened at {time}", time=opened),
            closed and t("closed at {time}", time=closed),
        )
    )
    return f"{called} ({actual})" if called and actual else called or actual


def _next(announced: NextMeeting, t: Translator) -> str:
    day = written_date(announced.date, t) if announced.date else None
    at = t("at {time}", time=announced.starts) if announced.starts else None
    theme = t("theme: {theme}", theme=announced.theme) if announced.theme else None
    return joined((joined((day, at), " "), announced.place, theme))


# Sections -----------------------------------------------------------------------------------------


def _parted(minutes: Minutes) -> tuple[list[Section], list[Section]]:
    """Return the sections of the meeting itself, and those of its appendices, in order.

    What lies below an appendix belongs to it, up to the next section of its level or above.
    """
    own: list[Section] = []
    appendices: list[Section] = []
    level: int | None = None
    for section in minutes.sections:
        if section.appendix and (level is None or section.level <= level):
            level = section.level
        elif level is not None and section.level <= level and not section.appendix:
            level = None
        (own if level is None else appendices).append(section)
    return own, appendices


def _sections(
    minutes: Minutes,
    sections: list[Section],
    t: Translator,
    style: Style,
    *,
    below_heading: bool = False,
    in_appendix: bool = False,
) -> list[Data]:
    """Return sections as the template has them; no level of headings is passed over.

    A section without a heading is set ``apart``, so that it does not seem to belong to what is above.
    """
    several = sum(_begins_appendix(s, sections) for s in sections) > 1
    made: list[Data] = []
    level, appendix = _TOP - 1, 0
    for section in sections:
        heading = _heading(section)
        if _begins_appendix(section, sections):
            appendix += 1
            heading = _appendix_heading(heading, appendix if several else 0, t)
        if heading:
            level = max(_TOP, min(section.level + 1, level + 1, _DEEPEST))
        details = list(_details(section, t))
        inside = _Inside(minutes, section, min(level + 1, _DEEPEST), style, in_appendix)
        stream = separated(_blocks(inside, t))
        if heading or details or stream:
            below = below_heading or bool(made)
            made.append(
                {
                    "level": level,
                    "heading": heading,
                    "apart": below and not heading,
                    "details": details,
                    "blocks": stream,
                }
            )
    return made


def _heading(section: Section) -> str:
    paragraph = (section.paragraph or "").strip()
    return joined((f"§ {paragraph}" if paragraph else None, section.heading), " ")


def _begins_appendix(section: Section, sections: list[Section]) -> bool:
    top = min((s.level for s in sections if s.appendix), default=0)
    return section.appendix and section.level == top


def _appendix_heading(heading: str, number: int, t: Translator) -> str:
    """Return the heading of an appendix, with that word, unless it begins with it already."""
    word = t(N_("Appendix"))
    if heading.casefold().startswith((word.casefold(), "bilaga", "appendix")):
        return heading
    return joined((f"{word} {number}" if number else word, heading), ": ")


def _details(section: Section, t: Translator) -> Iterator[str]:
    """Give the small lines under a heading."""
    length = f"{section.minutes} min" if section.minutes else None
    planned = joined((section.planned, length))
    presenters = written_list([p.name for p in section.presenters if p.name.strip()], t)
    if section.reference:
        yield t("Registration number: {number}", number=section.reference)
    if section.date:
        yield t("Date: {date}", date=written_date(section.date, t))
    if planned:
        yield t("Time: {time}", time=planned)
    if presenters:
        yield t("Presented by: {names}", names=presenters)


@dataclass(frozen=True, slots=True)
class _Inside:
    """What stands under the heading of a section; ``level`` is that of a heading within it."""

    minutes: Minutes
    section: Section
    level: int
    style: Style
    in_appendix: bool


def _blocks(inside: _Inside, t: Translator) -> Iterator[Block]:
    minutes, section = inside.minutes, inside.section
    yield from _instruction(section.instruction)
    if not (minutes.rows(section.uid) or minutes.prompts(section.uid)):
        yield from blocks(minutes.entries(section.uid), t)
        return
    if inside.style.full:
        yield from _seats(minutes, section, t)
    exercise = Exercise(
        minutes, section, inside.level, t, inside.style, in_appendix=inside.in_appendix
    )
    yield from exercise_blocks(exercise)


def _seats(minutes: Minutes, section: Section, t: Translator) -> Iterator[Block]:
    """Give who sat in which group, where that is known; in the first exercise of these groups only."""
    if section != next(s for s in minutes.sections if s.group_set == section.group_set):
        return
    seated = [
        t(N_("{row}: {names}"), row=group_name(group), names=", ".join(names))
        for group in minutes.groups(section.group_set)
        if (names := [member.name for member in group.members])
    ]
    if seated:
        yield {"type": "list", "bullets": [{"depth": 0, "text": line} for line in seated]}


def _instruction(lines: Iterable[str]) -> Iterator[Block]:
    """Give the instruction: one line as a paragraph; of several, those with a bullet sign as a list.

    Where none of several lines has a sign, all of them are the list.
    """
    said = [line for line in lines if line.strip()]
    marked = any(map(_is_bullet, said))
    for bullets, some in groupby(said, key=lambda s: _is_bullet(s) if marked else len(said) > 1):
        if bullets:
            items = [{"depth": 0, "text": _without_sign(line)} for line in some]
            yield {"type": "list", "bullets": items}
        else:
            yield from ({"type": "note", "text": line} for line in some)


def _is_bullet(line: str) -> bool:
    start = line.lstrip()
    return start[:1] in _BULLET_SIGNS and start[1:2].isspace() and bool(start[2:].strip())


def _without_sign(line: str) -> str:
    return line.lstrip()[1:].strip() if _is_bullet(line) else line
