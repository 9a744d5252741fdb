"""Times that go back, and an end before the beginning."""

from __future__ import annotations

from tests.exports.checks.samples import meeting, talk, texts


def times(*clocks: str | None, kind: str = "time") -> list[str]:
    entries = [
        {"kind": kind, "time": clock, "text": "x"} if clock else {"kind": "label", "text": "Day 2"}
        for clock in clocks
    ]
    return texts(meeting(talk(*entries)), "time-order")


def test_a_time_before_the_one_above_it_is_found():
    assert times("09:00", "10.30–11", "10:00") == ["Talk: 10:00 stands after 10:30"]
    assert times("09:00", "09:00", "13.15") == []


def test_another_day_or_the_night_begins_anew():
    assert times("16:00", None, "09:00") == []
    assert times("22:00", "00:30") == []


def test_what_is_no_time_is_left_alone():
    assert times("16:00", "after lunch", "09:00") == []


def test_each_timetable_is_by_itself():
    tables = [talk({"kind": "time", "time": clock, "text": "x"}) for clock in ("16:00", "09:00")]
    assert texts(meeting(*tables), "time-order") == []


def test_a_meeting_that_ends_before_it_begins_is_found():
    assert texts(meeting(starts="13:00", ends="12:00"), "time-order") == [
        "The meeting is planned to end at 12:00, and to begin at 13:00."
    ]
    assert texts(meeting(opened="16:02", closed="09:04"), "time-order") == [
        "The meeting ended at 09:04, and began at 16:02."
    ]
    assert texts(meeting(opened="19:00", closed="01:10"), "time-order") == []
    assert texts(meeting(starts="09:00", ends="12:00", opened="09:04"), "time-order") == []


def test_a_plan_that_goes_back_is_found():
    sections = [talk(planned="10:00"), talk(planned="09:00"), talk(planned=None)]
    assert texts(meeting(*sections), "time-order") == ["Talk: it is planned for 09:00, after 10:00"]
