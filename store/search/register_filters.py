"""What is typed to look in a register: words, and words with a colon that narrow it.

``anna serie:"Norrby råd" från:2026-01`` and ``anna series:"Norrby råd" from:2026-01`` are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from locales import N_
from store.items.item_query import ItemQuery
from store.items.items import STATES, RegisterKind, State
from store.language.blanks import squeezed
from store.language.spelling import spelling
from store.language.words import Term, by_word
from store.search import filter_words as fields

REGISTERS: tuple[Term, ...] = (
    Term("action", "åtgärder", "actions", ("åtgärd", "action"), N_("Actions")),
    Term("decision", "beslut", "decisions", ("decision",), N_("Decisions")),
    Term("question", "frågor", "questions", ("fråga", "question"), N_("Questions")),
    Term("parked", "parkerat", "parked", (), N_("Parked")),
)
"""The registers, in the order in which they are shown, with what each is called."""

FIELDS: tuple[Term, ...] = tuple(term for term in fields.FIELDS if term.name != "type")
"""The words of a search that take a value, as far as they are about what a register lists."""

_FIELD = by_word(FIELDS)
_REGISTER = by_word(REGISTERS)
_NAME = "|".join(map(re.escape, _FIELD))
_PIECE = re.compile(
    rf'(?<!\S)(?P<name>{_NAME}):[ \t]*(?:"(?P<quoted>[^"]*)"?|(?!(?:{_NAME}):)(?P<word>\S*))',
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?<!\S)§[ \t]*(?P<number>\d+)(?!\S)")


@dataclass(frozen=True, slots=True)
class WantedItems:
    """What was typed, as it is understood.

    Attributes:
        query: what is looked for.
        unread: what stands with a colon and is no word that is known here, or no value of its word.
    """

    query: ItemQuery
    unread: tuple[str, ...] = ()


def kind_and_rest(words: str) -> tuple[RegisterKind, str]:
    """Return the register that ``words`` begin with, else that of actions, and the words behind it."""
    first, _, rest = squeezed(words).partition(" ")
    found = _REGISTER.get(spelling(first))
    kind: RegisterKind = found.name if found else "action"  # type: ignore[assignment]
    return (kind, rest) if found else (kind, squeezed(words))


def read_query(
    text: str, among: ItemQuery, *, today: date, series: Iterable[str] = ()
) -> WantedItems:
    """Return what ``text`` looks for.

    Args:
        text: as typed; what is half typed is no error.
        among: what is looked for where the text says nothing else, as the states.
        today: what dates without a year are near to.
        series: the names of series; a part of one is looked for as a word, until it is one of them.
    """
    reading = _Reading(today, {spelling(name) for name in series}, among)
    words = _PARAGRAPH.sub(reading.take_paragraph, _PIECE.sub(reading.take, text))
    said = " ".join((words, *reading.words))
    unread = (*reading.unread, *fields.unknown(text, lambda name: spelling(name) in _FIELD))
    return WantedItems(replace(reading.query, text=squeezed(said)), unread)


class _Reading:
    """The words with a colon, read one after the other."""

    def __init__(self, today: date, series: set[str], query: ItemQuery) -> None:
        self.query = query
        self.words: list[str] = []
        self.unread: list[str] = []
        self._today = today
        self._series_names = series
        self._take: dict[str, Callable[[str], bool]] = {
            "person": lambda value: self._set(person=value),
            "group": lambda value: self._set(group=value),
            "series": self._series,
            "year": self._year,
            "is": self._state,
            "since": lambda value: self._day(value, since=True),
            "until": lambda value: self._day(value, since=False),
        }

    def take(self, match: re.Match[str]) -> str:
        """Read one word with its value; return what is left of it in the text: nothing."""
        value = squeezed(match["quoted"] or match["word"] or "")
        if value and not self._take[_FIELD[spelling(match["name"])].name](value):
            self.unread.append(match[0])
        return " "

    def take_paragraph(self, match: re.Match[str]) -> str:
        """Read a § with its number; return what is left of it in the text: nothing."""
        self._set(paragraph=match["number"])
        return " "

    def _set(self, **values: str) -> bool:
        self.query = replace(self.query, **values)  # type: ignore[arg-type]
        return True

    def _series(self, value: str) -> bool:
        if spelling(value) in self._series_names:
            return self._set(series=value)
        self.words.append(value)
        return True

    def _year(self, value: str) -> bool:
        span = fields.years(value)
        return span is not None and self._set(since=f"{span[0]}-01-01", until=f"{span[1]}-12-31")

    def _state(self, value: str) -> bool:
        state = fields.item_state(value)
        if state is None:
            return False
        states: tuple[State, ...] = tuple(one for one in STATES if one == state)
        self.query = replace(self.query, states=states)
        return True

    def _day(self, value: str, *, since: bool) -> bool:
        span = fields.day_span(value, self._today)
        if span is None:
            return False
        return self._set(since=span[0]) if since else self._set(until=span[1])
