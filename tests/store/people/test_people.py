"""The register of people: who a participant is, who is listed, and what is known of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from exports.json_form import to_json
from store.errors import Clash, Misplaced, NotFound, UndoRefused
from store.file.reading import load
from store.file.store import Store
from store.file.undo import redo, undo
from store.items import progress
from store.items.person_page import Period, read_page
from store.model.minutes import Minutes
from store.model.records import Meeting, Named, Participant, Place
from store.model.shared_records import REGISTER
from store.people import changes as persons
from store.people import linking_older_files
from store.people.duplicates import differ_by_one, likely_duplicates
from store.people.known_people import Listed, People, load_people
from store.verbs import entries, meetings, people, sections
from tests.cases import each
from tests.work import calls


@pytest.fixture
def held(store: Store) -> Callable[..., int]:
    """Return a way to make a meeting of a day with some people."""

    def make(day: str | None, *who: dict[str, object], **head: object) -> int:
        made = meetings.create(store, date=day, **head)
        people.add_many(store, made, who)
        return made

    return make


def who(name: str, **fields: object) -> dict[str, object]:
    return {"name": name, **fields}


def names(store: Store) -> list[str]:
    return [one.person.name for one in load_people(store)]


def person(store: Store, name: str) -> Listed:
    return load_people(store).find(name)


def all_json(store: Store) -> list[object]:
    ids = store.rows("SELECT id FROM meeting WHERE id > 0 ORDER BY id")
    return [to_json(load(store, meeting)) for (meeting,) in ids]


# Linking ------------------------------------------------------------------------------------------


def test_the_same_name_in_two_meetings_is_one_person(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek", organisation="Norrby kommun"))
    held("2026-02-10", who("anna  ek", organisation="Söderby kommun"))
    found = list(load_people(store))
    assert [(one.person.name, one.meetings, one.last) for one in found] == [
        ("anna  ek", 2, "2026-02-10")
    ]
    assert found[0].person.organisation == "Söderby kommun"


def test_two_of_one_name_with_different_addresses_stay_two(store: Store, held) -> None:
    first = who("Anna Ek", email="anna@norrby.example")
    second = who("Anna Ek", email="anna@soderby.example")
    held("2026-01-10", first, second)
    held("2026-02-10", first)
    found = {one.person.email: one.meetings for one in load_people(store)}
    assert found == {"anna@norrby.example": 2, "anna@soderby.example": 1}


def test_somebody_of_a_name_that_two_have_is_told_by_the_place(store: Store, held) -> None:
    held(
        "2026-01-10",
        who("Anna Ek", email="a@norrby.example", organisation="Norrby"),
        who("Anna Ek", email="a@soderby.example", organisation="Söderby"),
    )
    held("2026-02-10", who("Anna Ek", organisation="Söderby"))
    held("2026-03-10", who("Anna Ek"))
    held("2026-04-10", who("Anna Ek"))
    found = {one.person.email: one.meetings for one in load_people(store)}
    assert found == {"a@norrby.example": 1, "a@soderby.example": 2, None: 2}


def test_an_address_finds_somebody_who_has_another_name_now(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek", email="Anna@norrby.example"))
    held("2026-02-10", who("Anna Berg", email="anna@norrby.example"))
    (found,) = load_people(store)
    assert (found.person.name, found.person.aliases) == ("Anna Berg", ("Anna Ek",))
    held("2026-03-10", who("Anna Berg"))
    assert len(load_people(store)) == 1


def test_somebody_is_found_by_an_alias(store: Store, held) -> None:
    held("2026-01-10", who("Bo Pettersson", aliases=("Bosse Pettersson",)))
    held("2026-02-10", who("Bosse Pettersson"))
    assert len(load_people(store)) == 1


def test_another_name_for_a_participant_is_another_person(store: Store, held) -> None:
    meeting = held("2026-01-10", who("Anna"), who("Bo Al"))
    uid = load(store, meeting).participants[0].uid
    people.change(store, meeting, uid, name="Anna Ek", email="anna@norrby.example")
    assert names(store) == ["Anna Ek", "Bo Al"]
    undo(store, meeting)
    assert names(store) == ["Anna", "Bo Al"]


def test_who_is_in_no_living_meeting_is_not_listed(store: Store, held) -> None:
    meeting = held("2026-01-10", who("Anna Ek"), who("Bo Al"))
    people.delete(store, meeting, load(store, meeting).participants[0].uid)
    assert names(store) == ["Bo Al"]
    undo(store, meeting)
    assert names(store) == ["Anna Ek", "Bo Al"]
    meetings.delete(store, meeting)
    assert names(store) == []


def test_a_person_costs_no_step_of_their_own(store: Store, meeting: int) -> None:
    before = store.one("SELECT count(*) FROM step")
    people.add(store, meeting, name="Anna Ek")
    after = store.one("SELECT count(*) FROM step")
    assert before is not None
    assert after == (before[0] + 1,)
    assert undo(store, REGISTER) is None


def test_a_meeting_that_is_taken_in_knows_its_people(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek", email="anna@norrby.example"))
    minutes = Minutes(Meeting(0, "M" * 12, date="2026-02-10"))
    minutes.fill([Participant("P" * 12, "Anna Ek", "a"), Participant("Q" * 12, "Bo Al", "b")])
    meetings.insert(store, minutes)
    assert [(one.person.name, one.meetings) for one in load_people(store)] == [
        ("Anna Ek", 2),
        ("Bo Al", 1),
    ]


def test_an_older_file_is_filled_once_and_alike(store: Store, held) -> None:
    for day in ("2026-01-10", "2026-02-10"):
        held(
            day,
            who("Anna Ek", email=f"anna@{day}.example"),
            who("Bo Al", aliases=("Bosse Al",)),
            who("Cia Dahl"),
        )
    held("2026-03-10", who("Bosse Al"), who("cia dahl", email="cia@norrby.example"))
    linked = [(one.person.name, one.person.email, one.meetings) for one in load_people(store)]
    snapshots = all_json(store)
    store.db.execute("UPDATE participant SET person = NULL")
    store.db.execute("DELETE FROM person")
    assert not linking_older_files.is_filled(store)
    told: list[tuple[int, int]] = []
    linking_older_files.fill(store, lambda done, count: told.append((done, count)))
    assert linking_older_files.is_filled(store)
    assert told[-1] == (8, 8)
    again = [(one.person.name, one.person.email, one.meetings) for one in load_people(store)]
    assert again == linked
    assert all_json(store) == snapshots


def test_verified_minutes_are_filled_too(store: Store, held) -> None:
    meeting = held("2026-01-10", who("Anna Ek"))
    meetings.change(store, meeting, status="verified")
    store.db.execute("UPDATE participant SET person = NULL")
    linking_older_files.fill(store)
    assert names(store) == ["Anna Ek"]


@pytest.mark.reliability
def listed_in(store: Store, count: int) -> None:
    """Put so many meetings into the file, of ten people each, who are in ten meetings each."""
    with store.write():
        for meeting in range(1, count + 1):
            store.db.execute(
                "INSERT INTO meeting (id, uid, date) VALUES (?, ?, '2026-01-01')",
                [meeting, f"m{meeting}"],
            )
            for n in range(10):
                store.db.execute(
                    "INSERT INTO participant (uid, meeting, ord, name) VALUES (?, ?, ?, ?)",
                    [f"p{meeting}-{n}", meeting, str(n), f"Name{(meeting * 7 + n) % count} Ek"],
                )


def test_twice_as_many_participants_are_filled_in_by_twice_the_work(tmp_path: Path) -> None:
    spent = []
    for count in (100, 200):
        with Store.open(tmp_path / f"{count}.db", actor="anna", create=True) as store:
            listed_in(store, count)
            spent.append(calls(partial(linking_older_files.fill, store)))
            assert len(load_people(store)) == count
    assert spent[1] < spent[0] * 2.5


# Finding ------------------------------------------------------------------------------------------


def test_people_are_found_by_what_is_known_of_them(store: Store, held) -> None:
    held(
        "2026-01-10",
        who("Anna Ek", organisation="Norrby kommun", party="S", email="anna@norrby.example"),
        who("Bo Al", aliases=("Bosse",), unit="Norrby vård", party="M", organisation="Regionen"),
        who("Cia Dahl", organisation="Söderby"),
    )
    found = load_people(store)

    def search(text: str = "", **filters: str) -> list[str]:
        return [one.person.name for one in found.search(text, **filters)]

    assert search("norrby") == ["Anna Ek", "Bo Al"]
    assert search("BOSS") == ["Bo Al"]
    assert search("kommun anna") == ["Anna Ek"]
    assert search("anna@") == ["Anna Ek"]
    assert search(organisation="norrby") == ["Anna Ek", "Bo Al"]
    assert search(party="s") == ["Anna Ek"]
    assert search("dahl", party="s") == []
    assert len(search()) == 3


def test_a_name_finds_one_or_says_whom_it_may_mean(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek"), who("Anna Ekdahl", organisation="Norrby"), who("Bo Al"))
    found = load_people(store)
    assert found.find("ANNA EK").person.name == "Anna Ek"
    assert found.find("bo").person.name == "Bo Al"
    assert found.find(found.find("Bo Al").person.uid).person.name == "Bo Al"
    with pytest.raises(NotFound, match="Anna Ek; Anna Ekdahl, Norrby"):
        found.find("anna")
    with pytest.raises(NotFound, match="nobody called “Nobody Known”"):
        found.find("Nobody Known")
    with pytest.raises(NotFound):
        found.find(" ")


# Writing ------------------------------------------------------------------------------------------


def test_what_is_written_counts_and_can_be_taken_back(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek", organisation="Norrby"))
    persons.change(store, person(store, "Anna Ek").person, organisation="Söderby", phone="070")
    held("2026-02-10", who("Anna Ek", organisation="Västby"))
    now = person(store, "Anna Ek")
    assert (now.person.organisation, now.person.phone, now.meetings) == ("Söderby", "070", 2)
    assert undo(store, REGISTER)
    assert person(store, "Anna Ek").person.organisation == "Västby"
    assert redo(store, REGISTER)
    assert person(store, "Anna Ek").person.organisation == "Söderby"


def test_a_new_name_goes_on_being_found(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek"))
    before = person(store, "Anna Ek").person
    persons.change(store, before, name="Anna Berg", aliases=("Anna Ek",))
    held("2026-02-10", who("Anna Ek"), who("Bo Al"))
    held("2026-03-10", who("Anna Berg"))
    assert [(one.person.name, one.meetings) for one in load_people(store)] == [
        ("Anna Berg", 3),
        ("Bo Al", 1),
    ]


def test_two_who_write_at_once_are_told(store: Store, open_store, held) -> None:
    held("2026-01-10", who("Anna Ek"))
    read = person(store, "Anna Ek").person
    persons.change(store, read, title="Chef")
    persons.change(store, read, title="Strateg")  # whoever has done both is not two
    with pytest.raises(Clash):
        persons.change(open_store("bo"), read, title="Jurist")


def test_a_person_needs_a_name(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek"))
    with pytest.raises(Misplaced):
        persons.change(store, person(store, "Anna Ek").person, name=" ")
    assert names(store) == ["Anna Ek"]


def test_merging_keeps_one_and_touches_no_meeting(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek", organisation="Norrby"))
    held("2026-02-10", who("Ana Ek", email="anna@norrby.example", organisation="Söderby"))
    snapshots = all_json(store)
    kept = person(store, "Anna Ek")
    persons.merge(store, kept, [person(store, "Ana Ek")])
    (one,) = load_people(store)
    assert (one.person.name, one.person.aliases, one.meetings) == ("Anna Ek", ("Ana Ek",), 2)
    assert (one.person.email, one.person.organisation) == ("anna@norrby.example", "Norrby")
    held("2026-03-10", who("Ana Ek"))
    held("2026-04-10", who("Anna Berg", email="anna@norrby.example"))
    assert [(p.person.name, p.meetings) for p in load_people(store)] == [("Anna Ek", 4)]
    assert all_json(store)[:2] == snapshots
    assert undo(store, REGISTER)
    assert {p.person.name for p in load_people(store)} >= {"Ana Ek"}
    assert all_json(store)[:2] == snapshots


def test_merges_of_merges_lead_to_one(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek"), who("Ana Ek"), who("Anna Eek"))
    persons.merge(store, person(store, "Ana Ek"), [person(store, "Anna Eek")])
    persons.merge(store, person(store, "Anna Ek"), [person(store, "Ana Ek")])
    (one,) = load_people(store)
    assert set(one.person.aliases) == {"Ana Ek", "Anna Eek"}
    assert len(one.merged) == 2
    held("2026-02-10", who("Anna Eek"))
    assert [(p.person.name, p.meetings) for p in load_people(store)] == [("Anna Ek", 4)]


def test_nobody_is_merged_into_themselves(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek"))
    one = person(store, "Anna Ek")
    with pytest.raises(Misplaced):
        persons.merge(store, one, [one])


def test_a_list_is_taken_in_as_one_step(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek"))
    known = person(store, "Anna Ek").person
    new = [{"name": "Bo Al", "email": "bo@norrby.example"}, {"name": "Cia Dahl"}]
    persons.take_in(store, new, [(known, {"title": "Chef"})])
    assert names(store) == ["Anna Ek", "Bo Al", "Cia Dahl"]
    assert person(store, "Anna Ek").person.title == "Chef"
    held("2026-02-10", who("Bo Al"))
    assert person(store, "Bo Al").meetings == 1
    assert undo(store, REGISTER)
    assert [(p.person.name, p.person.email, p.person.own) for p in load_people(store)] == [
        ("Anna Ek", None, False),
        ("Bo Al", None, False),
    ]


def test_nothing_that_is_done_in_the_register_changes_a_meeting(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek", organisation="Norrby"), who("Bo Al"))
    held("2026-02-10", who("Ana Ek", email="anna@norrby.example"))
    snapshots = all_json(store)
    events = store.one("SELECT count(*) FROM event WHERE meeting > 0")
    persons.change(store, person(store, "Bo Al").person, name="Bo Berg", title="Chef")
    persons.merge(store, person(store, "Anna Ek"), [person(store, "Ana Ek")])
    persons.take_in(
        store, [{"name": "Cia Dahl"}], [(person(store, "Bo Berg").person, {"unit": "A"})]
    )
    assert all_json(store) == snapshots
    while undo(store, REGISTER):
        assert all_json(store) == snapshots
    while redo(store, REGISTER):
        assert all_json(store) == snapshots
    assert store.one("SELECT count(*) FROM event WHERE meeting > 0") == events


def test_somebody_else_cannot_be_undone(store: Store, open_store, held) -> None:
    held("2026-01-10", who("Anna Ek"))
    persons.change(store, person(store, "Anna Ek").person, title="Chef")
    other = open_store("bo")
    persons.change(other, person(other, "Anna Ek").person, title="Strateg")
    with pytest.raises(UndoRefused):
        undo(store, REGISTER)


# One person's page --------------------------------------------------------------------------------


def test_a_page_tells_where_somebody_was_and_what_is_open(store: Store, held) -> None:
    anna = who("Anna Ek", organisation="Norrby", title="Strateg", attendance="present")
    held("2025-03-10", anna, title="Ett")
    held("2025-09-10", anna, title="Två")
    meeting = held(
        "2026-03-10", who("Anna Ek", organisation="Söderby", roles=("chair",)), who("Bo Al")
    )
    uid = load(store, meeting).participants[0].uid
    place_of = sections.add(store, meeting, heading="Beslut")

    def write(kind: str, text: str, **values: object) -> str:
        return entries.add(store, meeting, Place(place_of), kind, text, **values)

    write("action", "Boka lokal", owners=(Named("Anna", uid),))
    write("action", "Ringa", owners=(Named("Anna", uid),), done=True)
    write("action", "Annat", owners=(Named("Bo Al"),))
    write("decision", "Vi flyttar", speaker="Anna", speaker_uid=uid)
    write("decision", "Vi stannar")
    page = read_page(store, person(store, "Anna Ek"))
    assert [(a.date, a.title, a.participant.roles) for a in page.appearances] == [
        ("2026-03-10", None, ("chair",)),
        ("2025-09-10", "Två", ()),
        ("2025-03-10", "Ett", ()),
    ]
    assert page.periods == (
        Period("2026-03-10", "2026-03-10", "Söderby", None, None),
        Period("2025-03-10", "2025-09-10", "Norrby", None, "Strateg"),
    )
    assert [item.text for item in page.actions] == ["Boka lokal"]
    assert [item.text for item in page.decisions] == ["Vi flyttar"]


def test_a_page_knows_what_meetings_without_the_person_give_them_to_do(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ek", aliases=("Ankan",)))
    elsewhere = held("2026-02-10", who("Bo Al"))
    place = Place(sections.add(store, elsewhere, heading="Beslut"))
    for kind, owner in (("action", "Anna Ek"), ("action", "Ankan"), ("decision", "Anna Ek")):
        entries.add(store, elsewhere, place, kind, f"{kind} {owner}", owners=(Named(owner),))
    entries.add(store, elsewhere, place, "action", "Annat", owners=(Named("Anna Eker"),))
    later = entries.add(store, elsewhere, place, "action", "Senare")
    meetings.change(store, elsewhere, status="verified")
    progress.reassign(store, later, (Named("Anna Ek"),))
    page = read_page(store, person(store, "Anna Ek"))
    assert [item.text for item in page.actions] == ["action Anna Ek", "action Ankan", "Senare"]
    assert [item.text for item in page.decisions] == ["decision Anna Ek"]
    assert len(page.appearances) == 1


# Likely duplicates --------------------------------------------------------------------------------


@each(
    ("one", "other", "differ"),
    [
        ("anna ek", "ana ek", True),
        ("anna ek", "anna eck", True),
        ("anna ek", "enna ek", True),
        ("anna ek", "anan ek", True),
        ("anna ek", "anna ek", False),
        ("anna ek", "anne el", False),
        ("anna ek", "anna ekdahl", False),
    ],
)
def test_names_that_differ_by_one_letter(one: str, other: str, differ: bool) -> None:
    assert differ_by_one(one, other) is differ
    assert differ_by_one(other, one) is differ


def test_likely_duplicates_with_the_reason(store: Store, held) -> None:
    held("2026-01-10", who("Anna Ekdahl"), who("Bo Al"), who("Bo Ed"))
    held("2026-02-10", who("Anna Ekdal"), who("Cia Lund", email="c@norrby.example"))
    held("2026-03-10", who("Anna Ekdahl"), who("Cia Lund", email="c@soderby.example"))
    found = likely_duplicates(load_people(store))
    assert [(x.one.person.name, x.other.person.name, x.reason) for x in found] == [
        ("Cia Lund", "Cia Lund", "name"),
        ("Anna Ekdahl", "Anna Ekdal", "letter"),
    ]


def test_what_is_too_long_for_a_name_is_like_nobody() -> None:
    from store.model.shared_records import Person
    from store.people.duplicates import Resembling

    long = "Anna " * 200_000
    people = People([Listed(Person("1", long)), Listed(Person("2", f"{long}x"))])
    assert not likely_duplicates(people)
    assert Resembling(people).to(f"{long}y") is None


def test_twice_as_many_people_are_compared_by_twice_the_work() -> None:
    from store.model.shared_records import Person

    def spent(count: int) -> int:
        many = People(Listed(Person(str(n), f"Name{n:05} Eklund")) for n in range(count))
        return calls(lambda: likely_duplicates(many))

    assert spent(2_000) < spent(1_000) * 2.5
