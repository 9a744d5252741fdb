"""Which entry, or which heading, a half-typed text is the change of."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from store.file.app_windows.drafts import Field
from store.model.minutes import Minutes
from store.model.records import Entry, Section

EDITS = "entry:"
"""What the names of the fields begin with."""


def field_of(meeting: int, entry: Entry | Section) -> Field:
    """Return the field of an entry's line, or of a heading, as it is at this revision.

    Its words are a part of that: two windows may foresee the same revision, of which only one comes.
    """
    words = entry.text if isinstance(entry, Entry) else entry.heading or ""
    return Field(meeting, f"{EDITS}{entry.uid}:{entry.rev}:{crc32(words.encode())}")


def entry_of(
    field: Field, minutes: Minutes, as_then: Callable[[Entry | Section], Entry | Section]
) -> Entry | Section | None:
    """Return the entry or the section of a field; None where it is gone, or has been changed since.

    Args:
        field: the field.
        minutes: the meeting.
        as_then: gives one as what waits will leave it.
    """
    uid = field.name.removeprefix(EDITS).partition(":")[0]
    entry = minutes.entry(uid) or minutes.section(uid)
    known = entry is not None and field_of(field.meeting, as_then(entry)) == field
    return entry if known else None
