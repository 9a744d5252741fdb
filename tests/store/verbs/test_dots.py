"""Dots on entries: never fewer than none, one step each, and an order by dots."""

from __future__ import annotations

import pytest

from store.errors import NotFound
from store.model.minutes import by_dots
from store.verbs import entries


def test_dots_are_given_and_taken_but_never_below_none(exercise, one_step):
    store, meeting = exercise.store, exercise.meeting
    uid = exercise.entries["A Hur?"]
    one_step(lambda: entries.dot(store, meeting, uid, +1))
    assert entries.dot(store, meeting, uid, +1) == 2
    assert entries.dot(store, meeting, uid, -5) == 0
    assert entries.dot(store, meeting, uid, -1) == 0
    assert exercise.read().entry(uid).dots == 0


def test_a_deleted_entry_gets_no_dots(exercise):
    uid = exercise.entries["A Hur?"]
    entries.delete(exercise.store, exercise.meeting, uid)
    with pytest.raises(NotFound):
        entries.dot(exercise.store, exercise.meeting, uid, 1)


def test_the_order_by_dots_keeps_spoken_order_among_equals(exercise):
    for text, dots in (("B Hur?", 2), ("C Varför?", 3), ("A Hur?", 2)):
        entries.dot(exercise.store, exercise.meeting, exercise.entries[text], dots)
    ordered = [e.text for e in by_dots(exercise.read().entries(exercise.section))]
    assert ordered == ["C Varför?", "A Hur?", "B Hur?", "A Varför?", "B Varför?", "C Hur?"]
