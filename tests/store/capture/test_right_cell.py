"""Where a line lands in an exercise, and as what: the rows' names and letters come before markers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from exports.checks import check
from locales import translator
from store.capture import to_line
from store.capture.inserting import insert_line, preview_insert
from store.capture.lines import parse
from store.capture.outcome import Outcome
from store.capture.parsed import AddEntries
from store.capture.plans import OtherReading
from store.capture.reading_otherwise import read_otherwise
from store.capture.writing import scene_of
from store.errors import Clash, NotFound
from store.model.branches import is_hole
from store.model.records import Entry
from store.verbs import entries
from tests.cases import each
from tests.store.capture.conftest import TODAY, Note

Typed = Callable[[str], Note]
Landed = tuple[str | None, int | None, str, str]
"""Label of the row, number of the question, kind and text."""

QUESTIONS = "\n/övning frågor Frågor\n/fråga Ett?\n/fråga Två?\nA.1"


@pytest.fixture
def lettered(typed: Typed) -> Note:
    """Groups A to E, of which one writes in A's answer to the first question."""
    return typed("/närvarande Anna Ek\n/grupper A-E\n# Dag" + QUESTIONS)


@pytest.fixture
def named(typed: Typed) -> Note:
    """Groups with names, of which one writes in the first one's answer to the first question."""
    groups = "/grupper Kommunen, Region Syd, Polisen"
    return typed(f"{groups}\n# Dag{QUESTIONS}".replace("A.1", "1.1"))


@pytest.fixture
def renamed(typed: Typed) -> Note:
    """Groups A to C, of which B is called Norr now."""
    return typed("/grupper A-C\n# Dag" + QUESTIONS + "\n/döp om B = Norr")


@pytest.fixture
def round_(typed: Typed) -> Note:
    """A round of persons, of which one writes in the first one's answer."""
    return typed("/närvarande Anna Ek, Bo Al, Cia Dahl\n# Dag\n/övning runda Frågor")


def landed(note: Note, line: str) -> Landed | str:
    """Return where a line lands and as what; where it moves to; or why it is refused."""
    outcome = note.session.submit(line)
    if outcome.refusal is not None:
        return "refused"
    section = note.section("Frågor").uid
    entry = note.minutes.entry(outcome.entry)
    place = entry if entry is not None else note.session.place
    row = note.minutes.row(place.row)
    prompts = [prompt.uid for prompt in note.minutes.prompts(section)]
    number = prompts.index(place.prompt) + 1 if place.prompt else None
    cell = (row.label if row else None, number)
    assert note.session.submit("/ångra" if entry is not None else "1.1").refusal is None
    return (*cell, entry.kind, entry.text) if entry is not None else (*cell, "", "")


