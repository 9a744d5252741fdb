"""Ways to go on with a half-typed line: commands and what stands after them, names, owners."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from locales import N_, Message, message
from store.capture.becoming import BECOMINGS
from store.capture.lines import parse
from store.capture.parsed import AddEntries
from store.capture.registered import after_command, as_owner, on_a_line
from store.capture.regrouping_offers import REGROUPING, Offering, Offers
from store.capture.scene import Scene
from store.capture.table import BY_NEAR_WORD, COMMANDS, Command, find_command
from store.file import forms
from store.language.as_typed import NOTHING, as_typed
from store.language.blanks import BLANKS, B
from store.language.phrases import PHRASES
from store.language.spelling import spelling
from store.language.suggestion import Offer, Suggestion
from store.language.words import (
    AND_WORDS,
    KINDS_OF_MEETING,
    LANGUAGE_WORDS,
    OUTCOMES,
    ROLES,
    ROW_WORDS,
)
from store.model.records import Participant
from store.people.directory import NOBODY, Directory, beginnings

_MOST = 100
_LEAST_OF_A_NAME = 3
"""So many letters at the beginning of a line must fit a name before it is offered as who speaks."""

_LONGEST = 400
"""A line longer than this is not gone on with; its words are not looked at with each key."""

_COMMAND_WORD = re.compile(f"/([^{BLANKS}]*)")
_OWNER = re.compile(f"(?:^|{B})\\+([^+!]*)$")
_LAST_NAME = re.compile(rf"(?:.*(?:[,;]|{B}(?:{'|'.join(AND_WORDS)}){B}))?{B}*(.*)", re.IGNORECASE)
_FIRST_WORD = re.compile(f"([^{BLANKS}]*)({B}+(.*))?")
_QUOTES = '"”“’'


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
    if typed.startswith("/"):
        asked_for = _after_slash(typed, scene, directory)
    else:
        asked_for = _after_plus(typed, scene, directory)
    if asked_for is not None:
        return _suggestions(typed, rest, *asked_for, listed=True)
    return _suggestions(typed, rest, 0, _speakers(typed, scene), listed=False)


def suggest_person(line: str, scene: Scene, directory: Directory) -> list[Suggestion]:
    """Return people to go on with on a line of a list with one person on each."""
    people = chain(_names(line, scene), on_a_line(line, scene, directory))
    return _suggestions(line, "", 0, people, listed=False)


def _suggestions(
    typed: str, rest: str, start: int, offers: Iterable[Offer], *, listed: bool
) -> list[Suggestion]:
    different = {offer.text: offer for offer in islice(offers, _MOST)}
    return [
        Suggestion(
            typed[:start] + text + rest.lstrip(BLANKS),
            start + len(text),
            offer.label,
            (offer.name or text.strip(BLANKS)) if listed else "",
            offer.usage,
        )
        for text, offer in different.items()
        if typed[start:] != text
    ]


# After a slash ------------------------------------------------------------------------------------


def _after_slash(typed: str, scene: Scene, directory: Directory) -> Offers | None:
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
    whole = (
        offer._replace(text=argument[:at] + offer.text, name=offer.text.strip(BLANKS))
        for offer in offers
    )
    return start, chain(whole, after_command(command, argument, at, scene, directory))


def _argument_start(typed: str, command: Command) -> int | None:
    """Return where the argument begins; None while the name of the command is being typed."""
    for name in sorted(command.names, key=len, reverse=True):
        if spelling(typed[1 : len(name) + 1]) == spelling(name) and len(typed) > len(name) + 1:
            end = len(name) + 1
            return end + len(typed[end:]) - len(typed[end:].lstrip(BLANKS))
    return None


def _commands(typed: str, scene: Scene) -> Iterator[Offer]:
    """Offer commands by any of their names, first a whole one, then those of the document's language."""
    language, wanted = scene.minutes.meeting.language, spelling(typed)
    own = [(command.word(language)[1:], command) for command in COMMANDS]
    others = [(name, command) for command in COMMANDS for name in command.names]
    offered: set[str] = set()
    fitting = [one for one in (*own, *others) if spelling(one[0]).startswith(wanted)]
    if (near := BY_NEAR_WORD.get(wanted)) is not None:
        fitting.append((near.word(language)[1:], near))
    for name, command in sorted(fitting, key=lambda one: spelling(one[0]) != wanted):
        if command.name not in offered:
            offered.add(command.name)
            behind = " " if command.argument else ""
            usage = message(command.argument) if command.argument else NOTHING
            yield Offer(f"/{name}{behind}", message(command.help), usage=usage)


