"""The checks list what is missing or doubtful, in words, with where it is."""

import re
from dataclasses import replace

from hypothesis import given

from exports.checks import CHECKS, Finding, check, dismissed_ones, open_ones
from store.model.records import Dismissal
from tests.conftest import ROOT
from tests.exports.checks.samples import EN, found, meeting, talk, texts
from tests.exports.days import swedish_day
from tests.strategies import minutes


def exercise(form, prompts, *cells, rows=("1",)):
    return {
        "heading": "The promises",
        "form": form,
        "rows": [{"label": label, "group": label if label == "1" else None} for label in rows],
        "prompts": [{"text": text} for text in prompts],
        "entries": [{"row": r, "prompt": p, "text": t} for r, p, t in cells],
    }


def test_every_check_stands_in_the_documentation():
    rows = (ROOT / "docs" / "checks.md").read_text("utf-8").splitlines()
    names = " ".join(row.split("|")[1] for row in rows if row.startswith("| `"))
    assert sorted(re.findall("`([^`]+)`", names)) == sorted(CHECKS)


def test_a_finished_meeting_has_nothing_to_list():
    assert check(meeting(talk({"text": "All is well."}))) == []


def test_a_missing_date_and_title_are_listed():
    assert found(meeting(date=None), "no-date") == [
        {
            "check": "no-date",
            "section": None,
            "row": None,
            "prompt": None,
            "text": "The meeting has no date.",
            "dismissed": False,
            "reason": None,
            "entry": None,
        }
    ]
    assert len(found(meeting(title=" "), "no-title")) == 1


def test_each_empty_cell_is_named():
    made = meeting(talk(), exercise("questions", ["Why?", "How?", "Who?"], ("1", 2, "x")))
    assert found(made, "empty") == [
        {
            "check": "empty",
            "section": 2,
            "row": "1",
            "prompt": number,
            "text": f"The promises: Group 1 has not answered question {number}",
            "dismissed": False,
            "reason": None,
            "entry": None,
        }
        for number in (1, 3)
    ]


def test_empty_cells_are_spoken_of_as_the_form_does():
    def texts(*args, **more):
        return [c["text"] for c in found(meeting(exercise(*args, **more)), "empty")]

    assert texts("sw", ["Good"]) == ["The promises: Group 1 has nothing under “Good”"]
    assert texts("areas", ["Good"], rows=["Staff"]) == [
        "The promises: Staff has nothing under “Good”"
    ]
    assert texts("questions", ["Why?"], rows=[""]) == ["The promises: question 1 has no answer"]
    assert texts("round", [""], rows=["Ada"]) == ["The promises: Ada has said nothing"]
    assert texts("stickies", ["Good"], rows=[""]) == []


def test_a_cell_that_is_answered_later_is_no_hole():
    def texts(form, text, **more):
        section = exercise(form, [text, "How?"], **more)
        section["prompts"][0]["uid"] = "P"
        section["rows"][0]["paused"] = ["P"]
        made = meeting(section)
        assert [(c["row"], c["prompt"]) for c in found(made, "empty") if c["prompt"] == 1] == []
        return [(c["row"], c["prompt"], c["text"]) for c in found(made, "paused")]

    assert texts("questions", "Why?") == [
        ("1", 1, "The promises: Group 1 answers question 1 later")
    ]
    assert texts("sw", "Good") == [("1", 1, "The promises: Group 1 answers “Good” later")]
    assert texts("stickies", "Good", rows=[""]) == [
        ("", 1, "The promises: the room answers “Good” later")
    ]


def test_rows_and_groups_of_the_same_name_are_listed():
    section = exercise("areas", ["Good"], rows=["Staff", "Money", "staff "])
    made = meeting(section, group_sets=[{"groups": [{"label": n} for n in ("1", "A", "a", "B")]}])
    assert [c["text"] for c in found(made, "same-rows")] == [
        "The promises: two rows are called “Staff”"
    ]
    assert [c["text"] for c in found(made, "same-groups")] == ["Two groups are called “A”."]
    assert found(meeting(exercise("areas", ["Good"], rows=["A", "B"])), "same-rows") == []


def test_an_internal_note_does_not_fill_a_cell_and_is_counted():
    section = exercise("questions", ["Why?"], ("1", 1, "secret"))
    section["entries"][0]["kind"] = "internal"
    made = meeting(section)
    assert len(found(made, "empty")) == 1
    assert found(made, "internal")[0]["text"] == "Internal notes that are left out of documents: 1"


def test_unfinished_entries_are_listed_where_they_lie():
    section = exercise("questions", ["Why?"], ("1", 1, "Support of"))
    section["entries"][0].update(marks=["unfinished"], uid="E")
    assert found(meeting(section), "unfinished") == [
        {
            "check": "unfinished",
            "section": 1,
            "row": "1",
            "prompt": 1,
            "text": "The promises: unfinished: “Support of”",
            "dismissed": False,
            "reason": None,
            "entry": "E",
        }
    ]


