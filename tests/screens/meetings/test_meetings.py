from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from exports import exporting
from locales import translator
from screens.base.messages import (
    CompareAsked,
    ExportAsked,
    HelpAsked,
    MeetingChosen,
    SavedAsked,
    TimelineAsked,
    TrashAsked,
)
from screens.base.palette import available
from screens.base.settings import ScreenSettings
from screens.meetings.screen import MeetingsScreen
from store.capture import CaptureSession
from store.file import listing, reading
from store.file.store import Store
from store.verbs import meetings
from tests.screens.hosts import (
    SMALL,
    TINY,
    key_line,
    press,
    seen,
    shown,
    sizes,
    type_in,
    until,
    until_seen,
    write,
)


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
        await until_seen(pilot, "Type a title and press Enter, and the meeting begins.")
        for way in ("Enter   begin a meeting now", "F8      look at an example", "F9      take in"):
            assert way in seen(pilot.app)
        assert "nothing in it is kept" in seen(pilot.app)
        assert "F8 Example" in key_line(pilot)


async def test_a_meeting_that_is_marked_as_finished_stands_among_the_earlier_ones(
    home: MeetingsScreen, store: Store, some
):
    async with shown(home) as pilot:
        await until(pilot, lambda: home.selected is not None and home.selected.id == some[2])
        home.run_command("meetings.done")
        await until_seen(pilot, "“Workshop day” is finished.")
        await until(pilot, lambda: "ongoing" not in seen(pilot.app).split("Earlier meetings")[0])
        assert "finished" in seen(pilot.app).split("Earlier meetings")[1]
    assert reading.load(store, some[2]).meeting.status == "held"


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


@pytest.mark.parametrize("typed", ["", "workshop"])
async def test_delete_and_undo(home: MeetingsScreen, store: Store, some, typed: str):
    async with shown(home) as pilot:
        type_in(home, typed)
        await until(pilot, lambda: home.listing.shows(typed))
        press(home, "f8")
        await until_seen(pilot, "“Workshop day” is in the trash")
        assert [m.id for m in listing.list_meetings(store)] == [some[3], some[1], some[0]]
        press(home, "ctrl+z")
        await until_seen(pilot, "“Workshop day” is back")
        assert len(listing.list_meetings(store)) == 4


@pytest.mark.parametrize(("key", "name"), [("enter", "Enter"), ("ctrl+n", "^N")])
async def test_a_meeting_that_cannot_begin_now_is_refused_and_its_title_stays(
    home: MeetingsScreen, other: Store, store: Store, key: str, name: str
):
    async with shown(home) as pilot:
        with other.write():
            type_in(home, "New title")
            press(home, key)
            await until_seen(pilot, f"the meeting cannot begin yet. Press {name} again")
            assert home.line.text == "New title"
            assert not store.journal.waits
        press(home, key)
        await until(pilot, lambda: opened(pilot))
    assert [m.title for m in listing.list_meetings(store)] == ["New title"]


async def test_a_meeting_made_in_the_app_has_the_day_as_its_provisional_date(
    home: MeetingsScreen, store: Store
):
    home.writes.moment.at = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
    async with shown(home) as pilot:
        press(home, "ctrl+n")
        await until(pilot, lambda: opened(pilot))
        made = reading.load_meeting(store, opened(pilot)[-1])
        assert (made.title, made.date, made.provisional) == (None, "2026-03-12", "made")


@pytest.mark.parametrize("key", ["enter", "ctrl+n"])
async def test_a_command_of_a_meeting_is_no_title(home: MeetingsScreen, store: Store, key: str):
    async with shown(home) as pilot:
        type_in(home, "/rename Food = Meals")
        press(home, key)
        await until_seen(pilot, "/rename is a command: it is typed in the line of a meeting.")
        assert home.line.text == "/rename Food = Meals"
    assert not listing.list_meetings(store)


async def test_no_meeting_begins_while_something_waits(
    home: MeetingsScreen, other: Store, store: Store, some
):
    async with shown(home) as pilot:
        with other.write():
            press(home, "f8")
            await until_seen(pilot, "Waiting for another program (1)")
            press(home, "ctrl+n", "ctrl+l")
            await until_seen(pilot, "the meeting cannot begin yet")
        await until_seen(pilot, "“Workshop day” is in the trash")
        assert not opened(pilot)
    assert len(listing.list_meetings(store)) == 3


async def test_leaving_at_once_ends_in_order(home: MeetingsScreen):
    async with shown(home) as pilot:
        pilot.app.exit()
        await home._settle()


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
    from screens.live.screen import LiveScreen
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


async def test_any_size(home: MeetingsScreen, some):
    async with shown(home, TINY) as pilot:
        async for _ in sizes(pilot, (20, 5), SMALL):
            press(home, "down", "pagedown", "up", "pageup", "down", "down", "down", "down")
            await pilot.pause()