def _words(texts: Callable[[Scene], Iterable[tuple[str, str]]]) -> Offering:
    """Return what offers words, given with what they mean, for a whole argument."""

    def offer(typed: str, scene: Scene) -> Offers:
        wanted = spelling(typed)
        fitting = ((text, label) for text, label in texts(scene) if wanted in spelling(text))
        ordered = sorted(fitting, key=lambda pair: not spelling(pair[0]).startswith(wanted))
        return 0, (Offer(text, message(label) if label else NOTHING) for text, label in ordered)

    return offer


def _then_people(first: Offering) -> Offering:
    """Return what offers a first word by ``first``, and people behind it."""

    def offer(typed: str, scene: Scene) -> Offers:
        match = _FIRST_WORD.fullmatch(typed)
        if match is None or match[2] is None:
            at, offers = first(typed, scene)
            return at, (offer._replace(text=f"{offer.text} ") for offer in offers)
        at, offers = _people(match[3], scene)
        return match.start(3) + at, offers

    return offer


def _people(typed: str, scene: Scene) -> Offers:
    """Offer participants for the last of several names."""
    match = _LAST_NAME.fullmatch(typed)
    start = match.start(1) if match else 0
    return start, _names(typed[start:], scene)


def _names(typed: str, scene: Scene) -> Iterator[Offer]:
    wanted = spelling(typed)
    for person in scene.minutes.participants:
        if wanted and any(spelling(n).startswith(wanted) for n in (person.name, *person.aliases)):
            yield Offer(person.name, _known_of(person))


def _known_of(person: Participant) -> Message:
    return as_typed(person.organisation or person.title or "")


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


def _speakers(typed: str, scene: Scene) -> Iterator[Offer]:
    """Offer, at the beginning of a line, who speaks."""
    if len(typed) >= _LEAST_OF_A_NAME and typed[0].isupper() and ":" not in typed:
        for offer in _names(typed, scene):
            yield offer._replace(text=f"{offer.text}: ")


def _after_plus(typed: str, scene: Scene, directory: Directory) -> Offers | None:
    """Offer who may own an action, where a name of one is being typed."""
    owner = _OWNER.search(typed)
    if owner is None or not _is_action(typed[: owner.start()], scene):
        return None
    registered = as_owner(owner[1], scene, directory)
    return owner.start(1), chain(_owners(owner[1], scene), registered)


def _is_action(line: str, scene: Scene) -> bool:
    """Return whether ``line``, with a word behind it, would be an action."""
    action = parse(f"{line} x", scene)
    return isinstance(action, AddEntries) and action.entries[0].kind == "action"


def _owners(typed: str, scene: Scene) -> Iterator[Offer]:
    """Offer participants, then groups, then organisations; all of them where nothing is typed yet."""
    wanted = _wanted(typed)
    ranked = [(_rank(wanted, person), person) for person in scene.minutes.participants]
    for rank in sorted({rank for rank, _ in ranked if rank is not None}):
        for own, person in ranked:
            if own == rank:
                yield Offer(person.name, _known_of(person))
    word = ROW_WORDS[0] if scene.minutes.meeting.language == "sv" else ROW_WORDS[1]
    groups = {f"{word.capitalize()} {group.label}": group.name for group in scene.names.groups()}
    for name, longer in groups.items():
        if spelling(name).startswith(wanted):
            yield Offer(name, as_typed(longer) if longer else message(N_("Group")))
    for name in filter(None, (person.organisation for person in scene.minutes.participants)):
        if spelling(name).startswith(wanted):
            yield Offer(name, message(N_("Organisation")))


def _wanted(typed: str) -> str:
    """Return how a name must begin; a blank behind a word says that the word is whole."""
    wanted = spelling(typed.lstrip(_QUOTES))
    return f"{wanted} " if wanted and typed[-1] in BLANKS else wanted


def _rank(wanted: str, person: Participant) -> int | None:
    """Return which of the beginnings of a name is wanted; None where none is."""
    return next((rank for rank, begun in beginnings(person) if begun.startswith(wanted)), None)
