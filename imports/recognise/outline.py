"""Headings taken apart: §, heading, time budget, presenter; and the parts of a document below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imports.recognise.draft import DraftPart
from imports.recognise.grouping import starts_group, starts_question
from imports.recognise.lines import ReadLine
from imports.recognise.person import is_full_name, is_short_name
from imports.recognise.times import first_time
from imports.recognise.vocabulary import said, words

_PARAGRAPH = re.compile(r"§+\s?(\d+(?:\.\d+)*(?:\s?[a-z]\b)?)[.:]?\s*[–-]?\s*")
_BUDGET = re.compile(
    r"\(([^()]*?\b(\d{1,3})\s?(?:m|min|mins|minuter|minutes|minute timebox|minute)\b[^()]*)\)",
    re.IGNORECASE,
)
_PRESENTER = re.compile(r"\s\(([^()]{2,60})\)\s*$")
_TIME_LAST = re.compile(r"\s+(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?:\s?[–-]\s?\d{1,2}[.:]\d\d)?$")


def parts_of(lines: Sequence[ReadLine]) -> list[DraftPart]:
    """Return the parts of a document; the first has no heading and may have no lines.

    Headings that only name a group or a question belong to the exercise of the part they stand in.
    """
    parts = [DraftPart()]
    base = min((line.level for line in lines if line.shape == "heading"), default=1)
    group_level = 0
    for line in lines:
        if line.shape == "heading" and not _is_of_exercise(line, group_level):
            group_level = 0
            parts.append(_part(line, line.level - base + 1))
        else:
            if line.shape == "heading" and starts_group(line.text):
                group_level = line.level
            parts[-1].lines.append(line)
    return parts


def _is_of_exercise(line: ReadLine, group_level: int) -> bool:
    if starts_group(line.text):
        return True
    return bool(group_level) and (
        line.level > group_level or starts_question(line.text) is not None
    )


def _part(line: ReadLine, level: int) -> DraftPart:
    part = DraftPart(line.text, level, line.number)
    found = _PARAGRAPH.match(line.text)
    if found:
        part.paragraph = found[1]
        part.heading = line.text[found.end() :].strip() or None
    if part.heading:
        _read_heading(part, part.heading)
    bare = said(part.heading or "")
    part.appendix = bare in words("headings", "appendix") or _begins_appendix(bare)
    return part


def _begins_appendix(bare: str) -> bool:
    first = bare.split(" ", 1)[0].rstrip("0123456789:.")
    return first in words("headings", "appendix") and len(bare) < 80 and first != "attachment"


def _read_heading(part: DraftPart, heading: str) -> None:
    """Find a time budget and presenters in a heading; its words stay."""
    budget = _BUDGET.search(heading)
    if budget:
        part.minutes = int(budget[2])
        who = re.sub(r"\d+\s?\w+\W*", "", budget[1]).strip(" ,–-")
        part.presenters = [who] if who and is_short_name(who) else []
        return
    if _TIME_LAST.search(heading) and (times := first_time(heading)):
        part.planned = f"{times.starts}–{times.ends}" if times.ends else times.starts
    presenter = _PRESENTER.search(heading)
    if presenter:
        names = [name.strip() for name in re.split(r",|&| och | and ", presenter[1])]
        if names and all(is_full_name(name) for name in names):
            part.presenters = names
