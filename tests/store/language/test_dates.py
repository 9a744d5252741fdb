"""Dates and times in words: what they mean, and what is none."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from locales import Message
from store.language.dates import (
    Calendar,
    FoundDate,
    FoundTime,
    find_date,
    find_time,
    read_date,
    read_time,
)
from tests.cases import each

MEETING = Calendar(date(2026, 10, 16))


def iso(text: str, calendar: Calendar = MEETING) -> str | None:
    found = read_date(text, calendar)
    return found.iso if isinstance(found, FoundDate) else None


@each(
    ("text", "expected"),
    [
        ("2026-12-09", "2026-12-09"),
        ("9 dec", "2026-12-09"),
        ("9 Dec", "2026-12-09"),
        ("9\u00a0december", "2026-12-09"),
        ("den 9 december", "2026-12-09"),
        ("9:e december", "2026-12-09"),
        ("9th December", "2026-12-09"),
        ("December 9, 2027", "2027-12-09"),
        ("9 december 2027", "2027-12-09"),
        ("9/12", "2026-12-09"),
        ("9/12 2027", "2027-12-09"),
        ("9/12-27", "2027-12-09"),
        ("3/6-2013", "2013-06-03"),
        ("3.6.2013", "2013-06-03"),
        ("torsdag den 22 februari 2018", "2018-02-22"),
        ("måndagen den 13 maj 2019", "2019-05-13"),
        ("fre 9 dec", "2026-12-09"),
        ("FRE", "2026-10-23"),
        ("Fri", "2026-10-23"),
        ("lördag", "2026-10-17"),
        ("på måndag", "2026-10-19"),
        ("v 50", "2026-12-11"),
        ("v. 50", "2026-12-11"),
        ("vecka 3", "2027-01-22"),
        ("week 3 2026", "2026-01-16"),
        ("imorgon", "2026-10-17"),
        ("i morgon", "2026-10-17"),
        ("today", "2026-10-16"),
        ("9 dec.", "2026-12-09"),
    ],
)
def test_dates_are_understood_in_both_languages(text: str, expected: str) -> None:
    assert iso(text) == expected


def test_without_a_year_it_is_the_next_such_day_on_or_after() -> None:
    assert iso("16 okt") == "2026-10-16"
    assert iso("15 okt") == "2027-10-15"


def test_a_weekday_is_always_after_the_day() -> None:
    assert iso("fredag") == "2026-10-23"


def test_a_leap_day_is_in_the_next_year_that_has_one() -> None:
    assert iso("29 feb") == "2028-02-29"


def test_the_meetings_own_date_is_the_nearest() -> None:
    january = Calendar(date(2026, 1, 7), nearest=True)
    assert iso("19 dec", january) == "2025-12-19"
    assert iso("7 jan", january) == "2026-01-07"
    assert iso("tisdag", january) == "2026-01-06"
    assert iso("onsdag", january) == "2026-01-07"
    assert iso("v 52", january) == "2025-12-26"


@each("text", ["31 feb", "30/2", "9/13", "2026-02-30", "v 54", "0/1", "1900-00-01"])
def test_what_is_no_day_in_the_calendar_is_said(text: str) -> None:
    assert isinstance(find_date(text, MEETING), Message)


@each(
    "text",
    ["", "Vatten", "5 personer", "fredlig", "2026", "12", "majoritet", "decemberfest", "1/2/3/4"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text, MEETING) is None


def test_two_dates_are_not_one() -> None:
    assert isinstance(read_date("9 dec 10 dec", MEETING), Message)


@given(st.text(max_size=30), st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.booleans())
def test_no_text_makes_reading_fail(text: str, base: date, nearest: bool) -> None:
    read_date(text, Calendar(base, nearest))
    read_time(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_written_in_full_is_that_day(day: date) -> None:
    months = "jan feb mars april maj juni juli aug sep okt nov dec".split()
    for text in (f"{day.day} {months[day.month - 1]} {day.year}", day.isoformat()):
        assert iso(text) == day.isoformat()


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_the_next_such_day_is_less_than_a_year_away_but_for_leap_days(
    base: date, day: date
) -> None:
    found = read_date(f"{day.day}/{day.month}", Calendar(base))
    assert isinstance(found, FoundDate)
    ahead = (date.fromisoformat(found.iso) - base).days
    assert 0 <= ahead <= (366 if (day.month, day.day) != (2, 29) else 366 * 8)


@each(
    ("text", "starts", "ends"),
    [
        ("11:00", "11:00", None),
        ("11.00", "11:00", None),
        ("9:05", "09:05", None),
        ("kl 11", "11:00", None),
        ("kl. 11.30", "11:30", None),
        ("klockan 13:30-15:30", "13:30", "15:30"),
        ("11:00–12:00", "11:00", "12:00"),
        ("11.00 till 12.00", "11:00", "12:00"),
    ],
)
def test_times_are_understood(text: str, starts: str, ends: str | None) -> None:
    found = find_time(text)
    assert isinstance(found, FoundTime)
    assert (found.starts, found.ends, found.end) == (starts, ends, len(text))


def test_after_a_command_an_hour_alone_is_a_time() -> None:
    assert find_time("9-16") is None
    found = read_time("9-16")
    assert isinstance(found, FoundTime)
    assert found.words == "09:00–16:00"
    assert found.minutes == 420


@each("text", ["At 3 sites", "2018.01", "1.10.3", "11:000", "kl", "halv elva"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert find_time(text) is None


@each("text", ["25:00", "11:60", "kl 24"])
def test_what_is_no_time_of_day_is_said(text: str) -> None:
    assert isinstance(find_time(text), Message)
