"""Lines are split, joined, inserted beside others, and sent to a place that a few words name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from store.capture import Outcome, key_presses
from store.capture.inserting import insert_line, preview_insert
from store.capture.writing import place_in_text, to_line
from store.errors import Misplaced
from store.model.records import Entry
from store.verbs import cutting, several
from tests.store.capture.conftest import TODAY, Note

Typed = Callable[[str], Note]

DAY = (
    "/närvarande Anna Ek, Bo Al\n/grupper A-E\n/dagordning\n09.00 Nuläge\n10.30 Arbete\n/slut\n"
    "/gå nuläge\nett\ntvå\ntre\n/gå arbete\n/övning frågor Frågor\n/fråga Vad?\n/fråga Hur?\n"
    "B.1\nsvar\nmer\n# Slut\nsist"
)


@pytest.fixture
def day(typed: Typed) -> Note:
    return typed(DAY)


def entry_of(note: Note, text: str) -> Entry:
    return next(entry for entry in note.entries() if entry.text == text)


@pytest.mark.parametrize(
    ("line", "words", "first", "second"),
    [
        ("en lång rad", "lång", "en", "lång rad"),
        ("  - under allt", "allt", "- under", "- allt"),
        ("å: ring Bo och Anna +Bo !fre", "och", "å: ring Bo +Bo !fre", "och Anna"),
        ("f: Anna: att bygga", "bygga", "f: Anna: att", "bygga"),
        ("c: ja och nej", "och", "c: ja", "c: och nej"),
    ],
)
def test_a_line_is_split_at_a_word(
    day: Note, line: str, words: str, first: str, second: str
) -> None:
    assert day.type(line) == []
    entry = day.entries()[-1]
    shown = to_line(entry, day.minutes, today=TODAY)
    at = place_in_text(shown, shown.index(words), entry.text)
    cutting.split(day.store, day.meeting, entry, at)
    day.session.refresh(Outcome())
    lines = [to_line(e, day.minutes, today=TODAY) for e in day.entries("Slut")[1:]]
    assert lines == [first, second]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ("en", "två", "en två"),
        ("- en", "b: två", "- en två"),
        ("å: ring +Bo", "å: skriv +Anna !fre", "å: ring skriv +Bo +Anna !fre"),
        ("å: ring +Bo !fre", "å: skriv !9 dec", "å: +Bo !fre  ring skriv !9 dec"),
        ("rad", "å: skriv +Anna", "rad skriv +Anna"),
        ("rad", "Bo: nej", "rad Bo: nej"),
        ("rad", "10:15 fika", "rad 10:15 fika"),
        ("ref: bild", "ref: bok https://a.se", "ref: bild bok https://a.se"),
    ],
)
def test_two_lines_are_joined(day: Note, upper: str, lower: str, joined: str) -> None:
    assert day.type(f"{upper}\n{lower}") == []
    first, second = day.entries("Slut")[1:]
    cutting.join(day.store, day.meeting, first, second)
    day.session.refresh(Outcome())
    (entry,) = day.entries("Slut")[1:]
    assert to_line(entry, day.minutes, today=TODAY) == joined


def test_an_inserted_line_stands_below_the_selected_one(day: Note) -> None:
    place = day.session.place
    for line, texts in (
        ("b: ny", ["ett", "ny", "två", "tre"]),
        ("- under", ["ett", "under", "ny", "två", "tre"]),
    ):
        outcome = insert_line(day.session, line, entry_of(day, "ett").uid)
        assert outcome.refusal is None
        assert day.texts("Nuläge") == texts
    assert day.session.place == place
    assert day.type("sen") == []
    assert day.texts("Slut") == ["sist", "sen"]


def test_a_heading_stands_above_the_selected_line_and_one_goes_on_below_it(day: Note) -> None:
    place = day.session.place
    insert_line(day.session, "# Förslag", entry_of(day, "två").uid)
    assert day.texts("Förslag") == ["två", "tre"]
    assert day.session.place == place
    insert_line(day.session, "## Efteråt", entry_of(day, "sist").uid)
    assert day.type("sen") == []
    assert day.texts("Efteråt") == ["sist", "sen"]


def test_what_an_inserted_line_will_do_is_said_beforehand(day: Note) -> None:
    uid, answer = entry_of(day, "ett").uid, entry_of(day, "svar").uid
    for line, at, words in (
        ("b: ny", uid, "Decision"),
        ("# Ny", uid, "New section: Ny"),
        ("# Ny", answer, "No heading can stand within an exercise."),
        ("/titel T", uid, "Title: T"),
    ):
        before = day.texts()
        preview = preview_insert(day.session, line, at) or day.session.preview(line)
        assert translator("en")(preview.message) == words
        assert preview.accepted is (insert_line(day.session, line, at).refusal is None)
        assert (day.texts() == before) is (line[0] in "#/")
    assert day.head.title == "T"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("E.1", "Group E · Question 1"),
        ("E", "Group E · Question 1"),
        (".2", "Group B · Question 2"),
        ("C:", "Group C · Question 1"),
        ("0", "Plenary"),
        ("nul", "Nuläge"),
        ("kl 10.30", "Arbete"),
    ],
)
def test_several_answers_are_sent_to_a_place(day: Note, text: str, where: str) -> None:
    place = day.session.place
    uids = [entry_of(day, "mer").uid, entry_of(day, "svar").uid]
    said = key_presses.send_to(day.session, uids, text)
    day.session.refresh(Outcome())
    assert translator("en")(said).startswith(f"Moved to {where}")
    moved = [entry_of(day, text) for text in ("svar", "mer")]
    cells = {(entry.section, entry.row, entry.prompt) for entry in moved}
    assert len(cells) == 1
    assert moved[0].ord < moved[1].ord
    assert day.session.place == place


def test_from_plain_talk_a_number_is_a_section_and_a_token_a_cell(day: Note) -> None:
    uid = entry_of(day, "ett").uid
    assert translator("en")(key_presses.send_to(day.session, [uid], "4")) == "Moved to Slut"
    assert translator("en")(key_presses.send_to(day.session, [uid], "D.2")) == (
        "Moved to Group D · Question 2"
    )
    with pytest.raises(Misplaced):
        key_presses.send_to(day.session, [uid], "Ingenstans")


def test_several_lines_are_indented_each_as_far_as_it_goes(day: Note) -> None:
    assert day.type("rad\n- punkt\n  - under") == []
    uids = [entry.uid for entry in day.entries("Slut")[1:]]
    shown = []
    for by in (-1, 1, 1):
        several.indent(day.store, day.meeting, uids, by)
        day.session.refresh(Outcome())
        shown.append([to_line(e, day.minutes, today=TODAY) for e in day.entries("Slut")[1:]])
    assert shown == [
        ["rad", "punkt", "- under"],
        ["- rad", "- punkt", "  - under"],
        ["  - rad", "  - punkt", "    - under"],
    ]
