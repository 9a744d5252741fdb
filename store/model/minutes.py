"""One meeting in memory: its records, in order, found by uid and by cell.

Screens, exports and the capture language read a :class:`Minutes`; only :mod:`store.file.reading` fills
and refreshes it. Nothing here costs more than a binary search, whatever the size of the meeting, so
that no key press waits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from store.model.records import (
    Attachment,
    Entry,
    Group,
    GroupSet,
    Link,
    Meeting,
    Part,
    Participant,
    Place,
    Prompt,
    Row,
    Section,
    Signature,
)

P = TypeVar("P", bound=Part)


class Ordered(Generic[P]):
    """Records of one parent in order of ``(ord, uid)``; reads like a sequence."""

    __slots__ = ("_items", "_keys")

    def __init__(self) -> None:
        """Start empty."""
        self._keys: list[tuple[str, str]] = []
        self._items: list[P] = []

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._items)

    def __iter__(self) -> Iterator[P]:
        """Go through the records in order."""
        return iter(self._items)

    def __getitem__(self, index: int) -> P:
        """Return the record at ``index``."""
        return self._items[index]

    def index(self, item: P) -> int:
        """Return the position of ``item``, by its ``(ord, uid)``; raise ValueError if it is not here."""
        key = (item.ord, item.uid)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            raise ValueError(item.uid)
        return at

    def place_of(self, item: P) -> int:
        """Return the position that ``item`` has or would have."""
        return bisect_left(self._keys, (item.ord, item.uid))

    def add(self, item: P) -> int:
        """Put ``item`` at its place and return its position."""
        at = self.place_of(item)
        self._keys.insert(at, (item.ord, item.uid))
        self._items.insert(at, item)
        return at

    def remove(self, item: P) -> None:
        """Take ``item`` out; raise ValueError if it is not here."""
        at = self.index(item)
        del self._keys[at], self._items[at]

    def become(self, other: Ordered[P]) -> None:
        """Hold what ``other`` holds."""
        self._keys, self._items = [*other._keys], [*other._items]  # of the same class

    def fill(self, items: Iterable[P]) -> None:
        """Replace everything by ``items``, sorting once."""
        self._items = sorted(items, key=lambda item: (item.ord, item.uid))
        self._keys = [(item.ord, item.uid) for item in self._items]


def by_dots(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries with the most dots first, and in their own order where they have as many."""
    return sorted(entries, key=lambda entry: -entry.dots)


Cell = tuple[str, str | None, str | None]
"""Section, row and prompt, by uid."""


