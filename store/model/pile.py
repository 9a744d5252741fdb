"""The pile of an exercise: the row of what was caught and is not sorted yet, which answers no question."""

from __future__ import annotations

from store.language.spelling import spelling
from store.language.words import UNSORTED_WORDS
from store.model.minutes import Minutes
from store.model.records import Row


def is_to_be_made(row: str | None) -> bool:
    """Return whether a row's uid stands for a pile that is made when something goes there.

    It is the name by which it was called then.
    """
    return row in UNSORTED_WORDS


def is_pile(row: Row) -> bool:
    """Return whether a row is the pile: one of this name that is no group's."""
    return row.group is None and row.from_ is None and names_pile(row.label)


def names_pile(label: str) -> bool:
    """Return whether a text is the name of the pile, in Swedish or English."""
    return spelling(label) in UNSORTED_WORDS


def pile_of(minutes: Minutes, section: str | None) -> Row | None:
    """Return the pile of an exercise, or None where it has none."""
    return next(filter(is_pile, minutes.rows(section)), None)


def answering(minutes: Minutes, section: str | None) -> list[Row]:
    """Return the rows of an exercise that answer, in order: all but the pile."""
    return [row for row in minutes.rows(section) if not is_pile(row)]
