"""The date of a meeting that is made in the app: provisional, until it begins or somebody gives it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from exports.checks import check
from exports.json_form import to_json
from imports.json_form import from_json
from locales import translator
from store.capture import CaptureSession
from store.file.reading import load
from store.file.step_names import steps_done
from store.file.store import Store
from store.model.own_day import made_on
from store.series.carrying import begin_after
from store.verbs import meetings
from tests.store.capture.conftest import Note

MADE, NEXT_DAY = date(2026, 10, 1), date(2026, 10, 2)
"""A Thursday, and the day after."""


class Live(Note):
    """A note-taker in the app, on a day of the test's choice."""

    day = MADE
    said = ""

    def again(self, **_: object) -> None:
        minutes = load(self.store, self.meeting)
        self.session = CaptureSession(
            *(self.store, minutes),
            today=lambda: self.day,
            now=lambda: time(9, 4),
            interactive=True,
        )

    def on(self, day: date, *lines: str) -> tuple[str | None, str | None]:
        """Type lines on a day; return the date of the meeting, and why it is provisional."""
        self.day = day
        for line in lines:
            outcome = self.session.submit(line)
            assert outcome.refusal is None, outcome.refusal
            self.said = translator("en")(outcome.day) if outcome.day else ""
        return self.head.date, self.head.provisional

    def due(self) -> list[str | None]:
        return [entry.due for entry in self.entries() if entry.kind == "action"]


@pytest.fixture
def live(store: Store) -> Live:
    """Return a note-taker in a meeting that was made in the app."""
    return Live(store, meetings.create(store, title="Dag", **made_on(MADE.isoformat())))


def test_the_first_line_after_head_and_agenda_moves_the_date_to_its_day(live: Live) -> None:
    head = ("/tema Vatten", "/dagordning", "09.00 Inledning (Anna)", "/slut", "/närvarande Bo Al")
    assert live.on(NEXT_DAY, *head) == ("2026-10-01", "made")
    steps = steps_done(live.store, live.meeting, 99)
    assert live.on(NEXT_DAY, "å: ring +Bo !fre") == ("2026-10-02", "begun")
    assert live.said == "The date of the meeting is now 2026-10-02."
    assert live.due() == ["2026-10-09"]
    assert live.on(date(2026, 10, 3), "sist") == ("2026-10-02", "begun")
    assert len(steps_done(live.store, live.meeting, 99)) == len(steps) + 2
    assert live.on(NEXT_DAY, "/ångra", "/ångra") == ("2026-10-01", "made")


def test_opening_moves_the_date_and_what_was_reckoned_from_it(live: Live) -> None:
    live.on(MADE, "å: ring !fre", "å: köp !imorgon", "å: boka !2026-12-09", "å: sen !9 dec")
    assert live.on(date(2026, 10, 6), "/öppna") == ("2026-10-06", "begun")
    assert live.said == ("The date of the meeting is now 2026-10-06; days that moved with it: 2.")
    assert live.due() == ["2026-10-09", "2026-10-07", "2026-12-09", "2026-12-09"]
    assert live.on(date(2026, 10, 7), "/öppna 9.00") == ("2026-10-06", "begun")
    live.on(date(2026, 10, 7), "/ångra", "/ångra")
    assert (live.head.date, live.due()[0]) == ("2026-10-01", "2026-10-02")


def test_a_date_that_is_given_is_settled(live: Live) -> None:
    live.on(MADE, "å: ring !imorgon")
    assert live.on(MADE, "/datum 12 nov") == ("2026-11-12", None)
    assert live.said == "Days that moved with it: 1."
    assert live.due() == ["2026-11-13"]
    assert live.on(date(2026, 11, 13), "rad", "/öppna 9") == ("2026-11-12", None)
    assert live.on(MADE, "/datum ingen") == (None, None)
    assert live.on(MADE, "/date none", "rad", "/öppna") == (None, None)


def test_the_clock_is_taken_only_on_the_meetings_own_day(live: Live) -> None:
    live.on(MADE, "/datum 2026-10-02", "/närvarande Anna Ek", "/kommer Anna")
    (reason,) = live.type("/öppna")
    assert reason == "The meeting is on 2026-10-02: write the time that it began at."
    live.on(MADE, "/avsluta")
    assert (live.head.opened, live.head.closed, live.head.status) == (None, None, "held")
    live.on(NEXT_DAY, "/öppna", "/kommer Anna", "/avsluta")
    assert (live.head.opened, live.head.closed) == ("09:04", "09:04")
    assert [entry.time for entry in live.entries()] == [None, "09:04"]


def test_an_invitation_has_no_date_until_it_is_given(live: Live) -> None:
    assert live.on(MADE, "/typ inbjudan", "Välkommen!") == (None, None)
    assert live.on(MADE, "/ångra", "/ångra") == ("2026-10-01", "made")
    assert live.on(MADE, "/datum 2 okt", "/typ inbjudan") == ("2026-10-02", None)


def test_a_file_of_lines_gives_no_date(live: Live, note: Note) -> None:
    assert note.type("rad\n/öppna 9") == []
    assert (note.head.date, note.head.provisional) == (None, None)
    lines = CaptureSession(live.store, load(live.store, live.meeting), today=lambda: NEXT_DAY)
    lines.submit("rad")
    assert (lines.minutes.meeting.date, lines.minutes.meeting.provisional) == ("2026-10-01", "made")


def test_a_meeting_that_follows_another_has_the_day_announced_else_a_provisional_one(
    live: Live,
) -> None:
    def follows(today: date) -> tuple[str | None, str | None]:
        made = begin_after(live.store, live.meeting, today=today.isoformat())
        head = load(live.store, made).meeting
        return head.date, head.provisional

    live.on(MADE, "å: ring !fre", "/datum 2026-10-02")
    assert follows(NEXT_DAY) == ("2026-10-02", "made")
    assert follows(MADE) == (None, None)
    live.on(MADE, "/nästa 9 dec")
    assert follows(NEXT_DAY) == ("2026-12-09", None)


def test_the_checks_and_the_json_form_tell_of_it(live: Live) -> None:
    def told() -> list[str]:
        return [translator("en")(f.text) for f in check(live.minutes) if "date" in f.check]

    made = "Nobody has given the date; 2026-10-01 is the day on which the meeting was made."
    assert told() == [made]
    data = to_json(live.minutes)
    assert data["provisional"] == "made"
    assert list(data)[-3:] == ["provisional", "answers_order", "answers_by"]
    del data["provisional"]
    assert from_json(data).meeting.provisional is None
    live.on(MADE, "rad")
    assert "the first line was written" in told()[0]
    live.on(MADE, "/öppna")
    assert told() == []


def test_the_first_line_of_a_meeting_that_was_just_made_is_its_title(
    store: Store, typed: Callable[[str], Note]
) -> None:
    for first, title in [("Planeringsdag", "Planeringsdag"), ("- punkt", None), (" exakt", None)]:
        new = Live(store, meetings.create(store, **made_on(MADE.isoformat())))
        new.on(MADE, first, "rad")
        assert new.head.title == title
        assert len(new.entries()) == (1 if title else 2)
    assert typed("rad").head.title is None
