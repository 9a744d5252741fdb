"""What stands on the page, one below the other: headings, questions, answers, holes."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from store.model.minutes import Ordered
from store.model.records import Entry, Place, Prompt, Row, Section

BlockKind = Literal[
    "title",
    "next",
    "people",
    "guide",
    "section",
    "detail",
    "prompt",
    "row",
    "general",
    "room",
    "note",
    "entry",
    "hole",
    "end",
]
"""What a block is.

``title``: the meeting; ``next``: the next meeting; ``people``: who is there; ``guide``: what one can type,
where nothing is written; ``section``: a heading; ``detail``: a small line under it; ``prompt``: a question;
``row``: who answers; ``general``: what a row says under no question; ``room``: what the whole room says;
``note``: a small line at the place; ``entry``: a line; ``hole``: a cell where nothing is written yet;
``end``: the foot of the page.
"""


class Block(NamedTuple):
    """One block of the page.

    Attributes:
        kind: what it is.
        key: tells it from all others on the page, and stays the same while it is there.
        place: where a line lands that is typed at it.
        part: the record that it shows; None where it shows none.
        text: what it says, where no record says it; of a prompt its number.
        label: a short name of the row that stands before the first line of a cell.
        depth: how far in it stands: 0 is talk, 1 below a question or a row, 2 below both.
    """

    kind: BlockKind
    key: str
    place: Place
    part: Section | Prompt | Row | Entry | None = None
    text: str = ""
    label: str = ""
    depth: int = 0


class Stretch(Protocol):
    """Blocks that follow each other."""

    def __len__(self) -> int: ...

    def block(self, index: int) -> Block:
        """Return the block at ``index``."""


class Single:
    """One block that is no entry."""

    __slots__ = ("only",)

    def __init__(self, only: Block) -> None:
        """Hold a block."""
        self.only = only

    def __len__(self) -> int:
        """Return 1."""
        return 1

    def block(self, _: int) -> Block:
        """Return the block."""
        return self.only


class EntryRun:
    """Entries of one cell, or of a section of plain talk, that stand one below the other.

    Attributes:
        entries: all entries of the cell, by reference.
        start, stop: which of them belong to the run.
    """

    __slots__ = ("_depth", "_label", "entries", "start", "stop")

    def __init__(
        self,
        entries: Ordered[Entry],
        start: int = 0,
        stop: int | None = None,
        *,
        label: str = "",
        depth: int = 0,
    ) -> None:
        """Hold the entries from ``start`` to ``stop``; a short ``label`` stands before the first."""
        self.entries = entries
        self.start = start
        self.stop = len(entries) if stop is None else stop
        self._label = label
        self._depth = depth

    def __len__(self) -> int:
        """Return how many entries there are."""
        return self.stop - self.start

    def block(self, index: int) -> Block:
        """Return the block of an entry."""
        label = self._label if index == 0 else ""
        return block_of(self.entries[self.start + index], label, self._depth)


def block_of(entry: Entry, label: str = "", depth: int = 0) -> Block:
    """Return the block of an entry."""
    place = Place(entry.section, entry.row, entry.prompt)
    return Block("entry", entry.uid, place, entry, "", label, depth)
