"""The line of an entry, edited where the entry stands: among the entries, or in its cell of a board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from screens.base.widgets.edit_buffer import EditBuffer
from screens.base.widgets.line_drawing import LineDrawing
from screens.base.widgets.viewport import Items
from store.model.records import Entry, Section


class EditHost(Protocol):
    """What an edit asks of the screen around it. Every call is carried out at once."""

    def line_of(self, entry: Entry | Section) -> str:
        """Return the entry as a line to edit."""

    def kept_edit(self, entry: Entry | Section) -> str:
        """Return a half-made change that was kept, or an empty text."""

    def keep_edit(self, entry: Entry | Section, line: str) -> None:
        """Keep a half-made change of an entry in a moment; an empty one is none."""

    def forget_edit(self, entry: Entry | Section) -> None:
        """Keep no change of an entry any more: it is saved, or was dropped."""

    def save_edit(self, entry: Entry | Section, before: str, line: str) -> bool:
        """Change in an entry what ``line`` changes in the line ``before``, which the edit began with.

        Returns:
            False where it was refused and must stay.
        """

    def split_edit(self, entry: Entry | Section, before: str, line: str, cursor: int) -> bool:
        """Save as :meth:`save_edit` does, and cut the entry in two at the cursor in ``line``."""

    def join_edit(self, entry: Entry | Section, before: str, line: str, by: int) -> bool:
        """Save as :meth:`save_edit` does, and join the entry to the one above (``by`` -1) or below it."""


T = TypeVar("T")
E = TypeVar("E", bound=Entry | Section)


class Held(Generic[T]):
    """Items in order, and among them the one that is edited, though somebody has taken it out."""

    def __init__(self, items: Items[T], item: T) -> None:
        """Hold ``item`` at its place among ``items``, which are there by reference and without it."""
        self._items = items
        self._item = item

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._items) + 1

    def __getitem__(self, index: int) -> T:
        """Return the item at ``index``."""
        at = self._items.place_of(self._item)
        if index == at:
            return self._item
        return self._items[index if index < at else index - 1]

    def __iter__(self) -> Iterator[T]:
        """Go through the items in order."""
        return (self[index] for index in range(len(self)))

    def place_of(self, item: T) -> int:
        """Return the position that ``item`` has or would have."""
        at, held = self._items.place_of(item), self._items.place_of(self._item)
        return at + (at >= held and item != self._item)


def is_among(entry: Entry | None, entries: Items[Entry]) -> bool:
    """Return whether an entry, as it is now, is one of these; None is not."""
    at = entries.place_of(entry) if entry is not None else len(entries)
    return entry is not None and at < len(entries) and entries[at].uid == entry.uid


class EntryEdit(Generic[E]):
    """One entry, or a heading, while it is edited: Enter saves, Esc leaves, asking where it was changed.

    Somebody else may change it meanwhile or take it out: the edit goes on.

    Attributes:
        entry: the entry as it was when the edit began.
        buffer: the text.
        drawing: how the text is drawn.
        asks: whether a second Esc would drop what was changed.
        is_over: whether it was saved or left.
        is_saved: whether it was saved.
    """

    def __init__(self, entry: E, host: EditHost, prompt: str) -> None:
        """Begin with the entry's line, or with what was half-made of it before.

        Args:
            entry: the entry.
            host: saves it.
            prompt: what stands before the text.
        """
        self.entry = entry
        self.asks = False
        self.is_over = self.is_saved = False
        self._host = host
        self._before = host.line_of(entry)
        self.buffer = EditBuffer(host.kept_edit(entry) or self._before)
        self.drawing = LineDrawing(self.buffer, prompt)

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than the entry's own."""
        return self.buffer.text != self._before

    def press(self, key: str, character: str | None) -> bool:
        """Carry out one key; return whether it means something here."""
        asked, self.asks = self.asks, False
        if key == "enter":
            self._end_where(not self.is_changed or self._save())
        elif key == "escape":
            if asked or not self.is_changed:
                self._end()
            else:
                self.asks = True
        elif key == "backspace" and self.buffer.span == (0, 0):
            self._end_where(self._join(-1))
        elif key == "delete" and self.buffer.at_end and not self.buffer.selected:
            self._end_where(self._join(1))
        elif self.buffer.press_over_lines(key, self.drawing.width):
            pass
        elif self.buffer.press(key, character):
            self._keep()
        else:
            return False
        return True

    def split(self) -> None:
        """Save, and cut the entry in two at the cursor; where that is refused the edit goes on."""
        line, cursor = self.buffer.text, self.buffer.cursor
        self._end_where(self._host.split_edit(self.entry, self._before, line, cursor))

    def paste(self, text: str) -> None:
        """Put a pasted text in at the cursor."""
        self.buffer.paste(text.strip("\r\n"))
        self._keep()

    def _join(self, by: int) -> bool:
        return self._host.join_edit(self.entry, self._before, self.buffer.text, by)

    def _end_where(self, taken: bool) -> None:
        if taken:
            self.is_saved = True
            self._end()

    def _save(self) -> bool:
        return self._host.save_edit(self.entry, self._before, self.buffer.text)

    def _keep(self) -> None:
        self._host.keep_edit(self.entry, self.buffer.text if self.is_changed else "")

    def _end(self) -> None:
        self.is_over = True
        self._host.forget_edit(self.entry)
