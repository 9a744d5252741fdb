"""What part of a long list is seen: an anchor in the list, and only its neighbourhood measured.

The first line seen is remembered as *an entry and a line within it*, so that whatever others write
above it, the reader's place stays. While the end is followed, the last line is the anchor instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Items(Protocol[T]):
    """A sequence in order that knows where an item stands or would stand."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> T: ...

    def place_of(self, item: T, /) -> int:
        """Return the position that ``item`` has or would have."""


class Viewport(Generic[T]):
    """The window on a list.

    Attributes:
        items: the list, by reference; it may change between two calls.
        height: how many lines are seen.
        following: whether the end is followed.
    """

    def __init__(self, items: Items[T], lines_of: Callable[[T], int]) -> None:
        """Look at ``items``; ``lines_of`` measures one of them, in lines."""
        self.items = items
        self.height = 0
        self.following = True
        self._lines_of = lines_of
        self._anchor: T | None = None
        self._line = 0

    def look_at(self, items: Items[T], *, start: bool = False) -> None:
        """Look at another list, from its end or its start."""
        self.items = items
        self.following = not start
        self._anchor, self._line = None, 0

    def rows(self) -> list[tuple[int, int]]:
        """Return what is seen, line by line: the index of an item and a line within it."""
        if not self.following:
            index, line = self._top()
            rows = self._down(index, line)
            if rows and (len(rows) == self.height or (index, line) == (0, 0)):
                self._set(index, line)
                return rows
        rows = self._up(len(self.items), 0)
        if rows and not self.following:
            self._set(*rows[0])
        return rows

    def at_end(self) -> bool:
        """Return whether the last line is seen."""
        rows = self.rows()
        if not rows:
            return True
        index, line = rows[-1]
        last = len(self.items) - 1
        return index == last and line == self._lines_of(self.items[last]) - 1

    def scroll(self, by: int) -> None:
        """Move the window by lines; at the end it begins to follow."""
        rows = self.rows()
        if not rows:
            return
        index, line = rows[0]
        if by < 0:
            above = self._up(index, line, -by)
            index, line = above[0] if above else (0, 0)
        else:
            below = self._down(index, line, by + 1)
            index, line = below[-1]
        self._set(index, line)
        if by > 0:
            self.following = self.at_end()

    def to_end(self) -> None:
        """Show the end and follow it."""
        self.following = True

    def to_start(self) -> None:
        """Show the beginning."""
        self._anchor, self._line, self.following = None, 0, False

    def jump(self, share: float) -> None:
        """Show what lies at a share of the list, 0 to 1."""
        last = len(self.items) - 1
        if last >= 0:
            self._set(min(max(round(share * last), 0), last), 0)
            self.following = share >= 1 or self.at_end()

    def show(self, index: int) -> None:
        """Move the window as little as needed for a whole item to be seen."""
        rows = self.rows()
        height = self._lines_of(self.items[index])
        seen = [line for i, line in rows if i == index]
        if len(seen) == height:
            return
        if not rows or index < rows[0][0] or height >= self.height or (seen and seen[0] > 0):
            self._set(index, 0)
        else:
            above = self._up(index + 1, 0, self.height)
            self._set(*above[0])
        self.following = self.at_end()

    def hold(self) -> None:
        """Stay where the window is, even when the list grows at its end."""
        rows = self.rows()
        if rows:
            self._set(*rows[0])

    def thumb(self) -> tuple[float, float]:
        """Return where the seen part begins and ends, as shares of the list (an estimate)."""
        rows = self.rows()
        count = len(self.items)
        if not rows or not count:
            return 0.0, 1.0
        return rows[0][0] / count, (rows[-1][0] + 1) / count

    def _set(self, index: int, line: int) -> None:
        self._anchor, self._line = self.items[index], line
        self.following = False

    def _top(self) -> tuple[int, int]:
        """Return the index of the anchor, or of what came into its place, and the line in it."""
        if self._anchor is None or not len(self.items):
            return 0, 0
        index = min(self.items.place_of(self._anchor), len(self.items) - 1)
        return index, min(self._line, self._lines_of(self.items[index]) - 1)

    def _down(self, index: int, line: int, most: int | None = None) -> list[tuple[int, int]]:
        """Return lines from one line downwards."""
        most = self.height if most is None else most
        rows: list[tuple[int, int]] = []
        while index < len(self.items) and len(rows) < most:
            height = self._lines_of(self.items[index])
            rows += [(index, n) for n in range(line, min(height, line + most - len(rows)))]
            index, line = index + 1, 0
        return rows

    def _up(self, index: int, line: int, most: int | None = None) -> list[tuple[int, int]]:
        """Return the lines that stand above one line, in order."""
        most = self.height if most is None else most
        rows = [(index, n) for n in range(line)][::-1][:most]
        while index > 0 and len(rows) < most:
            index -= 1
            height = self._lines_of(self.items[index])
            rows += [(index, n) for n in range(height - 1, -1, -1)][: most - len(rows)]
        return rows[::-1]
