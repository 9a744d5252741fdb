"""Where a text is found on the page, in the order in which it is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from locales import Translator
from screens.writing.entry_lines import SIGNED
from store.model.kinds import KINDS
from store.model.records import Entry, Section
from store.page.page import MeetingPage


def hits(page: MeetingPage, needle: str, t: Translator) -> list[int]:
    """Return the positions on a page of the lines and headings that contain ``needle``, in any case.

    Of a line also its time counts, and the word of its kind where that stands there, which ``t`` gives.
    """
    folded = needle.casefold()
    if not folded:
        return []
    worded = (kind for kind in KINDS if kind.name not in SIGNED)
    kinds = {kind.name for kind in worded if folded in t(kind.label).casefold()}
    return [at for at, part in page.parts() if _fits(part, folded, kinds)]


def beside(found: Sequence[int], at: int, *, back: bool) -> tuple[int, bool]:
    """Return which of some positions comes next, and whether that is around the end of the page.

    Args:
        found: the positions in order, at least one.
        at: where one is.
        back: whether to go up.
    """
    number = bisect_left(found, at) - 1 if back else bisect_right(found, at)
    return number % len(found), not 0 <= number < len(found)


def _fits(part: Entry | Section, needle: str, kinds: Collection[str]) -> bool:
    """Return whether ``needle``, case-folded, occurs in what stands on the page."""
    if isinstance(part, Section):
        return needle in (part.heading or "").casefold()
    return (
        needle in part.text.casefold()
        or part.kind in kinds
        or needle in (part.time or "")
        or (part.speaker is not None and needle in part.speaker.casefold())
        or any(needle in clause.casefold() for clause in part.clauses)
        or any(needle in owner.name.casefold() for owner in part.owners)
    )
