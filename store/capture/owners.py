"""Who is to do an action and by when: ``+Owner`` and ``!date`` anywhere in its text.

``+`` counts at the beginning of a word and before a letter or a quote, ``!`` where a date follows. What is
read so is taken out of the text, and the words between two of them ("+Anna och +Bo") with it. After two
blanks at the beginning everything is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from locales import Message
from store.language.blanks import BLANKS, B
from store.language.dates import Calendar, FoundDate, find_date
from store.language.people_words import is_organisation, listed
from store.language.spelling import spelling
from store.language.words import AND_WORDS, EVERYONE_WORDS, QUOTE_MARKS
from store.model.names import FoundName, Names
from store.model.records import Named

_SIGN = re.compile(rf"(?<![^{BLANKS}\n])[+!]")
_WORD = re.compile(f"[^{BLANKS}\n]+")
_MOST_OWNERS = 50
"""Further owners stay in the text: no action has so many, and a pasted text may have a million signs."""

_LONGEST_PLACE = 5
"""So many words may name an organisation."""

_AFTER_WORD = ".,:;!?)"
_QUOTED = tuple(re.compile(f"[{marks}]([^{marks}\n]+)[{marks}]") for marks in QUOTE_MARKS)
_BESIDE = re.compile(f"(?:{B}*,|{B}+(?:{'|'.join(AND_WORDS)})(?={B})){B}*", re.IGNORECASE)
_JOINT = re.compile(f"{B}*,?{B}*(?:{'|'.join(AND_WORDS)})?{B}*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundOwners:
    """Whom one sign names, and where the name ends."""

    owners: tuple[Named, ...]
    end: int


@dataclass(slots=True)
class Task:
    """An action as it is read.

    Attributes:
        text: what is to be done.
        owners: who is to do it.
        due, due_text: the day, and the words for it.
        beside: a name right behind an owner that has no sign, and is a part of the text therefore.
    """

    text: str = ""
    owners: tuple[Named, ...] = ()
    due: str | None = None
    due_text: str | None = None
    beside: str | None = None

    def take(self, found: FoundOwners | FoundDate) -> None:
        """Note owners or the day."""
        if isinstance(found, FoundOwners):
            self.owners += found.owners
        else:
            self.due, self.due_text = found.iso, found.words


def read_task(text: str, names: Names, calendar: Calendar) -> Task | Message:
    """Return the action in ``text``; a Message where a day in it is no day in the calendar."""
    task, at, after_sign = Task(), 0, False
    for sign in _SIGN.finditer(text):
        if sign.start() < at:
            continue
        found = _read_sign(text, sign.start(), task, names, calendar)
        if isinstance(found, Message):
            return found
        if found is None:
            continue
        between = text[at : sign.start()]
        if not (after_sign and _JOINT.fullmatch(between)):
            task.text = _joined(task.text, between).rstrip(BLANKS)
        task.take(found)
        at, after_sign = found.end, True
        if isinstance(found, FoundOwners) and task.beside is None:
            task.beside = _name_beside(text, at, names)
        if not task.text and _is_exact(text, at):
            task.text = text[at + 2 :]
            return task
    task.text = _joined(task.text, text[at:])
    return task


def _read_sign(
    text: str, at: int, task: Task, names: Names, calendar: Calendar
) -> FoundOwners | FoundDate | Message | None:
    if text[at] == "!":
        return find_date(text, calendar, at + 1) if task.due is None else None
    room = _MOST_OWNERS - len(task.owners)
    found = read_owner(text, at + 1, names) if room > 0 else None
    if found is None:
        return None
    free = found.named.uid is None and spelling(found.named.name) in EVERYONE_WORDS
    everyone = names.everyone() if free else ()
    owners = everyone if 0 < len(everyone) <= room else (found.named,)
    return FoundOwners(owners, found.end)


def _name_beside(text: str, at: int, names: Names) -> str | None:
    """Return the name that follows behind a comma or *and*, and begins with a capital."""
    joint = _BESIDE.match(text, at)
    if joint is None or not text[joint.end() : joint.end() + 1].isupper():
        return None
    found = read_owner(text, joint.end(), names)
    return found.named.name if found else None


def _joined(before: str, after: str) -> str:
    return before + after if before else after.lstrip(BLANKS)


def _is_exact(text: str, at: int) -> bool:
    """Return whether two blanks follow at ``at``: the rest is then exactly the text."""
    return len(text) > at + 2 and text[at] in BLANKS and text[at + 1] in BLANKS


def read_owner(text: str, at: int, names: Names) -> FoundName | None:
    """Return the owner that is named at ``at`` in ``text``.

    That is a known name, words in quotes, an organisation by its words, or one word.
    """
    for pattern in _QUOTED:
        if quoted := pattern.match(text, at):
            return FoundName(names.owner(quoted[1]) or Named(quoted[1]), quoted.end())
    word = _WORD.match(text, at)
    if word is None or not word[0][0].isalpha():
        return None
    name = word[0].rstrip(_AFTER_WORD)
    known = names.owner_at(text, at) or _organisation_at(text, at)
    return known or FoundName(names.owner(name) or Named(name), at + len(name))


def _organisation_at(text: str, at: int) -> FoundName | None:
    """Return the organisation that no participant belongs to, of several words: ``Norrby kommun``."""
    found = None
    for word in islice(_WORD.finditer(text, at), _LONGEST_PLACE):
        bare = word[0].rstrip(_AFTER_WORD)
        noun = spelling(bare) in listed("organisation", "last")
        if not (bare[:1].isupper() or noun):
            break
        name = text[at : word.start() + len(bare)]
        if word.start() > at and is_organisation(name):
            found = FoundName(Named(name), at + len(name))
        if (noun and bare.islower()) or bare != word[0]:
            break
    return found


def owner_token(named: Named, names: Names) -> str:
    """Return the sign and the words that name this owner in a line."""
    for token in (
        named.name,
        *(f"{marks[0]}{named.name}{marks[0]}" for marks in reversed(QUOTE_MARKS)),
    ):
        found = read_owner(token, 0, names)
        if found and found.end == len(token) and found.named == named:
            return "+" + token
    return f'+"{named.name}"'
