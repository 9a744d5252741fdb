"""What is taken out by somebody who has seen it stays where it is not what they have seen any more."""

from __future__ import annotations

from typing import Any

import pytest

from store.errors import Clash
from store.model.records import Named
from store.verbs import entries, people


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "deras"},
        {"kind": "decision"},
        {"owners": (Named("Bo"),)},
        {"clauses": ("att-sats",)},
    ],
)
def test_an_entry_that_says_something_else_by_now_is_not_taken_out(
    exercise: Any, changes: dict[str, Any]
) -> None:
    store, meeting, uid = exercise.store, exercise.meeting, exercise.entries["A Hur?"]
    seen = exercise.read().entry(uid)
    entries.change(store, meeting, uid, **changes)
    with pytest.raises(Clash):
        entries.take_out(store, meeting, seen)
    now = exercise.read().entry(uid)
    assert not now.deleted
    entries.take_out(store, meeting, now)
    assert exercise.read().entry(uid) is None


def test_an_entry_that_says_the_same_is_taken_out_whatever_else_became_of_it(
    exercise: Any, one_step: Any
) -> None:
    store, meeting, uid = exercise.store, exercise.meeting, exercise.entries["A Hur?"]
    seen = exercise.read().entry(uid)
    entries.dot(store, meeting, uid, 1)
    entries.move(store, meeting, uid)
    one_step(lambda: entries.take_out(store, meeting, seen))
    entries.delete(store, meeting, uid)
    entries.take_out(store, meeting, seen)


def test_a_participant_whom_somebody_has_typed_more_of_stays(exercise: Any) -> None:
    store, meeting = exercise.store, exercise.meeting
    uid = people.add(store, meeting, name="Åsa Ek")
    seen = exercise.read().participant(uid)
    people.change(store, meeting, uid, attendance="absent")
    people.change(store, meeting, uid, phone="070-123")
    with pytest.raises(Clash):
        people.take_out(store, meeting, seen)
    people.take_out(store, meeting, exercise.read().participant(uid))
    assert exercise.read().participant(uid) is None
