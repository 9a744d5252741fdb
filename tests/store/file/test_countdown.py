"""The countdown of a meeting: kept in the file, seen by all, outside of undo, at any time of day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import NotFound
from store.file import countdown
from store.file.countdown import Countdown
from store.file.store import Store
from store.file.undo import undo
from store.model.records import Place
from store.verbs import sections

NOW = 1_790_000_000.4


def left(store: Store, meeting: int, at: float = NOW) -> int | None:
    found = countdown.read(store, meeting)
    return found.seconds_left(at) if found else None


@pytest.fixture
def running(store: Store, meeting: int, place: Place) -> Store:
    """Return a store whose meeting has a countdown of a quarter of an hour."""
    assert place.section is not None
    countdown.start(store, meeting, place.section, 15, NOW)
    return store


def test_it_counts_down_and_on(running: Store, meeting: int) -> None:
    assert left(running, meeting) == 900
    assert left(running, meeting, NOW + 60) == 840
    assert left(running, meeting, NOW + 1000) == -100


def test_others_see_it_and_it_is_there_after_a_restart(
    running: Store, meeting: int, open_store: Callable[..., Store]
) -> None:
    other = open_store("bo")
    seen = other.data_version()
    countdown.extend(running, meeting, 5, NOW)
    assert other.data_version() != seen
    assert left(other, meeting) == 1200


def test_a_pause_keeps_what_is_left(running: Store, meeting: int) -> None:
    assert countdown.pause_or_go_on(running, meeting, NOW + 300)
    assert left(running, meeting, NOW + 5000) == 600
    countdown.extend(running, meeting, -5, NOW + 5000)
    assert left(running, meeting, NOW + 9000) == 300
    assert not countdown.pause_or_go_on(running, meeting, NOW + 9000)
    assert left(running, meeting, NOW + 9100) == 200


def test_more_time_for_one_that_is_over_counts_from_now(running: Store, meeting: int) -> None:
    countdown.extend(running, meeting, 5, NOW + 1200)
    assert left(running, meeting, NOW + 1200) == 300
    countdown.extend(running, meeting, -10, NOW + 1200)
    assert left(running, meeting, NOW + 1200) == 0


def test_without_a_countdown_there_is_nothing_to_change(store: Store, meeting: int) -> None:
    countdown.end(store, meeting)
    with pytest.raises(NotFound):
        countdown.extend(store, meeting, 5, NOW)
    with pytest.raises(NotFound):
        countdown.pause_or_go_on(store, meeting, NOW)


def test_undo_passes_it_over_and_a_deleted_section_takes_it_along(
    running: Store, meeting: int, place: Place
) -> None:
    assert place.section is not None
    sections.delete(running, meeting, place.section)
    assert countdown.read(running, meeting) is None
    undo(running, meeting)
    assert left(running, meeting) == 900
    countdown.end(running, meeting)
    assert countdown.read(running, meeting) is None


@given(st.none() | st.integers(-(2**62), 2**62), st.floats(-1e15, 1e15))
def test_no_clock_makes_it_fail(ends: int | None, at: float) -> None:
    assert isinstance(Countdown("s", ends).seconds_left(at), int)
