from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from screens.meetings import MeetingsScreen
from screens.messages import ExportAsked, HelpAsked, MeetingChosen
from screens.settings import ScreenSettings
from store import reading
from store.store import Store
from store.verbs import meetings
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen, write


@pytest.fixture
def home(store: Store, settings: ScreenSettings) -> MeetingsScreen:
    return MeetingsScreen(store, translator("en"), settings)


@pytest.fixture
def some(store: Store) -> list[int]:
    made = []
    for n, title in enumerate(("Board", "Network", "Workshop day", "Board again")):
        status = "draft" if n == 2 else "held"
        made.append(meetings.create(store, title=title, date=f"2026-0{n + 1}-10", status=status))
        if n != 2:
            meetings.mark_exported(store, made[-1])
    return made


def opened(pilot) -> list[int]:
    return [asked.meeting_id for asked in pilot.app.asked if isinstance(asked, MeetingChosen)]


async def test_an_empty_home_says_what_to_do_first(home: MeetingsScreen):
    async with shown(home) as pilot:
        await until_seen(pilot, "No meetings here yet.")
        assert "Type a title below and press Enter" in seen(pilot.app)


async def test_only_enter_begins_a_meeting_at_once(home: MeetingsScreen, store: Store):
    async with shown(home) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: opened(pilot) == [1])
    assert reading.load(store, 1).meeting.title is None


async def test_a_title_that_nobody_has_begins_a_meeting(home: MeetingsScreen, store: Store, some):
    async with shown(home) as pilot:
        write(home, "Something new")
        await until(pilot, lambda: opened(pilot))
        new = opened(pilot)[0]
    assert reading.load(store, new).meeting.title == "Something new"
    assert new not in some


async def test_what_is_to_finish_comes_first(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        await until_seen(pilot, "To finish")
        lines = seen(pilot.app).splitlines()
        words = ("Workshop day", "Earlier meetings", "Board again", "Network")
        order = [next(n for n, line in enumerate(lines) if word in line) for word in words]
        assert order == sorted(order)
        await pilot.press("down", "enter")
        await until(pilot, lambda: opened(pilot) == [some[3]])


async def test_typing_finds_and_enter_opens_also_when_typed_ahead(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        write(home, "netw")
        await until(pilot, lambda: opened(pilot) == [some[1]])


async def test_the_list_follows_what_is_typed(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        type_in(home, "board")
        await until(pilot, lambda: "Workshop" not in seen(pilot.app))
        assert "Board again" in seen(pilot.app)
        type_in(home, "xyz")
        await until_seen(pilot, "No meeting fits.")
        press(home, "ctrl+u")
        await until_seen(pilot, "Workshop")


async def test_a_second_click_opens(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        await pilot.click(home.list, offset=(20, 6), times=2)
        await until(pilot, lambda: opened(pilot) == [some[1]])


async def test_delete_and_undo(home: MeetingsScreen, store: Store, some):
    async with shown(home) as pilot:
        press(home, "f8")
        await until_seen(pilot, "“Workshop day” is in the trash")
        assert [m.id for m in reading.list_meetings(store)] == [some[3], some[1], some[0]]
        press(home, "ctrl+z")
        await until_seen(pilot, "“Workshop day” is back")
        assert len(reading.list_meetings(store)) == 4


async def test_a_new_meeting_waits_for_the_lock(home: MeetingsScreen, other: Store, store: Store):
    async with shown(home) as pilot:
        with other.write():
            write(home, "Waiting")
            await until_seen(pilot, "Another program is writing")
        await until(pilot, lambda: opened(pilot))
    assert [m.title for m in reading.list_meetings(store)] == ["Waiting"]


async def test_what_others_make_is_seen(home: MeetingsScreen, other: Store):
    async with shown(home) as pilot:
        meetings.create(other, title="From elsewhere")
        await until_seen(pilot, "From elsewhere")


async def test_export_and_help_are_asked_of_the_app(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        press(home, "f5", "f2")
        await pilot.pause()
        assert [type(asked) for asked in pilot.app.asked] == [ExportAsked, HelpAsked]
        assert pilot.app.asked[0].meeting_id == some[2]


async def test_keys_behind_enter_go_to_the_meeting(store: Store, settings: ScreenSettings, some):
    from screens.live import LiveScreen
    from tests.screens.hosts import Host

    class Switching(Host):
        async def on_meeting_chosen(self, message: MeetingChosen) -> None:
            live = LiveScreen(store, message.meeting_id, translator("en"), settings)
            await self.switch_screen(live)

    home = MeetingsScreen(store, translator("en"), settings)
    async with Switching(home).run_test() as pilot:
        await pilot.pause()
        press(home, "enter", *"first line", "enter", *"half")
        await until(pilot, lambda: isinstance(pilot.app.screen, LiveScreen))
        await until(pilot, lambda: pilot.app.screen.line.text == "half")
    assert [e.text for e in reading.load(store, some[2]).all_entries()] == ["first line"]


@pytest.mark.parametrize("size", [SMALL, (20, 5), (1, 1)])
async def test_any_size(home: MeetingsScreen, some, size: tuple[int, int]):
    async with shown(home, size) as pilot:
        press(home, "down", "pagedown", "up", "pageup", "down", "down", "down", "down")
        await pilot.pause()


async def test_pages_are_read_as_they_are_seen(
    home: MeetingsScreen, store: Store, monkeypatch: pytest.MonkeyPatch
):
    with store.write():
        for n in range(950):
            meetings.create(store, title=f"Meeting {n}", date=f"20{n % 90 + 10}-01-01")
    read: list[int] = []
    listing = reading.list_meetings

    def counted(*args, **options):
        found = listing(*args, **options)
        read.append(len(found))
        return found

    monkeypatch.setattr("store.reading.list_meetings", counted)
    async with shown(home):
        assert sum(read) == 60
        press(home, *["pagedown"] * 4)
        assert sum(read) == 260
        press(home, *["pagedown"] * 50)
        assert sum(read) == 950
        assert home.list.selected is not None


def test_the_trash_is_not_listed(store: Store, some: list[int], saved: Callable[[], object]):
    meetings.delete(store, some[0])
    assert some[0] not in [m.id for m in reading.list_meetings(store)]
