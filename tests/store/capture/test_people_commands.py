"""Commands for people: who is there, who has which role, who comes and goes."""

from __future__ import annotations

from collections.abc import Callable

from store.model.chairing import chairing
from store.model.records import Move, Named
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]


def test_lists_of_people_set_attendance_and_standing(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek & Bo Al\n/frånvarande Cia Dahl\n/beslutande Disa Ehn (s)\n"
        "/övriga Eva Fors\n"
        "/kallade Gun Hed\n/frånvarande Bo"
    )
    assert {name: (p.attendance, p.standing) for name, p in note.people().items()} == {
        "Anna Ek": ("present", None),
        "Bo Al": ("absent", None),
        "Cia Dahl": ("absent", None),
        "Disa Ehn": ("present", "deciding"),
        "Eva Fors": ("present", "other"),
        "Gun Hed": (None, None),
    }


def test_a_known_person_is_found_and_not_doubled(typed: Typed) -> None:
    note = typed(
        '/närvarande Anna Ek, Bo "Bosse" Al\n/närvarande Anna Ek; Bosse, Norrby, bo@n.example\n'
        "/beslutande anna"
    )
    assert set(note.people()) == {"Anna Ek", "Bo Al"}
    bo = note.people()["Bo Al"]
    assert (bo.organisation, bo.email, bo.aliases) == ("Norrby", "bo@n.example", ("Bosse",))
    assert note.people()["Anna Ek"].standing == "deciding"


def test_people_of_one_name_are_told_apart_by_their_addresses(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, a1@n.example; Anna Ek, a2@n.example; Bo Al\n"
        "/närvarande Anna Ek, a1@n.example"
    )
    assert len(note.minutes.participants) == 3
    (reason,) = note.type("/roll ordförande Anna")
    assert reason == "“Anna” may be: Anna Ek, Anna Ek"


def test_a_first_name_from_a_command_becomes_the_person_that_a_list_brings(typed: Typed) -> None:
    note = typed("# Ett\n/föredragande Anna\n/närvarande Anna Ek, Bo Al")
    assert set(note.people()) == {"Anna Ek", "Bo Al"}
    assert note.section("Ett").presenters == (Named("Anna", note.people()["Anna Ek"].uid),)


def test_a_list_over_many_lines_ends_at_slut_a_command_a_heading_or_the_end(typed: Typed) -> None:
    note = typed("/närvarande\nAnna Ek, Norrby kommun,\nanna@n.example\n\nBo Al, Söderby\n/slut")
    assert note.people()["Anna Ek"].email == "anna@n.example"
    assert note.people()["Bo Al"].organisation == "Söderby"
    assert note.type("/frånvarande\nCia Dahl\n/titel Dagen\n/present\nDisa Ehn\n# Ett\nrad") == []
    assert note.head.title == "Dagen"
    assert note.texts("Ett") == ["rad"]
    assert note.type("/absent\nEva Fors") == []
    assert {n: p.attendance for n, p in note.people().items()} == {
        "Anna Ek": "present",
        "Bo Al": "present",
        "Cia Dahl": "absent",
        "Disa Ehn": "present",
        "Eva Fors": "absent",
    }
    assert note.type("/slut") == ["No list is open."]


def test_in_the_app_a_bare_list_is_for_the_app(note: Note) -> None:
    note.again(interactive=True)
    outcome = note.session.submit("/närvarande")
    assert outcome.request is not None
    assert outcome.request.name == "present"
    assert note.type("rad") == []
    assert note.texts() == ["rad"]
    note.session.people_list("present", "Anna Ek, Norrby\nBo Al")
    assert set(note.people()) == {"Anna Ek", "Bo Al"}


def test_roles(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, Bo Al, Cia Dahl\n/roll ordförande Anna\n/role secretary Bo\n"
        "/roll vid anteckningarna Bo & Cia\n/roll vice ordförande Cia\n/roll vaktmästare Nisse\n"
        "/roll kassör bo"
    )
    assert {name: p.roles for name, p in note.people().items()} == {
        "Anna Ek": ("chair",),
        "Bo Al": ("secretary", "note-taker", "kassör"),
        "Cia Dahl": ("note-taker", "vice ordförande"),
        "Nisse": ("vaktmästare",),
    }
    assert note.people()["Nisse"].attendance is None
    assert len(note.type("/roll ordförande")) == 1


def test_the_chair_passes_in_a_later_section_and_other_roles_may_be_of_one(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, Bo Al\n§ Ett\n/roll ordförande Anna\n/roll värd Bo här\n§ Två\n"
        "/roll ordförande Bo\n/roll summerar Anna här\n§ Tre\n/roll ordförande Anna"
    )
    assert {name: p.roles for name, p in note.people().items()} == {
        "Anna Ek": ("chair",),
        "Bo Al": (),
    }
    assert [[(h.role, h.name) for h in s.holders] for s in note.minutes.sections] == [
        [("host", "Bo")],
        [("chair", "Bo"), ("summerar", "Anna")],
        [("chair", "Anna")],
    ]
    anna, bo = (note.people()[name].uid for name in ("Anna Ek", "Bo Al"))
    assert chairing(note.minutes) == {anna: ["1", "3"], bo: ["2"]}
    assert note.preview("/roll ordförande Bo") == "chair from here on: Bo Al"


def test_presenters_of_the_current_section(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, Bo Al\n# Ett\n/föredragande Bo & Lo Li\n/föredragande Bo, Anna"
    )
    assert [p.name for p in note.section("Ett").presenters] == ["Bo", "Lo Li", "Anna"]
    assert all(p.uid for p in note.section("Ett").presenters)


def test_presenters_need_a_section(note: Note) -> None:
    assert len(note.type("/föredragande Anna")) == 1


def test_coming_and_going(typed: Typed) -> None:
    note = typed(
        "/närvarande Anna Ek, Bo Al\n# Ett\n/lämnar Anna 10.15\n# Två\n/kommer Anna och Bo"
    )
    section, other = note.section("Ett").uid, note.section("Två").uid
    assert [(e.kind, e.speaker, e.time) for e in note.entries()] == [
        ("departure", "Anna", "10:15"),
        ("arrival", "Anna", None),
        ("arrival", "Bo", None),
    ]
    assert note.people()["Anna Ek"].moves == (Move(section, "out"), Move(other, "in"))


def test_a_contact_need_not_be_present(typed: Typed) -> None:
    note = typed("/kontakt Cia Dahl, Koordinator, 070-123 45 67")
    cia = note.people()["Cia Dahl"]
    assert (cia.roles, cia.title, cia.phone, cia.attendance) == (
        ("contact",),
        "Koordinator",
        "070-123 45 67",
        None,
    )


def test_a_second_line_that_is_typed_by_itself_belongs_to_the_person_above(note: Note) -> None:
    for line in ("Klara Berg, Kajen,", "klara@kajen.example", "Olle Ek", "070-1740605"):
        assert note.session.people_list("present", line).refusal is None
    people = note.people()
    assert set(people) == {"Klara Berg", "Olle Ek"}
    assert people["Klara Berg"].organisation == "Kajen"
    assert people["Klara Berg"].email == "klara@kajen.example"
    assert people["Olle Ek"].phone == "070-1740605"
