"""A list beside the register: what is new, changed, the same and doubtful."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from locales import translator
from store.errors import Clash
from store.file.store import Store
from store.file.undo import undo
from store.model.shared_records import REGISTER
from store.people import changes as persons
from store.people.known_people import load_people
from store.people.review import Reviewed, review, take_in
from store.verbs import meetings, people


@pytest.fixture
def known(store: Store) -> Store:
    meeting = meetings.create(store, date="2026-01-10")
    people.add_many(
        store,
        meeting,
        [
            {"name": "Anna Ekdahl", "organisation": "Norrby", "email": "anna@norrby.example"},
            {"name": "Bo Al", "organisation": "Söderby"},
            {"name": "Cia Lund", "email": "c@norrby.example"},
            {"name": "Cia Lund", "email": "c@soderby.example"},
        ],
    )
    return store


def beside(store: Store, *rows: dict[str, Any]) -> list[Reviewed]:
    return review(load_people(store), enumerate(rows, 2))


def outcome(store: Store, name: str, **values: Any) -> tuple[str, str]:
    (one,) = beside(store, {"name": name, **values})
    said = translator("en")(one.reason) if one.reason else ""
    changes = ", ".join(f"{c.field}: {c.before} → {c.after}" for c in one.changes)
    return one.outcome, said or changes


def test_outcomes(known: Store) -> None:
    assert outcome(known, "Dan Ros") == ("new", "")
    assert outcome(known, "bo al", organisation="Söderby") == ("same", "")
    assert outcome(known, "Bo Al", organisation="Västby", title="Chef") == (
        "changed",
        "organisation: Söderby → Västby, title: None → Chef",
    )
    assert outcome(known, "Bo Al", email="bo@soderby.example") == (
        "changed",
        "email: None → bo@soderby.example",
    )
    assert outcome(known, "Anna Berg", email="ANNA@norrby.example") == (
        "changed",
        "name: Anna Ekdahl → Anna Berg",
    )
    assert outcome(known, "Eva Ros", email="anna@norrby.example") == (
        "doubtful",
        "the address is that of Anna Ekdahl",
    )
    assert outcome(known, "Cia Lund") == (
        "doubtful",
        "may be Cia Lund, c@norrby.example; Cia Lund, c@soderby.example",
    )
    assert outcome(known, "Anna Ekdahl", email="anna@vastby.example")[0] == "doubtful"
    assert outcome(known, "Anna Ekdal") == ("doubtful", "nearly the name of Anna Ekdahl, Norrby")


def test_somebody_named_twice_is_doubtful_the_second_time(known: Store) -> None:
    found = beside(
        known,
        {"name": "Dan Ros"},
        {"name": "dan ros", "title": "Chef"},
        {"name": "Bo Al", "title": "Chef"},
        {"name": "Bo Al", "title": "Strateg"},
    )
    assert [one.outcome for one in found] == ["new", "doubtful", "changed", "doubtful"]


def test_taking_in_is_one_step(known: Store) -> None:
    found = beside(
        known,
        {"name": "Dan Ros", "title": "Chef"},
        {"name": "Anna Berg", "email": "anna@norrby.example"},
        {"name": "Bo Al", "organisation": "Söderby"},
        {"name": "Anna Ekdal"},
    )
    before = [(one.person.name, one.person.aliases) for one in load_people(known)]
    assert take_in(known, found) == 2
    after = {one.person.name: one.person for one in load_people(known)}
    assert after["Dan Ros"].title == "Chef"
    assert after["Anna Berg"].aliases == ("Anna Ekdahl",)
    assert after["Anna Berg"].organisation == "Norrby"
    assert "Anna Ekdal" not in after
    assert undo(known, REGISTER)
    assert [(one.person.name, one.person.aliases) for one in load_people(known)] == before
    assert undo(known, REGISTER) is None


def test_doubtful_ones_are_taken_in_when_asked_for(known: Store) -> None:
    take_in(known, beside(known, {"name": "Anna Ekdal"}), doubtful=True)
    assert "Anna Ekdal" in [one.person.name for one in load_people(known)]


def test_nothing_is_taken_in_where_somebody_else_was_faster(
    known: Store, open_store: Callable[..., Store]
) -> None:
    found = beside(known, {"name": "Dan Ros"}, {"name": "Bo Al", "title": "Chef"})
    bo = load_people(known).find("Bo Al").person
    persons.change(open_store("bo"), bo, title="Strateg")
    with pytest.raises(Clash):
        take_in(known, found)
    assert "Dan Ros" not in [one.person.name for one in load_people(known)]