@each(
    ("line", "cell", "kind", "text"),
    [
        ("d: Det går sakta", ("D", 1), "note", "Det går sakta"),
        ("D: Det går sakta", ("D", 1), "note", "Det går sakta"),
        ("b.2: så", ("B", 2), "note", "så"),
        ("a: så", ("A", 1), "note", "så"),
        ("b2: så", ("B", 2), "note", "så"),
        ("E1", ("E", 1), "", ""),
        ("e2", ("E", 2), "", ""),
        ("c:", ("C", 1), "", ""),
        ("Beslut: så", ("A", 1), "decision", "så"),
        ("beslut; så", ("A", 1), "decision", "så"),
        ("Etikett: så", ("A", 1), "label", "så"),
        ("Label: så", ("A", 1), "label", "så"),
        ("Ofärdigt: så", ("A", 1), "note", "så"),
        ("Unfinished: Beslut: så", ("A", 1), "decision", "så"),
        ("Ofärdigt:", ("A", 1), "label", "Ofärdigt:"),
        ("Omröstning: 3-2-1", ("A", 1), "vote", ""),
        ("Vote: 3-2-1 så", ("A", 1), "vote", "så"),
        ("Reservation: Anna Ek, så", ("A", 1), "reservation", "så"),
        ("Jäv: Anna Ek", ("A", 1), "recusal", ""),
        ("Recusal: Anna Ek", ("A", 1), "recusal", ""),
        ("f: så", ("A", 1), "proposal", "så"),
        ("å: så", ("A", 1), "action", "så"),
        ("0: Beslut: så", (None, None), "decision", "så"),
        ("0: b: så", (None, None), "decision", "så"),
        ("k.2: så", (None, 2), "note", "så"),
        ("C: å: så", ("C", 1), "action", "så"),
        ("c: d: så", ("C", 1), "decision", "så"),
        ("x: d: så", ("D", 1), "note", "så"),
        ("Grupp E: så", ("E", 1), "note", "så"),
        ("grupp e.2: så", ("E", 2), "note", "så"),
        ("Group E2", ("E", 2), "", ""),
        ("Grupp 5.2:", ("E", 2), "", ""),
        ("Anna: så", ("A", 1), "statement", "så"),
        ("OK: så", ("A", 1), "note", "OK: så"),
        ("Grupp Norr: så", ("A", 1), "note", "Grupp Norr: så"),
        ("E.1 så", ("A", 1), "note", "E.1 så"),
        ("Grupp E så", ("A", 1), "note", "Grupp E så"),
    ],
)
def test_a_letter_is_the_rows_and_a_word_is_the_marker(
    line: str, cell: tuple[str | None, int | None], kind: str, text: str, lettered: Note
) -> None:
    assert landed(lettered, line) == (*cell, kind, text)


@each(
    "line",
    [
        *("E9", "E9: så", "e.9", "F", "F: så", "F1", "f.1", "9", "9: så", ".9: så", "0.9"),
        *("Grupp F", "Grupp F: så", "Grupp F.1", "Grupp E9", "Grupp 9.1: så", "Fråga 9: så"),
    ],
)
def test_a_cell_that_is_not_there_is_refused(line: str, lettered: Note) -> None:
    assert landed(lettered, line) == "refused"


@each(
    ("line", "cell", "text"),
    [
        ("Polisen: så", ("Polisen", 1), "så"),
        ("polisen.2: så", ("Polisen", 2), "så"),
        ("Region Syd.2", ("Region Syd", 2), ""),
        ("region  syd:", ("Region Syd", 1), ""),
        ("Grupp Polisen", ("Polisen", 1), ""),
        ("Grupp Region Syd.2: så", ("Region Syd", 2), "så"),
        ("2: så", ("Region Syd", 1), "så"),
        ("Polisen", ("Kommunen", 1), "Polisen"),
        ("Polisen så", ("Kommunen", 1), "Polisen så"),
        ("Posten: så", ("Kommunen", 1), "Posten: så"),
    ],
)
def test_a_groups_whole_name_is_its_token_and_a_bare_one_an_answer(
    line: str, cell: tuple[str, int], text: str, named: Note
) -> None:
    assert landed(named, line) == (*cell, "note" if text else "", text)
    assert landed(named, "Polisen.9") == "refused"


@each("line", ["B: så", "b: så", "Norr: så", "Grupp Norr: så", "grupp b: så", "NORR.1: så"])
def test_a_renamed_group_keeps_its_letter(line: str, renamed: Note) -> None:
    assert landed(renamed, line) == ("Norr", 1, "note", "så")


def test_a_renamed_group_is_gone_to_and_renamed_by_its_letter(renamed: Note) -> None:
    for token in ("B", "b", "B.1", "B1", "Norr:", "Norr.1", "Grupp Norr", "Grupp B"):
        assert landed(renamed, token) == ("Norr", 1, "", ""), token
    assert landed(renamed, "Norr") == ("A", 1, "note", "Norr")
    assert renamed.type("/döp om B = Norra skolan\nB.2: två\n/medlemmar B Bo Al") == []
    assert ("Norra skolan", 2, "två") in renamed.cells("Frågor")
    assert renamed.type("/döp om Norra skolan = X") == []
    assert landed(renamed, "B: så") == "refused"
    assert landed(renamed, "X: så") == ("X", 1, "note", "så")