async def test_pages_are_read_as_they_are_seen(
    settings: ScreenSettings, store: Store, monkeypatch: pytest.MonkeyPatch
):
    with store.write():
        for n in range(950):
            meetings.create(store, title=f"Meeting {n}", date=f"20{n % 90 + 10}-01-01")
    read: list[int] = []
    summaries = listing.read_summaries

    def counted(store, ids):
        read.append(len(ids))
        return summaries(store, ids)

    monkeypatch.setattr("store.file.listing.read_summaries", counted)
    home = MeetingsScreen(store, translator("en"), settings)
    async with shown(home) as pilot:
        assert read == []  # the first page is read as it is shown
        press(home, "end")
        await until(pilot, lambda: home.list.selected == 952)
        await until_seen(pilot, "2010-01-01")
        assert home.selected is not None
        assert home.selected.date == "2010-01-01"
        assert max(read) <= 64
        assert sum(read) <= 128
        press(home, "home")
        assert home.list.selected == 1
        press(home, *["pagedown"] * 60)
        assert home.list.selected == 952


def test_the_trash_is_not_listed(store: Store, some: list[int], saved: Callable[[], object]):
    meetings.delete(store, some[0])
    assert some[0] not in [m.id for m in listing.list_meetings(store)]


@pytest.fixture
def board(store: Store) -> int:
    """A meeting of a series with an open action."""
    made = meetings.create(store, title="Board", series="The board", date="2026-01-10")
    session = CaptureSession(store, reading.load(store, made))
    assert session.submit("å: Call").refusal is None
    return made


async def test_the_next_meeting_of_the_series_begins_with_what_is_open(
    home: MeetingsScreen, store: Store, board: int
):
    async with shown(home) as pilot:
        press(home, "ctrl+l")
        await until(pilot, lambda: opened(pilot))
        new = opened(pilot)[0]
    minutes = reading.load(store, new)
    assert new != board
    assert minutes.meeting.series == "The board"
    assert [e.text for e in minutes.all_entries() if e.kind == "action"] == ["Call"]


async def test_the_meetings_of_the_series_are_shown_alone(home: MeetingsScreen, some, board: int):
    async with shown(home) as pilot:
        await until(pilot, lambda: home.selected is not None)
        for _ in range(len(some)):
            has_series = home.selected.series is not None
            assert ("meetings.series" in {c.id for c in available(home)}) == has_series
            if not has_series:
                press(home, "down")
        assert home.selected.id == board
        home.run_command("meetings.series")
        await until(pilot, lambda: "Network" not in seen(pilot.app))
        assert home.line.text == 'series:"The board"'
        assert "Board" in seen(pilot.app)


# Several in one document --------------------------------------------------------------------------


def exports_asked(pilot) -> list[tuple[int, tuple[int, ...], str | None]]:
    asked = (one for one in pilot.app.asked if isinstance(one, ExportAsked))
    return [(one.meeting_id, one.others, one.profile) for one in asked]


async def test_marked_meetings_are_one_newsletter_in_the_order_of_marking(
    home: MeetingsScreen, some
):
    async with shown(home) as pilot:
        await until_seen(pilot, "Workshop day")
        press(home, "pagedown", " ", "pageup", " ")
        await until_seen(pilot, "2 marked")
        assert list(home.marks) == [some[0], some[2]]
        assert "1 2026-01-10" in seen(pilot.app)
        assert "2 2026-03-10" in seen(pilot.app)
        press(home, "f5")
        await until(pilot, lambda: exports_asked(pilot))
    assert exports_asked(pilot) == [(some[0], (some[2],), "newsletter")]


