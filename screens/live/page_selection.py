"""What is selected on the page: one block, and the entries that are marked to be changed together."""

from __future__ import annotations

from typing import Protocol

from screens.base.widgets.viewport import Items
from store.model.records import Entry, Section
from store.page.blocks import Block
from store.page.page import MeetingPage

HEAD = ("title", "next", "people")
"""What is said of the meeting as a whole; it is changed elsewhere than on the page."""

_SELECTABLE = ("entry", "section", *HEAD)


class Surface(Protocol):
    """The page as it is shown."""

    @property
    def page(self) -> MeetingPage:
        """The blocks of the meeting."""

    @property
    def items(self) -> Items[Block]:
        """What is shown: the page, and in it what is edited."""

    def show(self, index: int) -> None:
        """Bring a block into sight."""

    def height_seen(self) -> int:
        """Return how many lines of the page are seen."""


class PageSelection:
    """An entry or a heading that is selected, and entries that are marked; both outlive a change of the page.

    Attributes:
        block: what is selected, as it was when it was read last; None where nothing is.
        index: the position that it has, or had when it was there last.
        marked: the uids of entries that are marked.
    """

    def __init__(self, surface: Surface) -> None:
        """Start with nothing selected."""
        self.block: Block | None = None
        self.index = 0
        self.marked: set[str] = set()
        self._direction = -1
        self._grown: tuple[str, frozenset[str]] | None = None
        self._surface = surface

    # What is asked ----------------------------------------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        """The selected entry; None where a heading is, or nothing."""
        part = self.block.part if self.block is not None else None
        return part if isinstance(part, Entry) else None

    @property
    def section(self) -> Section | None:
        """The section whose heading is selected; None where an entry is, or nothing."""
        part = self.block.part if self.block is not None else None
        return part if isinstance(part, Section) else None

    @property
    def anchor(self) -> Entry | Section | None:
        """What a typed line stands beside: the selected entry, the last that is marked, or the heading."""
        chosen = self.chosen()
        return chosen[-1] if chosen else self.section

    @property
    def head(self) -> str | None:
        """Which of :data:`HEAD` is selected; None where none is."""
        return self.block.kind if self.block is not None and self.block.kind in HEAD else None

    def chosen(self) -> tuple[Entry, ...]:
        """Return the entries that are marked, in the order of the page; the selected one where none is."""
        entry = self.entry
        if not self.marked:
            return (entry,) if entry is not None else ()
        page = self._surface.page
        found = (page.index_of(uid) for uid in self.marked)
        numbers = sorted(number for number in found if number is not None)
        parts = (page[number].part for number in numbers)
        return tuple(part for part in parts if isinstance(part, Entry))

    def holds(self, block: Block) -> bool:
        """Return whether this is the selected block."""
        return self.block is not None and self.block.key == block.key

    def sign_of(self, block: Block) -> str:
        """Return what stands before a block that is marked, or selected; nothing before others."""
        sign = "▌" if self.holds(block) else ""
        return (sign or " ") + "✓" if block.key in self.marked else sign

    def nearest(self, index: int, back: bool | None, *, strictly: bool = False) -> int | None:
        """Return the position of the nearest block that can be selected, or None.

        Args:
            index: where to begin.
            back: whether to look above it first; None is above.
            strictly: whether the other way counts for nothing.
        """
        items = self._surface.items
        index = min(max(index, 0), len(items) - 1)
        above = range(index, -1, -1)
        below = range(index, len(items))
        order = (above, below) if back is not False else (below, above)
        for numbers in order[: 1 if strictly else 2]:
            found = next((n for n in numbers if items[n].kind in _SELECTABLE), None)
            if found is not None:
                return found
        return None

    # What is done -----------------------------------------------------------------------------------

    def take(self, index: int, back: bool | None = None) -> bool:
        """Select what can be selected at a position, or nearest to it; return False where nothing can."""
        found = self.nearest(index, back)
        if found is not None:
            self.index, self.block = found, self._surface.items[found]
            self._grown = None
            self._surface.show(found)
        return found is not None

    def clear(self) -> None:
        """Select and mark nothing."""
        self.block = self._grown = None
        self.marked.clear()
        self._direction = -1

    def step(self, by: int) -> bool:
        """Go so many blocks up or down; return False where one goes down from the last."""
        self._direction = 1 if by > 0 else -1
        found = self.nearest(self.index + by, back=by < 0)
        if found is None or (by == 1 and found <= self.index):
            return False
        return self.take(found)

    def leap(self, by: int) -> bool:
        """Go half a page up or down; from a heading to the next heading. Returns as :meth:`step` does."""
        if self.section is None:
            return self.step(by * max(self._surface.height_seen() // 2, 1))
        items, at = self._surface.items, self.index + by
        while 0 <= at < len(items) and items[at].kind != "section":
            at += by
        return not 0 <= at < len(items) or self.take(at)

    def mark(self, entry: Entry) -> None:
        """Mark an entry, or not any more, and go on to the next one in the same direction."""
        self.marked ^= {entry.uid}
        back = self._direction < 0
        found = self.nearest(self.index + self._direction, back, strictly=True)
        if found is not None:
            self.take(found)

    def pass_over(self) -> None:
        """Go on in the same direction from what cannot be marked: what is marked stays so."""
        self.step(self._direction)

    def grow(self, by: int) -> None:
        """Mark what lies between where this began and the next entry up or down, which is selected then."""
        items, at = self._surface.items, self.index + by
        while 0 <= at < len(items) and items[at].kind != "entry":
            at += by
        if 0 <= at < len(items):
            self.grow_to(at)

    def grow_to(self, index: int) -> None:
        """Mark as :meth:`grow` does, up to the entry at a position; back at the first one nothing is."""
        if self.block is None:
            return
        begun, kept = grown = self._grown or (self.block.key, frozenset(self.marked))
        first = self._surface.page.index_of(begun)
        if not self.take(index) or first is None:
            return
        between = range(min(first, self.index), max(first, self.index) + 1)
        blocks = (self._surface.items[number] for number in between)
        entries = {block.key for block in blocks if block.kind == "entry"}
        self.marked = set(kept) | (entries if len(between) > 1 else set())
        self._grown = grown

    def follow_change(self, *, edited: bool) -> bool:
        """Find what is selected again after a change; return False where it is gone.

        Args:
            edited: whether it is being edited: then it stays as it was when that began, gone or not.
        """
        page = self._surface.page
        self.marked = {uid for uid in self.marked if page.index_of(uid) is not None}
        index = page.index_of(self.block.key) if self.block is not None else None
        if self.block is None or (index is None and not edited):
            return False
        now = self.block if index is None else page[index]
        self.index = self._surface.items.place_of(now)
        self.block = self.block if edited else now
        return True
