"""A part of the page as the records that stand in it: some entries, or a section with what lies in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.file.verified_locks import lying_in
from store.model.minutes import Minutes
from store.model.records import Entry, Section
from store.page.blocks import Block
from store.page.page import MeetingPage

Part = Section | Sequence[Entry]
"""What can be taken out of a page: a section with all that lies in it, or entries in their order."""


def records_of(minutes: Minutes, part: Part) -> list[Section | Entry]:
    """Return headings and entries of a part, in the order of the page."""
    if not isinstance(part, Section):
        return list(part)
    records = (block.part for block in blocks_of(minutes, part))
    return [record for record in records if isinstance(record, Section | Entry)]


def blocks_of(minutes: Minutes, section: Section) -> Iterator[Block]:
    """Yield the blocks of a section and of those that lie in it, in the order of the page."""
    outline = [(one.uid, one.level) for one in minutes.sections]
    wanted = set(lying_in(outline, section.uid))
    yield from (block for block in MeetingPage(minutes) if block.place.section in wanted)
