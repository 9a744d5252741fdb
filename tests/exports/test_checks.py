"""The checks list what is missing or doubtful, in words, with where it is."""

from hypothesis import given

from exports.checks import CHECKS, Check, check, to_json
from imports.json_form import from_json
from locales import translator
from tests.exports.days import swedish_day
from tests.strategies import minutes

EN = translator("en")


def meeting(*sections, **head):
    given_ = {"title": "Day", "date": "2026-03-12", "group_sets": [{"groups": [{"label": "1"}]}]}
    return from_json({"format": "heldag/1", "sections": list(sections), **given_, **head})


def found(minutes_, name):
    return [c for c in to_json(check(minutes_), EN) if c["check"] == name]


def talk(*entries):
    return {"heading": "Talk", "entries": list(entries)}


def exercise(form, prompts, *cells, rows=("1",)):
    return {
        "heading": "The promises",
        "form": form,
        "rows": [{"label": label, "group": label if label == "1" else None} for label in rows],
        "prompts": [{"text": text} for text in prompts],
        "entries": [{"row": r, "prompt": p, "text": t} for r, p, t in cells],
    }


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


def test_an_internal_note_does_not_fill_a_cell_and_is_counted():
    section = exercise("questions", ["Why?"], ("1", 1, "secret"))
    section["entries"][0]["kind"] = "internal"
    made = meeting(section)
    assert len(found(made, "empty")) == 1
    assert found(made, "internal")[0]["text"] == "Internal notes that are left out of documents: 1"


def test_unfinished_entries_are_listed_where_they_lie():
    section = exercise("questions", ["Why?"], ("1", 1, "Support of"))
    section["entries"][0]["marks"] = ["unfinished"]
    assert found(meeting(section), "unfinished") == [
        {
            "check": "unfinished",
            "section": 1,
            "row": "1",
            "prompt": 1,
            "text": "The promises: unfinished: “Support of”",
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


def test_a_section_without_a_heading_is_named_by_its_number():
    section = talk({"text": "x", "marks": ["unfinished"]}) | {"heading": None}
    assert check(meeting(section))[0].text.params["section"].params == {"number": 1}


def test_the_swedish_day_has_its_holes():
    holes = [(c.row, c.prompt) for c in check(swedish_day()) if c.check == "empty"]
    assert holes == [("1", 3), ("2", 2), ("A→B", 2), ("Kompetens", 1)]


@given(minutes())
def test_every_finding_is_of_a_known_check_and_can_be_said(made):
    for finding in check(made):
        assert isinstance(finding, Check)
        assert finding.check in CHECKS
        assert EN(finding.text)
