"""Writing comma-separated values that a spreadsheet opens and does not carry out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from store.language.cleaning import clean, visible
from tui.output import write_bytes

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORMULA_WITHIN = re.compile(r"([;\t\n] *)(?=[=+@-])")
"""A formula behind what ends a cell where the comma is the decimal sign, as in Sweden."""
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def write_csv(head: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Write a table to standard output: UTF-8, a head, and one line for each of ``lines``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in head])
    writer.writerows([safe_cell(cell) for cell in line] for line in lines)
    write_bytes(text.getvalue().encode())


def safe_cell(value: object) -> str:
    """Return a value as a cell; before what a spreadsheet would take for a formula stands a ``'``."""
    given = "" if value is None else str(value)
    text = _FORMULA_WITHIN.sub(r"\1'", visible(clean(given)))
    if (given.startswith(_FORMULA) or text.startswith(_FORMULA)) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
