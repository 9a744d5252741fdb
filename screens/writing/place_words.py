"""A place in words: for the line that says where Enter lands, and for the header of the entries."""

from __future__ import annotations

from dataclasses import dataclass, replace

from locales import N_, Translator
from screens.writing.cell_signs import standing
from store.capture import placing
from store.file.verified_locks import LOCKED
from store.model.deadlines import USUAL, Terms, next_deadline
from store.model.minutes import Minutes
from store.model.records import Group, Place, Row, Section
from store.model.states import STATES


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the entries: where we are, in words, most important first.

    Attributes:
        lines: text and style (``heading``, ``prompt``, ``hint`` or ``earlier``) of each line.
        empty: what is said where nothing is written yet.
    """

    lines: tuple[tuple[str, str], ...] = ()
    empty: str = ""


def place_words(minutes: Minutes, place: Place, t: Translator) -> str:
    """Return a place in a few words: the section, or in an exercise the row and the prompt.

    It says so where the answer comes later.
    """
    words = t(placing.place_words(minutes, place))
    return f"{words} · {t(N_('answers later'))}" if minutes.is_paused(place) else words


def header_of(minutes: Minutes, place: Place, t: Translator, *, counts: bool = False) -> Header:
    """Return what stands above the entries of a place.

    Args:
        minutes: the meeting.
        place: the place.
        t: the language of the words.
        counts: whether the counts of all rows stand there too, because the rail is not seen.
    """
    section = minutes.section(place.section)
    if section is None:
        title = minutes.meeting.title or t(N_("New meeting"))
        return Header(((title, "heading"),), t(N_("Write the first line below. # opens an item.")))
    lines = [(section_words(minutes, section, t), "heading")]
    if section.verified:
        lines.append((t(N_("Verified {day} and locked"), day=section.verified), "hint"))
    presenters = ", ".join(named.name for named in section.presenters)
    if presenters:
        lines.append((t(N_("Presented by {names}"), names=presenters), "hint"))
    cell = _cell_words(minutes, section, place, t)
    if cell:
        lines.append((cell, "prompt"))
    if counts and len(minutes.rows(section.uid)) > 1:
        lines.append((_counts(minutes, place), "text"))
    parts = (minutes.prompt(place.prompt), minutes.row(place.row))
    lines += [(part.hint, "hint") for part in parts if part is not None and part.hint]
    if minutes.is_paused(place):
        lines.append((t(N_("Answers later.")), "hint"))
    if members := members_words(minutes, minutes.row(place.row)):
        lines.append((members, "hint"))
    lines += [(text, "hint") for text in section.instruction]
    return Header(tuple(lines), t(N_("Nothing written here yet.")))


def members_words(minutes: Minutes, row: Row | None) -> str:
    """Return who sits in the group of a row; nothing where that is not known."""
    group = minutes.get(row.group) if row is not None else None
    return ", ".join(one.name for one in group.members) if isinstance(group, Group) else ""


def section_words(minutes: Minutes, section: Section, t: Translator) -> str:
    """Return a section's number and heading."""
    heading = section.heading or t(N_("(no heading)"))
    if section.paragraph:
        return f"§ {section.paragraph} {heading}"
    return f"{minutes.sections.index(section) + 1}. {heading}"


def _cell_words(minutes: Minutes, section: Section, place: Place, t: Translator) -> str:
    """Return the cell of an exercise with its question word for word; nothing in plain talk."""
    rows, prompts = minutes.rows(section.uid), minutes.prompts(section.uid)
    if not len(rows) and not len(prompts):
        return ""
    several = len(rows) > 1 or len(prompts) > 1
    words = t(placing.place_words(minutes, place)) if several else ""
    if words == section.heading:  # a cell without a name of its own is called as its exercise
        words = ""
    prompt = minutes.prompt(place.prompt)
    text = prompt.text if prompt is not None else ""
    if not text or text in words:
        return words
    return f"{words}: {text}" if words else text


def _counts(minutes: Minutes, place: Place) -> str:
    """Return how much each row has said on this question, the current one in brackets."""
    shown = []
    for row in minutes.rows(place.section):
        said = " ".join((row.label, "".join(standing(minutes, replace(place, row=row.uid)))))
        shown.append(f"[{said}]" if row.uid == place.row else f" {said} ")
    return " ".join(shown).strip()


def first_place(minutes: Minutes, section: Section) -> Place:
    """Return where lines land when one goes to a section: its first cell."""
    rows, prompts = minutes.rows(section.uid), minutes.prompts(section.uid)
    return Place(
        section.uid,
        rows[0].uid if len(rows) else None,
        prompts[0].uid if len(rows) and len(prompts) else None,
    )


def status_words(status: str, t: Translator) -> str:
    """Return a meeting's status in a word."""
    return t(STATES.get(status, status))


def facts(minutes: Minutes, t: Translator, terms: Terms = USUAL) -> str:
    """Return date, status, next last day and place of a meeting, as far as they are known.

    The place comes last, where a narrow line is cut. The status of locked minutes is said by the saved state.
    """
    meeting = minutes.meeting
    coming = next_deadline(meeting, terms) if meeting.kind == "minutes" else None
    last = t(coming[1], day=coming[0]) if coming else None
    status = None if meeting.status in LOCKED else status_words(meeting.status, t)
    parts = (meeting.date, status, last, meeting.place)
    return " · ".join(part for part in parts if part)
