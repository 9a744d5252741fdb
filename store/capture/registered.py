"""People of the register, offered while a line is typed.

Taking an offer types what is known of somebody into the line, as a person would type it. The parser never
looks into the register, so that a file of lines gives the same meeting everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from locales import Message
from store.capture.meant_people import known_in
from store.capture.people import read_people, read_people_lines
from store.capture.person import KnownNames
from store.capture.scene import Scene
from store.capture.table import Command
from store.language.as_typed import as_typed
from store.language.blanks import B
from store.language.people_words import is_title
from store.language.spelling import spelling
from store.language.suggestion import Offer
from store.language.words import AND_WORDS
from store.model.records import Participant
from store.model.shared_records import Person
from store.people.directory import Directory

LISTS = ("present", "absent", "deciding", "others", "summoned")
"""The commands whose argument says more of people than their names."""

_MOST = 8
_LADDER = (
    ("organisation", "unit", "title", "party", "email"),
    ("organisation", "title", "party", "email"),
    ("organisation", "party", "email"),
    ("party", "email"),
    ("email",),
)
"""What is typed of somebody: as much as reads back as what is known."""

_LAST_SEPARATOR = re.compile(
    rf"(?:{B}*[,;]|{B}(?:{'|'.join(AND_WORDS)})(?={B}*$)|{B}*&)?{B}*$", re.IGNORECASE
)


def after_command(
    command: Command, argument: str, at: int, scene: Scene, directory: Directory
) -> Iterator[Offer]:
    """Offer people for the name that begins at ``at`` in the argument of a command.

    Gives whole arguments: in a list, what is known of somebody needs a semicolon around it.
    """
    names_only = command.name not in LISTS
    if at == 0 and command.offers != "people":
        return
    before = "" if names_only else _with_semicolons(argument[:at], known_in(scene))
    for person in _new_here(argument[at:], scene, directory):
        if names_only:
            yield Offer(argument[:at] + person.name, _label(person), person.name)
        else:
            whole = _in_list(argument[:at], before, person, known_in(scene))
            yield Offer(whole, _label(person), person.name)


def as_owner(typed: str, scene: Scene, directory: Directory) -> Iterator[Offer]:
    """Offer people as owners of an action; who is no participant stands in quotes."""
    for person in _new_here(typed.lstrip('"”“’'), scene, directory):
        quote = "'" if '"' in person.name else '"'
        yield Offer(f"{quote}{person.name}{quote}", _label(person), person.name)


def on_a_line(typed: str, scene: Scene, directory: Directory) -> Iterator[Offer]:
    """Offer people for a line of a list with one person on each."""
    if set(typed) & set(",;\n"):
        return
    for person in _new_here(typed, scene, directory):
        yield Offer(_longest(person, lambda text: read_people_lines([text])), _label(person))


def _new_here(typed: str, scene: Scene, directory: Directory) -> Iterator[Person]:
    """Give people of the register whose names begin so and who are no participants yet."""
    here = {spelling(person.name) for person in scene.minutes.participants}
    found = directory.beginning(typed)
    return islice((person for person in found if spelling(person.name) not in here), _MOST)


def _label(person: Person) -> Message:
    return as_typed(person.organisation or person.email or "")


def _with_semicolons(before: str, known: KnownNames) -> str:
    """Return the people before the last name with semicolons between them, in any case read alike."""
    if ";" in before or not before.strip():
        return before
    people = _read(before, known)
    return "".join(f"{_longest(person, read_people)}; " for person in people)


def _read(before: str, known: KnownNames) -> list[Participant]:
    """Return the people before the last name, and what joins that name to them left out."""
    if not before.strip():
        return []
    return read_people(before if ";" in before else _LAST_SEPARATOR.sub("", before), known)


def _in_list(typed: str, before: str, person: Person, known: KnownNames) -> str:
    """Return a list with one more person, and all of it that reads back as what is known."""
    earlier = _read(typed, known)

    def read(text: str) -> list[Participant]:
        people = read_people(f"{before}{text}; ", known)
        return people[-1:] if people[:-1] == earlier else []

    text = _longest(person, read)
    if text == person.name:
        return f"{typed}{text}"
    return f"{before}{text}; "


def _longest(person: Person | Participant, read: Callable[[str], list[Participant]]) -> str:
    """Return as much of a person as reads back as just that; at least the name."""
    for fields in _LADDER:
        said = {field: value for field in fields if (value := getattr(person, field))}
        text = _typed(person.name, said)
        if said and read(text) == [Participant("", person.name, **said)]:
            return text
    return person.name


def _typed(name: str, said: dict[str, str]) -> str:
    """Return a person as one would type it: ``Anna Ek (s), Norrby kommun, strateg, anna@norrby.example``."""
    title = said.get("title")
    if title and not is_title(title):
        title = f"({title})"
    party = f" ({said['party']})" if "party" in said else ""
    fields = (said.get("organisation"), said.get("unit"), title, said.get("email"))
    return ", ".join(filter(None, (name + party, *fields)))
