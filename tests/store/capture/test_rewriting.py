"""Lines that were edited elsewhere: what is the same stays the same entry, and one undo takes all back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from store.capture import Outcome
from store.capture.rewriting import given_out, rewrite_lines, sources_of
from store.capture.writing import heading_line, to_line
from store.errors import Misplaced
from store.file.store import Store
from store.file.undo import undo
from store.model.records import Place, Section
from store.verbs import entries
from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

DAY = "# Nuläge\nett\n- två\nb: tre\n## Under\nfyra\n# Slut\nsist"
LINES = ["# Nuläge", "ett", "- två", "b: tre", "## Under", "fyra"]


@pytest.fixture
def day(typed: Typed) -> Note:
    return typed(DAY)


def section_of(note: Note) -> Section:
    return note.section("Nuläge")


def edited(note: Note, *lines: str) -> str:
    """Carry out what came back of the section; return what is said."""
    given = given_out(note.minutes, section_of(note))
    said = rewrite_lines(note.session, given, lines)
    note.session.refresh(Outcome())
    return translator("en")(said)


def written(note: Note) -> list[str]:
    """Return all headings and lines of the meeting."""
    return [
        line
        for section in note.minutes.sections
        for line in (
            heading_line(section),
            *(to_line(entry, note.minutes) for entry in note.minutes.entries(section.uid)),
        )
    ]


def lines_of(note: Note) -> list[str]:
    return [one.line for one in given_out(note.minutes, section_of(note))]


def test_each_line_is_an_entry_and_all_of_it_is_one_step(day: Note) -> None:
    assert lines_of(day) == LINES
    before = {entry.text: entry.uid for entry in day.entries()}
    said = edited(
        *(day, "# Nuläge", "först", "- två!", "å: ny", "ett", "## Under det", "in", "fyra"),
    )
    assert said == "Changed: 2 · new: 3 · taken out: 1"
    assert lines_of(day) == [
        *("# Nuläge", "först", "- två!", "å: ny", "ett", "## Under det", "in", "fyra")
    ]
    after = {entry.text: entry.uid for entry in day.entries()}
    kept = [after["två!"], after["ett"], after["fyra"]]
    assert kept == [before["två"], before["ett"], before["fyra"]]
    undo(day.store, day.meeting)
    day.session.refresh(Outcome())
    assert lines_of(day) == LINES


def test_cells_are_named_and_a_line_goes_to_the_one_that_it_stands_under(typed: Typed) -> None:
    note = typed("/grupper A-B\n/övning frågor Frågor\n/fråga Vad?\nA.1\nett\ntvå\nB.1\ntre")
    given = given_out(note.minutes, note.section("Frågor"))
    lines = [one.line for one in given]
    assert lines == ["# Frågor", "— A · 1 · Vad? —", "ett", "två", "— B · 1 · Vad? —", "tre"]
    for after in (
        ["# Frågor", lines[1], "ett", "tre", lines[4], "två", "ny"],
        ["# Frågor", lines[1], "två", "ett", "tre", "ny", lines[4]],
    ):
        rewrite_lines(note.session, given, after)
        note.session.refresh(Outcome())
        given = given_out(note.minutes, note.section("Frågor"))
        assert [one.line for one in given] == after
    assert len(note.entries()) == 4


def test_what_somebody_else_has_done_meanwhile_is_kept_beside(day: Note) -> None:
    given = given_out(day.minutes, section_of(day))
    ett, tva, tre, fyra, _ = day.entries()
    with Store.open(day.store.path, actor="bo") as other:
        entries.change(other, day.meeting, ett.uid, text="ett, av någon annan")
        entries.change(other, day.meeting, tre.uid, text="tre, av någon annan")
        entries.delete(other, day.meeting, tva.uid)
    day.session.refresh(Outcome())
    said = rewrite_lines(
        day.session, given, ["# Nuläge", "ett, av mig", "- två, av mig", "## Under", "fyra"]
    )
    day.session.refresh(Outcome())
    assert "both texts are kept" in translator("en")(said)
    texts = [entry.text for entry in day.entries()]
    assert texts[0] == "ett, av någon annan"
    assert set(texts[1:3]) == {"ett, av mig", "två, av mig"}
    assert texts[3:] == ["tre, av någon annan", fyra.text, "sist"]


@pytest.mark.parametrize(
    "lines",
    [
        ("# Nuläge", "ett", "# Nytt", "- två", "b: tre", "## Under", "fyra"),
        ("# Nuläge", "# Nytt", "## Nyare", "ny", "ett", "b: tre", "- två", "## Under", "fyra"),
        ("# Nuläge", "ny", "# Nytt", "ny till", "b: tre!", "# Sist", "ett", "## Under", "fyra"),
        (
            "# Före",
            "rad",
            "## Nuläge",
            "ett",
            "- två",
            "b: tre",
            "## Under",
            "fyra",
            "### In",
            "och",
        ),
    ],
)
def test_a_new_heading_begins_a_section_with_what_follows_it(day: Note, lines: list[str]) -> None:
    before = day.texts()
    day.session.place = Place(section_of(day).uid)
    edited(day, *lines)
    assert written(day) == [*lines, "# Slut", "sist"]
    goes_on = day.minutes.section(day.session.place.section)
    assert goes_on is not None
    assert len(day.minutes.entries(goes_on.uid)) > 0
    undo(day.store, day.meeting)
    day.session.refresh(Outcome())
    assert (day.texts(), lines_of(day)) == (before, LINES)


def test_what_stands_between_lines_that_were_marked_comes_along_below_a_new_heading(
    day: Note,
) -> None:
    first, _, third = day.entries("Nuläge")
    given = given_out(day.minutes, [first, third])
    rewrite_lines(day.session, given, ["ett", "# Nytt", "ny", "b: tre"])
    day.session.refresh(Outcome())
    assert (day.texts("Nuläge"), day.texts("Nytt")) == (["ett"], ["två", "ny", "tre"])


def test_no_heading_splits_an_exercise_and_one_may_follow_it(typed: Typed) -> None:
    note = typed("/grupper A-B\n/övning frågor Frågor\n/fråga Vad?\nA.1\nett")
    given = given_out(note.minutes, note.section("Frågor"))
    lines = [one.line for one in given]
    with pytest.raises(Misplaced):
        rewrite_lines(note.session, given, [*lines[:3], "# Nytt", *lines[3:]])
    rewrite_lines(note.session, given, [*lines, "# Nytt", "rad"])
    note.session.refresh(Outcome())
    assert (note.texts("Frågor"), note.texts("Nytt")) == (["ett"], ["rad"])


@each("first", ["#", "Nuläge"])
def test_what_cannot_stand_there_changes_nothing(day: Note, first: str) -> None:
    with pytest.raises(Misplaced):
        edited(day, *first.split("\n"), "ny rad", *LINES[1:])
    assert lines_of(day) == LINES


def test_who_comes_is_another_one_where_their_line_says_so(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, Bo Al\n# Nuläge\nett\n/kommer Anna Ek 9:40\n/paus 10:15 Paus"
    )
    lines = lines_of(note)
    assert lines[2:] == ["/kommer Anna Ek 09:40", "10:15 Paus"]
    edited(note, *lines[:2], "/lämnar Bo Al 9:55", "10:20 Lunch")
    assert [(e.kind, e.speaker, e.text, e.time) for e in note.entries()[1:]] == [
        ("departure", "Bo Al", "", "09:55"),
        ("time", None, "Lunch", "10:20"),
    ]
    assert [len(one.moves) for one in note.minutes.participants] == [0, 1]


@pytest.mark.parametrize(
    ("before", "after", "sources"),
    [
        ("ett två tre", "ett tvåa tre", [0, 1, 2]),
        ("ett två tre", "tre ett", [2, 0]),
        ("inledningen slutet", "nytt inledningar slutet", [None, 0, 1]),
        ("samma samma", "samma ny samma", [0, None, 1]),
        ("", "ny", [None]),
    ],
)
def test_a_line_is_the_changed_one_of_a_line_like_it(
    before: str, after: str, sources: list[int | None]
) -> None:
    assert sources_of(before.split(), after.split()) == sources
