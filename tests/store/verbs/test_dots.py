"""Dots on entries: never fewer than none, one step each, and an order by dots."""

from __future__ import annotations

import pytest

from store.errors import DotsSpent, NotFound
from store.model.minutes import by_dots
from store.verbs import entries, people, sections


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


def test_no_more_dots_are_given_than_those_who_are_there_have(exercise):
    store, meeting, section = exercise.store, exercise.meeting, exercise.section
    uid, other = exercise.entries["A Hur?"], exercise.entries["B Hur?"]
    sections.change(store, meeting, section, dots_each=2)
    assert entries.dot(store, meeting, uid, +9) == 9  # nobody is noted as present
    there = [{"name": name, "attendance": "present"} for name in ("Ada", "Bo")]
    people.add_many(store, meeting, [*there, {"name": "Cia", "attendance": "absent"}])
    with pytest.raises(DotsSpent):
        entries.dot(store, meeting, other, +1)
    assert entries.dot(store, meeting, uid, -6) == 3
    assert entries.dot(store, meeting, other, +1) == 1


def test_the_order_by_dots_keeps_spoken_order_among_equals(exercise):
    for text, dots in (("B Hur?", 2), ("C Varför?", 3), ("A Hur?", 2)):
        entries.dot(exercise.store, exercise.meeting, exercise.entries[text], dots)
    ordered = [e.text for e in by_dots(exercise.read().entries(exercise.section))]
    assert ordered == ["C Varför?", "A Hur?", "B Hur?", "A Varför?", "B Varför?", "C Hur?"]
