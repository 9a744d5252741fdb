"""Which cells of an exercise a pasted table fills.

A table fits an exercise when its head names prompts, or its first column names rows. Every text then goes
to its cell; what belongs to no cell is left over and stays a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from store.capture.lines import BULLET_SIGNS
from store.capture.pieces import Record
from store.capture.scene import Scene
from store.capture.switches import key_of_label, letter_of_row, long_name_of_row
from store.file import forms
from store.language.blanks import BLANKS
from store.language.spelling import spelling
from store.language.words import PROMPT_WORDS, ROW_WORDS
from store.model.minutes import Minutes
from store.model.records import Prompt, Row

_ENDS = ":?!."
"""Signs at the end of a prompt that may be left out in the head of a table."""

Columns = Sequence[str | None]
"""The prompt of each column, by uid; None for one that is no prompt's."""


@dataclass(frozen=True, slots=True)
class PastedAnswer:
    """A line for a cell: ``row`` is the uid of its row, or the label of a new one."""

    row: str
    prompt: str
    line: str


@dataclass(frozen=True, slots=True)
class Filling:
    """What becomes of a table in an exercise.

    Attributes:
        answers: the lines for the cells, in order.
        new: the labels of the rows that are to be made for them, in order.
        left: the lines of the table that belong to no cell, under their head.
    """

    answers: tuple[PastedAnswer, ...]
    new: tuple[str, ...]
    left: tuple[Record, ...]

    @property
    def rows(self) -> int:
        """In how many rows something is written."""
        return len({answer.row for answer in self.answers})


def fit(records: Sequence[Record], scene: Scene) -> Filling | None:
    """Return the cells that a table fills where ``scene`` is; None where it fits no exercise there."""
    minutes, place = scene.minutes, scene.place
    rows, prompts = list(minutes.rows(place.section)), list(minutes.prompts(place.section))
    if not (records and rows and prompts) or scene.listing is not None:
        return None
    known = _names_of_rows(minutes, rows)
    named = _named_columns(records[0], prompts)
    columns = named or _columns_in_order(records, known, [p.uid for p in prompts], place.prompt)
    if columns is None:
        return None
    headed = named is not None or spelling(records[0][0]) not in known
    body = records[1:] if headed else records
    makes = _makes_rows(scene)
    nameless = None if makes and columns[0] is None else _row_of_all(rows, body, place.row)
    filler = _Filler(columns, known, makes, nameless)
    for record in body:
        filler.take(record)
    return filler.filling(records[0] if headed else (), named or ())


def _names_of_rows(minutes: Minutes, rows: Sequence[Row]) -> dict[str, str]:
    """Return the uids of rows by all that they are called; a label wins over the name of a group."""
    names: dict[str, str] = {}
    for row in rows:
        own = key_of_label(row) if row.label else ()
        worded = [f"{word} {label}" for word in ROW_WORDS for label in own]
        further = (*long_name_of_row(row, minutes), *letter_of_row(row, minutes))
        names |= dict.fromkeys((*worded, *further), row.uid)
    labelled = [row for row in reversed(rows) if row.label]
    return names | {label: row.uid for row in labelled for label in key_of_label(row)}


def _named_columns(head: Record, prompts: Sequence[Prompt]) -> Columns | None:
    """Return the prompt of each column where at least half of the head names prompts."""
    names = {f"{word} {n}": p.uid for n, p in enumerate(prompts, 1) for word in PROMPT_WORDS}
    names |= {name: p.uid for p in reversed(prompts) if (name := _prompt_key(p.text))}
    columns = [names.get(_prompt_key(cell)) for cell in head]
    found = sum(column is not None for column in columns)
    others = sum(bool(cell) for cell in head[1:]) + (columns[0] is not None)
    return columns if found and found * 2 >= others else None


def _prompt_key(text: str) -> str:
    return spelling(text).rstrip(_ENDS)


def _columns_in_order(
    records: Sequence[Record], known: dict[str, str], prompts: Sequence[str], current: str | None
) -> Columns | None:
    """Return the prompt of each column where at least half of the first column names rows.

    A single column of answers belongs to the current prompt; several, if no head says otherwise, to the
    prompts in their order.
    """
    named = [spelling(record[0]) in known for record in records if record[0]]
    width = max(map(len, records))
    if not any(named) or sum(named) * 2 < len(named) or width - 1 > len(prompts):
        return None
    if width == 2:
        return [None, current or prompts[0]]
    return [None, *prompts[: width - 1]] if spelling(records[0][0]) in known else None


def _makes_rows(scene: Scene) -> bool:
    section = scene.minutes.section(scene.place.section)
    form = forms.get(section.form) if section else None
    return form is not None and form.rows == "added"


def _row_of_all(rows: Sequence[Row], body: Sequence[Record], current: str | None) -> str | None:
    """Return the row of lines that name none: the only one there is, the current one for one line."""
    if len(rows) == 1 and not rows[0].label:
        return rows[0].uid
    return current if len(body) == 1 else None


@dataclass(slots=True)
class _Filler:
    """Takes the lines of a table one by one.

    Attributes:
        columns: the prompt of each column; None for one that is no prompt's.
        rows: the rows by name, also those to be made.
        makes: whether a name that no row has is a new row.
        row: the row of the line above, which a line without a name goes on with.
    """

    columns: Columns
    rows: dict[str, str]
    makes: bool
    row: str | None
    answers: list[PastedAnswer] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    left: list[Record] = field(default_factory=list)

    def take(self, record: Record) -> None:
        """Note what goes to a cell, and what is left over."""
        named = self.columns[0] is None
        if named and record[0]:
            self.row = self._row(record[0])
        left = list(record)
        for at, (text, prompt) in enumerate(zip_longest(record, self.columns[: len(record)])):
            if self.row is not None and prompt is not None and text:
                self.answers += (PastedAnswer(self.row, prompt, line) for line in _lines(text))
                left[at] = ""
        said = left[1:] if named and self.row is not None else left
        if any(said):
            self.left.append(tuple(left))

    def _row(self, label: str) -> str | None:
        name = spelling(label)
        if name not in self.rows and self.makes:
            self.rows[name] = " ".join(label.split("\n"))
            self.new.append(self.rows[name])
        return self.rows.get(name)

    def filling(self, head: Record = (), named: Columns = ()) -> Filling | None:
        """Return what becomes of the table; None where nothing of it belongs to a cell.

        Args:
            head: the first line, where it is a head.
            named: the prompts that it names, by column; what names none is left over too.
        """
        if not self.answers:
            return None
        others = [at for at in range(1, len(head)) if head[at] and not any(named[at : at + 1])]
        filled = {at for record in self.left for at, text in enumerate(record) if text}
        columns = sorted(filled.union(others, [0] if others else []))
        kept = [head, *self.left] if head and columns else self.left
        left = (tuple("".join(record[at : at + 1]) for at in columns) for record in kept)
        return Filling(tuple(self.answers), tuple(self.new), tuple(left))


def _lines(text: str) -> list[str]:
    """Return the lines of a cell; blanks in front stay only before a bullet, whose depth they are."""
    lines = [line.rstrip(BLANKS) for line in text.split("\n")]
    stripped = [line.lstrip(BLANKS) for line in lines]
    return [
        line if bare[0] in BULLET_SIGNS else bare
        for line, bare in zip(lines, stripped, strict=True)
        if bare
    ]
