"""People in a table: which column says what is told by its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from imports.recognise.lines import ReadLine
from imports.recognise.person import is_full_name, is_nobody, person, role_of
from imports.recognise.vocabulary import said, words
from store.language.people_words import is_title
from store.language.spelling import spelling
from store.model.records import Participant

_COLUMNS = ("name", "alias", "organisation", "role", "email", "phone", "party", "attendance")


def people_in_table(line: ReadLine, *, sure: bool = False) -> list[Participant]:
    """Return the people in a table; nobody where it is not one of people.

    Args:
        line: the table.
        sure: whether its head must say so, because nothing else does.
    """
    rows = line.table
    if not rows:
        return []
    columns = _columns(rows[0])
    headed = "name" in columns
    if headed and sure and len(set(columns)) < 2:
        return []
    if not headed:
        if sure or line.headed:
            return []
        columns = ["name", *[""] * (len(rows[0]) - 1)]
    found = (_person(columns, row) for row in (rows[1:] if headed or line.headed else rows))
    people = [one for one in found if one]
    if not headed and not _names_first(rows, people):
        return []
    return people


def _names_first(rows: Sequence[Sequence[str]], people: Sequence[Participant]) -> bool:
    """Return whether a table without a head has names in its first column, and nowhere else."""
    names = sum(is_full_name(one.name) and not is_title(one.name) for one in people)
    others = sum(1 for row in rows for cell in row[1:] if is_full_name(cell) and not is_title(cell))
    return names * 3 > len(rows) * 2 and others * 2 < names


def _columns(head: Sequence[str]) -> list[str]:
    """Return what each column says; the first column of names is that of the name."""
    found: list[str] = []
    for cell in head:
        bare = said(cell)
        of = next((c for c in _COLUMNS if bare in words("people", f"column_{c}")), "")
        if of == "name" and "name" in found:
            of = "attendance" if bare in words("people", "column_attendance") else ""
        found.append(of)
    return found


def _person(columns: Sequence[str], row: Sequence[str]) -> Participant | None:
    cells = list(zip(columns, row, strict=False))
    name = next((cell for column, cell in cells if column == "name"), "")
    one = person(name) if name else None
    if one is None:
        return None
    for column, cell in cells:
        if cell and column and column != "name" and not is_nobody_cell(column, cell):
            one = replace(one, **_value(one, column, cell))
    return one


def is_nobody_cell(column: str, cell: str) -> bool:
    """Return whether a cell says nothing; a sign in the column of attendance does."""
    return column != "attendance" and is_nobody(cell)


def _value(one: Participant, column: str, cell: str) -> dict[str, Any]:
    if column == "alias":
        return {"aliases": (*one.aliases, cell)}
    if column == "role":
        return {"roles": (*one.roles, role_of(cell))}
    if column == "attendance":
        absent = spelling(cell) in words("people", "mark_absent") or said(cell) in words(
            "people", "absent"
        )
        excused = said(cell) in words("people", "excused")
        present = spelling(cell) in words("people", "mark_present") or said(cell) in words(
            "people", "present"
        )
        how = "excused" if excused else "absent" if absent else "present" if present else None
        return {"attendance": how} if how else {}
    return {column: cell}
