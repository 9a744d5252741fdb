"""The countdown on the screens: in the head line, shared, quiet, and without a wait for any key."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.base.widgets.head_line import HeadLine
from screens.live.screen import LiveScreen
from screens.readback.screen import ReadbackScreen
from screens.writing.timing import remaining_words
from store.file import countdown
from store.file.countdown import Countdown
from store.file.store import Store
from store.model.minutes import Minutes
from tests.cases import each
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen, write

T = translator("en")


class Clock:
    """A clock that goes on when told to."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def live(store: Store, meeting: int, settings: ScreenSettings, clock: Clock) -> LiveScreen:
    return LiveScreen(store, meeting, T, settings, clock=clock)


def head_of(app: object) -> str:
    return seen(app).splitlines()[0]  # type: ignore[arg-type]


@each(
    ("left", "words", "over"),
    [
        (900, "15 min left", False),
        (121, "3 min left", False),
        (120, "2:00 left", False),
        (9, "0:09 left", False),
        (0, "time is up", True),
        (-59, "time is up", True),
        (-60, "1 min over", True),
        (-200, "3 min over", True),
        (-7 * 3600, "", False),
        (10**18, f"{-(-(10**18) // 60)} min left", False),
    ],
)
def test_what_is_left_in_words(left: int, words: str, over: bool) -> None:
    assert remaining_words(Countdown("s", left), 0, T) == (words, over)


def test_a_pause_is_said_in_words() -> None:
    assert remaining_words(Countdown("s", None, 600), 5, T) == ("10 min left, paused", False)
    assert remaining_words(None, 5, T) == ("", False)


@pytest.mark.parametrize("size", [(120, 40), SMALL])
async def test_it_is_shown_beside_title_and_state(
    live: LiveScreen, clock: Clock, size: tuple[int, int], saved: Callable[[], Minutes]
) -> None:
    async with shown(live, size) as pilot:
        assert "left" not in head_of(pilot.app)
        place = live.desk.session.place
        write(live, "/minuter 12")
        await until(pilot, lambda: "12 min left" in head_of(pilot.app))
        assert "Planeringsdag" in head_of(pilot.app)
        assert "Saved" in head_of(pilot.app)
        clock.now += 12 * 60 + 185
        await until(pilot, lambda: "3 min over" in head_of(pilot.app))
        assert live.desk.session.place == place
        assert saved().section(place.section).minutes == 12


async def test_nothing_is_drawn_before_the_words_change(live: LiveScreen, clock: Clock) -> None:
    async with shown(live) as pilot:
        write(live, "/minuter 12")
        await until(pilot, lambda: "12 min left" in head_of(pilot.app))
        drawn: list[object] = []
        refresh = live.head.refresh
        live.head.refresh = lambda *a, **k: (drawn.append(a), refresh(*a, **k))  # type: ignore[method-assign,assignment,return-value,func-returns-value]
        clock.now += 20
        clocked = live.head._clock
        live.head.tick()
        assert drawn == [] or live.head._clock != clocked
        clock.now += 60
        live.head.tick()
        assert len(drawn) >= 1


async def test_the_keys_pause_and_give_more(live: LiveScreen, clock: Clock) -> None:
    async with shown(live) as pilot:
        write(live, "/minuter 10")
        type_in(live, "halvt skrivet")
        press(live, "f8")
        await until(pilot, lambda: "10 min left, paused" in head_of(pilot.app))
        clock.now += 3600
        press(live, "ctrl+g", "f8")
        await until(pilot, lambda: "15 min left " in head_of(pilot.app))
        assert live.line.text == "halvt skrivet"


async def test_a_key_without_a_countdown_says_so(live: LiveScreen) -> None:
    async with shown(live) as pilot:
        assert not any(command.id == "live.pause" for command in _there(live))
        press(live, "f8")
        await until_seen(pilot, "No countdown is running.")
        write(live, "/minuter 10")
        assert any(command.id == "live.pause" for command in _there(live))


def _there(live: LiveScreen):  # type: ignore[no-untyped-def]
    from screens.base.palette import available

    return available(live)


async def test_what_another_starts_is_seen_without_moving_anything(
    live: LiveScreen, clock: Clock, other: Store, meeting: int
) -> None:
    async with shown(live) as pilot:
        type_in(live, "en halv rad")
        place = live.desk.session.place
        first = live.desk.minutes.sections[0].uid
        countdown.start(other, meeting, first, 5, clock())
        await until(pilot, lambda: "5 min left" in head_of(pilot.app))
        assert (live.line.text, live.desk.session.place) == ("en halv rad", place)
        clock.now -= 3 * 86400
        await until(pilot, lambda: "4325 min left" in head_of(pilot.app))
        countdown.end(other, meeting)
        await until(pilot, lambda: "left" not in head_of(pilot.app))


async def test_the_projector_and_the_board_show_it(
    live: LiveScreen,
    clock: Clock,
    open_store: Callable[[str], Store],
    other: Store,
    meeting: int,
    settings: ScreenSettings,
) -> None:
    wall = ReadbackScreen(open_store("anna"), meeting, T, settings, clock=clock)
    section = wall.minutes.sections[0].uid
    async with shown(wall, SMALL) as pilot:
        countdown.start(other, meeting, section, 5, clock())
        await until(pilot, lambda: "5 min left" in head_of(pilot.app))
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        await until(pilot, lambda: "5 min left" in head_of(pilot.app))
        clock.now += 260
        await until(pilot, lambda: "0:40 left" in head_of(pilot.app))


async def test_the_agenda_shows_planned_minutes_where_there_is_room(live: LiveScreen) -> None:
    async with shown(live) as pilot:
        write(
            live,
            "# Kort",
            "/minuter 20",
            "# En mycket lång rubrik som inte får plats",
            "/minuter 30",
        )
        await until_seen(pilot, "30 min left")
        lines = [line[:28] for line in seen(pilot.app).splitlines()[1:-4]]
        assert any("Kort" in line and "20 min" in line for line in lines)
        assert not any("30 min" in line for line in lines)


async def test_the_head_keeps_title_date_and_state_in_eighty_columns() -> None:
    from tests.screens.live.test_side_panes import One

    head = HeadLine(lambda: ("12 min left, paused", False))
    async with One(head).run_test(size=(80, 3)) as pilot:
        head.tell(
            "A title that is far too long for the line, and then some words more", "2026-03-12"
        )
        head.say("Saved 12:03")
        await pilot.pause()
        first = head_of(pilot.app)
        assert first.startswith(" A title that is far")
        assert "…  ·  2026-03-12" in first
        assert "Saved 12:03  12 min left, paused  " in first
