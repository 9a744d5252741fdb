"""Markers in front of a text, and what the text behind them becomes.

A marker is a lower-case letter with a colon and a blank, or a word in any case with a colon or
semicolon; :data:`store.model.kinds.KINDS` says which. Behind a marker one blank is passed over; after a
second one the text is taken exactly as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from locales import N_, Message, message
from store.capture.owners import read_task
from store.capture.parsed import Action, AddClause, AddEntries, Refused
from store.capture.proposals import latest_resolution, open_proposal
from store.capture.quotes import split_quotes
from store.capture.scene import Scene
from store.capture.votes import count_votes
from store.language.blanks import BLANKS, EXACT, B, trimmed, words
from store.language.spelling import spelling
from store.language.words import ROLES, by_word
from store.model.kinds import BY_NAME, KINDS, Kind
from store.model.names import name_before_colon
from store.model.records import Link, Vote

UNFINISHED = "unfinished"
UNFINISHED_MARKER = "x"
UNFINISHED_WORDS = ("Ofärdigt", "Unfinished")
CLAUSE_MARKERS = BY_NAME["decision"].letters

NOTHING_AFTER = N_("Write the text after the marker.")
_NO_PROPOSAL = N_("No proposal is open here.")
_NO_RESOLUTION = N_("There is no decision or proposal here to add a clause to.")
_NO_TASK = N_("Write what is to be done.")
_NO_FIGURES = N_("Write the figures for, against and abstaining, 5-2-1, or: yes NAMES; no NAMES.")

_LETTER = re.compile(rf"([^\W\d_]|\?):(?=[{BLANKS}{EXACT}\n]|$)")
_PHRASES = "|".join(
    f"{B}+".join(map(re.escape, words(word)))
    for kind in KINDS
    for word in kind.words
    if " " in word
)
_WORD = re.compile(f"({_PHRASES}|[^\\W\\d_]{{2,40}}){B}*[:;]", re.IGNORECASE)
_CLAUSE = re.compile(rf"[{''.join(CLAUSE_MARKERS)}]\+(?=[{BLANKS}]|$)")
_FIGURES = re.compile(r"(\d{1,6})[-–](\d{1,6})[-–](\d{1,6})(?![\w-])")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+", re.IGNORECASE)

_BY_LETTER = {letter: kind for kind in KINDS for letter in kind.letters}
_BY_WORD = {spelling(word): kind for kind in KINDS for word in kind.words}
_LONE_WORDS = {
    spelling(word)
    for words_ in (UNFINISHED_WORDS, *((*kind.words, *kind.lone) for kind in KINDS))
    for word in words_
}
_UNFINISHED = re.compile(
    rf"{UNFINISHED_MARKER}:(?=[{BLANKS}\n]|$)|(?i:{'|'.join(UNFINISHED_WORDS)}){B}*[:;]"
)
_BY_SIGN = {"-": "bullet", "*": "bullet", "•": "bullet", "·": "bullet", "--": "reply", "–": "reply"}
_ROLE_WORDS = by_word(ROLES)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with a marker taken off: the kind, the text, and whether it is to be taken exactly."""

    kind: Kind
    text: str
    exact: bool


def body(rest: str) -> tuple[str, bool]:
    """Return the text behind a marker, and whether it is to be taken exactly as it is."""
    if rest[:1] in tuple(BLANKS):
        rest = rest[1:]
    if rest[:1] in tuple(BLANKS + EXACT):
        return trimmed(rest[1:]), True
    return trimmed(rest), False


def find_marker(line: str) -> Marked | None:
    """Return what the marker that ``line`` begins with says, or None where there is none."""
    if match := _LETTER.match(line):
        kind = _BY_LETTER.get(match[1])
    elif match := _WORD.match(line):
        kind = _BY_WORD.get(spelling(match[1]))
    else:
        return None
    return Marked(kind, *body(line[match.end() :])) if kind else None


