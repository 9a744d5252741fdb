from __future__ import annotations

import json

import pytest

from locales import translator
from screens.export import ExportScreen
from screens.messages import ExportAsked
from screens.settings import ScreenSettings
from store import reading
from store.errors import NotFound
from store.store import Store
from store.verbs import meetings
from tests.screens.hosts import press, seen, shown, type_in, until, until_seen

T = translator("en")


def screen_for(
    store: Store, meeting: int, settings: ScreenSettings, **asked: object
) -> ExportScreen:
    return ExportScreen(store, ExportAsked(meeting, **asked), T, settings)


async def test_checks_preview_and_the_whole_path_are_shown(
    store: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "# Planeringsdag")
        assert "The meeting has no date." in seen(pilot.app)
        assert screen.line.text == str(settings.documents / "Planeringsdag.md")


async def test_enter_writes_and_a_file_that_is_there_asks_first(
    store: Store, meeting: int, settings: ScreenSettings
):
    path = settings.documents / "Planeringsdag.md"
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "# Planeringsdag")
        press(screen, "enter")
        await until_seen(pilot, "Written:")
        assert path.read_text("utf-8").startswith("# Planeringsdag")
        path.write_text("mine", "utf-8")
        press(screen, "enter")
        await until_seen(pilot, "is there already")
        assert path.read_text("utf-8") == "mine"
        press(screen, "enter")
        await until_seen(pilot, "Written:")
        assert path.read_text("utf-8").startswith("# Planeringsdag")
    assert reading.list_meetings(store)[0].exported


async def test_another_name_is_not_replaced_by_a_yes_for_the_first(
    store: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    settings.documents.mkdir()
    for name in ("a.md", "b.md"):
        (settings.documents / name).write_text("mine")
    async with shown(screen) as pilot:
        await until_seen(pilot, "# Planeringsdag")
        press(screen, "ctrl+u")
        type_in(screen, str(settings.documents / "a.md"))
        press(screen, "enter")
        await until_seen(pilot, "is there already")
        press(screen, "ctrl+u")
        type_in(screen, str(settings.documents / "b.md"))
        press(screen, "enter")
        await pilot.pause()
    assert [(settings.documents / n).read_text() for n in ("a.md", "b.md")] == ["mine"] * 2


async def test_closing_writes_the_meeting_as_json_beside_it(
    store: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings, closing=True)
    async with shown(screen) as pilot:
        await until_seen(pilot, "The meeting is closed")
        await until_seen(pilot, "# Planeringsdag")
        press(screen, "enter")
        await until_seen(pilot, "Written:")
    data = json.loads((settings.documents / "Planeringsdag.json").read_text("utf-8"))
    assert data["format"] == "heldag/1"


async def test_what_cannot_be_written_is_said(store: Store, meeting: int, settings: ScreenSettings):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "# Planeringsdag")
        for name, words in (("/nowhere/at/all.md", "There is no folder"), ("", "Write where")):
            press(screen, "ctrl+u")
            type_in(screen, name)
            press(screen, "enter")
            await until_seen(pilot, words)
            assert screen.line.text == name


async def test_profile_and_language(store: Store, meeting: int, settings: ScreenSettings):
    screen = screen_for(store, meeting, settings, profile="no such thing")
    async with shown(screen) as pilot:
        await until_seen(pilot, "no such thing")
        press(screen, "f3", "f4")
        await until_seen(pilot, "in English")
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_what_others_write_is_in_the_preview(
    store: Store, other: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "# Planeringsdag")
        meetings.change(other, meeting, place="Stora salen")
        await until_seen(pilot, "Stora salen")


def test_a_meeting_that_is_not_there_is_refused(store: Store, settings: ScreenSettings):
    with pytest.raises(NotFound):
        screen_for(store, 99, settings)


@pytest.mark.parametrize("size", [(80, 24), (20, 5), (1, 1)])
async def test_any_size(
    store: Store, meeting: int, settings: ScreenSettings, size: tuple[int, int]
):
    async with shown(screen_for(store, meeting, settings), size) as pilot:
        press(pilot.app.screen, "pagedown", "up", "a")
        await pilot.pause()
