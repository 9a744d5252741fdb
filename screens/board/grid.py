"""The cells of an exercise as columns and bands; each is laid out when it is first seen, and not before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from locales import N_, Translator
from screens.base.widgets.cells import wrap
from screens.base.widgets.inks import SYMBOLS
from screens.base.widgets.painted import Line
from screens.writing.axis_words import is_wall
from screens.writing.cell_signs import HOLE
from screens.writing.entry_edit import Held, is_among
from screens.writing.entry_lines import Shape, lines_of
from store.model.minutes import Minutes, Ordered, by_dots
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


Cell = tuple[str | None, str | None]
"""A row and a prompt by uid."""


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
        t: the language of the words.
        view: one of :attr:`views`.
        rows, prompts: the axes by uid; None is the whole room, and what is under no prompt, where
            anything is written there.
        by_dots: whether the entries with the most dots stand first in their cells.
        marked: the uids of the marked notes.
        held: the entry that is edited, which stands in its cell even if somebody has taken it out.
        edited: gives the lines of the entry that is edited in its cell.
        earlier: gives what was answered in a cell before, a line each; it is only read.
        laid: the cells that have been laid out, since anything last changed.
    """

    def __init__(self, minutes: Minutes, section: str | None, t: Translator) -> None:
        """Read the axes of an exercise."""
        self.minutes = minutes
        self.section = section
        self.t = t
        self.view = PROMPT
        self.rows: list[str | None] = []
        self.prompts: list[str | None] = []
        self.by_dots = False
        self.marked: set[str] = set()
        self.held: Entry | None = None
        self.edited: EditedLines = lambda *_: None
        self.earlier: EarlierLines = lambda _: ()
        self.laid: dict[Cell, CellLines] = {}
        self._entries: dict[str, tuple[Entry, list[Line]]] = {}
        self._sorted: dict[Cell, list[Entry]] = {}
        self._width = COLUMN
        self.read()

    def read(self) -> None:
        """Read the axes again, and forget what was laid out: something has changed."""
        self.laid.clear()
        self._sorted.clear()
        self.rows, self.prompts = [], []
        if self.minutes.section(self.section) is None:
            return
        prompts: list[str | None] = [prompt.uid for prompt in self.minutes.prompts(self.section)]
        rows: list[str | None] = [row.uid for row in self.minutes.rows(self.section)]
        if any(len(self.cell(None, prompt)) for prompt in (*prompts, None)):
            rows.append(None)
        if any(len(self.cell(row, None)) for row in rows):
            prompts = [None, *prompts] if self.is_wall else [*prompts, None]
        self.rows, self.prompts = rows, prompts
        self.marked = {uid for uid in self.marked if self._is_here(uid)}

    def _is_here(self, uid: str) -> bool:
        entry = self.minutes.entry(uid)
        return entry is not None and entry.section == self.section

    @property
    def is_wall(self) -> bool:
        """Whether the prompts are clusters of notes, which are moved between them."""
        return is_wall(self.minutes, self.section)

    @property
    def views(self) -> tuple[str, ...]:
        """The views that there are: with one row the whole table is that row."""
        return VIEWS if len(self.rows) > 1 else (PROMPT, ROW)

    @property
    def is_single(self) -> bool:
        """Whether there is but one band."""
        return self.view != TABLE

    def cell(
        self, row: str | None, prompt: str | None
    ) -> Ordered[Entry] | Held[Entry] | list[Entry]:
        """Return what is written in a cell, in the order in which it is shown."""
        place, held = Place(self.section, row, prompt), self.held
        entries: Ordered[Entry] | Held[Entry] = self.minutes.cell(place)
        if held is not None and place == Place(held.section, held.row, held.prompt):
            there = is_among(self.minutes.entry(held.uid), entries)
            entries = entries if there else Held(entries, held)
        if not self.by_dots:
            return entries
        found = self._sorted.get((row, prompt))
        if found is None:
            found = self._sorted[row, prompt] = by_dots(entries)
        return found

    def order(self, *, by_dots: bool) -> None:
        """Show the entries of every cell by their dots, or in spoken order."""
        self.by_dots = by_dots
        self.laid.clear()

    def mark(self, uid: str) -> None:
        """Mark a note, or take its mark off."""
        self.marked ^= {uid}
        self._entries.pop(uid, None)
        self.laid.clear()

    def unmark(self) -> None:
        """Take all marks off."""
        for uid in self.marked:
            self._entries.pop(uid, None)
        self.marked = set()
        self.laid.clear()

    def marked_notes(self) -> list[str]:
        """Return the marked notes by uid, in the order in which they stand side by side."""
        notes = [entry for uid in self.marked if (entry := self.minutes.entry(uid))]
        notes.sort(key=lambda note: (self.prompts.index(note.prompt), note.ord, note.uid))
        return [note.uid for note in notes]

    def unsorted(self) -> int:
        """Return how many notes lie in no cluster, or in one without a name."""
        nameless = [p.uid for p in self.minutes.prompts(self.section) if not p.text]
        cells = (
            Place(self.section, row, p) for row in {*self.rows, None} for p in (None, *nameless)
        )
        return sum(len(self.minutes.cell(place)) for place in cells)

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
            lines = self.edited(entry, self._width) or self._lines_of(entry)
            made.lines.extend(lines)
            made.owners.extend([number] * len(lines))
        if not made.lines:
            paused = self.minutes.is_paused(Place(self.section, row, prompt))
            word = self.t(N_("answers later")) if paused else self.t(N_("empty"))
            made.lines.append([(" ", ""), (f"{HOLE} {word}", "quiet")])
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
        if entry.uid in self.marked:
            lines[0] = [
                (MARKED.ljust(len(text)), "mark") if style in SYMBOLS else (text, style)
                for text, style in lines[0]
            ]
        made: list[Line] = list(lines)
        if len(self._entries) >= _KEPT:
            self._entries.clear()
        self._entries[entry.uid] = (entry, made)
        return made

    def cluster(self, sign: str) -> tuple[bool, str | None]:
        """Return whether a letter or number names a cluster, and which; 0 is none."""
        prompts = self.minutes.prompts(self.section)
        at = ord(sign.upper()) - ord("A") if len(sign) == 1 and sign.isascii() else -1
        if sign.isascii() and sign.isdecimal():
            at = int(sign) - 1
            if at < 0:
                return True, None
        return (True, prompts[at].uid) if 0 <= at < len(prompts) else (False, None)
