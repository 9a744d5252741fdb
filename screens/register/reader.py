"""What takes long with many meetings is read in a thread, with a store of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.widget import Widget

from screens.base.newest_answer import Failed, NewestAnswer
from screens.base.news import News
from screens.register.listing import RegisterListing
from store.file.store import Store
from store.items.item_query import ItemQuery
from store.items.items import RegisterItem, RegisterKind, first_items
from store.items.shelf import Shelf, load_shelf, renewed

_QUIET_SECONDS = 0.4


class _Wanted(NamedTuple):
    """Which register, what is looked up in it at once, and the last change that was made here."""

    kind: RegisterKind
    query: ItemQuery
    written: int


class RegisterReader:
    """Reads registers: the first page, then all, and from then on what is new."""

    def __init__(
        self,
        widget: Widget,
        store: Store,
        listing: RegisterListing,
        *,
        written: Callable[[], int],
        first: Callable[[list[RegisterItem]], object],
        whole: Callable[[Shelf, int], object],
        failed: Failed,
    ) -> None:
        """Read what ``listing`` lists.

        Args:
            widget: lives as long as is read.
            store: of the widget's thread.
            listing: which register, and what is looked for in it.
            written: gives the number of the last change that was made here.
            first: shows the first page.
            whole: shows all, given the number of the last change that is in it.
            failed: is told why a register cannot be read.
        """
        self._listing = listing
        self._written = written
        self._show_first = first
        self._show_whole = whole
        self._shelves: dict[RegisterKind, Shelf] = {}
        self._news = News(store)
        self._first = NewestAnswer(widget, store, _first_page, self._take_first, failed)
        self._whole = NewestAnswer(widget, store, self._read, self._take, failed)

    @property
    def is_busy(self) -> bool:
        """Whether a register is being read, or is going to be."""
        return not self._whole.is_known

    def known(self, kind: RegisterKind) -> Shelf | None:
        """Return a register as it was read last."""
        return self._shelves.get(kind)

    def begin(self) -> None:
        """Read another register; one that has not been read, first of all its first page."""
        kind = self._listing.kind
        if kind not in self._shelves:
            self._first.ask(kind)
        self.read()

    def read(self, *, pause: float = 0.0) -> None:
        """Read the register that is listed, or what is new in it."""
        wanted = _Wanted(self._listing.kind, self._listing.next_query, self._written())
        self._whole.ask(wanted, pause=pause)

    def read_soon(self) -> None:
        """Read once nothing has been written for a moment: two at work slow each other down."""
        self.read(pause=_QUIET_SECONDS)

    def read_if_old(self) -> None:
        """Read where another connection has written since."""
        if not self.is_busy and self._news.has_come():
            self.read()

    def _read(self, store: Store, wanted: _Wanted) -> tuple[Shelf, int]:
        """Read all of a register, or what is new in one that is known; for a thread.

        What is looked for is looked up here already, so that the screen has it at once.
        """
        known = self._shelves.get(wanted.kind)
        shelf = renewed(store, known) if known is not None else load_shelf(store, wanted.kind)
        if shelf is not known:
            shelf.count(wanted.query)
        self._shelves[wanted.kind] = shelf
        return shelf, wanted.written

    def _take_first(self, items: list[RegisterItem]) -> None:
        if self._listing.kind not in self._shelves:
            self._show_first(items)

    def _take(self, read: tuple[Shelf, int]) -> None:
        shelf, written = read
        self._show_whole(shelf, written)
        if written < self._written():
            self.read_soon()


def _first_page(store: Store, kind: RegisterKind) -> list[RegisterItem]:
    return first_items(store, kind=kind)
