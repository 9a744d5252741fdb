"""How many were there, how they are spelled, and who is to verify the minutes."""

from __future__ import annotations

from exports.checks.vocabulary import NUMBERS
from tests.cases import each
from tests.exports.checks.samples import meeting, people, talk, texts

TWELVE = people(*(f"Person {letter}" for letter in "abcdefghijkl"))


def headcount(text: str, participants: list[dict[str, object]] = TWELVE) -> list[str]:
    return texts(meeting(talk({"text": text}), participants=participants), "headcount")


@each(
    "text",
    [
        "Tio personer mötte upp till dagen.",
        "närvarande: 10",
        "Antal deltagare: tio personer",
        "Tio deltagare",
        "10 närvarande.",
        "Vi var trötta. Tretton personer deltog.",
        "Ten people attended the day.",
        "Number of participants: 10",
        "present: ten",
        "Tjugofem personer var med",
        "Twenty-five people were there",
        "Tio deltagare kom.",
        "vi var 10",
        "Vi var tio stycken på plats",
        "Det var 14 personer här.",
        "We were ten today.",
    ],
)
def test_a_count_that_is_not_that_of_the_list_is_found(text: str):
    (said,) = headcount(text)
    assert "but the list has 12 who were there" in said


@each(
    "text",
    [
        "Tolv personer mötte upp till dagen.",
        "närvarande: 12",
        "Twelve people attended",
        "Vi söker tio personer till gruppen",
        "Under året har 656 personer deltagit i kurser.",
        "Kursen hade tio deltagare i våras.",
        "Tio personer per lag är lagom",
        "personer: 10",
        "Grupp 10 deltog",
        "Tolv deltagare kom.",
        "Vi var totalt 12 personer",
        "Tio deltagare kom fram till samma sak",
        "Vi var 10 minuter sena",
        "tio",
    ],
)
def test_other_numbers_are_left_alone(text: str):
    assert headcount(text) == []


def test_without_a_list_no_count_is_wrong():
    assert headcount("Tio personer mötte upp", []) == []


def test_those_who_were_there_for_a_part_may_count_or_not():
    some = people("Ada Ek", "Bo Al", "Cia Ask") + people("Dag Bo", attendance="part")
    absent = people("Eva Ost", attendance="absent")
    assert headcount("Tre personer mötte upp", some + absent) == []
    assert headcount("Fyra personer mötte upp", some + absent) == []
    assert len(headcount("Fem personer mötte upp", some + absent)) == 1


def test_numbers_are_known_in_words_up_to_a_hundred():
    for words in (
        "noll zero",
        "ett one",
        "tjugoen tjugoett",
        "nittionio ninety-nine",
        "hundra hundred",
    ):
        numbers = {NUMBERS[word] for word in words.split()}
        assert len(numbers) == 1
    assert set(NUMBERS.values()) == set(range(101))


# Names --------------------------------------------------------------------------------------------


@each(
    ("name", "email"),
    [
        ("Anna Eck", "anna.ek@x.example"),
        ("Ewa Lind", "eva.lind@x.example"),
        ("Mikalea Berg", "mikaela.berg@x.example"),
        ("Bo Ahlgren", "bo.algren@x.example"),
    ],
)
def test_a_name_that_is_nearly_its_address_is_found(name: str, email: str):
    made = meeting(participants=people(name, email=email))
    assert texts(made, "email-name") == [f"{name} has the address {email}: is the name spelled so?"]


@each(
    ("name", "email"),
    [
        ("Anna Ek", "anna.ek@x.example"),
        ("Åsa Öberg", "asa.oberg@x.example"),
        ("Åsa Öberg", "aasa.oeberg@x.example"),
        ("Lotta Grön Dahl", "lotta.grondahl@x.example"),
        ("Lotta Grön Dahl", "lotta.gron-dahl@x.example"),
        ("Gert-Inge Bo", "gert-inge.bo@x.example"),
        ("Ola Nils", "ola.k.nils2@x.example"),
        ("Anna Ek", "anna.lindgren@x.example"),
        ("Anna Ek", "info@x.example"),
        ("Anna Ek", "aek@x.example"),
        ("Anna Ek", "kansli.nord@x.example"),
        ("Anna", "anna.ek@x.example"),
        ("Søren Bøg", "soren.bog@x.example"),
    ],
)
def test_names_and_addresses_that_agree_or_say_other_things_are_left_alone(name: str, email: str):
    assert texts(meeting(participants=people(name, email=email)), "email-name") == []


