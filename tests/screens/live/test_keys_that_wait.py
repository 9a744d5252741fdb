"""What keys do while nothing can be written becomes what it would have become at once."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs import meetings
from tests.screens.conftest import LINES
from tests.screens.hosts import press, shown, until, write

TALK, ANSWER = ("/gå Inledning",), ("/gå Frågor", "A.1", "flyttas")
"""Where one is before: in plain talk, and in an answer."""
LEFT = ("left",) * 4

Keys = tuple[str, ...]
SCRIPTS: dict[str, tuple[Keys, ...]] = {
    "an edited line is split": (
        ("up", "enter", "home", *"NYA ord ", "enter"),
        ("up", "enter", *LEFT, "ctrl+n", "enter"),
    ),
    "several lines are inserted": (
        ("up", "up", *"ett", "enter"),
        (*"två", "enter"),
        (*"tre", "enter"),
        ("escape", *"sist", "enter"),
    ),
    "a line is moved up and up": (("up", "f9", "up", "up", "enter", "escape"),),
    "a line is moved in and in, and out": (("up", "tab", "tab", "tab", "shift+tab", "escape"),),
    "a mark is set and taken off": (("up", "f8", "f8", "escape"),),
    "a heading is moved in and in": (("f4", "tab", "tab", "escape"),),
    "a heading is renamed twice": (
        ("f4", "enter", *" ett", "enter"),
        ("f4", "enter", *" två", "enter"),
    ),
    "several lines are moved up and up": (
        ("up", "space", "space", "f9", "up", "up", "enter", "escape"),
    ),
    "one goes on where one wrote after an answer was moved": (
        ("up", "f9", "pagedown", "pagedown", "enter", "escape"),
        (*"här igen", "enter"),
    ),
}


def become(minutes: Minutes) -> list[tuple[Any, ...]]:
    """Return the sections and entries, without what differs from run to run."""

    def where(place: Place) -> tuple[Any, ...]:
        row, prompt = minutes.row(place.row), minutes.prompt(place.prompt)
        return (row and row.label, prompt and prompt.text)

    found: list[tuple[Any, ...]] = []
    for section in minutes.sections:
        found.append((section.heading, section.level))
        for entry in minutes.entries(section.uid):
            place = where(Place(entry.section, entry.row, entry.prompt))
            found.append((entry.kind, entry.text, entry.depth, entry.marks, *place))
    return found


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
async def test_the_same_keys_give_the_same_meeting_while_nothing_can_be_written(
    script: Sequence[Keys], store: Store, other: Store, settings: ScreenSettings
) -> None:
    became = []
    for held in (contextlib.nullcontext(), other.write()):
        meeting = meetings.create(store, language="sv")
        session = CaptureSession(store, reading.load(store, meeting))
        assert [session.submit(line).refusal for line in LINES] == [None] * len(LINES)
        live = LiveScreen(store, meeting, translator("en"), settings)
        async with shown(live) as pilot:
            write(live, *ANSWER if "pagedown" in script[0] else TALK)
            with held:
                for keys in script:
                    press(live, *keys)
                    await pilot.pause()
            await until(pilot, lambda live=live: not live.desk.waits)
            became.append(become(reading.load(store, meeting)))
    assert became[1] == became[0]
