"""Whole days, invented: every line of them is carried out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from store.model.records import Place
from tests.conftest import ROOT
from tests.store.capture.conftest import Note

DAY = Path(__file__).parent / "invented_day.txt"
DEMO = ROOT / "tui" / "demo" / "sv.txt"


def test_a_day_that_uses_most_of_the_language(note: Note) -> None:
    assert note.type(DAY.read_text("utf-8")) == []
    kinds = Counter(entry.kind for entry in note.entries())
    for kind, count in (
        *(("decision", 1), ("proposal", 1), ("action", 2), ("parked", 1), ("internal", 1)),
        *(("statement", 1), ("reply", 2), ("question", 1), ("quote", 5), ("summary", 1)),
        *(("time", 1), ("row", 3), ("reference", 1), ("arrival", 1), ("departure", 1)),
    ):
        assert kinds[kind] == count, kind
    assert Counter(p.attendance for p in note.people().values()) == {
        "present": 4,
        "absent": 1,
        None: 1,
    }
    assert note.cells("Frågor till grupperna") == [
        ("2", 1, "Måla om linjerna"),
        ("1", 1, "Flytta hållplatsen"),
        ("1", 2, "2 miljoner till belysning"),
    ]
    assert note.head.status == "held"


def test_the_day_of_the_demo_is_carried_out_whole_and_has_holes(note: Note) -> None:
    assert note.type(DEMO.read_text("utf-8")) == []
    questions = note.section("Så blir huset använt")
    empty = [
        (row.label, prompt.text)
        for row in note.minutes.rows(questions.uid)
        for prompt in note.minutes.prompts(questions.uid)
        if not len(note.minutes.cell(Place(questions.uid, row.uid, prompt.uid)))
    ]
    assert {label for label, _ in empty} == {"B", "C"}
    assert all(owner.uid for entry in note.entries() for owner in entry.owners)
    assert all(presenter.uid for s in note.minutes.sections for presenter in s.presenters)
