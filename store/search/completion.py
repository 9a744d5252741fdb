"""Ways to go on with a half-typed search: the words that narrow it, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales import message
from store.language.spelling import spelling
from store.language.suggestion import Suggestion
from store.language.words import KINDS_OF_MEETING, Term
from store.search.filter_words import FIELDS, ITEM_STATES, KINDS_SEARCHED, MEETING_STATES, field_of

_MOST = 8
_LEAST = 2
"""So many letters of a word must be there before it is gone on with; a value is offered at once."""

_LAST = re.compile(r'(?:^|\s)-?((?P<name>[^\s":]+):)?(?P<word>[^\s":-]*)$')

_VALUES: dict[str, tuple[Term, ...]] = {
    "type": KINDS_OF_MEETING,
    "is": (*ITEM_STATES, *MEETING_STATES),
}


def suggest(text: str, language: str) -> list[Suggestion]:
    """Return ways to go on at the end of a search, words of the person's language first."""
    found = _LAST.search(text)
    if found is None:
        return []
    start, word = found.start("word"), spelling(found["word"])
    offers: dict[str, str] = {}
    for offer, label in _offers(found["name"], word, language):
        if spelling(offer).startswith(word) and spelling(offer) != word:
            offers.setdefault(offer, label)
    made = [
        Suggestion(text[:start] + offer, start + len(offer), message(label))
        for offer, label in offers.items()
    ]
    return made[:_MOST]


def _offers(name: str | None, word: str, language: str) -> Iterator[tuple[str, str]]:
    """Give what may be meant, each with what it is, a text to translate."""
    if name is not None:
        for term in _VALUES.get(field_of(name) or "", ()):
            yield term.word(language), term.label
    elif len(word) >= _LEAST:
        for own in (language, "en" if language == "sv" else "sv"):
            yield from ((f"{term.word(own)}:", term.label) for term in FIELDS)
        for kind in KINDS_SEARCHED:
            yield from ((f"{said.lower()}:", kind.label) for said in kind.words)
