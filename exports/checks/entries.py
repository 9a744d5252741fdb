"""The checks of what is written: what is unfinished, who is to do it, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exports.checks.finding import Finding, each_entry, of_meeting, short
from locales import N_, message
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.records import Entry
from store.series.around import Around

NOT_CARRIED_OUT = "not-carried-out"
"""The check that finds lines; the subject of a finding is the name of the field that has its text."""

_DOUBLE_QUOTES = '"”“„»«'
_SINGLE_QUOTES = "’'‘‚"
_YEAR = re.compile(r"\d{4}")


def not_carried_out(_: Minutes, around: Around) -> Iterator[Finding]:
    """Find the lines that were entered and not carried out."""
    for name, line in around.refused:
        text = message(N_("not carried out: “{text}”"), text=short(line))
        yield of_meeting(NOT_CARRIED_OUT, text, name)


def unfinished(minutes: Minutes) -> Iterator[Finding]:
    """Find what is marked as unfinished."""
    for entry, about in each_entry(minutes):
        if "unfinished" in entry.marks:
            yield about("unfinished", message(N_("unfinished: “{text}”"), text=short(entry.text)))


def actions_without_owner(minutes: Minutes) -> Iterator[Finding]:
    """Find actions that are not done and that nobody has."""
    for entry, about in each_entry(minutes, "action"):
        if not entry.done and not entry.owners:
            what = message(N_("nobody has the action “{text}”"), text=short(entry.text))
            yield about("action-owner", what)


def actions_without_day(minutes: Minutes) -> Iterator[Finding]:
    """Find actions that are not done and have no day."""
    for entry, about in each_entry(minutes, "action"):
        if not entry.done and not entry.due:
            what = message(N_("the action “{text}” has no day"), text=short(entry.text))
            yield about("action-due", what)


def free_owners(minutes: Minutes) -> Iterator[Finding]:
    """Find owners who are nobody that is known; who may be several is another check's."""
    names = Names(minutes)
    for entry, about in each_entry(minutes):
        free = (o.name for o in entry.owners if names.is_free(o) and not names.candidates(o.name))
        for name in dict.fromkeys(free):
            said = {"name": name, "text": short(entry.text)}
            what = message(N_("“{name}” is no participant: “{text}”"), **said)
            yield about("free-owner", what, name)


def odd_quotes(minutes: Minutes) -> Iterator[Finding]:
    """Find texts in which a quote mark lacks its pair."""
    for entry, about in each_entry(minutes):
        if _is_half_quoted(entry):
            text = message(N_("a quote mark without its pair: “{text}”"), text=short(entry.text))
            yield about("odd-quotes", text)


def _is_half_quoted(entry: Entry) -> bool:
    """Return whether a mark lacks its pair; single ones are apostrophes but around a whole quote."""
    if sum(map(entry.text.count, _DOUBLE_QUOTES)) % 2:
        return True
    words = entry.text.strip().rstrip(".,;:!?")
    if entry.kind != "quote" or len(words) < 2:
        return False
    return (words[0] in _SINGLE_QUOTES) != (words[-1] in _SINGLE_QUOTES)


def reckoned_dates(minutes: Minutes) -> Iterator[Finding]:
    """Find dates that lack a year in a meeting that lacks a date."""
    if minutes.meeting.date:
        return
    for entry, about in each_entry(minutes):
        if entry.due and entry.due_text and not _YEAR.search(entry.due_text):
            said = {"words": entry.due_text, "date": entry.due}
            what = message(N_("“{words}” was taken for {date}, as the meeting has no date"), **said)
            yield about("reckoned-date", what, entry.due)


def internal_notes(minutes: Minutes) -> Iterator[Finding]:
    """Count the notes that no document has."""
    count = sum(entry.kind == "internal" for entry in minutes.all_entries())
    if count:
        text = message(N_("Internal notes that are left out of documents: {count}"), count=count)
        yield of_meeting("internal", text, str(count))
