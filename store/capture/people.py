"""Lists of people, in any shape that people paste.

On one line commas separate persons, and *&*, *och*, *and* the last; with semicolons each person may have
commas inside. Over many lines there is one person a line, or over two. What stands after a name is told
apart by its looks: an e-mail address, a telephone number, a party, a role, a title, and for the rest an
organisation and a unit.

Everything here gives :class:`store.model.records.Participant` without ``uid``: what a list says of a person,
not yet who it is. :mod:`store.capture.meant_people` finds that out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from store.capture.person import is_extra, is_title, read_person
from store.language.blanks import BLANKS, B, squeezed, words
from store.language.spelling import spelling
from store.language.words import AND_WORDS, ATTENDANCE, LIST_HEADINGS, STANDING, Term, by_word
from store.model.records import Participant

Known = Callable[[str], bool]
"""Says whether words name a participant that is there already."""

_AND = re.compile(rf"{B}+(?:{'|'.join(AND_WORDS)}){B}+|{B}*&{B}*", re.IGNORECASE)
_OUTSIDE_PARENTHESES = r"(?![^()]{0,200}\))"
_COMMA = re.compile(rf",{_OUTSIDE_PARENTHESES}")
_SEMICOLON = re.compile(rf";{_OUTSIDE_PARENTHESES}")
_LEADING_SIGN = re.compile(f"[{BLANKS}]*(?:[-*•·–▪‣]{B}+|\\d{{1,3}}[.)]{B}+)?")
_ONLY_PARTY = re.compile(r"\([^()]{1,40}\)")
_CAPITAL_WORD = re.compile(r"[^\W\d_a-zåäöéüøæ][^\d@()]*")
_PARTICLES = (
    "af",
    "av",
    "da",
    "de",
    "del",
    "den",
    "der",
    "di",
    "du",
    "la",
    "le",
    "van",
    "von",
    "y",
)
_HEADINGS = {spelling(word) for word in LIST_HEADINGS}
_ATTENDANCE = by_word(ATTENDANCE)
_STANDING = by_word(STANDING)
_MANY = 5


def nobody(_: str) -> bool:
    """Say that no participant is there yet."""
    return False


def split_names(text: str) -> list[str]:
    """Return the names in ``text``, however they are separated."""
    pieces = (piece for part in re.split("[,;]", text) for piece in _AND.split(part))
    return [squeezed(piece) for piece in pieces if piece.strip(BLANKS + ".")]


# One line ---------------------------------------------------------------------------------------


def read_people(text: str, known: Known = nobody) -> list[Participant]:
    """Return the people in a list on one line.

    Args:
        text: the list.
        known: tells names from titles where both are in lower case.
    """
    if ";" in text:
        return [read_person(piece) for piece in _SEMICOLON.split(text) if piece.strip(BLANKS)]
    pieces = [squeezed(piece) for piece in _COMMA.split(text) if piece.strip(BLANKS)]
    if _runs_on(pieces):
        return _read_run_on(pieces)
    return [read_person(", ".join(fields)) for fields in _with_extras(pieces, known)]


def _with_extras(pieces: Sequence[str], known: Known) -> list[list[str]]:
    """Return the pieces of each person: a name, and what follows it that can be no name."""
    persons: list[list[str]] = []
    for piece in (part for joined in pieces for part in _AND.split(joined)):
        if persons and is_extra(piece) and not known(piece):
            persons[-1].append(piece)
        elif piece.strip(BLANKS):
            persons.append([piece])
    return persons


def _runs_on(pieces: Sequence[str]) -> bool:
    """Return whether line breaks between persons have been lost: ``Name, (s), Place Name, (m), …``."""
    return len(pieces) > 3 and _ONLY_PARTY.fullmatch(pieces[1]) is not None


def _read_run_on(pieces: Sequence[str]) -> list[Participant]:
    """Read ``Name, (s), Place Name, (m), Place``: a name is the last two words before its comma."""
    persons = [[pieces[0]]]
    for number, piece in enumerate(pieces[1:], 2):
        place, name = ("", "")
        if number < len(pieces) and not _ONLY_PARTY.fullmatch(piece):
            place, name = _split_run_on(piece)
        persons[-1].append(place if name else piece)
        if name:
            persons.append([name])
    return [read_person(", ".join(filter(None, fields))) for fields in persons]


def _split_run_on(piece: str) -> tuple[str, str]:
    """Return the place and the name in ``Norrby stad Anna- Lisa Ek``; no name where there is none."""
    parts = words(piece)
    at = len(parts) - 2
    while at > 0 and parts[at - 1].endswith("-"):
        at -= 1
    if at < 0 or not all(_CAPITAL_WORD.fullmatch(part) for part in parts[at:]):
        return piece, ""
    return " ".join(parts[:at]), " ".join(parts[at:])


# Many lines -------------------------------------------------------------------------------------


def read_people_lines(lines: Sequence[str], known: Known = nobody) -> list[Participant]:
    """Return the people in a pasted list, one a line or over several lines.

    A line such as "Frånvarande:" says how those below it attended.
    """
    people: list[Participant] = []
    said = Participant("", "")
    for text in _persons(lines):
        heading = _heading(text)
        if heading is not None:
            said = heading
            continue
        found = read_people(text, known) if _names_several(text) else [read_person(text)]
        people.extend(_below(said, person) for person in found if person.name)
    return people


def _below(said: Participant, person: Participant) -> Participant:
    return replace(
        person,
        attendance=person.attendance or said.attendance,
        standing=person.standing or said.standing,
    )


def _heading(line: str) -> Participant | None:
    """Return what a line above several persons says of them; None where it is no such line."""
    if "," in line:
        return None
    word = spelling(line.rstrip(BLANKS + ":;."))
    attendance, standing = _ATTENDANCE.get(word), _STANDING.get(word)
    if attendance or standing:
        return Participant("", "", attendance=_name(attendance), standing=_name(standing))
    return Participant("", "") if word in _HEADINGS or line.endswith(":") else None


def _name(term: Term | None) -> Any:  # one of the names of the record
    return term.name if term else None


def _names_several(line: str) -> bool:
    """Return whether one line of a pasted list holds several names after all."""
    if ";" in line or _runs_on(_COMMA.split(line)):
        return True
    pieces = [squeezed(p) for part in _COMMA.split(line) for p in _AND.split(part)]
    pieces = [piece for piece in pieces if piece]
    if not all(map(_looks_like_name, pieces)):
        return False
    full = all(len(words(piece)) > 1 for piece in pieces)
    joined = _AND.search(line) is not None and (len(pieces) > 2 or (full and len(pieces) == 2))
    return joined or (full and len(pieces) >= _MANY)


def _looks_like_name(piece: str) -> bool:
    parts = words(piece)
    return 0 < len(parts) <= 5 and all(
        _CAPITAL_WORD.fullmatch(part) or part.casefold() in _PARTICLES for part in parts
    )


def _persons(lines: Sequence[str]) -> Iterator[str]:
    """Yield the text of each person, or line above several, with its lines joined by commas."""
    blocks = list(_blocks(lines))
    whole = _each_is_one_person(blocks)
    for block in blocks:
        if whole and not _heading(block[0]):
            yield ", ".join(_unwrapped(block))
        else:
            yield from _in_block(block, apart=len(blocks) > 1)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines between empty lines, without signs in front of them."""
    block: list[str] = []
    for line in lines:
        text = line[_LEADING_SIGN.match(line).end() :].strip(BLANKS)  # type: ignore[union-attr]
        if text:
            block.append(text.replace("\t", ", "))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _unwrapped(block: Sequence[str]) -> list[str]:
    """Return the lines of a person; one that begins in lower case belongs to the line above it."""
    lines: list[str] = []
    for line in block:
        if lines and line[:1].islower() and not is_extra(line):
            lines[-1] += " " + line
        else:
            lines.append(line.rstrip(BLANKS + ","))
    return lines


