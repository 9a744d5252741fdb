"""Lists of people from elsewhere: tables as other programs write them, and lists as people paste them.

A table is told by its first line (header words in Swedish or English) or by its separators. What a column
holds is told by its header, else by its looks. A row that cannot be read is kept with the reason: nothing
of the file is dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from imports.errors import ImportRefused
from imports.people_words import FIELD_WORDS
from locales import N_, Message, message
from store.capture.people import read_people_lines
from store.capture.people_tables import Record, cells_of, records_of, separator_under_head
from store.language.blanks import squeezed
from store.language.cleaning import clean
from store.language.people_words import columns, is_title
from store.language.spelling import spelling
from store.model.records import Participant

_KEPT = ("first", "last", *FIELD_WORDS)
"""What a column may hold that the register has."""

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
    records = list(records_of(text, separator))
    fields, unused = _columns(records, has_header=has_header)
    if "name" not in fields and not {"first", "last"} & set(fields):
        raise ImportRefused(message(N_("No column holds names.")))
    rows: list[PersonRow] = []
    bad: list[BadRow] = []
    for record in records[1:] if has_header else records:
        read = _read_record(record, fields)
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


def _kind(text: str) -> tuple[str | None, bool]:
    """Return what separates the columns, and whether the first line names them; None is no table."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return None, False
    separator = separator_under_head(text)
    if separator is not None:
        return separator, True
    for separator in (";", "\t"):
        counts = [len(cells) for line in lines if (cells := cells_of(line, separator))]
        usual = max(set(counts), key=counts.count, default=1)
        if len(lines) > 1 and usual > 1 and counts.count(usual) > len(lines) * _MOSTLY:
            return separator, False
    return None, False


def _columns(
    records: Sequence[Record], *, has_header: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the field of each column, empty for none, and the headers that say no field."""
    head = records[0].cells or ()
    if not has_header:
        return _by_looks([r.cells for r in records if r.cells]), ()
    fields: list[str] = []
    for cell in head:
        field = columns().get(spelling(cell), "")
        fields.append(field if field in _KEPT and field not in fields else "")
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


def _read_record(record: Record, columns: Sequence[str]) -> PersonRow | BadRow:
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
