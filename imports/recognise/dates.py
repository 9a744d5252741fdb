"""Dates as documents write them: every order, every separator, five languages, file names.

What a date without a year means, and which of two numbers is the month, is told by the document: see
:class:`Reckoning`. A date that is not in the calendar is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from imports.recognise.vocabulary import alternatives, table
from store.language.words import MONTHS, WEEKDAYS

_YEARS = range(1950, 2100)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How the dates of one document are meant.

    Attributes:
        year: that of a date without one; None where it is not known.
        month_first: whether 4/5 is the fifth of April.
    """

    year: int | None = None
    month_first: bool = False


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A date in a text, ISO, and where it stands; ``whole`` says that its year is written out."""

    iso: str
    start: int
    end: int
    whole: bool = True
    weekday: int | None = None


@cache
def _months() -> dict[str, int]:
    own = {word: n for n, listed in enumerate(MONTHS, 1) for word in listed}
    return {**own, **{word: int(str(n)) for word, n in table("calendar")["months"].items()}}


@cache
def _weekdays() -> dict[str, int]:
    own = {word: n for n, listed in enumerate(WEEKDAYS) for word in listed}
    return {**own, **{word: int(str(n)) for word, n in table("calendar")["weekdays"].items()}}


def is_calendar_word(word: str) -> bool:
    """Return whether a word is a month or a weekday."""
    return word in _months() or word in _weekdays()


def _any(listed: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday = _any(_months()), _any(_weekdays())
    # A soft hyphen in a date comes of a page that was cut into lines.
    dash = "(?:\u00ad?[-\u2010-\u2013]\u00ad?|\u00ad)"
    return re.compile(
        rf"""(?<![\w./-])
        (?:(?P<weekday>{weekday})\b[.,]?\s+(?:(?:den|the|der|d\.)\s+)?)?
        (?:
          (?P<y1>(?:19|20)\d\d)(?:{dash}|[./_])(?P<m1>\d{{1,2}})(?:{dash}|[./_])(?P<d1>\d{{1,2}})
        | (?P<d2>\d{{1,2}})(?:\.|:?[ae]|st|nd|rd|th)?\s*(?:of\s+)?(?P<w2>{month})\b\.?
          (?:,?\s+(?P<y2>(?:19|20)\d\d)\b)?
        | (?P<w3>{month})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])\b(?:,?\s+(?P<y3>(?:19|20)\d\d)\b)?
        | (?P<a4>\d{{1,2}})/(?P<b4>\d{{1,2}})\s*(?:[-–/]\s*|\s)(?P<y4>(?:19|20)\d\d|\d\d(?![\d:.]))
        | (?P<d5>\d{{1,2}})[.](?P<m5>\d{{1,2}})[.]\s?(?P<y5>(?:19|20)\d\d|\d\d(?!\d))
        | (?P<d6>\d{{1,2}}){dash}(?P<m6>\d{{1,2}}){dash}(?P<y6>(?:19|20)\d\d)
        | (?P<y7>\d\d){dash}(?P<m7>\d\d){dash}(?P<d7>\d\d)
        | (?P<a8>\d{{1,2}})/(?P<b8>\d{{1,2}})
        )(?![\w/]|-\d|\.\d)""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _counted() -> re.Pattern[str]:
    """Return what stands before the number of a case, which is written as a date may be: ``Sak 1/19``."""
    return re.compile(rf"(?:\b(?:{alternatives('calendar', 'counted')})\.?|§)\s*$", re.IGNORECASE)


_MAYBE = re.compile(r"\d")
_NAMED = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-_. ]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?!\d)"
    r"|(?<![\da-zA-Z])(?P<d2>\d{1,2})[-_. ](?P<m2>\d{1,2})[-_. ](?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\da-zA-Z])(?P<y3>\d\d)(?P<s3>[-_.]?)(?P<m3>\d\d)(?P=s3)(?P<d3>\d\d)(?![\da-zA-Z])"
)


def dates_in(text: str, reckoning: Reckoning) -> Iterator[FoundDay]:
    """Give the dates in a text, in its order; those without a year only where one is known."""
    if not _MAYBE.search(text):
        return
    for match in _pattern().finditer(text):
        if (match["a4"] or match["a8"]) and _counted().search(text, 0, match.start()):
            continue
        found = _read(match, reckoning)
        if found:
            yield found


