"""Personal identity numbers: pointed out, never taken away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from imports.blocks import Block, Code, Comment, Rule, Table

_NUMBER = re.compile(r"(?<![\w-])((?:19|20)?\d{6})[-+ ]?(\d{4})(?![\w-])")
_COORDINATION = 60
"""What is added to the day of birth in a coordination number."""


def lines_with_numbers(blocks: Iterable[Block]) -> tuple[int, ...]:
    """Return the lines of the source where a personal identity number stands."""
    found: set[int] = set()
    for block in blocks:
        for offset, text in _texts(block):
            if any(_is_number(match[1], match[2]) for match in _NUMBER.finditer(text)):
                found.add(block.line + offset)
    return tuple(sorted(found))


def _texts(block: Block) -> Iterable[tuple[int, str]]:
    match block:
        case Rule():
            return ()
        case Table():
            rows = (block.head, *block.rows) if block.head else block.rows
            return enumerate("\t".join(cell.text for cell in row) for row in rows)
        case Code() | Comment():
            return enumerate(block.text.split("\n"))
        case _:
            return enumerate(block.inline.text.split("\n"))


def _is_number(birth: str, last: str) -> bool:
    """Return whether digits are a day of birth, a number and the right check digit."""
    short = birth[-6:]
    day = int(short[4:6])
    day -= _COORDINATION if day > _COORDINATION else 0
    century = int(birth[:2]) * 100 if len(birth) == 8 else 2000
    try:
        date(century + int(short[:2]), int(short[2:4]), day)
    except ValueError:
        return False
    total = 0
    for place, digit in enumerate(map(int, short + last)):
        doubled = digit * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0
