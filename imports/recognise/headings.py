"""Which lines are headings: those marked so, and those that only look it.

A bold line alone, ``§ 5``, ``TOP 3``, a number before a short line, in plain text a short line over running
text: all become lines of the shape ``heading``, with a level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from imports.recognise.dates import Reckoning, dates_in
from imports.recognise.grouping import is_group_line
from imports.recognise.heading_lines import (
    FEW,
    LONGEST,
    NUMBER,
    SENTENCE_ENDS,
    become,
    is_people_or_head,
)
from imports.recognise.lines import ReadLine
from imports.recognise.short_headings import promote_short
from imports.recognise.times import first_time
from imports.recognise.vocabulary import said, words

_PARAGRAPH = re.compile(r"§+\s?\d+(?:\.\d+)*\s?[a-z]?\b")
_TOP = re.compile(r"(?:TOP|Top|Punkt|Item|Sak|Case|Agenda item)\s?\d+(?:\.\d+)*\s?[:.)–-]?\s*\S")
_LONGEST_MARKED = 140


def with_headings(lines: list[ReadLine], *, plain: bool) -> list[ReadLine]:
    """Return the lines with those that are headings marked so.

    Args:
        lines: of one document.
        plain: whether the source has no signs for headings, so that short lines may be some.
    """
    marked = sum(line.shape == "heading" for line in lines)
    if not plain and marked <= 1:
        _number_items(lines)
    level = _lowest(lines)
    for place, line in enumerate(lines):
        if line.shape == "heading":
            level = line.level
        elif line.shape in ("text", "item"):
            _promote_marked(lines, place, level)
    if plain or marked < 2:
        _promote_numbered(lines)
        promote_short(lines)
    lines = _joined_paragraphs(lines)
    if plain:
        _lower(lines)
    return lines


def _lower(lines: Sequence[ReadLine]) -> None:
    """Put headings that only look it below the § or appendix that they stand in."""
    below = 0
    for line in lines:
        if line.shape != "heading":
            continue
        first = said(line.text).split(" ", 1)[0]
        if _PARAGRAPH.match(line.text) or first in words("headings", "appendix"):
            below = line.level
        elif below and line.level <= below:
            line.level = below + 1


def _lowest(lines: Sequence[ReadLine]) -> int:
    return min((line.level for line in lines if line.shape == "heading"), default=1)


# Marked otherwise -----------------------------------------------------------------------------


def _promote_marked(lines: Sequence[ReadLine], place: int, level: int) -> None:
    """Make a line a heading that a sign or bold letters mark as one."""
    line = lines[place]
    text = line.text
    if len(text) > _LONGEST_MARKED or line.depth:
        return
    if line.shape == "text" and (_PARAGRAPH.match(text) or (_TOP.match(text) and line.first)):
        if line.first and not text.endswith((".", ",")) and not _is_span(text):
            become(line, max(level, 2))
    elif line.bold and line.shape == "text" and line.first and _is_bold_heading(lines, place):
        become(line, min(level + 1, 6))


def _is_span(text: str) -> bool:
    """Return whether a text speaks of several paragraphs: ``§ 1 - § 3``."""
    return len(_PARAGRAPH.findall(text)) > 1


def _is_bold_heading(lines: Sequence[ReadLine], place: int) -> bool:
    line = lines[place]
    if is_group_line(line.text) or is_people_or_head(line):
        return False
    bare = line.text.rstrip(": ")
    if not bare or bare[-1:] in ".!,;" or not any(map(str.isalpha, bare)):
        return False
    return place + 1 < len(lines) and (line.alone or lines[place + 1].shape != "heading")


def _number_items(lines: list[ReadLine]) -> None:
    """Make the outermost numbered items headings where they carry the document: an agenda with its notes."""
    places = [
        n
        for n, line in enumerate(lines)
        if line.shape == "item" and line.depth == 0 and line.ordered
    ]
    if len(places) < FEW:
        return
    with_content = [n for n in places if n + 1 < len(lines) and lines[n + 1].depth > 0]
    if len(with_content) * 3 < len(places) or any(
        len(lines[n].text) > _LONGEST_MARKED for n in places
    ):
        return
    ends = [*places[1:], len(lines)]
    for place, end in zip(places, ends, strict=True):
        line = lines[place]
        line.say(f"{line.marker} {line.text}")
        line.marker, line.checked = "", None
        become(line, 2)
        for below in lines[place + 1 : end]:
            if below.shape in ("item", "text") and below.depth:
                below.depth -= 1


def _promote_numbered(lines: Sequence[ReadLine]) -> None:
    """Make numbered short lines headings where there are several: the items of the agenda."""
    found = [
        line for line in lines if line.shape == "text" and line.first and _is_numbered(line.text)
    ]
    if len(found) >= FEW:
        for line in found:
            become(line, 2)


def _is_numbered(text: str) -> bool:
    return (
        len(text) <= LONGEST
        and text[-1:] not in SENTENCE_ENDS
        and text[:1].isdigit()
        and NUMBER.match(text) is not None
        and not first_time(text[:8])
        and not any(dates_in(text[:30], Reckoning(2000)))
    )


# In plain text --------------------------------------------------------------------------------


def _joined_paragraphs(lines: list[ReadLine]) -> list[ReadLine]:
    """Return the lines with ``§ 1`` alone and the heading below it as one heading."""
    found: list[ReadLine] = []
    for line in lines:
        above = found[-1] if found else None
        if (
            above is not None
            and above.shape == "heading"
            and _PARAGRAPH.fullmatch(above.text.strip(" .:"))
            and line.shape in ("text", "heading")
            and len(line.text) <= LONGEST
            and not _PARAGRAPH.match(line.text)
            and line.text[-1:] not in ".,;"
        ):
            above.say(f"{above.text} {line.text}")
        else:
            found.append(line)
    return found
