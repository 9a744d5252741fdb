"""A note-taker at work: where lines land, how one moves, what a restart and an undo leave."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from store.capture import CaptureSession, Request
from store.errors import StoreBusy
from store.file.reading import load
from store.file.store import Store
from store.model.records import Link, Named, Place
from store.verbs import entries, sections
from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

EXERCISE = """
/grupper A-C
# Dagen
/övning frågor Frågor
/fråga Vad är bra?
/fråga Vad är svårt?
"""


# Where lines land ---------------------------------------------------------------------------------


def test_lines_before_the_first_heading_lie_in_a_section_without_one(typed: Typed) -> None:
    note = typed("Första raden\nAndra raden")
    assert note.sections() == [(1, None)]
    assert note.texts() == ["Första raden", "Andra raden"]


def test_every_line_is_one_step(typed: Typed) -> None:
    note = typed("Första raden\nAndra raden")
    assert note.type("/ångra") == []
    assert note.texts() == ["Första raden"]
    assert note.type("/ångra") == []
    assert note.sections() == []
    assert note.session.place == Place()
    assert note.type("Ny rad") == []
    assert note.texts() == ["Ny rad"]


def test_an_entry_has_what_its_line_says(typed: Typed) -> None:
    note = typed(
        '/närvarande Anna Ek, Bo Al\n/datum 2026-10-16\nå: Boka lokal +Anna +"Lo Li" !9 dec'
    )
    (entry,) = note.entries()
    assert entry.owners == (Named("Anna", note.people()["Anna Ek"].uid), Named("Lo Li"))
    assert (entry.text, entry.due, entry.due_text) == ("Boka lokal", "2026-12-09", "9 dec")
    assert entry.author == "anna"


def test_a_pasted_list_is_one_quote_per_note_in_one_step(typed: Typed) -> None:
    note = typed("/övning lappar Vägg\n/fråga Varför?\n’ett’, ’två’, tre’ ,’fyra’.")
    assert [e.kind for e in note.entries("Vägg")] == ["quote"] * 4
    assert note.type("/ångra") == []
    assert note.entries("Vägg") == []


def test_proposal_clause_and_decision(typed: Typed) -> None:
    note = typed("f: Ordföranden: att ett\nb+ att två\nb:")
    proposal, decision = note.entries()
    assert (proposal.speaker, proposal.clauses) == ("Ordföranden", ("att två",))
    assert (decision.kind, decision.text, decision.clauses) == ("decision", "att ett", ("att två",))
    assert decision.links == (Link("from", proposal.uid),)
    assert note.type("b:") == ["No proposal is open here."]


def test_a_conversation(typed: Typed) -> None:
    note = typed(
        "/närvarande Ia Ek\nIa: Hur började det?\n– Med en tanke.\n– Och en till.\nslut\n– punkt"
    )
    assert [e.kind for e in note.entries()] == ["statement", "reply", "reply", "note", "bullet"]


def test_bullets_keep_their_levels_from_line_to_line(typed: Typed) -> None:
    note = typed("- a\n    - b\n    - c\n- d\n   - e")
    assert [e.depth for e in note.entries()] == [0, 1, 1, 0, 1]


# Places -------------------------------------------------------------------------------------------


def test_a_facilitator_types_out_of_order(typed: Typed) -> None:
    note = typed(
        EXERCISE
        + "2.2\nsvårt i B\nA\nsvårt i A\n.1\nbra i A\nC: bra i C\nmer i A\n0\nalla\nC\nsvar i C"
    )
    assert note.cells("Frågor") == [
        ("B", 2, "svårt i B"),
        ("A", 2, "svårt i A"),
        ("A", 1, "bra i A"),
        ("C", 1, "bra i C"),
        ("A", 1, "mer i A"),
        (None, None, "alla"),
        ("C", 1, "svar i C"),
    ]


def test_a_token_that_names_no_cell_stays_in_the_line(typed: Typed) -> None:
    note = typed(EXERCISE)
    (reason,) = note.type("9")
    assert "space first" in reason
    assert note.type(" 9") == []
    assert note.cells("Frågor") == [("A", 1, "9")]


def test_a_new_question_is_gone_to_only_where_one_row_answers_it(typed: Typed) -> None:
    note = typed(EXERCISE + "B.1\n/fråga Vem?")
    said = note.session.submit("/fråga När?").said
    assert said is not None
    assert translator("en")(said) == "You stay in Group B · Question 1"
    assert note.type("svar") == []
    assert note.cells("Frågor") == [("B", 1, "svar")]
    alone = typed(
        "/grupper inga\n# Ensam\n/övning frågor Frågor till mig\n/fråga Vem?\n/fråga När?\nsvar"
    )
    assert alone.cells("Frågor till mig") == [("", 2, "svar")]


def test_the_place_is_kept_for_the_next_time(typed: Typed) -> None:
    note = typed(EXERCISE + "C.1")
    place = note.session.place
    note.again()
    assert note.session.place == place
    assert note.type("svar") == []
    assert note.cells("Frågor") == [("C", 1, "svar")]


def test_without_a_kept_place_one_goes_on_at_the_end(typed: Typed) -> None:
    note = typed(EXERCISE + "C.1\nsvar")
    with Store.open(note.store.path, actor="bo") as other:
        session = CaptureSession(other, load(other, note.meeting))
        assert session.place == note.session.place


def test_a_place_that_somebody_deletes_is_left_for_the_one_before(typed: Typed) -> None:
    note = typed("# Ett\n# Två\n## Tre")
    sections.delete(note.store, note.meeting, note.section("Tre").uid)
    note.session.submit("")
    note.session.refresh(note.session.finish())
    assert note.section().heading == "Två"


def test_going_to_a_section_goes_to_the_cell_one_was_in(typed: Typed) -> None:
    note = typed(EXERCISE + "B.2\n# Annat\ntext\n/gå frågor\nsvar")
    assert note.cells("Frågor") == [("B", 2, "svar")]


def test_stepping_through_rows_prompts_and_sections(typed: Typed) -> None:
    note = typed(EXERCISE + "A.1")
    session = note.session
    session.switch(rows=1)
    session.switch(prompts=1)
    assert note.type("ett") == []
    session.switch(rows=9, prompts=9)
    assert note.type("två") == []
    session.switch(rows=-9, prompts=-1)
    assert note.type("tre\n# Sist\nprat") == []
    session.switch(rows=-1)
    assert note.type("fyra") == []
    session.switch(rows=1)
    assert session.place == Place(note.section("Frågor").uid, *_cell(note, "B", 1))
    assert note.cells("Frågor") == [
        ("B", 2, "ett"),
        ("C", 2, "två"),
        ("A", 1, "tre"),
        ("A", 1, "fyra"),
    ]


def _cell(note: Note, label: str, number: int) -> tuple[str, str]:
    uid = note.section("Frågor").uid
    row = next(r.uid for r in note.minutes.rows(uid) if r.label == label)
    return row, note.minutes.prompts(uid)[number - 1].uid


def test_stepping_in_an_empty_meeting_goes_nowhere(note: Note) -> None:
    assert note.session.switch(rows=1, prompts=1) == Place()


def test_a_line_typed_elsewhere_lands_there_and_does_not_move(typed: Typed) -> None:
    note = typed("# Ett\n# Två")
    here, there = note.session.place, Place(note.section("Ett").uid)
    outcome = note.session.submit("i ettan", there)
    assert (outcome.moved, note.session.place) == (False, here)
    assert note.texts("Ett") == ["i ettan"]


def test_outcomes_tell_what_happened(typed: Typed) -> None:
    note = typed("# Ett")
    outcome = note.session.submit("rad")
    (entry,) = note.entries()
    assert (outcome.entry, outcome.refusal, outcome.moved) == (entry.uid, None, False)
    assert ("entry", entry.uid) in outcome.touched
    assert note.session.submit("# Två").moved
    assert note.session.submit("/exportera protokoll").request == Request("export", "protokoll")
    assert note.session.submit("/avsluta").closed


# Others, and locks --------------------------------------------------------------------------------


def test_while_another_program_writes_nothing_is_changed_and_the_line_can_be_tried_again(
    typed: Typed,
) -> None:
    note = typed("# Ett")
    with Store.open(note.store.path, actor="ui", wait=0) as waiting:
        session = CaptureSession(waiting, load(waiting, note.meeting))
        with note.store.write():
            for line in ("rad", "# Två", "/titel X", "/övning lappar Y"):
                with pytest.raises(StoreBusy):
                    session.submit(line)
            with pytest.raises(StoreBusy):
                session.paste(["a", "b"], commands=True)
        assert session.place.section == note.section("Ett").uid
        session.submit("rad")
    note.again()
    assert note.texts() == ["rad"]
    assert note.sections() == [(1, "Ett")]


def test_moving_does_not_wait_for_a_lock(typed: Typed) -> None:
    note = typed(EXERCISE)
    with Store.open(note.store.path, actor="ui", wait=0) as waiting:
        session = CaptureSession(waiting, load(waiting, note.meeting))
        with note.store.write():
            assert session.submit("C.1").moved
            session.switch(rows=-1)
        session.submit("svar")
    note.again()
    assert note.cells("Frågor") == [("B", 1, "svar")]


def test_what_others_wrote_is_seen_with_the_next_line(typed: Typed) -> None:
    note = typed("# Ett")
    with Store.open(note.store.path, actor="bo") as other:
        entries.add(other, note.meeting, note.session.place, "note", "från Bo")
    outcome = note.session.submit("rad")
    assert note.texts() == ["från Bo", "rad"]
    assert len([uid for table, uid in outcome.touched if table == "entry"]) == 2


def test_a_refused_line_leaves_no_step(typed: Typed) -> None:
    note = typed("# Ett\nrad")
    for line in ("/datum 31 feb", "/roll ordförande", "/okänd", "b:", "/gå 9", "/övning okänd X"):
        assert len(note.type(line)) == 1
    assert note.type("/ångra") == []
    assert note.texts() == []


# Previews -----------------------------------------------------------------------------------------


@pytest.fixture
def with_groups(typed: Typed) -> Note:
    """A note-taker in an exercise of three groups and two questions."""
    return typed("/närvarande Anna Ek" + EXERCISE + ".2")


@each(
    ("line", "words"),
    [
        ("", ""),
        ("text", "Note"),
        (
            "Beslut: ja",
            "Decision, in Group A · Question 2 (0: first, of the whole room)",
        ),
        ("0: Beslut: ja", "Decision, in Plenary"),
        ("b: ja", "Note, in Group B · Question 2, not Decision"),
        ("x: p: ja", "Parked, unfinished"),
        ("  - två", "Bullet"),
        ("å: Ring +Anna +Nisse !9 dec 2026", "Action: Anna, Nisse? · 2026-12-09"),
        ("11.00 Kaffe", "Note: 11:00"),
        ("f: Anna: ja", "Proposal: Anna"),
        ("B.2", "Group B · Question 2"),
        ("B.0", "Group B"),
        ("0", "Plenary"),
        ("B: ja", "Note, in Group B · Question 2"),
        ("Citat: ’a’, ’b’", "2 × Quote"),
        ("# Ny", "New section: Ny"),
        ("§ Val", "New item: § 1 Val"),
        ("/titel Dagen", "Title: Dagen"),
        ("/datum 31 feb", "[“31 feb” is no day in the calendar.]"),
        ("/nästa 9 december 2026 kl 13", "Next meeting: 2026-12-09, 13:00"),
        ("/ti", "[There is no command /ti; type a space first to write it.]"),
        ("/titel", "[After /titel: TITLE]"),
        ("/närvarande Bo Al, Cia Dahl", "2 people: Bo Al, Cia Dahl"),
        ("d:", "[No proposal is open here.]"),
        ("/övning lappar Vägg", "New exercise, Lappar på väggen: Vägg"),
        ("/gå dagen", "Go to Dagen"),
        ("/exportera", "Write the document"),
    ],
)
def test_the_line_itself_says_what_enter_will_do(line: str, words: str, with_groups: Note) -> None:
    assert with_groups.preview(line) == words


def test_a_preview_changes_nothing(typed: Typed) -> None:
    note = typed(EXERCISE)
    before = (note.minutes.seq, note.session.place)
    for line in ("# Ny", "2.1", "/närvarande", "/titel X", "- a", "/ångra", "text", "/dagordning"):
        note.preview(line)
    assert (note.minutes.seq, note.session.place) == before
    assert note.type("rad") == []
    assert note.cells("Frågor") == [("A", 1, "rad")]


def test_a_preview_does_not_look_at_every_entry(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words under the line take the same time whatever has been written."""
    note = typed("# Ett")
    note.session.paste([f"rad {n}" for n in range(3000)], commands=False)
    looked_at = 0
    ordered = type(note.minutes.entries(note.session.place.section))
    get = ordered.__getitem__

    def counted(self: object, index: int) -> object:
        nonlocal looked_at
        looked_at += 1
        return get(self, index)  # type: ignore[arg-type,type-var]

    monkeypatch.setattr(ordered, "__getitem__", counted)
    monkeypatch.setattr(ordered, "__iter__", None)
    for line in ("text", "- punkt", "b: ja", "2", "x: halv", "11:00 x", "c: ’a’, ’b’"):
        note.session.preview(line)
    assert looked_at < 300
