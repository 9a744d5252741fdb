"""Meetings of one series, typed as lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from store.capture import CaptureSession
from store.reading import load
from store.store import Store
from store.verbs import meetings

TODAY = date(2026, 3, 1)

Typing = Callable[..., int]


def type_lines(store: Store, meeting: int, text: str) -> None:
    """Type lines into a meeting; none of them may be refused."""
    minutes = load(store, meeting)
    session = CaptureSession(store, minutes, today=lambda: TODAY, now=lambda: time(9))
    for line in text.strip().splitlines():
        outcome = session.submit(line.strip())
        assert outcome.refusal is None, (line, outcome.refusal)
    assert session.finish().refusal is None


@pytest.fixture
def typing(store: Store) -> Typing:
    """Return a way to type lines into a new meeting, or into one that is there; gives its id."""

    def type_into(text: str, meeting: int | None = None, **head: object) -> int:
        number = meetings.create(store, **head) if meeting is None else meeting
        type_lines(store, number, text)
        return number

    return type_into
