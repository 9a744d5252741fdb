"""The meetings of a series beside each other, and decisions that replace each other."""

from __future__ import annotations

import pytest

from locales import translator
from screens.base.messages import MeetingChosen
from screens.base.palette import available
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.file.reading import load
from store.verbs import meetings
from tests.screens.hosts import seen, shown, until, until_seen, write


def meet(store, day: str, *lines: str, series: str | None = "Rådet") -> int:
    made = meetings.create(store, title=f"Möte {day}", series=series, date=day)
    session = CaptureSession(store, load(store, made))
    for line in lines:
        assert session.submit(line).refusal is None, line
    return made


@pytest.fixture
def three(store) -> list[int]:
    return [
        meet(store, "2026-01-10", "§ 12 Bil", "b: Vi köper en bil"),
        meet(store, "2026-02-10", "§ 4 Cykel", "b: Vi köper en cykel"),
        meet(store, "2026-03-10"),
    ]


def live(store, meeting: int, settings) -> LiveScreen:
    return LiveScreen(store, meeting, translator("en"), settings)


def asked(pilot) -> list[int]:
    return [one.meeting_id for one in pilot.app.asked if isinstance(one, MeetingChosen)]


async def test_the_meetings_before_and_after_are_opened(store, settings, three):
    screen = live(store, three[1], settings)
    async with shown(screen) as pilot:
        screen.run_command("live.previous")
        screen.run_command("live.next")
        await until(pilot, lambda: asked(pilot) == [three[0], three[2]])


async def test_at_the_end_of_a_series_that_is_said(store, settings, three):
    screen = live(store, three[2], settings)
    async with shown(screen) as pilot:
        screen.run_command("live.next")
        await until_seen(pilot, "There is no later meeting of this series yet.")
        assert asked(pilot) == []


async def test_a_meeting_without_series_has_no_such_commands(store, settings):
    screen = live(store, meet(store, "2026-01-10", series=None), settings)
    async with shown(screen):
        assert not {"live.previous", "live.next"} & {c.id for c in available(screen)}


async def test_a_replaced_decision_is_named_at_both(store, settings, three):
    screen = live(store, three[1], settings)
    async with shown(screen) as pilot:
        write(screen, "/ersätter § 12")
        await until_seen(pilot, "replaces § 12, 2026-01-10")
    screen = live(store, three[0], settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "replaced by § 4, 2026-02-10")


async def test_within_a_meeting_the_mark_comes_and_goes(store, settings, three):
    screen = live(store, three[1], settings)
    async with shown(screen) as pilot:
        write(screen, "§ 5 Ändå inte", "b: Ingen cykel", "/ersätter § 4", "/gå 4")
        await until_seen(pilot, "replaced by § 5, 2026-02-10")
        write(screen, "/ångra")
        await until(pilot, lambda: "replaced by" not in seen(pilot.app))
