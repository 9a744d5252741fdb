"""A step within a step is all or nothing, whatever becomes of the outer one."""

from __future__ import annotations

import pytest

from store.errors import LabelTaken
from store.file.reading import load
from store.file.store import Store
from store.file.undo import undo
from store.verbs import groups


def labels(store: Store, meeting: int, group_set: str) -> list[str]:
    return [group.label for group in load(store, meeting).groups(group_set)]


def refused(store: Store, meeting: int, group_set: str) -> None:
    """Add two groups as one part of a step, of which the second cannot be."""

    def add_both() -> None:
        with store.step(meeting, "add_group"):
            groups.add(store, meeting, group_set, "C")
            groups.add(store, meeting, group_set, "A")

    with pytest.raises(LabelTaken):
        add_both()


def test_a_part_that_fails_leaves_nothing_and_the_step_goes_on(store: Store, meeting: int) -> None:
    group_set = groups.add_set(store, meeting, ["A"])
    with store.step(meeting, "paste"):
        groups.add(store, meeting, group_set, "B")
        refused(store, meeting, group_set)
        groups.add(store, meeting, group_set, "D")
    assert labels(store, meeting, group_set) == ["A", "B", "D"]
    assert undo(store, meeting)
    assert labels(store, meeting, group_set) == ["A"]


def test_a_step_of_which_the_first_part_fails_is_logged_with_what_follows(
    store: Store, meeting: int
) -> None:
    group_set = groups.add_set(store, meeting, ["A"])
    with store.step(meeting, "paste"):
        refused(store, meeting, group_set)
        groups.add(store, meeting, group_set, "B")
    assert labels(store, meeting, group_set) == ["A", "B"]
    assert undo(store, meeting)
    assert labels(store, meeting, group_set) == ["A"]
    assert store.rows("PRAGMA foreign_key_check") == []
