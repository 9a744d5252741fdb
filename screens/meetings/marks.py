"""The meetings that are marked in a list, in the order in which they were marked."""

from __future__ import annotations

from collections.abc import Iterator

_FIGURES = 9
FURTHER = "+"
"""Stands before a marked meeting whose number has more than one figure."""


class Marks:
    """Ids of meetings, each with its number in the order of marking."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ids: list[int] = []

    def __len__(self) -> int:
        """Return how many are marked."""
        return len(self._ids)

    def __iter__(self) -> Iterator[int]:
        """Go through them in their order."""
        return iter(self._ids)

    def turn(self, meeting: int) -> None:
        """Mark a meeting after the others, or take its mark off; the others move up."""
        if meeting in self._ids:
            self._ids.remove(meeting)
        else:
            self._ids.append(meeting)

    def drop(self, meeting: int) -> None:
        """Take the mark off a meeting, if it has one."""
        if meeting in self._ids:
            self._ids.remove(meeting)

    def clear(self) -> None:
        """Take all marks off."""
        self._ids.clear()

    def sign(self, meeting: int) -> str:
        """Return the one character that stands before a meeting: its number, or a blank without a mark."""
        if meeting not in self._ids:
            return " "
        number = self._ids.index(meeting) + 1
        return str(number) if number <= _FIGURES else FURTHER
