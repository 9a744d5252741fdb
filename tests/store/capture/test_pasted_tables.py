"""Tables pasted into an exercise: into its cells where they fit, kept as tables where they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.capture.outcome import Foretold
from store.capture.pieces import pieces
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

SWOT = "/språk sv\n/grupper A-C\n# Dag\n/övning swot Ett"
QUESTIONS = "/grupper A-B\n# Dag\n/övning frågor Ett\n/fråga Vad?\n/fråga Hur?\n.2"
AREAS = "/språk sv\n# Dag\n/övning områden Ett"


def paste(note: Note, *lines: str, commands: bool = False) -> None:
    outcome = note.session.paste(lines, commands=commands)
    assert outcome.kept == []


def kinds(note: Note) -> list[str]:
    return [entry.kind for entry in note.entries("Ett")]


# Into the cells -----------------------------------------------------------------------------------


def test_head_and_first_column_say_where_each_text_goes(typed: Typed) -> None:
    note = typed(SWOT)
    before = note.session.place
    paste(note, "Grupp\tHOT\tstyrkor\tMöjligheter", "B\tregn\tsol\t", "grupp a\t\tvind\tsegel")
    assert note.cells("Ett") == [
        ("B", 4, "regn"),
        ("B", 1, "sol"),
        ("A", 1, "vind"),
        ("A", 3, "segel"),
    ]
    assert note.session.place == before
    assert note.type("/ångra") == []
    assert note.cells("Ett") == []


def test_an_empty_first_cell_in_the_head_and_below_a_row(typed: Typed) -> None:
    note = typed(SWOT)
    paste(note, "\tStyrkor\tHot", "C\tett\ttvå", "\ttre\t")
    assert note.cells("Ett") == [("C", 1, "ett"), ("C", 4, "två"), ("C", 1, "tre")]


def test_rows_alone_take_the_prompts_in_order(typed: Typed) -> None:
    note = typed(QUESTIONS)
    paste(note, "A\tett\ttvå", "Grupp B\ttre\tfyra")
    assert note.cells("Ett") == [
        ("A", 1, "ett"),
        ("A", 2, "två"),
        ("B", 1, "tre"),
        ("B", 2, "fyra"),
    ]


def test_rows_with_one_answer_each_answer_the_question_one_is_at(typed: Typed) -> None:
    note = typed(QUESTIONS + "\n.2")
    paste(note, "A\tett", "B\ttvå")
    assert note.cells("Ett") == [("A", 2, "ett"), ("B", 2, "två")]


def test_a_head_in_other_words_is_kept(typed: Typed) -> None:
    note = typed(QUESTIONS)
    paste(note, "Grupp\tSvar", "A\tett", "B\ttvå")
    assert note.cells("Ett") == [("A", 2, "ett"), ("B", 2, "två"), ("A", 2, "Grupp\tSvar")]
    assert kinds(note) == ["note", "note", "row"]


def test_questions_are_named_by_number_and_without_their_mark(typed: Typed) -> None:
    note = typed(QUESTIONS)
    paste(note, "\tFråga 2\tvad", "A\tett\ttvå")
    assert note.cells("Ett") == [("A", 2, "ett"), ("A", 1, "två")]


def test_the_longer_name_of_a_group_names_its_row(typed: Typed) -> None:
    note = typed(QUESTIONS)
    groups = note.minutes.groups(note.section("Ett").group_set)
    with note.store.step(note.meeting, "change_group") as step:
        step.update("group", groups[1].uid, {"name": "Norra Byn"})
    note.again()
    paste(note, "norra  byn\tett", "A\ttvå")
    assert note.cells("Ett") == [("B", 2, "ett"), ("A", 2, "två")]


def test_prompts_alone_fill_the_only_row(typed: Typed) -> None:
    note = typed("/språk sv\n# Dag\n/övning swot Ett")
    paste(note, "Styrkor\tHot", "sol\tregn", "vind\t")
    assert note.cells("Ett") == [("", 1, "sol"), ("", 4, "regn"), ("", 1, "vind")]


def test_one_line_under_the_prompts_is_the_current_row(typed: Typed) -> None:
    note = typed(SWOT + "\nB")
    paste(note, "Styrkor\tHot", "sol\tregn")
    assert note.cells("Ett") == [("B", 1, "sol"), ("B", 4, "regn")]


def test_cells_of_several_lines_are_one_entry_a_line(typed: Typed) -> None:
    note = typed(SWOT)
    text = 'Grupp\tStyrkor\tHot\nA\t"sol\n\n  vind ""och"" mer\n- båt"\t"regn"'
    assert note.session.foretell(text.split("\n")) == Foretold(5, 0, answers=4, rows=1)
    paste(note, *text.split("\n"))
    assert [(e.kind, e.text) for e in note.entries("Ett")] == [
        ("note", "sol"),
        ("note", 'vind "och" mer'),
        ("bullet", "båt"),
        ("note", "regn"),
    ]


def test_a_plain_line_becomes_what_the_form_says(typed: Typed) -> None:
    note = typed("# Dag\n/övning lappar Ett\n/fråga Hemma\n/fråga Borta")
    paste(note, "Hemma\tBorta", "b: ja\tsol", "b+ mer\tvind")
    assert [(e.kind, e.text) for e in note.entries("Ett")] == [
        ("decision", "ja"),
        ("quote", "sol"),
        ("quote", "b+ mer"),
        ("quote", "vind"),
    ]


def test_names_that_no_row_has_are_new_rows_where_rows_are_added(typed: Typed) -> None:
    note = typed(AREAS)
    paste(note, "Område\tSvagheter\tStyrkor", "Skola\tsvag\tstark", "Vård\t\t", "skola\tmer\t")
    assert note.rows("Ett") == ["Skola", "Vård"]
    assert note.cells("Ett") == [("Skola", 2, "svag"), ("Skola", 1, "stark"), ("Skola", 2, "mer")]
    assert note.type("rad") == []
    assert note.cells("Ett")[-1] == ("Skola", 1, "rad")
    assert note.type("/ångra 2") == []
    assert note.rows("Ett") == [""]
    assert note.cells("Ett") == []


def test_known_and_new_rows_together(typed: Typed) -> None:
    note = typed(AREAS + "\n/rad Vård")
    paste(note, "Område\tStyrkor", "Vård\tett", "Skola\ttvå")
    assert note.cells("Ett") == [("Vård", 1, "ett"), ("Skola", 1, "två")]


# What stays a table -------------------------------------------------------------------------------


def test_what_fits_nothing_is_kept_where_it_was_pasted(typed: Typed) -> None:
    note = typed(SWOT + "\nB.2")
    lines = ["Grupp\tStyrkor\tÖvrigt\tHot", "A\tsol\tkaffe\tregn", "D\tvind\t\t", "C\tis\t\t"]
    assert note.session.foretell(lines) == Foretold(4, 0, answers=3, rows=2, left=3)
    paste(note, *lines)
    entries = note.entries("Ett")
    assert [e.text for e in entries if e.kind != "row"] == ["sol", "regn", "is"]
    assert [e.cells for e in entries if e.kind == "row"] == [
        ("Grupp", "Styrkor", "Övrigt"),
        ("A", "", "kaffe"),
        ("D", "vind", ""),
    ]
    assert {c[:2] for c, e in zip(note.cells("Ett"), entries, strict=True) if e.kind == "row"} == {
        ("B", 2)
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("Namn\tOrt", "Ida\tNorrby"),
        ("Styrkor\tNamn\tOrt", "A\tb\tc"),
        ("A\t1\t2\t3\t4\t5", "B\t1"),
        ("Styrkor\tHot", "a\tb", "c\td"),
        ("D\tett", "E\ttvå"),
    ],
)
def test_other_tables_stay_tables(typed: Typed, lines: tuple[str, ...]) -> None:
    note = typed(SWOT)
    assert note.session.foretell(lines) == Foretold(len(lines), 0)
    paste(note, *lines)
    assert kinds(note) == ["row"] * len(lines)
    assert [e.text for e in note.entries("Ett")] == list(lines)


def test_in_plain_talk_a_table_is_a_table(typed: Typed) -> None:
    note = typed("/grupper A-B\n# Ett")
    paste(note, "A\tett", "B\ttvå")
    assert kinds(note) == ["row", "row"]


def test_typed_lines_with_tabs_stay_rows(typed: Typed) -> None:
    note = typed(SWOT)
    assert note.type("Grupp\tStyrkor\nA\tsol") == []
    assert kinds(note) == ["row", "row"]


def test_a_table_among_other_lines(typed: Typed) -> None:
    note = typed(SWOT)
    paste(
        note, "före", "\tStyrkor", "B\tsol", "efter", "C.3", "\tHot", "A\tis", "sist", commands=True
    )
    assert note.cells("Ett") == [
        ("A", 1, "före"),
        ("B", 1, "sol"),
        ("A", 1, "efter"),
        ("A", 4, "is"),
        ("C", 3, "sist"),
    ]


def test_lines_of_a_cell_are_no_commands(typed: Typed) -> None:
    note = typed(SWOT)
    lines = '\tStyrkor\nA\t"/titel X\n2\n# Dag"'.split("\n")
    assert note.session.foretell(lines).commands == 0
    paste(note, *lines, commands=True)
    assert note.texts("Ett") == ["/titel X", "2", "# Dag"]
    assert note.head.title is None


def test_a_table_within_a_list_of_people_is_the_list_s(typed: Typed) -> None:
    note = typed(SWOT)
    paste(note, "/närvarande", "Ida Ek\tNorrby", "A\tett", "/slut", commands=True)
    assert "Ida Ek" in note.people()
    assert note.cells("Ett") == []


# Reading the lines --------------------------------------------------------------------------------


def test_quotes_that_do_not_add_up_are_signs_of_the_text() -> None:
    lines = ['A\t"öppet', 'B\t"helt" och hållet', "text", "C\td"]
    assert [(p.number, len(p.lines), p.records) for p in pieces(lines)] == [
        (0, 2, [("A", '"öppet'), ("B", '"helt" och hållet')]),
        (2, 1, []),
        (3, 1, [("C", "d")]),
    ]


def test_every_line_of_a_paste_is_in_one_piece() -> None:
    lines = ["a", "", "b\tc", "\t", '"d\te"', 'f\t"g', "", 'h"\ti', "j\t"]
    read = list(pieces(lines))
    assert [line for piece in read for line in piece.lines] == lines
    assert [piece.number for piece in read] == [0, 1, 2, 4, 5]
