"""Tables of people: rows with separators, as spreadsheets and other programs write them, under a head row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.capture.person import NOTHING, KnownNames, add_field, is_extra, read_person
from store.language.blanks import squeezed
from store.language.people_words import columns, listed
from store.language.spelling import spelling
from store.language.words import ROLES, by_word
from store.model.records import Participant

_SEPARATORS = (";", "\t", ",")
_ROLES = by_word(ROLES)
_LONGEST_CELL = 20
"""So many lines a cell in quotes may go over; a quote that is not closed by then never is."""

_LONGEST_HEAD = 2_000
"""So many characters may name columns; a longer line is none that does."""

_NAMES = ("name", "first", "last", "email")
_RULE = re.compile(r"[\s|:=+-]+")
_PLAIN = ("organisation", "unit", "title", "email", "phone", "reason", "substitute_for")


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: where it begins, its text, and its cells, or None where a quote is not closed."""

    line: int
    text: str
    cells: tuple[str, ...] | None


def separator_under_head(text: str) -> str | None:
    """Return what separates the cells of a text whose first line names columns; None where it does not."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    if len(head) > _LONGEST_HEAD:
        return None
    separators = (s for s in _SEPARATORS if _is_head(cells_of(head, s) or ()))
    return next(separators, None)


def _is_head(cells: Sequence[str]) -> bool:
    """Return whether cells name columns, one of them the names or addresses."""
    return any(columns().get(spelling(cell)) in _NAMES for cell in cells)


def records_of(text: str, separator: str) -> Iterator[Record]:
    """Give the rows of a table. A quote that is never closed spoils its own line, not the rest."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip(f' {separator}\t"'):
            at += 1
            continue
        for end in range(at + 1, min(at + _LONGEST_CELL, len(lines)) + 1):
            cells = cells_of("\n".join(lines[at:end]), separator)
            if cells is not None:
                break
        else:
            end = at + 1
        yield Record(at + 1, "\n".join(lines[at:end]), cells)
        at = end


def cells_of(line: str, separator: str) -> tuple[str, ...] | None:
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


# Participants -------------------------------------------------------------------------------------


def people_in_table(lines: Sequence[str], known: KnownNames = NOTHING) -> list[Participant] | None:
    """Return the people in a table with a head row; None where the lines are no such table."""
    rows = _rows(lines)
    if rows is None:
        return None
    fields = _fields(rows[0])
    return [one for row in rows[1:] if (one := _participant(fields, row, known)).name]


def unread_columns(lines: Sequence[str]) -> list[str]:
    """Return the heads of the columns that say nothing of a person, where the lines are a table."""
    rows = _rows(lines)
    if rows is None:
        return []
    return [
        cell for cell, field in zip(rows[0], _fields(rows[0]), strict=True) if cell and not field
    ]


def _rows(lines: Sequence[str]) -> list[tuple[str, ...]] | None:
    """Return the cells of each row, the head first; None where the first line is no head of a table."""
    text = "\n".join(_without_pipes(lines))
    separator = separator_under_head(text)
    if separator is None or "\n" not in text.strip():
        return None
    rows = [r.cells or tuple(r.text.split(separator)) for r in records_of(text, separator)]
    known = [field for field in _fields(rows[0]) if field]
    return rows if len(known) > 1 else None


def _without_pipes(lines: Sequence[str]) -> Iterator[str]:
    """Give the lines with tabs in place of the pipes of a table, without the rule below its head."""
    for line in lines:
        bare = line.strip()
        if not bare.startswith("|"):
            yield line
        elif not _RULE.fullmatch(bare):
            yield "\t".join(cell.strip() for cell in bare.strip("|").split("|"))


def _fields(head: Sequence[str]) -> list[str]:
    """Return the field that each column holds, empty for none; the first column of a field has it."""
    fields: list[str] = []
    for cell in head:
        field = columns().get(spelling(cell).rstrip(":"), "")
        fields.append("" if field in fields else field)
    return fields


def _participant(fields: Sequence[str], row: Sequence[str], known: KnownNames) -> Participant:
    cells = [(field, cell) for field, cell in zip(fields, row, strict=False) if cell]
    values = dict(cells)
    full = squeezed(f"{values.get('first', '')} {values.get('last', '')}")
    person = read_person(values.get("name") or full, known)
    if not person.name:  # a row of an organisation, or of an address
        return read_person(", ".join(cell for _, cell in cells), known)
    for field, cell in (*cells, *(("", cell) for cell in row[len(fields) :] if cell)):
        if field not in ("name", "first", "last"):
            person = _with_cell(person, field, cell, known)
    away = person.reason and person.attendance is None
    return replace(person, attendance="absent") if away else person


def _with_cell(person: Participant, field: str, cell: str, known: KnownNames) -> Participant:
    """Return a person with what one cell says; a column without a known head only where looks say what."""
    if field in _PLAIN:
        return replace(person, **{field: cell})  # type: ignore[arg-type]  # fields of texts
    if field == "party":
        return replace(person, party=cell.strip("()"))
    if field == "aliases":
        return replace(person, aliases=(*person.aliases, *map(squeezed, re.split("[,/;]", cell))))
    if field == "roles":
        roles = (squeezed(part) for part in cell.split(","))
        named = [_ROLES[spelling(r)].name if spelling(r) in _ROLES else r for r in roles]
        return replace(person, roles=(*person.roles, *named))
    if field == "attendance":
        for mark in ("present", "absent"):
            if spelling(cell) in listed("mark", mark):
                return replace(person, attendance=mark)
        return add_field(person, cell, known)
    said = is_extra(cell, known) or known.is_place(cell)
    return add_field(person, cell, known) if said and not cell.isdigit() else person
