"""What a document says: its blocks made into meetings.

:func:`recognise` is the only way in. The blocks become lines (:mod:`.lines`), some of them headings
(:mod:`.headings`); where the document holds several meetings it is cut (:mod:`.splitting`). Then every
subject is looked for in turn (:mod:`.meetings`): title, exercises, head, people, signatures, the next
meeting, and last each line that is left as the kind of entry that it is (:mod:`.entries`). Each goes once
over the lines and takes those that it has understood. What is not recognised is a note, a bullet or a row
under its heading, and what was taken but says more stays too (:mod:`.leftover`), so that no word of the
source is lost. The words to recognise by are the tables in ``imports/words``.
"""

from __future__ import annotations

from itertools import pairwise

from imports.blocks import Document, Doubt
from imports.recognise.identity import lines_with_numbers
from imports.recognise.meetings import Recognised, meetings_in
from imports.report import FoundMeeting, report


def recognise(document: Document) -> list[FoundMeeting]:
    """Return the meetings of a document: one, or several where it holds the minutes of several."""
    found = meetings_in(document)
    numbers = lines_with_numbers(document.blocks)
    starts = [one.first_line for one in found]
    ends = [*(end for _, end in pairwise(starts)), 0]
    return [_found(one, document, numbers, end) for one, end in zip(found, ends, strict=True)]


def _found(one: Recognised, document: Document, numbers: tuple[int, ...], end: int) -> FoundMeeting:
    """Return a meeting with what is told of its own lines; of the whole document the first one tells."""

    def is_own(line: int) -> bool:
        return one.first_line <= line and (not end or line < end)

    doubts: list[Doubt] = [doubt for doubt in document.doubts if is_own(doubt.line)]
    return FoundMeeting(
        one.minutes,
        report(
            one.minutes, (*doubts, *one.draft.doubts), [line for line in numbers if is_own(line)]
        ),
    )
