"""The checks on the screen: what was found, going there, dismissing with a reason, and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exports.checks import Finding, check, open_ones
from locales import translator
from screens.base.messages import ChecksAsked, ExportAsked, HelpAsked, MeetingChosen
from screens.base.settings import ScreenSettings
from screens.checks.screen import ChecksScreen
from screens.export.screen import ExportScreen
from screens.live.screen import LiveScreen
from store.errors import NotFound
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry, Place
from store.verbs import dismissals, entries, meetings, status
from tests.screens.hosts import TINY, press, seen, shown, sizes, type_in, until, until_seen, write

T = translator("en")
SIZES = [(120, 40), (80, 24)]
HOLE = "Group C has not answered question 1"


@pytest.fixture
def screen(store: Store, meeting: int, settings: ScreenSettings) -> ChecksScreen:
    return ChecksScreen(store, meeting, T, settings)


def findings(store: Store, meeting: int) -> list[Finding]:
    return check(reading.load(store, meeting))


def unfinished(store: Store, meeting: int) -> Entry:
    """Mark the first line of the meeting as unfinished, and return it."""
    first = next(iter(reading.load(store, meeting).all_entries()))
    entries.change(store, meeting, first.uid, marks=("unfinished",))
    return first


async def select(pilot, screen: ChecksScreen, words: str) -> None:
    """Go down the list to the finding of these words."""
    await until_seen(pilot, words)
    press(screen, "home")
    for _ in range(50):
        found = screen.list.selected
        if found is not None and words in T(found.text):
            return
        press(screen, "down")
    raise AssertionError(words)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Checks: Planeringsdag", "The meeting has no date.", HOLE, "F8 Dismiss")),
        ("sv", ("Planeringsdag", "Mötet saknar datum.", "Grupp C har inte svarat på fråga 1")),
    ],
)
async def test_what_was_found_is_listed(
    store: Store,
    meeting: int,
    settings: ScreenSettings,
    size: tuple[int, int],
    language: str,
    words: tuple[str, ...],
):
    async with shown(ChecksScreen(store, meeting, translator(language), settings), size) as pilot:
        for each in words:
            await until_seen(pilot, each)


async def test_a_finding_leads_to_its_place_and_entry(
    store: Store, meeting: int, screen: ChecksScreen
):
    first = unfinished(store, meeting)
    async with shown(screen) as pilot:
        await select(pilot, screen, "unfinished")
        press(screen, "enter")
        await until(pilot, lambda: pilot.app.asked)
        assert pilot.app.asked == [MeetingChosen(meeting, Place(first.section), first.uid)]


@pytest.mark.parametrize("placed", [True, False])
async def test_the_live_screen_begins_there_with_the_entry_highlighted(
    store: Store, meeting: int, settings: ScreenSettings, placed: bool
):
    first = unfinished(store, meeting)
    for n in range(60):
        entries.add(store, meeting, Place(first.section), "note", f"line {n}")
    place = Place(first.section if placed else None)
    live = LiveScreen(store, meeting, T, settings, place=place, entry=first.uid)
    async with shown(live) as pilot:
        await until_seen(pilot, first.text)
        assert live.pane.keys.selection.entry.uid == first.uid
        assert live.desk.session.place == Place(first.section)
        type_in(live, "x")
        assert live.line.text == "x"


async def test_a_place_that_is_gone_is_not_gone_to(
    store: Store, meeting: int, settings: ScreenSettings
):
    live = LiveScreen(store, meeting, T, settings, place=Place("gone"), entry="gone")
    async with shown(live) as pilot:
        await until_seen(pilot, "Nycklar")


async def test_a_finding_is_dismissed_with_a_reason_and_taken_back_by_the_same_key(
    store: Store, meeting: int, screen: ChecksScreen
):
    async with shown(screen) as pilot:
        await select(pilot, screen, "no date")
        press(screen, "f8")
        await until_seen(pilot, "Why?")
        write(screen, "the day is  not set")
        await until_seen(pilot, "Dismissed: 1")
        await until_seen(pilot, "Dismissed because: the day is not set")
        assert "no-date" not in [one.check for one in open_ones(findings(store, meeting))]
        assert screen.list.selected.check != "no-date"
        press(screen, "end", "f8")
        await until(pilot, lambda: "Dismissed: 1" not in seen(pilot.app))
        assert reading.load_meeting(store, meeting).dismissed == ()


async def test_all_of_it_typed_ahead_does_the_same(
    store: Store, meeting: int, screen: ChecksScreen
):
    async with shown(screen) as pilot:
        await select(pilot, screen, "no date")
        press(screen, "f8")
        write(screen, "not set")
        press(screen, "f8")
        write(screen, "also not")
        kept = reading.load_meeting(store, meeting).dismissed
        assert [one.reason for one in kept] == ["not set", "also not"]
        assert len({one.key for one in kept}) == 2
        await until_seen(pilot, "Dismissed: 2")


async def test_keys_that_come_before_the_findings_wait_for_them(
    store: Store, meeting: int, screen: ChecksScreen
):
    async with shown(screen) as pilot:
        press(screen, "f8")
        write(screen, "not set")
        await until_seen(pilot, "Dismissed because: not set")
        assert [one.key for one in reading.load_meeting(store, meeting).dismissed] == ["no-date"]


async def test_an_empty_reason_is_refused_and_a_half_typed_one_is_gone_on_with(
    store: Store, meeting: int, settings: ScreenSettings, screen: ChecksScreen
):
    async with shown(screen) as pilot:
        await select(pilot, screen, "no date")
        press(screen, "f8")
        write(screen, " ")
        await until_seen(pilot, "Write why it is dismissed.")
        type_in(screen, "half")
        press(screen, "escape")
        await until_seen(pilot, "Esc once more drops what is written")
        press(screen, "escape")
        assert screen.line.text == ""
        assert screen.is_current
        press(screen, "f8")
        assert screen.line.text == ""
        assert reading.load_meeting(store, meeting).dismissed == ()
        type_in(screen, "half")
    again = ChecksScreen(store, meeting, T, settings)
    async with shown(again) as pilot:
        await until(pilot, lambda: again.line.text == "half")
        write(again, " way")
        assert reading.load_meeting(store, meeting).dismissed[0].reason == "half way"
        press(again, "ctrl+z", "home", "f8")
        assert again.line.text == ""


async def test_a_dismissal_is_undone_and_done_again(
    store: Store, meeting: int, screen: ChecksScreen
):
    async with shown(screen) as pilot:
        await select(pilot, screen, "no date")
        press(screen, "f8")
        write(screen, "not set")
        press(screen, "ctrl+z")
        await until_seen(pilot, "Undone: a finding dismissed")
        assert reading.load_meeting(store, meeting).dismissed == ()
        press(screen, "ctrl+y")
        await until_seen(pilot, "Dismissed: 1")
        assert [one.reason for one in reading.load_meeting(store, meeting).dismissed] == ["not set"]


async def test_verified_minutes_keep_their_findings(
    store: Store, meeting: int, screen: ChecksScreen
):
    status.verify(store, meeting, "2026-03-12")
    async with shown(screen) as pilot:
        await select(pilot, screen, "no date")
        press(screen, "f8")
        await until_seen(pilot, "The minutes are verified.")
        assert not screen.drops_by_escape


async def test_it_follows_what_others_write(
    store: Store, other: Store, meeting: int, screen: ChecksScreen
):
    async with shown(screen) as pilot:
        await select(pilot, screen, HOLE)
        meetings.change(other, meeting, date="2026-03-12")
        await until(pilot, lambda: "no date" not in seen(pilot.app))
        assert HOLE in T(screen.list.selected.text)


async def test_a_reason_waits_for_the_lock_and_shows_at_once(
    store: Store, other: Store, meeting: int, screen: ChecksScreen
):
    async with shown(screen) as pilot:
        await select(pilot, screen, "no date")
        press(screen, "f8")
        with other.write():
            write(screen, "not set")
            assert screen.line.text == ""
            await until_seen(pilot, "Waiting for another program (1)")
            press(screen, "escape")
            await pilot.pause()
            assert not reading.load_meeting(store, meeting).dismissed
        await until(pilot, lambda: reading.load_meeting(store, meeting).dismissed)
    assert [one.reason for one in reading.load_meeting(store, meeting).dismissed] == ["not set"]


async def test_letters_and_pastes_do_nothing_in_the_list(screen: ChecksScreen):
    async with shown(screen) as pilot:
        await until_seen(pilot, "no date")
        type_in(screen, "abc")
        assert screen.line.text == ""
        press(screen, "f2")
        await until(pilot, lambda: pilot.app.asked)
        assert isinstance(pilot.app.asked[0], HelpAsked)
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


@pytest.mark.parametrize("way", ["/kontroll", "/checks", "f3"])
async def test_they_are_asked_for_from_the_live_screen(live: LiveScreen, meeting: int, way: str):
    async with shown(live) as pilot:
        if way.startswith("/"):
            write(live, way)
        else:
            press(live, way)
        await until(pilot, lambda: pilot.app.asked)
        assert pilot.app.asked == [ChecksAsked(meeting)]
        assert live.line.text == ""


async def test_the_export_lists_what_is_not_dismissed_and_leads_to_the_checks(
    store: Store, meeting: int, settings: ScreenSettings
):
    (no_date,) = (one for one in findings(store, meeting) if one.check == "no-date")
    dismissals.dismiss(store, meeting, no_date.key, "not set")
    screen = ExportScreen(store, ExportAsked(meeting), T, settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "Dismissed: 1")
        assert "no date" not in seen(pilot.app)
        press(screen, "f3")
        await until(pilot, lambda: pilot.app.asked)
        assert pilot.app.asked == [ChecksAsked(meeting)]


async def test_the_export_knows_what_was_dismissed_above_it(
    store: Store, meeting: int, settings: ScreenSettings, screen: ChecksScreen
):
    export = ExportScreen(store, ExportAsked(meeting), T, settings)
    async with shown(export) as pilot:
        await until_seen(pilot, "The meeting has no date.")
        pilot.app.push_screen(screen)
        await select(pilot, screen, "no date")
        press(screen, "f8")
        write(screen, "not set")
        await until_seen(pilot, "Dismissed because: not set")
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is export)
        await until_seen(pilot, "Dismissed: 1")
        assert "no date" not in seen(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_list_is_gone_through_to_its_end(
    store: Store, meeting: int, screen: ChecksScreen, size: tuple[int, int]
):
    section = reading.load(store, meeting).sections[0].uid
    for n in range(60):
        text = f"number {n} " + "and a long line of words " * 6
        entries.add(store, meeting, Place(section), "note", text, marks=("unfinished",))
    async with shown(screen, size) as pilot:
        await until_seen(pilot, "unfinished")
        for key, words in (("end", "number 59"), ("home", "no date"), ("pagedown", "unfinished")):
            press(screen, key)
            await until_seen(pilot, words)
            assert "▌" in seen(pilot.app)
        for _ in range(70):
            press(screen, "down")
            await until(pilot, lambda: "▌" in seen(pilot.app))


async def test_the_live_screen_takes_in_what_was_undone_above_it(
    live: LiveScreen, store: Store, meeting: int, screen: ChecksScreen
):
    async with shown(live) as pilot:
        write(live, "one more")
        pilot.app.push_screen(screen)
        await until_seen(pilot, "no date")
        press(screen, "ctrl+z", "escape")
        await until(pilot, lambda: pilot.app.screen is live)
        await until(pilot, lambda: "one more" not in seen(pilot.app))


def test_a_meeting_that_is_not_there_is_refused(store: Store, settings: ScreenSettings):
    with pytest.raises(NotFound):
        ChecksScreen(store, 99, T, settings)


async def test_what_was_written_is_no_markup(
    store: Store, meeting: int, settings: ScreenSettings, saved: Callable[[], Minutes]
):
    first = next(iter(saved().all_entries()))
    entries.change(store, meeting, first.uid, text="[/] [@click=app.quit]x", marks=("unfinished",))
    async with shown(ChecksScreen(store, meeting, T, settings)) as pilot:
        await until_seen(pilot, "[/] [@click=app.quit]x")


async def test_any_size(screen: ChecksScreen):
    async with shown(screen, TINY) as pilot:
        async for _ in sizes(pilot, (20, 5)):
            await until(pilot, lambda: screen.list.selected)
            press(screen, "pagedown", "up", "end", "f8", "a", "escape")
            await pilot.pause()
