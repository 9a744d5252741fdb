"""One person as a list names them: a name, and fields that are told apart by their looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from store.language.blanks import BLANKS, B, squeezed, words
from store.language.people_words import (
    could_be_name,
    is_first_name,
    is_full_name,
    is_organisation,
    is_party,
    is_reason,
    is_title,
    is_unit,
    listed,
    role_as_typed,
)
from store.language.spelling import spelling
from store.language.words import (
    AS_WORDS,
    ATTENDANCE,
    BECAUSE_WORDS,
    FIELD_LABELS,
    FOR_WORDS,
    FROM_WORDS,
    QUOTE_MARKS,
    ROLES,
    SUBSTITUTE_WORDS,
    WITHIN_WORDS,
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
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{0,120})[)\]]")
_SHORT = re.compile(r"\(([^\W\d_]{1,4})\)")
_ALIAS = re.compile("|".join(f"(?<!\\w)[{m}]([^{m}]{{1,40}})[{m}](?!\\w)" for m in QUOTE_MARKS))
_ROLE_FIRST = re.compile(rf"([^:]{{2,40}}?){B}*:{B}*(?=\S)")
_SERVES_FOR = rf"(?:{'|'.join(SUBSTITUTE_WORDS)})"
_BECAUSE = re.compile(rf"(?:{'|'.join(map(re.escape, BECAUSE_WORDS))}){B}", re.IGNORECASE)
_NAME_ENDS = re.compile(
    rf"(?<=[^\W\d_]{{2}})\.{B}+(?=[^\W\d_])|{B}+[-–—]{B}+|:{B}+"
    rf"|{B}+(?:{'|'.join((*FROM_WORDS, *AS_WORDS))}){B}+|{B}+(?={_BECAUSE.pattern})",
    re.IGNORECASE,
)
"""What may stand between a name and the rest in place of a comma."""

_COMMA = re.compile(r",(?![^()\[\]]{0,200}[)\]])")
_LAST_DASH = re.compile(rf"(.*?)(?:{B}([-–—]){B}+([^-–—]*))?$", re.DOTALL)
_SERVES_BEHIND = re.compile(
    rf"(?<=[\w)]){B}+{_SERVES_FOR}{B}+(?=[^()]{{0,120}}(?:\([^()]{{0,120}}\)[^()]{{0,9}})?$)",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(rf"{_SERVES_FOR}{B}+", re.IGNORECASE)
_SERVES = re.compile(rf"{B}+(?:{'|'.join((*SUBSTITUTE_WORDS, *FOR_WORDS))}){B}+", re.IGNORECASE)
"""What stands between the names of a substitute and of the one who is substituted."""

_PLUS = re.compile(rf"\+{B}*(?=[^\W\d_])")
"""The sign of somebody who is named elsewhere, as an owner is; before a figure it is a telephone number's."""

_LONGEST_NAME = 3
"""So many words has a name that an organisation follows without a comma."""

_LONGEST_TITLE = 8
"""So many words are looked at for where a title ends."""

