"""Lists of people, in any shape that people paste.

On one line commas separate persons, and *&*, *och*, *and* the last; with semicolons each person may have
commas inside. Over many lines there is one person a line, or over several; a table has a head row. What
stands after a name is told apart by its looks: an e-mail address, a telephone number, a party, a role, a
title, a reason, and for the rest an organisation and a unit.

Everything here gives :class:`store.model.records.Participant` without ``uid``: what a list says of a person,
not yet who it is. :mod:`store.capture.meant_people` finds that out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.capture.people_headings import (
    HEADINGS,
    UNSAID,
    begins_with_heading,
    below,
    labelled,
    said_of_all,
    title_of_list,
)
from store.capture.people_layout import blocks_of, persons_in
from store.capture.people_pieces import (
    AND,
    COMMA,
    OTHERS,
    SEMICOLON,
    evened,
    names_several,
    run_on,
    runs_on,
    with_extras,
)
from store.capture.people_tables import people_in_table, unread_columns
from store.capture.person import (
    NOTHING,
    KnownNames,
    read_person,
)
from store.language.blanks import BLANKS, B, squeezed
from store.language.spelling import spelling
from store.model.records import Participant

_PROXY = re.compile(
    rf"[(,]{B}*(?:(?:proxy|ombud|ersättare|substitute){B}*:|ersätts av|företräds av|represented by)"
    rf"{B}*([^(),;]{{2,60}})\)?",
    re.IGNORECASE,
)
"""What names the one who is there in somebody's stead."""


def split_names(text: str) -> list[str]:
    """Return the names in ``text``, however they are separated."""
    pieces = (piece for part in re.split("[,;]", text) for piece in AND.split(part))
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
    label, said, text = labelled(evened(text), UNSAID, known)
    if said.roles:  # of a role the first person only has it, unless a line below others says so
        said, text = UNSAID, f"{label}: {text}"
    elif label and said == UNSAID:
        left.append(label)
    if ";" in text:
        persons = [[piece] for piece in SEMICOLON.split(text) if piece.strip(BLANKS)]
    else:
        pieces = [squeezed(piece) for piece in COMMA.split(text) if piece.strip(BLANKS)]
        persons = run_on(pieces) if runs_on(pieces) else with_extras(pieces, known)
    people = (one for fields in persons for one in _read_one(", ".join(fields), known))
    return ReadList([below(said, one) for one in people], left)


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
    blocks = list(blocks_of(lines))
    read = ReadList([], [one for line in lines for one in _others(line)])
    if title := title_of_list(blocks, known):
        blocks[0] = blocks[0][1:]
        read.left.append(title)
    over, said = begins_with_heading(blocks, known), UNSAID
    for text in persons_in(list(filter(None, blocks)), known, over=over):
        heading = said_of_all(text, said, known, over=over)
        if heading is None:
            _read_persons(text, said, known, read)
            continue
        said = heading
        if heading == UNSAID and spelling(text.rstrip(BLANKS + ":;.")) not in HEADINGS:
            read.left.append(text)
    return read


def _read_persons(text: str, said: Participant, known: KnownNames, read: ReadList) -> None:
    """Add the people that a line names, below what was said above it, to what was read."""
    label, over, names = labelled(text, said, known)
    if label and over == said:
        read.left.append(label)
    several = names_several(names, known)
    found = read_people(names, known) if several else _read_one(names.replace(";", ","), known)
    read.people.extend(below(over, person) for person in found if person.name)


def _others(text: str) -> list[str]:
    """Return the words that say that there were more than a list names: ``m.fl.``."""
    return [found[1] for found in OTHERS.finditer(text)]


def _read_one(text: str, known: KnownNames) -> list[Participant]:
    """Return the person that a text tells of, and the one who is there in their stead, if it says who."""
    proxy = _PROXY.search(text)
    if proxy is None:
        return [read_person(text, known)]
    person = read_person(f"{text[: proxy.start()]}{text[proxy.end() :]}", known)
    stands_in = read_person(proxy[1], known)
    return [person, replace(stands_in, substitute_for=person.name, attendance="present")]
