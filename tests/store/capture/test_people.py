"""Lists of people in every shape they are pasted in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture.people import read_people, read_people_lines, split_names
from store.capture.person import read_person
from store.language.cleaning import clean
from store.model.records import Participant
from tests.cases import each

FIELDS = ("aliases", "organisation", "unit", "title", "party", "email", "phone", "attendance")
FIELDS += ("standing", "substitute_for", "roles")


def said(person: Participant) -> dict[str, object]:
    """Return what is known of a person beside the name."""
    return {field: value for field in FIELDS if (value := getattr(person, field))}


def names(people: list[Participant]) -> list[str]:
    return [person.name for person in people]


# One line -----------------------------------------------------------------------------------------


@each(
    "text",
    [
        "Anna Ek, Bo Al, Cia Dahl",
        "Anna Ek, Bo Al & Cia Dahl",
        "Anna Ek, Bo Al och Cia Dahl",
        "Anna Ek, Bo Al and Cia Dahl.",
        "Anna Ek,Bo Al,\u00a0Cia Dahl,",
        "Anna Ek; Bo Al; Cia Dahl",
        "Anna Ek&Bo Al & Cia Dahl",
    ],
)
def test_commas_and_the_word_and_separate_persons(text: str) -> None:
    assert [name.rstrip(".") for name in names(read_people(text))] == [
        "Anna Ek",
        "Bo Al",
        "Cia Dahl",
    ]


def test_names_typed_in_lower_case_are_names() -> None:
    assert names(read_people("anna, bo & cia")) == ["anna", "bo", "cia"]


def test_with_semicolons_each_may_have_commas_inside() -> None:
    anna, bo = read_people(
        "Anna Ek, Norrby kommun, anna@norrby.example; Bo Al, ordf, 070-123 45 67;"
    )
    assert said(anna) == {"organisation": "Norrby kommun", "email": "anna@norrby.example"}
    assert said(bo) == {"roles": ("chair",), "phone": "070-123 45 67"}


def test_what_can_be_no_name_belongs_to_the_one_before() -> None:
    anna, bo, cia = read_people(
        "Anna Ek, anna@norrby.example, Bo Al, samhällsplanerare i Norrby, (s), Cia Dahl (utredare)"
    )
    assert said(anna) == {"email": "anna@norrby.example"}
    assert said(bo) == {"title": "samhällsplanerare i Norrby", "party": "s"}
    assert said(cia) == {"title": "utredare"}


def test_lost_line_breaks_between_persons_are_found() -> None:
    people = read_people(
        "Anna Ek, (s), Norrby Bo Al, (-), Söderby stad Cia- Lisa Dahl, (kd), Norra länets landsting "
        "Disa Ehn, kansliet Eva-Lo Fors, kansliet"
    )
    assert [(p.name, p.party, p.organisation) for p in people] == [
        ("Anna Ek", "s", "Norrby"),
        ("Bo Al", "-", "Söderby stad"),
        ("Cia- Lisa Dahl", "kd", "Norra länets landsting"),
        ("Disa Ehn", None, "kansliet"),
        ("Eva-Lo Fors", None, "kansliet"),
    ]


# One person ---------------------------------------------------------------------------------------


@each(
    ("text", "name", "expected"),
    [
        ('Bo "Bosse" Al', "Bo Al", {"aliases": ("Bosse",)}),
        ("Bo ”Bosse” Al, Norrby", "Bo Al", {"aliases": ("Bosse",), "organisation": "Norrby"}),
        ("Anna Ek (s)", "Anna Ek", {"party": "s"}),
        ("Anna Ek (-), Norrby", "Anna Ek", {"party": "-", "organisation": "Norrby"}),
        ("Anna Ek (chef)", "Anna Ek", {"title": "chef"}),
        ("Anna Ek (frånvarande)", "Anna Ek", {"attendance": "absent"}),
        ("Anna Ek, på distans", "Anna Ek", {"attendance": "remote"}),
        ("Anna Ek, ordförande", "Anna Ek", {"roles": ("chair",)}),
        ("Ordförande: Anna Ek", "Anna Ek", {"roles": ("chair",)}),
        (
            "Anna Ek, Enhetschef, Norrby",
            "Anna Ek",
            {"title": "Enhetschef", "organisation": "Norrby"},
        ),
        (
            "Anna Ek, Region Norr, Division Väst",
            "Anna Ek",
            {"organisation": "Region Norr", "unit": "Division Väst"},
        ),
        ("Anna Ek. Norrby stad", "Anna Ek", {"organisation": "Norrby stad"}),
        ("Anna G. Ek, Norrby", "Anna G. Ek", {"organisation": "Norrby"}),
        ("Anna Ek – Norrby stad", "Anna Ek", {"organisation": "Norrby stad"}),
        ("Anna Ek från Norrby", "Anna Ek", {"organisation": "Norrby"}),
        ("Anna-Lo Ek", "Anna-Lo Ek", {}),
        ("Anna Ek <anna.ek@norrby.example>", "Anna Ek", {"email": "anna.ek@norrby.example"}),
        (
            "Anna Ek, e-post: a@n.example, tel. 08-12 34 56",
            "Anna Ek",
            {"email": "a@n.example", "phone": "08-12 34 56"},
        ),
        ("Anna Ek, +46 70 123 45 67", "Anna Ek", {"phone": "+46 70 123 45 67"}),
        ("Anna Ek, ersättare för Bo Al", "Anna Ek", {"substitute_for": "Bo Al"}),
        ("Anna Ek, A, B, C", "Anna Ek", {"organisation": "A", "unit": "B, C"}),
    ],
)
def test_the_fields_of_a_person_are_told_apart(
    text: str, name: str, expected: dict[str, object]
) -> None:
    person = read_person(text)
    assert (person.name, said(person)) == (name, expected)


# Many lines ---------------------------------------------------------------------------------------


def lines(text: str) -> list[Participant]:
    return read_people_lines(text.split("\n"))


def test_one_person_a_line() -> None:
    people = lines(
        "Deltagarlista\n- Anna Ek, Norrby kommun\n2. Bo Al, (m), Söderby\n•\tCia Dahl\t070-12 34 56"
    )
    assert [(p.name, p.organisation, p.phone) for p in people] == [
        ("Anna Ek", "Norrby kommun", None),
        ("Bo Al", "Söderby", None),
        ("Cia Dahl", None, "070-12 34 56"),
    ]


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_one_person_over_two_lines(apart: str) -> None:
    people = lines(
        f"Anna Ek, Norrby kommun,\nanna@norrby.example{apart}Bo Al, Söderby kommun\nbo@soderby.example"
    )
    assert [(p.name, p.organisation, p.email) for p in people] == [
        ("Anna Ek", "Norrby kommun", "anna@norrby.example"),
        ("Bo Al", "Söderby kommun", "bo@soderby.example"),
    ]


def test_a_line_above_says_how_those_below_attended() -> None:
    people = lines("Närvarande\nAnna Ek\n\nFrånvarande:\nBo Al\nCia Dahl (på distans)")
    assert [p.attendance for p in people] == ["present", "absent", "remote"]
    assert [p.standing for p in lines("Beslutande:\nAnna\nÖvriga deltagande\nBo")] == [
        "deciding",
        "other",
    ]


def test_a_name_a_title_and_an_organisation_on_lines_of_their_own() -> None:
    anna, bo = lines(
        "Anna Ek\nVerksamhetschef\nNorrby kommun\n\nBo Al\nEnhetschef vård\nNorra länets\n"
        "förvaltning"
    )
    assert said(anna) == {"title": "Verksamhetschef", "organisation": "Norrby kommun"}
    assert said(bo) == {"title": "Enhetschef vård", "organisation": "Norra länets förvaltning"}
    (cia,) = lines("Koordinator\nCia Dahl\n070-123 45 67")
    assert said(cia) == {"title": "Koordinator", "phone": "070-123 45 67"}


def test_a_pasted_line_with_many_names_is_many_persons() -> None:
    assert len(lines("Anna Ek, Bo Al, Cia Dahl & Disa Ehn")) == 4
    assert len(lines("Anna Ek, Region Norr, Division Väst")) == 1
    assert len(lines("Anna Ek, Kultur och fritid")) == 1


def test_names_alone_are_split_at_anything() -> None:
    assert split_names("Anna, Bo; Cia & Disa och Eva and Gun") == [
        "Anna",
        "Bo",
        "Cia",
        "Disa",
        "Eva",
        "Gun",
    ]
    assert split_names("Sandra Andersson, Bohus") == ["Sandra Andersson", "Bohus"]


@given(st.lists(st.text(max_size=30).map(clean), max_size=6))
def test_no_list_makes_reading_fail(texts: list[str]) -> None:
    read_people_lines(texts)
    read_people("; ".join(texts))
    read_people(", ".join(texts))


@given(
    st.lists(
        st.sampled_from(
            ["Anna", "Ek", "(s)", "a@b.example", "ordf", "chef", "och", "08-12 34 56", "Norrby"]
        ),
        max_size=8,
    )
)
def test_no_word_of_a_list_is_dropped(parts: list[str]) -> None:
    text = ", ".join(parts)
    kept = " ".join(f"{p.name} {said(p)}" for p in read_people(text))
    for word in ("Anna", "Ek", "Norrby", "a@b.example", "08-12 34 56", "chef"):
        assert (word in text) == (word in kept)


# The real documents -------------------------------------------------------------------------------


def text_of(seeds: Path, number: str) -> list[str]:
    (file,) = seeds.glob(f"{number}_*")
    return clean(file.read_text(encoding="utf-8")).split("\n")


def test_document_000_has_ten_present_and_four_absent_with_their_addresses(seeds: Path) -> None:
    text = text_of(seeds, "000")
    people = read_people_lines(text[text.index("Deltagarlista") :])
    assert [p.attendance for p in people] == [None] * 10 + ["absent"] * 4
    assert all(p.organisation and p.email and len(p.name.split()) > 1 for p in people)
    assert sum(p.unit is not None for p in people) == 2


def test_document_001_has_a_contact_and_two_who_sign(seeds: Path) -> None:
    text = text_of(seeds, "001")
    (contact,) = read_people_lines(text[-3:])
    assert contact.phone
    assert contact.title == "Koordinator"
    signs = next(n for n, line in enumerate(text) if line == "Verksamhetschef")
    first, second = read_people_lines(text[signs - 1 : signs + 7])
    assert first.title == "Verksamhetschef"
    assert first.organisation
    assert second.title
    assert second.organisation
    assert second.unit is None


def test_document_002_has_fifteen_present(seeds: Path) -> None:
    text = text_of(seeds, "002")
    assert len(read_people(text[4])) == 15
    assert len(read_people_lines([text[4]])) == 15


def test_document_003_has_six_deciding_with_party_and_place_and_four_others(seeds: Path) -> None:
    text = text_of(seeds, "003")
    lists = [
        line.partition("\t")[2] for line in text if line.startswith(("Beslutande\t", "Övriga"))
    ]
    deciding, others = map(read_people, lists)
    assert len(deciding) == 6
    assert all(p.party and p.organisation and len(p.name.split()) == 2 for p in deciding)
    assert len(others) == 4
    assert all(p.organisation for p in others)


def test_document_004_names_a_group_with_organisations_in_parentheses(seeds: Path) -> None:
    text = " ".join(text_of(seeds, "004"))
    listed = text.partition("perspektiv: ")[2].partition(" Gemensam")[0]
    people = read_people(listed)
    assert len(people) == 7
    assert sum(p.organisation is not None for p in people) == 3
    assert sum(p.title is not None for p in people) == 1
