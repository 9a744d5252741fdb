from __future__ import annotations

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.meetings.trash import TrashScreen
from store.file import listing
from store.file.store import Store
from store.verbs import meetings
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen


@pytest.fixture
def trash(store: Store, settings: ScreenSettings) -> TrashScreen:
    return TrashScreen(store, translator("en"), settings)


@pytest.fixture
def thrown(store: Store) -> list[int]:
    """Two meetings in the trash, and one that is not."""
    made = [
        meetings.create(store, title=title, date=f"2026-0{n}-10")
        for n, title in enumerate(("Board", "Network", "Kept"), 1)
    ]
    for meeting in made[:2]:
        meetings.delete(store, meeting)
    return made


def living(store: Store) -> list[int]:
    return [meeting.id for meeting in listing.list_meetings(store)]


async def test_an_empty_trash_says_so(trash: TrashScreen):
    async with shown(trash) as pilot:
        await until_seen(pilot, "The trash is empty.")
        press(trash, "enter", "ctrl+z")
        await until_seen(pilot, "There is nothing to undo.")


async def test_enter_brings_one_back_and_undo_puts_it_there_again(
    trash: TrashScreen, store: Store, thrown
):
    board, network, kept = thrown
    async with shown(trash, SMALL) as pilot:
        await until_seen(pilot, "Network")
        assert "Kept" not in seen(pilot.app)
        press(trash, "down", "enter")
        await until_seen(pilot, "“Board” is back among the meetings.")
        assert living(store) == [kept, board]
        press(trash, "ctrl+z")
        await until_seen(pilot, "“Board” is in the trash again.")
        assert living(store) == [kept]
        await until(pilot, lambda: "2026-01-10" in seen(pilot.app))
        assert trash.selected is not None
        assert trash.selected.id == network


async def test_typing_finds_in_the_trash_only(trash: TrashScreen, store: Store, thrown):
    async with shown(trash) as pilot:
        type_in(trash, "boa")
        await until(pilot, lambda: "Network" not in seen(pilot.app) and "Board" in seen(pilot.app))
        press(trash, "enter")
        await until_seen(pilot, "“Board” is back")
        await until_seen(pilot, "No meeting in the trash fits.")
    assert thrown[0] in living(store)


async def test_a_meeting_waits_for_the_lock(trash: TrashScreen, other: Store, store: Store, thrown):
    async with shown(trash) as pilot:
        await until_seen(pilot, "Network")
        with other.write():
            press(trash, "enter")
            await until_seen(pilot, "Waiting for another program (1)")
        await until(pilot, lambda: thrown[1] in living(store))


async def test_what_others_throw_away_is_seen(trash: TrashScreen, other: Store, thrown):
    async with shown(trash) as pilot:
        await until_seen(pilot, "Network")
        meetings.delete(other, thrown[2])
        await until_seen(pilot, "Kept")
