"""An entry edited as the line it could have been typed as: what of it a changed line changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from locales import N_, Message, message
from store.capture import to_line
from store.capture.lines import parse
from store.capture.parsed import AddEntries, Nothing, Refused
from store.capture.writing import scene_of
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

    Only what reads differently from the line ``before``, with which the edit began, is changed; headings,
    commands and switch tokens in it are text.
    """
    read = as_edited(entry, line, minutes)
    if isinstance(read, Message):
        return read
    read_before = as_edited(entry, before, minutes)
    was = entry if isinstance(read_before, Message) else read_before
    return {
        field: getattr(read, field)
        for field in _FIELDS
        if getattr(read, field) != getattr(was, field)
    }


def as_edited(entry: Entry, line: str, minutes: Minutes) -> Entry | Message:
    """Return the entry that a line says where an entry stands, or why none can; only its words count."""
    scene = replace(scene_of(entry, minutes, date.today()), commands=False, switches=False)
    action = parse(clean(line), scene)
    if isinstance(action, Nothing):
        return message(N_("Nothing is left of it; Esc goes back, and then ⌫ deletes it."))
    if isinstance(action, Refused):
        return action.reason
    if isinstance(action, AddEntries) and len(action.entries) == 1:
        return action.entries[0]
    return replace(entry, text=clean(line))
