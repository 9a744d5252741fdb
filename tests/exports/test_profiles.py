"""Every profile, whatever the meeting: all is there, in order; and what the profiles differ in."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import document
from exports.entry_blocks import FILL, FILL_LINES
from exports.profiles import PROFILES, profile_for
from imports.json_form import from_json
from store.file import forms
from store.model.records import MEETING_KINDS
from store.model.shared_records import Series
from tests.cases import each
from tests.exports.days import agreement, english_meeting, workshop
from tests.exports.reading import headings, lists, tables, words
from tests.exports.test_document import GROUPS, exercise, meeting, squeezed, talk
from tests.strategies import minutes

NAMES = [profile.name for profile in PROFILES if profile.shape == "meeting" and not profile.chosen]
DOTS = "…" * 12


def styles():
    """A profile, a language and an order."""
    return st.tuples(
        st.sampled_from(NAMES), st.sampled_from(["sv", "en"]), st.sampled_from(["spoken", "rows"])
    )


def blanks(text):
    """How many places in a document are lines to fill in."""
    return sum(word.startswith(DOTS) for word in words(text))


# Any meeting --------------------------------------------------------------------------------------


@given(minutes(), styles())
def test_every_word_of_every_entry_is_in_every_profile(made, style):
    profile, language, order = style
    written = document(made, profile, language, order=order)
    shown = squeezed("\n".join(words(written)))
    for entry in made.all_entries():
        if entry.kind != "internal":
            assert squeezed(entry.text) in shown
    levels = [level for level, _ in headings(written)]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert written == document(made, profile, language, order=order)
    assert written.endswith("\n")
    assert not re.search(r"[ \t]\n", written)


@each("profile", NAMES)
@each("made", [workshop, agreement, english_meeting])
def test_every_person_row_and_prompt_of_a_day_is_in_every_profile(made, profile):
    made = made()
    shown = "\n".join(words(document(made, profile)))
    assert not [p.name for p in made.participants if p.name not in shown]
    assert not [s.heading for s in made.sections if (s.heading or "") not in shown]


def test_the_sample_day_has_every_built_in_form():
    assert {s.form for s in workshop().sections if s.form} == {
        form.name for form in forms.all() if not form.own
    }


def test_a_meeting_is_written_as_its_kind_says():
    assert {kind: profile_for(kind).name for kind in MEETING_KINDS} == {
        "notes": "notes",
        "minutes": "minutes",
        "documentation": "documentation",
        "agreement": "agreement",
        "invitation": "invitation",
    }
    assert document(workshop()) == document(workshop(), "dokumentation")
    assert document(agreement()) == document(agreement(), "Överenskommelse")


def test_an_empty_meeting_has_the_name_of_its_profile():
    assert document(meeting(), "agreement") == "# Agreement\n"
    assert document(meeting(), "documentation").startswith("# Documentation\n")


# What the documentation does its own way ----------------------------------------------------------


def test_documentation_has_its_people_and_the_next_meeting_at_the_end():
    written = document(workshop())
    tops = [text for level, text in headings(written) if level == 2]
    assert tops[-3:] == ["Närvarande", "Frånvarande", "Vid anteckningarna"]
    assert written.index("**Nästa möte:**") > written.index("Maj tackar för dagen.")


@pytest.mark.parametrize("profile", ["documentation", "notes"])
def test_it_is_said_once_who_sat_in_which_group(profile):
    shown = words(document(workshop(), profile))
    assert shown.count("Grupp B: Per Alm, Ulf Gren") == 1


def test_groups_that_are_in_no_exercise_yet_stand_with_the_people():
    people = [{"uid": "P", "name": "Ada"}, {"uid": "Q", "name": "Bo"}]
    seated = {"label": "A", "members": [{"uid": "P", "name": "Ada"}, {"uid": "Q", "name": "Bo"}]}
    sets = [{"groups": [seated], "current": True}, {"groups": [seated | {"label": "X"}]}]
    made = from_json(
        {"format": "heldag/1", "participants": people, "group_sets": sets, "sections": []}
    )
    written = document(made, "notes", "en")
    assert "## Groups\n\n- Group A: Ada, Bo\n" in written
    assert "Group X" not in written


def test_documentation_gives_exercises_headings_of_their_own():
    made = meeting(
        exercise("questions", "12", ["Why?", "How?"], ("2", 1, "a"), (None, None, "all")),
        group_sets=GROUPS,
        title="Day",
    )
    assert headings(document(made, "documentation"))[1:] == [
        *((2, "Exercise"), (3, "1. Why?"), (3, "2. How?")),
    ]


# Order --------------------------------------------------------------------------------------------


@each(("form", "prompts"), [("questions", ["Why?"]), ("sw", "SW"), ("retro", "KS")])
def test_groups_stand_in_their_own_order_or_as_they_spoke(form, prompts):
    made = meeting(
        exercise(form, "123", prompts, ("3", 1, "a"), ("1", 1, "b"), ("2", 1, "c")),
        group_sets=GROUPS,
    )

    def groups(order):
        return [text for text in words(document(made, order=order)) if text.startswith("Group ")]

    assert groups("spoken") == ["Group 3:", "Group 1:", "Group 2:"]
    assert groups("rows") == ["Group 1:", "Group 2:", "Group 3:"]


def test_questions_are_written_question_by_question_or_group_by_group():
    cells = [("1", 1, "a"), ("1", 2, "b"), ("2", 1, "c"), (None, None, "all")]
    made = meeting(exercise("questions", "12", ["Why?", "How?"], *cells), group_sets=GROUPS)
    by_question = words(document(made))[2:]
    assert (
        words(document(made, by="questions"))[2:]
        == by_question
        == [
            *("1. Why?", "Group 1:", "a", "Group 2:", "c"),
            *("2. How?", "Group 1:", "b", "Group 2:", "no answer", "all"),
        ]
    )
    by_group = document(made, by="groups")
    assert words(by_group)[2:] == [
        *("Group 1", "1. Why?", "a", "2. How?", "b"),
        *("Group 2", "1. Why?", "c", "2. How?", "no answer", "all"),
    ]
    assert [text for _, text in headings(by_group)][2:] == ["Group 1", "Group 2"]
    wall = meeting(exercise("stickies", [""], ["One"], ("", 1, "a")))
    assert document(wall, by="groups") == document(wall)


# Lines to fill in ---------------------------------------------------------------------------------


@each(
    ("form", "outside", "inside"),
    [("plan", 1, 1), ("followup", 1, 1), ("questions", 0, 1), ("stickies", 0, 0), ("ring", 0, 0)],
)
def test_empty_cells_are_lines_to_fill_in_where_the_form_says_so(form, outside, inside):
    rows, prompts = (["x"] if form == "ring" else [""]), ["One", "Two"]
    answered = (rows[0], 1, "said")
    made = meeting(exercise(form, rows, prompts, answered))
    assert blanks(document(made)) == outside
    made = meeting(
        talk("See below.", heading="Form", appendix=True),
        exercise(form, rows, prompts, answered, level=2),
    )
    assert blanks(document(made)) == inside
    if inside:
        lines = next(text for text in words(document(made)) if text.startswith(DOTS))
        assert lines.count("\n") + 1 == FILL_LINES


def test_rows_that_nobody_has_answered_are_there_to_fill_in():
    made = meeting(exercise("followup", ["June", "May"], ["Done?", "Next?"]))
    assert [text for text in words(document(made)) if text.endswith((":", "?"))] == [
        *("1. Done?", "June:", "May:", "2. Next?", "June:", "May:"),
    ]
    assert blanks(document(made)) == 4
    made = meeting(exercise("areas", ["Staff", "Money"], "SW", ("Money", 2, "Little")))
    assert tables(document(made)) == [
        [["", "S", "W"], ["Staff", FILL, FILL], ["Money", FILL, "Little"]]
    ]


def test_what_is_internal_leaves_its_cell_to_be_filled_in():
    made = exercise("plan", [""], ["Goals"])
    made["entries"] = [{"row": "", "prompt": 1, "kind": "internal", "text": "SECRET"}]
    written = document(meeting(made))
    assert blanks(written) == 1
    assert "SECRET" not in written


# What forms share ---------------------------------------------------------------------------------


def test_the_name_of_a_row_is_never_translated():
    made = meeting(exercise("plan", ["November", "Date"], ["Done?"]))
    assert [text for _, text in headings(document(made, "notes", "sv"))][2:] == ["November", "Date"]


def test_a_row_that_has_a_name_is_not_asked_for_it_again():
    made = meeting(exercise("plan", ["A fence"], ["Name of the activity", "Goals"]))
    assert words(document(made))[2:5] == ["A fence", "1. Name of the activity", "A fence"]
    assert blanks(document(made)) == 1


def test_a_hint_stands_once_and_in_one_pair_of_parentheses():
    made = exercise("ring", ["1→2", "2→1"], ["Q"], ("1→2", 1, "a"), ("2→1", 1, "b"))
    made["prompts"] = [{"text": "Q", "hint": "their own"}]
    assert words(document(meeting(made))).count("their own") == 1
    made = exercise("areas", ["Staff"], "S", ("Staff", 1, "a"))
    made["rows"] = [{"label": "Staff", "hint": "(all of them)"}]
    assert tables(document(meeting(made)))[0][1] == ["Staff (all of them)", "a"]


# What the agreement does its own way --------------------------------------------------------------


def test_an_agreement_has_lines_to_sign_for_each_party():
    written = document(agreement())
    assert [text for level, text in headings(written) if level == 3][:2] == [
        "För Ekby koloni",
        "För Norra lotterna",
    ]
    assert words(written).count("Ort och datum: " + "…" * 16) == 4
    assert written.index("Vittne") < written.index("### För Ekby koloni")


def test_whom_to_turn_to_stands_behind_the_appendix_of_an_agreement():
    written = document(agreement())
    assert headings(written)[-1] == (2, "Kontakt")
    assert lists(written)[-1] == ["Siv Ros, samordnare, 0700-00 00 00"]


def test_a_series_says_what_its_meetings_are_written_out_as():
    series = Series("s", "Styrelsen", kind="minutes", profile="documentation")
    assert profile_for("minutes", series).name == "documentation"
    assert profile_for("notes", series).name == "notes"
    assert profile_for("minutes", Series("s", "Styrelsen", profile="borta")).name == "minutes"
    assert profile_for("minutes", Series("s", "Styrelsen")).name == "minutes"
