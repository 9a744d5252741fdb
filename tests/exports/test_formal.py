"""Formal minutes and extracts: what stands where, in whose words, and which §§ an extract holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import document
from exports.checks import check
from exports.choosing import NoSections, choose_sections
from exports.json_form import to_json
from imports.containers import read_document
from imports.documents import source_of
from imports.json_form import from_json
from imports.own_markdown import read_own
from store.model.minutes import Minutes
from store.model.records import MEETING_KINDS, Meeting, Participant, Reopening, Section
from store.model.shared_records import Series
from store.series.around import Around
from store.series.numbering import Numbered
from tests.cases import each
from tests.exports.reading import headings, lists, words
from tests.exports.test_document import squeezed
from tests.exports.typed import part, type_lines
from tests.strategies import minutes as any_minutes

LINES = """/typ protokoll
/språk en
/titel Board of culture
/serie The board
/datum 2026-03-02
/deciding Anna Ek, (s); Bo Al för Finn Ro; Cia Dahl
/others Dan Oak
/roll ordförande Anna Ek
/roll sekreterare Dan Oak
/roll justerare Bo Al
# Before
early
§ Budget
/dnr KN 2026/12
/lämnar Cia 10:15
m: The chair: that the budget is adopted
b+ that the plan is sent out
o: ja Anna; nej Bo
b:
/utfall bifall
r: Bo, no
j: Bo
Note to the minutes: Anna, noted
intern: for nobody outside
§ End
m: to close
b: own words, not “that”
§ 3 a More
text
## Below
deep
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    return type_lines(LINES.splitlines(), tmp_path_factory.mktemp("formal"), language="en")


@pytest.fixture(scope="module")
def written(made: Minutes) -> str:
    return document(made)


def in_series(**values: object) -> Around:
    return Around(Series("s", "The board", **values))  # type: ignore[arg-type]


def with_head(made: Minutes, **values: object) -> Minutes:
    """Return the meeting with another head."""
    other = from_json(to_json(made))
    other.meeting = replace(other.meeting, **values)  # type: ignore[arg-type]
    return other


# The minutes --------------------------------------------------------------------------------------


def test_body_people_and_signatures_stand_first(written: str) -> None:
    assert words(written)[:3] == ["Board of culture", "Minutes", "The board"]
    assert [text for level, text in headings(written) if level == 2] == [
        *("Deciding", "Other participants", "Signatures", "Verifying and announcement"),
        *("Before", "§ 1 Budget", "§ 2 End", "§ 3 a More"),
    ]
    assert lists(part(written, "Deciding"))[0] == [
        *("Anna Ek (s), chair", "Bo Al, verifier, substitute for Finn Ro", "Cia Dahl, left 10:15"),
    ]


def test_without_lines_to_sign_those_with_the_roles_sign(written: str) -> None:
    signed = words(part(written, "Signatures"))
    assert signed[0] == "§ 1 – § 3 a"
    assert [text.split("\n")[1:] for text in signed[1:]] == [
        *(["Dan Oak", "Secretary"], ["Anna Ek", "Chair"], ["Bo Al", "Verifier"]),
    ]


def test_proposals_and_decisions_have_their_leads_and_their_own_words(written: str) -> None:
    budget = part(written, "§ 1 Budget")
    clauses = ["that the budget is adopted", "that the plan is sent out"]
    assert lists(budget) == [clauses, clauses]
    said = words(budget)
    for line in ("The chair proposes", "The board decides", "Outcome: approved"):
        assert said.count(line) == 1
    assert "Registration number: KN 2026/12\nNot present: Cia Dahl" in said
    assert "Vote: 1 for, 1 against, 0 abstaining. Ja: Anna. Nej: Bo." in said
    assert "Recusal: Bo Al takes no part in this §." in said
    assert "Reservation: Bo Al: no" in said
    assert "Note to the minutes: Anna Ek: noted" in said
    assert "for nobody outside" not in written


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("clauses", "**The board decides**\n\n- own words, not “that”"),
        ("numbered", "**The board decides**\n\n1. own words, not “that”"),
        ("active", "**Decision:** own words, not “that”"),
    ],
)
def test_the_style_of_the_series_lays_them_out(made: Minutes, style: str, expected: str) -> None:
    text = document(made, around=in_series(style=style))
    assert expected in part(text, "§ 2 End")


def test_numbered_clauses_count_each_decision_anew(made: Minutes) -> None:
    budget = part(document(made, around=in_series(style="numbered")), "§ 1 Budget")
    assert budget.count("\n1. that the budget is adopted\n2. that the plan is sent out\n") == 2


def test_without_a_body_it_is_the_meeting_that_decides(made: Minutes) -> None:
    nobody = with_head(made, series=None)
    assert "**The meeting decides**" in document(nobody)
    assert "**Norrby decides**" in document(with_head(nobody, organiser="Norrby"))


def test_nobody_is_taken_for_a_template(made: Minutes) -> None:
    text = document(with_head(made, series="{{ 7*7 }} {body} *x*"))
    assert "{{ 7*7 }} {body} *x* decides" in words(text)


