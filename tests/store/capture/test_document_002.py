"""Document 002, typed line by line as a note-taker would, gives every count that it must."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from store.file import forms
from store.model.minutes import Minutes
from store.model.records import Place, Section
from tests.store.capture.conftest import Note
from tests.store.capture.documents import lines_of


@pytest.fixture
def day(note: Note, seeds: Path) -> Minutes:
    """Return the whole day, each line of it carried out."""
    assert note.type("\n".join(lines_of(seeds, "002"))) == []
    return note.minutes


def _tops(day: Minutes) -> list[Section]:
    return [s for s in day.sections if s.level == 1 and s.heading and not s.appendix]


def test_the_date_the_people_and_the_note_takers(day: Minutes) -> None:
    assert day.meeting.date == "2018-02-16"
    assert [p.attendance for p in day.participants] == ["present"] * 15
    assert sum("note-taker" in p.roles for p in day.participants) == 2


def test_four_sections_the_first_three_with_presenters(day: Minutes) -> None:
    tops = _tops(day)
    assert [len(section.presenters) for section in tops] == [5, 2, 1, 0]
    assert all(p.uid for section in tops for p in section.presenters)


def test_sticky_notes_in_four_clusters_under_an_instruction_of_five_questions(day: Minutes) -> None:
    (wall,) = (s for s in day.sections if s.form == "stickies")
    assert len(wall.instruction) == 5
    (room,) = day.rows(wall.uid)
    cells = [day.cell(Place(wall.uid, room.uid, p.uid)) for p in day.prompts(wall.uid)]
    assert [len(cell) for cell in cells] == [4, 6, 6, 7]
    assert {entry.kind for cell in cells for entry in cell} == {"quote"}


def test_one_decision(day: Minutes) -> None:
    assert Counter(entry.kind for entry in day.all_entries())["decision"] == 1


def test_five_questions_to_two_groups_with_seven_cells_filled(day: Minutes) -> None:
    questions = _tops(day)[1]
    rows, prompts = day.rows(questions.uid), day.prompts(questions.uid)
    assert ([row.label for row in rows], len(prompts)) == (["1", "2"], 5)
    empty = [
        (row.label, number)
        for row in rows
        for number, prompt in enumerate(prompts, 1)
        if not len(day.cell(Place(questions.uid, row.uid, prompt.uid)))
    ]
    assert empty == [("1", 4), ("1", 5), ("2", 4)]


def test_no_other_cell_is_reported_empty(day: Minutes) -> None:
    for section in _tops(day)[2:]:
        form = forms.get(section.form)
        assert form is not None
        assert form.report_empty
        for row in day.rows(section.uid):
            for prompt in day.prompts(section.uid):
                assert len(day.cell(Place(section.uid, row.uid, prompt.uid)))


def test_the_second_group_speaks_before_the_first(day: Minutes) -> None:
    discussion = _tops(day)[2]
    spoken = [day.row(entry.row) for entry in day.entries(discussion.uid) if entry.row]
    labels = list(dict.fromkeys(row.label for row in spoken if row))
    assert labels == ["2", "1"]


def test_four_labelled_blocks(day: Minutes) -> None:
    labels = [e.text.rstrip(";") for e in day.all_entries() if e.kind == "label"]
    assert len(labels) == 4
    assert len(set(labels)) == 2


def test_an_appendix_with_seven_bullets(day: Minutes) -> None:
    (appendix,) = (s for s in day.sections if s.appendix)
    assert sum(entry.kind == "bullet" for entry in day.entries(appendix.uid)) == 7


def test_every_word_of_the_document_is_there(day: Minutes, seeds: Path) -> None:
    (file,) = seeds.glob("002_*")
    typed = "\n".join(lines_of(seeds, "002"))
    head = day.meeting
    kept = " ".join(
        (
            *(head.title or "", head.date or ""),
            *(person.name for person in day.participants),
            *(entry.text for entry in day.all_entries()),
            *(section.heading or "" for section in day.sections),
            *(line for section in day.sections for line in section.instruction),
            *(prompt.text for section in day.sections for prompt in day.prompts(section.uid)),
        )
    )
    words = {word.strip(";,.") for word in file.read_text(encoding="utf-8").split()}
    missing = {word for word in words if len(word) > 5 and word in typed and word not in kept}
    assert missing <= {"övning", "Fråga1", "Beslut"}  # these say what is done, not what is said
