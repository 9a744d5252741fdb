"""What takes long with many meetings is read in a thread, with a store of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.timer import Timer
from textual.widget import Widget

from screens.base.background import in_thread
from screens.register.listing import Listing
from store.file.store import Store
from store.items.items import RegisterItem, RegisterKind, first_items
from store.items.query import Query
from store.items.shelf import Shelf, load_shelf, renewed

_QUIET_SECONDS = 0.4


class Reader:
    """Reads registers: the first page, then all, and from then on what is new.

    Attributes:
        is_busy: whether a register is being read, or is going to be.
    """

    def __init__(
        self,
        widget: Widget,
        store: Store,
        listing: Listing,
        *,
        written: Callable[[], int],
        first: Callable[[list[RegisterItem]], object],
        whole: Callable[[Shelf, int], object],
    ) -> None:
        """Read what ``listing`` lists.

        Args:
            widget: lives as long as is read.
            store: of the widget's thread.
            listing: which register, and what is looked for in it.
            written: gives the number of the last change that was made here.
            first: shows the first page.
            whole: shows all, given the number of the last change that is in it.
        """
        self._widget = widget
        self._store = store
        self._listing = listing
        self._written = written
        self._first = first
        self._whole = whole
        self._shelves: dict[RegisterKind, Shelf] = {}
        self._version = store.data_version()
        self._reads = False
        self._soon: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a register is being read, or is going to be."""
        return self._reads or self._soon is not None

    def known(self, kind: RegisterKind) -> Shelf | None:
        """Return a register as it was read last."""
        return self._shelves.get(kind)

    def begin(self) -> None:
        """Read another register; one that has not been read, first of all its first page."""
        kind = self._listing.kind
        if kind not in self._shelves:
            page = partial(first_items, kind=kind)
            in_thread(self._widget, self._store, page, partial(self._take_first, kind))
        self.read()

    def read(self) -> None:
        """Read the register that is listed, or what is new in it."""
        self._stop()
        if not self._reads:
            self._reads = True
            kind, query = self._listing.kind, self._listing.next_query
            work = partial(_read, kind, self._shelves.get(kind), query)
            in_thread(self._widget, self._store, work, partial(self._take, self._written()))

    def read_soon(self) -> None:
        """Read once nothing has been written for a moment: two at work slow each other down."""
        self._stop()
        self._soon = self._widget.set_timer(_QUIET_SECONDS, self.read)

    def read_if_old(self) -> None:
        """Read where another connection has written since."""
        version = self._store.data_version()
        if version != self._version and not self._reads:
            self._version = version
            self.read()

    def failed(self) -> None:
        """Learn that something could not be read."""
        self._reads = False

    def _stop(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    def _take_first(self, kind: RegisterKind, items: list[RegisterItem]) -> None:
        if kind == self._listing.kind and kind not in self._shelves:
            self._first(items)

    def _take(self, written: int, shelf: Shelf) -> None:
        self._reads = False
        self._shelves[shelf.kind] = shelf
        if shelf.kind != self._listing.kind:
            self.read()
            return
        self._whole(shelf, written)
        if written < self._written():
            self.read_soon()


def _read(kind: RegisterKind, known: Shelf | None, query: Query, store: Store) -> Shelf:
    """Read all of a register, or what is new in one that is known.

    What fits ``query`` is looked up here already, so that the screen has it at once.
    """
    shelf = renewed(store, known) if known is not None else load_shelf(store, kind)
    if shelf is not known:
        shelf.count(query)
    return shelf