_INITIAL_LAST = re.compile(r"(?:^|[ .])[^\W\d_]\.$")
_NAME_IN_ADDRESS = re.compile(r"([^\W\d_]+)\.([^\W\d_]+(?:-[^\W\d_]+)?)@.*")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What is known before a list is read, by which words that look alike are told apart.

    Attributes:
        is_person: says whether words name a participant that is there already.
        organisations: organisations that people belong to, in the spelling that is compared.
        parties: parties that the meeting has named, likewise.
    """

    is_person: Callable[[str], bool] = lambda _: False
    organisations: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    def is_place(self, text: str) -> bool:
        """Return whether words name an organisation or a part of one."""
        if spelling(text) in self.organisations:
            return True
        named = is_organisation(text) or is_unit(text)
        return named and not is_title(text) and not is_full_name(text)

    def with_parties_of(self, text: str) -> KnownNames:
        """Return what is known once a list has named a party: other letters in brackets are parties too."""
        said = {spelling(found[1]) for found in _SHORT.finditer(text)}
        if not said & listed("party", "letters"):
            return self
        parties = {one for one in said if not self.is_place(one)}
        return replace(self, parties=self.parties | parties)

    def is_whole(self, text: str) -> bool:
        """Return whether words name an organisation that is no part of another."""
        return spelling(text) in self.organisations or is_organisation(text)


_NOBODY = Participant("", "")
NOTHING = KnownNames()
"""Nothing but the words of the language."""


def read_person(text: str, known: KnownNames = NOTHING) -> Participant:
    """Return what ``text`` says of one person: the name, then fields after commas."""
    person = _NOBODY
    fields = [_PLUS.sub("", field.strip(BLANKS)) for field in _COMMA.split(text)]
    for number, field in enumerate(first_name_first([field for field in fields if field])):
        person = (add_field if number else _name)(person, field, known)
    # An address alone is a name too, so that nobody is dropped for want of one.
    return person if person.name else replace(person, name=_name_of_address(squeezed(text)))


def first_name_first(fields: list[str]) -> list[str]:
    """Return the fields of a person with the name in one of them where it stands as ``Ek, Anna``."""
    if len(fields) < 2 or not is_last_name(fields[0]):
        return fields
    if not is_first_name(_BRACKETS.sub(" ", _EMAIL.sub(" ", fields[1]))):
        return fields
    return [f"{fields[1]} {fields[0]}", *fields[2:]]


def is_last_name(text: str) -> bool:
    """Return whether words may be a last name that its first name follows: ``Ek``, ``Lind Holm``."""
    first = words(text)[:1]
    return could_be_name(text) and not is_first_name(first[0]) and not NOTHING.is_place(text)


def is_extra(text: str, known: KnownNames = NOTHING) -> bool:
    """Return whether ``text`` can be no name: an address, a number, brackets, a title, a reason."""
    rest = _take_out(_NOBODY, text, known)[1]
    if not rest or _SUBSTITUTE.match(rest) or _states(_NOBODY, rest):
        return True
    return is_title(rest) and (rest[:1].islower() or len(words(rest)) == 1)


def serving(person: Participant) -> Participant:
    """Return one of those who decide, whose name says whom they serve for: ``Anna Ek för Bo Al``."""
    serves = _SERVES.search(person.name)
    if serves is None or not person.name[serves.end() : serves.end() + 1].isupper():
        return person
    name, substituted = person.name[: serves.start()], person.name[serves.end() :]
    return replace(person, name=name, substitute_for=substituted)


def as_away(person: Participant) -> Participant:
    """Return somebody who is not there; words in lower case that are no title are the reason."""
    title = person.title
    if person.reason or not title or is_title(title) or not title[:1].islower():
        return person
    return replace(person, title=None, reason=title)


# Fields -------------------------------------------------------------------------------------------


def add_field(person: Participant, field: str, known: KnownNames = NOTHING) -> Participant:
    """Return ``person`` with one more field, put where its looks say it belongs."""
    if substitute := _SUBSTITUTE.match(field):
        return replace(person, substitute_for=squeezed(field[substitute.end() :]))
    before, dash, last = _LAST_DASH.match(field).groups()  # type: ignore[union-attr]  # all fits
    if dash and is_extra(last, known):
        return add_field(add_field(person, before, known), last, known)
    person, rest = _take_out(person, field, known)
    if not rest:
        return person
    if stated := _states(person, rest):
        return stated
    if rest.isupper() and not (person.party or person.organisation) and is_known_party(rest, known):
        return replace(person, party=rest)
    if is_title(rest) and not person.title:
        return _title_and_place(person, rest, known)
    if rest[:1].islower() and not known.is_place(rest):
        return replace(person, title=f"{person.title}, {rest}" if person.title else rest)
    return _add_place(person, rest)


def is_known_party(text: str, known: KnownNames) -> bool:
    """Return whether letters are a party without brackets around them."""
    return spelling(text) in listed("party", "letters") | known.parties


def _states(person: Participant, text: str) -> Participant | None:
    """Return ``person`` with a role, how they attended or why not; None where ``text`` says none of it."""
    word = spelling(text)
    if role := _ROLES[word].name if word in _ROLES else role_as_typed(text):
        return replace(person, roles=(*person.roles, role))
    if word in _ATTENDANCE:
        return replace(person, attendance=_ATTENDANCE[word].name)  # type: ignore[arg-type]  # by its name
    if is_reason(text) or _BECAUSE.match(text):
        return replace(person, reason=text, attendance=person.attendance or "absent")
    return None


def _title_and_place(person: Participant, text: str, known: KnownNames) -> Participant:
    """Return ``person`` with a title, and the organisation that may stand behind it without a comma."""
    parts = words(text)
    for at in range(1, min(len(parts), _LONGEST_TITLE)):
        place = " ".join(parts[at:])
        behind = parts[at - 1].isalpha() and parts[at - 1].casefold() not in WITHIN_WORDS
        if place[:1].isupper() and behind and known.is_whole(place):
            title = " ".join(parts[:at])
            return _add_place(replace(person, title=title), place)
    return replace(person, title=text)


def _add_place(person: Participant, text: str) -> Participant:
    """Return ``person`` with an organisation, or with a unit where there is one already."""
    if person.organisation is None:
        return replace(person, organisation=text)
    return replace(person, unit=f"{person.unit}, {text}" if person.unit else text)


def _take_out(person: Participant, field: str, known: KnownNames) -> tuple[Participant, str]:
    """Take addresses, numbers and what stands in brackets out of a field; return also the rest."""
    for pattern, put in _TAKEN:
        for match in list(pattern.finditer(field)):
            person = put(person, match, known)
        field = pattern.sub(" ", field)
    rest = squeezed(field).lstrip(".").rstrip(":")
    return person, rest if _INITIAL_LAST.search(rest) else rest.rstrip(".")


def _email(person: Participant, match: re.Match[str], _: KnownNames) -> Participant:
    known = f"{person.email}, {match[1]}" if person.email else match[1]
    return replace(person, email=known)


def _phone(person: Participant, match: re.Match[str], _: KnownNames) -> Participant:
    number = squeezed(match[1])
    return replace(person, phone=f"{person.phone}, {number}" if person.phone else number)


def _in_brackets(person: Participant, match: re.Match[str], known: KnownNames) -> Participant:
    """Read what stands in brackets: a party, a short or other name, else fields between commas."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    for part in filter(None, map(squeezed, match[1].split(","))):
        if is_party(part, known.parties):
            person = replace(person, party=part)
        elif _is_other_name(part, before, after, known):
            person = replace(person, aliases=(*person.aliases, part))
        elif person.organisation and not person.title and _says_nothing_else(part, known):
            person = replace(person, title=part)
        else:
            person = add_field(person, part, known)
    return person


