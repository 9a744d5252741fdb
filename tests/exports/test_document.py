"""The document of a meeting: everything in it is there, in order, and no word of it is structure."""

import re
from itertools import pairwise

import pytest
from hypothesis import given

from exports import document
from exports.entry_blocks import FILL
from exports.profiles import UnknownProfile
from imports.json_form import from_json
from store.language.cleaning import visible
from tests.exports.days import HOSTILE, english_meeting, swedish_day
from tests.exports.reading import headings, lists, tables, tokens, words
from tests.exports.typed import type_lines
from tests.strategies import minutes

STRUCTURE = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
    *(
        "hardbreak",
        "hr",
        "bullet_list_open",
        "bullet_list_close",
        "list_item_open",
        "list_item_close",
    ),
    *("blockquote_open", "blockquote_close", "strong_open", "strong_close", "em_open", "em_close"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
    *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "text_special"),
}
LINKS = {"link_open", "link_close"}


def meeting(*sections, **head):
    return from_json({"format": "heldag/1", "language": "en", "sections": list(sections), **head})


def talk(*entries, **fields):
    made = [e if isinstance(e, dict) else {"text": e} for e in entries]
    return {"heading": "Talk", "entries": made, **fields}


def exercise(form, rows, prompts, *cells, **fields):
    """A section; each cell is (row, prompt, text), a note in that cell."""
    return {
        "heading": "Exercise",
        "form": form,
        "rows": [
            {"label": label, "group": label if label in "123" and label else None} for label in rows
        ],
        "prompts": [{"text": text} for text in prompts],
        "entries": [{"row": row, "prompt": prompt, "text": text} for row, prompt, text in cells],
        **fields,
    }


def test_a_cluster_says_how_many_dots_it_has_and_hidden_ones_are_not_told():
    made = exercise("stickies", [""], ["Coffee", "Rooms"], ("", 1, "more"), ("", 1, "hot"))
    for entry in made["entries"]:
        entry["dots"] = 2
    text = document(meeting(made))
    assert "4 dots" in words(text)
    assert "more (2 dots)" in words(text)
    assert "dots" not in document(meeting({**made, "dots_hidden": True}))


GROUPS = [{"groups": [{"label": "1"}, {"label": "2"}, {"label": "3"}]}]


# Any meeting --------------------------------------------------------------------------------------


@given(minutes())
def test_any_meeting_is_a_document_of_known_parts_with_every_word(made):
    written = document(made, "notes", "en")
    found = tokens(written)
    assert {token.type for token in found} <= STRUCTURE | LINKS
    for link in (token for token in found if token.type == "link_open"):
        assert re.match("https?://|mailto:", str(link.attrs["href"]))
    levels = [level for level, _ in headings(written)]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert written == document(made, "notes", "en")
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert "\r" not in written
    assert not re.search(r"[ \t]\n", written)
    shown = squeezed("\n".join(words(written)))
    for entry in made.all_entries():
        if entry.kind != "internal":
            # a line of a table may stand in another table's cell
            assert not [p for p in entry.text.split("\t") if squeezed(p) not in shown]


def squeezed(text: str) -> str:
    return "".join(visible(text).split())


# What is there ------------------------------------------------------------------------------------


def test_internal_entries_are_nowhere_in_the_document():
    assert "FÅR ALDRIG SYNAS" not in document(swedish_day())


def test_hostile_texts_are_paragraphs_of_their_own_words():
    shown = words(document(english_meeting()))
    for text in HOSTILE:
        assert visible(text) in shown


def test_the_language_is_the_meetings_own_unless_another_is_asked_for():
    made = meeting(date="2026-05-04")
    assert "- **Date:** 4 May 2026\n" in document(made)
    assert document(made, "anteckningar", "en") == document(made, "notes")


def test_an_unknown_profile_is_refused_in_words():
    with pytest.raises(UnknownProfile, match="anteckningar/notes"):
        document(meeting(), "poem")


def test_a_meeting_with_nothing_in_it_is_a_title():
    assert document(meeting()) == "# Meeting notes\n"


def test_a_cancelled_meeting_says_so_first():
    made = meeting(title="Day", status="cancelled", cancelled="Snow", place="Hall")
    assert document(made) == "# Day\n\n**Cancelled:** Snow\n\n- **Place:** Hall\n"