async def test_marks_are_taken_off_one_by_one_and_all_at_once(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        await until_seen(pilot, "Workshop day")
        press(home, " ", " ")
        assert list(home.marks) == [some[2], some[3]]
        press(home, "pageup", " ")
        assert list(home.marks) == [some[3]]
        press(home, "f5")
        await until(pilot, lambda: exports_asked(pilot) == [(some[3], (), None)])
        press(home, "escape")
        assert not home.marks
        await until(pilot, lambda: "marked" not in seen(pilot.app))


async def test_a_blank_is_typed_where_something_stands_before_it(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        await until_seen(pilot, "Workshop day")
        type_in(home, "board again")
        assert home.line.text == "board again"
        await until(pilot, lambda: home.selected is not None and home.selected.id == some[3])
        press(home, "down", " ")
        assert list(home.marks) == [some[3]]
        assert home.line.text == "board again"
        type_in(home, "x y")
        assert home.line.text == "board againx y"


async def test_a_deleted_meeting_is_not_marked_any_more(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        await until_seen(pilot, "Workshop day")
        press(home, " ", "pageup", "f8")
        await until_seen(pilot, "is in the trash")
        assert not home.marks


async def test_a_title_that_nobody_has_begins_a_meeting_also_when_that_is_seen_already(
    home: MeetingsScreen, store: Store, some
):
    async with shown(home) as pilot:
        type_in(home, "Nobody")
        await until_seen(pilot, "No meeting fits.")
        press(home, "enter")
        await until(pilot, lambda: opened(pilot))
        new = opened(pilot)[0]
    assert reading.load(store, new).meeting.title == "Nobody"


async def test_words_that_narrow_combine_with_text_and_are_offered(
    home: MeetingsScreen, store: Store, some, board: int
):
    async with shown(home) as pilot:
        await until(pilot, lambda: home.listing.shelf is not None)
        type_in(home, "board seri")
        press(home, "tab")
        assert home.line.text == "board series:"
        type_in(home, "the")
        press(home, "tab")
        assert home.line.text == 'board series:"The board"'
        await until(pilot, lambda: "Board again" not in seen(pilot.app))
        assert home.selected is not None
        assert home.selected.id == board
        type_in(home, " is:verified")
        await until_seen(pilot, "No meeting fits.")


async def test_the_selected_meeting_is_shown_beside_the_list(
    home: MeetingsScreen, store: Store, some, board: int
):
    async with shown(home, (112, 24)) as pilot:
        type_in(home, "series:the")
        await until_seen(pilot, "Åtgärd: Call")
        session = CaptureSession(store, reading.load(store, board))
        assert session.submit("b: We begin").refusal is None
        home.listing.renew()
        home.show_preview()
        await until_seen(pilot, "Beslut: We begin")
        press(home, "shift+tab")
        await until_seen(pilot, "**Beslut:** We begin")
        press(home, "shift+tab")
        press(home, "f4")
        await until(pilot, lambda: "Åtgärd: Call" not in seen(pilot.app))
        press(home, "f4")
        await until_seen(pilot, "Åtgärd: Call")


async def test_where_there_is_little_room_the_preview_takes_the_place_of_the_list(
    home: MeetingsScreen, some, board: int
):
    async with shown(home, SMALL) as pilot:
        type_in(home, "series:the")
        await until(pilot, lambda: home.selected is not None and home.selected.id == board)
        assert "Åtgärd: Call" not in seen(pilot.app)
        press(home, "f4")
        await until_seen(pilot, "Åtgärd: Call")
        press(home, "escape")
        await until(pilot, lambda: "Åtgärd: Call" not in seen(pilot.app))
        await until_seen(pilot, "To finish")


async def test_a_preview_that_is_not_wanted_any_more_is_dropped(
    home: MeetingsScreen, some, board: int, monkeypatch: pytest.MonkeyPatch
):
    read: list[int] = []
    read_meetings = exporting.read_meetings

    def counted(store: Store, meetings: list[int]):
        read.extend(meetings)
        return read_meetings(store, meetings)

    monkeypatch.setattr(exporting, "read_meetings", counted)
    async with shown(home) as pilot:
        await until(pilot, lambda: home.preview.meeting)
        press(home, "down", "down", "up")
        assert home.selected is not None
        await until(pilot, lambda: home.preview.meeting == home.selected.id)
    assert read == [some[2], home.selected.id]


async def test_two_meetings_are_compared_one_after_the_other(home: MeetingsScreen, some):
    async with shown(home) as pilot:
        await until_seen(pilot, "To finish")
        press(home, "f3")
        await until_seen(pilot, "Marked; F3 on another meeting compares them.")
        press(home, "f3")
        await until_seen(pilot, "Mark one meeting, and select another one.")
        press(home, "down", "f3")
        await until(pilot, lambda: pilot.app.asked == [CompareAsked(some[2], some[3])])
    assert not home.marks


async def test_timeline_saved_searches_and_trash_are_asked_of_the_app(
    home: MeetingsScreen, some, board: int
):
    async with shown(home) as pilot:
        type_in(home, "series:the")
        await until(pilot, lambda: home.selected is not None and home.selected.id == board)
        for key, expected in (
            ("ctrl+g", TimelineAsked),
            ("ctrl+s", SavedAsked),
            ("ctrl+o", TrashAsked),
        ):
            press(home, key)
            await until(pilot, lambda: pilot.app.asked)
            asked = pilot.app.asked.pop()
            assert isinstance(asked, expected)
            home._leaving = False  # as when the other screen is left
            if isinstance(asked, TimelineAsked):
                assert asked.series == "The board"
            if isinstance(asked, SavedAsked):
                assert asked.text == "series:the"
                asked.use("board again")
                await until(
                    pilot, lambda: home.selected is not None and home.selected.id == some[3]
                )


async def test_several_meetings_go_to_the_trash_one_key_each(
    home: MeetingsScreen, store: Store, some
):
    async with shown(home) as pilot:
        await until_seen(pilot, "To finish")
        press(home, "f8", "f8", "ctrl+z")
        await until_seen(pilot, "“Board again” is back")
    assert {m.id for m in listing.list_meetings(store)} == {some[0], some[1], some[3]}
