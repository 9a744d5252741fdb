"""A meeting at a glance, and two of them side by side."""

from __future__ import annotations

from exports.at_a_glance import Item, Outline, OutlinePart, outline, side_by_side
from locales import translator
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Named, Participant, Section

EN = translator("en")


def test_a_meeting_at_a_glance_has_facts_people_headings_decisions_and_actions() -> None:
    minutes = Minutes(Meeting(1, "m", title="Rådet", date="2026-02-16", place="Salen"))
    minutes.fill(
        [
            Participant("p1", "Anna Ek", ord="a"),
            Participant("p2", "Bo Al", ord="b", attendance="excused"),
            Section("s1", ord="a", heading="Läget", paragraph="3"),
            Section("s2", ord="b", level=2, heading="Ekonomi"),
            Entry("e1", "s1", ord="a", kind="note", text="Sagt"),
            Entry("e2", "s1", ord="b", kind="decision", text="Vi börjar", clauses=("att gräva",)),
            Entry("e3", "s2", ord="c", kind="action", text="Ring", owners=(Named("Anna"),)),
        ]
    )
    found = outline(minutes, EN)
    assert (found.title, found.date, found.people) == ("Rådet", "2026-02-16", "1 of 2 present")
    assert found.facts == (("Date", "16 February 2026"), ("Place", "Salen"))
    assert found.parts == (
        OutlinePart("§ 3 Läget", 1, (Item("decision", "Vi börjar; att gräva"),)),
        OutlinePart("Ekonomi", 2, (Item("action", "Ring (Anna)"),)),
    )


def test_a_cancelled_meeting_says_so_first() -> None:
    minutes = Minutes(Meeting(1, "m", status="cancelled", cancelled="Storm", place="Salen"))
    assert outline(minutes, EN).facts[0] == ("Cancelled", "Storm")


def _with(*headings: str) -> Outline:
    return Outline("", None, (), "", tuple(OutlinePart(heading, 1, ()) for heading in headings))


def _headings(left: Outline, right: Outline) -> list[tuple[str, str]]:
    pairs = side_by_side(left, right)
    return [(a.heading if a else "", b.heading if b else "") for a, b in pairs]


def test_sections_are_paired_by_heading_without_their_number_or_case() -> None:
    left, right = _with("§ 1 Läget", "§ 2 Ekonomi"), _with("§ 12 läget", "§ 13 Ekonomi")
    assert _headings(left, right) == [("§ 1 Läget", "§ 12 läget"), ("§ 2 Ekonomi", "§ 13 Ekonomi")]


def test_what_only_one_has_stands_alone_at_its_place() -> None:
    left, right = _with("A", "B", "D"), _with("Z", "A", "C", "D", "E")
    assert _headings(left, right) == [
        ("", "Z"),
        ("A", "A"),
        ("", "C"),
        ("B", ""),
        ("D", "D"),
        ("", "E"),
    ]


def test_every_section_stands_exactly_once_whatever_the_order() -> None:
    left, right = _with("A", "B", "A", "C"), _with("C", "A", "X", "A", "A", "B")
    found = _headings(left, right)
    assert [a for a, _ in found if a] == ["A", "B", "A", "C"]
    assert sorted(b for _, b in found if b) == sorted(["C", "A", "X", "A", "A", "B"])
    assert found.count(("A", "A")) == 2
