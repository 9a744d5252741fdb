"""Commands for groups and exercises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]


# Groups -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "labels", "name"),
    [
        ("A-E", "A B C D E", None),
        ("1–3", "1 2 3", None),
        ("A-B Förmiddag", "A B", "Förmiddag"),
        ("A, B, C", "A B C", None),
        ("A, B, C eftermiddagen", "A B C", "eftermiddagen"),
        ("Norr, Söder", "Norr Söder", None),
    ],
)
def test_groups_from_a_range_or_a_list(
    argument: str, labels: str, name: str | None, typed: Typed
) -> None:
    note = typed(f"/grupper {argument}")
    current = note.minutes.current_group_set()
    assert current is not None
    assert current.name == name
    assert " ".join(g.label for g in note.minutes.groups(current.uid)) == labels


@each("argument", ["E-A", "A-3", "1-500", "A, a", ","])
def test_groups_that_make_no_sense_are_refused(argument: str, note: Note) -> None:
    assert len(note.type(f"/grupper {argument}")) == 1


def test_a_later_set_of_groups_leaves_earlier_answers_alone(typed: Typed) -> None:
    note = typed(
        "# Dag\n/grupper A-B\n/övning styrkor Ett\nA.1\nstark\n/grupper 1-3\n/övning frågor Två"
    )
    assert note.rows("Ett") == ["A", "B"]
    assert note.rows("Två") == ["1", "2", "3"]
    assert note.section("Ett").group_set != note.section("Två").group_set
    assert note.type("/grupper inga\n/övning frågor Tre") == []
    assert note.rows("Tre") == [""]


def test_groups_set_the_rows_of_an_exercise_without_answers(typed: Typed) -> None:
    note = typed("# Dag\n/övning frågor Ett\n/fråga Vad?\n0\nplenum\n/grupper A-C\nB\nsvar")
    assert note.rows("Ett") == ["A", "B", "C"]
    assert note.cells("Ett") == [(None, None, "plenum"), ("B", 1, "svar")]
    assert note.type("/grupper 1-2") == []
    assert note.rows("Ett") == ["A", "B", "C"]


def test_members_of_a_group(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, Bo Al\n/grupper A-B\n/medlemmar A Anna & Lo\n"
        "/medlemmar grupp A: Bo, Anna"
    )
    current = note.minutes.current_group_set()
    assert current is not None
    assert [m.name for m in note.minutes.groups(current.uid)[0].members] == ["Anna", "Lo", "Bo"]
    assert len(note.type("/medlemmar X Anna")) == 1


# Exercises ----------------------------------------------------------------------------------------


def test_a_new_exercise_is_a_sub_section_at_the_end_of_the_top_level_section(typed: Typed) -> None:
    note = typed("# A\n## A1\n# B\n/gå A1\n/övning lappar Vägg\n/övning frågor Frågor")
    assert note.sections() == [(1, "A"), (2, "A1"), (2, "Vägg"), (2, "Frågor"), (1, "B")]


def test_where_there_is_no_top_level_section_it_is_one(typed: Typed) -> None:
    note = typed("inledande rad\n/övning lappar Vägg")
    assert note.sections() == [(1, None), (1, "Vägg")]


def test_without_a_title_the_section_becomes_it_and_keeps_what_it_holds(typed: Typed) -> None:
    note = typed("/grupper A-B\n# Dag\nförst\n/övning styrkor\nsvar\n/övning frågor\nnytt")
    assert note.section("Dag").form == "questions"
    assert note.cells("Dag") == [(None, None, "först"), (None, None, "svar"), ("A", 1, "nytt")]
    assert note.prompts("Dag") == [""]
    assert len(note.type("/övning frågor")) == 1


def test_an_exercise_in_an_empty_meeting(typed: Typed) -> None:
    note = typed("/övning lappar\nen lapp")
    assert [(e.kind, e.text) for e in note.entries()] == [("quote", "en lapp")]


def test_ready_made_prompts_are_in_the_language_of_the_document(typed: Typed) -> None:
    note = typed("/övning styrkor Ett\n/språk en\n/övning sw Two")
    assert note.prompts("Ett") == ["Styrkor", "Svagheter"]
    assert note.prompts("Two") == ["Strengths", "Weaknesses"]


def test_the_first_prompt_replaces_the_ready_made_ones_while_nothing_is_under_them(
    typed: Typed,
) -> None:
    note = typed("# Dag\n/övning styrkor Ett\n/fråga Egen\n/fråga Till")
    assert note.prompts("Ett") == ["Egen", "Till"]
    assert note.type("/övning styrkor Två\nsvar\n/fråga Egen") == []
    assert note.prompts("Två") == ["Styrkor", "Svagheter", "Egen"]
    assert note.type("svar") == []
    assert note.cells("Två") == [("", 1, "svar"), ("", 3, "svar")]


def test_the_first_cluster_leaves_the_notes_on_the_wall_unsorted(typed: Typed) -> None:
    note = typed("/övning lappar Vägg\nSoppa\nBröd\n/fråga Mat\nKaffe")
    assert note.prompts("Vägg") == ["Mat"]
    assert note.cells("Vägg") == [("", None, "Soppa"), ("", None, "Bröd"), ("", 1, "Kaffe")]
    assert note.type("/ångra\n/ångra") == []
    assert note.cells("Vägg") == [("", 1, "Soppa"), ("", 1, "Bröd")]


def test_rows_are_added_and_gone_to(typed: Typed) -> None:
    note = typed(
        "# Dag\n/övning områden Ett\n/rad Ekonomi\nbra\n/rad Personal\n.2\nsvagt\n/rad ekonomi\n"
        "svagt med"
    )
    assert note.rows("Ett") == ["Ekonomi", "Personal"]
    assert note.cells("Ett") == [
        ("Ekonomi", 1, "bra"),
        ("Personal", 2, "svagt"),
        ("Ekonomi", 2, "svagt med"),
    ]


def test_rows_of_the_other_forms(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, Bo Al\n/frånvarande Cia Dahl\n# Dag\n/övning runda Laget runt\n"
        "/grupper A-C\n"
        "/övning ring Ring"
    )
    assert note.rows("Laget runt") == ["Anna Ek", "Bo Al"]
    assert note.rows("Ring") == ["A→B", "B→C", "C→A"]
    ring = note.minutes.rows(note.section("Ring").uid)
    assert [(row.from_, row.to, row.group is not None) for row in ring] == [
        ("A", "B", True),
        ("B", "C", True),
        ("C", "A", True),
    ]
    assert note.type("B.3\nförslag") == []
    assert note.cells("Ring") == [("B→C", 3, "förslag")]


def test_a_ring_needs_groups(note: Note) -> None:
    assert len(note.type("/övning ring Ring")) == 1


def test_hints_belong_to_the_latest_row_or_prompt(typed: Typed) -> None:
    note = typed(
        "/övning områden Ett\n/rad Ekonomi\n/förklaring Drift\n/förklaring Investering\n"
        "/fråga Nytt\n/hint Kort"
    )
    uid = note.section("Ett").uid
    assert note.minutes.rows(uid)[0].hint == "Drift\nInvestering"
    assert note.minutes.prompts(uid)[-1].hint == "Kort"


def test_instructions_are_lines_under_the_heading(typed: Typed) -> None:
    note = typed("# Ett\n/instruktion Skriv kort\n/instruction Write clearly")
    assert note.section("Ett").instruction == ("Skriv kort", "Write clearly")


@each("line", ["/fråga Vad?", "/rad Ett", "/förklaring Så", "/instruktion Så"])
def test_prompts_and_rows_need_an_exercise(line: str, note: Note) -> None:
    assert len(note.type(line)) == 1