@each(
    ("line", "cell", "text"),
    [
        ("Bo Al: så", "Bo Al", "så"),
        ("bo: så", "Bo Al", "så"),
        ("Cia: f: så", "Cia Dahl", "så"),
        ("Cia.1", "Cia Dahl", ""),
        ("Bo:", "Bo Al", ""),
        ("Bo", "Anna Ek", "Bo"),
        ("Cia Dahl", "Anna Ek", "Cia Dahl"),
        ("3: så", "Cia Dahl", "så"),
    ],
)
def test_a_person_of_a_round_is_a_row(line: str, cell: str, text: str, round_: Note) -> None:
    row, _, _, written = landed(round_, line)
    assert (row, written) == (cell, text)


def test_a_first_name_that_two_of_a_round_have_is_refused_and_no_answer_of_another(
    typed: Typed,
) -> None:
    note = typed("/närvarande Anna Ek, Bo Al, Bo Ek\n# Dag\n/övning runda Frågor")
    for line in ("Bo: så", "Bo.1: så", "Bo.1", "Bo: "):
        refused = note.session.submit(line).refusal
        assert refused is not None, line
        said = translator("en")(refused)
        assert said == "“Bo” may be any of Bo Al, Bo Ek: write the whole name."
    assert landed(note, "Bo Ek: så")[0] == "Bo Ek"
    assert landed(note, "Bo E: så")[0] == "Bo Ek"
    assert landed(note, "Bo")[3] == "Bo"


def test_who_comes_and_goes_and_a_pause_are_of_the_room_and_no_groups_answer(
    lettered: Note,
) -> None:
    here = lettered.session.place
    lines = ("/kommer Eva Ny 10:15", "/paus 10:20", "/lämnar Anna Ek 10:30")
    told = [lettered.session.submit(line).said for line in lines]
    assert [said and translator("en")(said) for said in told] == [
        *("Arrives: Eva Ny 10:15", "Pause: 10:20", "Leaves: Anna Ek 10:30"),
    ]
    assert lettered.session.place == here
    assert [(one.row, one.prompt) for one in lettered.entries("Frågor")] == [(None, None)] * 3
    assert is_hole(lettered.minutes, here)


def test_the_line_says_where_it_goes_and_what_it_does_not_become(lettered: Note) -> None:
    assert lettered.preview("d: så") == "Note, in Group D · Question 1, not Decision"
    assert lettered.preview("a: så") == "Note, not Action"
    assert lettered.preview("D: så") == "Note, in Group D · Question 1"
    assert lettered.preview("x: så") == "Note, unfinished"


@each("kind", ["decision", "action", "quote", "label", "vote", "proposal", "note", "statement"])
def test_an_entry_is_written_back_as_a_line_that_keeps_its_kind(kind: str, lettered: Note) -> None:
    section = lettered.section("Frågor").uid
    row, prompt = lettered.minutes.rows(section)[1].uid, lettered.minutes.prompts(section)[0].uid
    text = "d: så" if kind == "note" else "3-2-1 så"
    entry = Entry("", section, row=row, prompt=prompt, kind=kind, text=text, marks=("unfinished",))
    if kind == "statement":
        (anna,) = lettered.minutes.participants
        entry = Entry(
            "", section, row=row, kind=kind, text="så", speaker="Anna", speaker_uid=anna.uid
        )
    for tokens in (True, False):
        line = to_line(entry, lettered.minutes, today=TODAY, tokens=tokens)
        scene = scene_of(entry, lettered.minutes, TODAY)
        action = parse(line, replace(scene, switches=tokens))
        assert isinstance(action, AddEntries)
        assert (action.entries[0].kind, action.entries[0].row) == (kind, row), line
        assert action.entries[0].marks == entry.marks


