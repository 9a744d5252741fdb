"""A store in a fresh file, a meeting with one section in it, and a way to type lines into meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from store.file.app_windows import drafts, places
from store.file.app_windows.window import Window
from store.file.store import Store
from store.model.records import Place
from store.verbs import meetings, sections
from tests.store.typed_lines import Typing, type_lines

NewWindow = Callable[..., Store]
"""Starts a window of an actor, by default ``anna``, and returns its store."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file will be."""
    return tmp_path / "data" / "heldag.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[..., Store]]:
    """Return a way to open the file as an actor, as often as wanted; all are closed at the end."""
    opened: list[Store] = []

    def open_as(actor: str = "anna", **options: Any) -> Store:
        create = not options.get("readonly")
        opened.append(Store.open(path, actor=actor, **{"create": create, **options}))
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


@pytest.fixture
def new_window(
    open_store: Callable[..., Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NewWindow]:
    """Return a way to start another program at the file, which runs until its window is closed.

    No two texts or places are kept at the same moment.
    """
    moments = count(1)
    for module in (drafts, places):
        monkeypatch.setattr(module, "now", lambda: f"2026-01-01T00:00:00.{next(moments):09}")
    windows: list[Window] = []

    def start(actor: str = "anna") -> Store:
        store = open_store(actor, wait=0)
        store.window = Window(path)
        store.window.open()
        windows.append(store.window)
        return store

    yield start
    for window in windows:
        window.close()


@pytest.fixture
def typing(store: Store) -> Typing:
    """Return a way to type lines into a new meeting, or into one that is there; gives its id."""

    def type_into(text: str, meeting: int | None = None, **head: object) -> int:
        number = meetings.create(store, **head) if meeting is None else meeting
        type_lines(store, number, text)
        return number

    return type_into
