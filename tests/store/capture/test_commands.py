"""Every command: what it changes, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable

from locales import translator
from store.capture.commands import PLANNERS
from store.capture.table import BY_NAME, BY_NEAR_WORD, BY_WORD, COMMANDS, find_command
from store.file.store import Store
from store.model.records import Named, NextMeeting
from store.verbs import meetings
from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]


def test_every_command_is_carried_out_by_somebody() -> None:
    assert {c.name for c in COMMANDS if not c.app_only} - {"agenda", "end"} == set(PLANNERS)


def test_no_two_commands_share_a_name() -> None:
    names = [name.casefold() for command in COMMANDS for name in command.names]
    assert len(names) == len(set(names))
    assert all(command.help and command.sv and command.part for command in COMMANDS)
    assert len(BY_NAME) == len(COMMANDS)


# The head -----------------------------------------------------------------------------------------


def test_the_head_of_the_meeting(typed: Typed) -> None:
    note = typed(
        "/titel Heldag om vatten\n/tema Vatten\n/datum 16 okt\n/tid 9-16.30\n"
        "/plats Rådhuset, Norrby\n"
        "/serie Vattenrådet\n/arrangör Norrby kommun\n/dnr KS 2026/7\n/typ protokoll\n/språk en"
    )
    head = note.head
    assert (head.title, head.theme, head.date) == ("Heldag om vatten", "Vatten", "2026-10-16")
    assert (head.starts, head.ends, head.place) == ("09:00", "16:30", "Rådhuset, Norrby")
    assert (head.series, head.organiser) == ("Vattenrådet", "Norrby kommun")
    assert (head.reference, head.kind, head.language) == ("KS 2026/7", "minutes", "en")


def test_the_head_in_english_words(typed: Typed) -> None:
    note = typed(
        "/Title Water\n/DATE 16 October 2026\n/time 9:00-16:00\n/kind documentation\n"
        "/language Swedish"
    )
    assert (note.head.title, note.head.date) == ("Water", "2026-10-16")
    assert (note.head.kind, note.head.language) == ("documentation", "sv")


@each(
    "line",
    ["/datum 31 feb", "/datum snart", "/tid sent", "/tid 25-26", "/typ minuter", "/språk norska"],
)
def test_what_does_not_fit_the_head_is_refused(line: str, note: Note) -> None:
    assert len(note.type(line)) == 1


def test_the_registration_number_of_an_item_once_one_is_open(typed: Typed) -> None:
    note = typed("/dnr A\n§ Val\n## Under\n/dnr B\n§ Nästa\n/dnr C")
    assert note.head.reference == "A"
    assert (note.section("Val").reference, note.section("Nästa").reference) == ("B", "C")


# The course ---------------------------------------------------------------------------------------


def test_actual_times_are_now_unless_given(typed: Typed) -> None:
    note = typed("/öppna\n/avsluta 16.02")
    assert (note.head.opened, note.head.closed, note.head.status) == ("09:04", "16:02", "held")


def test_a_pause_is_a_row_of_the_timetable(typed: Typed) -> None:
    note = typed("/paus\n/paus 12-13 Lunch\n/paus Fika")
    assert [(e.kind, e.time, e.text) for e in note.entries()] == [
        ("time", "09:04", "Paus" if note.texts()[0] == "Paus" else "Pause"),
        ("time", "12:00–13:00", "Lunch"),
        ("time", "09:04", "Fika"),
    ]


def test_items_take_the_next_paragraph_and_keep_a_typed_one(typed: Typed) -> None:
    note = typed("§ Ett\n§ 12 Tolv\n/punkt Tretton\n§ 10 a Tio\n/item\n§")
    assert [(s.paragraph, s.heading) for s in note.minutes.sections] == [
        ("1", "Ett"),
        ("12", "Tolv"),
        ("13", "Tretton"),
        ("10 a", "Tio"),
        ("14", None),
        ("15", None),
    ]


def test_a_heading_goes_after_the_current_section_and_what_is_deeper(typed: Typed) -> None:
    note = typed(
        "# A\n## A1\n### A11\n## A2\n# B\n/gå A1\n## Efter A1\n/gå A11\n### Efter A11\n"
        "/gå A2\n# Efter A"
    )
    assert [heading for _, heading in note.sections()] == [
        *("A", "A1", "A11", "Efter A11", "Efter A1", "A2", "Efter A", "B"),
    ]


def test_going_somewhere(typed: Typed) -> None:
    note = typed("# Inledning\n# Budget 2027\n# Budget 2028\n/gå 1")
    assert note.section().heading == "Inledning"
    assert note.type("/gå 2028") == []
    assert note.section().heading == "Budget 2028"
    (several,) = note.type("/gå budget")
    assert "Budget 2027; Budget 2028" in several
    assert len(note.type("/gå 9")) == 1
    assert note.type("§ 12 Val\n/gå 12") == []
    assert len(note.type("/gå 1")) == 1
    assert note.type("/gå § 12") == []


def test_the_agenda_makes_a_section_of_each_line(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek\n/dagordning\n09.00–09.15 Inledning (Anna)\n\n09.15 Budget\n"
        "  - Drift\n"
        "§ 7 Val\n# Sist\n/slut\nrad"
    )
    assert note.sections() == [
        (1, "Inledning"),
        (1, "Budget"),
        (2, "Drift"),
        (1, "Val"),
        (1, "Sist"),
    ]
    first = note.section("Inledning")
    assert (first.planned, first.minutes) == ("09:00", 15)
    assert first.presenters == (Named("Anna", note.people()["Anna Ek"].uid),)
    assert note.section("Val").paragraph == "7"
    assert note.texts("Inledning") == ["rad"]


def test_an_agenda_may_begin_behind_its_command(typed: Typed) -> None:
    note = typed("/dagordning 09.00 Inledning\n10.00 Budget\n/slut\n/agenda")
    assert [one.heading for one in note.minutes.sections] == ["Inledning", "Budget"]


def test_the_next_meeting(typed: Typed) -> None:
    note = typed("/datum 2026-10-16\n/nästa 9 december kl 13:30, Folkets hus, Norrby, tema Luft")
    assert note.head.next == NextMeeting("2026-12-09", "13:30", "Folkets hus, Norrby", "Luft")
    assert note.type("/next 9 Dec, theme: Air") == []
    assert note.head.next == NextMeeting("2026-12-09", theme="Air")
    assert note.type("/nästa 13 maj 2027, Tema: Trygghet") == []
    assert note.head.next == NextMeeting("2027-05-13", theme="Trygghet")
    for line in (
        "/nästa i höst",
        "/nästa 31 feb",
        "/nästa 9 dec 13-15",
        "/nästa 9 dec Folkets hus",
    ):
        assert len(note.type(line)) == 1


def test_a_cancelled_meeting_has_its_reason(typed: Typed) -> None:
    note = typed("/inställt Regn och blåst")
    assert (note.head.status, note.head.cancelled) == ("cancelled", "Regn och blåst")


# The document, and steps --------------------------------------------------------------------------


def test_lines_to_sign(typed: Typed) -> None:
    note = typed(
        "/underskrift Ordförande, Anna Ek, chef, Norrby, \n/sign , , , , Regionen\n"
        "/sign Justerare; Bo Al; ; A, B"
    )
    assert [
        (s.role, s.name, s.title, s.organisation, s.party) for s in note.minutes.signatures
    ] == [
        ("Ordförande", "Anna Ek", "chef", "Norrby", None),
        (None, None, None, None, "Regionen"),
        ("Justerare", "Bo Al", None, "A, B", None),
    ]
    for line in ("/sign a, b, c, d, e, f", "/sign , ,"):
        assert len(note.type(line)) == 1


def test_an_appendix_with_its_own_date_and_exercises(typed: Typed) -> None:
    note = typed(
        "/datum 2026-10-16\n# A\n/bilaga Plan\n/datum 2 dec 2009\n/övning lappar Vägg\nen lapp\n"
        "## Under\n# Efter\n"
        "/bilaga"
    )
    assert note.sections() == [
        (1, "A"),
        (1, "Plan"),
        (2, "Vägg"),
        (2, "Under"),
        (1, "Efter"),
        (1, None),
    ]
    assert [s.appendix for s in note.minutes.sections] == [False, True, False, False, False, True]
    assert (note.section("Plan").date, note.head.date) == ("2009-12-02", "2026-10-16")


def test_with_an_address_it_is_an_attachment(typed: Typed) -> None:
    note = typed("/bilaga Alla bilder https://bilder.example/1\n/bilaga https://x.example")
    assert [(a.title, a.address) for a in note.minutes.attachments] == [
        ("Alla bilder", "https://bilder.example/1"),
        ("https://x.example", "https://x.example"),
    ]
    assert note.sections() == []


def test_steps_are_undone_and_redone_in_any_number(typed: Typed) -> None:
    note = typed("# Ett\na\nb\nc\n/ångra 2")
    assert note.texts() == ["a"]
    assert note.type("/gör om") == []
    assert note.texts() == ["a", "b"]
    assert note.type("/undo\n/redo 9") == []
    assert note.texts() == ["a", "b", "c"]
    assert note.type("/gör om") == ["There is nothing to do again."]
    assert len(note.type("/ångra många")) == 1
    assert note.type("/ångra 99") == []
    assert note.type("/ångra") == ["There is nothing to undo."]


def test_each_command_is_one_step(typed: Typed) -> None:
    lines = (
        *(
            "/titel T",
            "/närvarande Anna Ek, Bo Al",
            "# Ett",
            "/grupper A-B",
            "/medlemmar A Anna, Lo",
        ),
        *("/övning styrkor Två", "/fråga Egen", "/rad Ny", "/grupper 1-2", "/kommer Anna & Nisse"),
        *("/roll värd Anna, Gun", "/övning lappar", "/bilaga X", "/kontakt Lo Li", "/nästa 9 dec"),
    )
    note = typed("")
    for line in lines:
        assert note.type(line) == []
    for _ in lines:
        assert note.type("/ångra") == []
    assert note.type("/ångra") == ["There is nothing to undo."]
    assert note.sections() == []
    assert note.people() == {}


def test_another_persons_step_is_not_undone(typed: Typed) -> None:
    note = typed("# Ett\nmin rad")
    with Store.open(note.store.path, actor="bo") as other:
        bo = Note(other, note.meeting)
        assert bo.type("Bos rad\n/ångra") == []
        assert bo.texts() == ["min rad"]
        assert bo.type("/ångra") == ["There is nothing to undo."]


@each(
    ("line", "meant"),
    [
        ("/går Anna", ("/leaves: Somebody leaves here", "/lämnar: Någon lämnar")),
        ("/arrive Anna", ("/arrives: Somebody arrives here", "/kommer: ")),
        ("/Spara", ("/export: Write the document", "/exportera: ")),
    ],
)
def test_a_word_that_is_tried_for_a_command_is_answered_with_its_name(
    line: str, meant: tuple[str, str], note: Note
) -> None:
    refused = note.session.preview(line)
    assert not refused.accepted
    for language, said in zip(("en", "sv"), meant, strict=True):
        assert said in translator(language)(refused.message)
    word = line.split(maxsplit=1)[0]
    (offered, *_) = note.session.complete(word, len(word))
    assert find_command(offered.text[1:]) == (BY_NEAR_WORD[word[1:].lower()], "")


def test_words_that_are_tried_for_a_command_are_names_of_none() -> None:
    words = [word for command in COMMANDS for word in command.near]
    assert len(words) == len(set(words))
    assert not BY_NEAR_WORD.keys() & BY_WORD.keys()


BOGUS = ("", " xyzzy", " B =", " A", " xyzzy abc 9")


def refusals(store: Store, language: str, shown: str) -> list[str]:
    """Return what is said of wrong commands in a meeting of one language, in an interface of another."""
    note = Note(store, meetings.create(store, title="Dag", language=language))
    assert note.type("# Ett\n/grupper A-B\n/övning frågor Frågor") == []
    previews = (note.session.preview(f"/{one.name}{rest}") for one in COMMANDS for rest in BOGUS)
    return [translator(shown)(one.message) for one in previews if not one.accepted]


@each("shown", ["en", "sv"])
def test_what_a_refusal_names_to_be_typed_is_in_the_language_of_the_interface(
    shown: str, store: Store
) -> None:
    said = refusals(store, "sv", shown)
    assert said == refusals(store, "en", shown)
    swedish = re.compile("[åäö]|Norr", re.IGNORECASE)
    assert shown == "sv" or not [one for one in said if swedish.search(one)]
