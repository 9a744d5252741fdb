"""What is to be done: who does it, by when, and whether it is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from imports.recognise.dates import Reckoning, first_date, is_calendar_word
from imports.recognise.naming import Naming
from imports.recognise.person import is_full_name, is_short_name
from imports.recognise.vocabulary import said, words
from store.model.records import Named

_LAST = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\s*\.?$")
_AT = re.compile(r"(?<![\w.])@([\w][\w.-]{0,38})")
_LEAD = re.compile(
    r"\*{0,2}([^\W\d_][\w.’' -]{0,40}?(?:(?:,| &| och| and|/|\+) [\w.’' -]{1,30}){0,3})\*{0,2}"
    r"\s?(?::|\s[-–]\s)\*{0,2}\s*(?=\S)"
)
_WILL = re.compile(
    r"((?:[A-ZÅÄÖÉ][\w’'-]*)(?: [A-ZÅÄÖÉ][\w’'-]*)?(?:(?:,| &| och| and|/) (?:[A-ZÅÄÖÉ][\w’'-]*)){0,3})\s+"
    r"(?:to|will|should|needs to|shall|is going to|are to|can|ska|skall|tar|kollar|fixar|kontaktar|ansvarar"
    r"|undersöker|skickar|ser till|bör|skal|soll|kümmert)\b"
)
_WILL_HANDLE = re.compile(r"([a-z][\w-]{2,30})\s+(?:to|will)\s+(?=[a-z])")
_SEPARATORS = re.compile(r"\s*(?:,|&|/|\+|\boch\b|\band\b|\bund\b)\s*")
_DUE = re.compile(
    r"(?:senast|innan|före|deadline:?|klart?|till|by|due:?|before|until|bis|innen|frist:?)\s+(?:(?:den|the|on)\s+)?(?=[\w])",
    re.IGNORECASE,
)


def task(
    text: str, *, struck: bool, checked: bool | None, naming: Naming, reckoning: Reckoning
) -> dict[str, Any]:
    """Return the fields of an action that a text is."""
    done = struck or checked is True
    if text.startswith("~~") and text.endswith("~~"):
        text, done = text.strip("~ "), True
    label, colon, rest = text.partition(":")
    is_account = bool(colon and rest.strip()) and said(label) in _accounts()
    done = done or (is_account and said(label) in words("kinds", "done"))
    owners, told = _owners(rest.strip() if is_account else text, naming)
    text = f"{label}: {told}" if is_account else told
    values: dict[str, Any] = {"kind": "action", "text": text, "owners": owners, "done": done}
    due = _due(text, reckoning)
    if due:
        values["due"], values["due_text"] = due
    return values


@cache
def _accounts() -> frozenset[str]:
    """Return the labels that say how far an action has come."""
    return words("kinds", "done") | words("kinds", "ongoing")


def tasks_in_table(
    rows: Sequence[Sequence[str]], naming: Naming, reckoning: Reckoning
) -> list[dict[str, Any]]:
    """Return the actions in a table whose head says what is to be done, and perhaps by whom and when."""
    head = [said(cell) for cell in rows[0]] if rows else []
    at = {
        column: next(
            (n for n, cell in enumerate(head) if cell in words("kinds", f"column_{column}")), None
        )
        for column in ("what", "who", "when")
    }
    what, who, when = at["what"], at["who"], at["when"]
    if what is None or (who is None and when is None):
        return []
    found = []
    for row in rows[1:]:
        if what < len(row) and row[what].strip():
            values = task(row[what], struck=False, checked=None, naming=naming, reckoning=reckoning)
            if who is not None and who < len(row) and row[who].strip():
                values["owners"] = _people(row[who], naming, sure=True)
            if when is not None and when < len(row) and (day := first_date(row[when], reckoning)):
                values["due"], values["due_text"] = day.iso, row[when]
            found.append(values)
    return found


def _owners(text: str, naming: Naming) -> tuple[tuple[Named, ...], str]:
    """Return who does it; a name in parentheses at the end is taken out, others stay in the text."""
    last = _LAST.search(text)
    if last and last.start() > 0:
        names = _people(last[1], naming, sure=False)
        if names:
            return names, text[: last.start()]
    lead = _LEAD.match(text)
    if lead and (names := _people(lead[1], naming, sure=False, known=bool(naming))):
        return names, text
    handles = [match[1].rstrip(".-") for match in _AT.finditer(text)]
    if handles:
        return tuple(_named(handle, naming) for handle in dict.fromkeys(handles)), text
    will = _WILL.match(text) or _WILL_HANDLE.match(text)
    if will and (names := _people(will[1], naming, sure=False)):
        return names, text
    first = _known_first(text, naming)
    return ((first,) if first else ()), text


def _known_first(text: str, naming: Naming) -> Named | None:
    """Return whom a text begins with, where that is somebody who took part: ``Vera ringer …``."""
    words_of = text.split(None, 2)
    if len(words_of) < _FEWEST_WORDS:
        return None
    first, second, _ = words_of
    names = [f"{first} {second}", *([first] if _is_verb(second) else [])]
    found = ((name, naming.find(name)) for name in names if name[:1].isupper())
    return next((Named(name, uid) for name, uid in found if uid), None)


def _is_verb(word: str) -> bool:
    """Return whether a word behind a name may say what is done; ``Mark the parts`` begins with no name."""
    return word[:1].islower() and word not in _NO_VERBS


_FEWEST_WORDS = 3
_NO_VERBS = frozenset("the a an all any as up out it this that these each our your my its".split())


def _people(text: str, naming: Naming, *, sure: bool, known: bool = False) -> tuple[Named, ...]:
    pieces = [piece.lstrip("@").strip() for piece in _SEPARATORS.split(text) if piece.strip()]
    if not 0 < len(pieces) <= 6:
        return ()
    found = tuple(_named(piece, naming) for piece in pieces)
    if any(one.uid for one in found):
        return found
    if not sure and any(is_calendar_word(word) for word in text.casefold().split()):
        return ()
    likely = all(_is_likely(piece) for piece in pieces)
    return found if sure or (likely and not known) or all(map(is_full_name, pieces)) else ()


def _is_likely(piece: str) -> bool:
    return (is_short_name(piece) and piece[:1].isupper() and not piece.isupper()) or (
        2 <= len(piece) <= 3 and piece.isupper()
    )


def _named(name: str, naming: Naming) -> Named:
    uid = naming.find(name) or (naming.find_handle(name) if " " not in name else None)
    return Named(name, uid)


def _due(text: str, reckoning: Reckoning) -> tuple[str, str] | None:
    for match in _DUE.finditer(text):
        found = first_date(text[match.end() :], reckoning)
        if found and found.start <= 4:
            return found.iso, text[match.end() + found.start : match.end() + found.end]
    return None
