"""One line becomes another: a command from the cell in which it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.file.undo import undo
from store.model.records import Entry, Link, Place
from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

DAY = """
/datum 2026-03-12
/närvarande Anna Ek, Bo Al
/grupper A-C
# Dagen
/övning styrkor Styrkor och svagheter
B.2
Vi saknar tid
/övning ring Konsultation
/övning plan Handlingsplan
/övning uppföljning Uppföljning
/gå Styrkor och svagheter
"""


@pytest.fixture
def day(typed: Typed) -> Note:
    """A day of four exercises, with one weakness of group B, where the note-taker stands."""
    note = typed(DAY)
    assert note.session.place.row == note.minutes.rows(note.section().uid)[1].uid
    return note


def latest(note: Note, heading: str) -> Entry:
    return note.entries(heading)[-1]


def test_a_weakness_becomes_the_question_of_its_group(day: Note) -> None:
    place = day.session.place
    weakness = latest(day, "Styrkor och svagheter")
    assert day.preview("/blir fråga") == ("Becomes question in Konsultation · A→B: Vi saknar tid")
    assert day.type("/blir fråga") == []
    assert day.cells("Konsultation") == [("A→B", 1, "Vi saknar tid")]
    assert latest(day, "Konsultation").links == (Link("from", weakness.uid),)
    assert day.session.place == place
    assert day.texts("Styrkor och svagheter") == ["Vi saknar tid"]


def test_words_of_ones_own_take_the_place_of_the_lines(day: Note) -> None:
    assert day.type("/becomes question = Hur får vi tid? 1 = 2") == []
    assert day.cells("Konsultation") == [("A→B", 1, "Hur får vi tid? 1 = 2")]


def test_an_action_lies_beside_it_with_owner_and_day(day: Note) -> None:
    assert day.type("/blir åtgärd = Boka tider +Anna !9 apr") == []
    weakness, action = day.entries("Styrkor och svagheter")
    assert (action.kind, action.text, action.due) == ("action", "Boka tider", "2026-04-09")
    assert [(o.name, o.uid is None) for o in action.owners] == [("Anna", False)]
    assert (action.row, action.prompt) == (weakness.row, weakness.prompt)
    assert day.minutes.made_from(weakness.uid) == (action,)


def test_an_owner_alone_keeps_the_words_of_the_line(day: Note) -> None:
    assert day.type("/blir åtgärd = +Bo") == []
    action = latest(day, "Styrkor och svagheter")
    assert (action.text, action.owners[0].name) == ("Vi saknar tid", "Bo")


def test_an_activity_is_a_row_and_gets_its_round_of_follow_up(day: Note) -> None:
    assert day.type("/blir aktivitet = Mötesfri fredag") == []
    assert day.cells("Handlingsplan") == [("Mötesfri fredag", 1, "Mötesfri fredag")]
    assert day.rows("Handlingsplan") == ["Mötesfri fredag"]
    activity = latest(day, "Handlingsplan")
    day.session.place = Place(activity.section, activity.row, activity.prompt)
    assert day.type("/blir uppföljning = 22 februari\n/blir uppföljning = 9 maj") == []
    assert day.cells("Uppföljning") == [
        ("22 februari", None, "Mötesfri fredag"),
        ("9 maj", None, "Mötesfri fredag"),
    ]
    assert len(day.minutes.made_from(activity.uid)) == 2


def test_a_round_is_the_next_meeting_or_bears_the_name_of_the_activity(day: Note) -> None:
    assert day.type("/blir uppföljning") == []
    assert day.rows("Uppföljning") == ["Vi saknar tid"]
    assert day.type("/nästa 9 december\n/blir uppföljning") == []
    assert day.rows("Uppföljning") == ["Vi saknar tid", "2026-12-09"]


def test_a_long_line_is_an_activity_with_a_short_name(day: Note) -> None:
    text = "ord " * 40 + "slut"
    assert day.type(f"{text}\n/blir aktivitet") == []
    (label,) = day.rows("Handlingsplan")
    assert len(label) <= 61
    assert label.endswith("ord…")
    assert latest(day, "Handlingsplan").text == text


def test_it_is_one_step_that_undo_takes_back(day: Note) -> None:
    for line in ("/blir åtgärd", "/blir fråga", "/blir aktivitet", "/blir uppföljning = Vår"):
        before = (day.rows("Handlingsplan"), day.rows("Uppföljning"), day.texts())
        assert day.type(line) == []
        assert day.texts() != before[2]
        assert undo(day.store, day.meeting)
        day.again()
        assert (day.rows("Handlingsplan"), day.rows("Uppföljning"), day.texts()) == before


def test_the_nearest_exercise_behind_it_is_taken_unless_one_is_named(day: Note) -> None:
    assert day.type("/gå Uppföljning\n/övning plan Plan för hösten") == []
    assert day.type("/gå Styrkor och svagheter\n/blir aktivitet") == []
    assert day.rows("Handlingsplan") == ["Vi saknar tid"]
    assert day.type("/blir aktivitet i hösten = En dag") == []
    assert day.rows("Plan för hösten") == ["En dag"]
    assert day.type("# Sist\nEn rad\n/becomes activity = Sist") == []
    assert day.rows("Plan för hösten") == ["En dag", "Sist"]


@each(
    ("line", "reason"),
    [
        ("/blir beslut", "action, question, activity, followup"),
        ("/blir åtgärd ring Bo", "= ring Bo"),
        ("/blir åtgärd i Handlingsplan", "="),
        ("/blir aktivitet i Våren", "no such exercise called “Våren”"),
        ("/blir åtgärd = ring !31 feb", "31 feb"),
    ],
)
def test_what_cannot_be_made_is_told(day: Note, line: str, reason: str) -> None:
    before = day.texts()
    (said,) = day.type(line)
    assert reason in said
    assert day.texts() == before


def test_several_exercises_of_one_name_are_told(day: Note) -> None:
    assert day.type("/övning plan Handlingsplan två") == []
    assert day.type("/gå Styrkor och svagheter") == []
    (said,) = day.type("/blir aktivitet i handling")
    assert "Handlingsplan; Handlingsplan två" in said
    assert day.type("/blir aktivitet i handlingsplan") == []


def test_without_an_exercise_the_command_that_makes_one_is_named(typed: Typed) -> None:
    note = typed("# Samtal\nVi saknar tid")
    (said,) = note.type("/blir aktivitet")
    assert "/exercise plan Plan" in said
    assert note.type("/övning plan Plan\n/gå Samtal\n/blir aktivitet") == []
    (said,) = note.type("/blir fråga")
    assert "/exercise ring Ring" in said


def test_only_a_group_that_is_advised_has_a_question(typed: Typed) -> None:
    note = typed(DAY.replace("B.2\n", "0\n"))
    (said,) = note.type("/blir fråga")
    assert "Only what a group has said" in said
    assert note.type("/gå Dagen\n/grupper X-Z\n/övning retro Retro\nX\nlängre pauser") == []
    (said,) = note.type("/blir fråga")
    assert "Nobody in that exercise advises" in said


def test_an_empty_cell_has_nothing_to_make_something_of(day: Note) -> None:
    (said,) = day.type("C.1\n/blir åtgärd")
    assert "no line here yet" in said


def test_it_acts_in_a_paste_too(day: Note) -> None:
    outcome = day.session.paste(["Vi saknar rum", "/blir aktivitet"], commands=True)
    assert outcome.kept == []
    assert day.rows("Handlingsplan") == ["Vi saknar rum"]


def test_completion_offers_what_a_line_can_become(day: Note) -> None:
    offered = [one.text for one in day.session.complete("/blir ", 6)]
    assert offered == ["/blir åtgärd", "/blir fråga", "/blir aktivitet", "/blir uppföljning"]