# Days ---------------------------------------------------------------------------------------------


def days(made: Minutes, around: Around | None = None, **head: object) -> list[str]:
    text = document(with_head(made, **head), around=around)
    return lists(part(text, "Verifying and announcement"))[0]


RULES = "(check against your own rules)"


def test_the_days_and_the_last_days_stand_in_a_block(made: Minutes) -> None:
    assert days(made) == [f"To be verified by: 16 March 2026 {RULES}"]
    assert days(made, status="verified", sent="2026-03-05", verified="2026-03-10") == [
        *("Sent for verifying: 5 March 2026", "Verified: 10 March 2026"),
        f"To be announced by: 12 March 2026 {RULES}",
    ]
    found = days(
        made,
        in_series(appeal_days=10),
        status="announced",
        verified="2026-03-10",
        announced="2026-03-11",
        reopened=(Reopening("2026-03-09", "wrong name"),),
    )
    assert found == [
        *("Verified: 10 March 2026", "Announced: 11 March 2026"),
        *("Opened again: 9 March 2026: wrong name", f"Appeals until: 21 March 2026 {RULES}"),
    ]


def test_a_section_that_was_verified_at_once(made: Minutes) -> None:
    other = with_head(made, date=None)
    section = next(s for s in other.sections if s.paragraph == "2")
    other.put(replace(section, verified="2026-03-02"))
    found = lists(part(document(other), "Verifying and announcement"))[0]
    assert found == ["Verified at once: § 2, 2 March 2026"]


@pytest.mark.parametrize("profile", ["minutes", "notes"])
def test_where_nothing_is_known_there_is_no_block(made: Minutes, profile: str) -> None:
    assert "Verifying and announcement" not in document(with_head(made, date=None), profile)


# Extracts -----------------------------------------------------------------------------------------


@each(
    ("wanted", "expected"),
    [
        ("2", ["§ 2 End"]),
        ("§ 2, § 1", ["§ 1 Budget", "§ 2 End"]),
        ("1-2", ["§ 1 Budget", "§ 2 End"]),
        ("§§ 2 – 3", ["§ 2 End", "§ 3 a More"]),
        ("3 a", ["§ 3 a More"]),
        ("3A;1", ["§ 1 Budget", "§ 3 a More"]),
    ],
)
def test_an_extract_holds_the_chosen_paragraphs(
    made: Minutes, written: str, wanted: str, expected: list[str]
) -> None:
    text = document(made, "extract", sections=wanted)
    tops = [heading for level, heading in headings(text) if level == 2]
    assert tops == [*expected, "Signatures"]
    for heading in expected:
        assert part(text, heading).strip() == part(written, heading).strip()


@each("wanted", ["", " ", "§", "9", "1, 9", "7-9", "x"])
def test_what_is_not_there_is_refused(made: Minutes, wanted: str) -> None:
    with pytest.raises(NoSections):
        document(made, "extract", sections=wanted)


def test_without_paragraphs_sections_go_by_their_number() -> None:
    other = Minutes(Meeting(1, "m"))
    below = Section("c", "c", level=2)
    other.fill([Section("a", "a"), Section("b", "b"), below, Section("d", "d")])
    assert choose_sections(other, "2") == {"b", "c"}
    assert choose_sections(other, "1, 4") == {"a", "d"}


def test_any_profile_may_hold_chosen_sections_only(made: Minutes) -> None:
    text = document(made, "notes", sections="2")
    assert "own words" in text
    assert "early" not in text


# The checks ---------------------------------------------------------------------------------------


def test_gaps_and_doubles_are_listed(made: Minutes) -> None:
    other = from_json(to_json(made))
    for section in [s for s in other.sections if s.paragraph]:
        number = {"1": "5", "2": "9", "3 a": "9"}[str(section.paragraph)]
        other.put(replace(section, paragraph=number))
    around = Around(numbers=(Numbered("3", "x", 7), Numbered("5", "y", 7)))
    found = {c.check: c for c in check(other, around)}
    assert {"paragraph-gap", "paragraph-double"} <= found.keys()
    gaps = [c for c in check(other, around) if c.check == "paragraph-gap"]
    assert [(c.section, c.text.params["what"].params) for c in gaps] == [
        (2, {"number": 4}),
        (3, {"first": 6, "last": 8}),
    ]
    doubles = [c for c in check(other, around) if c.check == "paragraph-double"]
    assert [c.section for c in doubles] == [2, 4]
    assert not [c for c in check(made) if c.check.startswith("paragraph")]


# Another kind at any time -------------------------------------------------------------------------


@given(any_minutes(), st.sampled_from(MEETING_KINDS))
def test_the_kind_is_changed_without_loss(made: Minutes, kind: str) -> None:
    before = to_json(made)
    other = with_head(made, kind=kind)
    assert {**to_json(other), "kind": before["kind"]} == before
    for profile in ("notes", "minutes"):
        shown = squeezed("\n".join(words(document(other, profile))))
        for entry in other.all_entries():
            if entry.kind != "internal":
                assert squeezed(entry.text) in shown
                clauses = entry.clauses if entry.kind in ("decision", "proposal") else ()
                assert all(squeezed(clause) in shown for clause in clauses)


