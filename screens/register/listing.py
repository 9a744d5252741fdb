"""What the register screen lists: the items of one kind that fit what is typed.

At first that is a page, then a shelf with everything. What was changed on the screen shows at once, over
what was read, until a shelf was read that has the change in it; and what no longer fits because of it stays
in sight until something else is looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from locales import N_, Translator
from screens.base.widgets.painted import Line
from screens.register.columns import item_line
from store.items.item_query import ItemQuery
from store.items.items import RegisterItem, RegisterKind
from store.items.shelf import Shelf
from store.search.register_filters import WantedItems, read_query

CHOICES: dict[str, ItemQuery] = {
    "open": ItemQuery(states=("open",)),
    "done": ItemQuery(states=("done", "answered", "replaced")),
    "all": ItemQuery(carried=True),
}
"""What is listed of a register where the typed words do not say it."""

CHOICE_WORDS: dict[str, str] = {
    "open": N_("open"),
    "done": N_("done"),
    "all": N_("all"),
}
"""A word for each choice, a text to translate."""


class RegisterListing:
    """The rows of a register.

    Attributes:
        kind: which register.
        choice: one of :data:`CHOICES`.
        text: what is typed.
        shelf: everything of the kind, once it has been read.
        wanted: what is looked for, as it is understood.
    """

    def __init__(self, t: Translator, today: Callable[[], date] = date.today) -> None:
        """List open actions; nothing has been read yet."""
        self._t = t
        self._today = today
        self.kind: RegisterKind = "action"
        self.choice = "open"
        self.text = ""
        self.shelf: Shelf | None = None
        self._first: Sequence[RegisterItem] | None = None
        self._besides: frozenset[str] = frozenset()
        self._changed: dict[str, tuple[int, RegisterItem]] = {}
        self.wanted = WantedItems(CHOICES["open"])

    # What is looked for -----------------------------------------------------------------------------

    def look_at(self, kind: RegisterKind, shelf: Shelf | None) -> None:
        """List another register: a shelf that was read before, else nothing yet."""
        self.kind, self._first, self.shelf = kind, None, shelf
        self.look_for(self.text)

    def choose(self, choice: str) -> None:
        """List what is open, what is done, or all."""
        self.choice = choice
        self.look_for(self.text)

    def look_for(self, text: str) -> None:
        """List what fits a text."""
        self.text = text
        self._besides = frozenset()
        self._read_query()

    def _read_query(self) -> None:
        series = self.shelf.series if self.shelf is not None else ()
        among = replace(CHOICES[self.choice], besides=self._besides)
        self.wanted = read_query(self.text, among, today=self._today(), series=series)

    @property
    def next_query(self) -> ItemQuery:
        """What will be looked for in the shelf that is read next."""
        return replace(self.wanted.query, besides=self._besides)

    # What was read and changed ----------------------------------------------------------------------

    def take_first(self, items: Sequence[RegisterItem]) -> None:
        """List the first page of what is open, until there is a shelf."""
        self._first = items

    def take_shelf(self, shelf: Shelf, written: int) -> None:
        """List what was read; the change of the number ``written`` is in it, and all before."""
        later = ((uid, one) for uid, one in self._changed.items() if one[0] > written)
        self._changed = dict(later)
        self.shelf = shelf
        self._read_query()

    def put(self, item: RegisterItem, written: int) -> None:
        """Show something as it is after a change; ``written`` is the number of the change."""
        self._changed[item.entry] = (written, item)
        self._besides |= {item.entry}

    # The rows ---------------------------------------------------------------------------------------

    @property
    def is_read(self) -> bool:
        """Whether it is known what fits."""
        return self.shelf is not None or self._shows_first

    @property
    def _shows_first(self) -> bool:
        plain = replace(self.wanted.query, besides=frozenset())
        return self._first is not None and plain == CHOICES["open"]

    def __len__(self) -> int:
        """Return how many rows there are."""
        if self.shelf is not None:
            return self.shelf.count(self.wanted.query)
        return len(self._first or ()) if self._shows_first else 0

    def item(self, index: int) -> RegisterItem | None:
        """Return what stands in a row, as it is now."""
        found: Sequence[RegisterItem] = ()
        if self.shelf is not None and index >= 0:
            found = self.shelf.page(self.wanted.query, offset=index, limit=1)
        elif self._shows_first:
            found = (self._first or ())[index : index + 1]
        return self.now(found[0]) if found else None

    def now(self, item: RegisterItem) -> RegisterItem:
        """Return something as it is after all changes."""
        changed = self._changed.get(item.entry)
        return changed[1] if changed is not None else item

    def place_of(self, entry: str) -> int | None:
        """Return the row in which an entry stands, or None."""
        if self.shelf is not None:
            return self.shelf.place_of(self.wanted.query, entry)
        shown = self._first or () if self._shows_first else ()
        return next((n for n, item in enumerate(shown) if item.entry == entry), None)

    def can_select(self, index: int) -> bool:
        """Return whether there is such a row."""
        return 0 <= index < len(self)

    def row(self, index: int, width: int) -> Line:
        """Return a row as a line of so many cells."""
        item = self.item(index)
        return item_line(item, width, self._t, self._today()) if item is not None else ()

    def empty(self) -> Sequence[str]:
        """Return what is said where there are no rows."""
        t = self._t
        if not self.is_read:
            return (t(N_("Reading the register…")),)
        if self.text.strip() or self.choice != "open":
            return (t(N_("Nothing fits.")),)
        return (t(N_("Nothing is open here.")),)
