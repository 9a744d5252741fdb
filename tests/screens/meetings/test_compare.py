from __future__ import annotations

import re

import pytest

from locales import translator
from screens.base.messages import CompareAsked, MeetingChosen
from screens.base.settings import ScreenSettings
from screens.meetings.compare import CompareScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.verbs import meetings
from tests.screens.bombs import BOMBS
from tests.screens.hosts import SMALL, TINY, WIDE, press, seen, shown, sizes, until, until_seen


def meeting_of(store: Store, title: str, day: str, *lines: str) -> int:
    made = meetings.create(store, title=title, date=day, series="Board", language="en")
    session = CaptureSession(store, reading.load(store, made))
    for line in lines:
        assert session.submit(line).refusal is None, line
    return made


@pytest.fixture
def both(store: Store) -> CompareAsked:
    first = meeting_of(store, "January", "2026-01-10", "# Money", "d: We save", "# Old", "d: Gone")
    second = meeting_of(
        store, "February", "2026-02-10", "# New", "a: Call +Anna", "# Money", "d: We spend"
    )
    return CompareAsked(first, second)


@pytest.fixture
def compare(store: Store, both: CompareAsked, settings: ScreenSettings) -> CompareScreen:
    return CompareScreen(store, both, translator("en"), settings)


def line_with(text: str, *words: str) -> bool:
    """Return whether words stand on one line, in this order."""
    return re.search(".*".join(map(re.escape, words)), text) is not None


async def test_the_same_section_stands_side_by_side(compare: CompareScreen):
    async with shown(compare, WIDE) as pilot:
        await until_seen(pilot, "January")
        text = seen(pilot.app)
        assert line_with(text, "January", "│", "February")
        assert line_with(text, "Money", "│", "Money")
        assert line_with(text, "■ We save", "│", "■ We spend")
        assert line_with(text, "│", "→ Call (Anna)")
        assert not line_with(text, "Old", "│", "New")


async def test_where_there_is_little_room_one_stands_above_the_other(compare: CompareScreen):
    async with shown(compare, SMALL) as pilot:
        await until_seen(pilot, "We save")
        assert not line_with(seen(pilot.app), "We save", "We spend")
        press(compare, "tab")
        await until(pilot, lambda: line_with(seen(pilot.app), "We save", "│", "We spend"))
        press(compare, "tab")
        await until(pilot, lambda: not line_with(seen(pilot.app), "We save", "│", "We spend"))


async def test_each_of_them_is_opened_by_key(compare: CompareScreen, both: CompareAsked):
    async with shown(compare) as pilot:
        await until_seen(pilot, "January")
        press(compare, "right")
        await until(pilot, lambda: pilot.app.asked)
        assert pilot.app.asked == [MeetingChosen(both.right)]


async def test_texts_are_shown_as_they_stand(store: Store, settings: ScreenSettings):
    decisions = [f"d: {bomb}" for bomb in BOMBS]
    made = [meeting_of(store, BOMBS[0], "2026-01-10", "# Item", *decisions) for _ in "ab"]
    screen = CompareScreen(store, CompareAsked(*made), translator("en"), settings)
    async with shown(screen) as pilot:
        for bomb in BOMBS:
            await until(pilot, lambda bomb=bomb: seen(pilot.app).count(bomb) >= 2)
        assert seen(pilot.app).count(f" {BOMBS[0]}") == 4  # the title too


async def test_any_size(compare: CompareScreen):
    async with shown(compare, TINY) as pilot:
        async for _ in sizes(pilot, (30, 8)):
            press(compare, "tab", "down", "end", "home", "pagedown", "x")
            await pilot.pause()
