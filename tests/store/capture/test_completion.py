"""Ways to go on with a half-typed line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture.completion import suggest
from store.capture.table import BY_NAME
from store.model.records import Place
from tests.cases import each
from tests.store.capture import conftest
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]


@pytest.fixture
def note(typed: Typed) -> Note:
    return typed(
        '/närvarande Anna Ek, Bo "Bosse" Al, Annika Dahl\n/grupper A-B\n# Inledning\n# Budget'
    )


@each(
    ("line", "texts"),
    [
        ("/ti", ["/titel ", "/tid "]),
        ("/openi", []),
        ("/ope", ["/opened "]),
        ("/gör", ["/gör om "]),
        ("/övning st", ["/övning styrkor "]),
        ("/exercise que", []),
        ("/roll ordf", ["/roll ordförande "]),
        ("/roll ordförande Ann", ["/roll ordförande Anna Ek", "/roll ordförande Annika Dahl"]),
        ("/föredragande Bosse och Anni", ["/föredragande Bosse och Annika Dahl"]),
        ("/medlemmar b", ["/medlemmar B "]),
        ("/medlemmar B bos", ["/medlemmar B Bo Al"]),
        ("/typ pro", ["/typ protokoll"]),
        ("/språk s", ["/språk sv"]),
        ("/gå bud", ["/gå Budget"]),
        ("å: Ring +Ann", ["å: Ring +Anna Ek", "å: Ring +Annika Dahl"]),
        ("å: Ring +gru", ["å: Ring +Grupp A", "å: Ring +Grupp B"]),
        ("å: Ring +d", ["å: Ring +Annika Dahl"]),
        ("x: å: Ring +Ann", ["x: å: Ring +Anna Ek", "x: å: Ring +Annika Dahl"]),
        ("å: Ring +Nils", []),
        ("å: Ring +Anna Ek ", []),
        ("/grupp", ["/grupp ", "/grupper "]),
        ("/grupp ", ["/grupp C"]),
        ("/lotta p", ["/lotta par"]),
        ("/lotta 3 ", ["/lotta 3 jämnt", "/lotta 3 per grupp"]),
        ("/lotta 3 p", ["/lotta 3 per grupp"]),
        ("/döp om B", ["/döp om B = ", "/döp om Budget = "]),
        ("/slå ihop b = a", ["/slå ihop b = A"]),
        ("/ta bort b", ["/ta bort B", "/ta bort Budget"]),
        ("/rubrik ", ["/rubrik Budget"]),
        ("/flytta ef", ["/flytta efter "]),
        ("/flytta före in", ["/flytta före Inledning"]),
        ("Ann", ["Anna Ek: ", "Annika Dahl: "]),
        ("An", []),
        ("Hur", []),
        ("text +Ann", []),
        ("", []),
    ],
)
def test_what_is_offered(line: str, texts: list[str], note: Note) -> None:
    found = note.session.complete(line, len(line))
    assert [s.text for s in found] == texts
    assert all(s.cursor == len(s.text) for s in found)


@pytest.fixture
def asking(note: Note) -> Note:
    """A note-taker in an exercise of one question."""
    assert note.type("/övning frågor Frågor\n/fråga Vad saknas?") == []
    return note


@each(
    ("line", "texts"),
    [
        ("/döp om va", ["/döp om Vad saknas? = "]),
        ("/döp om A = ", []),
        ("/slå ihop ", ["/slå ihop A = ", "/slå ihop B = ", "/slå ihop Vad saknas? = "]),
        ("/dela ", ["/dela A = A, ", "/dela B = B, "]),
        ("/slå ihop A till ", ["/slå ihop A till A", "/slå ihop A till B"]),
        ("/flytta B", ["/flytta B före "]),
        ("/flytta B före a", ["/flytta B före A"]),
        ("/ta bort vad", ["/ta bort Vad saknas?"]),
        ("/senare ", ["/senare A", "/senare B"]),
        ("/senare B.", ["/senare B.1"]),
    ],
)
def test_rows_and_questions_of_the_exercise_are_offered(
    line: str, texts: list[str], asking: Note
) -> None:
    found = [s.text for s in asking.session.complete(line, len(line))]
    assert found[: len(texts)] == texts
    assert bool(found) is bool(texts)


def test_what_stands_behind_the_cursor_stays(note: Note) -> None:
    (found,) = note.session.complete("/roll ordf  Anna", len("/roll ordf"))
    assert (found.text, found.cursor) == ("/roll ordförande Anna", len("/roll ordförande "))


def test_names_of_commands_are_in_the_language_of_the_document(note: Note) -> None:
    assert note.type("/språk en") == []
    assert [s.text for s in note.session.complete("/p", 2)][:3] == [
        "/place ",
        "/pause ",
        "/present ",
    ]


def test_only_what_was_asked_for_by_a_sign_is_listed(note: Note) -> None:
    def listed(line: str) -> list[tuple[str, str]]:
        return [(one.name, one.label.msgid) for one in note.session.complete(line, len(line))]

    assert listed("/gr") == [
        (f"/{c.sv}", c.help) for c in map(BY_NAME.get, ("groups", "group")) if c
    ]
    owners = [name for name, _ in listed("å: Ring +")]
    assert owners == ["Anna Ek", "Bo Al", "Annika Dahl", "Grupp A", "Grupp B"]
    assert {name for name, _ in listed("Ann")} == {""}


@each(
    ("line", "words"),
    [
        ("å: Ring +Per, Maja", "Action: Per? · +Maja makes Maja an owner too"),
        ("å: Ring +Anna och Bosse i dag", "Action: Anna · +Bosse makes Bosse an owner too"),
        ("å: Ring +Anna, +Bosse", "Action: Anna, Bosse"),
        ("å: Ring +Anna, sen Bosse", "Action: Anna"),
    ],
)
def test_a_name_beside_an_owner_that_is_taken_as_text_is_said(
    line: str, words: str, note: Note
) -> None:
    assert note.preview(line) == words


@given(
    st.text(max_size=20), st.sampled_from(["", "/", "/roll ", "/övning ", "å: x +", "/närvarande "])
)
def test_no_line_makes_completion_fail(text: str, before: str) -> None:
    line = before + text
    scene = conftest.scene_at(conftest.made_minutes(), Place("talk"))
    for found in suggest(line, len(line), scene):
        assert 0 <= found.cursor <= len(found.text)
