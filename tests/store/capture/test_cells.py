"""A cell that is answered later, and dots on its latest line, by typed lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from store.model.records import Place
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]


@pytest.fixture
def asked(typed: Typed) -> Note:
    return typed(
        "/grupper A-B\n# Dag\n/övning frågor Frågor\n/fråga Ett?\n/fråga Två?\nA.1\nkaffet"
    )


def paused(note: Note) -> list[tuple[str, int]]:
    section = note.section("Frågor").uid
    return [
        (row.label, number)
        for row in note.minutes.rows(section)
        for number, prompt in enumerate(note.minutes.prompts(section), 1)
        if note.minutes.is_paused(Place(section, row.uid, prompt.uid))
    ]


def told(note: Note, line: str) -> str:
    outcome = note.session.submit(line)
    assert outcome.refusal is None
    assert outcome.said is not None
    return translator("en")(outcome.said)


def test_this_cell_or_another_is_answered_later_and_open_again(asked: Note) -> None:
    place = asked.session.place
    assert told(asked, "/senare") == "Group A · Question 1 answers later"
    assert told(asked, "/later B.2") == "Group B · Question 2 answers later"
    assert told(asked, "/senare .2") == "Group A · Question 2 answers later"
    assert paused(asked) == [("A", 1), ("A", 2), ("B", 2)]
    assert asked.session.place == place
    assert asked.preview("/senare") == "Group A · Question 1 is open again"
    assert told(asked, "/senare") == "Group A · Question 1 is open again"
    assert paused(asked) == [("A", 2), ("B", 2)]


def test_a_row_of_a_long_name_is_named_by_it(asked: Note) -> None:
    assert asked.type("/döp om B = Norra skolan") == []
    assert told(asked, "/senare Norra skolan.2") == "Group Norra skolan · Question 2 answers later"
    assert told(asked, "/senare norra") == "Group Norra skolan · Question 1 answers later"
    assert paused(asked) == [("Norra skolan", 1), ("Norra skolan", 2)]
    assert asked.type("/senare Norra skolan.7") == ["“Norra skolan.7” names no cell here."]


def test_a_line_written_there_opens_it_again_in_the_same_step(asked: Note) -> None:
    assert asked.type("/senare B.2\nB.2\nett svar") == []
    assert paused(asked) == []
    assert asked.type("/ångra") == []
    assert paused(asked) == [("B", 2)]
    assert asked.texts("Frågor") == ["kaffet"]
    assert asked.type("/gör om") == []
    assert paused(asked) == []


def test_a_line_put_there_from_elsewhere_or_pasted_opens_it_too(asked: Note) -> None:
    assert asked.type("/senare B.1\n/senare B.2\nB.2: ett svar") == []
    assert paused(asked) == [("B", 1)]
    asked.session.paste(["B.1: två", "B.1: tre"], commands=True)
    assert paused(asked) == []


def test_a_note_for_ourselves_is_no_answer(asked: Note) -> None:
    assert asked.type("/senare B.2\nB.2\nintern: de ringer i morgon") == []
    assert paused(asked) == [("B", 2)]


@pytest.mark.parametrize("line", ["/senare", "/senare B"])
def test_outside_an_exercise_nothing_is_answered_later(line: str, typed: Typed) -> None:
    (reason,) = typed("# Samtal").type(line)
    assert reason.startswith("This is no exercise")


@pytest.mark.parametrize("line", ["0.1", "A.0"])
def test_the_room_and_a_row_as_a_whole_are_never_later(line: str, asked: Note) -> None:
    assert asked.type(line) == []
    assert asked.type("/senare") == ["Only a row's answer to one question can come later."]


def test_dots_are_set_given_and_taken_and_never_below_none(asked: Note) -> None:
    def dots() -> int:
        return asked.entries("Frågor")[-1].dots

    assert told(asked, "/prickar 3") == "Dots on “kaffet”: 3"
    assert dots() == 3
    assert asked.type("/dots +2") == []
    assert dots() == 5
    assert asked.type("/prickar -9") == []
    assert dots() == 0
    assert asked.type("/prickar 2\nbullar\n/prickar 1") == []
    assert [entry.dots for entry in asked.entries("Frågor")] == [2, 1]
    assert asked.type("/ångra") == []
    assert dots() == 0


def test_dots_have_a_limit_for_each_who_is_there(asked: Note) -> None:
    assert asked.type("/närvarande Ada, Bo, Cia\n/prickar +5") == []
    assert told(asked, "/prickar högst 2") == "Dots: 2 each, 6 in all"
    assert asked.preview("/prickar +1") == "Dots on “kaffet”: 6 (6 of 6 given)"
    assert told(asked, "/prickar +1") == "Dots on “kaffet”: 6 (6 of 6 given)"
    assert asked.type("/prickar +1") == ["There are 6 dots, 2 each, and 6 are given."]
    assert told(asked, "/dots max none") == "Dots: as many as one likes"
    assert told(asked, "/prickar +1") == "Dots on “kaffet”: 7"


def test_hidden_dots_are_shown_with_what_each_cluster_has(typed: Typed) -> None:
    note = typed("/övning lappar Vägg\n/fråga Kaffe\nfler\n/prickar 2\n/fråga Rum\nljus")
    assert told(note, "/prickar dolda") == "The dots are hidden until they are shown"
    assert told(note, "/prickar 5") == "Dots on “ljus”, hidden until they are shown"
    assert told(note, "/dots shown") == "Dots: Rum 5 · Kaffe 2"
    assert note.type("/ångra 2\n# Samtal") == []
    assert note.type("/prickar dolda")[0].startswith("This is no exercise")


def test_dots_need_a_line(asked: Note) -> None:
    assert asked.type("B.2\n/prickar 1") == ["Nothing is written here that could have dots."]
