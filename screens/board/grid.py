"""The cells of an exercise as columns and bands; each is laid out when it is first seen, and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from locales import N_, Translator
from screens.base.widgets.cells import wrap
from screens.base.widgets.inks import SYMBOLS
from screens.base.widgets.painted import Line
from screens.board.contents import Cell, Contents, Entries
from screens.writing.cell_signs import HOLE, NOT_ASKED
from screens.writing.entry_lines import Shape, lines_of
from store.model.branches import is_asked
from store.model.dots import as_shown
from store.model.minutes import Minutes, by_dots
from store.model.prompt_numbers import numbers_of
from store.model.records import Entry, Place

COLUMN = 23
"""Cells that a column has at least."""

PROMPT, ROW, TABLE = "prompt", "row", "table"
VIEWS = (PROMPT, ROW, TABLE)
"""All rows for one prompt, all prompts for one row, everything."""

MARKED = "✓"
"""Stands before a marked note, in place of the symbol of its kind."""

_NOBODY = -1
_KEPT = 4_000
_NOTE = "quote"


@dataclass(frozen=True, slots=True)
class CellLines:
    """What is drawn of a cell: its lines, and for each the number of the entry that it belongs to."""

    lines: list[Line] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)


EditedLines = Callable[[Entry, int], Sequence[Line] | None]
"""Gives the lines of an entry that is being edited, in so many cells; None for any other."""

EarlierLines = Callable[[Place], Sequence[str]]
"""Gives what was answered in a cell in earlier meetings, a line each."""


class BoardGrid:
    """One exercise, seen in one of three ways.

    Attributes:
        minutes, section: where it lies.
        contents: what is written in its cells.
        t: the language of the words.
        view: one of :attr:`views`.
        rows, prompts: the axes by uid; None is the whole room, and what is under no prompt, where
            anything is written there or one stands there.
        by_dots: whether the entries with the most dots stand first in their cells.
        edited: gives the lines of the entry that is edited in its cell.
        earlier: gives what was answered in a cell before, a line each; it is only read.
        laid: the cells that have been laid out, since anything last changed.
    """

    def __init__(self, minutes: Minutes, section: str | None, t: Translator) -> None:
        """Read the axes of an exercise."""
        self.minutes = minutes
        self.section = section
        self.t = t
        self.contents = Contents(minutes, section)
        self.view = PROMPT
        self.rows: list[str | None] = []
        self.prompts: list[str | None] = []
        self.by_dots = False
        self.edited: EditedLines = lambda *_: None
        self.earlier: EarlierLines = lambda _: ()
        self.laid: dict[Cell, CellLines] = {}
        self._stands_off = (False, False)  # the rows, the prompts
        self._marked: dict[str, Cell] = {}
        self._entries: dict[str, tuple[Entry, list[Line]]] = {}
        self._sorted: dict[Cell, list[Entry]] = {}
        self._width = COLUMN
        self.read()

    def read(self) -> None:
        """Read the axes again, and forget what was laid out: something has changed."""
        self.laid.clear()
        self._sorted.clear()
        self.contents.read()
        self.rows, self.prompts = [], []
        if self.minutes.section(self.section) is None:
            return
        heap, wall = self.contents.heap, self.is_wall
        prompts: list[str | None] = [one for one in self.contents.prompts() if one != heap]
        rows: list[str | None] = [row.uid for row in self.minutes.rows(self.section)]
        if self._stands_off[0] or self._is_any((None, one) for one in (*prompts, heap)):
            rows.append(None)
        is_empty = wall and not prompts
        if is_empty or self._stands_off[1] or self._is_any((row, heap) for row in rows):
            prompts = [heap, *prompts] if wall else [*prompts, None]
        self.rows, self.prompts = rows, prompts
        self._marked = {uid: cell for uid, cell in self._marked.items() if self._is_in(uid, cell)}

    def _is_any(self, cells: Iterable[Cell]) -> bool:
        return any(len(self.contents.cell(*cell)) for cell in cells)

    def _is_in(self, uid: str, cell: Cell) -> bool:
        return any(entry.uid == uid for entry in self.cell(*cell))

    def stand_on(self, place: Place) -> Cell:
        """Show the cell of a place, also where nothing lies there, and return it."""
        row, prompt = self.contents.shown_in(place)
        self._stands_off = (row is None, prompt == self.contents.heap)
        if row not in self.rows or prompt not in self.prompts:
            self.read()
        return row, prompt

    @property
    def is_wall(self) -> bool:
        """Whether the prompts are clusters of notes, which are moved between them."""
        return self.contents.is_wall

    def mark_as(self, before: BoardGrid) -> None:
        """Mark the notes that are marked in another grid of the same exercise, as far as they are there."""
        self._marked = {**before._marked}
        self.read()

    @property
    def marked(self) -> set[str]:
        """The uids of the marked notes; one that has gone elsewhere is not marked any more."""
        return set(self._marked)

    @property
    def views(self) -> tuple[str, ...]:
        """The views that there are: with one row the whole table is that row."""
        return VIEWS if len(self.rows) > 1 else (PROMPT, ROW)

    @property
    def is_single(self) -> bool:
        """Whether there is but one band."""
        return self.view != TABLE

    def cell(self, row: str | None, prompt: str | None) -> Entries | list[Entry]:
        """Return what is written in a cell, in the order in which it is shown."""
        entries = self.contents.cell(row, prompt)
        section = self.minutes.section(self.section)
        if not self.by_dots or section is None or section.dots_hidden:
            return entries
        found = self._sorted.get((row, prompt))
        if found is None:
            found = self._sorted[row, prompt] = by_dots(entries)
        return found

    def is_under(self, note: str, prompt: str | None) -> bool:
        """Return whether a note, by its uid, is shown under a prompt."""
        return any(self._is_in(note, (row, prompt)) for row in self.rows)

    def order(self, *, by_dots: bool) -> None:
        """Show the entries of every cell by their dots, or in spoken order."""
        self.by_dots = by_dots
        self.laid.clear()

    def mark(self, note: Entry) -> None:
        """Mark a note, or take its mark off."""
        if self._marked.pop(note.uid, None) is None:
            place = Place(note.section, note.row, note.prompt)
            self._marked[note.uid] = self.contents.shown_in(place)
        self._entries.pop(note.uid, None)
        self.laid.clear()

    def unmark(self) -> None:
        """Take all marks off."""
        for uid in self._marked:
            self._entries.pop(uid, None)
        self._marked = {}
        self.laid.clear()

    def marked_notes(self) -> list[str]:
        """Return the marked notes by uid, in the order in which they stand side by side."""
        cells = [(row, prompt) for prompt in self.prompts for row in self.rows]
        notes = (note for cell in cells for note in self.contents.cell(*cell))
        return [note.uid for note in notes if note.uid in self._marked]

    def unsorted(self) -> int:
        """Return how many notes lie in no cluster, or in one without a name."""
        heap = self.contents.heap
        return sum(len(self.cell(row, heap)) for row in {*self.rows, None})

    def columns(self) -> Sequence[str | None]:
        """Return what stands side by side."""
        return self.rows if self.view == PROMPT else self.prompts

    # Layout -----------------------------------------------------------------------------------------

    def set_width(self, width: int) -> None:
        """Lay cells out in columns of another width from now on."""
        if width != self._width:
            self._width = width
            self.laid.clear()
            self._entries.clear()

    def forget(self, row: str | None, prompt: str | None) -> None:
        """Lay a cell out again: an entry in it is being edited."""
        self.laid.pop((row, prompt), None)

    def lay(self, row: str | None, prompt: str | None) -> CellLines:
        """Return the lines of a cell; at least one."""
        found = self.laid.get((row, prompt))
        if found is None:
            found = self.laid[row, prompt] = self._lay(row, prompt)
        return found

    def _lay(self, row: str | None, prompt: str | None) -> CellLines:
        made = CellLines()
        for number, entry in enumerate(self.cell(row, prompt)):
            shown = as_shown(entry, self.minutes.section(self.section))
            lines = self.edited(entry, self._width) or self._lines_of(shown)
            made.lines.extend(lines)
            made.owners.extend([number] * len(lines))
        if not made.lines:
            paused = self.minutes.is_paused(Place(self.section, row, prompt))
            asked = is_asked(self.minutes, Place(self.section, row, prompt))
            word = self.t(N_("empty") if asked else N_("not asked"))
            word = self.t(N_("answers later")) if paused else word
            made.lines.append([(" ", ""), (f"{HOLE if asked else NOT_ASKED} {word}", "quiet")])
            made.owners.append(0)
        if self.is_single:
            self._add_earlier(made, Place(self.section, row, prompt))
        return made

    def _add_earlier(self, made: CellLines, place: Place) -> None:
        """Put below a cell what was answered in it in earlier meetings."""
        for said in self.earlier(place):
            for n, text in enumerate(wrap(said, max(self._width - 3, 4))):
                made.lines.append([("   " if n else " ", ""), (text, "quiet")])
                made.owners.append(_NOBODY)

    def _lines_of(self, entry: Entry) -> list[Line]:
        """Return the lines of an entry, laid out once for as long as it stays the same."""
        found = self._entries.get(entry.uid)
        if found is not None and found[0] is entry:
            return found[1]
        # on a wall every entry is a note, and the word for it says nothing
        plain = self.is_wall and entry.kind == _NOTE
        shape = Shape(self._width, self.t)
        lines = lines_of(replace(entry, kind="bullet") if plain else entry, shape)
        if entry.uid in self._marked:
            lines[0] = [
                (MARKED.ljust(len(text)), "mark") if style in SYMBOLS else (text, style)
                for text, style in lines[0]
            ]
        made: list[Line] = list(lines)
        if len(self._entries) >= _KEPT:
            self._entries.clear()
        self._entries[entry.uid] = (entry, made)
        return made

    def cluster(self, number: str) -> tuple[bool, str | None]:
        """Return whether digits name a cluster, and which; 0 is what is unsorted."""
        if number == "0":
            return True, self.contents.heap
        found = next((uid for own, uid in self._numbers() if own == number), None)
        return found is not None, found

    def goes_on(self, number: str) -> bool:
        """Return whether digits are the beginning of the number of a cluster."""
        return any(own != number and own.startswith(number) for own, _ in self._numbers())

    @property
    def has_clusters(self) -> bool:
        """Whether there is a cluster to sort into."""
        return bool(self._numbers())

    def number(self, prompt: str) -> str:
        """Return the number that a cluster goes by."""
        return next((own for own, uid in self._numbers() if uid == prompt), "")

    def _numbers(self) -> list[tuple[str, str]]:
        numbers, heap = numbers_of(self.minutes.prompts(self.section)), self.contents.heap
        return [(str(own), uid) for uid, own in numbers.items() if uid != heap]
