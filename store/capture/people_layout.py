"""Many lines of a list as the text of each person: bullets, wrapped lines, several lines for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from store.capture.people_headings import UNSAID, said_of_all
from store.capture.people_pieces import COMMA, evened, is_address, names_several
from store.capture.person import (
    KnownNames,
    is_extra,
)
from store.language.blanks import BLANKS, B, words
from store.language.people_words import (
    could_be_name,
    is_first_name,
    is_full_name,
    is_title,
    listed,
)
from store.language.spelling import spelling

_LEADING_SIGN = re.compile(
    rf"{B}*(?:[-+*•·–▪‣]{B}+|\(?(?:\d{{1,3}}[.)]|[^\W\d_]\)){B}+)?(?:\[([ xX]?)\]{B}*|([✓✔☑✅✗✘☐❌]){B}*)?"
)
"""What stands before a person: a bullet, a number, a letter, a box or a tick."""


def persons_in(blocks: Sequence[Sequence[str]], known: KnownNames, *, over: bool) -> Iterator[str]:
    """Yield the text of each person, or line above several, with its lines joined by commas."""

    def is_heading(line: str) -> bool:
        return said_of_all(line, UNSAID, known, over=over) is not None

    whole = _each_is_one_person([b for b in blocks if not (len(b) == 1 and is_heading(b[0]))])
    for block in blocks:
        if whole and not is_heading(block[0]):
            yield ", ".join(_unwrapped(block))
        else:
            yield from _in_block(block, known, is_heading, apart=len(blocks) > 1, over=over)


def blocks_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines between empty lines, without signs in front of them."""
    block: list[str] = []
    ticked = any(_tick(line) in listed("mark", "present") for line in lines)
    for line in lines:
        text = evened(_without_sign(line, ticked=ticked))
        if text:
            block.append(text.replace("\t", ", "))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _tick(line: str) -> str | None:
    """Return the tick before a person, no character for an empty box; None where there is neither."""
    sign = _LEADING_SIGN.match(line)
    found = next((tick for tick in sign.groups() if tick is not None), None) if sign else None
    return None if found is None else spelling(found)


def _without_sign(line: str, *, ticked: bool) -> str:
    """Return a line without the sign before it; where some are ticked, those who are not were absent."""
    sign = _LEADING_SIGN.match(line)
    text = line[sign.end() :].strip(BLANKS) if sign else line.strip(BLANKS)
    away = ticked and _tick(line) in ("", *listed("mark", "absent"))
    return f"{text} (absent)" if away and text else text


def _unwrapped(block: Sequence[str]) -> list[str]:
    """Return the lines of a person; one that begins in lower case belongs to the line above it."""
    lines: list[str] = []
    for line in block:
        if lines and line[:1].islower() and not is_extra(line):
            lines[-1] += " " + line
        else:
            lines.append(line.rstrip(BLANKS + ","))
    return lines


def _each_is_one_person(persons: Sequence[Sequence[str]]) -> bool:
    """Return whether empty lines part persons: each block is a name and one to three lines about it."""
    return len(persons) > 1 and all(
        2 <= len(block) <= 4
        and could_be_name(block[0])
        and not any(is_full_name(line) or ":" in line for line in block[1:])
        for block in persons
    )


def _in_block(
    block: Sequence[str],
    known: KnownNames,
    is_heading: Callable[[str], bool],
    *,
    apart: bool,
    over: bool,
) -> Iterator[str]:
    """Yield the persons of a block of lines.

    A line goes on with the person above where the one before it ends in a comma, where it can be no name,
    where it begins in lower case, or where a title came before it and empty lines part the persons.
    """
    person: list[str] = []
    open_end, titled = False, False
    for line in block:
        bare = line.rstrip(BLANKS + ",")
        if person and not open_end and _is_wrapped(person[-1], line, known):
            person[-1] += " " + bare
        elif (
            person
            and not is_heading(line)
            and (open_end or (apart and titled) or _goes_on(person, line, known, over=over))
        ):
            person.append(bare)
        elif len(person) == 1 and _is_only_title(person[0]) and not is_heading(person[0]):
            person.insert(0, bare)
        else:
            if person:
                yield ", ".join(person)
            person = [bare]
        open_end, titled = line.endswith(","), is_title(line)
    if person:
        yield ", ".join(person)


def _is_wrapped(above: str, line: str, known: KnownNames) -> bool:
    """Return whether a line break fell within a piece: before lower case, or between the words of a name."""
    if line[:1].islower():
        return not is_extra(line, known)
    last, first = COMMA.split(above)[-1].strip(BLANKS), COMMA.split(line)[0]
    single = len(words(last)) == len(words(first)) == 1 and could_be_name(first)
    within = "," in above and "," in line and single and not known.is_place(last)
    return within and names_several(above, known)


def _goes_on(above: Sequence[str], line: str, known: KnownNames, *, over: bool) -> bool:
    """Return whether a line begins with what can be no name, and so says more of the person above."""
    first, name = COMMA.split(line)[0], above[0]
    if is_extra(first, known):
        return not (is_address(first) and any("@" in one for one in above))
    return not (over or ":" in line or known.is_place(name)) and known.is_place(first)


def _is_only_title(line: str) -> bool:
    return is_title(line) and "," not in line and not any(map(is_first_name, words(line)))