def test_times_held_are_told_where_they_differ_from_those_called():
    made = meeting(starts="09:00", ends="16:00", opened="09:00", closed="15:10")
    assert "- **Time:** 09:00–16:00 (closed at 15:10)\n" in document(made)
    assert "- **Time:** 09:04–16:02\n" in document(meeting(opened="09:04", closed="16:02"))
    assert "- **Time:** closed at 16:02\n" in document(meeting(closed="16:02"))


def test_a_section_without_heading_is_set_apart_from_what_is_above():
    made = meeting(talk("a", heading=None), talk("b", heading=None))
    assert document(made).endswith("\n\na\n\n* * *\n\nb\n")


def test_two_lists_in_a_row_stay_two_lists():
    bullet = {"kind": "bullet", "text": "mine"}
    decided = {"kind": "decision", "text": "x", "clauses": ["one", "two"]}
    found = lists(document(meeting(talk(decided, bullet, instruction=["do", "that"]))))
    assert found == [["do", "that"], ["one", "two"], ["mine"]]


def test_bullets_nest_by_four_spaces_and_never_skip_a_level():
    made = talk(
        *({"kind": "bullet", "text": t, "depth": d} for t, d in [("a", 2), ("b", 9), ("c", 3)])
    )
    assert document(meeting(made)).endswith("\n- a\n    - b\n    - c\n")


def test_rows_are_one_table_with_the_first_as_its_head():
    row = [{"kind": "row", "cells": cells} for cells in (["A", "B"], ["1"], ["2", "|", "x"])]
    assert tables(document(meeting(talk(*row)))) == [
        [["A", "B", ""], ["1", "", ""], ["2", "|", "x"]]
    ]


def test_appendices_come_last_with_what_belongs_to_them():
    made = meeting(
        talk(heading="Map", appendix=True),
        talk("x", heading="Legend", level=2),
        talk(heading="After"),
        attachments=[{"title": "Slides"}],
    )
    assert [text for _, text in headings(document(made))] == [
        *("Meeting notes", "After", "Attachments", "Appendix: Map", "Legend"),
    ]


def test_an_unfinished_entry_is_written_as_it_is():
    assert document(meeting(talk({"text": "Support of", "marks": ["unfinished"]}))).endswith(
        "Support of\n"
    )


NONE = "no answer"


# Exercises ----------------------------------------------------------------------------------------


def test_questions_and_groups_stand_in_their_own_order():
    made = exercise(
        "questions", "123", ["Why?", "How?"], ("2", 2, "b"), ("1", 2, "a"), ("1", 1, "c")
    )
    assert words(document(meeting(made, group_sets=GROUPS)))[2:] == [
        *("1. Why?", "Group 1:", "c", "Group 2:", NONE, "Group 3:", NONE),
        *("2. How?", "Group 1:", "a", "Group 2:", "b", "Group 3:", NONE),
    ]


def test_a_question_that_nobody_has_answered_says_so_once():
    cells = [("1", 1, "a"), (None, 3, "in the whole room")]
    made = exercise("questions", "12", ["Why?", "How?", "Who?"], *cells)
    assert words(document(meeting(made, group_sets=GROUPS)))[2:] == [
        *("1. Why?", "Group 1:", "a", "Group 2:", NONE, "2. How?", NONE),
        *("3. Who?", "in the whole room"),
    ]


def test_the_help_of_a_form_stands_in_no_document_and_what_somebody_explained_does():
    made = exercise("swot", [""], ["Strengths", "Threats"], ("", 1, "a"))
    for prompt, hint in zip(
        made["prompts"], ("within, what we can influence", "from without"), strict=True
    ):
        prompt["hint"] = hint
    written = document(meeting(made))
    assert "| Strengths | Threats (from without) |" in written


def test_lines_of_the_room_stand_above_or_below_the_answers():
    cells = [(None, None, "before"), ("1", 1, "answer"), (None, None, "after")]
    made = exercise("questions", "1", ["Why?"], *cells)
    assert words(document(meeting(made, group_sets=GROUPS)))[2:] == [
        *("before", "1. Why?", "Group 1:", "answer", "after"),
    ]


def test_lines_of_the_room_on_a_question_stand_under_it():
    cells = [(None, 2, "before"), ("1", 2, "answer"), (None, 2, "after"), ("1", 1, "first")]
    made = exercise("questions", "1", ["Why?", "How?"], *cells)
    assert words(document(meeting(made, group_sets=GROUPS)))[2:] == [
        *("1. Why?", "Group 1:", "first"),
        *("2. How?", "before", "Group 1:", "answer", "after"),
    ]
    assert "answer\n\n* * *\n\nafter\n" in document(meeting(made, group_sets=GROUPS))


