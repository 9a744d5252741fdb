"""The checks: what is missing or doubtful in a meeting is listed, never mended and never in the way.

Each check is one function in :data:`CHECKS` that gives what it has found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exports.wording import row_name
from locales import N_, Message, Translator, message
from store import forms
from store.minutes import Minutes
from store.records import Entry, Place, Row, Section

_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing found.

    Attributes:
        check: what kind of thing, by the name in :data:`CHECKS`.
        section: the section's number, from 1; None where it is about the whole meeting.
        row: the row's label.
        prompt: the prompt's number, from 1.
        text: what a person reads.
        place: where it is, for going there.
    """

    check: str
    section: int | None
    row: str | None
    prompt: int | None
    text: Message
    place: Place = _NOWHERE


Finder = Callable[[Minutes], Iterator[Check]]


def check(minutes: Minutes) -> list[Check]:
    """Return everything that the checks find, check by check, each in the order of the document."""
    return [found for find in CHECKS.values() for found in find(minutes)]


def to_json(found: list[Check], t: Translator) -> list[dict[str, Any]]:
    """Return the list as ``heldag check --json`` prints it."""
    return [
        {
            "check": c.check,
            "section": c.section,
            "row": c.row,
            "prompt": c.prompt,
            "text": t(c.text),
        }
        for c in found
    ]


# The head -----------------------------------------------------------------------------------------


def _no_date(minutes: Minutes) -> Iterator[Check]:
    if not minutes.meeting.date:
        yield Check("no-date", None, None, None, message(N_("The meeting has no date.")))


def _no_title(minutes: Minutes) -> Iterator[Check]:
    if not (minutes.meeting.title or "").strip():
        yield Check("no-title", None, None, None, message(N_("The meeting has no title.")))


# Cells --------------------------------------------------------------------------------------------


def _empty_cells(minutes: Minutes) -> Iterator[Check]:
    """Find the cells that nobody has written in, in exercises where every cell is to be filled."""
    for number, section in enumerate(minutes.sections, 1):
        form = forms.get(section.form)
        if form is None or not form.report_empty:
            continue
        for row in minutes.rows(section.uid):
            for which, prompt in enumerate(minutes.prompts(section.uid), 1):
                place = Place(section.uid, row.uid, prompt.uid)
                if not any(map(_says, minutes.cell(place))):
                    asked = None if form.numbered and prompt.text else prompt.text
                    text = _in_section(section, number, _empty(minutes, row, asked, which))
                    yield Check("empty", number, row.label, which, text, place)


def _empty(minutes: Minutes, row: Row, asked: str | None, number: int) -> Message:
    """Say that a cell is empty; ``asked`` is None for numbered questions."""
    name = row_name(minutes, row)
    if asked is None:
        if name:
            return message(N_("{row} has not answered question {number}"), row=name, number=number)
        return message(N_("question {number} has no answer"), number=number)
    if asked:
        if name:
            return message(N_("{row} has nothing under “{prompt}”"), row=name, prompt=asked)
        return message(N_("nothing under “{prompt}”"), prompt=asked)
    return (
        message(N_("{row} has said nothing"), row=name) if name else message(N_("nothing written"))
    )


def _says(entry: Entry) -> bool:
    return entry.kind != "internal" and bool(entry.text.strip() or entry.cells or entry.address)


# Entries ------------------------------------------------------------------------------------------


def _unfinished(minutes: Minutes) -> Iterator[Check]:
    for entry, about in _entries(minutes):
        if "unfinished" in entry.marks:
            yield about("unfinished", message(N_("unfinished: “{text}”"), text=_short(entry.text)))


def _free_owners(minutes: Minutes) -> Iterator[Check]:
    for entry, about in _entries(minutes):
        for owner in entry.owners:
            if owner.uid is None:
                yield about(
                    "free-owner",
                    message(
                        N_("“{name}” is no participant: “{text}”"),
                        name=owner.name,
                        text=_short(entry.text),
                    ),
                )


def _odd_quotes(minutes: Minutes) -> Iterator[Check]:
    for entry, about in _entries(minutes):
        if _is_half_quoted(entry):
            text = message(N_("a quote mark without its pair: “{text}”"), text=_short(entry.text))
            yield about("odd-quotes", text)


def _is_half_quoted(entry: Entry) -> bool:
    """Return whether a mark lacks its pair; single ones are apostrophes but around a whole quote."""
    if sum(map(entry.text.count, _DOUBLE_QUOTES)) % 2:
        return True
    words = entry.text.strip().rstrip(".,;:!?")
    if entry.kind != "quote" or len(words) < 2:
        return False
    return (words[0] in _SINGLE_QUOTES) != (words[-1] in _SINGLE_QUOTES)


def _reckoned_dates(minutes: Minutes) -> Iterator[Check]:
    """Find dates that lack a year in a meeting that lacks a date."""
    if minutes.meeting.date:
        return
    for entry, about in _entries(minutes):
        if entry.due and entry.due_text and not _YEAR.search(entry.due_text):
            yield about(
                "reckoned-date",
                message(
                    N_("“{words}” was taken for {date}, as the meeting has no date"),
                    words=entry.due_text,
                    date=entry.due,
                ),
            )


def _internal(minutes: Minutes) -> Iterator[Check]:
    count = sum(entry.kind == "internal" for entry in minutes.all_entries())
    if count:
        text = message(N_("Internal notes that are left out of documents: {count}"), count=count)
        yield Check("internal", None, None, None, text)


CHECKS: dict[str, Finder] = {
    "no-date": _no_date,
    "no-title": _no_title,
    "empty": _empty_cells,
    "unfinished": _unfinished,
    "free-owner": _free_owners,
    "odd-quotes": _odd_quotes,
    "reckoned-date": _reckoned_dates,
    "internal": _internal,
}
"""Every check by the name that its findings carry, in the order they are listed."""

_DOUBLE_QUOTES = '"”“„»«'
_SINGLE_QUOTES = "’'‘‚"
_YEAR = re.compile(r"\d{4}")
_SHOWN = 60


# What they share ----------------------------------------------------------------------------------


def _entries(minutes: Minutes) -> Iterator[tuple[Entry, Callable[[str, Message], Check]]]:
    """Give every entry with a function that makes a finding about it."""
    for number, section in enumerate(minutes.sections, 1):
        entries = minutes.entries(section.uid)
        if not entries:
            continue
        prompts = {p.uid: n for n, p in enumerate(minutes.prompts(section.uid), 1)}
        for entry in entries:
            yield entry, _Finding(minutes, section, number, entry, prompts)


@dataclass(frozen=True, slots=True)
class _Finding:
    """Makes findings about one entry."""

    minutes: Minutes
    section: Section
    number: int
    entry: Entry
    prompts: Mapping[str, int]

    def __call__(self, check: str, text: Message) -> Check:
        row = self.minutes.row(self.entry.row)
        return Check(
            check,
            self.number,
            row.label if row else None,
            self.prompts.get(self.entry.prompt or ""),
            _in_section(self.section, self.number, text),
            Place(self.section.uid, self.entry.row, self.entry.prompt),
        )


def _in_section(section: Section, number: int, what: Message) -> Message:
    """Return ``what`` with the section's heading, or its number, before it."""
    heading = (section.heading or "").strip().rstrip(".:;")
    if section.paragraph:
        heading = f"§ {section.paragraph} {heading}".strip()
    where: Message | str = heading or message(N_("Section {number}"), number=number)
    return message(N_("{section}: {what}"), section=where, what=what)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
