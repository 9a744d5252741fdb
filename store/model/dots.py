"""Dots: how many an exercise and its clusters have, how many there can be, and whether they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from store.model.drawing import takes_part
from store.model.minutes import Minutes
from store.model.records import Entry, Participant, Prompt, Section


def most_dots(each: int | None, people: Iterable[Participant]) -> int | None:
    """Return how many dots there can be where everybody who is there has so many; None for any number."""
    there = takes_part(people)
    return each * len(there) if each is not None and there else None


def dots_in(minutes: Minutes, section: str) -> int:
    """Return how many dots are given in an exercise."""
    return sum(entry.dots for entry in minutes.entries(section))


def dots_under(minutes: Minutes, prompt: Prompt) -> int:
    """Return how many dots are given under a prompt, in all rows."""
    entries = minutes.entries(prompt.section)
    return sum(entry.dots for entry in entries if entry.prompt == prompt.uid)


def as_shown(entry: Entry, section: Section | None) -> Entry:
    """Return an entry of a section as it is shown: without its dots while they are hidden."""
    hidden = section is not None and section.dots_hidden
    return replace(entry, dots=0) if hidden and entry.dots else entry