def test_a_name_that_is_nearly_that_of_a_participant_is_found_where_it_stands():
    action = {"kind": "action", "text": "Write", "owners": [{"name": "Anna Lindgran"}]}
    speaker = {"kind": "proposal", "text": "Stop", "speaker": "Bo Karlson"}
    made = meeting(
        talk(action, speaker),
        participants=people("Anna Lindgren", "Bo Karlsson"),
        signatures=[{"name": "Ana Lindgren"}],
    )
    assert texts(made, "near-name") == [
        "“Ana Lindgren” and “Anna Lindgren” differ by one letter",
        "Talk: “Anna Lindgran” and “Anna Lindgren” differ by one letter",
        "Talk: “Bo Karlson” and “Bo Karlsson” differ by one letter",
    ]


def test_two_who_are_listed_are_mostly_two():
    def near(*participants):
        return texts(meeting(participants=list(participants)), "near-name")

    one, other = people("Kristina Berg", "Cristina Berg")
    assert near(one, other) == ["“Cristina Berg” and “Kristina Berg” differ by one letter"]
    addresses = [{**p, "email": f"{n}@x.example"} for n, p in enumerate((one, other))]
    assert near(*addresses) == []
    assert near(*people("Maria Berg", "Maria Borg")) == []
    assert near(*people("Anna", "Anne")) == []
    alias = {**people("Bo Petterson")[0], "aliases": ["Bo Pettersson"]}
    assert near(alias) == []


def test_groups_with_numbers_are_no_misspelled_people():
    owners = [{"name": "Grupp ett 1"}, {"name": "Grupp ett 2"}]
    action = {"kind": "action", "text": "Write", "owners": owners}
    assert texts(meeting(talk(action)), "near-name") == []


# Verifiers ----------------------------------------------------------------------------------------


def test_formal_minutes_need_somebody_who_verifies_them():
    assert texts(meeting(kind="minutes"), "no-verifier") == ["Nobody is to verify the minutes."]
    assert texts(meeting(kind="notes"), "no-verifier") == []
    named = people("Bo Al", roles=["verifier"])
    assert texts(meeting(kind="minutes", participants=named), "no-verifier") == []
    signing = [{"role": "Justerare", "name": "Bo Al"}]
    assert texts(meeting(kind="minutes", signatures=signing), "no-verifier") == []


def test_a_verifier_who_was_not_there_is_found():
    (bo,) = people("Bo Al", attendance="absent")
    said = ["Bo Al is to verify the minutes, but was absent."]
    assert texts(meeting(participants=[{**bo, "roles": ["verifier"]}]), "absent-verifier") == said
    signing = [{"role": "Verifier", "name": "Bo Al"}]
    assert texts(meeting(participants=[bo], signatures=signing), "absent-verifier") == said
    assert texts(meeting(participants=[bo]), "absent-verifier") == []


def test_a_verifier_who_left_is_found_with_the_paragraphs():
    sections = [
        {"uid": f"S{n}", "heading": "Talk", "paragraph": str(n), "entries": []} for n in (1, 2, 3)
    ]
    sections[0]["entries"] = [{"kind": "departure", "speaker": "Bo Al", "speaker_uid": "Bo Al"}]
    bo = people("Bo Al", standing="deciding", roles=["verifier"])
    bo[0]["moves"] = [{"section": "S1", "way": "out"}]
    assert texts(meeting(*sections, participants=bo), "absent-verifier") == [
        "Bo Al is to verify the minutes, but was not there for § 2, 3."
    ]
