"""The cells of an exercise as columns and bands; each is laid out when it is first seen, and not before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from locales import N_, Translator
from screens.widgets.cells import shown_inline
from screens.widgets.entry_lines import Shape, lines_of
from screens.widgets.painted import Piece
from screens.widgets.rail import HOLE
from store import forms
from store.capture.placing import place_words
from store.minutes import Minutes, Ordered
from store.records import Entry, Place

COLUMN = 24
"""Cells that a column has at least."""

PROMPT, ROW, TABLE = "prompt", "row", "table"
VIEWS = (PROMPT, ROW, TABLE)
"""All rows for one prompt, all prompts for one row, everything."""

_STICKIES, _NOTE = "stickies", "quote"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class CellLines:
    """What is drawn of a cell: its lines, and for each the number of the entry that it belongs to."""

    lines: list[list[Piece]] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)


class BoardGrid:
    """One exercise, seen in one of three ways.

    Attributes:
        minutes, section: where it lies.
        t: the language of the words.
        view: one of :data:`VIEWS`.
        rows, prompts: the axes by uid; None is the whole room, and what is under no prompt, where
            anything is written there.
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
        self.laid: dict[tuple[str | None, str | None], CellLines] = {}
        self._width = COLUMN
        self.read()

    def read(self) -> None:
        """Read the axes again, and forget what was laid out: something has changed."""
        self.laid.clear()
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

    @property
    def is_wall(self) -> bool:
        """Whether the prompts are clusters of notes, which are moved between them."""
        section = self.minutes.section(self.section)
        return section is not None and section.form == _STICKIES

    @property
    def is_single(self) -> bool:
        """Whether there is but one band."""
        return self.view != TABLE

    def cell(self, row: str | None, prompt: str | None) -> Ordered[Entry]:
        """Return what is written in a cell."""
        return self.minutes.cell(Place(self.section, row, prompt))

    def columns(self) -> Sequence[str | None]:
        """Return what stands side by side."""
        return self.rows if self.view == PROMPT else self.prompts

    # Layout -----------------------------------------------------------------------------------------

    def set_width(self, width: int) -> None:
        """Lay cells out in columns of another width from now on."""
        if width != self._width:
            self._width = width
            self.laid.clear()

    def lay(self, row: str | None, prompt: str | None) -> CellLines:
        """Return the lines of a cell; at least one."""
        found = self.laid.get((row, prompt))
        if found is None:
            found = self.laid[row, prompt] = self._lay(row, prompt)
        return found

    def _lay(self, row: str | None, prompt: str | None) -> CellLines:
        made = CellLines()
        shape = Shape(self._width, self.t)
        for number, entry in enumerate(self.cell(row, prompt)):
            # on a wall every entry is a note, and the word for it says nothing
            plain = self.is_wall and entry.kind == _NOTE
            lines = lines_of(replace(entry, kind="bullet") if plain else entry, shape)
            if entry.dots:
                lines[-1] = [*lines[-1], (f" ●{entry.dots}", "symbol")]
            made.lines.extend(lines)
            made.owners.extend([number] * len(lines))
        if not made.lines:
            paused = self.minutes.is_paused(Place(self.section, row, prompt))
            word = self.t(N_("answers later")) if paused else self.t(N_("empty"))
            made.lines.append([(" ", ""), (f"{HOLE} {word}", "quiet")])
            made.owners.append(0)
        return made

    # Words ------------------------------------------------------------------------------------------

    def row_words(self, row: str | None) -> str:
        """Return what a row is called."""
        return shown_inline(self.t(place_words(self.minutes, Place(self.section, row))))

    def prompt_words(self, prompt: str | None) -> str:
        """Return a prompt word for word, with its number, or a cluster with what moves notes there."""
        found = self.minutes.prompt(prompt)
        if found is None:
            if self.is_wall:
                return self.t(N_("0 No cluster"))
            return self.t(N_("Under no question"))
        number = self.minutes.prompts(self.section).index(found) + 1
        text = shown_inline(found.text)
        if self.is_wall:
            signs = [_LETTERS[number - 1 : number], str(number) if number <= _DIGITS else ""]
            return f"{'/'.join(sign for sign in signs if sign)} {text}".strip()
        section = self.minutes.section(self.section)
        form = forms.get(section.form) if section else None
        return f"{number}. {text}" if form is None or form.numbered or not text else text

    def column_words(self, column: str | None, row: str | None, prompt: str | None) -> str:
        """Return what stands above a column, and in a single band how much is in it."""
        if self.view == PROMPT:
            return f"{self.row_words(column)} · {len(self.cell(column, prompt)) or HOLE}"
        words = self.prompt_words(column)
        return words if self.view == TABLE else f"{words} · {len(self.cell(row, column)) or HOLE}"

    def title(self, row: str | None, prompt: str | None) -> str:
        """Return what the view is about."""
        if self.view == PROMPT:
            return self.prompt_words(prompt)
        if self.view == ROW:
            return self.row_words(row)
        return self.t(N_("The whole exercise"))

    def cluster(self, sign: str) -> tuple[bool, str | None]:
        """Return whether a letter or number names a cluster, and which; 0 is none."""
        prompts = self.minutes.prompts(self.section)
        at = _LETTERS.find(sign.upper()) if len(sign) == 1 else -1
        if sign.isascii() and sign.isdecimal():
            at = int(sign) - 1
            if at < 0:
                return True, None
        return (True, prompts[at].uid) if 0 <= at < len(prompts) else (False, None)
