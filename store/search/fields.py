"""The words that narrow a search, in Swedish and English, in one table for parser, help and completion.

A word for a kind of entry (``beslut:``) stands alone or before what is looked for; the others take the word
behind them (``serie:styrelse``, ``person:"Anna Ek"``, ``år:2024``).
"""

from __future__ import annotations

from locales import N_
from store.language.blanks import key
from store.language.words import KINDS_OF_MEETING, Term, by_word
from store.model.kinds import KINDS, Kind

FIELDS: tuple[Term, ...] = (
    Term(
        "person", "person", "person", ("vem", "who"), N_("who said it, is to do it, or was there")
    ),
    Term("group", "grupp", "group", (), N_("what a group has answered")),
    Term("series", "serie", "series", (), N_("meetings of a series")),
    Term("year", "år", "year", (), N_("meetings of a year, or of some: 2022-2024")),
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
_KIND: dict[str, Kind] = {key(word): kind for kind in KINDS for word in kind.words}
_ITEM_STATE = by_word(ITEM_STATES)
_MEETING_STATE = by_word(MEETING_STATES)
_MEETING_KIND = by_word(KINDS_OF_MEETING)

KINDS_SEARCHED: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.words)
"""The kinds of entries that a search can be narrowed to."""


def field_of(word: str) -> str | None:
    """Return the English name of the field that a word before a colon means, or None."""
    found = _FIELD.get(key(word))
    return found.name if found else None


def kind_of(word: str) -> str | None:
    """Return the name of the kind of entry that a word before a colon means, or None."""
    found = _KIND.get(key(word))
    return found.name if found else None


def item_state(word: str) -> str | None:
    """Return the English name of a state of an item, or None."""
    found = _ITEM_STATE.get(key(word))
    return found.name if found else None


def meeting_state(word: str) -> str | None:
    """Return the English name of a state of a meeting, or None."""
    found = _MEETING_STATE.get(key(word))
    return found.name if found else None


def meeting_kind(word: str) -> str | None:
    """Return the English name of a kind of meeting, or None."""
    found = _MEETING_KIND.get(key(word))
    return found.name if found else None


def years(text: str) -> tuple[int, int] | None:
    """Return the first and the last year of ``2024``, ``2022-2024`` or ``2022-``; None for anything else."""
    first, dash, last = text.strip().replace("–", "-").partition("-")
    if not _is_year(first) or not (not last or _is_year(last)):
        return None
    return int(first), int(last) if last else (9999 if dash else int(first))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal() and text != "0000"
