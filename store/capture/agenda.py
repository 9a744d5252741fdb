"""A pasted agenda: a section for each line, "09.00–09.30 Inledning (Anna, 10 min)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.capture.bullets import column
from store.capture.lines import open_item
from store.capture.people import split_names
from store.language.blanks import BLANKS, B, words
from store.language.dates import FoundTime, find_time
from store.model.names import Names
from store.model.records import Named

_SIGN = re.compile(f"(?P<indent>[{BLANKS}]*)(?:[-*•·–]{B}+|(?P<level>#{{1,6}}){B}+)?")
_AT_THE_END = re.compile(rf"{B}*\(([^()]+)\)$")
_MINUTES = re.compile(rf"(\d{{1,3}}){B}*(?:min|minuter|minutes)\.?", re.IGNORECASE)
_LENGTH = re.compile(rf"({B}*,{B}*|{B}+[-–—]{B}+|{B}+){_MINUTES.pattern}$", re.IGNORECASE)
_SEPARATORS = BLANKS + "-–—:"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of an agenda.

    Attributes:
        heading: its heading, None where only a time was written.
        indented: how far the line is indented, in columns.
        level: the level that ``##`` says, None without.
        paragraph: its §, where one was written.
        planned: when it begins, ``HH:MM``.
        minutes: how long it is meant to take.
        presenters: who presents it.
    """

    heading: str | None
    indented: int = 0
    level: int | None = None
    paragraph: str | None = None
    planned: str | None = None
    minutes: int | None = None
    presenters: tuple[Named, ...] = ()


def read_agenda_line(line: str, names: Names) -> AgendaItem:
    """Return what one line of an agenda says."""
    sign = _SIGN.match(line)
    rest = line[sign.end() :].strip(BLANKS + "\n") if sign else line
    found = find_time(rest)
    clock = found if isinstance(found, FoundTime) else None
    if clock is not None:
        rest = rest[clock.end :].strip(_SEPARATORS)
    rest, presenters, minutes = _take_presenters(rest, names)
    rest, length = _take_length(rest)
    item = open_item(rest[1:].strip(BLANKS)) if rest.startswith("§") else None
    return AgendaItem(
        heading=item.heading if item else rest or None,
        indented=column(sign["indent"]) if sign else 0,
        level=len(sign["level"]) if sign and sign["level"] else None,
        paragraph=item.paragraph if item else None,
        planned=clock.starts if clock else None,
        minutes=minutes or length or (clock.minutes if clock else None),
        presenters=presenters,
    )


def _take_presenters(text: str, names: Names) -> tuple[str, tuple[Named, ...], int | None]:
    """Take names and minutes in parentheses off the end; anything else there is part of the heading."""
    match = _AT_THE_END.search(text)
    if match is None:
        return text, (), None
    presenters, minutes = [], None
    for piece in split_names(match[1]):
        if duration := _MINUTES.fullmatch(piece):
            minutes = int(duration[1])
        elif names.find(piece) or _looks_like_name(piece):
            presenters.append(names.named(piece))
        else:
            return text, (), None
    return text[: match.start()], tuple(presenters), minutes


def _take_length(text: str) -> tuple[str, int | None]:
    """Take minutes behind a comma or a dash off the end; behind a blank alone they stay there as well."""
    match = _LENGTH.search(text)
    if match is None:
        return text, None
    apart = match[1].strip(BLANKS)
    return text[: match.start()] if apart else text, int(match[2])


def _looks_like_name(piece: str) -> bool:
    parts = words(piece)
    return len(parts) <= 4 and all(part[0].isupper() for part in parts) and piece.upper() != piece
