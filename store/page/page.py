"""The page: every block of a meeting in the order of its document, found by its number and by its key.

Nothing is copied of what is written: a run of entries is the cell's own list. When something has changed the
stretches are laid anew at the next look, which costs as much as there are headings, questions and cells, and
does not know how much is written in them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from store.model.minutes import Minutes, Ordered
from store.model.records import Entry, Place, Section
from store.page.blocks import Block, BlockKind, EntryRun, Single, Stretch
from store.page.exercise import ExerciseOrder

NOWHERE = Place()

_FIRST: tuple[Sequence[BlockKind], ...] = (("next", "people"), (), ())
_AROUND: dict[str, tuple[Sequence[BlockKind], ...]] = {
    "documentation": ((), ("next", "people"), ()),
    "agreement": (("next",), (), ("people",)),
    "invitation": (("next",), ("people",), ()),
}
"""What stands before the sections, behind them, and behind the appendices, by the kind of a meeting."""


class MeetingPage:
    """The blocks of one meeting; reads like a sequence.

    Attributes:
        here: the place where lines land.
    """

    def __init__(self, minutes: Minutes) -> None:
        """Lay out ``minutes``, which is read by reference."""
        self._minutes = minutes
        self.here = NOWHERE
        self._notes: tuple[str, ...] = ()
        self._stretches: list[Stretch] = []
        self._starts: list[int] = []
        self._numbers: dict[str, int] = {}
        self._runs: dict[str, list[int]] = {}
        self._sections: dict[str, tuple[int, int]] = {}
        self._talks: set[str] = set()
        self._begun: dict[str, int] = {}
        self._head = 1
        self._laid: int | None = None
        self._here_at: int | None = None

    def change(self, here: Place | None = None, notes: Sequence[str] | None = None) -> None:
        """Lay out anew what has changed, for another place, or with other small lines at it."""
        self.here = self.here if here is None else here
        self._notes = self._notes if notes is None else tuple(notes)
        self._laid = None
        self._here_at = None

    # As a sequence --------------------------------------------------------------------------------

    def __len__(self) -> int:
        """Return how many blocks there are."""
        self._lay()
        return self._starts[-1]

    def __getitem__(self, index: int) -> Block:
        """Return the block at ``index``."""
        self._lay()
        if index < 0 or index >= self._starts[-1]:
            raise IndexError(index)
        number = bisect_right(self._starts, index) - 1
        return self._stretches[number].block(index - self._starts[number])

    def __iter__(self) -> Iterator[Block]:
        """Go through the blocks in order."""
        self._lay()
        for stretch in self._stretches:
            yield from (stretch.block(index) for index in range(len(stretch)))

    def parts(self) -> Iterator[tuple[int, Entry | Section]]:
        """Go through the entries and headings in order, each with its position."""
        self._lay()
        for start, stretch in zip(self._starts, self._stretches, strict=False):
            if isinstance(stretch, EntryRun):
                yield from enumerate(islice(stretch.entries, stretch.start, stretch.stop), start)
            elif isinstance(part := stretch.block(0).part, Section):
                yield start, part

    def place_of(self, block: Block) -> int:
        """Return the position that ``block`` has, or would have."""
        self._lay()
        if isinstance(block.part, Entry):
            return self._place_of_entry(block.part)
        number = self._numbers.get(block.key)
        if number is not None:
            return self._starts[number]
        return self._start_of(block.place.section)

    # Finding --------------------------------------------------------------------------------------

    def index_of(self, uid: str | None) -> int | None:
        """Return the position of an entry or of a section's heading; None where it is not here."""
        self._lay()
        entry = self._minutes.entry(uid)
        if entry is not None:
            index = self._place_of_entry(entry)
            return index if self._is_at(index, entry.uid) else None
        number = self._numbers.get(uid or "")
        return None if number is None else self._starts[number]

    def index_here(self) -> int:
        """Return the position of the block below which a line lands."""
        self._lay()
        if self._here_at is None:
            self._here_at = self.index_at(self.here)
        return self._here_at

    def index_at(self, place: Place) -> int:
        """Return the position of the last block of a place; of its heading where it has none.

        That of an opening section in which nothing is written is what stands above it.
        """
        self._lay()
        first, last = self._sections.get(place.section or "", (self._head, self._head))
        numbers = range(last - 1, first - 1, -1)
        for fits in (_is_cell, _is_row, _is_prompt):
            found = next((n for n in numbers if fits(self._stretches[n], place)), None)
            if found is not None:
                return self._starts[found + 1] - 1
        if place.section in self._talks or first == last:
            return max(self._starts[last] - 1, 0)
        return self._starts[first]

    # How ------------------------------------------------------------------------------------------

    def _lay(self) -> None:
        """Lay the stretches out, where something has changed."""
        if self._laid == self._minutes.seq:
            return
        self._laid = self._minutes.seq
        self._here_at = None
        self._sections, self._talks = {}, set()
        stretches: list[Stretch] = [Single(Block("title", "title", NOWHERE))]
        own, appendices = parted(self._minutes)
        before, behind, last = _AROUND.get(self._minutes.meeting.kind, _FIRST)
        stretches += self._around(before)
        self._head = len(stretches)
        for section in own:
            self._add(stretches, section)
        stretches += self._around(behind)
        for section in appendices:
            self._add(stretches, section)
        stretches += self._around(last)
        if not self._sections:
            stretches.append(Single(Block("guide", "guide", NOWHERE)))
        stretches.append(Single(Block("end", "end", NOWHERE)))
        self._stretches = stretches
        self._starts = list(accumulate(map(len, stretches), initial=0))
        starts = {uid: self._starts[first] for uid, (first, _) in self._sections.items()}
        self._begun.update(starts)
        self._find()

    def _around(self, kinds: Sequence[BlockKind]) -> list[Stretch]:
        """Return what there is to say of the meeting as a whole: the next one, who is there."""
        minutes = self._minutes
        known = {"next": minutes.meeting.next is not None, "people": len(minutes.participants) > 0}
        return [Single(Block(kind, kind, NOWHERE)) for kind in kinds if known[kind]]

    def _add(self, stretches: list[Stretch], section: Section) -> None:
        first = len(stretches)
        stretches += self._of_section(section)
        self._sections[section.uid] = (first, len(stretches))

    def _find(self) -> None:
        self._numbers, self._runs = {}, {}
        for number, stretch in enumerate(self._stretches):
            if isinstance(stretch, Single):
                self._numbers[stretch.only.key] = number
            elif isinstance(stretch, EntryRun):
                self._runs.setdefault(stretch.entries[stretch.start].section, []).append(number)

    def _of_section(self, section: Section) -> Iterator[Stretch]:
        place = Place(section.uid)
        is_opening = not section.heading and section.uid == self._minutes.sections[0].uid
        if not is_opening:
            yield Single(Block("section", section.uid, place, section))
        for number, text in enumerate(section.instruction):
            key = f"detail:{section.uid}:{number}"
            yield Single(Block("detail", key, place, None, text))
        yield from self._checked(section, list(self._inside(section)))

    def _inside(self, section: Section) -> Iterator[Stretch]:
        rows, prompts = self._minutes.rows(section.uid), self._minutes.prompts(section.uid)
        if len(rows) or len(prompts):
            order = ExerciseOrder(self._minutes, section, self.here, self._notes)
            if order.is_talk:
                self._talks.add(section.uid)
            yield from order.stretches()
        elif len(entries := self._minutes.entries(section.uid)):
            yield EntryRun(entries)

    def _checked(self, section: Section, stretches: list[Stretch]) -> list[Stretch]:
        """Return the stretches with all entries of a section: one whose cell is gone stands last."""
        entries = self._minutes.entries(section.uid)
        runs = [one for one in stretches if isinstance(one, EntryRun)]
        if sum(map(len, runs)) != len(entries):
            seen = {one.block(n).key for one in runs for n in range(len(one))}
            left: Ordered[Entry] = Ordered()
            left.fill(entry for entry in entries if entry.uid not in seen)
            stretches.append(EntryRun(left))
        return stretches

    def _place_of_entry(self, entry: Entry) -> int:
        """Return where an entry stands, or would stand after those of its cell."""
        of = Place(entry.section, entry.row, entry.prompt)
        numbers = self._runs.get(entry.section, ())
        would: int | None = None
        for number in numbers:
            run = self._stretches[number]
            if not isinstance(run, EntryRun):
                continue
            at = run.entries.place_of(entry)
            begins = self._starts[number]
            if run.start <= at < run.stop and run.entries[at].uid == entry.uid:
                return begins + at - run.start
            if would is None and run.block(0).place == of:
                would = begins + min(max(at - run.start, 0), len(run))
        return self._start_of(entry.section) if would is None else would

    def _is_at(self, index: int, key: str) -> bool:
        return index < self._starts[-1] and self[index].key == key

    def _start_of(self, uid: str | None) -> int:
        """Return where a section begins; where it is gone, where it began when it was seen last."""
        found = self._sections.get(uid or "")
        if found is None:
            return min(self._begun.get(uid or "", 0), self._starts[-1] - 1)
        return self._starts[found[0]]


def _is_cell(stretch: Stretch, place: Place) -> bool:
    """Return whether a stretch is what is written in exactly this place, or its hole."""
    block = stretch.block(0)
    return block.kind in ("entry", "hole") and block.place == place


def _is_row(stretch: Stretch, place: Place) -> bool:
    return place.row is not None and stretch.block(0).place.row == place.row


def _is_prompt(stretch: Stretch, place: Place) -> bool:
    return place.prompt is not None and stretch.block(0).place.prompt == place.prompt


def parted(minutes: Minutes) -> tuple[list[Section], list[Section]]:
    """Return the sections of the meeting itself, and those of its appendices, in order.

    What lies below an appendix belongs to it, up to the next section of its level or above.
    """
    own: list[Section] = []
    appendices: list[Section] = []
    level: int | None = None
    for section in minutes.sections:
        if section.appendix and (level is None or section.level <= level):
            level = section.level
        elif level is not None and section.level <= level and not section.appendix:
            level = None
        (own if level is None else appendices).append(section)
    return own, appendices
