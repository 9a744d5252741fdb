"""Half-typed texts belong to a window, until it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.app_windows.window import Window
from store.file.reading import load_meeting
from store.file.store import Store
from tests.store.conftest import NewWindow


@pytest.fixture
def line(meeting: int) -> Field:
    return Field(meeting, "line")


def test_a_text_is_of_its_window_until_that_is_gone(new_window: NewWindow, line: Field) -> None:
    one, two = new_window(), new_window()
    assert drafts.keep(one, line, "ett")
    assert drafts.take_over(two, line) == ""
    drafts.keep(two, line, "två")
    one.window.close()
    assert drafts.take_over(two, line) == "två", "its own comes first"
    three, four = new_window(), new_window()
    assert drafts.take_over(three, line) == "ett"
    assert drafts.take_over(four, line) == "", "only one window goes on with it"
    drafts.keep(three, line, "")
    assert drafts.take_over(four, line) == ""


def test_a_text_is_left_beside_a_file_whose_name_leaves_no_room_for_a_folder(
    tmp_path: Path,
) -> None:
    line = Field(0, "line")
    with Store.open(tmp_path / f"{'x' * 245}.db", actor="maja", create=True) as store:
        drafts.keep(store, line, "halv")
        store.window = Window(store.path)  # the next one
        assert drafts.take_over(store, line) == "halv"


def test_older_texts_of_one_field_come_one_after_the_other(
    new_window: NewWindow, line: Field
) -> None:
    for text in ("äldst", "mellan", "nyast"):
        gone = new_window()
        drafts.keep(gone, line, text)
        gone.window.close()
    here, offered = new_window(), []
    while text := drafts.take_over(here, line):
        offered.append(text)
        drafts.keep(here, line, "")
    assert offered == ["nyast", "mellan", "äldst"]


def test_the_fields_with_a_text_are_told_by_what_they_begin_with(
    new_window: NewWindow, meeting: int
) -> None:
    gone, running, here = new_window(), new_window(), new_window()
    drafts.keep(gone, Field(meeting, "entry:A:1"), "a")
    drafts.keep(running, Field(meeting, "entry:B:1"), "b")
    drafts.keep(here, Field(meeting, "entry:C:1"), "c")
    drafts.keep(here, Field(meeting, "line"), "rad")
    gone.window.close()
    left = drafts.fields_left(here, meeting, "entry:")
    assert [field.name for field in left] == ["entry:C:1", "entry:A:1"]


def test_a_text_that_the_database_cannot_take_is_in_the_journal(
    new_window: NewWindow, line: Field, meeting: int
) -> None:
    here, other = new_window(), new_window()
    drafts.keep(here, line, "ha")
    with other.write():
        assert not drafts.keep(here, line, "halv")
        assert drafts.take_over(here, line) == "halv"
        kept = here.journal.drafts
    assert [(uid, text) for uid, _, text in kept] == [(load_meeting(here, meeting).uid, "halv")]
    assert drafts.take_over(here, line) == "halv"
    assert here.journal.drafts == []
    nowhere = ("NOWHERE", kept[0][1], "i ett annat möte")
    assert drafts.take_in(other, "GONE", [*kept, nowhere]) == [nowhere]
    here.window.close()
    drafts.keep(here, line, "")
    assert drafts.take_over(new_window(), line) == "halv"
