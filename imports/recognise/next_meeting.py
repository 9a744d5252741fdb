"""When the next meeting is, where a document announces it; the words stay where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from imports.recognise.dates import FoundDay, Reckoning, dates_in
from imports.recognise.draft import Draft
from imports.recognise.times import first_time
from imports.recognise.vocabulary import alternatives, said, words
from store.model.records import NextMeeting

_MAYBE = re.compile(r"(?i:n[äeæ](?:ch|k|x)?[sx]?t)(?=.*\d)")
_THEME = re.compile(r"\b(?:tema|theme|thema)\s*:?\s+(.+?)\s*$", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:plats|place|lokal)\s*:\s*([^,;]+)", re.IGNORECASE)


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('head', 'next')})\b", re.IGNORECASE)


def announces(text: str) -> bool:
    """Return whether a text speaks of the next meeting."""
    return bool(_MAYBE.search(text + "0")) and bool(_announces().search(text))


def find_next(draft: Draft, reckoning: Reckoning) -> None:
    """Find the next meeting that a document announces."""
    held = draft.head.get("date")
    for text in _texts(draft):
        found = next(_later(text, held, reckoning), None)
        if found is None:
            continue
        rest = text[found.end :]
        times = first_time(rest) or first_time(text[: found.start])
        theme, place = _THEME.search(rest), _PLACE.search(rest)
        draft.next = NextMeeting(
            date=found.iso,
            starts=times.starts if times else None,
            place=place[1].strip() if place else None,
            theme=theme[1].rstrip(".") if theme else None,
        )
        return


def _texts(draft: Draft) -> Iterator[str]:
    """Give what follows the words *next meeting*, in sentences, after labels and below headings."""
    for part in reversed(draft.parts):
        if said(part.heading or "") in words("head", "next"):
            yield from (line.text for line in part.lines[:3] if len(line.text) < 300)
        texts = [
            part.heading or "",
            *(line.text for line in reversed(part.lines) if len(line.text) < 400),
        ]
        for text in texts:
            announced = _announces().search(text) if _MAYBE.search(text) else None
            if announced:
                yield text[announced.start() :]


def _later(text: str, held: str | None, reckoning: Reckoning) -> Iterator[FoundDay]:
    """Give the dates in a text; one without a year is the first such day after the meeting."""
    base = Reckoning(int(held[:4]) if held else reckoning.year, reckoning.month_first)
    for found in dates_in(text, base):
        if found.whole or held is None or found.iso > held:
            yield found
        else:
            day = date.fromisoformat(found.iso)
            try:
                later = day.replace(year=day.year + 1)
            except ValueError:
                continue
            yield FoundDay(later.isoformat(), found.start, found.end, whole=False)
