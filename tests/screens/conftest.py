"""A store as the app has it, and a meeting with plain talk and an exercise in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import meetings

LINES = """
/titel Planeringsdag
# Inledning
Vi går igenom dagen.
- Huset öppnar i september
b: Vi prövar under hösten
# Gruppernas frågor
/grupper A-C
/övning frågor Frågor
/fråga Vad fungerar?
/fråga Vad saknas?
A.1
Kaffet
B.2
Nycklar
""".strip().splitlines()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file will be."""
    return tmp_path / "data" / "heldag.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[[str], Store]]:
    """Return a way to open the file as an actor, without waiting for locks."""
    opened: list[Store] = []

    def open_as(actor: str = "anna") -> Store:
        opened.append(Store.open(path, actor=actor, wait=0, create=True))
        return opened[-1]

    yield open_as
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[str], Store]) -> Store:
    """Return the app's store."""
    return open_store("anna")


@pytest.fixture
def other(store: Store, open_store: Callable[[str], Store]) -> Store:
    """Return the store of somebody else."""
    return open_store("bo")


@pytest.fixture
def meeting(store: Store) -> int:
    """Return a meeting with two items and an exercise of three groups and two questions."""
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in LINES:
        assert session.submit(line).refusal is None, line
    return meeting


@pytest.fixture
def settings(tmp_path: Path) -> ScreenSettings:
    """Return the choices of a person without any."""
    return ScreenSettings(tmp_path / "documents")


@pytest.fixture
def live(store: Store, meeting: int, settings: ScreenSettings) -> LiveScreen:
    """Return the live screen of the meeting, in English."""
    return LiveScreen(store, meeting, translator("en"), settings)


@pytest.fixture
def saved(store: Store, meeting: int) -> Callable[[], Minutes]:
    """Return a way to read what is in the file."""
    return lambda: reading.load(store, meeting)
