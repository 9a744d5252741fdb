"""Digits typed while a note is picked out: they move it, and what comes right behind makes a text of them."""

from __future__ import annotations

from collections.abc import Callable

from screens.base.widgets.capture_line import CaptureLine
from screens.board.grid import BoardGrid


def is_number(text: str) -> bool:
    """Return whether a text is nothing but digits, of which there is at least one."""
    return text.isascii() and text.isdecimal()


class SortingDigits:
    """Reads the numbers of clusters as they are typed.

    A digit moves at once, where no longer number begins with it; else it stands in the line until the next
    one, or Enter. No text is lost to it: a sign that is no digit, typed right behind, takes the move back.
    """

    def __init__(
        self, line: CaptureLine, sort: Callable[[str], object], take_back: Callable[[str], object]
    ) -> None:
        """Read what is typed on an empty ``line``.

        Args:
            line: where a number begins that may go on, and what is given back.
            sort: moves what is picked out to the cluster of a number.
            take_back: takes that move back where there was one, the number given.
        """
        self._line = line
        self._sort = sort
        self._take_back = take_back
        self._sorted_by = ""

    def press(self, character: str, grid: BoardGrid) -> bool:
        """Take a typed sign; return False where it belongs to the line."""
        before, self._sorted_by = self._sorted_by, ""
        number = self._line.text + character
        if not is_number(number):
            self._give_back(before)
            return False
        if grid.goes_on(number):
            return False
        if grid.cluster(number)[0]:
            self.sort(number)
            self._sorted_by = number
            return True
        self._give_back(before)
        return False

    def sort(self, number: str) -> None:
        """Move what is picked out to the cluster of a whole number, which leaves the line."""
        if self._line.text:
            self._line.take()
        self._sort(number)

    def press_key(self, key: str) -> bool:
        """Leave what was moved where it is; return whether it is Enter behind such a number."""
        before, self._sorted_by = self._sorted_by, ""
        return bool(before) and key == "enter"

    def _give_back(self, number: str) -> None:
        if number:
            self._take_back(number)
            self._line.give_back(number)
