"""A finding is set aside with a reason, and listed again; each is one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.errors import Locked, NotFound, OutOfTurn
from store.file.reading import load_meeting
from store.file.store import Store
from store.file.undo import redo, undo
from store.model.records import Dismissal
from store.verbs import dismissals, status


def kept(store: Store, meeting: int) -> list[tuple[str, str]]:
    return [(one.key, one.reason) for one in load_meeting(store, meeting).dismissed]


def test_a_finding_is_dismissed_with_a_reason(store: Store, meeting: int) -> None:
    dismissals.dismiss(store, meeting, "no-date", "  not set\n yet ")
    dismissals.dismiss(store, meeting, "empty:S:R:P", "[/] left open")
    assert kept(store, meeting) == [("no-date", "not set yet"), ("empty:S:R:P", "[/] left open")]


def test_another_reason_takes_the_place_of_the_first(store: Store, meeting: int) -> None:
    for reason in ("one", "two"):
        dismissals.dismiss(store, meeting, "no-date", reason)
    assert kept(store, meeting) == [("no-date", "two")]


@pytest.mark.parametrize("reason", ["", " ", "\t\n"])
def test_without_a_reason_it_is_refused(store: Store, meeting: int, reason: str) -> None:
    with pytest.raises(OutOfTurn):
        dismissals.dismiss(store, meeting, "no-date", reason)
    assert kept(store, meeting) == []


def test_it_is_listed_again(store: Store, meeting: int) -> None:
    dismissals.dismiss(store, meeting, "no-date", "not set")
    dismissals.dismiss(store, meeting, "no-title", "none")
    dismissals.take_back(store, meeting, "no-date")
    assert load_meeting(store, meeting).dismissed == (Dismissal("no-title", "none"),)
    with pytest.raises(NotFound):
        dismissals.take_back(store, meeting, "no-date")


@pytest.mark.parametrize(
    "verb",
    [
        lambda store, meeting: dismissals.dismiss(store, meeting, "other", "why"),
        lambda store, meeting: dismissals.take_back(store, meeting, "no-date"),
    ],
)
def test_each_is_one_step(store: Store, meeting: int, verb: Callable[[Store, int], None]) -> None:
    dismissals.dismiss(store, meeting, "no-date", "not set")
    before = kept(store, meeting)
    verb(store, meeting)
    after = kept(store, meeting)
    assert after != before
    assert undo(store, meeting)
    assert kept(store, meeting) == before
    assert redo(store, meeting)
    assert kept(store, meeting) == after


def test_verified_minutes_keep_theirs(store: Store, meeting: int) -> None:
    dismissals.dismiss(store, meeting, "no-date", "not set")
    status.verify(store, meeting, "2026-03-12")
    with pytest.raises(Locked):
        dismissals.dismiss(store, meeting, "other", "why")
    with pytest.raises(Locked):
        dismissals.take_back(store, meeting, "no-date")
    assert kept(store, meeting) == [("no-date", "not set")]
