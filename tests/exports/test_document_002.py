"""Document 002, typed as a note-taker would type it, is a complete document with every count in it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from exports import document
from exports.checks import check
from exports.json_form import to_json, to_text
from imports.json_form import from_text
from store.file.reading import load
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import meetings
from tests.exports.reading import headings, lists, words
from tests.exports.typed import part

DOCUMENT = "002"
GROUPS = ["Grupp 1:", "Grupp 2:"]


@pytest.fixture(scope="module")
def written(notes):
    return notes


def section_of(minutes: Minutes, form: str | None = None, *, at: int = 0):
    return [s for s in minutes.sections if s.form == form and not s.appendix][at]


def test_title_and_date_stand_first(typed, written):
    assert headings(written)[0] == (1, typed.meeting.title)
    assert typed.meeting.date == "2018-02-16"
    assert words(written)[1] == "Datum: 16 februari 2018"


def test_fifteen_are_present(typed, written):
    (present,) = lists(part(written, "Närvarande"))
    assert len(present) == 15
    names = [line.partition(",")[0] for line in present]
    assert names == [person.name for person in typed.participants]


def test_four_sections_the_first_three_with_presenters(typed, written):
    tops = [s for s in typed.sections if s.level == 1 and s.heading and not s.appendix]
    assert len(tops) == 4
    assert [text for level, text in headings(written) if level == 2] == [
        *("Närvarande", *(s.heading for s in tops), "Vid anteckningarna"),
        *(f"Bilaga: {s.heading}" for s in typed.sections if s.appendix),
    ]
    assert [len(s.presenters) for s in tops] == [5, 2, 1, 0]
    for section in tops[:3]:
        said = words(part(written, section.heading))[0]
        assert said.startswith("Föredragande: ")
        assert all(person.name in said for person in section.presenters)


def test_five_questions_and_twenty_three_notes_in_four_clusters(typed, written):
    section = section_of(typed, "stickies")
    found = lists(part(written, section.heading))
    assert found[0] == list(section.instruction)
    assert [len(some) for some in found] == [5, 4, 6, 6, 7]
    clusters = [prompt.text for prompt in typed.prompts(section.uid)]
    shown = words(part(written, section.heading))
    assert [text for text in shown if text in clusters] == clusters


def test_one_decision_in_the_section_it_was_made_in(typed, written):
    (decision,) = (e for e in typed.all_entries() if e.kind == "decision")
    assert words(written).count(f"Beslut: {decision.text}") == 1
    assert sum(text.startswith("Beslut: ") for text in words(written)) == 1


def test_seven_answers_of_two_groups_to_five_questions(typed, written):
    section = section_of(typed, "questions")
    shown = words(written)
    asked = [f"{n}. {p.text}" for n, p in enumerate(typed.prompts(section.uid), 1)]
    places = [shown.index(question) for question in asked]
    below = [shown[here:there] for here, there in pairwise([*places, places[-1] + 5])]
    for answers in below[:3]:
        assert [text for text in answers if text in GROUPS] == GROUPS
    assert below[3][1:] == ["inget svar"]
    assert below[4][1:4] == ["Grupp 1:", "inget svar", "Grupp 2:"]


def test_exactly_three_cells_are_reported_empty(typed):
    empty = [c for c in check(typed) if c.check == "empty"]
    assert [(c.row, c.prompt) for c in empty] == [("1", 4), ("1", 5), ("2", 4)]


def test_the_second_group_that_spoke_first_stands_first_where_that_is_asked_for(typed, written):
    in_order = ["Grupp 1:", "Grupp 2:"]
    spoken = document(typed, order="spoken")
    assert groups(typed, written, at=1) == groups(typed, written, at=2) == in_order
    assert groups(typed, spoken, at=1) == in_order[::-1]
    assert groups(typed, spoken, at=2) == in_order


def groups(typed, written, *, at: int):
    shown = words(part(written, section_of(typed, "questions", at=at).heading))
    return [text for text in shown if text in ("Grupp 1:", "Grupp 2:")]


def test_four_labelled_blocks_stand_under_their_groups(typed, written):
    labels = [e.text for e in typed.all_entries() if e.kind == "label" and e.row]
    assert len(labels) == 4
    assert [line.strip("*") for line in written.splitlines() if line.strip("*") in labels] == labels


def test_two_note_takers_and_an_appendix_of_seven_bullets_come_last(typed, written):
    takers = [p.name for p in typed.participants if "note-taker" in p.roles]
    assert len(takers) == 2
    assert part(written, "Vid anteckningarna").split("\n\n")[0].strip() == " och ".join(takers)
    (appendix,) = lists(part(written, headings(written)[-1][1]))
    assert len(appendix) == 7


def test_every_entry_is_there_word_for_word(typed, written):
    shown = "\n".join(words(written))
    entries = list(typed.all_entries())
    assert entries
    assert not [e.text for e in entries if e.text.strip("()") not in shown]


def test_exporting_twice_gives_the_same_bytes(typed, written):
    assert document(typed, "notes").encode() == written.encode()


def test_the_json_read_into_an_empty_file_is_the_same_json(typed, written, tmp_path):
    text = to_text(to_json(typed))
    store = Store.open(tmp_path / "empty.db", actor="bo", create=True)
    again = load(store, meetings.insert(store, from_text(text)))
    store.close()
    assert to_text(to_json(again)) == text
    assert document(again) == written