def test_a_group_discussion_without_questions_has_none():
    made = exercise("questions", "12", [""], ("2", 1, "b"), ("1", 1, "a"))
    assert words(document(meeting(made, group_sets=GROUPS)))[2:] == [
        *("Group 1:", "a", "Group 2:", "b"),
    ]


def test_strengths_are_a_ragged_table_for_each_group_with_its_remarks_below():
    cells = [("1", 1, "a"), ("1", 1, "b"), ("1", 2, "x|y"), ("1", None, "remark")]
    written = document(meeting(exercise("sw", "12", "SW", *cells), group_sets=GROUPS))
    assert tables(written) == [[["S", "W"], ["a", "x|y"], ["b", ""]]]
    assert words(written)[2] == "Group 1:"
    assert words(written)[-1] == "remark"


def test_sticky_notes_are_a_list_under_each_cluster():
    made = exercise("stickies", [""], ["Yes", "No"], ("", 1, "’a’"), ("", 2, "’b’"), ("", 1, "’c’"))
    for entry in made["entries"]:
        entry["kind"] = "quote"
    written = document(meeting(made))
    assert lists(written) == [["’a’", "’c’"], ["’b’"]]
    assert "**Yes**\n\n- ’a’\n- ’c’\n\n**No**\n\n- ’b’\n" in written


def test_notes_that_no_cluster_holds_stand_last_under_a_name_of_their_own():
    made = exercise("stickies", [""], ["Yes", "No"], ("", None, "x"), ("", 1, "a"), ("", 2, "b"))
    written = document(meeting(made))
    assert words(written)[2:] == ["Yes", "a", "No", "b", "Other notes:", "x"]


def test_a_quote_elsewhere_is_a_quotation():
    assert document(meeting(talk({"kind": "quote", "text": "’a’"}))).endswith("\n> ’a’\n")


def test_areas_are_one_table_with_every_row_in_it():
    cells = [("Staff", 1, "a"), ("Staff", 1, "b"), ("Staff", 2, "c")]
    made = exercise("areas", ["Staff", "Money"], "SW", *cells)
    assert tables(document(meeting(made))) == [
        [["", "S", "W"], ["Staff", "a", "c"], ["", "b", ""], ["Money", FILL, FILL]]
    ]


def test_a_ring_has_a_heading_for_each_pair():
    made = exercise("ring", ["A→B"], ["Q", "Advice"], ("A→B", 2, "x"))
    written = document(meeting(made))
    assert headings(written)[2:] == [(3, "A→B")]
    assert words(written)[3:] == ["Advice", "x"]


def test_an_exercise_of_an_unknown_form_is_written_out_all_the_same():
    made = exercise("own-form", "12", ["Why?"], ("2", 1, "b"), ("1", 1, "a"))
    assert words(document(meeting(made, group_sets=GROUPS)))[2:] == [
        *("Why?", "Group 1:", "a", "Group 2:", "b"),
    ]


def test_a_line_that_became_an_action_stands_once(tmp_path):
    lines = [
        "# A",
        "Ring hallvakten",
        "/blir åtgärd",
        "Boka salen",
        "/blir åtgärd = Boka stora salen",
    ]
    shown = words(document(type_lines(lines, tmp_path), language="en"))
    assert shown[-3:] == ["Action: Ring hallvakten", "Boka salen", "Action: Boka stora salen"]
    assert "Ring hallvakten" not in shown


def test_a_run_of_summaries_is_labelled_once(tmp_path):
    lines = ["# A", "s: Kort sagt", "s: En gång till", "Annat", "s: Och sist"]
    shown = words(document(type_lines(lines, tmp_path), language="en"))
    assert shown[-4:] == ["Summary: Kort sagt", "En gång till", "Annat", "Summary: Och sist"]


def test_items_whose_numbers_run_on_are_a_list(tmp_path):
    lines = [
        "# A",
        "1. ett",
        "2. två",
        "4. fyra",
        "a) alfa",
        "1) ny",
        "2) lista",
        "1) igen",
        "2) till",
    ]
    written = document(type_lines(lines, tmp_path), language="en")
    assert written.endswith(
        "1. ett\n2. två\n\n4\\. fyra\n\na) alfa\n\n1) ny\n2) lista\n\n1\\) igen\n\n2\\) till\n"
    )
