"""Ticking, reassigning and re-dating, in minutes that can be changed and in verified ones."""

from __future__ import annotations

import pytest

from store.errors import NotFound
from store.file.reading import load
from store.file.undo import redo, undo
from store.items import progress
from store.items.items import read_items
from store.model.records import Named
from store.model.shared_records import REGISTER
from store.verbs import entries, meetings, sections


@pytest.fixture
def action(store, meeting, place) -> str:
    return entries.add(
        store, meeting, place, "action", "Ring", owners=(Named("Anna"),), due="2026-02-01"
    )


def state(store, meeting: int) -> tuple[object, ...]:
    (item,) = read_items(store, "action", [meeting])
    return item.state, [owner.name for owner in item.owners], item.due


def written(store, meeting: int) -> tuple[object, ...]:
    (entry,) = load(store, meeting).all_entries()
    return entry.done, [owner.name for owner in entry.owners], entry.due


def test_an_open_meeting_is_changed_itself(store, meeting, action):
    assert progress.tick(store, action) == meeting
    assert written(store, meeting)[0] is True
    assert state(store, meeting)[0] == "done"
    undo(store, meeting)
    assert state(store, meeting)[0] == "open"


@pytest.mark.parametrize("locked", ["meeting", "section"])
def test_verified_minutes_stay_and_the_register_goes_on(store, meeting, place, action, locked):
    if locked == "meeting":
        meetings.change(store, meeting, status="verified")
    else:
        sections.change(store, meeting, place.section, verified="2026-01-20")
    before = load(store, meeting)
    assert progress.tick(store, action) == REGISTER
    assert progress.reassign(store, action, (Named("Bo"),)) == REGISTER
    assert progress.redate(store, action, "2026-05-01", "1 maj") == REGISTER
    assert state(store, meeting) == ("done", ["Bo"], "2026-05-01")
    assert list(load(store, meeting).all_entries()) == list(before.all_entries())
    expected = [("done", ["Bo"], "2026-02-01"), ("done", ["Anna"], "2026-02-01")]
    for one in [*expected, ("open", ["Anna"], "2026-02-01")]:
        assert undo(store, REGISTER)
        assert state(store, meeting) == one
    for _ in range(3):
        assert redo(store, REGISTER)
    assert state(store, meeting) == ("done", ["Bo"], "2026-05-01")


def test_unticking_counts_too_and_nothing_changed_is_no_step(store, meeting, action):
    progress.tick(store, action)
    meetings.change(store, meeting, status="verified")
    progress.tick(store, action, done=False)
    assert state(store, meeting)[0] == "open"
    progress.tick(store, action, done=False)
    undo(store, REGISTER)
    assert state(store, meeting)[0] == "done"


def test_what_is_kept_beside_the_minutes_goes_on_there_when_they_are_opened_again(
    store, meeting, action
):
    meetings.change(store, meeting, status="verified")
    progress.tick(store, action)
    store.db.execute("UPDATE meeting SET status = 'held' WHERE id = ?", [meeting])
    assert progress.redate(store, action, "2026-06-01") == REGISTER
    assert state(store, meeting) == ("done", ["Anna"], "2026-06-01")
    assert written(store, meeting) == (False, ["Anna"], "2026-02-01")


def test_what_is_not_there_cannot_be_ticked(store, meeting, action):
    entries.delete(store, meeting, action)
    with pytest.raises(NotFound):
        progress.tick(store, action)
