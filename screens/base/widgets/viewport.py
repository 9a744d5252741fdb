"""What part of a long list is seen: an anchor in the list, and only its neighbourhood measured.

The first line seen is remembered as *an item and a line within it*, so that whatever others write above it,
the reader's place stays.
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
    """

    def __init__(self, items: Items[T], lines_of: Callable[[T], int]) -> None:
        """Look at ``items`` from their beginning; ``lines_of`` measures one of them, in lines."""
        self.items = items
        self.height = 0
        self._lines_of = lines_of
        self._anchor: T | None = None
        self._line = 0

    def rows(self) -> list[tuple[int, int]]:
        """Return what is seen, line by line: the index of an item and a line within it."""
        index, line = self._top()
        rows = self._down(index, line)
        if len(rows) < self.height and (index, line) != (0, 0):
            rows = self._up(len(self.items), 0)
        if rows:
            self._set(*rows[0])
        return rows

    def scroll(self, by: int) -> None:
        """Move the window by lines."""
        rows = self.rows()
        if not rows:
            return
        index, line = rows[0]
        if by < 0:
            above = self._up(index, line, -by)
            index, line = above[0] if above else (0, 0)
        else:
            index, line = self._down(index, line, by + 1)[-1]
        self._set(index, line)

    def jump(self, share: float) -> None:
        """Show what lies at a share of the list, 0 to 1."""
        last = len(self.items) - 1
        if last >= 0:
            self._set(min(max(round(share * last), 0), last), 0)

    def begin_at(self, index: int) -> None:
        """Show an item as the first one; there may be none."""
        if index < len(self.items):
            self._set(index, 0)
        else:
            self._anchor, self._line = None, 0

    def show(self, index: int, *, below: int = 0, above: int = 0, end: bool = False) -> None:
        """Move the window as little as needed for a whole item to be seen.

        Args:
            index: the item.
            below: so many lines are to be seen below it.
            above: so many lines are seen above it, where it was above the window before.
            end: whether of an item that is taller than the window the end is seen, and not the beginning.
        """
        rows = self.rows()
        height = self._lines_of(self.items[index])
        room = max(self.height - below, min(height, self.height), 1)
        seen = [number for number, (i, _) in enumerate(rows) if i == index]
        if len(seen) == height and (seen[-1] < room or len(rows) < self.height):
            return
        if end and height >= room:
            self._set(*self._up(index + 1, 0, room)[0])
            return
        begins_above = bool(seen) and rows[seen[0]][1] > 0
        if not rows or index < rows[0][0] or height >= room or begins_above:
            lead = self._up(index, 0, min(above, max(room - height, 0)))
            self._set(*(lead[0] if lead else (index, 0)))
        else:
            self._set(*self._up(index + 1, 0, room)[0])

    def thumb(self) -> tuple[float, float]:
        """Return where the seen part begins and ends, as shares of the list (an estimate)."""
        rows = self.rows()
        count = len(self.items)
        if not rows or not count:
            return 0.0, 1.0
        return rows[0][0] / count, (rows[-1][0] + 1) / count

    def _set(self, index: int, line: int) -> None:
        self._anchor, self._line = self.items[index], line

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
