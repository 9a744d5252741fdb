"""The words of a document, and those of the meetings that were made of it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from exports import document
from exports.json_form import to_json
from imports.missed_words import WORD, shown_words
from imports.report import FoundMeeting


def lost(text: str, found: Iterable[FoundMeeting]) -> set[str]:
    """The words of a source that are in none of its meetings, as data or as notes.

    A word that a meeting says as a fact (a date, a time) counts as kept where the notes write it out.
    """
    said = "\n".join(_said(one) for one in found)
    missing = {word.casefold() for word in WORD.findall(shown_words(text))}
    missing -= {word.casefold() for word in WORD.findall(said)}
    whole = said.casefold()
    return {word for word in missing if word not in whole}


def _said(found: FoundMeeting) -> str:
    values = "\n".join(_texts(to_json(found.minutes)))
    return f"{values}\n{document(found.minutes, 'notes')}"


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value is not None:
        yield value if isinstance(value, str) else json.dumps(value)
