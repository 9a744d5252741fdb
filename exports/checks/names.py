"""The checks of how people are spelled: against their e-mail address, and against each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from exports.checks.finding import Finding, each_entry, of_meeting, of_section
from locales import N_, Message, message
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.names import Names, speaker_in_text
from store.model.records import Named, Participant, Section
from store.people.duplicates import differ_by_one, near_pairs

# Names against their addresses --------------------------------------------------------------------


def misspelled_addresses(minutes: Minutes) -> Iterator[Finding]:
    """Find participants whose name and e-mail address differ by a letter."""
    for person in minutes.participants:
        if person.email and _is_nearly(person.name, person.email):
            said = {"name": person.name, "email": person.email}
            text = message(N_("{name} has the address {email}: is the name spelled so?"), **said)
            yield of_meeting("email-name", text, f"{person.uid}:{person.name}:{person.email}")


def _is_nearly(name: str, email: str) -> bool:
    """Return whether both names stand in an address, at least one of them with another letter."""
    parts = [
        part for part in re.split(r"[._+\d]+", email.partition("@")[0].replace("-", "")) if part
    ]
    words = [word for word in re.split(r"[\s-]+", name) if word]
    if len(parts) < 2 or len(words) < 2:
        return False
    first = _likeness(parts[0], ["".join(words[:n]) for n in range(1, len(words))])
    last = _likeness(parts[-1], ["".join(words[n:]) for n in range(1, len(words))] + words[1:])
    return {first, last} in ({"same", "near"}, {"near"})


def _likeness(part: str, words: list[str]) -> str:
    """Return whether a part of an address is the ``same`` as one of the words, ``near`` one, or ``other``."""
    wanted = part.casefold()
    spelled = {way for word in words for way in _in_ascii(word)}
    if wanted in spelled:
        return "same"
    return "near" if any(differ_by_one(wanted, word) for word in spelled) else "other"


_LETTERS = str.maketrans({"ø": "o", "æ": "a", "ß": "ss", "ł": "l", "đ": "d"})
_PAIRS = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae"})


def _in_ascii(word: str) -> Iterator[str]:
    """Give the ways to write a name in an address: ``a``, or ``aa``, for ``å``."""
    for table in (_LETTERS, _PAIRS):
        bare = unicodedata.normalize("NFKD", word.casefold().translate(table))
        yield "".join(letter for letter in bare if letter.isascii() and letter.isalnum())


# Names that several have ------------------------------------------------------------------------


def ambiguous_names(minutes: Minutes) -> Iterator[Finding]:
    """Find owners, speakers (in a text too) and presenters who may be several people."""
    known = Names(minutes)
    for number, section in enumerate(minutes.sections, 1):
        said = partial(of_section, "ambiguous-name", section, number)
        yield from _ambiguous(section.presenters, known, said)
    for entry, about in each_entry(minutes):
        in_text = None if entry.speaker else speaker_in_text(entry.kind, entry.text)
        speaker = in_text[0] if in_text else entry.speaker
        spoken = [Named(speaker, entry.speaker_uid)] if speaker else []
        yield from _ambiguous((*entry.owners, *spoken), known, partial(about, "ambiguous-name"))


def _ambiguous(
    named: Iterable[Named], known: Names, finding: Callable[[Message, str], Finding]
) -> Iterator[Finding]:
    for name in dict.fromkeys(one.name for one in named if one.uid is None):
        several = ", ".join(person.name for person in known.candidates(name))
        if len(known.candidates(name)) > 1:
            what = message(N_("“{name}” may be: {several}"), name=name, several=several)
            yield finding(what, name)


# Names against each other -------------------------------------------------------------------------

Maker = Callable[[str, Message, str], Finding]
"""Makes a finding of a check, what it says and its subject, at one place."""


_FULL_NAME = re.compile(r"[^\d\s]+(?: [^\d\s]+)+")
"""Several words and no figures, which tell one place or group from the next."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it stands somewhere, the participant who has it, and what makes a finding there."""

    name: str
    person: Participant | None
    finding: Maker


def near_names(minutes: Minutes) -> Iterator[Finding]:
    """Find names of which one is probably the other, misspelled: a letter more, less, or other.

    Two who are listed are one only where their surnames are the same and no address tells them apart.
    """
    names: dict[str, _Name] = {}
    for one in _names(minutes):
        names.setdefault(spelling(one.name), one)
    for first, second in _pairs(names):
        known, other = sorted((names[first], names[second]), key=lambda name: name.person is None)
        if _may_be_one(known, other):
            said = {"name": other.name, "other": known.name}
            what = message(N_("“{name}” and “{other}” differ by one letter"), **said)
            yield other.finding("near-name", what, f"{other.name}/{known.name}")


def _pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the full names that differ by one letter, in the order of the document, each pair once."""
    full = {name: n for n, name in enumerate(names) if _FULL_NAME.fullmatch(name)}
    found = {
        (min(pair, key=full.__getitem__), max(pair, key=full.__getitem__))
        for pair in near_pairs(full)
    }
    return sorted(found, key=lambda pair: (full[pair[1]], full[pair[0]]))


def _may_be_one(one: _Name, other: _Name) -> bool:
    if one.person is None or other.person is None:
        return True
    if one.person == other.person:
        return False
    surnames = {spelling(name.name).split()[-1] for name in (one, other)}
    return len(surnames) == 1 and not (one.person.email and other.person.email)


def _names(minutes: Minutes) -> Iterator[_Name]:
    """Give every name, those of participants first; aliases are right, and no further names."""
    for person in minutes.participants:
        for name in (person.name, *person.aliases):
            yield _Name(name, person, of_meeting)
    for person in minutes.participants:
        if person.substitute_for:
            yield _Name(person.substitute_for, None, of_meeting)
    for signature in minutes.signatures:
        if signature.name:
            yield _Name(signature.name, None, of_meeting)
    for group_set in minutes.group_sets:
        for group in minutes.groups(group_set.uid):
            yield from _free(group.members, of_meeting)
    for number, section in enumerate(minutes.sections, 1):
        yield from _free(section.presenters, partial(_in, section, number))
    for entry, about in each_entry(minutes):
        speaker = [Named(entry.speaker)] if entry.speaker and not entry.speaker_uid else []
        yield from _free((*entry.owners, *speaker), about)


def _free(names: Iterable[Named], finding: Maker) -> Iterator[_Name]:
    """Give the names that are free text."""
    return (_Name(name.name, None, finding) for name in names if name.uid is None)


def _in(section: Section, number: int, check: str, what: Message, subject: str) -> Finding:
    return of_section(check, section, number, what, subject)
