"""Lists of people from elsewhere: tables as other programs write them, and lists as people paste them.

A table is told by its first line (header words in Swedish or English) or by its separators. What a column
holds is told by its header, else by its looks. A row that cannot be read is kept with the reason: nothing
of the file is dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from imports.errors import ImportRefused
from imports.people_words import FIELD_WORDS, HEADERS
from locales import N_, Message, message
from store.capture.people import read_people_lines
from store.capture.person import is_title
from store.language.blanks import squeezed
from store.language.cleaning import clean
from store.language.spelling import spelling
from store.model.records import Participant

_BY_WORD = {word: field for field, words in HEADERS.items() for word in words}
_SEPARATORS = (";", "\t", ",")
_LONGEST_CELL = 20
"""So many lines a cell in quotes may go over; a quote that is not closed by then never is."""

_EMAIL = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[^\s@<>()]{2,}")
_PHONE = re.compile(r"\+?[\d\s()/-]{6,25}")
_PARTY = re.compile(r"\(?[^\W\d_]{1,3}\)?")
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in a list, with the line where they stand; ``values`` are fields of a person."""

    line: int
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read, as it stands there, and why."""

    line: int
    text: str
    reason: Message


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list of people as it was read.

    Attributes:
        rows: those who could be read.
        bad: what could not.
        unused: the headers of columns that nothing is done with.
    """

    rows: tuple[PersonRow, ...] = ()
    bad: tuple[BadRow, ...] = ()
    unused: tuple[str, ...] = ()


def read_people_list(text: str) -> PeopleList:
    """Return the people in a table or in a pasted list.

    Raises:
        ImportRefused: nobody is in it, or no column holds names.
    """
    text = clean(text.removeprefix("\ufeff"))
    separator, has_header = _kind(text)
    if separator is None:
        return _read_pasted(text)
    records = list(_records(text, separator))
    columns, unused = _columns(records, has_header=has_header)
    if "name" not in columns and not {"first", "last"} & set(columns):
        raise ImportRefused(message(N_("No column holds names.")))
    rows: list[PersonRow] = []
    bad: list[BadRow] = []
    for record in records[1:] if has_header else records:
        read = _read_record(record, columns)
        if isinstance(read, PersonRow):
            rows.append(read)
        else:
            bad.append(read)
    return _somebody(PeopleList(tuple(rows), tuple(bad), unused))


def _somebody(found: PeopleList) -> PeopleList:
    if not found.rows and not found.bad:
        raise ImportRefused(message(N_("Nobody is in the list.")))
    return found


# Tables -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Record:
    """A row of a table: where it begins, its text, and its cells, or None where a quote is not closed."""

    line: int
    text: str
    cells: tuple[str, ...] | None


def _kind(text: str) -> tuple[str | None, bool]:
    """Return what separates the columns, and whether the first line names them; None is no table."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return None, False
    for separator in _SEPARATORS:
        if _is_header(_cells(lines[0], separator) or ()):
            return separator, True
    if _is_header((lines[0],)) and len(lines) > 1:
        return ";", True
    for separator in (";", "\t"):
        counts = [len(cells) for line in lines if (cells := _cells(line, separator))]
        usual = max(set(counts), key=counts.count, default=1)
        if len(lines) > 1 and usual > 1 and counts.count(usual) > len(lines) * _MOSTLY:
            return separator, False
    return None, False


def _is_header(cells: Sequence[str]) -> bool:
    """Return whether cells name columns, one of them the names or addresses."""
    fields = {_BY_WORD.get(spelling(cell)) for cell in cells}
    return bool(fields & {"name", "first", "last", "email"})


def _records(text: str, separator: str) -> Iterator[_Record]:
    """Give the rows of a table. A quote that is never closed spoils its own line, not the rest."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip(f' {separator}\t"'):
            at += 1
            continue
        for end in range(at + 1, min(at + _LONGEST_CELL, len(lines)) + 1):
            cells = _cells("\n".join(lines[at:end]), separator)
            if cells is not None:
                break
        else:
            end = at + 1
        yield _Record(at + 1, "\n".join(lines[at:end]), cells)
        at = end


