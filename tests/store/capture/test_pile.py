"""Catch first, sort later: the pile of an exercise, which answers nothing and is printed as what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exports import document
from exports.checks import check
from locales import translator
from store.capture.empty_cells import next_hole
from store.capture.key_presses import send_to
from store.file.undo import undo
from store.model.records import Place
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]
FORMS = {
    "questions": "/grupper A-C\n/övning frågor Frågor\n/fråga Ett?\n/fråga Två?\nA.1",
    "named groups": "/grupper Kommunen, Polisen\n/övning styrkor Frågor\nPolisen.2",
    "ring": "/grupper A-C\n/övning ring Frågor",
    "plan": "/övning plan Frågor",
    "the room": "/övning swot Frågor",
    "areas": "/övning områden Frågor\n/rad Skolan\n/rad Torget",
}


def lying(note: Note) -> list[tuple[str, str | None, int | None]]:
    """Return text, row and number of the question of each line of the exercise."""
    minutes, section = note.minutes, note.section("Frågor").uid
    prompts = [prompt.uid for prompt in minutes.prompts(section)]
    found = []
    for entry in minutes.entries(section):
        row = minutes.row(entry.row)
        number = prompts.index(entry.prompt) + 1 if entry.prompt in prompts else None
        found.append((entry.text, row.label if row else None, number))
    return found


def send(note: Note, uids: list[str], words: str) -> None:
    send_to(note.session, uids, words)
    note.again()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_in_any_exercise_a_line_is_caught_and_sorted(form: str, typed: Typed) -> None:
    note = typed(form)
    before = note.session.place
    assert note.type("Osorterat: ett\nosorterat.2: - två\nUNSORTED: tre") == []
    assert lying(note) == [
        ("ett", "Osorterat", None),
        ("två", "Osorterat", 2),
        ("tre", "Osorterat", None),
    ]
    assert note.session.place == before
    assert note.type("Osorterat:\nfyra") == []
    first, *_, last = note.minutes.entries(note.section("Frågor").uid)
    send(note, [first.uid], "1.2" if form != FORMS["the room"] else "2")
    send(note, [last.uid], ".1")
    sent = {text: (row, number) for text, row, number in lying(note)}
    assert sent["ett"][0] != "Osorterat"
    assert sent["ett"][1] == 2
    assert sent["fyra"] == ("Osorterat", 1)
    undo(note.store, note.meeting)
    undo(note.store, note.meeting)
    note.again()
    assert {row for _, row, _ in lying(note)} == {"Osorterat"}
    for _ in range(4):
        undo(note.store, note.meeting)
    note.again()
    assert lying(note) == []
    assert "Osorterat" not in [row.label for row in note.minutes.rows(before.section)]


def test_the_pile_has_no_number_and_is_no_hole(typed: Typed) -> None:
    note = typed("/grupper A-B\n/övning frågor Frågor\n/fråga Ett?\nOsorterat: x\n/grupp C")
    section = note.section("Frågor").uid
    assert note.type("3: till C\n1: till A") == []
    assert lying(note)[1:] == [("till C", "C", 1), ("till A", "A", 1)]
    hole = next_hole(note.minutes, Place(section))
    assert hole is not None
    assert note.minutes.row(hole.row).label == "B"
    assert [one.text.msgid for one in check(note.minutes) if one.check == "empty"]
    note.type("B: till B")
    assert next_hole(note.minutes, Place(section)) is None


def test_a_line_can_be_put_back_on_the_pile(typed: Typed) -> None:
    note = typed(FORMS["questions"])
    note.type("ett\ntvå")
    uids = [entry.uid for entry in note.minutes.entries(note.section("Frågor").uid)]
    send(note, uids, "Osorterat:")
    assert lying(note) == [("ett", "Osorterat", None), ("två", "Osorterat", None)]
    assert note.type("Osorterat\nosorterat text") == []
    assert [row for _, row, _ in lying(note)[2:]] == ["A", "A"]


@pytest.mark.parametrize("form", ["questions", "plan", "areas", "ring", "the room"])
def test_what_is_left_unsorted_is_said(form: str, typed: Typed) -> None:
    note = typed(f"# Dag\n{FORMS[form]}\nOsorterat: Mera ljus")
    text = document(note.minutes)
    assert text.count("Osorterat") == 1
    assert text.index("Osorterat") < text.index("Mera ljus")
    (found,) = (one for one in check(note.minutes) if one.check == "unsorted")
    assert translator("en")(found.text).endswith("not sorted: “Mera ljus”")
    send(note, [note.minutes.entries(note.section("Frågor").uid)[0].uid], "1.1")
    assert "Osorterat" not in document(note.minutes)
    assert "unsorted" not in {one.check for one in check(note.minutes)}


def test_a_ring_is_not_begun_by_its_pile(typed: Typed) -> None:
    note = typed(f"{FORMS['ring']}\nOsorterat: ett")
    assert note.type("/grupp D") == []
    labels = [row.label for row in note.minutes.rows(note.section("Frågor").uid)]
    assert sorted(labels) == ["A→B", "B→C", "C→D", "D→A", "Osorterat"]
    assert lying(note) == [("ett", "Osorterat", None)]


def test_on_a_wall_the_pile_is_what_lies_in_no_cluster(typed: Typed) -> None:
    note = typed("# Dag\n/övning lappar Frågor\nSoppa\nOsorterat: Bröd\n/fråga Mat\nLökar")
    assert note.type("Osorterat: Parkering\nOsorterat:\nBuller\n/fråga Tom") == []
    assert [number for _, _, number in lying(note)] == [None, None, 1, None, None]
    (found,) = (one for one in check(note.minutes) if one.check == "unsorted")
    assert translator("en")(found.text).endswith("not sorted: “Soppa” and 3 more")
    text = document(note.minutes)
    assert "Övriga lappar" in text
    assert "Tom" not in text


def test_the_command_does_what_the_token_does(typed: Typed) -> None:
    note = typed(FORMS["questions"])
    assert note.type("/osorterat ett\nkaffe\n/unsorted\ntvå") == []
    assert lying(note) == [
        *(("ett", "Osorterat", None), ("kaffe", "A", 1), ("två", "Osorterat", None))
    ]
    for _ in range(3):
        undo(note.store, note.meeting)
    note.again()
    assert lying(note) == []