def test_owners_who_are_no_participants_are_listed():
    made = meeting(
        talk(
            {
                "kind": "action",
                "text": "Write",
                "owners": [{"name": "Ada", "uid": "P"}, {"name": "Bo"}],
            }
        ),
        participants=[{"uid": "P", "name": "Ada"}],
    )
    assert [c["text"] for c in found(made, "free-owner")] == [
        "Talk: “Bo” is no participant: “Write”"
    ]


def test_a_quote_mark_without_its_pair_is_listed():
    quotes = ["’whole’", "’half", "half’.", "It's", "’don’t’"]
    notes = ["say ”yes”", "say ”yes", "’t was", "it’s"]
    entries = [{"kind": "quote", "text": t} for t in quotes] + [{"text": t} for t in notes]
    listed = [
        c["text"].partition(": “")[2][:-1] for c in found(meeting(talk(*entries)), "odd-quotes")
    ]
    assert listed == ["’half", "half’.", "say ”yes"]


def test_dates_without_a_year_are_doubtful_in_a_meeting_without_a_date():
    due = [
        {"kind": "action", "text": "a", "due": "2026-12-09", "due_text": "9 dec"},
        {"kind": "action", "text": "b", "due": "2026-12-09", "due_text": "9 dec 2026"},
    ]
    assert found(meeting(talk(*due)), "reckoned-date") == []
    listed = found(meeting(talk(*due), date=None), "reckoned-date")
    assert [c["text"] for c in listed] == [
        "Talk: “9 dec” was taken for 2026-12-09, as the meeting has no date"
    ]


def test_actions_without_owner_or_day_are_listed_while_they_are_not_done():
    made = meeting(
        talk(
            {"kind": "action", "text": "Write"},
            {"kind": "action", "text": "Call", "done": True},
            {"kind": "action", "text": "Read", "owners": [{"name": "Bo"}], "due": "2026-04-01"},
        )
    )
    assert texts(made, "action-owner") == ["Talk: nobody has the action “Write”"]
    assert texts(made, "action-due") == ["Talk: the action “Write” has no day"]


def test_questions_that_are_asked_twice_are_listed():
    made = meeting(exercise("questions", ["Why?", "How?", "why? "]))
    assert texts(made, "same-prompts") == ["The promises: “Why?” is asked twice"]


def test_a_letter_or_number_that_no_group_has_is_listed():
    def gaps(*labels):
        sets = [{"groups": [{"label": label} for label in labels]}]
        return texts(meeting(group_sets=sets), "group-gap")

    assert gaps("1", "2", "4") == ["There is no group 3 among the others."]
    assert gaps("B", "a", "D") == ["There is no group C among the others."]
    assert gaps("2", "1", "3") == gaps("Blue", "Red") == gaps("A", "2") == gaps("3") == []
    assert len(gaps("1900", "2026")) < 200


def test_what_was_dismissed_keeps_its_reason_and_is_told_apart():
    bare = meeting(talk({"text": "x", "uid": "E", "marks": ["unfinished"]}), date=None)
    key = next(c.key for c in check(bare) if c.check == "unfinished")
    assert key == "unfinished:E"
    bare.meeting = replace(bare.meeting, dismissed=(Dismissal(key, "as said"), Dismissal("?", "")))
    assert [c.check for c in open_ones(check(bare))] == ["no-date"]
    assert [(c.check, c.reason) for c in dismissed_ones(check(bare))] == [("unfinished", "as said")]
    (listed,) = found(bare, "unfinished")
    assert (listed["dismissed"], listed["reason"]) == (True, "as said")


def test_a_dismissed_finding_comes_back_when_it_is_about_something_else():
    def keys(count):
        notes = [{"kind": "internal", "text": "x"}] * count
        return [c.key for c in check(meeting(talk(*notes))) if c.check == "internal"]

    assert keys(1) == keys(1) != keys(2)


def test_a_section_without_a_heading_is_named_by_its_number():
    section = talk({"text": "x", "marks": ["unfinished"]}) | {"heading": None}
    assert check(meeting(section))[0].text.params["section"].params == {"number": 1}


def test_the_swedish_day_has_its_holes():
    holes = [(c.row, c.prompt) for c in check(swedish_day()) if c.check == "empty"]
    assert holes == [("1", 3), ("2", 2), ("A→B", 2), ("Kompetens", 1)]


@given(minutes())
def test_every_finding_is_of_a_known_check_and_can_be_said(made):
    for finding in check(made):
        assert isinstance(finding, Finding)
        assert finding.check in CHECKS
        assert EN(finding.text)
        assert finding.entry is None or made.entry(finding.entry)


@given(minutes())
def test_every_finding_has_a_key_of_its_own(made):
    keys = [finding.key for finding in check(made)]
    assert len(keys) == len(set(keys))
