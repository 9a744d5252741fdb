"""The document view: a meeting as plain data, sorted and worded, for a template to place.

Only dictionaries, lists and texts go to a template, never a record. Texts are as they were typed; a
template writes each with the filters of its format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from exports.chairing import roles_here
from exports.entry_blocks import Block, blocks, said_once, separated
from exports.exercises import Exercise, exercise_blocks
from exports.formal import formal_blocks, not_present, paragraphs_of
from exports.full_names import with_full_names, with_passers_named
from exports.head import cancelled, facts
from exports.people import attendance, groups_apart, note_takers, seats
from exports.signing import signatures
from exports.style import NOTES, Style
from exports.verified import proof, verifying
from exports.wording import joined, written_date, written_list
from locales import N_, Translator
from store.model.attending import attending
from store.model.minutes import Minutes
from store.model.records import Section
from store.page.page import parted
from store.series.around import ALONE, Around

Data = dict[str, Any]

_DEEPEST = 6
"""The lowest level of headings."""

_BULLET_SIGNS = "-*•·"


def document_view(
    minutes: Minutes,
    t: Translator,
    *,
    untitled: str,
    label: str = "",
    style: Style = NOTES,
    around: Around = ALONE,
    chosen: frozenset[str] | None = None,
) -> Data:
    """Return the document of a meeting.

    Args:
        minutes: the meeting.
        t: the language of the document.
        untitled: the title of a meeting that has none.
        label: what kind of document it is.
        style: how it is laid out.
        around: what is known of the other meetings of its series.
        chosen: the uids of the sections that it holds; None is all.
    """
    meeting = minutes.meeting
    sections, appendices = (
        [s for s in part if chosen is None or s.uid in chosen] for part in parted(minutes)
    )
    formal = style.decisions != "labelled"
    takers = note_takers(minutes)
    people = [*attendance(minutes, t), *groups_apart(minutes, t)]
    notes = _notes(minutes, t, style, around)
    return {
        "language": t.language,
        "label": label,
        "title": (meeting.title or "").strip() or untitled,
        "cancelled": cancelled(meeting, t),
        "facts": list(facts(meeting, t)),
        "people": people,
        "sections": _sections(minutes, sections, t, style, notes, below_heading=bool(people)),
        "note_takers": {"heading": t(N_("Notes taken by")), "text": written_list(takers, t)},
        "signatures": signatures(minutes, t, from_roles=formal),
        "verifying": verifying(minutes, t, around.terms, formal=formal),
        "proof": proof(minutes, t, around.terms, style.body, chosen=chosen is not None),
        "body": style.body,
        "body_facts": ["series" if meeting.series else "organiser"],
        "paragraphs": paragraphs_of(
            [s.paragraph for s in sections if s.paragraph], span=chosen is None
        ),
        "attachments": attachments(minutes, t),
        "appendices": _sections(minutes, appendices, t, style, notes, in_appendix=True),
    }


def attachments(minutes: Minutes, t: Translator) -> Data:
    """Return what is attached, each with its address."""
    links = [{"text": a.title, "address": a.address} for a in minutes.attachments]
    return {"heading": t(N_("Attachments")), "links": links}


# Sections -----------------------------------------------------------------------------------------


def _sections(
    minutes: Minutes,
    sections: list[Section],
    t: Translator,
    style: Style,
    notes: Mapping[str, list[str]],
    *,
    below_heading: bool = False,
    in_appendix: bool = False,
) -> list[Data]:
    """Return sections as the template has them; no level of headings is passed over.

    A section without a heading is set ``apart``, so that it does not seem to belong to what is above.
    ``notes`` are further small lines under the heading of a section, by its uid.
    """
    several = sum(_begins_appendix(s, sections) for s in sections) > 1
    made: list[Data] = []
    level, appendix = style.top - 1, 0
    for section in sections:
        heading = heading_of(section)
        if _begins_appendix(section, sections):
            appendix += 1
            heading = _appendix_heading(heading, appendix if several else 0, t)
        if heading:
            level = max(style.top, min(section.level + style.top - 1, level + 1, _DEEPEST))
        details = [*_details(section, t), *notes.get(section.uid, ())]
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


def heading_of(section: Section) -> str:
    """Return the § and the heading of a section; empty where it has neither."""
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
    yield from roles_here(section, t)


def _notes(minutes: Minutes, t: Translator, style: Style, around: Around) -> dict[str, list[str]]:
    """Return what else stands under the headings: who was not there, and what a decision replaces."""
    notes = _away(minutes, t) if style.decisions != "labelled" else {}
    for uid, older in around.replaced.items():
        entry = minutes.entry(uid)
        if entry is not None:
            day = older.date and written_date(older.date, t)
            name = f"§ {older.paragraph}" if older.paragraph else older.title
            line = t(N_("Replaces {place}"), place=joined((name, day)))
            notes.setdefault(entry.section, []).append(line)
    return notes


def _away(minutes: Minutes, t: Translator) -> dict[str, list[str]]:
    """Return, for each §, the line that says who of those who decide was not there."""
    said = {one.section.uid: not_present(one.away, t) for one in attending(minutes)}
    return {uid: [line] for uid, line in said.items() if line}


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
    yield from instruction_blocks(section.instruction)
    if not (minutes.rows(section.uid) or minutes.prompts(section.uid)):
        entries = said_once(minutes, minutes.entries(section.uid))
        if inside.style.decisions == "labelled":
            yield from blocks(with_passers_named(entries, minutes), t)
        else:
            yield from formal_blocks(with_full_names(entries, minutes), t, inside.style)
        return
    yield from _seats(minutes, section, t)
    exercise = Exercise(
        minutes, section, inside.level, t, inside.style, in_appendix=inside.in_appendix
    )
    yield from exercise_blocks(exercise)


def _seats(minutes: Minutes, section: Section, t: Translator) -> Iterator[Block]:
    """Give who sat in which group, where that is known; in the first exercise of these groups only."""
    if section != next(s for s in minutes.sections if s.group_set == section.group_set):
        return
    seated = seats(minutes, section.group_set, t)
    if seated:
        yield {"type": "list", "bullets": [{"depth": 0, "text": line} for line in seated]}


def instruction_blocks(lines: Iterable[str]) -> Iterator[Block]:
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