def first_date(text: str, reckoning: Reckoning) -> FoundDay | None:
    """Return the first date in a text; a whole one goes before one without a year."""
    found = list(dates_in(text, reckoning))
    return next((one for one in found if one.whole), found[0] if found else None)


def date_in_name(name: str, reckoning: Reckoning) -> str | None:
    """Return the date in the name of a file: ``2019-05-08``, ``20190508``, ``190508``, ``8-5-2019``."""
    for match in _NAMED.finditer(name):
        part = match.groupdict()
        if part["y"]:
            day = _valid(part["y"], part["m"], part["d"])
        elif part["y2"]:
            day = _valid(part["y2"], part["m2"], part["d2"]) or _valid(
                part["y2"], part["d2"], part["m2"]
            )
        else:
            day = _valid("20" + part["y3"], part["m3"], part["d3"])
        if day and day <= date.today().replace(year=date.today().year + 2, day=1):
            return day.isoformat()
    found = first_date(re.sub(r"[_]+", " ", name), reckoning)
    return found.iso if found and found.whole else None


def _read(match: re.Match[str], reckoning: Reckoning) -> FoundDay | None:
    part = match.groupdict()
    weekday = _weekdays()[part["weekday"].casefold()] if part["weekday"] else None
    day, whole = _day(part, reckoning, weekday)
    if day is None:
        return None
    return FoundDay(day.isoformat(), match.start(), match.end(), whole, weekday)


def _day(
    part: dict[str, str | None], reckoning: Reckoning, weekday: int | None
) -> tuple[date | None, bool]:
    if part["y1"]:
        return _valid(part["y1"], part["m1"], part["d1"]), True
    for n in ("2", "3"):
        if word := part["w" + n]:
            year, month = part["y" + n], _months()[word.casefold()]
            return _valid(year or reckoning.year, month, part["d" + n]), bool(year)
    if part["a4"]:
        return _slashed(part["a4"], part["b4"], part["y4"], reckoning, weekday), True
    if part["a8"]:
        return _slashed(part["a8"], part["b8"], reckoning.year, reckoning, weekday), False
    if part["d5"]:
        return _valid(part["y5"], part["m5"], part["d5"]), True
    if part["d6"]:
        day = _valid(part["y6"], part["m6"], part["d6"])
        return day or _valid(part["y6"], part["d6"], part["m6"]), True
    return _valid(part["y7"], part["m7"], part["d7"]), True


def _slashed(
    a: str | None, b: str | None, year: str | int | None, reckoning: Reckoning, weekday: int | None
) -> date | None:
    """Return ``3/6``: the third of June, or where the document writes so, the sixth of March."""
    ways = [_valid(year, a, b), _valid(year, b, a)]
    if not reckoning.month_first:
        ways.reverse()
    possible = [day for day in ways if day]
    agreeing = [day for day in possible if weekday is not None and day.weekday() == weekday]
    return next(iter(agreeing or possible), None)


def _valid(year: str | int | None, month: str | int | None, day: str | int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    number = int(year)
    number += 2000 if number < 80 else 1900 if number < 100 else 0
    try:
        return date(number, int(month), int(day)) if number in _YEARS else None
    except ValueError:
        return None


def reckoning_of(texts: Iterable[str], language: str, name: str) -> Reckoning:
    """Return how a document's dates are meant: by the whole dates in it, else by the name of its file."""
    whole = Reckoning()
    years: dict[int, int] = {}
    month_first = day_first = False
    for text in texts:
        if not _YEAR.search(text):
            continue
        for found in dates_in(text, whole):
            years[int(found.iso[:4])] = years.get(int(found.iso[:4]), 0) + 1
        if "/" in text:
            for match in _SLASHED.finditer(text):
                month_first |= int(match[2]) > 12 >= int(match[1])
                day_first |= int(match[1]) > 12 >= int(match[2])
    year = max(years, key=lambda one: (years[one], -one), default=None)
    if year is None:
        named = date_in_name(name, whole)
        year = int(named[:4]) if named else None
    english = language == "en" and not day_first
    return Reckoning(year, month_first=month_first or english)


_YEAR = re.compile(r"(?:19|20)\d\d|\d[/-]\d")
_SLASHED = re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,2})(?![\w/]*\d{3}/)")
