"""Lists of people, in any shape that people paste.

On one line commas separate persons, and *&*, *och*, *and* the last; with semicolons each person may have
commas inside. Over many lines there is one person a line, or over two; a table has a head row. What
stands after a name is told apart by its looks: an e-mail address, a telephone number, a party, a role, a
title, a reason, and for the rest an organisation and a unit.

Everything here gives :class:`store.model.records.Participant` without ``uid``: what a list says of a person,
not yet who it is. :mod:`store.capture.meant_people` finds that out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.capture.people_tables import people_in_table, unread_columns
from store.capture.person import (
    NOTHING,
    KnownNames,
    first_name_first,
    is_extra,
    is_known_party,
    is_last_name,
    read_person,
    title_and_name,
)
from store.language.blanks import BLANKS, B, squeezed, words
from store.language.people_words import (
    could_be_name,
    is_first_name,
    is_full_name,
    is_title,
    listed,
)
from store.language.spelling import spelling
from store.language.words import (
    AND_WORDS,
    ATTENDANCE,
    LIST_HEADINGS,
    ROLES,
    STANDING,
    Term,
    by_word,
)
from store.model.records import Participant

_AND_FIRST = re.compile(rf"^(?:{'|'.join(AND_WORDS)}){B}+", re.IGNORECASE)
_AND = re.compile(rf"{B}+(?:{'|'.join(AND_WORDS)}){B}+|{B}*&{B}*", re.IGNORECASE)
_OUTSIDE_BRACKETS = r"(?![^()\[\]]{0,200}[)\]])"
_COMMA = re.compile(rf",{_OUTSIDE_BRACKETS}")
_SEMICOLON = re.compile(rf";{_OUTSIDE_BRACKETS}")
_QUOTED = re.compile(
    rf"(?:^|(?<=[,;{BLANKS}]))[\"”“]([^\"”“,;]{{1,60}}),{B}*([^\"”“,;]{{1,60}})[\"”“](?={B}*(?:[<,;]|$))"
)
"""A name as mail programs write it: last name, comma, first name, in quotes."""

_LEADING_SIGN = re.compile(
    rf"{B}*(?:[-*•·–▪‣]{B}+|\(?(?:\d{{1,3}}[.)]|[^\W\d_]\)){B}+)?(?:\[([ xX]?)\]{B}*|([✓✔☑✅✗✘☐❌]){B}*)?"
)
"""What stands before a person: a bullet, a number, a letter, a box or a tick."""
_SLASH = re.compile(rf"{B}+[/|]{B}+")
_BETWEEN_SLASHES = re.compile(r"[^,;]+")
_ONLY_PARTY = re.compile(r"\([^()]{1,40}\)")
_LABEL = re.compile(rf"([^:,;@]{{2,60}}?){B}*:{B}*")
_PROXY = re.compile(
    rf"[(,]{B}*(?:(?:proxy|ombud|ersättare|substitute){B}*:|ersätts av|företräds av|represented by)"
    rf"{B}*([^(),;]{{2,60}})\)?",
    re.IGNORECASE,
)
"""What names the one who is there in somebody's stead."""

