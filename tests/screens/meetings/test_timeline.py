from __future__ import annotations

import pytest

from locales import translator
from screens.base.messages import MeetingChosen
from screens.base.settings import ScreenSettings
from screens.meetings.timeline import EMPTY, FULL, TimelineScreen, bar
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.verbs import meetings
from tests.screens.hosts import SMALL, WIDE, press, seen, shown, until, until_seen

LINES = ("/present Anna Ek; Bo Al", "/absent Cia Dal", "# Item", "d: Yes", "a: Call", "a: Write")


@pytest.fixture
def series(store: Store) -> list[int]:
    made = []
    for month in (1, 2):
        made.append(
            meetings.create(
                store,
                title=f"Board {month}",
                series="Board",
                date=f"2026-0{month}-10",
                language="en",
            )
        )
        session = CaptureSession(store, reading.load(store, made[-1]))
        for line in LINES[: 5 + (month == 2)]:
            assert session.submit(line).refusal is None, line
    return made


@pytest.fixture
def screen(store: Store, settings: ScreenSettings) -> TimelineScreen:
    return TimelineScreen(store, "Board", translator("en"), settings)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_each_meeting_is_a_row_with_bars_and_figures(
    screen: TimelineScreen, series, size: tuple[int, int]
):
    async with shown(screen, size) as pilot:
        await until_seen(pilot, "2026-01-10")
        lines = seen(pilot.app).splitlines()
        newest = next(line for line in lines if "2026-02-10" in line)
        oldest = next(line for line in lines if "2026-01-10" in line)
        assert lines.index(newest) < lines.index(oldest)
        assert newest.split("2026-02-10")[1].split()[:5] == ["1", FULL * 8, "2", "0", "0"]
        assert "2/3" in newest
        assert ("Board 2" in newest) == (size == WIDE)


async def test_enter_opens_the_meeting(screen: TimelineScreen, series):
    async with shown(screen) as pilot:
        await until_seen(pilot, "2026-01-10")
        press(screen, "down", "enter")
        await until(pilot, lambda: pilot.app.asked == [MeetingChosen(series[0])])


async def test_a_series_without_meetings_says_so(screen: TimelineScreen):
    async with shown(screen) as pilot:
        await until_seen(pilot, "There are no meetings in this series.")
        press(screen, "enter", "down", "x")


def test_a_bar_shows_its_share_and_always_something():
    assert bar(0, 10) == " " * 8
    assert bar(10, 10) == FULL * 8
    assert bar(1, 1000).strip()
    assert bar(2, 8, of=8) == FULL * 2 + EMPTY * 6
    assert bar(3, 0) == " " * 8
    assert len(bar(12, 8)) == 8
