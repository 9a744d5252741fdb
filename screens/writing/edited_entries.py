"""Which entry, or which heading, a half-typed text is the change of."""

from __future__ import annotations

from store.file.app_windows.drafts import Field
from store.model.minutes import Minutes
from store.model.records import Entry, Section

EDITS = "entry:"
"""What the names of the fields begin with."""


def field_of(meeting: int, entry: Entry | Section) -> Field:
    """Return the field of an entry's line, or of a heading, as it is at this revision."""
    return Field(meeting, f"{EDITS}{entry.uid}:{entry.rev}")


def entry_of(field: Field, minutes: Minutes) -> Entry | Section | None:
    """Return the entry or the section of a field; None where it is gone, or has been changed since."""
    uid, _, rev = field.name.removeprefix(EDITS).rpartition(":")
    entry = minutes.entry(uid) or minutes.section(uid)
    return entry if entry is not None and str(entry.rev) == rev else None
