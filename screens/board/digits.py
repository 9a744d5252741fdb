"""Digits typed while a note is picked out: they move it, and what comes right behind makes a text of them."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from screens.base.widgets.capture_line import CaptureLine
from screens.board.grid import BoardGrid

_RIGHT_BEHIND = 1.0
"""Seconds within which a sign belongs to the digit before it: ``2 stolar``; later it begins something new."""


def is_number(text: str) -> bool:
    """Return whether a text is nothing but digits, of which there is at least one."""
    return text.isascii() and text.isdecimal()


class SortingDigits:
    """Reads the numbers of clusters as they are typed.

    A digit moves at once, where no longer number begins with it; else it stands in the line until the next
    one, or Enter. No text is lost to it: a sign that is no digit, typed right behind, takes the move back.
    Later nothing is taken back, and a number that is no cluster's gives way to the next.
    """

    def __init__(
        self,
        line: CaptureLine,
        sort: Callable[[str], object],
        take_back: Callable[[str], object],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Read what is typed on an empty ``line``.

        Args:
            line: where a number begins that may go on, and what is given back.
            sort: moves what is picked out to the cluster of a number, or says that there is none.
            take_back: takes that move back where there was one, the number given.
            clock: gives the seconds.
        """
        self._line = line
        self._sort = sort
        self._take_back = take_back
        self._clock = clock
        self._at = 0.0
        self._sorted_by = ""
        self._has_acted = False

    def go_on_from(self, before: SortingDigits) -> None:
        """Know what was typed just now on another board."""
        self._at, self._sorted_by = before._at, before._sorted_by
        self._has_acted = before._has_acted

    def press(self, character: str, grid: BoardGrid) -> bool:
        """Take a typed sign; return False where it belongs to the line."""
        before = self._right_behind()
        if is_number(character) and self._is_no_cluster(grid):
            self._line.take()
        number = self._line.text + character
        self._at = self._clock()
        if not is_number(number):
            self._give_back(before)
            return False
        if grid.cluster(number)[0] and not grid.goes_on(number):
            self.sort(number)
            self._sorted_by = number
            return True
        self._sorted_by = before  # a text may still begin with it, and go on with this digit
        return False

    def sort(self, number: str) -> None:
        """Move what is picked out to the cluster of a whole number, which leaves the line."""
        if self._line.text:
            self._line.take()
        self._sort(number)

    @property
    def has_sorted(self) -> bool:
        """Whether a number has moved something just now: the last note of a cluster, too."""
        return bool(self._sorted_by)

    def acted(self) -> None:
        """Learn that a digit has done something else: an Enter right behind it does nothing more."""
        self._has_acted = True

    def press_key(self, key: str) -> bool:
        """Leave what was moved where it is; return whether it is Enter behind such a number."""
        before, self._sorted_by = self._sorted_by or self._has_acted, ""
        self._has_acted = False
        return bool(before) and key == "enter" and not self._line.text

    @property
    def _is_late(self) -> bool:
        return self._clock() - self._at > _RIGHT_BEHIND

    def _right_behind(self) -> str:
        """Return the number that has moved something just now."""
        before, self._sorted_by, self._has_acted = self._sorted_by, "", False
        return "" if self._is_late else before

    def _is_no_cluster(self, grid: BoardGrid) -> bool:
        """Return whether a number has stood in the line for a while that is no cluster's."""
        number = self._line.text
        is_known = grid.goes_on(number) or grid.cluster(number)[0]
        return bool(number) and self._is_late and not is_known

    def _give_back(self, number: str) -> None:
        if number:
            self._take_back(number)
            self._line.give_back(number + self._line.text)
