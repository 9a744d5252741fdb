"""A small archive typed in the capture language, and ways to look in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.search.finding import Hits, find
from store.search.indexer import bring_up_to_date
from store.verbs import meetings

Typed = Callable[..., int]
Look = Callable[..., list[str]]


def type_lines(store: Store, *lines: str, **head: object) -> int:
    meeting = meetings.create(store, **head)
    session = CaptureSession(store, reading.load(store, meeting))
    for line in lines:
        assert session.submit(line).refusal is None, line
    return meeting


def go_on(store: Store, meeting: int, *lines: str) -> None:
    session = CaptureSession(store, reading.load(store, meeting))
    for line in lines:
        assert session.submit(line).refusal is None, line


def texts(found: Hits) -> list[str]:
    return [(hit.text or hit.people).split("\n")[0] for hit in found.hits]


@pytest.fixture(params=["indexed", "in the tail", "in a long tail", "half"])
def settle(
    request: pytest.FixtureRequest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    """Bring the index up to date, or not at all, or a part of it: what is found must be the same."""
    if request.param == "in a long tail":
        monkeypatch.setattr("store.search.unindexed_lines._MANY", 0)
    seconds = None if request.param == "indexed" else -1.0

    def act() -> None:
        if request.param == "half":
            from store.search.indexer import Slices

            Slices(store, 5).write_next()
        else:
            bring_up_to_date(store, slice_=3, seconds=seconds)

    return act


@pytest.fixture
def look(store: Store, settle: Callable[[], None]) -> Look:
    """Return a way to look for something and get the texts of the hits."""

    def act(query: str, **options: object) -> list[str]:
        settle()
        return texts(find(store, query, **options))  # type: ignore[arg-type]

    return act


HEADS = (
    ("Styrelsemöte i maj", "Styrelsen", "2024-05-10", "minutes", "verified"),
    ("Styrelsemöte i juni", "Styrelsen", "2025-06-10", "minutes", "draft"),
    ("Nätverket får mat", "Nätverk A/B", "2025-01-10", "notes", "held"),
    ("Vårdcentralen: Fars dag", None, "2023-11-12", "documentation", "cancelled"),
    ("Odaterat", None, None, "notes", "held"),
)


@pytest.fixture
def some(store: Store) -> dict[str, int]:
    """Return the ids of some meetings by their titles."""
    made = {}
    for title, series, date, kind, status in HEADS:
        made[title] = meetings.create(
            store, title=title, series=series, date=date, kind=kind, status=status
        )
    return made