def _cells(line: str, separator: str) -> tuple[str, ...] | None:
    """Return the cells of a row; None where a quote is not closed. A quote within a cell is text."""
    cells: list[str] = []
    at = 0
    while True:
        start = at + len(line[at:]) - len(line[at:].lstrip(" "))
        if line[start : start + 1] == '"':
            closing = _closing(line, start + 1, separator)
            if closing is None:
                return None
            cells.append(line[start + 1 : closing].replace('""', '"'))
            at = line.find(separator, closing)
        else:
            end = line.find(separator, at)
            cells.append(line[at : end if end >= 0 else len(line)])
            at = end
        if at < 0:
            return tuple(squeezed(cell) for cell in cells)
        at += 1


def _closing(line: str, at: int, separator: str) -> int | None:
    """Return where the quote is that closes a cell: before a separator or the end; None where none is."""
    while (at := line.find('"', at)) >= 0:
        if line[at + 1 : at + 2] == '"':
            at += 2
            continue
        rest = line[at + 1 :].lstrip(" ")
        if not rest or rest.startswith(separator):
            return at
        if "\n" in line:  # over several lines a quote in a cell must be doubled
            return None
        at += 1
    return None


def _columns(
    records: Sequence[_Record], *, has_header: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the field of each column, empty for none, and the headers that say no field."""
    head = records[0].cells or ()
    if not has_header:
        return _by_looks([r.cells for r in records if r.cells]), ()
    fields: list[str] = []
    for cell in head:
        field = _BY_WORD.get(spelling(cell), "")
        fields.append("" if field in fields else field)
    unused = (cell for cell, field in zip(head, fields, strict=True) if cell and not field)
    return tuple(fields), tuple(unused)


def _by_looks(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the field of each column by what its cells look like."""
    width = max(set(lengths := [len(row) for row in rows]), key=lengths.count)
    columns = [[row[n] for row in rows if len(row) == width and row[n]] for n in range(width)]
    fields = [""] * width
    looks: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("email", _EMAIL.fullmatch),
        ("phone", _PHONE.fullmatch),
        ("party", _PARTY.fullmatch),
        ("title", is_title),
    )
    for field, fits in looks:
        for number, cells in enumerate(columns):
            if (
                not fields[number]
                and cells
                and sum(map(bool, map(fits, cells))) > len(cells) * _MOSTLY
            ):
                fields[number] = field
                break
    for field in ("name", "organisation", "unit"):
        if "" in fields and columns[fields.index("")]:
            fields[fields.index("")] = field
    return tuple(fields)


def _read_record(record: _Record, columns: Sequence[str]) -> PersonRow | BadRow:
    if record.cells is None:
        return BadRow(record.line, record.text, message(N_("a quotation mark is not closed")))
    if len(record.cells) != len(columns):
        said = message(
            N_("{n} columns where {wanted} are expected"),
            n=len(record.cells),
            wanted=len(columns),
        )
        return BadRow(record.line, record.text, said)
    values = {f: v for f, v in zip(columns, record.cells, strict=True) if f and v}
    full = squeezed(f"{values.pop('first', '')} {values.pop('last', '')}")
    name = values.pop("name", "") or full
    if not name:
        return BadRow(record.line, record.text, message(N_("no name")))
    if "email" in values and not _EMAIL.fullmatch(values["email"]):
        said = message(N_("“{text}” is no e-mail address"), text=values["email"])
        return BadRow(record.line, record.text, said)
    if "party" in values:
        values["party"] = values["party"].strip("()")
    aliases = [squeezed(a) for a in re.split("[,/;]", values.pop("aliases", "")) if a.strip()]
    return PersonRow(record.line, {"name": name, "aliases": tuple(aliases), **values})


# Lists as they are pasted -------------------------------------------------------------------------


def _read_pasted(text: str) -> PeopleList:
    lines = text.split("\n")
    people = read_people_lines(lines)
    found = (PersonRow(_line_of(lines, person.name), _values(person)) for person in people)
    return _somebody(PeopleList(tuple(found)))


def _line_of(lines: Sequence[str], name: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if name in line), 1)


def _values(person: Participant) -> dict[str, object]:
    return {field: value for field in FIELD_WORDS if (value := getattr(person, field))}
