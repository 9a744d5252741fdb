"""Markers whose text holds more than text: actions, and decisions with their clauses."""

from __future__ import annotations

from dataclasses import replace

from store.capture.lines import parse
from store.capture.parsed import AddClause, Refused
from store.capture.scene import Scene
from store.model.minutes import Minutes
from store.model.records import Entry, Link, Named, Participant, Place
from tests.cases import each
from tests.store.capture.conftest import one, scene_at

# Actions ------------------------------------------------------------------------------------------


def test_owners_and_a_day_are_taken_out_of_an_action(scene: Scene) -> None:
    entry = one(parse("å: Boka lokal +Anna, +Bosse och +Region Söder !9 dec senast", scene))
    assert entry.text == "Boka lokal senast"
    assert entry.owners == (
        Named("Anna", "anna"),
        Named("Bosse", "bo"),
        Named("Region Söder"),
    )
    assert (entry.due, entry.due_text) == ("2026-12-09", "9 dec")


@each(
    ("line", "owners"),
    [
        ("a: Ring +Cia Maria Dahl i dag", [Named("Cia Maria Dahl", "cia")]),
        ("a: Ring +Cia i dag", [Named("Cia")]),
        ("a: Ring +Nisse.", [Named("Nisse")]),
        ('a: Ring +"Lo och Li"', [Named("Lo och Li")]),
        ("a: Ring +”Anna Ek” nu", [Named("Anna Ek", "anna")]),
        ("a: +Grupp B ringer", [Named("Grupp B", "gB")]),
        ("a: +b ringer", [Named("b", "gB")]),
        ("a: Ring +Sala kommun i dag", [Named("Sala kommun")]),
        ("a: Ring +Region Västra Norrmark.", [Named("Region Västra Norrmark")]),
        ("a: Ring +Kommunen, sedan +Sala", [Named("Kommunen"), Named("Sala")]),
        ("a: Ring +46 70 123", []),
        ("a: 1+Anna är två", []),
        ("a: Ring + Anna", []),
        ("a:  Ring +Anna", []),
    ],
)
def test_plus_names_the_longest_known_owner_else_a_free_one(
    line: str, owners: list[Named], scene: Scene
) -> None:
    assert list(one(parse(line, scene)).owners) == owners


def test_plus_alla_is_each_of_those_who_are_there(minutes: Minutes) -> None:
    here = scene_at(minutes, Place("talk"))
    assert one(parse("a: Läs +alla", here)).owners == (Named("alla"),)
    minutes.put(replace(minutes.participants[0], attendance="present"))
    minutes.put(replace(minutes.participants[1], attendance="remote"))
    minutes.put(replace(minutes.participants[2], attendance="absent"))
    minutes.put(Participant("pol", "Polisen", "e", organisation="Polisen", attendance="present"))
    both = (Named("Anna Ek", "anna"), Named("Bo Al", "bo"))
    assert one(parse("a: Läs +alla", here)).owners == both
    assert one(parse("a: Läs +Everyone !9 dec", here)).owners == both


def test_an_exclamation_mark_counts_only_before_a_date(scene: Scene) -> None:
    assert one(parse("å: Ring nu! eller !snart", scene)).due is None
    assert one(parse("å: Ring !v 50", scene)).due == "2026-12-11"
    assert isinstance(parse("å: Ring !31 feb", scene), Refused)
    assert isinstance(parse("å: +Anna !fre", scene), Refused)


# Decisions ----------------------------------------------------------------------------------------


def test_b_alone_repeats_the_latest_open_proposal_with_its_clauses(minutes: Minutes) -> None:
    minutes.put(Entry("p1", "talk", "a", kind="proposal", text="att ett", clauses=("att två",)))
    minutes.put(Entry("p2", "talk", "b", kind="proposal", text="att tre"))
    here = scene_at(minutes, Place("talk"))
    assert (one(parse("b:", here)).text, one(parse("d:", here)).links) == (
        "att tre",
        (Link("from", "p2"),),
    )
    minutes.put(Entry("d2", "talk", "c", kind="decision", text="att tre"))
    entry = one(parse("b:", here))
    assert (entry.text, entry.clauses) == ("att ett", ("att två",))
    minutes.put(Entry("d1", "talk", "d", kind="decision", text="x", links=(Link("from", "p1"),)))
    assert isinstance(parse("b:", here), Refused)
    assert isinstance(parse("b:", scene_at(minutes, Place("wall", "room"))), Refused)


def test_a_clause_belongs_to_the_latest_decision_or_proposal(minutes: Minutes) -> None:
    here = scene_at(minutes, Place("talk"))
    assert isinstance(parse("b+ att", here), Refused)
    proposal = Entry("p1", "talk", "a", kind="proposal", text="att ett")
    minutes.put(proposal)
    assert parse("b+ att två", here) == AddClause(proposal, "att två")
    assert parse("d+ att två", here) == AddClause(proposal, "att två")