def _each_is_one_person(blocks: Sequence[Sequence[str]]) -> bool:
    """Return whether empty lines part persons: each block is a name and one to three lines about it."""
    persons = [block for block in blocks if not (len(block) == 1 and _heading(block[0]))]
    return len(persons) > 1 and all(
        2 <= len(block) <= 4 and _looks_like_name(block[0]) and not any("," in x for x in block)
        for block in persons
    )


def _in_block(block: Sequence[str], *, apart: bool) -> Iterator[str]:
    """Yield the persons of a block of lines.

    A line goes on with the person above where the one before it ends in a comma, where it can be no name,
    where it begins in lower case, or where a title came before it and empty lines part the persons.
    """
    person: list[str] = []
    open_end, titled = False, False
    for line in block:
        if person and line[:1].islower() and not open_end and not is_extra(line):
            person[-1] += " " + line
        elif person and (open_end or is_extra(line) or (apart and titled)) and not _heading(line):
            person.append(line.rstrip(BLANKS + ","))
        elif len(person) == 1 and is_title(person[0]) and not _heading(person[0]):
            person.insert(0, line.rstrip(BLANKS + ","))
        else:
            if person:
                yield ", ".join(person)
            person = [line.rstrip(BLANKS + ",")]
        open_end, titled = line.endswith(","), is_title(line)
    if person:
        yield ", ".join(person)