def test_a_statement_in_another_persons_answer_is_written_back_as_one(round_: Note) -> None:
    assert round_.type("Bo:\n.1: Anna: så") == []
    (entry,) = round_.entries("Frågor")
    assert (entry.kind, entry.text, entry.speaker) == ("statement", "så", "Anna")
    line = to_line(entry, round_.minutes, today=TODAY)
    action = parse(line, scene_of(entry, round_.minutes, TODAY))
    assert isinstance(action, AddEntries)
    assert (action.entries[0].kind, action.entries[0].row) == ("statement", entry.row)


@each(
    ("line", "landed"),
    [("B: svar", "B"), ("b: svar", "B"), ("svar", "A"), ("E9: svar", None), ("/gå Samtal", None)],
)
def test_a_line_beside_an_answer_stays_in_its_exercise(
    line: str, landed: str | None, lettered: Note
) -> None:
    assert lettered.type("A.1\nett\n# Samtal") == []
    answer = lettered.entries("Frågor")[-1]
    said = preview_insert(lettered.session, line, answer.uid) or lettered.session.preview(line)
    outcome = insert_line(lettered.session, line, answer.uid)
    assert said.accepted == (outcome.refusal is None)
    written = lettered.minutes.entry(outcome.entry)
    row = lettered.minutes.row(written.row) if written else None
    assert (row.label if row else None) == landed
    assert lettered.texts("Samtal") == []
    assert lettered.type("/gå Frågor") == []


@each(
    ("line", "words"),
    [
        ("E.1 så", "Note, not in Group E · Question 1: that takes a colon"),
        ("E2 så", "Note, not in Group E · Question 2: that takes a colon"),
        ("Grupp E så", "Note, not in Group E · Question 1: that takes a colon"),
        ("A.1 så", "Note"),
        ("2.3 miljoner", "Note"),
        ("Gruppen så", "Note"),
        (" E.1 så", "Note"),
    ],
)
def test_a_token_without_its_colon_is_text_and_said_to_be(
    line: str, words: str, lettered: Note
) -> None:
    assert lettered.preview(line) == words
    assert (lettered.session.preview(line).other is not None) is (words != "Note")


@each(
    ("line", "words"),
    [
        ("D: sen tanke", "Note, not in Group D · Question 1"),
        ("Grupp D: sen tanke", "Note, not in Group D · Question 1"),
        ("d: sen tanke", "Decision, not in Group D · Question 1"),
        ("f: sen tanke", "Proposal"),
        ("F: sen tanke", "Note"),
        ("4: sen tanke", "Note"),
        ("Anna: sen tanke", "Statement: Anna"),
        ("d", "Note, not in Group D · Question 1"),
        ("Grupp D", "Note, not in Group D · Question 1"),
        ("F", "Note"),
        ("4", "Note"),
        ("D går bra", "Note"),
    ],
)
def test_a_groups_token_after_its_exercise_is_text_and_said_to_be(
    line: str, words: str, lettered: Note
) -> None:
    assert lettered.type("# Samtal") == []
    assert lettered.preview(line) == words
    assert lettered.type("/gå Frågor") == []


@each(
    ("line", "offer", "cell", "kind", "text"),
    [
        ("E.1 så", "Group E · Question 1", ("E", 1), "note", "så"),
        ("Grupp E så", "Group E · Question 1", ("E", 1), "note", "så"),
        ("E.2 Beslut: så", "Group E · Question 2", ("E", 2), "decision", "så"),
        ("Beslut: så", "Decision of the whole room", (None, None), "decision", "så"),
        ("C: Beslut: så", "Decision of the whole room", (None, None), "decision", "så"),
        ("d: så", "Decision", ("A", 1), "decision", "så"),
        ("x: d: så", "Decision", ("A", 1), "decision", "så"),
        ("a: så +Anna !9 dec", "Action", ("A", 1), "action", "så"),
    ],
)
def test_a_line_is_read_otherwise_in_one_step_and_the_place_stays(
    line: str, offer: str, cell: Landed, kind: str, text: str, lettered: Note
) -> None:
    before, place = lettered.cells("Frågor"), lettered.session.place
    other = read(lettered, line, offer)
    row, number, said = lettered.cells("Frågor")[-1]
    entry = lettered.entries("Frågor")[-1]
    assert (row, number, entry.kind) == (*cell, kind)
    assert said == text
    assert entry.due == (other.entries[0].due if kind == "action" else None)
    assert lettered.session.place == place
    for _ in range(2):  # the other reading, and the line
        assert lettered.type("/ångra") == []
    assert lettered.cells("Frågor") == before


