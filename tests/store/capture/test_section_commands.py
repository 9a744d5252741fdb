"""Sections are renamed, moved, given levels, joined and taken out by typed lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from store.capture.inserting import insert_line
from tests.store.capture.conftest import Note
from tests.store.capture.test_regrouping import one_step, told

Typed = Callable[[str], Note]

DAY = (
    "en tidig rad\n/grupper A-B\n# Nuläge\nläget\n## Ekonomi\npengar\n## Personal\nfolk\n"
    "# Övning\n/övning frågor\n/fråga Vad fungerar?\nA: svar\n# Slut\nsist\n/gå personal"
)
"""Lines before the first heading, a section with two parts, an exercise, and one more section."""


@pytest.fixture
def day(typed: Typed) -> Note:
    return typed(DAY)


def outline(note: Note) -> str:
    """Return the headings in order, each with a dot for each level below the first."""
    return " ".join("." * (level - 1) + (heading or "–") for level, heading in note.sections())


@pytest.mark.parametrize(
    ("swedish", "english", "becomes"),
    [
        ("/rubrik Folk och hus", "/heading Folk och hus", "– Nuläge .Ekonomi .Folk och hus"),
        ("/nivå 1", "/level 1", "– Nuläge .Ekonomi Personal Övning Slut"),
        ("/flytta före ekonomi", "/move before 3", "– Nuläge .Personal .Ekonomi Övning Slut"),
        ("/flytta efter Slut", "/order after slut", "– Nuläge .Ekonomi Övning Slut .Personal"),
        ("/flytta Slut före Nuläge", "/move 6 before 2", "– Slut Nuläge .Ekonomi .Personal Övning"),
        ("/flytta sist", "/move last", "– Nuläge .Ekonomi Övning Slut .Personal"),
        ("/flytta Slut först", "/move 6 first", "– Slut Nuläge .Ekonomi .Personal Övning"),
        (
            "/flytta  EFTER\u00a0nuläge",
            "/move after Nuläge",
            "– Nuläge .Ekonomi .Personal Övning Slut",
        ),
        ("/ta bort", "/remove", "– Nuläge .Ekonomi Övning Slut"),
        ("/ta bort nuläge", "/remove 2", "– Övning Slut"),
        ("/slå ihop", "/merge", "– Nuläge .Ekonomi Övning Slut"),
        ("/slå ihop Nuläge", "/merge 2", "– .Ekonomi .Personal Övning Slut"),
        (
            "/döp om Slut = Avslut",
            "/rename 6 = Avslut",
            "– Nuläge .Ekonomi .Personal Övning Avslut",
        ),
    ],
)
def test_what_becomes_of_the_outline(swedish: str, english: str, becomes: str, day: Note) -> None:
    for line in (swedish, english):
        told(day, line)
        assert outline(day).startswith(becomes)
        assert day.type("/ångra\n/gå personal") == []


@pytest.mark.parametrize(
    "line",
    [
        *(
            "/rubrik Ny",
            "/nivå 1",
            "/flytta före Ekonomi",
            "/ta bort",
            "/ta bort Övning",
            "/slå ihop",
        ),
        *("/flytta Nuläge före Slut", "/slå ihop Nuläge", "/döp om Slut = Avslut", "/flytta sist"),
    ],
)
def test_each_line_is_one_step(line: str, day: Note) -> None:
    one_step(day, line)


def test_what_is_taken_out_is_said_and_the_place_goes_to_the_section_before(day: Note) -> None:
    assert told(day, "/ta bort nuläge") == "Taken out: Nuläge (lines: 3, sections in it: 2)"
    assert day.section().heading is None
    assert day.texts() == ["en tidig rad", "svar", "sist"]
    told(day, "/ta bort 1")
    assert day.section().heading == "Övning"
    assert day.session.place.row is not None


def test_the_place_stays_where_another_section_is_moved_or_taken_out(day: Note) -> None:
    place = day.session.place
    for line in ("/flytta före ekonomi", "/ta bort slut", "/flytta Övning före Nuläge"):
        told(day, line)
        assert day.session.place == place


def test_joined_lines_keep_their_order_and_what_was_the_heading(day: Note) -> None:
    assert told(day, "/slå ihop") == "Personal goes into Ekonomi (lines: 1)"
    lines = [(entry.kind, entry.text) for entry in day.entries("Ekonomi")]
    assert lines == [("note", "pengar"), ("label", "Personal"), ("note", "folk")]
    assert day.section().heading == "Ekonomi"


def test_an_exercise_that_holds_something_is_not_joined(day: Note) -> None:
    for name in ("Övning", "Slut"):
        (reason,) = day.type(f"/slå ihop {name}")
        assert reason == "An exercise that holds something cannot be merged."
    assert day.type("/gå Slut\n# Tom\n/övning swot\n/slå ihop") == []
    assert day.section().heading == "Slut"


def test_the_names_of_an_exercise_come_first(day: Note) -> None:
    assert day.type("/gå Övning") == []
    told(day, "/ta bort B")
    assert day.rows("Övning") == ["A"]
    told(day, "/döp om .1 = Vad saknas?")
    assert day.prompts("Övning") == ["Vad saknas?"]
    told(day, "/flytta före Nuläge")
    assert outline(day).startswith("– Övning Nuläge")
    assert day.session.place.row is not None


def test_lines_before_the_first_heading_stay_first(day: Note) -> None:
    for line in ("/flytta före 1", "/flytta 1 efter Slut", "/flytta 1 sist"):
        assert day.type(line) == ["The lines before the first heading stay where they are."]
    told(day, "/flytta först")
    assert outline(day).startswith("– .Personal Nuläge")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/nivå 9", "“9” is no level: write 1 to 6."),
        ("/flytta före Budget", "There is no section “Budget”."),
        ("/flytta Nuläge före Ekonomi", "A section cannot be moved into itself."),
        ("/ta bort Budget", "Nothing here is called “Budget”."),
        ("/ta bort n", "Several sections fit “n”: Nuläge; Ekonomi; Personal; Övning"),
        ("/slå ihop 1", "There is no section before this one."),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(line: str, reason: str, day: Note) -> None:
    assert day.type(line) == [reason]


def test_a_section_is_named_by_its_time(typed: Typed) -> None:
    note = typed("/dagordning\n09.00 Inledning\n10.30 Fika\n13.00 Arbete\n/slut\n/gå 10.30")
    assert note.section().heading == "Fika"
    told(note, "/ta bort kl 13")
    assert [heading for _, heading in note.sections()] == ["Inledning", "Fika"]


def test_in_a_file_it_is_done_and_told(day: Note) -> None:
    told_of = day.session.submit("/ta bort").told
    assert told_of is not None
    assert translator("en")(told_of) == "Taken out: Personal (lines: 1)"
    assert day.session.submit("# Tom").told is day.session.submit("/ta bort").told is None


def test_at_the_keyboard_what_holds_something_is_asked_for_first(day: Note) -> None:
    day.again(interactive=True)
    outcome = day.session.submit("/ta bort")
    asked = "Enter once more takes out Personal (lines: 1)"
    assert (outcome.asks, translator("en")(outcome.refusal or "")) == (True, asked)
    day.session.preview("/ta bor")  # another line is typed
    assert day.session.submit("/ta bort").asks
    assert day.session.preview("/ta bort").accepted
    assert day.session.submit("/ta bort").refusal is None
    assert "Personal" not in outline(day)
    assert day.type("# Tom\n/ta bort") == []


def test_a_verified_section_is_left_alone(day: Note) -> None:
    assert day.type("/typ protokoll\n/datum 2026-09-01\n/gå slut\n§ Val\nett\n/justera § 1") == []
    before = outline(day)
    for line in ("/rubrik X", "/nivå 2", "/flytta före 1", "/ta bort", "/slå ihop", "/ta bort Val"):
        assert not day.session.preview(line).accepted
        assert day.type(line)[0].startswith("This § is verified.")
    told(day, "/ta bort slut")
    assert outline(day) == before.replace(" Slut", "")


def test_who_left_during_a_section_left_in_the_one_where_the_line_stands(typed: Typed) -> None:
    note = typed("/närvarande Anna Ek\n# Ett\n# Två\n/lämnar Anna 10:15\n/slå ihop")

    def sections_left() -> list[str]:
        return [move.section for person in note.people().values() for move in person.moves]

    assert sections_left() == [note.section("Ett").uid]
    insert_line(note.session, "# Ny", note.entries()[-1].uid)
    assert sections_left() == [note.section("Ny").uid]


def test_a_section_that_goes_in_the_midst_of_the_day_says_before_which(typed: Typed) -> None:
    note, t = typed("# Ett\n# Två"), translator("en")
    for line, words in (
        ("# Tre", "New section: Tre · before Två"),
        ("§ Fyra", "New item: § 1 Fyra · before Tre"),
        ("/övning frågor Fem", "New exercise, Frågor i grupper: Fem · before § 1 Fyra"),
    ):
        assert note.session.submit("/gå Ett").refusal is None
        assert t(note.session.preview(line).message) == words
        told = note.session.submit(line).said
        assert told is not None, line
        assert t(told) == words
    assert note.session.submit("/gå Två").refusal is None
    assert note.session.submit("# Sex").said is None
