"""Ways to go on with a half-typed line: commands and what stands after them, names, owners."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from locales import N_, Message, message
from store.capture.becoming import BECOMINGS
from store.capture.marks import find_marker
from store.capture.registered import after_command, as_owner, on_a_line
from store.capture.regrouping_offers import REGROUPING
from store.capture.scene import Scene
from store.capture.table import COMMANDS, Command, find_command
from store.file import forms
from store.language.as_typed import as_typed
from store.language.blanks import BLANKS, B
from store.language.phrases import PHRASES
from store.language.spelling import spelling
from store.language.suggestion import Suggestion
from store.language.words import (
    AND_WORDS,
    KINDS_OF_MEETING,
    LANGUAGE_WORDS,
    OUTCOMES,
    ROLES,
    ROW_WORDS,
)
from store.people.directory import NOBODY, Directory

_MOST = 8
_LEAST_OF_A_NAME = 3
"""So many letters at the beginning of a line must fit a name before it is offered as who speaks."""

_LONGEST = 400
"""A line longer than this is not gone on with; its words are not looked at with each key."""

_COMMAND_WORD = re.compile(f"/([^{BLANKS}]*)")
_OWNER = re.compile(f"(?:^|{B})\\+([^+!]*)$")
_LAST_NAME = re.compile(rf"(?:.*(?:[,;]|{B}(?:{'|'.join(AND_WORDS)}){B}))?{B}*(.*)", re.IGNORECASE)
_FIRST_WORD = re.compile(f"([^{BLANKS}]*)({B}+(.*))?")

Offer = tuple[str, Message]
"""What is put in place of the half-typed words, and what it is."""


def suggest(
    line: str, cursor: int, scene: Scene, directory: Directory = NOBODY
) -> list[Suggestion]:
    """Return ways to go on with ``line`` at ``cursor``, the best first.

    Args:
        line: what is written.
        cursor: where.
        scene: what the line is read in.
        directory: the people of the register, offered after the participants.
    """
    typed, rest = line[:cursor], line[cursor:]
    if not typed or len(typed) > _LONGEST:
        return []
    after = _after_slash if typed.startswith("/") else _in_text
    found = after(typed, scene, directory)
    return _suggestions(typed, rest, *found) if found else []


def suggest_person(line: str, scene: Scene, directory: Directory) -> list[Suggestion]:
    """Return people to go on with on a line of a list with one person on each."""
    participants = _names(line, scene)
    return _suggestions(line, "", 0, chain(participants, on_a_line(line, scene, directory)))


def _suggestions(typed: str, rest: str, start: int, offers: Iterable[Offer]) -> list[Suggestion]:
    texts = dict(islice(offers, _MOST))
    return [
        Suggestion(typed[:start] + text + rest.lstrip(BLANKS), start + len(text), label)
        for text, label in texts.items()
        if typed[start:] != text
    ]


# After a slash ------------------------------------------------------------------------------------


def _after_slash(
    typed: str, scene: Scene, directory: Directory
) -> tuple[int, Iterator[Offer]] | None:
    if _COMMAND_WORD.fullmatch(typed):
        return 0, _commands(typed[1:], scene)
    found = find_command(typed[1:])
    if found is None:
        return 0, _commands(typed[1:], scene)
    command, _ = found
    start = _argument_start(typed, command)
    offer = _OFFERS.get(command.offers)
    if start is None or offer is None:
        return None
    argument = typed[start:]
    at, offers = offer(argument, scene)
    if command.offers not in _WITH_PEOPLE:
        return start + at, offers
    whole = ((argument[:at] + text, label) for text, label in offers)
    return start, chain(whole, after_command(command, argument, at, scene, directory))


def _argument_start(typed: str, command: Command) -> int | None:
    """Return where the argument begins; None while the name of the command is being typed."""
    for name in sorted(command.names, key=len, reverse=True):
        if spelling(typed[1 : len(name) + 1]) == spelling(name) and len(typed) > len(name) + 1:
            end = len(name) + 1
            return end + len(typed[end:]) - len(typed[end:].lstrip(BLANKS))
    return None


def _commands(typed: str, scene: Scene) -> Iterator[Offer]:
    """Offer commands by any of their names, first those of the language of the document."""
    language, wanted = scene.minutes.meeting.language, spelling(typed)
    own = [(command.word(language)[1:], command) for command in COMMANDS]
    others = [(name, command) for command in COMMANDS for name in command.names]
    offered: set[str] = set()
    for name, command in (*own, *others):
        if spelling(name).startswith(wanted) and command.name not in offered:
            offered.add(command.name)
            yield f"/{name}" + (" " if command.argument else ""), _command_label(name, command)


def _command_label(name: str, command: Command) -> Message:
    argument, help_ = message(command.argument), message(command.help)
    return message(N_("{name} {argument}: {help}"), name=f"/{name}", argument=argument, help=help_)


Offering = Callable[[str, Scene], tuple[int, Iterator[Offer]]]


def _words(texts: Callable[[Scene], Iterable[tuple[str, str]]]) -> Offering:
    """Return what offers words, given with what they mean, for a whole argument."""

    def offer(typed: str, scene: Scene) -> tuple[int, Iterator[Offer]]:
        wanted = spelling(typed)
        fitting = ((text, label) for text, label in texts(scene) if wanted in spelling(text))
        ordered = sorted(fitting, key=lambda pair: not spelling(pair[0]).startswith(wanted))
        return 0, ((text, message(label) if label else as_typed(text)) for text, label in ordered)

    return offer


def _then_people(first: Offering) -> Offering:
    """Return what offers a first word by ``first``, and people behind it."""

    def offer(typed: str, scene: Scene) -> tuple[int, Iterator[Offer]]:
        match = _FIRST_WORD.fullmatch(typed)
        if match is None or match[2] is None:
            at, offers = first(typed, scene)
            return at, ((f"{text} ", label) for text, label in offers)
        at, offers = _people(match[3], scene)
        return match.start(3) + at, offers

    return offer


def _people(typed: str, scene: Scene) -> tuple[int, Iterator[Offer]]:
    """Offer participants for the last of several names."""
    match = _LAST_NAME.fullmatch(typed)
    start = match.start(1) if match else 0
    return start, _names(typed[start:], scene)


def _names(typed: str, scene: Scene) -> Iterator[Offer]:
    wanted = spelling(typed)
    for person in scene.minutes.participants:
        if wanted and any(spelling(n).startswith(wanted) for n in (person.name, *person.aliases)):
            yield person.name, as_typed(person.organisation or person.name)


def _owners(typed: str, scene: Scene) -> Iterator[Offer]:
    yield from _names(typed, scene)
    word = ROW_WORDS[0] if scene.minutes.meeting.language == "sv" else ROW_WORDS[1]
    for label, _ in _group_labels(scene):
        name = f"{word.capitalize()} {label}"
        if typed and spelling(name).startswith(spelling(typed)):
            yield name, as_typed(name)


def _group_labels(scene: Scene) -> Iterator[tuple[str, str]]:
    current = scene.minutes.current_group_set()
    for group in scene.minutes.groups(current.uid if current else None):
        yield group.label, ""


def _form_names(scene: Scene) -> Iterator[tuple[str, str]]:
    language = scene.minutes.meeting.language
    for form in forms.all():
        yield form.names(language) + " ", form.title(language)


def _headings(scene: Scene) -> Iterator[tuple[str, str]]:
    for section in scene.minutes.sections:
        if section.heading:
            yield section.heading, ""


def _role_words(scene: Scene) -> Iterator[tuple[str, str]]:
    for term in ROLES:
        yield term.word(scene.minutes.meeting.language), ""


def _kind_words(scene: Scene) -> Iterator[tuple[str, str]]:
    for term in KINDS_OF_MEETING:
        yield term.word(scene.minutes.meeting.language), term.label


def _language_words(_: Scene) -> Iterator[tuple[str, str]]:
    for term in LANGUAGE_WORDS:
        yield term.name, term.label


def _becoming_words(scene: Scene) -> Iterator[tuple[str, str]]:
    for one in BECOMINGS:
        yield one.word(scene.minutes.meeting.language), one.label


def _outcome_words(scene: Scene) -> Iterator[tuple[str, str]]:
    for term in OUTCOMES:
        yield term.word(scene.minutes.meeting.language), ""


def _series_names(scene: Scene) -> Iterator[tuple[str, str]]:
    for name in scene.series():
        yield name, ""


def _phrase_names(scene: Scene) -> Iterator[tuple[str, str]]:
    language = scene.minutes.meeting.language
    for name in scene.phrases():
        yield name, ""
    for phrase in PHRASES:
        yield phrase.name(language), ""


def _command_words(scene: Scene) -> Iterator[tuple[str, str]]:
    for command in COMMANDS:
        yield command.word(scene.minutes.meeting.language)[1:], command.help


_OFFERS: dict[str, Offering] = {
    **REGROUPING,
    "people": _people,
    "roles": _then_people(_words(_role_words)),
    "groups": _then_people(_words(_group_labels)),
    "forms": _words(_form_names),
    "kinds": _words(_kind_words),
    "languages": _words(_language_words),
    "sections": _words(_headings),
    "becomings": _words(_becoming_words),
    "outcomes": _words(_outcome_words),
    "phrases": _words(_phrase_names),
    "series": _words(_series_names),
    "commands": _words(_command_words),
}


_WITH_PEOPLE = ("people", "roles", "groups")
"""What offers the names of people."""


# In a text ----------------------------------------------------------------------------------------


def _in_text(typed: str, scene: Scene, directory: Directory) -> tuple[int, Iterator[Offer]] | None:
    """Offer owners of an action, else, at the beginning of a line, who speaks."""
    marked = find_marker(typed)
    if marked is not None:
        owner = _OWNER.search(typed) if marked.kind.name == "action" else None
        if owner is None:
            return None
        registered = as_owner(owner[1], scene, directory)
        return owner.start(1), chain(_owners(owner[1], scene), registered)
    if len(typed) < _LEAST_OF_A_NAME or not typed[0].isupper() or ":" in typed:
        return None
    return 0, ((f"{name}: ", label) for name, label in _names(typed, scene))
