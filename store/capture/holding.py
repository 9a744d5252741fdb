"""What a section holds: the sections that lie in it, and what is written there, or in a row of it."""

from __future__ import annotations

from locales import N_, Message, message
from store.capture.placing import heading_words
from store.file.verified_locks import lying_in
from store.model.minutes import Minutes
from store.model.records import Place, Row, Section


def parts_of(minutes: Minutes, uid: str) -> list[Section]:
    """Return a section and those that lie in it, in order."""
    lying = set(lying_in([(section.uid, section.level) for section in minutes.sections], uid))
    return [section for section in minutes.sections if section.uid in lying]


def holds_something(minutes: Minutes, uid: str) -> bool:
    """Return whether anything is written in a section, or another section lies in it."""
    parts = parts_of(minutes, uid)
    return len(parts) > 1 or any(len(minutes.entries(part.uid)) for part in parts)


def lines_in_row(minutes: Minutes, row: Row) -> int:
    """Return how many lines a row has, under each prompt and under none."""
    prompts = (None, *(prompt.uid for prompt in minutes.prompts(row.section)))
    return sum(len(minutes.cell(Place(row.section, row.uid, prompt))) for prompt in prompts)


def held_words(minutes: Minutes, uid: str) -> Message:
    """Return what a section is called, and how much it holds."""
    parts = parts_of(minutes, uid)
    what = heading_words(parts[0] if parts else None)
    lines = sum(len(minutes.entries(part.uid)) for part in parts)
    if len(parts) > 1:
        return message(
            N_("{what} (lines: {n}, sections in it: {m})"), what=what, n=lines, m=len(parts) - 1
        )
    return message(N_("{what} (lines: {n})"), what=what, n=lines)