class Minutes:
    """One meeting: its head, and every living (not deleted) record in it.

    Attributes:
        meeting: the head.
        seq: the number of the last event that is in here; ``store.file.reading.refresh`` goes on from it.
        participants, group_sets, sections, signatures, attachments: in order.
    """

    def __init__(self, meeting: Meeting, seq: int = 0) -> None:
        """Start with a head and nothing in it."""
        self.meeting = meeting
        self.seq = seq
        self.participants: Ordered[Participant] = Ordered()
        self.group_sets: Ordered[GroupSet] = Ordered()
        self.sections: Ordered[Section] = Ordered()
        self.signatures: Ordered[Signature] = Ordered()
        self.attachments: Ordered[Attachment] = Ordered()
        self._groups: defaultdict[str, Ordered[Group]] = defaultdict(Ordered)
        self._prompts: defaultdict[str, Ordered[Prompt]] = defaultdict(Ordered)
        self._rows: defaultdict[str, Ordered[Row]] = defaultdict(Ordered)
        self._entries: defaultdict[str, Ordered[Entry]] = defaultdict(Ordered)
        self._cells: defaultdict[Cell, Ordered[Entry]] = defaultdict(Ordered)
        self._unfinished: defaultdict[Cell, Ordered[Entry]] = defaultdict(Ordered)
        self._linked: defaultdict[str, Ordered[Entry]] = defaultdict(Ordered)
        self._by_uid: dict[str, Part] = {}

    # What lies where ------------------------------------------------------------------------

    def groups(self, group_set: str | None) -> Ordered[Group]:
        """Return the groups of a set; none for None."""
        return self._groups.get(group_set or "", Ordered())

    def prompts(self, section: str | None) -> Ordered[Prompt]:
        """Return the prompts of a section; none in plain talk."""
        return self._prompts.get(section or "", Ordered())

    def rows(self, section: str | None) -> Ordered[Row]:
        """Return the rows of a section; none in plain talk."""
        return self._rows.get(section or "", Ordered())

    def entries(self, section: str | None) -> Ordered[Entry]:
        """Return everything written in a section, in spoken order."""
        return self._entries.get(section or "", Ordered())

    def cell(self, place: Place) -> Ordered[Entry]:
        """Return what is written in one cell, in spoken order."""
        return self._cells.get((place.section or "", place.row, place.prompt), Ordered())

    def unfinished(self, place: Place) -> Ordered[Entry]:
        """Return what is marked as unfinished in one cell, in spoken order."""
        return self._unfinished.get((place.section or "", place.row, place.prompt), Ordered())

    def all_entries(self) -> Iterator[Entry]:
        """Go through all entries, section by section."""
        for section in self.sections:
            yield from self.entries(section.uid)

    # Finding ----------------------------------------------------------------------------------

    def get(self, uid: str | None) -> Part | None:
        """Return the living record with this uid, or None."""
        return self._by_uid.get(uid or "")

    def section(self, uid: str | None) -> Section | None:
        """Return the section with this uid, or None."""
        found = self.get(uid)
        return found if isinstance(found, Section) else None

    def row(self, uid: str | None) -> Row | None:
        """Return the row with this uid, or None."""
        found = self.get(uid)
        return found if isinstance(found, Row) else None

    def prompt(self, uid: str | None) -> Prompt | None:
        """Return the prompt with this uid, or None."""
        found = self.get(uid)
        return found if isinstance(found, Prompt) else None

    def entry(self, uid: str | None) -> Entry | None:
        """Return the entry with this uid; None where there is none, or its section was taken out."""
        found = self.get(uid)
        return found if isinstance(found, Entry) and self._stands(found) else None

    def _stands(self, entry: Entry) -> bool:
        """Return whether the section of an entry is there: with it go all that lie in it."""
        return entry.section in self._by_uid

    def participant(self, uid: str | None) -> Participant | None:
        """Return the participant with this uid, or None."""
        found = self.get(uid)
        return found if isinstance(found, Participant) else None

    def is_paused(self, place: Place) -> bool:
        """Return whether the row of a cell answers its prompt later."""
        row = self.row(place.row)
        return row is not None and place.prompt is not None and place.prompt in row.paused

    @property
    def awaits_title(self) -> bool:
        """Whether it has just been made in the app, where the first line is its title."""
        head = self.meeting
        return head.provisional == "made" and not head.title and not self.sections

    def current_group_set(self) -> GroupSet | None:
        """Return the set of groups that a new exercise takes, or None."""
        return next((s for s in self.group_sets if s.current), None)

    # Chains ------------------------------------------------------------------------------------

    def made_from(self, uid: str) -> tuple[Entry, ...]:
        """Return the entries that were made from the entry with this uid, also one of another meeting."""
        made = Link("from", uid)
        linked = (entry for entry in self._linked.get(uid, ()) if self._stands(entry))
        return tuple(entry for entry in linked if made in entry.links)

    def replaced_by(self, uid: str) -> tuple[Entry, ...]:
        """Return the decisions of this meeting that replace the decision with this uid."""
        link = Link("replaces", uid)
        linked = (entry for entry in self._linked.get(uid, ()) if self._stands(entry))
        return tuple(entry for entry in linked if link in entry.links)

    def sources(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries of this meeting that ``entry`` was made from."""
        found = (self.entry(link.uid) for link in entry.links if link.rel == "from")
        return tuple(source for source in found if source)

    # Filling: for store.file.reading and imports -----------------------------------------------------

    def fill(self, parts: Iterable[Part]) -> None:
        """Put many records in at once, each list sorted once."""
        waiting: dict[int, tuple[Ordered[Part], list[Part]]] = {}
        for part in parts:
            self._by_uid[part.uid] = part
            for home in self._homes(part):
                known = waiting.get(id(home))
                if known is None:
                    known = waiting[id(home)] = (home, list(home))
                known[1].append(part)
        for home, items in waiting.values():
            home.fill(items)

    def put(self, part: Part) -> None:
        """Put one record in, in place of the one with the same uid; a deleted one goes out."""
        self.drop(part.uid)
        if part.deleted:
            return
        self._by_uid[part.uid] = part
        for home in self._homes(part):
            home.add(part)

    def become(self, other: Minutes) -> None:
        """Hold what ``other`` holds: after a step that was read here was taken back.

        Lists that somebody has asked for stay theirs, with what is in them now.
        """
        for name, theirs in vars(other).items():
            ours = getattr(self, name)
            if isinstance(ours, Ordered):
                ours.become(theirs)
            elif isinstance(ours, defaultdict):
                for key in ours.keys() | theirs.keys():
                    ours[key].become(theirs[key])
            else:
                setattr(self, name, theirs)

    def drop(self, uid: str) -> None:
        """Take the record with this uid out, if it is here."""
        part = self._by_uid.pop(uid, None)
        if part is not None:
            for home in self._homes(part):
                home.remove(part)

    def _homes(self, part: Part) -> tuple[Ordered[Any], ...]:
        """Return the lists that hold ``part``."""
        homes: tuple[Ordered[Any], ...]  # lists of different records
        match part:
            case Participant():
                homes = (self.participants,)
            case GroupSet():
                homes = (self.group_sets,)
            case Section():
                homes = (self.sections,)
            case Signature():
                homes = (self.signatures,)
            case Attachment():
                homes = (self.attachments,)
            case Group():
                homes = (self._groups[part.group_set],)
            case Prompt():
                homes = (self._prompts[part.section],)
            case Row():
                homes = (self._rows[part.section],)
            case Entry():
                cell = (part.section, part.row, part.prompt)
                linked = {link.uid for link in part.links}
                homes = (
                    self._entries[part.section],
                    self._cells[cell],
                    *self._unfinished_home(part, cell),
                    *(self._linked[uid] for uid in linked),
                )
        return homes

    def _unfinished_home(self, entry: Entry, cell: Cell) -> tuple[Ordered[Entry], ...]:
        if "unfinished" not in entry.marks:
            return ()
        return (self._unfinished[cell],)
