"""A question that is asked only after a yes or a no: what is not asked is no hole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exports import document
from exports.checks.cells import empty_cells
from exports.json_form import to_json
from imports.json_form import from_json
from locales import translator
from store.capture.key_presses import next_hole
from store.model.branches import is_asked, is_hole
from store.model.records import Place
from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]


@pytest.fixture
def asked(typed: Typed) -> Note:
    """Three groups, a question, and one after a yes and one after a no to it."""
    return typed(
        "/språk en\n/grupper A-C\n# Dag\n/övning frågor Frågor\n/fråga Finns det en plan?\n"
        "/prompt if yes: When?\n/fråga om nej: Why not?"
    )


def cells(note: Note, ask: Callable[..., bool]) -> str:
    """Return which cells of each row something is true of, by the numbers of the questions."""
    uid = note.section("Frågor").uid
    found = []
    for row in note.minutes.rows(uid):
        prompts = enumerate(note.minutes.prompts(uid), 1)
        true = [str(n) for n, p in prompts if ask(note.minutes, Place(uid, row.uid, p.uid))]
        found.append(f"{row.label}{''.join(true)}")
    return " ".join(found)


def test_a_question_follows_the_last_one_that_is_always_asked(asked: Note) -> None:
    first, *others = asked.minutes.prompts(asked.section("Frågor").uid)
    assert [(p.text, p.on, p.follows) for p in others] == [
        ("If yes: When?", "yes", first.uid),
        ("If no: Why not?", "no", first.uid),
    ]
    words = "New prompt: If no: Who? · after a no to “Finns det en plan?”"
    assert asked.preview("/fråga om nej: Who?") == words
    assert asked.type("/fråga om allt: Varför?") == []


def test_without_a_question_before_it_it_is_refused(typed: Typed) -> None:
    note = typed("/grupper A-C\n/övning frågor Frågor")
    reason = "There is no question before it to answer yes or no to."
    assert note.type("/fråga om ja: När?") == [reason]


def test_what_is_not_asked_is_no_hole(asked: Note) -> None:
    assert cells(asked, is_asked) == "A1 B1 C1"
    assert asked.type("A.1\nJa, sedan i våras\nB.1: Nej.\nintern: ja") == []
    assert cells(asked, is_asked) == "A12 B13 C1"
    assert cells(asked, is_hole) == "A2 B3 C1"
    found = [(hole.row, hole.prompt) for hole in empty_cells(asked.minutes)]
    assert found == [("A", 2), ("B", 3), ("C", 1)]
    next_hole(asked.session)
    assert asked.preview("/later") == "Group A · Question 2 answers later"
    assert asked.type("A.1: nej, förresten") == []
    assert cells(asked, is_hole) == "A3 B3 C1"


def test_the_document_says_of_no_branch_that_nobody_has_answered(asked: Note) -> None:
    assert asked.type("A.1\nJa\nA.2: Soon\nB.1: Ja") == []
    text = document(asked.minutes, language="en")
    assert text.count("*no answer*") == 2  # C to the first, B to the second question
    assert text.count("*not asked*") == 1
    assert from_json(to_json(asked.minutes)).prompts(asked.section("Frågor").uid)[1].on == "yes"


@each(
    ("name", "text", "on"),
    [
        ("By when?", "If yes: By when?", "yes"),
        ("om nej: Varför inte?", "If no: Varför inte?", "no"),
    ],
)
def test_a_renamed_question_waits_for_the_same_answer(
    name: str, text: str, on: str, asked: Note
) -> None:
    said = asked.session.submit(f"/döp om .2 = {name}").said
    assert said is not None
    assert translator("en")(said).endswith(f"is now called {text}")
    prompt = asked.minutes.prompts(asked.section("Frågor").uid)[1]
    assert (prompt.text, prompt.on) == (text, on)
    assert asked.type("/ångra") == []


def test_where_the_question_before_goes_into_another_that_one_decides(asked: Note) -> None:
    assert asked.type("/fråga Finns en annan plan?\nA.4: Ja\n/slå ihop .1 = .4") == []
    assert cells(asked, is_asked) == "A13 B3 C3"
    assert asked.type("/ta bort .3") == []
    assert cells(asked, is_asked) == "A12 B12 C12"
