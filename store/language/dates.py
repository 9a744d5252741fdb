"""Dates and times in Swedish and English words.

Without a year a date is the next such day on or after a day it is reckoned from (a weekday always after
it), or, for the meeting's own date, the nearest. What does not look like a date gives None; what looks
like one but is no day in the calendar gives a Message. The words are always kept beside what was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from locales import N_, Message, message
from store.language.blanks import BLANKS, B
from store.language.spelling import spelling
from store.language.words import (
    AT_WORDS,
    CLOCK_WORDS,
    MONTHS,
    RELATIVE_DAYS,
    UNTIL_WORDS,
    WEEK_WORDS,
    WEEKDAYS,
)

_YEARS = range(1900, 2200)
_LEAP_REACH = 8
"""In so many years there is always a 29 February."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO, the words it was read from, and where they end."""

    iso: str
    words: str
    end: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates without a year are reckoned from.

    Attributes:
        base: the day of the meeting, or today.
        nearest: take the nearest such day instead of the next one (the meeting's own date).
    """

    base: date
    nearest: bool = False

    def day(self, month: int, day: int) -> date | None:
        """Return the day that ``9 dec`` means; None where no year has it."""
        years = range(self.base.year - _LEAP_REACH, self.base.year + _LEAP_REACH + 1)
        found = [d for year in years if (d := _valid(year, month, day))]
        return self._choose(found, or_today=True)

    def weekday(self, number: int) -> date:
        """Return the day that a weekday alone means; Monday is 0."""
        ahead = (number - self.base.weekday() - 1) % 7 + 1
        later = self.base + timedelta(days=ahead)
        return self._choose([later - timedelta(days=7), later], or_today=self.nearest) or later

    def friday(self, week: int) -> date | None:
        """Return the Friday of a week; None where neither this year nor the next has it."""
        years = (self.base.year - 1, self.base.year, self.base.year + 1)
        return self._choose([d for y in years if (d := _friday(y, week))], or_today=True)

    def _choose(self, days: Iterable[date], *, or_today: bool) -> date | None:
        if self.nearest:
            return min(days, key=lambda d: (abs(d - self.base), d < self.base), default=None)
        return min(
            (d for d in days if d > self.base or (or_today and d == self.base)), default=None
        )


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _friday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 5)
    except ValueError:
        return None


# The patterns ----------------------------------------------------------------------------------


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MONTH_NUMBER = {word: n for n, words in enumerate(MONTHS, 1) for word in words}
_DAY_NUMBER = {word: n for n, words in enumerate(WEEKDAYS) for word in words}
_DAY_NUMBER |= {word + "en": n for n, words in enumerate(WEEKDAYS) for word in words[:1]}
_MONTH = f"(?P<month>{_any(_MONTH_NUMBER)})"
_WEEKDAY = f"(?:{_any(_DAY_NUMBER)})"
_LEAD = rf"(?:{_WEEKDAY}\.?,?{B}+)?(?:(?:den|the){B}+)?"
_DAY = r"(?P<day>\d{1,2})"
_LONG_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_YEAR = r"(?P<year>(?:19|20|21)\d\d|\d\d)"

Reader = Callable[[re.Match[str], Calendar], date | None]


def _numbered(match: re.Match[str], calendar: Calendar) -> date | None:
    """Read a day and a month in figures or words, with or without a year."""
    parts = match.groupdict()
    month = _MONTH_NUMBER.get(spelling(parts["month"])) or int(parts["month"])
    year = parts.get("year")
    if year is None:
        return calendar.day(month, int(parts["day"]))
    return _valid(int(year) + (2000 if len(year) == 2 else 0), month, int(parts["day"]))


def _week(match: re.Match[str], calendar: Calendar) -> date | None:
    week, year = int(match["week"]), match["year"]
    return _friday(int(year), week) if year else calendar.friday(week)


def _relative(match: re.Match[str], calendar: Calendar) -> date | None:
    return calendar.base + timedelta(days=RELATIVE_DAYS[spelling(match["relative"])])


def _weekday(match: re.Match[str], calendar: Calendar) -> date | None:
    return calendar.weekday(_DAY_NUMBER[spelling(match["weekday"])])


_RELATIVE = _any(RELATIVE_DAYS).replace(r"\ ", f"{B}+")
_ORDINAL = r"(?::?[ea]|st|nd|rd|th)?"
_PATTERNS: tuple[tuple[str, Reader], ...] = (
    (rf"{_LEAD}(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-{_DAY}", _numbered),
    (rf"{_LEAD}{_DAY}\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}})", _numbered),
    (rf"{_LEAD}{_DAY}/(?P<month>\d{{1,2}}){B}*[-–/]{B}*{_YEAR}", _numbered),
    (rf"{_LEAD}{_DAY}/(?P<month>\d{{1,2}})(?:{B}+{_LONG_YEAR})?", _numbered),
    (rf"{_LEAD}{_DAY}{_ORDINAL}{B}*(?:of{B}+)?{_MONTH}(?:[.,]?{B}+{_LONG_YEAR})?", _numbered),
    (rf"{_LEAD}{_MONTH}\.?{B}+{_DAY}{_ORDINAL}(?:,?{B}+{_LONG_YEAR})?", _numbered),
    (rf"(?:{_any(WEEK_WORDS)})\.?{B}*(?P<week>\d{{1,2}})(?:,?{B}+{_LONG_YEAR})?", _week),
    (f"(?P<relative>{_RELATIVE})", _relative),
    (rf"(?:(?:på|on){B}+)?(?P<weekday>{_WEEKDAY})", _weekday),
)
_END = r"(?![\w])(?!/\d)"


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Compile the patterns with the first date that is read, and not with every start."""
    return tuple((re.compile(pattern + _END, re.IGNORECASE), read) for pattern, read in _PATTERNS)


def find_date(text: str, calendar: Calendar, at: int = 0) -> FoundDate | Message | None:
    """Return the date that stands at ``at`` in ``text``.

    Returns:
        The date; a Message where what stands there is no day in the calendar; None where no date does.
    """
    for pattern, reader in _readers():
        match = pattern.match(text, at)
        if match:
            return _read(match, reader, calendar)
    return None


def _read(match: re.Match[str], reader: Reader, calendar: Calendar) -> FoundDate | Message | None:
    try:
        day = reader(match, calendar)
    except OverflowError:
        day = None
    except (KeyError, ValueError):
        # A foreign letter that only an expression takes for one of ours ("frı").
        return None
    if day is None:
        return message(N_("“{words}” is no day in the calendar."), words=match[0])
    return FoundDate(day.isoformat(), match[0], match.end())


def read_date(text: str, calendar: Calendar) -> FoundDate | Message:
    """Return the date that ``text`` is; a Message where it is none, or more than one."""
    words = text.strip(BLANKS)
    found = find_date(words, calendar)
    if isinstance(found, FoundDate) and words[found.end :].strip(BLANKS + "."):
        found = None
    return found or message(N_("“{words}” is no date."), words=words)


# Times -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day in a text, or from one to another: ``HH:MM``, and where the words end."""

    starts: str
    ends: str | None
    end: int

    @property
    def words(self) -> str:
        """The time as it stands in a timetable: ``11:00`` or ``11:00–12:00``."""
        return f"{self.starts}–{self.ends}" if self.ends else self.starts

    @property
    def minutes(self) -> int | None:
        """How long it is, in minutes; None without an end."""
        if self.ends is None:
            return None
        return (_minute(self.ends) - _minute(self.starts)) % (24 * 60)


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


_CLOCK = rf"(?:{_any(CLOCK_WORDS)})\.?{B}*"
_UNTIL = rf"{B}*(?:[-–—]|{_any(UNTIL_WORDS)}){B}*"
_FULL = r"(\d{1,2})[:.](\d\d)"
_SHORT = r"(\d{1,2})(?:[:.](\d\d))?"
_TIME_END = r"(?![\w])(?![:.,/]\d)"
_SPAN = re.compile(f"(?:{_CLOCK})?{_FULL}(?:{_UNTIL}{_FULL})?{_TIME_END}", re.IGNORECASE)
_CLOCK_SPAN = re.compile(f"{_CLOCK}{_SHORT}(?:{_UNTIL}{_SHORT})?{_TIME_END}", re.IGNORECASE)
_BARE_CLOCK = rf"(?:{_any((*CLOCK_WORDS, *AT_WORDS))})\.?{B}*"
_BARE_SPAN = re.compile(
    f"(?:{_BARE_CLOCK})?{_SHORT}(?:{_UNTIL}{_SHORT})?{_TIME_END}", re.IGNORECASE
)


def find_time(text: str, at: int = 0, *, bare: bool = False) -> FoundTime | Message | None:
    """Return the time that stands at ``at`` in ``text``: ``11:00``, ``11.00–12.30``, ``kl 11``.

    Args:
        text: what is read.
        at: where the time stands.
        bare: let an hour alone be a time (``9-16``), as after a command.

    Returns:
        The time; a Message where what stands there is no time of day; None where no time does.
    """
    patterns = (_BARE_SPAN,) if bare else (_SPAN, _CLOCK_SPAN)
    match = next((m for p in patterns if (m := p.match(text, at))), None)
    if match is None:
        return None
    clocks = list(_clocks(match))
    if None in clocks:
        return message(N_("“{words}” is no time of day."), words=match[0].strip(BLANKS))
    starts, ends = clocks
    return FoundTime(starts or "", ends or None, match.end())


def _clocks(match: re.Match[str]) -> Iterator[str | None]:
    """Yield both times of a match: ``HH:MM``, an empty text where there is none, None where it is wrong."""
    for hour, minute in (match.group(1, 2), match.group(3, 4)):
        if hour is None:
            yield ""
        elif int(hour) > 23 or int(minute or 0) > 59:
            yield None
        else:
            yield f"{int(hour):02}:{minute or '00'}"


def read_time(text: str) -> FoundTime | Message:
    """Return the time, or the span, that ``text`` is; a Message where it is none."""
    words = text.strip(BLANKS)
    found = find_time(words, bare=True)
    if isinstance(found, FoundTime) and words[found.end :].strip(BLANKS + "."):
        found = None
    return found or message(N_("“{words}” is no time."), words=words)
