"""A store in a fresh file, and a meeting with one section in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.records import Place
from store.store import Store
from store.verbs import meetings, sections


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file will be."""
    return tmp_path / "data" / "heldag.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[..., Store]]:
    """Return a way to open the file as an actor, as often as wanted; all are closed at the end."""
    opened: list[Store] = []

    def open_as(actor: str = "anna", **options: Any) -> Store:
        opened.append(Store.open(path, actor=actor, **options))
        return opened[-1]

    yield open_as
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    """Return a store whose actor is ``anna``."""
    return open_store()


@pytest.fixture
def meeting(store: Store) -> int:
    """Return the id of a meeting."""
    return meetings.create(store, title="Planeringsdag")


@pytest.fixture
def place(store: Store, meeting: int) -> Place:
    """Return a section of plain talk."""
    return Place(sections.add(store, meeting, heading="Inledning"))