def behind_unfinished(line: str) -> str | None:
    """Return what stands behind the mark for what is unfinished; None where it does not stand first."""
    match = _UNFINISHED.match(line)
    return line[match.end() :] if match else None


def has_word(line: str) -> bool:
    """Return whether ``line`` begins with a marker in words, or with one that makes a label."""
    match = _WORD.match(line)
    return match is not None and (
        spelling(match[1]) in _BY_WORD
        or _UNFINISHED.match(line) is not None
        or _is_lone_word(trimmed(line))
    )


def said_by_letter(line: str) -> str:
    """Return the kind, or the mark, that the letter before a line means; empty where none stands there."""
    marked = find_marker(line) if _LETTER.match(line) else None
    if marked is not None:
        return marked.kind.name
    return UNFINISHED if line.startswith(UNFINISHED_MARKER) and _UNFINISHED.match(line) else ""


def kind_of_marker(line: str) -> Kind | None:
    """Return the kind that ``line``, being a marker and nothing else, asks for.

    Typed with an entry selected, such a line changes the kind of the entry.
    """
    typed = line.strip(BLANKS)
    if typed in _BY_SIGN:
        return BY_NAME[_BY_SIGN[typed]]
    marked = find_marker(typed)
    return marked.kind if marked and not marked.text else None


def looks_back(line: str) -> bool:
    """Return whether a line depends on what has been decided or proposed: ``b:`` alone, ``b+``."""
    typed = line.strip(BLANKS + "\n")
    rest = behind_unfinished(typed)
    typed = typed if rest is None else rest.strip(BLANKS)
    behind_token = typed.rpartition(": ")[2]
    return bool(_CLAUSE.match(typed)) or kind_of_marker(behind_token) is BY_NAME["decision"]


def read_marker(line: str, scene: Scene) -> Action | None:
    """Return what a line with a marker asks for; None where it has none."""
    if _is_lone_word(line):
        return _lone_word(line, scene)
    marked = find_marker(line)
    if marked is None:
        return None
    if not marked.text:
        return _alone(marked.kind, scene)
    reader = _READERS.get(marked.kind.name)
    if reader:
        return reader(marked, scene)
    return _one(scene, marked.kind.name, marked.text)


def read_clause(line: str, scene: Scene) -> Action | None:
    """Return what ``b+ text`` asks for; None where the line does not begin so."""
    match = _CLAUSE.match(line)
    if match is None:
        return None
    text, _ = body(line[match.end() :])
    if not text:
        return Refused(message(NOTHING_AFTER))
    entry = latest_resolution(scene.minutes, scene.place.section)
    return AddClause(entry, text) if entry else Refused(message(_NO_RESOLUTION))


def _is_lone_word(line: str) -> bool:
    match = _WORD.fullmatch(line)
    return match is not None and spelling(match[1]) in _LONE_WORDS


def _lone_word(line: str, scene: Scene) -> Action:
    """Return a label; but *Internal:* alone would promise that what follows stays inside."""
    marked = find_marker(line)
    if marked and marked.kind.name == "internal":
        return Refused(message(NOTHING_AFTER))
    return _one(scene, "label", line)


def _alone(kind: Kind, scene: Scene) -> Action:
    """Return what a letter alone asks for: ``b:`` repeats the latest open proposal."""
    if kind.name != "decision":
        return Refused(message(NOTHING_AFTER))
    proposal = open_proposal(scene.minutes, scene.place.section)
    if proposal is None:
        return Refused(message(_NO_PROPOSAL))
    links = (Link("from", proposal.uid),)
    return _one(scene, "decision", proposal.text, clauses=proposal.clauses, links=links)


def _one(scene: Scene, kind: str, text: str, **values: object) -> AddEntries:
    return AddEntries((scene.entry(kind, text, **values),), scene.place)


# Kinds whose text holds more than text ----------------------------------------------------------


