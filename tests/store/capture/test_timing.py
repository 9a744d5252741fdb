"""``/minuter``: the plan of a part, and the countdown in the app."""

from __future__ import annotations

import pytest

from store.file import countdown
from store.file.undo import undo
from tests.cases import each
from tests.store.capture.conftest import Note

NOW = 1_790_000_000.0


@pytest.fixture
def live(note: Note) -> Note:
    """Return a note-taker in the app, in a section."""
    note.again(clock=lambda: NOW, interactive=True)
    assert note.type("# Inledning") == []
    return note


def left(note: Note) -> int | None:
    found = countdown.read(note.store, note.meeting)
    return found.seconds_left(NOW) if found else None


@pytest.mark.parametrize("line", ["/minuter 15", "/minutes 15 min", "/minuter 15 minuter"])
def test_minutes_are_planned_and_counted_down(live: Note, line: str) -> None:
    assert live.preview(line) == "This part: 15 min, from now"
    assert live.type(line) == []
    assert live.section().minutes == 15
    assert left(live) == 900


def test_a_file_of_lines_only_sets_the_plan(note: Note) -> None:
    assert note.preview("/minuter 15") == "This part: 15 min"
    assert note.type("# Inledning\n/minuter 15") == []
    assert note.section().minutes == 15
    assert left(note) is None
    refusals = note.type("/minuter +5\n/minuter paus\n/minuter")
    assert refusals == ["A countdown runs only in the app."] * 3


def test_without_a_section_one_is_begun(note: Note) -> None:
    assert note.type("/minuter 10") == []
    assert [(s.heading, s.minutes) for s in note.minutes.sections] == [(None, 10)]


def test_more_less_pause_and_end(live: Note) -> None:
    assert live.type("/minuter 10\n/minuter +5\n/minutes -2\n/minuter −1 min") == []
    assert left(live) == 720
    assert live.type("/minuter paus") == []
    assert countdown.read(live.store, live.meeting).rests
    assert live.type("/minutes pause") == []
    assert not countdown.read(live.store, live.meeting).rests
    assert live.type("/minuter slut") == []
    assert left(live) is None
    assert live.type("/minuter +5\n/minuter paus") == ["No countdown is running."] * 2
    assert live.section().minutes == 10


def test_alone_it_counts_what_is_planned(live: Note) -> None:
    assert live.type("/minuter") == ["No minutes are planned here: say how many."]
    assert live.type("/dagordning\nBudget (20 min)\n/slut\n/gå Budget\n/minuter") == []
    assert left(live) == 1200


def test_a_question_has_minutes_of_its_own(live: Note) -> None:
    assert live.type("/minuter fråga 5") == ["There is no question here."]
    assert (
        live.type("/grupper A-B\n/övning frågor Frågor\n/minuter 40\n/fråga Ett\n/fråga Två") == []
    )
    assert live.preview("/minutes question 5") == "This question: 5 min, from now"
    assert live.type("/minuter fråga 5") == []
    section = live.section()
    assert [p.minutes for p in live.minutes.prompts(section.uid)] == [5, None]
    assert section.minutes == 40
    assert left(live) == 300
    assert live.type("/minuter slut\n/minuter") == []
    assert left(live) == 300


@each("words", ["0", "1000", "en kvart", "5 5", "+", "15 timmar", "fråga"])
def test_what_is_no_number_of_minutes_is_refused(live: Note, words: str) -> None:
    assert live.type(f"/minuter {words}") == [f"“{words}” is no number of minutes from 1 to 999."]
    assert left(live) is None


def test_undo_takes_back_the_plan_and_leaves_the_countdown(live: Note) -> None:
    assert live.type("/minuter 15") == []
    undo(live.store, live.meeting)
    assert live.type("x") == []
    assert live.section().minutes is None
    assert left(live) == 900


def test_the_end_of_the_meeting_ends_it(live: Note) -> None:
    assert live.type("/minuter 15\n/avsluta 16:00") == []
    assert left(live) is None
