"""What is written in the cells that a board shows, as it will be when what waits is written.

On a wall some cells are shown as one: what lies in no cluster, or in one without a name, is unsorted, and
where there is but one row, what the whole room has said is too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import TYPE_CHECKING, Protocol

from screens.writing.axis_words import is_wall
from screens.writing.entry_edit import Held, is_among
from store.model.minutes import Minutes, Ordered
from store.model.records import Entry, Place

if TYPE_CHECKING:
    from store.waiting.foreseen_records import R

Cell = tuple[str | None, str | None]
"""A row and a prompt by uid."""

Entries = Ordered[Entry] | Held[Entry]


class AsThen(Protocol):
    """Makes of a record what it will be when what waits is written."""

    def __call__(self, part: R, /) -> R:
        """Return the record as it will be."""


def _nothing_waits() -> None:
    """Return nothing: all is as it is."""


class Contents:
    """The cells of one exercise.

    Attributes:
        held: the entry that is edited, which stands in its cell even if somebody has taken it out.
        is_wall: whether the prompts are clusters of notes, which are moved between them.
        foreseen: gives what makes of a note or cluster what it will be; None where nothing waits.
    """

    def __init__(self, minutes: Minutes, section: str | None) -> None:
        """Look at an exercise."""
        self.held: Entry | None = None
        self.foreseen: Callable[[], AsThen | None] = _nothing_waits
        self.is_wall = False
        self._minutes = minutes
        self._section = section
        self._known: dict[Cell, Ordered[Entry]] = {}
        self._as_then: AsThen | None = None
        self._shown: dict[Cell, Ordered[Entry]] | None = None

    def read(self) -> None:
        """Forget what was seen: something has changed."""
        self.is_wall = is_wall(self._minutes, self._section)
        self._known.clear()
        self._as_then = self.foreseen() if self.is_wall else None
        self._shown = self._as_foreseen(self._as_then) if self._as_then is not None else None

    def prompts(self) -> list[str]:
        """Return the prompts that are shown, by uid: all that will be there."""
        as_then, prompts = self._as_then, self._minutes.prompts(self._section)
        return [one.uid for one in prompts if as_then is None or not as_then(one).deleted]

    @property
    def heap(self) -> str | None:
        """The prompt that what is unsorted lies in: the one without a name, where there is one."""
        prompts = self._minutes.prompts(self._section)
        return next((one.uid for one in prompts if not one.text), None) if self.is_wall else None

    def shown_in(self, place: Place) -> Cell:
        """Return the cell in which something that lies in a place is shown."""
        if not self.is_wall:
            return place.row, place.prompt
        rows = self._minutes.rows(self._section)
        only = rows[0].uid if len(rows) == 1 else None
        return place.row or only, place.prompt or self.heap

    def cell(self, row: str | None, prompt: str | None) -> Entries:
        """Return what is written in a cell, in spoken order."""
        entries = self._cell((row, prompt))
        held = self.held
        if held is None or self.shown_in(_place_of(held)) != (row, prompt):
            return entries
        there = is_among(self._minutes.entry(held.uid), entries)
        return entries if there else Held(entries, held)

    def _cell(self, cell: Cell) -> Ordered[Entry]:
        if not self.is_wall:
            return self._minutes.cell(Place(self._section, *cell))
        if self._shown is not None:
            return self._shown.get(cell, Ordered())
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._together(cell)
        return found

    def _together(self, cell: Cell) -> Ordered[Entry]:
        """Return what lies in the places that are shown in a cell."""
        row, prompt = cell
        places = [Place(self._section, *one) for one in product({row, None}, {prompt, None})]
        cells = [self._minutes.cell(one) for one in places if self.shown_in(one) == cell]
        return _ordered(entry for one in cells for entry in one)

    def _as_foreseen(self, as_then: AsThen) -> dict[Cell, Ordered[Entry]]:
        cells: dict[Cell, list[Entry]] = {}
        for entry in map(as_then, self._minutes.entries(self._section)):
            if not entry.deleted:
                cells.setdefault(self.shown_in(_place_of(entry)), []).append(entry)
        return {cell: _ordered(some) for cell, some in cells.items()}


def _place_of(entry: Entry) -> Place:
    return Place(entry.section, entry.row, entry.prompt)


def _ordered(entries: Iterable[Entry]) -> Ordered[Entry]:
    made: Ordered[Entry] = Ordered()
    made.fill(entries)
    return made