def _action(marked: Marked, scene: Scene) -> Action:
    if marked.exact:
        return _one(scene, "action", marked.text)
    task = read_task(marked.text, scene.names, scene.calendar)
    if isinstance(task, Message):
        return Refused(task)
    if not task.text.strip(BLANKS):
        return Refused(message(_NO_TASK))
    found = {"owners": task.owners, "due": task.due, "due_text": task.due_text}
    return replace(_one(scene, "action", trimmed(task.text), **found), beside=task.beside)


def _proposal(marked: Marked, scene: Scene) -> Action:
    before = None if marked.exact else name_before_colon(marked.text)
    if before is None:
        return _one(scene, "proposal", marked.text)
    name, at = before
    person = scene.names.find(name)
    role = _ROLE_WORDS.get(spelling(name))
    if person is None and role is None:
        return _one(scene, "proposal", marked.text)
    if person is None and role is not None:
        person = scene.names.with_role(role.name)
    text, _ = body(marked.text[at:])
    uid = person.uid if person else None
    return _one(scene, "proposal", text, speaker=name, speaker_uid=uid)


def quotes(text: str, scene: Scene) -> AddEntries:
    """Return the quotes in a text, one entry each."""
    entries = tuple(scene.entry("quote", quote) for quote in split_quotes(text))
    return AddEntries(entries, scene.place)


def _quote(marked: Marked, scene: Scene) -> Action:
    return _one(scene, "quote", marked.text) if marked.exact else quotes(marked.text, scene)


def split_address(text: str) -> tuple[str, str | None]:
    """Return ``text`` without the address that is its last word, and the address or None.

    A text that is nothing but an address keeps it.
    """
    before, _, last = text.rpartition(" ") if " " in text else ("", "", text)
    if not _ADDRESS.fullmatch(last):
        return text, None
    return before.rstrip(BLANKS) or last, last


def _reference(marked: Marked, scene: Scene) -> Action:
    """Read a text and its address; behind a text to be taken exactly stands :data:`EXACT` first."""
    if not marked.exact:
        text, address = split_address(marked.text)
        return _one(scene, "reference", text, address=address)
    text, _, last = marked.text.partition(EXACT)
    return _one(scene, "reference", text, address=last or None)


def _vote(marked: Marked, scene: Scene) -> Action:
    match = _FIGURES.match(marked.text)
    if match is None:
        figures = None if marked.exact else count_votes(marked.text)
        if figures is None:
            return Refused(message(_NO_FIGURES))
        return _one(scene, "vote", marked.text, vote=figures)
    figures = Vote(*(int(figure) for figure in match.groups()))
    text, _ = body(marked.text[match.end() :])
    return _one(scene, "vote", text, vote=figures)


def _person_first(marked: Marked, scene: Scene) -> Action:
    """Read ``Name, text``: who makes a reservation, or does not take part."""
    name, _, rest = marked.text.partition(",")
    named = scene.names.named(name.rstrip(BLANKS))
    text, _ = body(rest)
    return _one(scene, marked.kind.name, text, speaker=named.name, speaker_uid=named.uid)


def _remark(marked: Marked, scene: Scene) -> Action:
    """Read ``Name, text`` where the name is that of a participant; any other text is kept whole."""
    name, comma, rest = marked.text.partition(",")
    person = None if marked.exact else scene.names.find(name.rstrip(BLANKS))
    text, _ = body(rest)
    if person is None or not comma or not text:
        return _one(scene, "remark", marked.text)
    said = {"speaker": name.rstrip(BLANKS), "speaker_uid": person.uid}
    return _one(scene, "remark", text, **said)


_READERS: dict[str, Callable[[Marked, Scene], Action]] = {
    "action": _action,
    "proposal": _proposal,
    "quote": _quote,
    "reference": _reference,
    "vote": _vote,
    "reservation": _person_first,
    "recusal": _person_first,
    "remark": _remark,
}