def _says_nothing_else(part: str, known: KnownNames) -> bool:
    """Return whether words in brackets behind an organisation can only be a title."""
    return not known.is_place(part) and add_field(_NOBODY, part, known).organisation == part


def _is_other_name(part: str, before: str, after: str, known: KnownNames) -> bool:
    """Return whether words in brackets are initials, a nickname, or stand within a name."""
    name = f"{before} {_BRACKETS.sub(' ', after)}"
    initials = "".join(word[0] for word in words(name) if word[:1].isupper())
    if len(part) > 1 and part == initials:
        return True
    if not before.strip() or not could_be_name(part) or len(words(part)) > 1:
        return False
    within = bool(after.strip()) and could_be_name(name)
    return is_first_name(part) or (within and not known.is_place(part) and not is_title(part))


_TAKEN: tuple[
    tuple[re.Pattern[str], Callable[[Participant, re.Match[str], KnownNames], Participant]], ...
] = ((_EMAIL, _email), (_PHONE, _phone), (_BRACKETS, _in_brackets))


# The name -----------------------------------------------------------------------------------------


def _name(person: Participant, field: str, known: KnownNames) -> Participant:
    role = _ROLE_FIRST.match(field)
    if role and spelling(role[1]) in _ROLES:
        person = replace(person, roles=(_ROLES[spelling(role[1])].name,))
        field = field[role.end() :]
    if serves := _SERVES_BEHIND.search(field):
        person = replace(person, substitute_for=squeezed(field[serves.end() :]))
        field = field[: serves.start()]
    person, field = _take_out(person, field, known)
    person, field = _aliases(person, field)
    name, rest = _name_and_rest(field, known)
    person = _named(person, name, known)
    return add_field(person, rest, known) if rest else person


