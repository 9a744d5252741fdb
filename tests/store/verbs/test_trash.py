"""A meeting goes to the trash and comes back, whoever has put it there."""

from __future__ import annotations

from collections.abc import Callable

from store.file.listing import list_meetings
from store.file.reading import load
from store.file.store import Store
from store.file.undo import undo
from store.model.records import Place
from store.verbs import entries, meetings


def test_anybody_brings_a_meeting_back_whole(
    open_store: Callable[..., Store], meeting: int, place: Place
) -> None:
    anna, bo = open_store("anna"), open_store("bo")
    entries.add(anna, meeting, place, "note", "sagt")
    meetings.delete(anna, meeting)
    meetings.restore(bo, meeting)
    assert [m.id for m in list_meetings(bo)] == [meeting]
    assert [e.text for e in load(bo, meeting).all_entries()] == ["sagt"]


def test_undo_in_a_meeting_that_came_back_goes_on_with_what_was_written(
    store: Store, meeting: int, place: Place
) -> None:
    entries.add(store, meeting, place, "note", "sagt")
    meetings.delete(store, meeting)
    meetings.restore(store, meeting)
    undo(store, meeting)
    assert [m.id for m in list_meetings(store)] == [meeting]
    assert not list(load(store, meeting).all_entries())


def test_what_is_not_in_the_trash_stays_as_it_is(store: Store, meeting: int) -> None:
    before = load(store, meeting).seq
    meetings.restore(store, meeting)
    assert load(store, meeting).seq == before
