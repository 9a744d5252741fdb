from __future__ import annotations

import pytest

from locales import translator
from screens.base.messages import SavedAsked
from screens.base.settings import ScreenSettings
from screens.search.saved import SavedScreen
from store.file.store import Store
from store.search.saved import SavedSearch, save_search, saved_searches
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen, write


@pytest.fixture
def used() -> list[str]:
    return []


@pytest.fixture
def make(store: Store, settings: ScreenSettings, used: list[str]):
    def saved(text: str) -> SavedScreen:
        return SavedScreen(store, SavedAsked(text, used.append), translator("en"), settings)

    return saved


async def test_what_is_looked_for_is_saved_under_the_name_that_is_typed(make, store: Store):
    screen = make("series:Board year:2026")
    async with shown(screen, SMALL) as pilot:
        await until_seen(pilot, "No search is saved yet.")
        type_in(screen, "This year")
        await until_seen(pilot, "Enter saves “series:Board year:2026” under this name")
        write(screen, "")
        await until_seen(pilot, "Saved as “This year”.")
        assert screen.line.text == ""
        assert "series:Board year:2026" in seen(pilot.app)
    assert saved_searches(store) == [SavedSearch("This year", "series:Board year:2026")]


async def test_enter_looks_for_the_selected_one(make, store: Store, used: list[str]):
    save_search(store, "A", "first")
    save_search(store, "B", "second")
    screen = make("")
    async with shown(screen) as pilot:
        await until_seen(pilot, "second")
        press(screen, "down", "enter")
        await until(pilot, lambda: used == ["second"])
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_one_is_forgotten_by_key(make, store: Store):
    save_search(store, "A", "first")
    save_search(store, "B", "second")
    screen = make("")
    async with shown(screen) as pilot:
        await until_seen(pilot, "first")
        press(screen, "f8")
        await until_seen(pilot, "“A” is forgotten.")
        assert saved_searches(store) == [SavedSearch("B", "second")]
        assert screen.selected == SavedSearch("B", "second")


async def test_without_anything_looked_for_a_name_stays_and_it_is_said_why(make, store: Store):
    screen = make("")
    async with shown(screen) as pilot:
        write(screen, "Name")
        await until_seen(pilot, "There is nothing to save")
        assert screen.line.text == "Name"
    assert saved_searches(store) == []


async def test_saving_waits_for_the_lock(make, store: Store, other: Store):
    screen = make("board")
    async with shown(screen) as pilot:
        with other.write():
            write(screen, "Mine")
            await until_seen(pilot, "Waiting for another program (1)")
        await until_seen(pilot, "Saved as “Mine”.")
        assert screen.line.text == ""


async def test_names_and_texts_are_never_markup(make, store: Store):
    save_search(store, "[/x] [@click=app.quit]y", "[bold]z")
    screen = make("[red]")
    async with shown(screen) as pilot:
        await until_seen(pilot, "[/x] [@click=app.quit]y")
        assert "[bold]z" in seen(pilot.app)


async def test_a_command_of_a_meeting_is_no_name(make, store: Store):
    screen = make("first")
    async with shown(screen) as pilot:
        type_in(screen, "/döp om Mat = Fika")
        press(screen, "enter")
        await until_seen(pilot, "is a command: it is typed in the line of a meeting.")
        assert saved_searches(store) == []
        assert screen.line.text == "/döp om Mat = Fika"
