"""Groups, rows and questions are added, renamed, merged, moved and taken out by typed lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

QUESTIONS = (
    "/grupper A-C\n# Dag\n/övning frågor Frågor\n/fråga Vad fungerar bra?\n/fråga Vad saknas?\n"
    "A.1\nkaffet\nB.2\nrum\nC.1\nljuset"
)


@pytest.fixture
def asked(typed: Typed) -> Note:
    """Three groups, two questions, and a line from each group."""
    return typed(QUESTIONS)


def told(note: Note, line: str) -> str:
    """Type a line that is carried out, and return the words that follow it."""
    from locales import translator

    outcome = note.session.submit(line)
    assert outcome.refusal is None, outcome.refusal
    return translator("en")(outcome.said) if outcome.said else ""


def groups(note: Note) -> list[str]:
    current = note.minutes.current_group_set()
    return [group.label for group in note.minutes.groups(current.uid if current else None)]


def one_step(note: Note, line: str) -> None:
    """Check that a line is one step: undo once gives what was there, redo the same again."""
    before = state(note)
    told(note, line)
    after = state(note)
    assert after != before
    assert note.type("/ångra") == []
    assert state(note) == before
    assert note.type("/gör om") == []
    assert state(note) == after


def state(note: Note) -> list[object]:
    def values(record: object) -> dict[str, object]:
        names = record.__dataclass_fields__  # type: ignore[attr-defined]
        return {name: getattr(record, name) for name in names if name != "rev"}

    minutes = note.minutes
    parts: list[object] = [*minutes.sections, *minutes.group_sets, *minutes.all_entries()]
    for section in minutes.sections:
        parts += [*minutes.rows(section.uid), *minutes.prompts(section.uid)]
    for made in minutes.group_sets:
        parts += minutes.groups(made.uid)
    return [values(part) for part in parts]


@each(
    "line",
    [
        "/grupp D",
        "/grupp D, E Norr",
        "/döp om A = Skolan",
        "/döp om .1 = Vad fungerar?",
        "/slå ihop A = B",
        "/dela B = B Ada; F Cia",
        "/slå ihop .1 till .2",
        "/ta bort B",
        "/ta bort .2",
        "/flytta C före A",
        "/flytta .1 sist",
        "/senare B.1",
        "/prickar 3",
    ],
)
def test_each_line_is_one_step(line: str, asked: Note) -> None:
    one_step(asked, line)
    assert asked.type("/ångra") == []


@each(
    ("swedish", "english"),
    [
        ("/grupp D", "/group D"),
        ("/döp om A = Norr", "/rename A = Norr"),
        ("/slå ihop A med B", "/merge A into B"),
        ("/ta bort A", "/remove A"),
        ("/dela B = B, F", "/split B = B, F"),
        ("/flytta C före A", "/order C before A"),
        ("/flytta A sist", "/order A last"),
        ("/senare A.2", "/later A.2"),
        ("/prickar 2", "/dots 2"),
    ],
)
def test_swedish_and_english_do_the_same(swedish: str, english: str, asked: Note) -> None:
    made = []
    for line in (swedish, english):
        told(asked, line)
        section = asked.section("Frågor").uid
        paused = [len(row.paused) for row in asked.minutes.rows(section)]
        dots = [entry.dots for entry in asked.entries()]
        labels = (asked.rows("Frågor"), asked.prompts("Frågor"), groups(asked))
        made.append((labels, asked.cells("Frågor"), paused, dots))
        assert asked.type("/ångra") == []
    assert made[0] == made[1]


# One more group -------------------------------------------------------------------------------------


def test_a_late_group_gets_its_row_in_the_exercise_that_is_under_way(asked: Note) -> None:
    place = asked.session.place
    assert told(asked, "/grupp D, E Norra skolan") == "New group: D, E (Norra skolan)"
    assert asked.rows("Frågor") == ["A", "B", "C", "D", "E"]
    assert groups(asked) == ["A", "B", "C", "D", "E"]
    assert asked.session.place == place
    assert asked.type("E.2\ntid") == []
    assert asked.cells("Frågor")[-1] == ("E", 2, "tid")


def test_a_late_group_leaves_earlier_exercises_as_they_were(asked: Note) -> None:
    assert asked.type("/övning frågor Mer\nA\njo\n/grupp D") == []
    assert asked.rows("Frågor") == ["A", "B", "C"]
    assert asked.rows("Mer") == ["A", "B", "C", "D"]


@each("argument", ["B", "b", "D, D", ","])
def test_a_group_that_cannot_be_is_refused(argument: str, asked: Note) -> None:
    assert len(asked.type(f"/grupp {argument}")) == 1
    assert asked.rows("Frågor") == ["A", "B", "C"]


def test_one_more_group_needs_a_set(note: Note) -> None:
    assert note.type("/grupp A") == ["There are no groups yet: /groups A-C"]


def test_the_pairs_of_a_late_group_are_shown_before_it_enters_the_ring(typed: Typed) -> None:
    note = typed("/grupper A-C\n/övning ring Ring")
    assert told(note, "/grupp D") == "New group: D · C→D, D→A"
    assert note.rows("Ring") == ["A→B", "B→C", "C→D", "D→A"]
    assert note.type("D\nvår fråga") == []
    words = "New group: E, F · D→E, E→F, F→A · D→A stays with its answers"
    assert note.preview("/grupp E, F") == words
    one_step(note, "/grupp E, F")
    assert note.rows("Ring") == ["A→B", "B→C", "C→D", "D→A", "D→E", "E→F", "F→A"]
    assert ("D→A", 1, "vår fråga") in note.cells("Ring")
    assert note.preview("6") == "Group E advises F · Frågeställning"
    assert note.preview("E→F: råd") == "Note, in Group E advises F · Frågeställning"


# Members --------------------------------------------------------------------------------------------


def test_a_member_of_another_group_moves_and_the_words_say_so(asked: Note) -> None:
    assert asked.type("/närvarande Ada Ek, Bo Al\n/medlemmar A Ada, Bo") == []
    words = "Group B: Ada Ek, Cia · from group A: Ada Ek"
    assert asked.preview("/medlemmar B Ada, Cia") == words
    assert told(asked, "/medlemmar B Ada, Cia") == words
    current = asked.minutes.current_group_set()
    seats = [g.members for g in asked.minutes.groups(current.uid if current else None)]
    assert [[one.name for one in some] for some in seats] == [["Bo"], ["Ada", "Cia"], []]


# The place ------------------------------------------------------------------------------------------


@each("line", ["/slå ihop B = A", "/ta bort .2", "/slå ihop .2 = .1", "/ta bort Frågor", "§ Sist"])
def test_undo_gives_the_place_back_and_redo_the_other(line: str, asked: Note) -> None:
    assert asked.type("# Sist\n/gå Frågor\nB.2") == []
    place = asked.session.place
    assert asked.type(line) == []
    led = asked.session.place
    assert led != place
    assert asked.type("/ångra") == []
    assert asked.session.place == place
    assert asked.type("/gör om") == []
    assert asked.session.place == led
    assert asked.type("/ångra") == []
    assert asked.type("/ta bort Sist") == []


def test_where_one_has_gone_elsewhere_undo_moves_nobody(asked: Note) -> None:
    assert asked.type("B.2\n/slå ihop B = A\nC.1\n/ångra") == []
    assert asked.preview("/senare") == "Group C · Question 1 answers later"


def test_going_says_where_one_lands(asked: Note) -> None:
    assert asked.type("# Samtal") == []
    assert asked.preview("/gå Frågor") == "Go to Frågor: Group C · Question 1"
    assert told(asked, "/gå Frågor") == "You are in Frågor: Group C · Question 1"
    assert told(asked, "/gå Samtal") == "You are in Samtal"


# Splitting ------------------------------------------------------------------------------------------


def seats(note: Note) -> dict[str, list[str]]:
    current = note.minutes.current_group_set()
    made = note.minutes.groups(current.uid if current else None)
    return {group.label: [one.name for one in group.members] for group in made}


def test_a_group_is_split_and_its_answers_stay_with_the_first(asked: Note) -> None:
    assert asked.type("/medlemmar B Ada, Bo, Cia") == []
    words = "Group B is split: its answers stay with B (Ada, Dan); new: F (Cia, Eva)"
    assert asked.preview("/dela B = B Ada, Dan; F Cia, Eva") == words
    place = asked.session.place
    assert told(asked, "/dela B = B Ada, Dan; F Cia, Eva") == words
    assert asked.session.place == place
    assert seats(asked) == {"A": [], "B": ["Ada", "Bo", "Dan"], "C": [], "F": ["Cia", "Eva"]}
    assert asked.rows("Frågor") == ["A", "B", "C", "F"]
    assert ("B", 2, "rum") in asked.cells("Frågor")


def test_the_parts_of_a_group_may_have_other_names(asked: Note) -> None:
    words = "Group B is split: its answers stay with X; new: Y (Norra skolan), Z"
    assert told(asked, "/dela grupp B = X, Y Norra skolan, Z") == words
    assert asked.rows("Frågor") == ["A", "X", "C", "Y", "Z"]
    assert ("X", 2, "rum") in asked.cells("Frågor")


@each(
    ("line", "reason"),
    [
        ("/dela B", "Write the group, = and its parts: B = B, F; or B = B Ada, Bo; F Cia"),
        ("/dela B = B", "Write the group, = and its parts: B = B, F; or B = B Ada, Bo; F Cia"),
        ("/dela Q = Q, F", "Nothing here is called “Q”."),
        ("/dela .1 = A, F", "Only a group can be split."),
        ("/dela B = B, C", "“C” is the name of another one."),
        ("/dela B = B, B", "Two groups cannot have the same label."),
    ],
)
def test_a_split_that_cannot_be_is_refused(line: str, reason: str, asked: Note) -> None:
    assert asked.type(line) == [reason]


def test_a_group_that_is_split_in_a_ring_brings_its_pairs(typed: Typed) -> None:
    note = typed("/grupper A-B\n/övning ring Ring\nA\nvår fråga")
    words = "Group A is split: its answers stay with A; new: F · B→F, F→A"
    assert told(note, "/dela A = A, F") == words
    assert note.rows("Ring") == ["A→B", "B→F", "F→A"]


# Names ----------------------------------------------------------------------------------------------


def test_a_groups_row_renames_the_group_and_all_its_rows(asked: Note) -> None:
    assert asked.type("/övning frågor Mer") == []
    assert told(asked, "/döp om B = Norra skolan") == "Group B is now called Norra skolan"
    assert groups(asked) == ["A", "Norra skolan", "C"]
    assert asked.rows("Frågor") == asked.rows("Mer") == ["A", "Norra skolan", "C"]
    assert ("Norra skolan", 2, "rum") in asked.cells("Frågor")


def test_a_group_can_be_given_a_longer_name(asked: Note) -> None:
    told(asked, "/döp om B = N Norra skolan")
    current = asked.minutes.current_group_set()
    assert current is not None
    named = [(g.label, g.name) for g in asked.minutes.groups(current.uid)]
    assert named == [("A", None), ("N", "Norra skolan"), ("C", None)]
    told(asked, "/döp om Norra skolan = S")
    assert groups(asked) == ["A", "S", "C"]


@pytest.mark.parametrize("name", [".2", "fråga 2", "Vad saknas?", "vad SAKNAS?", "vad sak"])
def test_a_prompt_is_named_by_number_or_text(name: str, asked: Note) -> None:
    told(asked, f"/döp om {name} = Vad saknas = vad behövs, och vem gör det?")
    assert asked.prompts("Frågor")[1] == "Vad saknas = vad behövs, och vem gör det?"


def test_with_one_row_a_number_is_a_prompt_and_with_several_a_row(typed: Typed) -> None:
    note = typed("/övning lappar Vägg\n/fråga Kaffe\n/fråga Rum")
    told(note, "/döp om 2 = Lokaler")
    assert note.prompts("Vägg") == ["Kaffe", "Lokaler"]
    assert note.type("/övning områden Områden\n/rad Ekonomi\n/rad Personal") == []
    told(note, "/döp om 2 = Medarbetare")
    assert note.rows("Områden") == ["Ekonomi", "Medarbetare"]
    told(note, "/döp om Ekonomi = Pengar")
    assert note.rows("Områden") == ["Pengar", "Medarbetare"]


def test_outside_an_exercise_groups_are_named(typed: Typed) -> None:
    note = typed("/grupper A-B\n# Samtal")
    told(note, "/döp om grupp A = Norr")
    assert groups(note) == ["Norr", "B"]
    assert note.type("/döp om 2 = Två") == ["Nothing here is called “2”."]
    assert note.type("/flytta B före Norr")[0].startswith("This is no exercise")


@each(
    ("line", "reason"),
    [
        ("/döp om A", "Write what it is called, = and its new name: B = North"),
        ("/döp om A =", "Write what it is called, = and its new name: B = North"),
        ("/döp om X = Y", "Nothing here is called “X”."),
        ("/döp om A = b", "“b” is the name of another one."),
        ("/slå ihop A", "Write what goes into what: B = C"),
        ("/slå ihop A = X", "Nothing here is called “X”."),
        ("/slå ihop X = A", "Nothing here is called “X”."),
        ("/slå ihop A = a", "They are one and the same."),
        ("/slå ihop A = .1", "A row and a question cannot be merged."),
        ("/ta bort X", "Nothing here is called “X”."),
        (
            "/flytta A",
            "Write where it is put: before X, after X; in an exercise B before A, B last",
        ),
        ("/flytta A före X", "Nothing here is called “X”."),
        ("/flytta vad före A", "Nothing here is called “vad”."),
        ("/senare 9", "“9” names no cell here."),
        ("/senare någon", "“någon” names no cell here."),
        ("/senare 0", "Only a row's answer to one question can come later."),
        ("/prickar många", "“många” is no number of dots."),
        ("/prickar 1000", "“1000” is no number of dots."),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(line: str, reason: str, asked: Note) -> None:
    before = state(asked)
    assert asked.preview(line) == f"[{reason}]"
    assert asked.type(line) == [reason]
    assert state(asked) == before


# Merging --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", [" = ", "=", " till ", " med ", " into ", " with "])
def test_a_group_goes_into_another_with_its_lines_and_members(between: str, typed: Typed) -> None:
    note = typed(f"/närvarande Anna Ek, Bo Al\n{QUESTIONS}\n/medlemmar A Anna\n/medlemmar B Bo")
    assert told(note, f"/slå ihop A{between}B") == "Group A goes into Group B (lines: 1)"
    assert note.rows("Frågor") == groups(note) == ["B", "C"]
    assert ("B", 1, "kaffet") in note.cells("Frågor")
    current = note.minutes.current_group_set()
    assert current is not None
    assert [m.name for m in note.minutes.groups(current.uid)[0].members] == ["Bo", "Anna"]


def test_a_later_set_keeps_earlier_answers_when_its_groups_are_merged(asked: Note) -> None:
    earlier = asked.cells("Frågor")
    assert asked.type("/grupper A-B\n/övning frågor Mer\nA\nen\nB\ntvå\n/slå ihop A = B") == []
    assert asked.cells("Frågor") == earlier
    assert asked.cells("Mer") == [("B", 1, "en"), ("B", 1, "två")]


def test_lines_go_on_where_what_was_merged_went(asked: Note) -> None:
    assert asked.type("A.1\n/slå ihop A = B\ntill kaffet\n/slå ihop .1 = 2\noch sist") == []
    assert asked.cells("Frågor")[-2:] == [("B", 1, "till kaffet"), ("B", 1, "och sist")]
    assert asked.prompts("Frågor") == ["Vad saknas?"]


def test_prompts_and_rows_are_merged(typed: Typed) -> None:
    note = typed("/övning lappar Vägg\n/fråga Kaffe\nsvart\n/fråga Te\ngrönt\n/slå ihop 2 = 1")
    assert note.prompts("Vägg") == ["Kaffe"]
    assert [text for _, _, text in note.cells("Vägg")] == ["svart", "grönt"]
    assert note.type("/övning områden Om\n/rad El\nett\n/rad Gas\ntvå\n/slå ihop gas = el") == []
    assert note.rows("Om") == ["El"]
    assert {row for row, _, _ in note.cells("Om")} == {"El"}


def test_a_name_may_hold_the_words_between(typed: Typed) -> None:
    note = typed("/övning lappar V\n/fråga Från ax till limpa\n/fråga Med\n/fråga Bröd")
    told(note, "/slå ihop Från ax till limpa till Bröd")
    assert note.prompts("V") == ["Med", "Bröd"]
    told(note, "/flytta med efter bröd")
    assert note.prompts("V") == ["Bröd", "Med"]


# Taking out -----------------------------------------------------------------------------------------


def test_a_group_taken_out_leaves_its_lines_under_its_name_and_then_to_the_room(
    asked: Note,
) -> None:
    assert told(asked, "/ta bort B") == "Group B is taken out; its lines stay under its name (1)"
    assert groups(asked) == ["A", "C"]
    assert asked.rows("Frågor") == ["A", "B", "C"]
    assert told(asked, "/ta bort B") == "“B” is taken out; its lines are the whole room's now (1)"
    assert asked.rows("Frågor") == ["A", "C"]
    assert (None, 2, "rum") in asked.cells("Frågor")


def test_a_prompt_taken_out_leaves_its_lines_to_the_rows(asked: Note) -> None:
    said = told(asked, "/ta bort .1")
    assert said == "“Vad fungerar bra?” is taken out; its lines stay under no question (2)"
    assert asked.cells("Frågor") == [
        ("A", None, "kaffet"),
        ("B", 1, "rum"),
        ("C", None, "ljuset"),
    ]


def test_the_place_stays_in_the_exercise(asked: Note) -> None:
    assert asked.type("B.1\n/grupp D\nD.1\n/ta bort D\nen rad") == []
    assert asked.cells("Frågor")[-1] == ("C", 1, "en rad")
    assert asked.type("A.2\n/ta bort .2\ntill") == []
    assert asked.cells("Frågor")[-1] == ("A", 1, "till")


def test_a_ring_that_nobody_has_begun_is_closed_again_and_not_left(typed: Typed) -> None:
    note = typed("# Förord\n# Dag\n/grupper A-C\n/övning ring Ring\nB.2\n/ta bort B\nvår fråga")
    assert note.rows("Ring") == ["A→C", "C→A"]
    assert note.texts("Ring") == ["vår fråga"]


# Order ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("C före A", "C A B"),
        ("A efter B", "B A C"),
        ("A sist", "B C A"),
        ("C först", "C A B"),
        ("3 before 2", "A C B"),
        ("grupp A after grupp C", "B C A"),
    ],
)
def test_rows_are_put_in_order(said: str, rows: str, asked: Note) -> None:
    told(asked, f"/flytta {said}")
    assert " ".join(asked.rows("Frågor")) == rows


def test_prompts_are_put_in_order(asked: Note) -> None:
    told(asked, "/flytta .2 före .1")
    assert asked.prompts("Frågor") == ["Vad saknas?", "Vad fungerar bra?"]
    told(asked, "/flytta Vad saknas? sist")
    assert asked.prompts("Frågor") == ["Vad fungerar bra?", "Vad saknas?"]
    assert ("B", 2, "rum") in asked.cells("Frågor")


# Paste ----------------------------------------------------------------------------------------------


def test_in_a_paste_a_refused_line_leaves_nothing_half_done(typed: Typed) -> None:
    note = typed(
        "/grupper A-B\n# Dag\n/övning frågor Ett\nA\nsvar\n/grupper C-D\n/övning frågor Två"
    )
    assert note.type("/rad Norr\n/gå Ett\n/rad Söder\n/gå Två") == []
    before = state(note)
    outcome = note.session.paste(["/döp om C = Norr", "/grupp E, Norr"], commands=True)
    assert [line for _, line, _ in outcome.kept] == ["/döp om C = Norr", "/grupp E, Norr"]
    assert state(note) == before
    note.again()
    assert state(note) == before
    outcome = note.session.paste(["/döp om C = Väst", "/grupp Norr", "/grupp E"], commands=True)
    assert [line for _, line, _ in outcome.kept] == ["/grupp Norr"]
    assert note.rows("Två") == ["Väst", "D", "Norr", "E"]
    assert groups(note) == ["Väst", "D", "E"]
    assert note.type("/ångra") == []
    assert state(note) == before
