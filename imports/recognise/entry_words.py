"""What the words of a line say, for :mod:`imports.recognise.entries`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from imports.recognise.dates import Reckoning
from imports.recognise.draft import Values
from imports.recognise.lines import ReadLine
from imports.recognise.naming import Naming
from imports.recognise.speech import Speech
from imports.recognise.tasks import tasks_in_table
from imports.recognise.vocabulary import alternatives, concepts, said, words
from store.language.spelling import spelling
from store.language.words import OUTCOMES, by_word
from store.model.kinds import BY_NAME

UNDER = ("action", "decision", "question", "proposal", "parked")


REPLY_SIGNS = ("–", "—")


_OUTCOMES = by_word(OUTCOMES)


@dataclass(slots=True)
class Reading:
    """What is known of one meeting when its lines are read."""

    naming: Naming
    speech: Speech
    reckoning: Reckoning


def concept_of(bare: str) -> str:
    """Return the kind that a heading or label says of the list below it; empty where it says none."""
    if not bare:
        return ""
    known = concepts("kinds").get(bare, ())
    found = next((concept for concept in UNDER if concept in known), "")
    return found or ("action" if _looks_back_at_actions(bare) else "")


def _looks_back_at_actions(bare: str) -> bool:
    """Return whether a heading is one of actions given before: ``Review last meeting's actions``."""
    rest = bare.replace("’", "'")
    while found := _again().match(rest):
        rest = next(filter(None, found.groups()))
    return rest != bare and rest in words("kinds", "action")


@cache
def _again() -> re.Pattern[str]:
    before, after = alternatives("kinds", "again_before"), alternatives("kinds", "again_after")
    return re.compile(rf"(?:{before})\s+(.+)|(.+?)\s+(?:{after})$")


def is_agenda(heading: str, lines: Iterable[ReadLine]) -> bool:
    """Return whether the list below a heading is what is to be spoken of, and no list of actions.

    ``Next steps`` is as often an item of the agenda: below it stand questions, references and times.
    """
    if said(heading) not in words("kinds", "action_or_agenda"):
        return False
    items = [line.text for line in lines if line.shape == "item" and not line.depth]
    return bool(items) and 2 * sum(bool(_TOPIC.search(text)) for text in items) >= len(items)


_TOPIC = re.compile(
    r"\?\s*$|#\d+\b|^(?:how|what|who|when|where|why|which|hur|vad|vem|när|var|varför|vilka|hvordan|hvad|hva|wie|was|wer)\b"
    r"|\b\d+\s?(?:min|minutes?|minuter|m)\b",
    re.IGNORECASE,
)


def is_only_link(text: str) -> bool:
    """Return whether a text is an address, or a name of few words and its address, and says nothing more."""
    return _ONLY_LINK.fullmatch(text) is not None


_ONLY_LINK = re.compile(
    r"(?:(?:[^\s().:]+\s?){1,4}\()?https?://[^\s()]+(?:\([^\s()]*\))?[^\s()]*\)?"
)


def is_own_word(label: str, kind: str) -> bool:
    """Return whether a label is the word that the kind is written with, so that it is kept by it."""
    return spelling(label) in {spelling(word) for word in (kind, *BY_NAME[kind].words)}


def statement(name: str, uid: str | None, text: str) -> Values:
    """Return what somebody says as the fields of an entry."""
    return {"kind": "statement", "text": text, "speaker": name, "speaker_uid": uid}


def at_depth(values: Values, line: ReadLine) -> Values:
    """Return fields of an entry with the depth of the list item that it comes from."""
    if line.shape == "item" and line.depth:
        values["depth"] = line.depth
    return values


def is_asked(line: ReadLine, below: ReadLine | None) -> bool:
    """Return whether an answer follows a line of an interview."""
    return below is not None and below.marker in REPLY_SIGNS and len(line.text) < 600


def outcome_of(text: str) -> dict[str, Any]:
    """Return what became of a proposal, where the whole text says so."""
    bare = said(text)
    outcome = _OUTCOMES.get(bare)
    return {"outcome": outcome.name} if outcome else {}


def may_propose(who: str, reading: Reading) -> bool:
    """Return whether words name somebody who may propose: a role, a body, a participant."""
    bare = said(who)
    return bare in _ROLE_WORDS or reading.naming.find(who) is not None


_ROLE_WORDS = frozenset(
    "ordföranden ordförande styrelsen valberedningen sekreteraren kassören presidiet chair the chair".split()
)


def rows_of(line: ReadLine, under: str, reading: Reading) -> Iterator[Values]:
    """Give the rows of a table; those of a table of actions are actions too, in their own words."""
    if under == "action" and (
        tasks := tasks_in_table(line.table, reading.naming, reading.reckoning)
    ):
        line.taken = True
        yield from tasks
        return
    for row in line.table:
        if any(cell.strip() for cell in row):
            yield {"kind": "row", "text": "\t".join(row), "cells": tuple(row)}


def reads_as_talk(lines: Sequence[ReadLine]) -> bool:
    """Return whether a part is an interview: answers behind dashes, questions between them."""
    dashes = sum(1 for line in lines if line.marker in REPLY_SIGNS)
    texts = [line for line in lines if line.shape == "text"]
    asked = sum(1 for line in texts if line.text.endswith("?") or ":" in line.text[:30])
    signs = sum(1 for line in lines if line.shape == "item")
    return dashes >= 3 and asked >= 2 and dashes * 4 >= signs * 3
