"""What a new meeting takes over from the last one: what is still open there, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from store.file import reading
from store.file.store import Store
from store.items.items import RegisterItem, RegisterKind, read_items
from store.language.dates import Calendar, FoundDate, find_date
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Row, Section

CARRIED_KINDS: tuple[RegisterKind, ...] = ("action", "question", "parked")
"""The kinds of what is carried on until it is done or answered, in the order in which they stand."""

TABLED = "tabled"
"""The outcome of a decision to take a § up again."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A section in which something was proposed and nothing decided."""

    section: Section
    proposals: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A round of follow-up, or an activity, whose day has come.

    Attributes:
        label: what it is called.
        source: the first entry in it, or None where nothing is written in it.
    """

    label: str
    source: Entry | None


@dataclass(frozen=True, slots=True)
class Carried:
    """What a new meeting takes over, each in spoken order."""

    items: tuple[RegisterItem, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    due: tuple[Due, ...] = ()

    def of(self, kind: RegisterKind) -> list[RegisterItem]:
        """Return the items of a kind."""
        return [item for item in self.items if item.kind == kind]

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.items or self.undecided or self.due)


def still_open(store: Store, last: Meeting, meetings: Sequence[int], day: str | None) -> Carried:
    """Return what is open in meetings and was not taken over by a later one.

    Args:
        store: the open file.
        last: the meeting that the new one follows.
        meetings: the ids of those that are looked through for what is open.
        day: the day of the new meeting, ISO, by which a follow-up is due; None is today.
    """
    found = [item for kind in CARRIED_KINDS for item in read_items(store, kind, meetings)]
    loaded = (reading.load(store, meeting) for meeting in meetings)
    return Carried(
        tuple(item for item in found if item.state == "open"),
        tuple(_not_taken(store, (one for minutes in loaded for one in undecided(minutes)))),
        tuple(_due(store, last, day or date.today().isoformat())),
    )


# Undecided ----------------------------------------------------------------------------------------


def undecided(minutes: Minutes) -> Iterator[Undecided]:
    """Give the sections with proposals that no decision comes after, or that were tabled as a whole.

    A decision settles what was proposed against it too.
    """
    for section in minutes.sections:
        proposals: list[Entry] = []
        for entry in minutes.entries(section.uid):
            if entry.kind == "proposal":
                proposals.append(entry)
            elif entry.kind == "decision" and entry.outcome != TABLED:
                proposals.clear()
        if proposals:
            yield Undecided(section, tuple(proposals))


_TAKEN = (
    "SELECT 1 FROM entry e JOIN section s ON s.uid = e.section AND s.deleted = 0 "
    "JOIN meeting m ON m.id = e.meeting AND m.deleted = 0 "
    "WHERE e.links IS NOT NULL AND json_extract(e.links, '$[0][1]') = ? AND e.kind = ? "
    "AND e.deleted = 0 LIMIT 1"
)


def _not_taken(store: Store, found: Iterator[Undecided]) -> Iterator[Undecided]:
    """Give those of which a later meeting has not taken the proposals over already."""
    for one in found:
        kept = tuple(e for e in one.proposals if not store.one(_TAKEN, [e.uid, "proposal"]))
        if kept:
            yield Undecided(one.section, kept)


# Follow-ups ---------------------------------------------------------------------------------------

_FORMS = ("followup", "plan")
_TIMETABLE = ("tidsplan", "timetable")
_LONGEST = 400
_WITH_FOLLOW_UPS = """
SELECT DISTINCT s.meeting FROM section s JOIN meeting m ON m.id = s.meeting
WHERE s.form IN (?, ?) AND s.form IS NOT NULL AND s.deleted = 0 AND m.deleted = 0 AND m.id > 0
  AND (m.id = ? OR m.series = ?) ORDER BY m.date, m.id"""


def _due(store: Store, last: Meeting, day: str) -> Iterator[Due]:
    """Give what was to be followed up after the last meeting and by ``day``, in all of the series."""
    meetings = store.rows(_WITH_FOLLOW_UPS, [*_FORMS, last.id, last.series])
    for (meeting,) in meetings:
        minutes = reading.load(store, meeting)
        calendar = Calendar(date.fromisoformat(minutes.meeting.date or day))
        for row, planned, source in _rounds(minutes):
            days = [iso for text in planned for iso in _days_in(text, calendar)]
            taken = source is not None and store.one(_TAKEN, [source.uid, source.kind])
            if not taken and any((last.date or "") < iso <= day for iso in days):
                yield Due(row.label, source)


def _rounds(minutes: Minutes) -> Iterator[tuple[Row, list[str], Entry | None]]:
    """Give rounds nobody has answered, and activities, with the texts that say when, and the first entry."""
    for section in minutes.sections:
        if section.form not in _FORMS:
            continue
        for row in minutes.rows(section.uid):
            written = [e for e in minutes.entries(section.uid) if e.row == row.uid]
            source = next((e for e in written if e.kind != "internal"), None)
            if section.form == "plan":
                yield row, [e.text for e in written if _is_timetable(minutes, e)], source
            elif all(e.prompt is None for e in written):
                yield row, [row.label, *(e.text for e in written)], source


def _is_timetable(minutes: Minutes, entry: Entry) -> bool:
    prompt = minutes.prompt(entry.prompt)
    return prompt is not None and spelling(prompt.text) in _TIMETABLE


def _days_in(text: str, calendar: Calendar) -> Iterator[str]:
    """Give the days that a text names in figures, ISO."""
    for word in re.finditer(r"\S+", text[:_LONGEST]):
        found = find_date(text, calendar, word.start())
        if isinstance(found, FoundDate) and any(map(str.isdecimal, found.words)):
            yield found.iso