_OTHERS = re.compile(
    rf"(?:^|[,{BLANKS}])({'|'.join(sorted(map(re.escape, listed('others')), key=len, reverse=True))})"
    rf"{B}*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADINGS = {spelling(word) for word in LIST_HEADINGS}
_ATTENDANCE = by_word(ATTENDANCE)
_STANDING = by_word(STANDING)
_ROLES = by_word(ROLES)
_UNSAID = Participant("", "")
_MANY = 5


def split_names(text: str) -> list[str]:
    """Return the names in ``text``, however they are separated."""
    pieces = (piece for part in re.split("[,;]", text) for piece in _AND.split(part))
    return [squeezed(piece) for piece in pieces if piece.strip(BLANKS + ".")]


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was read.

    Attributes:
        people: who is in it.
        left: words of it that are nobody and say nothing of anybody: ``m.fl.``, ``Bord 1``.
    """

    people: list[Participant]
    left: list[str]


# One line ---------------------------------------------------------------------------------------


def read_people(text: str, known: KnownNames = NOTHING) -> list[Participant]:
    """Return the people in a list on one line, as :func:`read_line` reads it."""
    return read_line(text, known).people


def read_line(text: str, known: KnownNames = NOTHING) -> ReadList:
    """Return a list on one line.

    Args:
        text: the list.
        known: tells apart what looks alike: names from titles, names from organisations.
    """
    left, known = _others(text), known.with_parties_of(text)
    text = _evened(text)
    if ";" in text:
        persons = [[piece] for piece in _SEMICOLON.split(text) if piece.strip(BLANKS)]
    else:
        pieces = [squeezed(piece) for piece in _COMMA.split(text) if piece.strip(BLANKS)]
        persons = _run_on(pieces) if _runs_on(pieces) else _with_extras(pieces, known)
    return ReadList([p for fields in persons for p in _read_one(", ".join(fields), known)], left)


def _others(text: str) -> list[str]:
    """Return the words that say that there were more than a list names: ``m.fl.``."""
    return [found[1] for found in _OTHERS.finditer(text)]


def _evened(text: str) -> str:
    """Return a line with commas between fields, first names first, and without those who are not named."""
    text = _QUOTED.sub(r"\2 \1", _OTHERS.sub("", text))
    return _BETWEEN_SLASHES.sub(_with_commas, text) if _SLASH.search(text) else text


def _with_commas(piece: re.Match[str]) -> str:
    """Return a name and fields between slashes with commas in their place; within a field a slash stays."""
    name, *fields = _SLASH.split(piece[0])
    return ", ".join((name, *fields)) if could_be_name(name) else piece[0]


def _read_one(text: str, known: KnownNames) -> list[Participant]:
    """Return the person that a text tells of, and the one who is there in their stead, if it says who."""
    proxy = _PROXY.search(text)
    if proxy is None:
        return [read_person(text, known)]
    person = read_person(f"{text[: proxy.start()]}{text[proxy.end() :]}", known)
    stands_in = read_person(proxy[1], known)
    return [person, replace(stands_in, substitute_for=person.name, attendance="present")]


def _with_extras(pieces: Sequence[str], known: KnownNames) -> list[list[str]]:
    """Return the pieces of each person: a name, and what follows it that can be no name."""
    persons: list[list[str]] = []
    turned = _are_turned(pieces)
    for piece in (part for joined in pieces for part in _at_and(joined, known)):
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
        return not (_is_address(piece) and any("@" in field for field in person))
    if known.is_place(piece):
        whole = known.is_whole(piece)
        return not (whole and any(known.is_whole(field) for field in person))
    if piece.isupper() and is_known_party(piece, known):
        return True
    return piece[:1].islower() and not person[0][:1].islower()


def _is_address(piece: str) -> bool:
    return "@" in piece and len(words(piece)) == 1


def _are_turned(pieces: Sequence[str]) -> bool:
    """Return whether a list goes ``Ek, Anna, Al, Bo``: last names, each before its first name."""
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    return len(pieces) == 2 * len(pairs) and all(
        is_last_name(last) and is_first_name(first) for last, first in pairs
    )


def _at_and(piece: str, known: KnownNames) -> list[str]:
    """Return the persons that *och* joins, or the piece where it stands within an organisation or a title."""
    parts = [part for part in _AND.split(_AND_FIRST.sub("", piece, 1)) if part.strip(BLANKS)]
    lower = [part for part in parts if part[:1].islower() and not known.is_person(part)]
    within = 0 < len(lower) < len(parts) or any(part.endswith("-") for part in parts)
    return [piece] if within else parts


def _runs_on(pieces: Sequence[str]) -> bool:
    """Return whether line breaks between persons have been lost: ``Name, (s), Place Name, (m), …``."""
    return len(pieces) > 3 and _ONLY_PARTY.fullmatch(pieces[1]) is not None


def _run_on(pieces: Sequence[str]) -> list[list[str]]:
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


# Many lines -------------------------------------------------------------------------------------


def read_people_lines(lines: Sequence[str], known: KnownNames = NOTHING) -> list[Participant]:
    """Return the people in a pasted list, as :func:`read_list` reads it."""
    return read_list(lines, known).people


def read_list(lines: Sequence[str], known: KnownNames = NOTHING) -> ReadList:
    """Return a pasted list: a table, or one person a line or over several lines.

    A line such as "Frånvarande:" or "Norrby kommun:" says something of those below it.
    """
    table = people_in_table(lines, known)
    if table is not None:
        return ReadList(table, unread_columns(lines))
    known = known.with_parties_of("\n".join(lines))
    blocks = list(_blocks(lines))
    read = ReadList([], [one for line in lines for one in _others(line)])
    if title := _title_of_list(blocks, known):
        blocks[0] = blocks[0][1:]
        read.left.append(title)
    over, said = _begins_with_heading(blocks, known), _UNSAID
    for text in _persons(list(filter(None, blocks)), known, over=over):
        heading = _heading(text, said, known, over=over)
        if heading is None:
            _read_persons(text, said, known, read)
            continue
        said = heading
        if heading == _UNSAID and spelling(text.rstrip(BLANKS + ":;.")) not in _HEADINGS:
            read.left.append(text)
    return read


def _read_persons(text: str, said: Participant, known: KnownNames, read: ReadList) -> None:
    """Add the people that a line names, below what was said above it, to what was read."""
    label, over, names = _labelled(text, said, known)
    if label and over == said:
        read.left.append(label)
    several = _names_several(names, known)
    found = read_people(names, known) if several else _read_one(names.replace(";", ","), known)
    read.people.extend(_below(over, person) for person in found if person.name)


def _below(said: Participant, person: Participant) -> Participant:
    """Return a person with what a line above, or words before a colon, say of several."""
    person = replace(
        person,
        attendance=person.attendance or said.attendance,
        standing=person.standing or said.standing,
        roles=tuple(dict.fromkeys((*said.roles, *person.roles))),
        party=person.party or said.party,
    )
    if said.organisation is None or person.is_organisation:
        return person
    unit = ", ".join(filter(None, (person.organisation, person.unit)))
    return replace(person, organisation=said.organisation, unit=unit or None)


def _heading(line: str, said: Participant, known: KnownNames, *, over: bool) -> Participant | None:
    """Return what is said of those below a line that stands above several; None where it is no such line.

    Args:
        line: the line.
        said: what was said of those above it.
        known: tells organisations.
        over: whether organisations and parties stand above their people.
    """
    if "," in line:
        return None
    word, ends = line.rstrip(BLANKS + ":;."), line.endswith(":")
    found = _says(word, said, known) if ends or over else _says_how(word)
    if found is not None:
        return found
    return _UNSAID if spelling(word) in _HEADINGS or ends else None


def _labelled(line: str, said: Participant, known: KnownNames) -> tuple[str, Participant, str]:
    """Return the words before a colon, what they say of the people after it, and the people."""
    found = _LABEL.match(line)
    if found is None or found.end() == len(line):
        return "", said, line
    label, names = found[1], line[found.end() :]
    if (over := _says(label, said, known)) is not None:
        return label, over, names
    return (label, said, names) if _stands_over_names(label, names, known) else ("", said, line)


def _stands_over_names(label: str, rest: str, known: KnownNames) -> bool:
    """Return whether words before a colon are nobody, and only persons stand after it: ``Bord 1: …``."""
    pieces = [piece for part in _COMMA.split(rest) for piece in _at_and(part, known)]
    return not could_be_name(label) and all(
        _is_somebody(squeezed(piece), known) for piece in pieces
    )


def _says(words_: str, said: Participant, known: KnownNames) -> Participant | None:
    """Return what an organisation, a role, or how they attended says of several, with what held before."""
    word = spelling(words_)
    if how := _says_how(words_):
        return how
    if word in listed("party", "names"):
        return replace(said, party=words_)
    if word in _ROLES:
        return replace(said, roles=(_ROLES[word].name,))
    return replace(said, organisation=words_) if known.is_place(words_) else None


def _says_how(words_: str) -> Participant | None:
    attendance, standing = (terms.get(spelling(words_)) for terms in (_ATTENDANCE, _STANDING))
    if not attendance and not standing:
        return None
    return replace(_UNSAID, attendance=_name(attendance), standing=_name(standing))


def _name(term: Term | None) -> Any:  # one of the names of the record
    return term.name if term else None


def _names_several(line: str, known: KnownNames) -> bool:
    """Return whether one line of a pasted list holds several names after all."""
    parted = [squeezed(piece) for piece in _SEMICOLON.split(line)]
    pieces = [squeezed(p) for part in _COMMA.split(line) for p in _at_and(part, known)]
    pieces = [piece for piece in pieces if piece]
    if len(parted) > 1:
        return not all(is_extra(p, known) or known.is_place(p) for p in parted[1:] if p)
    if _runs_on(pieces) or sum(_is_somebody(piece, known) for piece in pieces) > 1:
        return True
    if not all(map(could_be_name, pieces)) or any(map(known.is_place, pieces)):
        return False
    full = all(len(words(piece)) > 1 for piece in pieces)
    joined = _AND.search(line) is not None and (len(pieces) > 2 or (full and len(pieces) == 2))
    return joined or (full and len(pieces) >= _MANY)


def _is_somebody(piece: str, known: KnownNames) -> bool:
    bare = squeezed(re.sub(r"[(<][^()<>]{0,120}[)>]", " ", piece))
    return is_full_name(bare) or known.is_person(bare)


def _begins_with_heading(blocks: Sequence[Sequence[str]], known: KnownNames) -> bool:
    """Return whether an organisation or party stands alone on the first line, above its people."""
    lines = [
        line.rstrip(":") for block in blocks for line in block if not _says_how(line.rstrip(":"))
    ]
    says = [_says(line, _UNSAID, known) is not None and "," not in line for line in lines]
    return bool(says) and says[0] and not all(says)


def _title_of_list(blocks: Sequence[Sequence[str]], known: KnownNames) -> str:
    """Return the one word on the first line that is nobody, above lines that each begin with a full name."""
    first, *others = [line for block in blocks for line in block] or [""]
    people = sum(_is_somebody(_COMMA.split(line)[0], known) for line in others)
    alone = len(words(first)) == 1 and could_be_name(first) and not is_first_name(first)
    is_title_of_it = alone and people > 1 and not known.is_person(first)
    return first if is_title_of_it and _says(first, _UNSAID, known) is None else ""


def _persons(blocks: Sequence[Sequence[str]], known: KnownNames, *, over: bool) -> Iterator[str]:
    """Yield the text of each person, or line above several, with its lines joined by commas."""

    def is_heading(line: str) -> bool:
        return _heading(line, _UNSAID, known, over=over) is not None

    whole = _each_is_one_person([b for b in blocks if not (len(b) == 1 and is_heading(b[0]))])
    for block in blocks:
        if whole and not is_heading(block[0]):
            yield ", ".join(_unwrapped(block))
        else:
            yield from _in_block(block, known, is_heading, apart=len(blocks) > 1, over=over)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines between empty lines, without signs in front of them."""
    block: list[str] = []
    ticked = any(_tick(line) in listed("mark", "present") for line in lines)
    for line in lines:
        text = _evened(_without_sign(line, ticked=ticked))
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
    return f"{text} ({_ATTENDANCE['absent'].name})" if away and text else text


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
    last, first = _COMMA.split(above)[-1].strip(BLANKS), _COMMA.split(line)[0]
    single = len(words(last)) == len(words(first)) == 1 and could_be_name(first)
    within = "," in above and "," in line and single and not known.is_place(last)
    return within and _names_several(above, known)


def _goes_on(above: Sequence[str], line: str, known: KnownNames, *, over: bool) -> bool:
    """Return whether a line begins with what can be no name, and so says more of the person above."""
    first, name = _COMMA.split(line)[0], above[0]
    if is_extra(first, known):
        return not (_is_address(first) and any("@" in one for one in above))
    return not (over or ":" in line or known.is_place(name)) and known.is_place(first)


def _is_only_title(line: str) -> bool:
    return is_title(line) and "," not in line and not any(map(is_first_name, words(line)))
