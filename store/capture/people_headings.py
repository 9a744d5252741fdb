"""What stands above or before several people of a list and is said of all of them: ``Frånvarande:``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from store.capture.people_pieces import COMMA, at_and, is_somebody
from store.capture.person import (
    KnownNames,
)
from store.language.blanks import BLANKS, B, squeezed, words
from store.language.people_words import (
    could_be_name,
    is_first_name,
    listed,
    role_as_typed,
)
from store.language.spelling import spelling
from store.language.words import (
    ATTENDANCE,
    LIST_HEADINGS,
    ROLES,
    STANDING,
    Term,
    by_word,
)
from store.model.records import Participant

_LABEL = re.compile(rf"([^:,;@]{{2,60}}?){B}*:{B}*")
HEADINGS = {spelling(word) for word in LIST_HEADINGS}
"""Lines that say what list it is, and nothing of anybody."""

_ATTENDANCE = by_word(ATTENDANCE)
_STANDING = by_word(STANDING)
_ROLES = by_word(ROLES)
UNSAID = Participant("", "")
"""Nothing said of anybody."""


def below(said: Participant, person: Participant) -> Participant:
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
    unit = ", ".join(filter(None, (said.unit, person.organisation, person.unit)))
    return replace(person, organisation=said.organisation, unit=unit or None)


def said_of_all(
    line: str, said: Participant, known: KnownNames, *, over: bool
) -> Participant | None:
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
    return UNSAID if spelling(word) in HEADINGS or ends else None


def labelled(line: str, said: Participant, known: KnownNames) -> tuple[str, Participant, str]:
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
    pieces = [piece for part in COMMA.split(rest) for piece in at_and(part, known)]
    nobody = not could_be_name(label) or (len(words(label)) == 1 and not is_first_name(label))
    return nobody and all(is_somebody(squeezed(piece), known) for piece in pieces)


def _says(words_: str, said: Participant, known: KnownNames) -> Participant | None:
    """Return what an organisation, a role, or how they attended says of several, with what held before."""
    word = spelling(words_)
    if how := _says_how(words_):
        return how
    if word in listed("party", "names"):
        return replace(said, party=words_)
    if word in _ROLES:
        return replace(said, roles=(_ROLES[word].name,))
    if role := role_as_typed(words_):  # a guest is not one of those who decide, named above
        return replace(said, roles=(role,), standing=None)
    if not known.is_place(words_):
        return None
    if said.organisation and not known.is_whole(words_):
        return replace(said, unit=words_)
    return replace(said, organisation=words_, unit=None)


def _says_how(words_: str) -> Participant | None:
    attendance, standing = (terms.get(spelling(words_)) for terms in (_ATTENDANCE, _STANDING))
    if not attendance and not standing:
        return None
    return replace(UNSAID, attendance=_name(attendance), standing=_name(standing))


def _name(term: Term | None) -> Any:  # one of the names of the record
    return term.name if term else None


def begins_with_heading(blocks: Sequence[Sequence[str]], known: KnownNames) -> bool:
    """Return whether an organisation or party stands alone on the first line, above its people."""
    lines = [
        line.rstrip(":") for block in blocks for line in block if not _says_how(line.rstrip(":"))
    ]
    says = [_says(line, UNSAID, known) is not None and "," not in line for line in lines]
    return bool(says) and says[0] and not all(says)


def title_of_list(blocks: Sequence[Sequence[str]], known: KnownNames) -> str:
    """Return the one word on the first line that is nobody, above lines that each begin with a full name."""
    first, *others = [line for block in blocks for line in block] or [""]
    people = sum(is_somebody(COMMA.split(line)[0], known) for line in others)
    alone = len(words(first)) == 1 and could_be_name(first) and not is_first_name(first)
    is_title_of_it = alone and people > 1 and not known.is_person(first)
    bare = first.rstrip(BLANKS + ":;.")
    says = _says(bare, UNSAID, known) is not None or spelling(bare) in HEADINGS
    return first if is_title_of_it and not says else ""
