"""A part of the page as the records that stand in it: some entries, or a section with what lies in it."""

from __future__ import annotations

from collections.abc import Sequence

from store.file.verified_locks import lying_in
from store.model.minutes import Minutes
from store.model.records import Entry, Section
from store.page.page import MeetingPage

Part = Section | Sequence[Entry]
"""What can be taken out of a page: a section with all that lies in it, or entries in their order."""


def records_of(minutes: Minutes, part: Part) -> list[Section | Entry]:
    """Return headings and entries of a part, in the order of the page."""
    if not isinstance(part, Section):
        return list(part)
    outline = [(section.uid, section.level) for section in minutes.sections]
    wanted = set(lying_in(outline, part.uid))
    records = (block.part for block in MeetingPage(minutes) if block.place.section in wanted)
    return [record for record in records if isinstance(record, Section | Entry)]