def _named(person: Participant, name: str, known: KnownNames) -> Participant:
    """Return ``person`` with a name; a title may stand before it, and an organisation is its own."""
    if known.is_place(name) and not is_full_name(name):
        return replace(person, name=name, organisation=name)
    title, name = title_and_name(_capitals_last(name))
    if not title:
        return replace(person, name=name)
    return _states(replace(person, name=name), title) or replace(person, name=name, title=title)


def _capitals_last(name: str) -> str:
    """Return a name with the last name last, where it stands first in capitals: ``EK Anna``."""
    last, _, first = name.partition(" ")
    turned = len(last) > 1 and last.isupper() and not first.isupper() and is_first_name(first)
    return f"{first} {last}" if turned else name


def title_and_name(text: str) -> tuple[str, str]:
    """Return the title that stands before a name, or no words, and the name: ``Enhetschef Anna Ek``."""
    parts = words(text)
    for at in range(1, min(len(parts), _LONGEST_TITLE)):
        title, name = " ".join(parts[:at]), " ".join(parts[at:])
        named = is_first_name(parts[at]) or (title.islower() and at < len(parts) - 1)
        if named and could_be_name(name) and _stands_before_names(title):
            return title, name
    return "", text


def _stands_before_names(title: str) -> bool:
    if _SUBSTITUTE.match(f"{title} "):
        return False
    return is_title(title) or spelling(title) in listed("title", "honorific")


def _aliases(person: Participant, field: str) -> tuple[Participant, str]:
    """Take names in quotes out: ``Bo "Bosse" Ek``."""
    found = tuple(squeezed(next(filter(None, m.groups()))) for m in _ALIAS.finditer(field))
    bare = squeezed(_ALIAS.sub(" ", field))
    if not found or not bare:
        return person, field
    return replace(person, aliases=(*person.aliases, *found)), bare


def _name_and_rest(field: str, known: KnownNames) -> tuple[str, str]:
    """Return a name, and what stands behind it: after a sign, after *från*, a title, an organisation."""
    end = next((m for m in _NAME_ENDS.finditer(field) if len(words(field[: m.start()])) > 1), None)
    if end is not None:
        return squeezed(field[: end.start()]), squeezed(field[end.end() :])
    parts = words(field)
    for at in range(min(len(parts) - 1, _LONGEST_NAME), 1, -1):
        name, rest = " ".join(parts[:at]), " ".join(parts[at:])
        titled = rest[:1].islower() and is_title(rest)
        if is_first_name(parts[0]) and could_be_name(name) and (titled or known.is_whole(rest)):
            return name, rest
    return squeezed(field), ""


def _name_of_address(text: str) -> str:
    """Return the name that an address is made of (``anna.ek@…``), else the text itself."""
    parts = _NAME_IN_ADDRESS.fullmatch(text)
    if parts is None or not is_first_name(parts[1]):
        return text
    return f"{parts[1]} {parts[2]}".title()
