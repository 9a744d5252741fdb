"""What is written as JSON is read back as the same meeting; what is wrong is refused with its path."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.json_form import to_json, to_text
from imports.errors import ImportRefused
from imports.json_form import from_json, from_text
from locales import translator
from tests.cases import each
from tests.strategies import minutes

PARTS = ("participants", "group_sets", "sections")


@given(minutes())
def test_import_gives_back_what_export_wrote(made):
    written = to_text(to_json(made))
    read = from_text(written)
    assert to_text(to_json(read)) == written


@given(minutes())
def test_import_gives_back_every_record(made):
    read = from_json(to_json(made))
    assert read.meeting == made.meeting
    for name in PARTS:
        assert list(getattr(read, name)) == list(getattr(made, name))
    for group_set in made.group_sets:
        assert list(read.groups(group_set.uid)) == list(made.groups(group_set.uid))
    for section in made.sections:
        assert list(read.prompts(section.uid)) == list(made.prompts(section.uid))
        assert list(read.rows(section.uid)) == list(made.rows(section.uid))
        assert list(read.entries(section.uid)) == list(made.entries(section.uid))


def test_keys_stand_in_the_order_of_the_form():
    written = to_json(from_json(FULL))
    assert list(written) == [
        *("format", "uid", "kind", "title", "theme", "organiser", "series", "reference", "date"),
        *("starts", "ends", "opened", "closed", "place", "status", "cancelled", "language", "next"),
        *("participants", "group_sets", "sections", "signatures", "attachments"),
        *("first", "sent", "verified", "announced", "reopened", "dismissed"),
        *("provisional", "answers_order", "answers_by"),
    ]
    section = written["sections"][0]
    assert list(section) == [
        *(
            "uid",
            "number",
            "paragraph",
            "reference",
            "heading",
            "level",
            "appendix",
            "date",
            "form",
        ),
        *(
            "instruction",
            "presenters",
            "group_set",
            "planned",
            "minutes",
            "prompts",
            "rows",
            "entries",
            "verified",
            "holders",
        ),
        *("dots_each", "dots_hidden"),
    ]
    assert list(section["entries"][0]) == [
        *("uid", "kind", "text", "depth", "row", "row_uid", "prompt", "prompt_uid", "speaker"),
        *(
            "speaker_uid",
            "marks",
            "owners",
            "due",
            "due_text",
            "done",
            "clauses",
            "outcome",
            "vote",
        ),
        *("address", "cells", "time", "dots", "links"),
    ]


FULL = {
    "format": "heldag/1",
    "group_sets": [{"groups": [{"label": "A"}, {"label": "B"}]}],
    "sections": [
        {
            "heading": "Questions",
            "form": "questions",
            "group_set": 1,
            "rows": [{"label": "A", "group": "A"}, {"label": "B", "group": "B"}],
            "prompts": [{"text": "Why?"}, {"text": "How?"}],
            "entries": [{"row": "B", "prompt": 2, "text": "So."}, {"row": "A", "text": "Hm."}, {}],
        }
    ],
}
"""A document by hand, without uids."""


def test_a_cell_can_be_named_by_label_and_number():
    entries = to_json(from_json(FULL))["sections"][0]["entries"]
    assert [(e["row"], e["prompt"]) for e in entries] == [("B", 2), ("A", None), (None, None)]


def test_what_is_left_out_is_null_or_as_a_new_meeting_has_it():
    written = to_json(from_json({"format": "heldag/1"}))
    assert written["kind"] == "notes"
    assert written["language"] == "sv"
    assert written["title"] is written["next"] is None
    assert len(written["uid"]) == 26


def test_two_documents_without_uids_get_different_ones():
    assert from_json(FULL).meeting.uid != from_json(FULL).meeting.uid


def test_unknown_fields_are_passed_over():
    made = from_json({"format": "heldag/1", "title": "x", "rev": 7, "entries": "?"})
    assert made.meeting.title == "x"


def test_texts_are_cleaned_on_the_way_in():
    made = from_json({"format": "heldag/1", "title": "a\x1b]0;b\x07\r\nc\ud800 A\u030a"})
    assert made.meeting.title == "a⟨U+001B⟩]0;b⟨U+0007⟩\nc\ufffd Å"


def in_section(**fields):
    return {"format": "heldag/1", "sections": [{"rows": [{"label": "A"}], **fields}]}


def in_entry(**fields):
    return in_section(entries=[{}, fields])


@each(
    ("data", "said"),
    [
        ([], "The document: an object is expected, not […]."),
        ({}, "The document: this is no meeting in heldag's own form."),
        ({"format": "other"}, "The document: this is no meeting in heldag's own form."),
        (
            {"format": "heldag/2"},
            "The document: the form heldag/2 is from another version of heldag.",
        ),
        ({"format": "heldag/1", "title": 3}, "title: a text is expected, not 3."),
        ({"format": "heldag/1", "title": True}, "title: a text is expected, not true."),
        ({"format": "heldag/1", "kind": "poem"}, "kind: “poem” is not known here."),
        ({"format": "heldag/1", "language": "de"}, "language: “de” is not known here."),
        (
            {"format": "heldag/1", "date": "2026-02-30"},
            "date: a date like 2026-03-12 is expected, not “2026-02-30”.",
        ),
        ({"format": "heldag/1", "date": "20260201"}, "date: a date like 2026-03-12 is expected"),
        ({"format": "heldag/1", "starts": "9"}, "starts: a time like 09:00 is expected, not “9”."),
        ({"format": "heldag/1", "next": {"date": 1}}, "next.date: a text is expected, not 1."),
        ({"format": "heldag/1", "next": []}, "next: an object is expected, not […]."),
        ({"format": "heldag/1", "sections": {}}, "sections: a list is expected, not {…}."),
        ({"format": "heldag/1", "sections": [1]}, "sections[0]: an object is expected, not 1."),
        (in_section(level=0), "sections[0].level: a whole number from 1 is expected, not 0."),
        (in_section(level=1.5), "sections[0].level: a whole number from 1 is expected, not 1.5."),
        (in_section(level=True), "sections[0].level: a whole number from 1 is expected, not true."),
        (
            in_section(level=10**30),
            "sections[0].level: a whole number from 1 is expected, not 1000",
        ),
        (in_section(appendix="no"), "sections[0].appendix: true or false is expected, not “no”."),
        (
            in_section(instruction=["a", 1]),
            "sections[0].instruction[1]: a text is expected, not 1.",
        ),
        (in_section(group_set=1), "sections[0].group_set: there is no group set 1."),
        (in_section(rows=[{"group": "Z"}]), "sections[0].rows[0].group: there is no group “Z”."),
        (
            in_section(presenters=[{"name": "Ada", "uid": "P"}]),
            "sections[0].presenters[0].uid: nothing here has the uid “P”.",
        ),
        (in_entry(kind="x"), "sections[0].entries[1].kind: “x” is not known here."),
        (in_entry(row="B"), "sections[0].entries[1].row: the section has no “B”."),
        (in_entry(row_uid="U"), "sections[0].entries[1].row_uid: the section has no “U”."),
        (
            in_section(rows=[{"paused": ["P"]}]),
            "sections[0].rows[0].paused: the section has no “P”.",
        ),
        (in_entry(prompt=1), "sections[0].entries[1].prompt: the section has no “1”."),
        (in_entry(due="x"), "sections[0].entries[1].due: a date like 2026-03-12 is expected"),
        (in_entry(vote={"for": "3"}), "sections[0].entries[1].vote.for: a whole number from 0"),
        (
            in_entry(text="y" * 90, kind=2),
            "sections[0].entries[1].kind: a text is expected, not 2.",
        ),
        (in_entry(kind="y" * 90), f"sections[0].entries[1].kind: “{'y' * 40}…” is not known here."),
        (
            {"format": "heldag/1", "sections": [{"uid": "S"}, {"uid": "S"}]},
            "sections[1].uid: “S” is there twice.",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_path(data, said):
    with pytest.raises(ImportRefused) as refused:
        from_json(data)
    assert translator("en")(refused.value.message).startswith(said)


@each(
    ("text", "said"),
    [
        ("", "The document: not JSON from line 1, column 1."),
        ('{\n "format": heldag', "The document: not JSON from line 2, column 12."),
        ("[" * 200_000, "The document: too many brackets within brackets."),
        ('{"format": "heldag/1", "dots": NaN}', "The document: a number in it cannot be read."),
        ("1" * 5000, "The document: a number in it cannot be read."),
        ("null", "The document: an object is expected, not null."),
    ],
)
def test_a_text_that_is_no_document_is_refused_in_words(text, said):
    with pytest.raises(ImportRefused) as refused:
        from_text(text)
    assert translator("en")(refused.value.message) == said


KEYS = (
    *("sections", "entries", "rows", "prompts", "uid", "row", "prompt", "text", "level", "groups"),
    *("group_sets", "participants", "roles", "moves", "section", "owners", "next", "date", "label"),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6))
def test_anything_else_is_read_or_refused_and_nothing_worse(data):
    try:
        made = from_json({"format": "heldag/1", **data})
    except ImportRefused as refusal:
        said = translator("en")(refusal.message)
    else:
        said = "read"
        assert to_json(from_json(to_json(made))) == to_json(made)
    assert said
