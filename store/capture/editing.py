"""An entry edited as the line it could have been typed as: what of it a changed line changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from locales import N_, Message, message
from store.capture import to_line
from store.capture.lines import parse
from store.capture.parsed import AddClause, AddEntries, Nothing, Refused
from store.capture.writing import scene_of_edit
from store.language.cleaning import clean
from store.model.minutes import Minutes
from store.model.records import Entry

_FIELDS = (
    *("kind", "text", "depth", "speaker", "speaker_uid", "owners", "due", "due_text", "marks"),
    *("vote", "address", "cells", "time"),
)


def line_of(entry: Entry, minutes: Minutes) -> str:
    """Return the line to edit: the entry as it could have been typed."""
    return to_line(entry, minutes, tokens=False)


def changes_of(entry: Entry, before: str, line: str, minutes: Minutes) -> dict[str, Any] | Message:
    """Return the fields that ``line`` changes in an entry, or why it cannot stand there.

    Only what reads differently from the line ``before``, with which the edit began, is changed; headings and
    switch tokens in it are text, and so are commands, but for those that leave an entry such as this.
    """
    read = as_edited(entry, line, minutes)
    if isinstance(read, Message):
        return read
    read_before = as_edited(entry, before, minutes)
    # where the words are read as other ones than those of the entry, the line as a whole is the new entry
    is_known = not isinstance(read_before, Message) and read_before.text == entry.text
    was = read_before if is_known else entry
    return {
        field: getattr(read, field)
        for field in _FIELDS
        if getattr(read, field) != getattr(was, field)
    }


def as_edited(entry: Entry, line: str, minutes: Minutes) -> Entry | Message:
    """Return the entry that a line says where an entry stands, or why none can; only its words count."""
    scene = replace(scene_of_edit(entry, minutes, date.today()), commands=False)
    action = parse(clean(line), scene)
    match action:
        case Nothing():
            return message(N_("Nothing is left of it; Esc goes back, and then ⌫ deletes it."))
        case Refused(reason):
            return reason
        case AddEntries(entries=(read, *more)):
            text = ", ".join(one.text for one in (read, *more))
            # somebody who is not in the list has no uid
            return replace(read, text=text, speaker_uid=read.speaker_uid or None)
        case AddClause():
            return message(N_("A clause is a line of its own; Esc leaves this one as it was."))
    return replace(entry, text=clean(line))
