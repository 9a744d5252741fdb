"""Typing lines into meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from store.capture import CaptureSession
from store.file.reading import load
from store.file.store import Store

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
