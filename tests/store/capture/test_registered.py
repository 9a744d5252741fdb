"""People of the register, offered while a line is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture.people import read_people
from store.capture.scene import Scene
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.records import Meeting, Participant
from store.model.shared_records import Person
from store.people.directory import Directory
from tests.cases import each
from tests.store.capture.conftest import TODAY, Note
from tests.strategies import names, texts
from tests.work import calls

Typed = Callable[[str], Note]

PEOPLE = (
    Person(
        "1",
        "Hanna Wik",
        organisation="Norrby kommun",
        title="utvecklingsstrateg",
        party="S",
        email="hanna@norrby.example",
        phone="070-123 45 67",
    ),
    Person("2", "Hans Ro", aliases=("Hasse",), organisation="Region Söder", title="Skald"),
    Person("3", "Håkan Lo"),
    Person("4", "Anna Ek", organisation="Västby"),
)


@pytest.fixture
def note(typed: Typed) -> Note:
    made = typed('/närvarande Anna Ek, Bo "Bosse" Al, Cia Ros\n/grupper A-B\n# Inledning')
    made.session.directory = Directory(PEOPLE)
    return made


def offered(note: Note, line: str) -> list[str]:
    return [found.text for found in note.session.complete(line, len(line))]


@each(
    ("line", "texts"),
    [
        (
            "/närvarande Hann",
            [
                "/närvarande Hanna Wik (S), Norrby kommun, utvecklingsstrateg, "
                "hanna@norrby.example; "
            ],
        ),
        ("/närvarande hasse", ["/närvarande Hans Ro, Region Söder, (Skald); "]),
        ("/frånvarande Hå", ["/frånvarande Håkan Lo"]),
        ("/beslutande Ida Ek, Hå", ["/beslutande Ida Ek, Håkan Lo"]),
        (
            "/närvarande Ida Ek, Jo Al och Hans",
            ["/närvarande Ida Ek; Jo Al; Hans Ro, Region Söder, (Skald); "],
        ),
        (
            "/närvarande Ida Ek, Norrby; Hans",
            ["/närvarande Ida Ek, Norrby; Hans Ro, Region Söder, (Skald); "],
        ),
        ("/närvarande Ida “Idan” Ek, Hans", ["/närvarande Ida “Idan” Ek, Hans Ro"]),
        ("/närvarande Ann", ["/närvarande Anna Ek"]),
        ("/roll ordförande Hann", ["/roll ordförande Hanna Wik"]),
        ("/roll v", ["/roll värd "]),
        ("/kommer Hå", ["/kommer Håkan Lo"]),
        ("/medlemmar B Hå", ["/medlemmar B Håkan Lo"]),
        ("å: Ring +Hå", ['å: Ring +"Håkan Lo"']),
        ('å: Ring +"Hå', ['å: Ring +"Håkan Lo"']),
        ("å: Ring +Ann", ["å: Ring +Anna Ek"]),
        ("Han", []),
        ("Hanna Wik sade", []),
    ],
)
def test_people_are_offered_after_the_participants(note: Note, line: str, texts: list[str]) -> None:
    assert offered(note, line) == texts


def test_a_later_name_finds_somebody_too(note: Note) -> None:
    assert offered(note, "/närvarande wik")[0].startswith("/närvarande Hanna Wik (S)")


def test_an_offer_that_is_taken_is_the_snapshot(note: Note) -> None:
    (line,) = offered(note, "/närvarande Ida Ek, Jo Al och Hann")
    assert note.type(line) == []
    people = note.people()
    hanna = people["Hanna Wik"]
    assert hanna.organisation == "Norrby kommun"
    assert (hanna.title, hanna.party) == ("utvecklingsstrateg", "S")
    assert (hanna.email, hanna.phone) == ("hanna@norrby.example", None)
    assert {"Ida Ek", "Jo Al"} <= people.keys()


def test_an_owner_that_is_taken_is_the_owner(note: Note) -> None:
    (line,) = offered(note, "å: Ring +Hå")
    assert note.type(line) == []
    assert [owner.name for owner in note.entries()[-1].owners] == ["Håkan Lo"]


def test_a_line_without_an_offer_says_nothing_of_the_register(note: Note) -> None:
    assert note.type("/närvarande Hanna Wik") == []
    assert note.people()["Hanna Wik"].organisation is None


def test_on_a_line_of_a_list_nothing_needs_a_semicolon(note: Note) -> None:
    found = [one.text for one in note.session.complete_person("Han")]
    assert found == [
        "Hanna Wik (S), Norrby kommun, utvecklingsstrateg, hanna@norrby.example",
        "Hans Ro, Region Söder, (Skald)",
    ]
    assert note.session.complete_person("Hans Ro, ") == []
    note.session.people_list("present", found[1])
    hans = note.people()["Hans Ro"]
    assert (hans.organisation, hans.title) == ("Region Söder", "Skald")


_MAYBE = st.none() | texts()


@given(
    st.builds(
        Person,
        st.just("1"),
        names(),
        organisation=_MAYBE,
        unit=_MAYBE,
        title=_MAYBE,
        party=_MAYBE,
        email=_MAYBE,
    )
)
def test_whatever_is_known_an_offer_never_makes_somebody_else(person: Person) -> None:
    from store.capture.completion import suggest
    from store.language.dates import Calendar
    from store.model.records import Place

    minutes = Minutes(Meeting(1, "m"))
    minutes.fill([Participant("bo", "Bo Al", "b")])
    scene = Scene(minutes, Place(), Names(minutes), Calendar(TODAY))
    line = "/närvarande Bo Al, Ida Ros, " + person.name[:1]
    for offer in suggest(line, len(line), scene, Directory([person])):
        argument = offer.text.removeprefix("/närvarande ")
        if argument.startswith("Bo Al, "):
            assert argument == f"Bo Al, Ida Ros, {person.name}"
            continue
        first, second, third = read_people(argument)
        assert (first.name, second.name, third.name) == ("Bo Al", "Ida Ros", person.name)
        for field in ("organisation", "unit", "title", "party", "email"):
            assert getattr(third, field) in (None, getattr(person, field))


def test_ten_times_as_many_people_do_not_slow_a_key_down(note: Note) -> None:
    line = "/närvarande Ida Ek, Jo Al och P"

    def spent(count: int) -> int:
        note.session.directory = Directory(
            Person(str(n), f"Per{n} Namn{n}", organisation="Norrby kommun") for n in range(count)
        )
        assert len(note.session.complete(line, len(line))) == 8
        return calls(lambda: note.session.complete(line, len(line)))

    few, many = spent(500), spent(5_000)
    assert many < few * 2
