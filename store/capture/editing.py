"""An entry edited as the line it could have been typed as: what of it a changed line changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from locales import N_, Message, message
from store.capture import to_line
from store.capture.commands.people import MOVES, split_time
from store.capture.lines import parse
from store.capture.meant_people import Ambiguous, find_or_new
from store.capture.parsed import AddEntries, Nothing, Refused
from store.capture.people import split_names
from store.capture.table import BY_NAME as COMMANDS
from store.capture.table import find_command
from store.capture.writing import scene_of
from store.language.cleaning import clean
from store.model.minutes import Minutes
from store.model.records import Entry
from store.verbs.passages import WAYS

_FIELDS = (
    *("kind", "text", "depth", "speaker", "speaker_uid", "owners", "due", "due_text", "marks"),
    *("vote", "address", "cells", "time"),
)

_NO_PASSAGE = N_("Here stands {arrives} or {leaves} with a name, or a text without the slash.")
_ONE_PERSON = N_("Each such line is of one person; write another line for the others.")
_NOBODY_HERE = N_(
    "{name} is not in the list of people; correct the name there, or write a line of its own."
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
    if entry.kind in WAYS and line.lstrip().startswith("/"):
        return _as_passage(entry, clean(line).strip(), minutes)
    scene = scene_of(entry, minutes, date.today())
    is_row = entry.kind == "time"
    scene = replace(scene, commands=False, switches=False, timetable=is_row)
    action = parse(clean(line), scene)
    if isinstance(action, Nothing):
        return message(N_("Nothing is left of it; Esc goes back, and then ⌫ deletes it."))
    if isinstance(action, Refused):
        return action.reason
    if isinstance(action, AddEntries) and len(action.entries) == 1:
        return action.entries[0]
    return replace(entry, text=clean(line))


def _as_passage(entry: Entry, line: str, minutes: Minutes) -> Entry | Message:
    """Return the entry that ``/arrives`` or ``/leaves`` with one person says, or why it is none."""
    command, argument = find_command(line[1:]) or (None, "")
    if command is None or command.name not in MOVES:
        arrives, leaves = (COMMANDS[name].word(minutes.meeting.language) for name in MOVES)
        return message(_NO_PASSAGE, arrives=arrives, leaves=leaves)
    name, clock = split_time(argument)
    moved = replace(entry, kind=MOVES[command.name][0], time=clock)
    if name == entry.speaker:
        return moved
    names = scene_of(entry, minutes, date.today()).names
    try:
        found = [find_or_new(one, names) for one in split_names(name)]
    except Ambiguous as several:
        return several.reason
    if len(found) != 1:
        return message(_ONE_PERSON)
    known = found[0].known
    if known is None:
        return message(_NOBODY_HERE, name=name)
    return replace(moved, speaker=name, speaker_uid=known.uid)