def read(note: Note, line: str, offer: str) -> OtherReading:
    """Write a line and read it otherwise, as it is offered."""
    other = note.session.preview(line).other
    assert other is not None
    assert translator("en")(other.offer) == offer
    assert note.type(line) == []
    read_otherwise(note.session, other.was, other.entries, other.place)
    note.session.refresh(Outcome())
    return other


def test_a_name_alone_is_an_answer_and_leads_there_in_its_other_reading(named: Note) -> None:
    assert named.preview("polisen") == "Note; polisen: leads to Group Polisen · Question 1"
    for line in (" Polisen", "Kommunen", "Polisen så"):
        assert named.session.preview(line).other is None, line
    other = read(named, "polisen", "go to Group Polisen · Question 1")
    assert named.cells("Frågor") == []
    assert named.session.place == other.place


def test_a_first_name_alone_that_two_of_a_round_have_says_before_enter_how_to_go_to_either(
    typed: Typed,
) -> None:
    note = typed("/närvarande Anna Ek, Bo Al, Bo Ek\n# Dag\n/övning runda Frågor")
    assert note.preview("Bo ") == "Note; to go there, type Bo Al:, Bo Ek:"
    foretold = note.session.preview("Bo")
    assert foretold.doubted
    assert foretold.other is None
    for line in (" Bo", "Bo så", "Bosse"):
        assert note.preview(line) == "Note", line
    assert note.preview("Bo E") == "Note; Bo E: leads to Bo Ek"


def test_a_late_thought_goes_to_its_group_in_its_other_reading(lettered: Note) -> None:
    assert lettered.type("# Samtal") == []
    read(lettered, "D: sen tanke", "Group D · Question 1")
    assert lettered.texts("Samtal") == []
    assert lettered.cells("Frågor")[-1] == ("D", 1, "sen tanke")


def test_a_letter_that_is_a_marker_in_plain_talk_may_have_been_meant_for_its_group(
    lettered: Note,
) -> None:
    assert lettered.type("# Samtal") == []
    assert lettered.preview("d: sen tanke") == "Decision, not in Group D · Question 1"
    assert lettered.preview("p: sen tanke") == "Parked"
    read(lettered, "d: sen tanke", "Group D · Question 1")
    assert lettered.cells("Frågor")[-1] == ("D", 1, "sen tanke")


def test_a_line_that_was_changed_since_stays_as_it_is(lettered: Note) -> None:
    other = lettered.session.preview("E.1 så").other
    assert other is not None
    outcome = lettered.session.submit("E.1 så")
    entries.change(lettered.store, lettered.minutes.meeting.id, outcome.entry, text="annat")
    lettered.session.refresh(Outcome())
    was = replace(other.was, uid=outcome.entry)
    with pytest.raises(Clash):
        read_otherwise(lettered.session, was, other.entries, other.place)
    with pytest.raises(NotFound):
        read_otherwise(lettered.session, other.was, other.entries, other.place)
    assert lettered.cells("Frågor")[-1] == ("A", 1, "annat")


