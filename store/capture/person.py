"""One person as a list names them: a name, and fields that are told apart by their looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from store.language.blanks import BLANKS, B, squeezed, words
from store.language.spelling import spelling
from store.language.words import (
    ATTENDANCE,
    FIELD_LABELS,
    FOR_WORDS,
    FROM_WORDS,
    QUOTE_MARKS,
    ROLES,
    SUBSTITUTE_WORDS,
    TITLE_BEGINNINGS,
    TITLE_ENDINGS,
    by_word,
)
from store.model.records import Participant

_ROLES = by_word(ROLES)
_ATTENDANCE = by_word(ATTENDANCE)
_LABEL = rf"(?:(?:{'|'.join(FIELD_LABELS)})[.:]*{B}*)?"
_EMAIL = re.compile(
    rf"{_LABEL}[<(]?(?:mailto:)?([^{BLANKS}\n<>()@,;:]{{1,64}}@[\w.-]{{1,190}}\w)[>)]?",
    re.IGNORECASE,
)
_PHONE = re.compile(rf"{_LABEL}(\+?\(?\d[\d\-–/() {BLANKS}]{{4,24}}\d)(?!\w)", re.IGNORECASE)
_PARENTHESES = re.compile(r"\(([^()]{1,120})\)")
_PARTY = re.compile(r"[^\W\d_]{1,3}|[-–]")
_ALIAS = re.compile("|".join(f"(?<!\\w)[{m}]([^{m}]{{1,40}})[{m}](?!\\w)" for m in QUOTE_MARKS))
_ROLE_FIRST = re.compile(rf"([^:]{{2,40}}?){B}*:{B}*(?=\S)")
_NAME_ENDS = re.compile(
    rf"(?<=[^\W\d_]{{2}})\.{B}+(?=[^\W\d_])|{B}+[-–—]{B}+|{B}+(?:{'|'.join(FROM_WORDS)}){B}+"
)
"""What may stand between a name and the rest in place of a comma."""

_COMMA = re.compile(r",(?![^()]{0,200}\))")
_SUBSTITUTE = re.compile(rf"(?:{'|'.join(SUBSTITUTE_WORDS)}){B}+", re.IGNORECASE)
_SERVES = re.compile(rf"{B}+(?:{'|'.join((*SUBSTITUTE_WORDS, *FOR_WORDS))}){B}+", re.IGNORECASE)
"""What stands between the names of a substitute and of the one who is substituted."""


def read_person(text: str) -> Participant:
    """Return what ``text`` says of one person: the name, then fields after commas."""
    person = Participant("", "")
    fields = [field.strip(BLANKS) for field in _COMMA.split(text)]
    fields = [field for field in fields if field]
    for number, field in enumerate(fields):
        person = _name(person, field) if number == 0 else add_field(person, field)
    # An address alone is a name too, so that nobody is dropped for want of one.
    return person if person.name else replace(person, name=squeezed(text))


def is_extra(text: str) -> bool:
    """Return whether ``text`` can be no name: an address, a number, something in parentheses, a title."""
    rest = _take_out(Participant("", ""), text)[1]
    if not rest or _SUBSTITUTE.match(rest):
        return True
    return spelling(rest) in _ROLES or spelling(rest) in _ATTENDANCE or _is_lower_title(rest)


def is_title(text: str) -> bool:
    """Return whether ``text`` is a person's title or role, by how its first word ends.

    Words such as *vice* may stand before it.
    """
    said = words(text)
    while len(said) > 1 and said[0].casefold().rstrip(".") in TITLE_BEGINNINGS:
        del said[0]
    if not said:
        return False
    return spelling(" ".join(said)) in _ROLES or said[0].casefold().endswith(TITLE_ENDINGS)


def _is_lower_title(text: str) -> bool:
    """Return whether ``text`` is a title that no name can be meant by."""
    return is_title(text) and (text[:1].islower() or len(words(text)) == 1)


def serving(person: Participant) -> Participant:
    """Return one of those who decide, whose name says whom they serve for: ``Anna Ek för Bo Al``."""
    serves = _SERVES.search(person.name)
    if serves is None or not person.name[serves.end() : serves.end() + 1].isupper():
        return person
    name, substituted = person.name[: serves.start()], person.name[serves.end() :]
    return replace(person, name=name, substitute_for=substituted)


# Fields -------------------------------------------------------------------------------------------


def add_field(person: Participant, field: str) -> Participant:
    """Return ``person`` with one more field, put where its looks say it belongs."""
    person, rest = _take_out(person, field)
    if not rest:
        return person
    if role := _ROLES.get(spelling(rest)):
        return replace(person, roles=(*person.roles, role.name))
    if attendance := _ATTENDANCE.get(spelling(rest)):
        return replace(person, attendance=attendance.name)  # type: ignore[arg-type]  # by its name
    if substitute := _SUBSTITUTE.match(rest):
        return replace(person, substitute_for=rest[substitute.end() :])
    if is_title(rest) and not person.title:
        return replace(person, title=rest)
    return _add_place(person, rest)


def _add_place(person: Participant, text: str) -> Participant:
    """Return ``person`` with an organisation, or with a unit where there is one already."""
    if person.organisation is None:
        return replace(person, organisation=text)
    return replace(person, unit=f"{person.unit}, {text}" if person.unit else text)


def _take_out(person: Participant, field: str) -> tuple[Participant, str]:
    """Take addresses, numbers and what stands in parentheses out of a field; return also the rest."""
    for pattern, put in _TAKEN:
        for match in list(pattern.finditer(field)):
            person = put(person, match[1])
        field = pattern.sub(" ", field)
    return person, squeezed(field).strip(".").rstrip(":")


def _email(person: Participant, address: str) -> Participant:
    known = f"{person.email}, {address}" if person.email else address
    return replace(person, email=known)


def _phone(person: Participant, number: str) -> Participant:
    number = squeezed(number)
    return replace(person, phone=f"{person.phone}, {number}" if person.phone else number)


def _in_parentheses(person: Participant, text: str) -> Participant:
    """Read a party of up to three letters, a role, how the person attends, else a title."""
    inside = squeezed(text)
    if _PARTY.fullmatch(inside):
        return replace(person, party=inside)
    if spelling(inside) in _ROLES or spelling(inside) in _ATTENDANCE or _SUBSTITUTE.match(inside):
        return add_field(person, inside)
    return replace(person, title=f"{person.title}, {inside}" if person.title else inside)


_TAKEN: tuple[tuple[re.Pattern[str], Callable[[Participant, str], Participant]], ...] = (
    (_EMAIL, _email),
    (_PARENTHESES, _in_parentheses),
    (_PHONE, _phone),
)


# The name -----------------------------------------------------------------------------------------


def _name(person: Participant, field: str) -> Participant:
    role = _ROLE_FIRST.match(field)
    if role and spelling(role[1]) in _ROLES:
        person = replace(person, roles=(_ROLES[spelling(role[1])].name,))
        field = field[role.end() :]
    person, field = _take_out(person, field)
    person, field = _aliases(person, field)
    name, rest = _name_and_rest(field)
    person = replace(person, name=name)
    return add_field(person, rest) if rest else person


def _aliases(person: Participant, field: str) -> tuple[Participant, str]:
    """Take names in quotes out: ``Bo "Bosse" Ek``."""
    found = tuple(squeezed(next(filter(None, m.groups()))) for m in _ALIAS.finditer(field))
    bare = squeezed(_ALIAS.sub(" ", field))
    return (replace(person, aliases=found), bare) if found and bare else (person, field)


def _name_and_rest(field: str) -> tuple[str, str]:
    """Return a name, and what stands behind it after a full stop, a dash or *från*."""
    end = next((m for m in _NAME_ENDS.finditer(field) if len(words(field[: m.start()])) > 1), None)
    if end is None:
        return squeezed(field), ""
    return squeezed(field[: end.start()]), squeezed(field[end.end() :])