def test_switching_by_command_changes_nothing_but_the_kind(tmp_path: Path) -> None:
    lines = [*LINES.splitlines(), "/typ anteckningar", "/typ protokoll"]
    twice = to_json(type_lines(lines, tmp_path))
    (tmp_path / "once").mkdir()
    once = to_json(type_lines(LINES.splitlines(), tmp_path / "once"))
    assert [s["entries"] and [e["text"] for e in s["entries"]] for s in twice["sections"]] == [
        s["entries"] and [e["text"] for e in s["entries"]] for s in once["sections"]
    ]
    assert twice["kind"] == once["kind"] == "minutes"


def test_who_was_away_is_said_only_of_those_who_decide(made: Minutes) -> None:
    other = from_json(to_json(made))
    other.put(Participant("guest", "Guest", "zz", standing="other", attendance="absent"))
    assert "Not present: Guest" not in document(other)


# Announced ----------------------------------------------------------------------------------------


def test_verified_minutes_have_a_proof_of_announcement_to_sign(made: Minutes) -> None:
    done = {"status": "announced", "verified": "2026-03-12", "announced": "2026-03-13"}
    text = document(with_head(made, **done), around=in_series())
    proof = part(text, "Proof of announcement")
    assert lists(proof) == [
        [
            *("Body: The board", "Date of the meeting: 2 March 2026", "Items: § 1 – § 3 a"),
            *("Put up: 13 March 2026", "Taken down after: 3 April 2026"),
            f"The minutes are kept at: {'…' * 12}",
        ]
    ]
    assert words(proof)[-1].endswith("Signature")
    verified = document(with_head(made, status="verified", verified="2026-03-12"))
    assert f"**Put up:** {'…' * 12}" in verified
    assert "Proof of announcement" not in document(made)
    assert "Proof of announcement" not in document(
        with_head(made, **done), profile="extract", sections="1"
    )


# Who was called -----------------------------------------------------------------------------------


def test_only_who_was_called_is_summoned(tmp_path: Path) -> None:
    lines = (
        *("/groups A-B", "/summoned Anna Ek; Bo Al", "/role chair Bo Al", "/role host Cia Dahl"),
        *("/members A Dan Ros", "# One", "/presenters Eva By", "/contact Fia Os"),
    )
    made = type_lines(lines, tmp_path, language="en")
    text = document(made)
    assert lists(part(text, "Summoned")) == [["Anna Ek", "Bo Al, chair"]]
    assert lists(part(text, "Participants")) == [["Cia Dahl, host", "Dan Ros", "Eva By"]]
    notice = document(made, profile="invitation")
    assert lists(part(notice, "Summoned")) == [["Anna Ek", "Bo Al, chair"]]


# Who came later -----------------------------------------------------------------------------------


def test_who_came_later_is_neither_summoned_nor_absent(tmp_path: Path) -> None:
    lines = (
        *("/typ protokoll", "/språk en", "/deciding Anna Ek; Bo Al", "/absent Bo Al"),
        *("§ One", "/kommer Bo Al 10:05", "/kommer Cia Dahl 10:10"),
    )
    text = document(type_lines(lines, tmp_path, language="en"))
    assert lists(part(text, "Deciding")) == [["Anna Ek", "Bo Al, came 10:05"]]
    assert lists(part(text, "Present")) == [["Cia Dahl, came 10:10"]]
    assert not {"Summoned", "Absent"} & {heading for _, heading in headings(text)}


def test_people_stand_alike_in_every_document_with_reasons_and_the_chair_with_its_paragraphs(
    tmp_path: Path,
) -> None:
    lines = (
        *("/språk en", "/titel Day", "/datum 2026-03-12"),
        "/present Anna Ek, chair, Bo Al, Norrby kommun, Socialnämnden",
        *("/absent Cia Dahl (ill)", "/present Polisen", "§ One", "/role host Bo here"),
        *("§ Two", "/role chair Bo", "/leaves Anna 10:15", "§ Three", "/role chair Anna"),
    )
    made = type_lines(lines, tmp_path, language="en")
    for profile in ("notes", "documentation", "minutes"):
        text = document(made, profile=profile)
        assert lists(part(text, "Present")) == [
            [
                "Anna Ek, chair § 1 and 3, left 10:15",
                "Bo Al, Norrby kommun, Socialnämnden, chair § 2",
                "Polisen",
            ]
        ], profile
        assert lists(part(text, "Absent")) == [["Cia Dahl, ill"]]
        assert "Host: Bo" in text
        assert "Chair: Bo" in text
        assert "10:15 Anna Ek leaves." in text
        data = text.encode()
        read = read_document(data, source_of(data, Path("/x/minutes.md")))
        assert read_own(read, lambda *made: document(*made), data) is not None, profile