def test_the_checks_list_lines_that_may_be_meant_for_another_cell(lettered: Note) -> None:
    assert lettered.type("E.1 så\n2.3 miljoner\nA.1 så\n# Samtal\nD: sen tanke\nÅ: nej") == []
    found = [one for one in check(lettered.minutes) if one.check == "doubtful-cell"]
    assert [translator("en")(one.text) for one in found] == [
        "Frågor: may be meant for Group E: “E.1 så”",
        "Samtal: may be meant for Group D: “D: sen tanke”",
    ]


@each(
    "line, there",
    [
        ("Plenum: alla nöjda", (None, None, "note", "alla nöjda")),
        ("Plenary: alla nöjda", (None, None, "note", "alla nöjda")),
        ("Grupp C · Fråga 2", ("C", 2, "", "")),
        ("Grupp C fråga 2: till C2", ("C", 2, "note", "till C2")),
        ("C, fråga 2: till C2", ("C", 2, "note", "till C2")),
        ("Två?: till den andra", ("A", 2, "note", "till den andra")),
        ("Två: till den andra", ("A", 2, "note", "till den andra")),
        ("Grupp C · Två", ("C", 2, "", "")),
        ("Plenum · Fråga 2", (None, 2, "", "")),
        ("C två: till C2", ("C", 2, "note", "till C2")),
        ("C 2: till C2", ("C", 2, "note", "till C2")),
        ("C.Två: till C2", ("C", 2, "note", "till C2")),
        ("C 2", ("A", 1, "note", "C 2")),
        ("C två", ("A", 1, "note", "C två")),
        ("2 två: ord", ("A", 1, "note", "2 två: ord")),
        ("Z fråga 2: text", ("A", 1, "note", "Z fråga 2: text")),
        ("Plenum", ("A", 1, "note", "Plenum")),
        ("Två?", ("A", 1, "note", "Två?")),
    ],
)
def test_a_place_is_understood_as_the_screen_calls_it(
    lettered: Note, line: str, there: Landed
) -> None:
    assert landed(lettered, line) == there


@each(
    "line, leads",
    [
        ("Plenum", "Plenum: leads to Plenary"),
        ("Två", "Två: leads to Group A · Question 2"),
        ("C 2", "C 2: leads to Group C · Question 2"),
        ("C två", "C två: leads to Group C · Question 2"),
    ],
)
def test_a_place_alone_is_text_and_the_words_say_how_to_go_there(
    lettered: Note, line: str, leads: str
) -> None:
    assert lettered.preview(line) == f"Note; {leads}"


def test_in_the_whole_room_a_question_is_of_the_whole_room(lettered: Note) -> None:
    lettered.session.submit("0")
    assert landed(lettered, "Två: från alla") == (None, 2, "note", "från alla")


def test_from_the_whole_room_one_goes_back_to_where_one_came_from(lettered: Note) -> None:
    session = lettered.session
    for line in ("C.2", "0"):
        session.submit(line)
    for by in (1, -1):
        session.switch(by, 0)
        place = session.place
        row, prompt = lettered.minutes.row(place.row), lettered.minutes.prompt(place.prompt)
        assert (row and row.label, prompt and prompt.text) == ("C", "Två?")
        session.submit("0")


def test_a_renamed_group_that_is_split_keeps_its_name(renamed: Note) -> None:
    assert renamed.session.submit("/dela B = B, F").refusal is None
    section = renamed.section("Frågor").uid
    assert [row.label for row in renamed.minutes.rows(section)] == ["A", "Norr", "C", "F"]


def test_who_comes_after_a_round_has_begun_is_said_to_have_no_row(round_: Note) -> None:
    said = "; they have no row here yet: /rad Eva Fors"
    lines = ("Eva Fors", "Eva:", "Eva: jag var sen", "Eva Fors: jag var sen")
    round_.session.submit("/närvarande Eva Fors")
    assert [line for line in lines if not round_.preview(line).endswith(said)] == []
    round_.session.submit("/rad Eva Fors")
    assert [line for line in lines if "no row" in round_.preview(line)] == []
