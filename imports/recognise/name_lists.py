"""Names on one line: commas and *and* between them, and what belongs to the name before it."""

from __future__ import annotations

import re
from functools import lru_cache

from imports.recognise.lines import ReadLine
from imports.recognise.person import (
    is_full_name,
    is_nobody,
    is_short_name,
    person,
)
from store.capture.person import is_extra

_OUTSIDE = r"(?![^()]{0,200}\))"


COMMA = re.compile(rf"[,;]{_OUTSIDE}")


AND = re.compile(rf"\s+(?:och|and|samt|und|og)\s+{_OUTSIDE}|\s*&\s*")


COUNT = re.compile(r"\d+\b(?!\.)")


def is_bare_list(line: ReadLine, fewest: int = 4) -> bool:
    """Return whether a line is nothing but so many full names."""
    if line.shape != "text" or line.label or len(line.text) > 1500:
        return False
    names = pieces_of(line.text.rstrip("."))
    return len(names) >= fewest and all(map(is_full_name, names))


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a list between commas, semicolons and *and*."""
    return [
        piece.strip()
        for part in COMMA.split(text)
        for piece in AND.split(part)
        if piece.strip(" .")
    ]


def names_in(text: str) -> list[str]:
    """Return what a line says of each person; nothing where it is no list of people."""
    return list(_names_in(text))


@lru_cache(maxsize=1024)
def _names_in(text: str) -> tuple[str, ...]:
    text = text.strip().rstrip(".")
    if ";" in text and "," in text:
        return tuple(piece for piece in re.split(rf";{_OUTSIDE}", text) if person(piece))
    people: list[str] = []
    for piece in pieces_of(text):
        is_more = is_extra(piece) or (
            piece[:1].islower() and bool(people) and is_full_name(people[-1])
        )
        if people and is_more and not is_full_name(piece):
            people[-1] += f", {piece}"
        else:
            people.append(piece)
    known = [one for one in people if is_nobody(one) or _is_name(one)]
    return tuple(one for one in people if not is_nobody(one)) if len(known) == len(people) else ()


def _is_name(text: str) -> bool:
    one = person(text)
    return one is not None and (
        is_full_name(one.name) or is_short_name(one.name) or len(one.name.split()) <= 4
    )
