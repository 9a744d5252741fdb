"""What a check finds: one thing that is missing or doubtful, with where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from locales import N_, Message, message
from store.model.minutes import Minutes
from store.model.records import Entry, Place, Section

_NOWHERE = Place()
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        check: what kind of thing, by the name in :data:`exports.checks.CHECKS`.
        section: the section's number, from 1; None where it is about the whole meeting.
        row: the row's label.
        prompt: the prompt's number, from 1.
        text: what a person reads.
        place: where it is, for going there.
        entry: the uid of the entry that it is about.
        subject: what it is about there: a name, a number; it tells it from others of its kind.
        reason: why somebody has set it aside; None where nobody has.
    """

    check: str
    section: int | None
    row: str | None
    prompt: int | None
    text: Message
    place: Place = _NOWHERE
    entry: str | None = None
    subject: str = ""
    reason: str | None = None

    @property
    def key(self) -> str:
        """What it is known by while the meeting goes on: the check, the place or entry, and what."""
        place = (self.place.section, self.place.row, self.place.prompt)
        where = (self.entry,) if self.entry else place
        return ":".join(part for part in (self.check, *where, self.subject) if part)


def of_meeting(check: str, text: Message, subject: str = "") -> Finding:
    """Return a finding about the whole meeting."""
    return Finding(check, None, None, None, text, subject=subject)


def of_section(
    check: str, section: Section, number: int, what: Message, subject: str = ""
) -> Finding:
    """Return a finding about a section, which is the one of this ``number``."""
    text = in_section(section, number, what)
    return Finding(check, number, None, None, text, Place(section.uid), subject=subject)


def in_section(section: Section, number: int, what: Message) -> Message:
    """Return ``what`` with the section's heading, or its number, before it."""
    heading = (section.heading or "").strip().rstrip(".:;")
    if section.paragraph:
        heading = f"§ {section.paragraph} {heading}".strip()
    where: Message | str = heading or message(N_("Section {number}"), number=number)
    return message(N_("{section}: {what}"), section=where, what=what)


def short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True)
class About:
    """Makes findings about one entry; ``number`` is that of its section, ``prompts`` those of its prompts."""

    minutes: Minutes
    section: Section
    number: int
    entry: Entry
    prompts: Mapping[str, int]

    def __call__(self, check: str, what: Message, subject: str = "") -> Finding:
        """Return that ``check`` has found ``what``."""
        row = self.minutes.row(self.entry.row)
        return Finding(
            check,
            self.number,
            row.label if row else None,
            self.prompts.get(self.entry.prompt or ""),
            in_section(self.section, self.number, what),
            Place(self.section.uid, self.entry.row, self.entry.prompt),
            self.entry.uid,
            subject,
        )


def each_entry(minutes: Minutes, *kinds: str) -> Iterator[tuple[Entry, About]]:
    """Give every entry, or those of some kinds, each with what makes findings about it."""
    for number, section in enumerate(minutes.sections, 1):
        prompts = {p.uid: n for n, p in enumerate(minutes.prompts(section.uid), 1)}
        for entry in minutes.entries(section.uid):
            if not kinds or entry.kind in kinds:
                yield entry, About(minutes, section, number, entry, prompts)
