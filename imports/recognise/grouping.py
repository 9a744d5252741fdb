"""Lines that say which group speaks, and on which question: ``Grupp A:``, ``Grupp A konsulterar grupp B``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from imports.recognise.vocabulary import alternatives


@dataclass(frozen=True, slots=True)
class Speaking:
    """A group that begins to speak: its label, in a ring that of the group it advises, and the rest."""

    label: str
    to: str | None
    rest: str
    word: str


@cache
def _group() -> re.Pattern[str]:
    word = alternatives("exercises", "group")
    consults = alternatives("exercises", "consults")
    return re.compile(
        rf"\W{{0,3}}(?P<word>{word})\s?(?P<label>\d{{1,2}}|[A-ZÅÄÖ])\b\W{{0,2}}?"
        rf"(?:\s+(?:{consults})\s+(?:{word})\s?(?P<to>\d{{1,2}}|[A-ZÅÄÖ])\b\W{{0,3}}$"
        rf"|\s*[*_]*\s*(?P<sign>[:;.–-])?[*_\s]*(?P<rest>.*))$",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _question() -> re.Pattern[str]:
    word = alternatives("exercises", "question")
    return re.compile(
        rf"\W{{0,3}}(?P<word>{word})\s?(?P<number>\d{{1,2}})\b[*_]*\s*(?P<sign>[:;.–-])?[*_\s]*(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def starts_group(text: str) -> Speaking | None:
    """Return which group begins to speak with a line; None where none does."""
    found = _group().match(text) if len(text) < 2000 else None
    if found is None or (not found["label"][:1].isupper() and not found["label"].isdigit()):
        return None
    rest = found["rest"] or ""
    if rest and not found["sign"]:
        return None
    return Speaking(found["label"], found["to"], rest.strip(), found["word"])


def is_group_line(text: str) -> bool:
    """Return whether a line is nothing but the name of a group."""
    speaking = starts_group(text)
    return speaking is not None and not speaking.rest


def starts_question(text: str) -> tuple[int, str] | None:
    """Return the number of the question that a line turns to, and the rest of the line."""
    found = _question().match(text) if len(text) < 2000 else None
    if found is None or (found["rest"] and not found["sign"]):
        return None
    return int(found["number"]), found["rest"].strip()
