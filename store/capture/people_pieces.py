"""The pieces of a line of a list of people: which are persons, and which say more of the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.capture.person import (
    KnownNames,
    first_name_first,
    is_extra,
    is_known_party,
    is_last_name,
    title_and_name,
)
from store.language.blanks import BLANKS, B, squeezed, words
from store.language.people_words import (
    could_be_name,
    is_first_name,
    is_full_name,
    listed,
)
from store.language.words import (
    AND_WORDS,
    AS_WORDS,
    FROM_WORDS,
)

_AND_FIRST = re.compile(rf"^(?:{'|'.join(AND_WORDS)}){B}+", re.IGNORECASE)
AND = re.compile(rf"{B}+(?:{'|'.join(AND_WORDS)}){B}+|{B}*&{B}*", re.IGNORECASE)
_OUTSIDE_BRACKETS = r"(?![^()\[\]]{0,200}[)\]])"
COMMA = re.compile(rf",{_OUTSIDE_BRACKETS}")
SEMICOLON = re.compile(rf";{_OUTSIDE_BRACKETS}")
_QUOTED = re.compile(
    rf"(?:^|(?<=[,;{BLANKS}]))[\"”“]([^\"”“,;]{{1,60}}),{B}*([^\"”“,;]{{1,60}})[\"”“](?={B}*(?:[<,;]|$))"
)
"""A name as mail programs write it: last name, comma, first name, in quotes."""

_BEHIND_NAME = re.compile(
    rf"[(<][^()<>]{{0,120}}[)>]|{B}(?:{'|'.join((*FROM_WORDS, *AS_WORDS))}){B}.*"
)
"""What may stand behind a name: brackets, where somebody is from, what they are there as."""

_WHOLE_QUOTED = re.compile(
    rf"(?:^|(?<=[,;{BLANKS}]))['’\"”“]([^'’\"”“,;<>]{{2,60}})['’\"”“](?={B}*<)"
)
"""A whole name in quotes before its address."""

_BEFORE_NAMES = re.compile(
    rf"{B}*(?:(?:{'|'.join(sorted(listed('list', 'letter')))}){B}*:(?=[^:]*@)"
    rf"|(?:{'|'.join(sorted(listed('list', 'sentence')))})(?={B})){B}*",
    re.IGNORECASE,
)
"""What stands before the names on a line and is nobody: ``Kopia: bo@…``, ``Närvarande var Anna …``."""

_SLASH = re.compile(rf"{B}+[/|]{B}+")
_BETWEEN_SLASHES = re.compile(r"[^,;]+")
_ONLY_PARTY = re.compile(r"\([^()]{1,40}\)")
OTHERS = re.compile(
    rf"(?:^|[,{BLANKS}])({'|'.join(sorted(map(re.escape, listed('others')), key=len, reverse=True))})"
    rf"{B}*$",
    re.IGNORECASE | re.MULTILINE,
)
_MANY = 5


def evened(text: str) -> str:
    """Return a line with commas between fields, first names first, and without what is nobody."""
    text = _BEFORE_NAMES.sub("", text, 1) if _BEFORE_NAMES.match(text) else text
    text = _WHOLE_QUOTED.sub(r"\1", _QUOTED.sub(r"\2 \1", OTHERS.sub("", text)))
    return _BETWEEN_SLASHES.sub(_with_commas, text) if _SLASH.search(text) else text


def _with_commas(piece: re.Match[str]) -> str:
    """Return a name and fields between slashes with commas in their place; within a field a slash stays."""
    name, *fields = _SLASH.split(piece[0])
    return ", ".join((name, *fields)) if could_be_name(name) else piece[0]


def with_extras(pieces: Sequence[str], known: KnownNames) -> list[list[str]]:
    """Return the pieces of each person: a name, and what follows it that can be no name."""
    persons: list[list[str]] = []
    turned = _are_turned(pieces)
    for piece in (part for joined in pieces for part in at_and(joined, known)):
        if persons and _belongs(piece, persons[-1], known, turned=turned):
            persons[-1].append(piece)
        elif piece.strip(BLANKS):
            persons.append([piece])
    return persons


def _belongs(piece: str, person: Sequence[str], known: KnownNames, *, turned: bool) -> bool:
    """Return whether a piece of a list says more of the person before it, and is nobody else."""
    if known.is_person(piece):
        return False
    if (
        len(person) == 1
        and (turned or "@" in piece)
        and first_name_first([person[0], piece])[1:] == []
    ):
        return True
    if is_full_name(piece) or title_and_name(piece)[0]:
        return False
    if is_extra(piece, known):
        return not (is_address(piece) and any("@" in field for field in person))
    if known.is_place(piece):
        whole = known.is_whole(piece)
        return not (whole and any(known.is_whole(field) for field in person))
    if piece.isupper() and is_known_party(piece, known):
        return True
    return piece[:1].islower() and not person[0][:1].islower()


def is_address(piece: str) -> bool:
    """Return whether a piece is an e-mail address alone."""
    return "@" in piece and len(words(piece)) == 1


def _are_turned(pieces: Sequence[str]) -> bool:
    """Return whether a list goes ``Ek, Anna, Al, Bo``: last names, each before its first name."""
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    return len(pieces) == 2 * len(pairs) and all(
        is_last_name(last) and is_first_name(first) for last, first in pairs
    )


def at_and(piece: str, known: KnownNames) -> list[str]:
    """Return the persons that *och* joins, or the piece where it stands within an organisation or a title."""
    parts = [part for part in AND.split(_AND_FIRST.sub("", piece, 1)) if part.strip(BLANKS)]
    lower = [part for part in parts if part[:1].islower() and not known.is_person(part)]
    within = 0 < len(lower) < len(parts) or any(part.endswith("-") for part in parts)
    return [piece] if within else parts


def runs_on(pieces: Sequence[str]) -> bool:
    """Return whether line breaks between persons have been lost: ``Name, (s), Place Name, (m), …``."""
    return len(pieces) > 3 and _ONLY_PARTY.fullmatch(pieces[1]) is not None


def run_on(pieces: Sequence[str]) -> list[list[str]]:
    """Part ``Name, (s), Place Name, (m), Place``: a name is the last two words before its comma."""
    persons = [[pieces[0]]]
    for number, piece in enumerate(pieces[1:], 2):
        place, name = ("", "")
        if number < len(pieces) and not _ONLY_PARTY.fullmatch(piece):
            place, name = _split_run_on(piece)
        persons[-1].append(place if name else piece)
        if name:
            persons.append([name])
    return [list(filter(None, fields)) for fields in persons]


def _split_run_on(piece: str) -> tuple[str, str]:
    """Return the place and the name in ``Norrby stad Anna- Lisa Ek``; no name where there is none."""
    parts = words(piece)
    at = len(parts) - 2
    while at > 0 and parts[at - 1].endswith("-"):
        at -= 1
    if at < 0 or not all(part[:1].isupper() and could_be_name(part) for part in parts[at:]):
        return piece, ""
    return " ".join(parts[:at]), " ".join(parts[at:])


def names_several(line: str, known: KnownNames) -> bool:
    """Return whether one line of a pasted list holds several names after all."""
    parted = [squeezed(piece) for piece in SEMICOLON.split(line)]
    pieces = [squeezed(p) for part in COMMA.split(line) for p in at_and(part, known)]
    pieces = [piece for piece in pieces if piece]
    if len(parted) > 1:
        return not all(is_extra(p, known) or known.is_place(p) for p in parted[1:] if p)
    if runs_on(pieces) or sum(is_somebody(piece, known) for piece in pieces) > 1:
        return True
    if not all(map(could_be_name, pieces)) or any(map(known.is_place, pieces)):
        return False
    full = all(len(words(piece)) > 1 for piece in pieces)
    joined = AND.search(line) is not None and (len(pieces) > 2 or (full and len(pieces) == 2))
    return joined or (full and len(pieces) >= _MANY)


def is_somebody(piece: str, known: KnownNames) -> bool:
    """Return whether a piece is a full name, or that of a participant, whatever stands behind it."""
    bare = squeezed(_BEHIND_NAME.sub(" ", piece))
    return is_full_name(bare) or known.is_person(bare)
