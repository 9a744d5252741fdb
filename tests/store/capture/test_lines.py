"""What a line becomes: kinds, marks, bullets, and what stays text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture.lines import parse
from store.capture.marks import kind_of_marker
from store.capture.parsed import (
    AddEntries,
    ListLine,
    Nothing,
    OpenSection,
    Refused,
    RunCommand,
)
from store.capture.scene import Scene
from store.capture.table import BY_NAME, COMMANDS
from store.language.cleaning import clean
from store.model.kinds import KINDS
from store.model.minutes import Minutes
from store.model.records import Entry, Place, Vote
from tests.cases import each
from tests.store.capture import conftest
from tests.store.capture.conftest import Note, one, scene_at


def kind_and_text(line: str, scene: Scene) -> tuple[str, str]:
    entry = one(parse(line, scene))
    return entry.kind, entry.text


@each(
    "line",
    [
        *(
            "Vi tar frågan vidare.",
            "A: till exempel",
            "S: nej",
            "d:r Ek",
            "s:t Olof",
            "N:o 4",
            "-5",
        ),
        *(
            "#ord",
            "b:utan blank",
            "2018",
            "0,00",
            "OK",
            "?",
            "-",
            "– ",
            "x",
            "Ek: inget namn",
            "/ delat",
        ),
        *("[/etc/hosts]", "[@click=app.quit]x", "{{ 7*7 }}", "| a | b", "*stjärna*", "_under_"),
        *(
            "http://x.example",
            "B: text",
            "Grupp 1",
            "Fråga 2",
            "2.3",
            "k",
            "11:00",
            "25:00 text",
            "§12 KL",
        ),
        *("Cia: två heter så", "Beslut", "Notera: detta", "5-2-1", "+Anna", "!fre", "’a’, ’b’"),
    ],
)
def test_a_line_without_a_marker_is_a_note_word_for_word(line: str, scene: Scene) -> None:
    assert kind_and_text(line, scene) == ("note", line.rstrip())


@each(
    ("line", "kind", "text"),
    [
        ("l: Framtid", "label", "Framtid"),
        ("b: Bifall", "decision", "Bifall"),
        ("d: Approved", "decision", "Approved"),
        ("Beslut: Bifall", "decision", "Bifall"),
        ("BESLUT; Bifall", "decision", "Bifall"),
        ("beslut:Bifall", "decision", "Bifall"),
        ("Decision : Approved", "decision", "Approved"),
        ("f: att bifalla", "proposal", "att bifalla"),
        ("m: to approve", "proposal", "to approve"),
        ("Yrkande: avslag", "proposal", "avslag"),
        ("?: Hur då?", "question", "Hur då?"),
        ("q: How?", "question", "How?"),
        ("c: ”Bra så”", "quote", "”Bra så”"),
        ("s: Kort sagt", "summary", "Kort sagt"),
        ("p: Senare", "parked", "Senare"),
        ("intern: mellan oss", "internal", "mellan oss"),
        ("Internal: between us", "internal", "between us"),
        ("-- Ja", "reply", "Ja"),
        ("Svar: Ja", "reply", "Ja"),
        ("ref: bild 3", "reference", "bild 3"),
        ("b:\u00a0Bifall", "decision", "Bifall"),
        ("b:\tBifall", "decision", "Bifall"),
        ("b: Bifall   ", "decision", "Bifall"),
    ],
)
def test_a_marker_makes_its_kind(line: str, kind: str, text: str, scene: Scene) -> None:
    assert kind_and_text(line, scene) == (kind, text)


@each("line", ["Förslag:", "Beslut;", "FRÅGOR:", "Motions:", "Svar:", "Citat :"])
def test_a_word_marker_alone_is_a_label_as_typed(line: str, scene: Scene) -> None:
    assert kind_and_text(line, scene) == ("label", line)


@each("line", ["f:", "å:", "l:", "?: ", "x:", "x:  ", "intern:", "b+", "--\u00a0"])
def test_a_letter_alone_is_refused_and_so_is_a_promise_of_secrecy(line: str, scene: Scene) -> None:
    action = parse(line, scene)
    assert isinstance(action, Refused) or one(action).kind == "note"
    if line != "--\u00a0":
        assert isinstance(action, Refused)


def test_one_leading_blank_takes_the_rest_as_it_is(scene: Scene, cell: Scene, wall: Scene) -> None:
    for line in ("2", "b: nej", "# x", "/x", " två blanka", "A: x", "Anna: x", "’a’, ’b’"):
        for where in (scene, cell, wall):
            for blank in (" ", "\u00a0", "\t"):
                assert kind_and_text(blank + line, where) == ("note", line)


def test_nothing_and_only_blanks_do_nothing(scene: Scene) -> None:
    for line in ("", " ", "\t\u00a0", "\n"):
        assert parse(line, scene) == Nothing()


def test_a_line_in_which_nothing_can_be_seen_is_refused(scene: Scene) -> None:
    for line in ("\u200b", "b: \u2060", " \ufeff"):
        assert isinstance(parse(line, scene), Refused)


def test_x_marks_anything_as_unfinished(scene: Scene, cell: Scene) -> None:
    entry = one(parse("x: Stöd av", scene))
    assert (entry.kind, entry.text, entry.marks) == ("note", "Stöd av", ("unfinished",))
    assert one(parse("x: b: Bifall", scene)).kind == "decision"
    assert one(parse("x: - punkt", scene)).kind == "bullet"
    assert kind_and_text("x: 2", cell) == ("note", "2")
    assert one(parse("B: x: halv", cell)).marks == ("unfinished",)
    assert one(parse("x: B: halv", cell)).row == "rB"


# Bullets ------------------------------------------------------------------------------------------


def depths(lines: str, scene: Scene) -> list[int]:
    found = []
    for line in lines.split("\n"):
        action = parse(line, scene)
        assert isinstance(action, AddEntries)
        found.append(action.entries[0].depth)
        scene = replace(scene, indents=action.indents).below(action.entries[0])
    return found


def test_more_blanks_are_one_level_deeper_and_the_same_the_same(scene: Scene) -> None:
    assert depths("- a\n  - b\n  - c\n       - d\n- e", scene) == [0, 1, 1, 2, 0]


def test_the_first_bullet_is_at_the_outermost_level_however_far_it_is_indented(
    scene: Scene,
) -> None:
    assert depths("    - a\n    - b\n  - c\n   - d", scene) == [0, 0, 0, 1]


def test_going_back_finds_the_level_it_was_indented_to(scene: Scene) -> None:
    assert depths("- a\n    - b\n        - c\n    - d\n      - e\n- f", scene) == [0, 1, 2, 1, 2, 0]


def test_another_entry_ends_the_list(scene: Scene) -> None:
    assert depths("- a\n  - b\ntext\n  - c", scene) == [0, 1, 0, 0]


def test_without_memory_the_level_above_counts(scene: Scene, minutes: Minutes) -> None:
    above = Entry("e", "talk", "a", kind="bullet", depth=2, text="djup")
    assert one(parse("- x", scene.below(above))).depth == 0
    assert one(parse("    - x", scene.below(above))).depth == 2
    assert one(parse("      - x", scene.below(above))).depth == 3


@each("sign", ["-", "*", "•", "·", "–"])
def test_every_bullet_sign_is_one_before_a_blank(sign: str, scene: Scene) -> None:
    assert kind_and_text(f"{sign} en", scene) == ("bullet", "en")
    assert kind_and_text(f"{sign}\t en", scene) == ("bullet", "en")
    assert kind_and_text(f" {sign}\u00a0en", scene) == ("bullet", "en")
    assert kind_and_text(f"{sign}en", scene) == ("note", f"{sign}en")


def test_a_dash_is_a_reply_below_what_was_said_or_asked(scene: Scene) -> None:
    for kind in ("statement", "question", "reply"):
        below = scene.below(Entry("e", "talk", kind=kind, text="?"))
        assert kind_and_text("– Ja", below) == ("reply", "Ja")
    assert kind_and_text("– Ja", scene.below(Entry("e", "talk", text="?")))[0] == "bullet"


# Who and when -------------------------------------------------------------------------------------


@each(
    ("line", "name", "uid"),
    [
        ("Anna Ek: Hej", "Anna Ek", "anna"),
        ("anna: Hej", "anna", "anna"),
        ("Bosse: Hej", "Bosse", "bo"),
        ("Cia  Lund: Hej", "Cia  Lund", "cia2"),
    ],
)
def test_a_participants_name_before_a_colon_makes_a_statement(
    line: str, name: str, uid: str, scene: Scene
) -> None:
    entry = one(parse(line, scene))
    assert (entry.kind, entry.text) == ("statement", "Hej")
    assert (entry.speaker, entry.speaker_uid) == (name, uid)


def test_a_proposal_says_who_proposes(scene: Scene) -> None:
    for line, speaker, uid in (
        ("f: Ordföranden: att bifalla", "Ordföranden", "anna"),
        ("f: Bosse: att bifalla", "Bosse", "bo"),
        ("f: Sekreteraren: att bifalla", "Sekreteraren", None),
        ("m: The chair: to approve", "The chair", "anna"),
    ):
        entry = one(parse(line, scene))
        assert (entry.speaker, entry.speaker_uid) == (speaker, uid)
    assert one(parse("f: Vi: alla", scene)).text == "Vi: alla"
    assert one(parse("f:  Anna: alla", scene)).text == "Anna: alla"


TIMES = (
    ("11:00 Kaffe", "11:00"),
    ("11.00 Kaffe", "11:00"),
    ("kl 11 Kaffe", "11:00"),
    ("9:05\u00a0Kaffe", "09:05"),
    ("11:00–12:00 Kaffe", "11:00–12:00"),
)


def test_a_time_first_is_a_row_of_a_timetable_and_elsewhere_a_note_word_for_word(
    scene: Scene, cell: Scene, wall: Scene
) -> None:
    for line, time in TIMES:
        entry = one(parse(line, replace(scene, place=Place("times", "hours"))))
        assert (entry.kind, entry.time, entry.text) == ("time", time, "Kaffe")
        entry = one(parse(line, scene))
        assert (entry.kind, entry.time, entry.text) == ("note", time, line)
        assert kind_and_text(line, wall) == ("quote", line)


def test_a_number_of_ones_own_stays_in_the_text(scene: Scene, cell: Scene, wall: Scene) -> None:
    for line in ("1. Första", "12) tolfte", "a) först", "å) sist"):
        assert kind_and_text(line, scene) == kind_and_text(line, cell) == ("numbered", line)
        assert kind_and_text(line, wall) == ("quote", line)
    for line in ("2018. Ett år", "1.5 liter", "1.", "A) stor", "3.6.2013", " 1. exakt"):
        assert kind_and_text(line, scene)[0] == "note"


def test_a_pasted_table_may_stand_between_bars(note: Note) -> None:
    note.type("# A\n| Namn | Tid |\n|:---|---:|\n| Ada | 9 \\| 10 |\n| | |\nRest\n|x|\n|---|")
    assert [(e.kind, e.cells or e.text) for e in note.entries()] == [
        ("row", ("Namn", "Tid")),
        ("row", ("Ada", "9 | 10")),
        ("row", ("", "")),
        ("note", "Rest"),
        ("note", "|x|"),
        ("note", "|---|"),
    ]


def test_figures_and_names_of_formal_minutes(scene: Scene) -> None:
    assert one(parse("o: 5-2-1 enligt listan", scene)).vote == Vote(5, 2, 1)
    assert one(parse("v: 5–0–0", scene)).text == ""
    assert isinstance(parse("o: många", scene), Refused)
    entry = one(parse("r: Anna Ek, beslutet är för tidigt", scene))
    assert (entry.kind, entry.speaker_uid, entry.text) == (
        "reservation",
        "anna",
        "beslutet är för tidigt",
    )
    assert one(parse("j: Bosse", scene)).speaker == "Bosse"


def test_the_last_word_of_a_reference_may_be_its_address(scene: Scene) -> None:
    entry = one(parse("ref: Bilderna https://bilder.example/1", scene))
    assert (entry.text, entry.address) == ("Bilderna", "https://bilder.example/1")
    alone = one(parse("ref: www.bilder.example", scene))
    assert (alone.text, alone.address) == ("www.bilder.example",) * 2
    assert one(parse("ref: javascript:alert(1)", scene)).address is None


def test_a_pasted_line_with_tabs_is_a_row(scene: Scene) -> None:
    assert one(parse("Namn\tAntal", scene)).cells == ("Namn", "Antal")
    assert one(parse("\t12\t", scene.below(Entry("e", "talk", kind="row")))).cells == ("", "12", "")
    assert one(parse("Namn\t", scene)).kind == "note"


# Structure ----------------------------------------------------------------------------------------


@each(
    ("line", "expected"),
    [
        ("# Rubrik", OpenSection(1, "Rubrik")),
        ("###### Rubrik ", OpenSection(6, "Rubrik")),
        ("#", OpenSection(1, None)),
        ("##\u00a0Rubrik", OpenSection(2, "Rubrik")),
        ("§ Val", OpenSection(1, "Val", item=True)),
        ("§", OpenSection(1, None, item=True)),
        ("§ 12 Val", OpenSection(1, "Val", item=True, paragraph="12")),
        ("§ 10 a Val", OpenSection(1, "Val", item=True, paragraph="10 a")),
        ("§ 3 i korthet", OpenSection(1, "i korthet", item=True, paragraph="3")),
        ("§ 7", OpenSection(1, None, item=True, paragraph="7")),
    ],
)
def test_headings_and_items(line: str, expected: OpenSection, scene: Scene) -> None:
    assert parse(line, scene) == expected


def test_commands_are_found_by_every_name_in_any_case(scene: Scene) -> None:
    for command in COMMANDS:
        for name in command.names:
            for typed in (f"/{name} a b", f"/{name.upper()}\u00a0 a b "):
                assert parse(typed, scene) == RunCommand(command, "a b")


def test_an_unknown_command_and_one_without_its_argument_are_refused(scene: Scene) -> None:
    for line in ("/etc/hosts", "/okänd x", "/", "/titel", "/titel  ", "/gör"):
        assert isinstance(parse(line, scene), Refused)


def test_where_commands_are_text_they_are_kept_as_typed(scene: Scene, cell: Scene) -> None:
    for line in ("/titel X", "# Rubrik", "§ 1 Val", "2", "B: text", "/okänd"):
        as_text = replace(cell, commands=False, switches=False)
        assert kind_and_text(line, as_text) == ("note", line)


def test_an_open_list_takes_lines_until_a_command_or_a_heading(scene: Scene) -> None:
    people = replace(scene, listing=BY_NAME["present"])
    for line in ("Anna Ek, Norrby", "", "  b: x", "2"):
        assert parse(line, people) == ListLine(line)
    assert isinstance(parse("/slut", people), RunCommand)
    assert isinstance(parse("# Rubrik", people), OpenSection)
    agenda = replace(scene, listing=BY_NAME["agenda"])
    assert parse("# Rubrik", agenda) == ListLine("# Rubrik")


def test_the_kind_of_a_marker_alone() -> None:
    for kind in KINDS:
        for letter in kind.letters:
            assert kind_of_marker(f"{letter}:") is kind
    assert kind_of_marker("- ") is not None
    assert kind_of_marker("b: text") is None
    assert kind_of_marker("text") is None


# Any line -----------------------------------------------------------------------------------------

LINES = st.one_of(
    st.text(max_size=40),
    st.text("abx?:;+!-–·*#§/.0123 \t\u00a0\u205fABKåÅ’”\"'()\n", max_size=30),
)
BEFORE = (
    "",
    " ",
    "b: ",
    "å: ",
    "f: ",
    "f: Anna: ",
    "x: ",
    "x: c: ",
    "c: ",
    "ref: ",
    "Anna: ",
    "Svar; ",
)
BEFORE += (
    "- ",
    "   • ",
    "– ",
    "-- ",
    "11:00 ",
    "kl 9 ",
    "o: 1-2-3 ",
    "r: Anna, ",
    "B: ",
    "2.3: ",
    "k: ",
)
SIGNS = ("+", "!", "’", "", "", ",", "(", "!9 dec ", "+Anna ", ";", ":", "\t", "  ", "- ")


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    made = conftest.made_minutes()
    return {
        "talk": scene_at(made, Place("talk")),
        "cell": scene_at(made, Place("exercise", "rA", "q1")),
        "wall": scene_at(made, Place("wall", "room", "w1")),
    }


WHERE = st.sampled_from(["talk", "cell", "wall"])


@given(LINES, WHERE)
def test_no_line_makes_parsing_fail(scenes: dict[str, Scene], line: str, where: str) -> None:
    parse(clean(line), scenes[where])


@given(st.sampled_from(BEFORE), st.lists(st.sampled_from(SIGNS), min_size=1, max_size=5), WHERE)
def test_no_word_that_is_typed_is_dropped(
    scenes: dict[str, Scene], before: str, signs: list[str], where: str
) -> None:
    words = [f"ord{'abcdefgh'[n]}" for n in range(len(signs))]
    line = before + " ".join(f"{sign}{word}" for sign, word in zip(signs, words, strict=True))
    action = parse(line, scenes[where])
    if isinstance(action, AddEntries):
        kept = " ".join(_words_of(entry) for entry in action.entries)
        assert [word for word in words if word not in kept] == []
    else:
        assert isinstance(action, Refused)


def _words_of(entry: Entry) -> str:
    owners = (owner.name for owner in entry.owners)
    said = (entry.text, entry.speaker, *owners, entry.due_text, entry.address, *entry.cells)
    return " ".join(filter(None, said))
