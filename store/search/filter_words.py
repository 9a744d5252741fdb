"""The words that narrow a search, in Swedish and English, in one table for parser, help and completion.

A word for a kind of entry (``beslut:``) stands alone or before what is looked for; the others take the word
behind them (``serie:styrelse``, ``person:"Anna Ek"``, ``år:2024``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from locales import N_
from store.language.dates import Calendar, FoundDate, read_date
from store.language.spelling import spelling
from store.language.words import KINDS_OF_MEETING, Term, by_word
from store.model.kinds import KINDS, Kind

FIELDS: tuple[Term, ...] = (
    Term(
        "person", "person", "person", ("vem", "who"), N_("who said it, is to do it, or was there")
    ),
    Term("group", "grupp", "group", (), N_("what a group has answered")),
    Term("series", "serie", "series", (), N_("meetings of a series")),
    Term("year", "år", "year", (), N_("meetings of a year, or of some: 2022-2024")),
    Term("since", "från", "from", (), N_("meetings from a day, a month or a year on")),
    Term("until", "till", "to", ("until",), N_("meetings up to a day, a month or a year")),
    Term("type", "typ", "type", (), N_("meetings of a kind")),
    Term("is", "är", "is", ("status",), N_("what is open, done …; meetings that are held …")),
)
"""What takes a value."""

ITEM_STATES: tuple[Term, ...] = (
    Term("open", "öppen", "open", ("öppna", "öppet", "gäller"), N_("open")),
    Term("done", "klar", "done", ("klara", "klart", "gjord", "avslutad"), N_("done")),
    Term("carried", "vidareförd", "carried", ("vidare",), N_("carried on")),
    Term("answered", "besvarad", "answered", ("besvarade",), N_("answered")),
    Term("replaced", "ersatt", "replaced", ("ersatta",), N_("replaced")),
)
"""The states of decisions, actions, questions and what is parked; see :mod:`store.items.items`."""

MEETING_STATES: tuple[Term, ...] = (
    Term("draft", "pågående", "ongoing", ("utkast", "draft"), N_("ongoing")),
    Term("held", "hållet", "held", ("hållna",), N_("held")),
    Term("sent", "skickat", "sent", (), N_("sent for verifying")),
    Term("verified", "justerat", "verified", ("justerade",), N_("verified")),
    Term("announced", "anslaget", "announced", ("tillkännagivet",), N_("announced")),
    Term("cancelled", "inställt", "cancelled", ("inställda", "canceled"), N_("cancelled")),
)
"""The states of meetings; see :mod:`store.model.states`."""

_FIELD = by_word(FIELDS)
_KIND: dict[str, Kind] = {spelling(word): kind for kind in KINDS for word in kind.words}
_ITEM_STATE = by_word(ITEM_STATES)
_MEETING_STATE = by_word(MEETING_STATES)
_MEETING_KIND = by_word(KINDS_OF_MEETING)

KINDS_SEARCHED: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.words)
"""The kinds of entries that a search can be narrowed to."""


def field_of(word: str) -> str | None:
    """Return the English name of the field that a word before a colon means, or None."""
    found = _FIELD.get(spelling(word))
    return found.name if found else None


def kind_of(word: str) -> str | None:
    """Return the name of the kind of entry that a word before a colon means, or None."""
    found = _KIND.get(spelling(word))
    return found.name if found else None


def item_state(word: str) -> str | None:
    """Return the English name of a state of an item, or None."""
    found = _ITEM_STATE.get(spelling(word))
    return found.name if found else None


def meeting_state(word: str) -> str | None:
    """Return the English name of a state of a meeting, or None."""
    found = _MEETING_STATE.get(spelling(word))
    return found.name if found else None


def meeting_kind(word: str) -> str | None:
    """Return the English name of a kind of meeting, or None."""
    found = _MEETING_KIND.get(spelling(word))
    return found.name if found else None


def years(text: str) -> tuple[int, int] | None:
    """Return the first and the last year of ``2024``, ``2022-2024`` or ``2022-``; None for anything else."""
    first, dash, last = text.strip().replace("–", "-").partition("-")
    if not _is_year(first) or not (not last or _is_year(last)):
        return None
    return int(first), int(last) if last else (9999 if dash else int(first))


def day_span(text: str, today: date) -> tuple[str, str] | None:
    """Return the first and the last day, ISO, of a year, a month or a day; None for anything else.

    Args:
        text: ``2024``, ``2024-03``, or a date in any of the ways of :mod:`store.language.dates`.
        today: what a date without a year is near to.
    """
    if span := years(text):
        return f"{span[0]}-01-01", f"{span[1]}-12-31"
    if month := _MONTH.fullmatch(text):
        first = date(int(month[1]), int(month[2]), 1)
        following = (first + timedelta(days=31)).replace(day=1)
        return first.isoformat(), (following - timedelta(days=1)).isoformat()
    found = read_date(text, Calendar(today, nearest=True))
    return (found.iso, found.iso) if isinstance(found, FoundDate) else None


def unknown(text: str, known: Callable[[str], object]) -> tuple[str, ...]:
    """Return the words with a colon in front of a value, as typed, of which nothing is known.

    A time of day and an address on the net are no such words.

    Args:
        text: what is typed.
        known: tells whether a word before a colon means something.
    """
    found = (piece for piece in _NAMED.finditer(text) if not known(piece["name"]))
    return tuple(piece[0] for piece in found)


_MONTH = re.compile(r"((?:19|20|21)\d\d)-(0[1-9]|1[0-2])")
_NAMED = re.compile(r"(?<!\S)(?P<name>[^\W\d_]{2,}):(?=[^\W\d_])[^\s:]+")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal() and text != "0000"
