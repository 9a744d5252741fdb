"""Ways to go on with what narrows the list of meetings: the words for it, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales import N_, message
from store.language.spelling import spelling
from store.language.suggestion import Suggestion
from store.language.words import KINDS_OF_MEETING
from store.search.filter_words import FIELDS, MEETING_STATES, field_of
from store.search.finding_meetings import OF_MEETINGS
from store.search.meetings_shelf import MeetingsShelf

_MOST = 8
_LEAST = 2
"""So many letters of a word must be there before it is gone on with; a value is offered at once."""

_LAST = re.compile(r'(?:^|\s)-?(?:(?P<name>[^\s":]+):\s?)?"?(?P<word>[^":]*)$')

_TERMS = {"type": KINDS_OF_MEETING, "is": MEETING_STATES}


def suggest(text: str, language: str, shelf: MeetingsShelf | None) -> list[Suggestion]:
    """Return ways to go on at the end of ``text``.

    Args:
        text: what is typed.
        language: whose words come first.
        shelf: the meetings whose series and years are offered; None where they are not known yet.
    """
    found = _LAST.search(text)
    if found is None:
        return []
    name = found["name"]
    field = field_of(name) if name else None
    if field is not None and name is not None:
        begins = found.start("name") + len(name) + 1
        offers = _values(field, language, shelf)
        typed = found["word"]
    else:
        typed = text.rsplit(None, 1)[-1] if text.strip() and not text[-1].isspace() else ""
        begins = len(text) - len(typed)
        offers = _names(language) if len(typed) >= _LEAST else iter(())
    wanted = spelling(typed)
    made = [
        Suggestion(text[:begins] + offer, begins + len(offer), message(label))
        for offer, label in offers
        if spelling(offer.strip('"')).startswith(wanted) and spelling(offer.strip('"')) != wanted
    ]
    return made[:_MOST]


def _names(language: str) -> Iterator[tuple[str, str]]:
    terms = [term for term in FIELDS if term.name in OF_MEETINGS]
    for own in (language, "en" if language == "sv" else "sv"):
        yield from ((f"{term.word(own)}:", term.label) for term in terms)


def _values(field: str, language: str, shelf: MeetingsShelf | None) -> Iterator[tuple[str, str]]:
    yield from ((term.word(language), term.label) for term in _TERMS.get(field, ()))
    if shelf is not None and field == "year":
        yield from ((year, N_("a year")) for year in shelf.years)
    if shelf is not None and field == "series":
        yield from ((quoted(name), N_("a series")) for name in shelf.series)


def series_filter(name: str, language: str) -> str:
    """Return what narrows the list to the series of this name."""
    field = next(term for term in FIELDS if term.name == "series")
    return f"{field.word(language)}:{quoted(name)}"


def quoted(value: str) -> str:
    """Return a value as it is typed behind the colon: of several words, in quotes."""
    bare = value.replace('"', " ")
    return f'"{bare}"' if " " in bare else bare
