"""Reading: a whole meeting, what is new in it, and the list of meetings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from store.errors import NotFound
from store.file.app_windows import drafts, places
from store.file.app_windows.drafts import Field
from store.file.listing import find_meeting, list_meetings
from store.file.reading import load, refresh
from store.file.store import Store
from store.model.records import Named, NextMeeting, Place, Vote
from store.verbs import entries, meetings, people, sections


def test_everything_written_is_read_back_as_it_was(
    store: Store, meeting: int, place: Place
) -> None:
    values: dict[str, Any] = {
        "depth": 2,
        "speaker": "Ordföranden",
        "marks": ("unfinished",),
        "owners": (Named("Klara", "u1"), Named("alla")),
        "due": "2026-12-09",
        "due_text": "9 dec",
        "clauses": ("att ett", "att två"),
        "vote": Vote(5, 2, 1),
        "cells": ("a", "b"),
        "done": True,
    }
    uid = entries.add(store, meeting, place, "action", "Ring [/x] {{ y }}", **values)
    meetings.change(store, meeting, next=NextMeeting("2026-12-09", "13:30", "Rådhuset", None))
    minutes = load(store, meeting)
    entry = minutes.entry(uid)
    assert entry is not None
    assert {name: getattr(entry, name) for name in values} == values
    assert entry.text == "Ring [/x] {{ y }}"
    assert minutes.meeting.next == NextMeeting("2026-12-09", "13:30", "Rådhuset", None)


def test_refresh_brings_in_only_what_is_new_from_every_actor(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    minutes = load(store, meeting)
    bo = open_store("bo")
    uid = entries.add(bo, meeting, place, "note", "från Bo")
    assert refresh(store, minutes) == {("entry", uid)}
    assert [entry.text for entry in minutes.cell(place)] == ["från Bo"]
    entries.delete(bo, meeting, uid)
    refresh(store, minutes)
    assert not len(minutes.cell(place))
    assert refresh(store, minutes) == set()


def test_data_version_tells_of_other_connections(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    bo = open_store("bo")
    before = store.data_version()
    entries.add(store, meeting, place, "note", "egen")
    assert store.data_version() == before
    entries.add(bo, meeting, place, "note", "främmande")
    assert store.data_version() != before


def test_moving_an_entry_moves_it_in_memory_too(store: Store, meeting: int, place: Place) -> None:
    minutes = load(store, meeting)
    row = sections.add_row(store, meeting, str(place.section), "A")
    prompt = sections.add_prompt(store, meeting, str(place.section), "Varför?")
    uid = entries.add(store, meeting, place, "note", "svar")
    refresh(store, minutes)
    cell = Place(place.section, row, prompt)
    entries.move(store, meeting, uid, place=cell)
    refresh(store, minutes)
    assert [e.uid for e in minutes.cell(cell)] == [uid]
    assert not len(minutes.cell(place))
    sections.delete_row(store, meeting, row)
    refresh(store, minutes)
    moved = minutes.entry(uid)
    assert moved is not None
    assert (moved.row, moved.prompt) == (None, prompt)


def test_the_list_puts_undated_meetings_first_and_then_the_newest(store: Store) -> None:
    for title, date in (("vår", "2026-03-01"), ("utan", None), ("höst", "2026-09-01")):
        meetings.create(store, title=title, date=date)
    assert [m.title for m in list_meetings(store)] == ["utan", "höst", "vår"]
    assert [m.title for m in list_meetings(store, limit=1, offset=1)] == ["höst"]


def test_the_list_filters_by_swedish_words_in_any_case(store: Store) -> None:
    meetings.create(store, title="Nämnden för ÄLDRE")
    meetings.create(store, title="Annat")
    assert [m.title for m in list_meetings(store, text="äldre")] == ["Nämnden för ÄLDRE"]


def test_what_is_unfinished_is_found_apart(store: Store) -> None:
    draft = meetings.create(store, title="utkast")
    held = meetings.create(store, title="hållet", status="held")
    done = meetings.create(store, title="klart", status="held")
    meetings.mark_exported(store, done)
    assert {m.id for m in list_meetings(store, unfinished=True)} == {draft, held}
    assert {m.id for m in list_meetings(store, unfinished=False)} == {done}


@pytest.mark.parametrize("status", ["draft", "held"])
def test_what_is_marked_as_done_is_not_unfinished_any_more(store: Store, status: str) -> None:
    meeting = meetings.create(store, title="för länge sedan", status=status)
    meetings.mark_done(store, meeting)
    assert list_meetings(store, unfinished=True) == []
    assert [m.status for m in list_meetings(store, unfinished=False)] == ["held"]


def test_a_deleted_meeting_lies_in_the_trash(store: Store, meeting: int) -> None:
    meetings.delete(store, meeting)
    assert list_meetings(store) == []
    assert [m.id for m in list_meetings(store, deleted=True)] == [meeting]


@pytest.mark.parametrize("name", ["{id}", "vårdag", "VÅRDAG", "2026-04"])
def test_a_meeting_is_found_by_id_or_part_of_title_or_date(store: Store, name: str) -> None:
    meeting = meetings.create(store, title="Stor vårdag", date="2026-04-05")
    meetings.create(store, title="Annan dag", date="2026-05-05")
    assert find_meeting(store, name.format(id=meeting)) == meeting


@pytest.mark.parametrize(
    ("name", "said"), [("dag", "Several"), ("finns ej", "no meeting"), ("", "no")]
)
def test_a_name_that_fits_none_or_several_is_told(store: Store, name: str, said: str) -> None:
    meetings.create(store, title="Stor vårdag")
    meetings.create(store, title="Annan dag")
    with pytest.raises(NotFound, match=said):
        find_meeting(store, name)


def test_an_entry_cannot_lie_in_another_meetings_section(
    store: Store, meeting: int, place: Place
) -> None:
    other = meetings.create(store, title="Annan")
    with pytest.raises(NotFound):
        entries.add(store, other, place, "note", "fel")
    sections.delete(store, meeting, str(place.section))
    with pytest.raises(NotFound):
        entries.add(store, meeting, place, "note", "för sent")


def test_draft_and_place_are_kept_for_each_person(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    line = Field(meeting, "line")
    drafts.keep(store, line, "halv men")
    places.keep_place(store, meeting, place)
    bo = open_store("bo")
    assert drafts.take_over(bo, line) == ""
    assert places.place_of(bo, meeting) == Place()
    store.close()
    again = open_store()
    assert drafts.take_over(again, line) == "halv men"
    assert places.place_of(again, meeting) == place
    drafts.keep(again, line, "")
    assert drafts.take_over(again, line) == ""


def test_writing_without_durability_does_not_last(store: Store, meeting: int) -> None:
    drafts.keep(store, Field(meeting, "line"), "x")
    assert store.one("PRAGMA synchronous") == (2,)


def test_a_whole_meeting_is_taken_in_once(store: Store, open_store: Callable[..., Store]) -> None:
    source = meetings.create(store, title="Källa")
    section = sections.add(store, source, heading="H")
    people.add(store, source, name="Klara")
    entries.add(store, source, Place(section), "note", "rad")
    minutes = load(store, source)
    with pytest.raises(Exception, match="here already"):
        meetings.insert(store, minutes)
