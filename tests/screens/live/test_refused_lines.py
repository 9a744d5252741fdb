"""A line that cannot be carried out: it stays, is kept where another one is begun, and is taken up again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from screens.base.messages import MeetingChosen
from screens.base.settings import ScreenSettings
from screens.checks.screen import ChecksScreen
from screens.live.screen import LiveScreen
from store.capture.rewriting import given_out
from store.file.app_windows import drafts
from store.file.app_windows.refused_lines import new_refused_field, refused_lines
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import sections
from tests.screens.hosts import press, seen, shown, type_in, until, until_seen, write

Saved = Callable[[], Minutes]
REFUSED = "/datum trettonde"


@pytest.fixture
def kept(store: Store, meeting: int) -> Callable[[], list[str]]:
    """Return a way to read the lines of the meeting that were not carried out."""
    return lambda: [text for _, text in refused_lines(store, meeting)]


def texts(minutes: Minutes) -> list[str]:
    return [entry.text for entry in minutes.all_entries()]


async def test_a_letter_begins_a_new_line_and_the_refused_one_is_kept_and_counted(
    live: LiveScreen, saved: Saved, kept: Callable[[], list[str]]
):
    async with shown(live) as pilot:
        write(live, REFUSED, "Nästa rad", "/gå ingenstans", "Och en till")
        assert texts(saved())[-2:] == ["Nästa rad", "Och en till"]
        assert kept() == [REFUSED, "/gå ingenstans"]
        await until_seen(pilot, "F3: 2 lines not carried out")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("left", "x"), "/datum trettondxe"),
        (("backspace", "x"), "/datum trettondx"),
        (("end", "x"), f"{REFUSED}x"),
        (("home", "space"), f" {REFUSED}"),
        (("space",), f" {REFUSED}"),
        (("enter", "backspace"), "/datum trettond"),
    ],
)
async def test_keys_that_move_or_delete_go_on_with_the_refused_line(
    live: LiveScreen, kept: Callable[[], list[str]], keys: tuple[str, ...], text: str
):
    async with shown(live):
        write(live, REFUSED)
        for key in keys:
            live.line.press(key, " " if key == "space" else key if len(key) == 1 else None)
        assert live.line.text == text
        assert kept() == []


async def test_a_paste_begins_a_new_line_too(live: LiveScreen, kept: Callable[[], list[str]]):
    async with shown(live):
        write(live, REFUSED)
        live.line.take_paste("klistrat")
        assert live.line.text == "klistrat"
        assert kept() == [REFUSED]


async def test_what_is_refused_after_it_had_waited_never_comes_under_a_typing_hand(
    live: LiveScreen, other: Store, saved: Saved, kept: Callable[[], list[str]]
):
    async with shown(live) as pilot:
        with other.write():
            write(live, "/gör om", "/ångra 99999999")
            type_in(live, "halv")
        await until(pilot, lambda: len(kept()) == 2)
        assert live.line.text == "halv"
        type_in(live, " rad")
        press(live, "enter")
        assert texts(saved())[-1] == "halv rad"
        await until(pilot, lambda: not live.desk.store.journal.waits)


async def test_lines_that_cannot_be_kept_in_the_file_are_counted_and_kept_later(
    live: LiveScreen, other: Store, kept: Callable[[], list[str]]
):
    async with shown(live) as pilot:
        write(live, REFUSED)
        with other.write():
            type_in(live, "n")
            assert live.refused.count == 1
        await until(pilot, lambda: kept() == [REFUSED])
        assert live.refused.count == 1


async def test_a_refused_line_is_taken_up_from_the_checks_and_what_was_half_typed_is_kept(
    live: LiveScreen,
    store: Store,
    meeting: int,
    settings: ScreenSettings,
    saved: Saved,
    kept: Callable[[], list[str]],
):
    async with shown(live):
        write(live, REFUSED, "en rad")
        type_in(live, "halv")
    checks = ChecksScreen(store, meeting, translator("en"), settings)
    async with shown(checks) as pilot:
        await until_seen(pilot, f"not carried out: “{REFUSED}”")
        await until_seen(pilot, "Enter takes the line up again · F8 throws it away")
        press(checks, "enter")
        await until(pilot, lambda: pilot.app.asked)
        (asked,) = pilot.app.asked
    assert isinstance(asked, MeetingChosen)
    again = LiveScreen(store, meeting, translator("en"), settings, refused=asked.refused)
    async with shown(again) as pilot:
        assert again.line.text == REFUSED
        assert kept() == [REFUSED, "halv"]
        await until_seen(pilot, "F3: 1 line not carried out")
        press(again, *["backspace"] * len("trettonde"), *"2026-03-12", "enter")
        assert saved().meeting.date == "2026-03-12"
        await until(pilot, lambda: kept() == ["halv"])


async def test_a_refused_line_is_thrown_away_with_the_key_pressed_twice(
    live: LiveScreen,
    store: Store,
    meeting: int,
    settings: ScreenSettings,
    kept: Callable[[], list[str]],
):
    async with shown(live):
        write(live, REFUSED, "en rad")
    checks = ChecksScreen(store, meeting, translator("en"), settings)
    async with shown(checks) as pilot:
        await until_seen(pilot, REFUSED)
        press(checks, "f8", "down", "up", "f8")
        assert kept() == [REFUSED]
        press(checks, "f8")
        await until(pilot, lambda: REFUSED not in seen(pilot.app))
        assert kept() == []


async def test_a_line_that_was_taken_up_and_entered_is_listed_no_more_while_that_waits(
    live: LiveScreen, store: Store, other: Store, meeting: int, settings: ScreenSettings
):
    async with shown(live):
        write(live, REFUSED, "en rad")
    ((name, _),) = refused_lines(store, meeting)
    again = LiveScreen(
        store, meeting, translator("en"), settings, queue=live.desk.queue, refused=name
    )
    checks = ChecksScreen(store, meeting, translator("en"), settings, queue=live.desk.queue)
    after = LiveScreen(store, meeting, translator("en"), settings, queue=live.desk.queue)
    with other.write():
        async with shown(again) as pilot:
            press(again, *["backspace"] * len("trettonde"), *"2026-03-12", "enter")
            await until(pilot, lambda: again.desk.waits)
        async with shown(checks) as pilot:
            await until_seen(pilot, "findings")
            assert REFUSED not in seen(pilot.app)
        async with shown(after):
            assert after.refused.count == 0


async def test_refused_lines_are_thrown_away_while_another_program_writes(
    live: LiveScreen,
    store: Store,
    other: Store,
    meeting: int,
    settings: ScreenSettings,
    kept: Callable[[], list[str]],
):
    async with shown(live):
        write(live, REFUSED, "en rad", "/gå ingenstans", "en till")
    checks = ChecksScreen(store, meeting, translator("en"), settings)
    async with shown(checks) as pilot:
        await until_seen(pilot, REFUSED)
        with other.write():
            for text in (REFUSED, "/gå ingenstans"):
                press(checks, "f8", "f8")
                await until(pilot, lambda text=text: text not in seen(pilot.app))
        await until(pilot, lambda: kept() == [])


async def test_that_a_line_which_a_gone_window_has_left_cannot_be_thrown_away_now_is_said(
    store: Store,
    other: Store,
    meeting: int,
    settings: ScreenSettings,
    kept: Callable[[], list[str]],
):
    drafts.write_text(store, new_refused_field(meeting), REFUSED)
    with other.write():
        other.db.execute("UPDATE draft SET window = 'gone'")
    checks = ChecksScreen(store, meeting, translator("en"), settings)
    async with shown(checks) as pilot:
        await until_seen(pilot, REFUSED)
        with other.write():
            press(checks, "f8", "f8")
            await until_seen(pilot, "Another program is writing just now")
            assert kept() == [REFUSED]
        press(checks, "f8", "f8")
        await until(pilot, lambda: kept() == [])


async def test_a_text_from_an_editor_that_is_refused_late_is_counted_with_the_refused_lines(
    live: LiveScreen, other: Store, meeting: int, saved: Saved, kept: Callable[[], list[str]]
):
    section = saved().sections[0]
    given = given_out(saved(), section)
    lines = ("# Mitt", *(one.line for one in given[1:]))
    async with shown(live) as pilot:
        with other.write():
            live.desk.change("rewrite_lines", given, lines, typed="\n".join(lines))
            sections.rename(other, meeting, section.uid, "Deras", was=section.heading)
        await until(pilot, lambda: kept() == ["\n".join(lines)])
        await until_seen(pilot, "F3: 1 line not carried out")
