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

ARRIVAL = ("/gå Inledning", "/kommer Greta Moburg 9:40")
TALK, ANSWER = ("/gå Inledning",), ("/gå Frågor", "A.1", "flyttas")
"""Where one is before: in plain talk, and in an answer."""
LEFT = ("left",) * 4
OVER_THE_NAME = ("up", "enter", *("left",) * 6, "backspace")

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
    "the line of somebody who comes is edited twice": (
        (*OVER_THE_NAME, "k", "enter"),
        (*OVER_THE_NAME, "g", "end", "backspace", "5", "enter"),
    ),
    "the line of somebody who comes is edited and stays with another name": (
        (*OVER_THE_NAME, "k", "enter"),
        ("up", "enter", "end", "backspace", "5", "enter"),
    ),
    "somebody who comes goes instead": (
        ("up", "enter", "home", *("delete",) * 7, *"/leaves", "enter"),
        ("up", "enter", "end", "backspace", "5", "enter"),
    ),
    "one goes on where one wrote after an answer was moved": (
        ("up", "f9", "pagedown", "pagedown", "enter", "escape"),
        (*"här igen", "enter"),
    ),
}


def before_of(script: Sequence[Keys]) -> tuple[str, ...]:
    """Return what is typed before keys: where they act, and whose line they edit."""
    if "pagedown" in script[0]:
        return ANSWER
    return ARRIVAL if "enter" in script[0][1:2] and "backspace" in script[1] else TALK


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
            speaker = minutes.participant(entry.speaker_uid)
            spoken = (entry.speaker, speaker and speaker.name, entry.time)
            found.append((entry.kind, entry.text, entry.depth, entry.marks, *spoken, *place))
    found += [(one.name, [move.way for move in one.moves]) for one in minutes.participants]
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
            write(live, *before_of(script))
            with held:
                for keys in script:
                    press(live, *keys)
                    await pilot.pause()
            await until(pilot, lambda live=live: not live.desk.waits)
            became.append(become(reading.load(store, meeting)))
    assert became[1] == became[0]
