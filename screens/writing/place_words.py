"""A place in words: for the line that says where Enter lands, and for the header of the entries."""

from __future__ import annotations

from dataclasses import replace

from locales import N_, Translator
from screens.writing.cell_signs import standing_of_row
from store.capture import placing
from store.file.verified_locks import LOCKED
from store.model.deadlines import USUAL, Terms, next_deadline
from store.model.minutes import Minutes
from store.model.records import Entry, Group, Place, Row, Section
from store.model.states import STATES


def place_words(minutes: Minutes, place: Place, t: Translator) -> str:
    """Return a place in a few words: the section, or in an exercise the row and the prompt.

    It says so where the answer comes later.
    """
    words = t(placing.place_words(minutes, place))
    return f"{words} · {t(N_('answers later'))}" if minutes.is_paused(place) else words


def notes_at(minutes: Minutes, place: Place, t: Translator) -> list[str]:
    """Return what is said above what is written at a place: who sits in its group, what comes later."""
    members = members_words(minutes, minutes.row(place.row))
    later = minutes.is_paused(place) and len(minutes.cell(place))
    return [*([members] if members else []), *([t(N_("Answers later."))] if later else [])]


def pinned_words(minutes: Minutes, place: Place, t: Translator) -> str:
    """Return the exercise of a place, and how much each row has said on its question; empty in plain talk."""
    section = minutes.section(place.section)
    if section is None or len(minutes.rows(section.uid)) < 2:
        return ""
    return f"{section_words(minutes, section, t)}   {_counts(minutes, place)}"


def page_facts(minutes: Minutes, t: Translator) -> str:
    """Return what stands under the title: day, place, and how many are present."""
    meeting, people = minutes.meeting, list(minutes.participants)
    away = sum(one.attendance in ("absent", "excused") for one in people)
    there = t.n("{n} present", "{n} present", len(people) - away) if people else ""
    absent = t.n("{n} absent", "{n} absent", away) if away else ""
    return " · ".join(part for part in (meeting.date, meeting.place, there, absent) if part)


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


def _counts(minutes: Minutes, place: Place) -> str:
    """Return how much each row has said on this question, the current one in brackets."""
    shown = []
    for row in minutes.rows(place.section):
        said = " ".join((row.label, "".join(standing_of_row(minutes, replace(place, row=row.uid)))))
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


def place_at(minutes: Minutes, part: Entry | Section) -> Place:
    """Return the cell that an entry lies in, or where lines land when one goes to a section."""
    if isinstance(part, Section):
        return first_place(minutes, part)
    return Place(part.section, part.row, part.prompt)


def is_locked(minutes: Minutes, section: str | None) -> bool:
    """Return whether a section, by its uid, stays as it is: its minutes are verified, or it is by itself."""
    found = minutes.section(section)
    return minutes.meeting.status in LOCKED or (found is not None and found.verified is not None)


def status_words(status: str, t: Translator) -> str:
    """Return a meeting's status in a word."""
    return t(STATES.get(status, status))


def facts(minutes: Minutes, t: Translator, terms: Terms = USUAL) -> str:
    """Return date, place, next last day and status of a meeting, as far as they are known.

    What comes last is left out first, where there is little room. Of locked minutes the saved state says it.
    """
    meeting = minutes.meeting
    coming = next_deadline(meeting, terms) if meeting.kind == "minutes" else None
    last = t(coming[1], day=coming[0]) if coming else None
    status = None if meeting.status in LOCKED else status_words(meeting.status, t)
    parts = (meeting.date, meeting.place, last, status)
    return " · ".join(part for part in parts if part)
