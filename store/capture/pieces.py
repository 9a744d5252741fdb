"""The lines of a paste, those of a table together."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from store.capture.barred_rows import cells_between_bars, is_rule
from store.language.blanks import BLANKS

TAB = "\t"
Record = tuple[str, ...]
"""The cells of one line of a table."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a paste, or the lines of a table.

    Attributes:
        number: which line of the paste it begins with, from 0.
        lines: the lines as pasted.
        records: what stands in the cells of a table; none for a line that belongs to none.
    """

    number: int
    lines: Sequence[str]
    records: Sequence[Record] = ()


def pieces(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the lines of a paste in order, those of a table together."""
    at = 0
    while at < len(lines):
        records, count = _read(lines, at) if TAB in lines[at] else _barred(lines, at)
        piece = Piece(at, lines[at : at + max(count, 1)], records)
        yield piece
        at += len(piece.lines)


def _barred(lines: Sequence[str], at: int) -> tuple[list[Record], int]:
    """Return the table between bars that begins at a line, without its rule, and how many lines it takes."""
    taken = list(takewhile(cells_between_bars, islice(lines, at, None)))
    rows = [cells_between_bars(line) or () for line in taken if not is_rule(line)]
    return (rows, len(taken)) if rows and len(rows[0]) > 1 else ([], 0)


def _read(lines: Sequence[str], at: int) -> tuple[list[Record], int]:
    """Return the table that begins at a line, and how many lines it takes.

    A spreadsheet puts quotes around a cell of several lines. Where the quotes do not add up they are
    signs of the text, and every line is one of the table.
    """
    records: list[Record] = []
    count = 0
    reader = csv.reader((f"{line}\n" for line in islice(lines, at, None)), "excel-tab", strict=True)
    try:
        for cells in reader:
            if len(cells) < 2:
                break
            records.append(_record(cells))
            count = reader.line_num
    except csv.Error:
        plain = list(takewhile(lambda line: TAB in line, islice(lines, at, None)))
        return [_record(line.split(TAB)) for line in plain], len(plain)
    return records, count


def _record(cells: Sequence[str]) -> Record:
    return tuple(cell.strip(BLANKS + "\n") for cell in cells)
