"""Finding a text in one meeting, from where the reader is, forwards or backwards and around."""

from __future__ import annotations

from collections.abc import Iterator

from store.model.minutes import Minutes
from store.model.records import Entry, Place


def fits(entry: Entry, needle: str) -> bool:
    """Return whether ``needle``, case-folded, occurs in an entry."""
    return (
        needle in entry.text.casefold()
        or (entry.speaker is not None and needle in entry.speaker.casefold())
        or any(needle in clause.casefold() for clause in entry.clauses)
        or any(needle in owner.name.casefold() for owner in entry.owners)
    )


def hits(
    minutes: Minutes, needle: str, after: Entry | None, *, back: bool = False
) -> Iterator[Entry]:
    """Go through the entries that contain ``needle``, from the one after ``after``, around to it."""
    folded = needle.casefold()
    if folded:
        yield from (entry for entry in _around(minutes, after, back) if fits(entry, folded))


def count_hits(minutes: Minutes, needle: str) -> int:
    """Return how many entries contain ``needle``."""
    folded = needle.casefold()
    return sum(fits(entry, folded) for entry in minutes.all_entries()) if folded else 0


def place_of(entry: Entry) -> Place:
    """Return the cell that an entry lies in."""
    return Place(entry.section, entry.row, entry.prompt)


def _around(minutes: Minutes, after: Entry | None, back: bool) -> Iterator[Entry]:
    """Go through all entries once, beginning behind ``after`` (or at the beginning)."""
    sections = minutes.sections
    here = minutes.section(after.section) if after else None
    first = sections.index(here) if here else 0
    step = -1 if back else 1
    at = minutes.entries(here.uid).place_of(after) if here and after else (-1 if not back else 0)
    count = len(sections)
    for n in range(count + 1 if count else 0):
        entries = minutes.entries(sections[(first + step * n) % count].uid)
        order = range(len(entries))[::step]
        if n == 0:
            order = range(len(entries))[at + 1 :] if not back else range(len(entries))[:at][::-1]
        elif n == count:
            order = range(len(entries))[: at + 1] if not back else range(len(entries))[at:][::-1]
        for index in order:
            yield entries[index]
