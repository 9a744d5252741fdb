"""Finding the line of a TOML file that something is wrong with.

The parser of the standard library gives values without places, so the line is looked for in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"\s*\[\[?\s*([\w.\-]+)\s*\]?\]")
_POSITION = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def line_of_key(text: str, key: str, table: tuple[str, int] | None = None) -> int:
    """Return the line, from 1, on which ``key`` is set; that of its table, else 1, where it is not.

    Args:
        text: the file.
        key: a key, or the name of a table.
        table: the name and the position (from 0) of the table that the key stands in; None for the top.
    """
    set_here = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
    fallback = 1
    for number, line, where in _lines(text):
        if where == table and fallback == 1 and table is not None:
            fallback = number
        if where == table and set_here.match(line):
            return number
        found = _TABLE.match(line) if table is None else None
        if found and found[1].split(".")[0] == key:
            return number
    return fallback


def _lines(text: str) -> Iterator[tuple[int, str, tuple[str, int] | None]]:
    """Give each line with its number and the table it lies in."""
    where: tuple[str, int] | None = None
    counted: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = _TABLE.match(line)
        if found:
            name = found[1]
            where = (name, counted.get(name, 0))
            counted[name] = where[1] + 1
        yield number, line, where


def split_position(error: str, text: str) -> tuple[str, int]:
    """Return what the parser complained of, and the line it names at the end of its words."""
    found = _POSITION.search(error)
    if found is None:
        return error, 1
    number = int(found[1]) if found[1] else max(len(text.splitlines()), 1)
    return _POSITION.sub("", error), number
