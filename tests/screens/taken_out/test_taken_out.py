"""What was taken out of a meeting: from the line of the meeting to its place again."""

from __future__ import annotations

import pytest

from locales import translator
from screens.base.messages import TakenOutAsked
from screens.base.settings import ScreenSettings
from screens.taken_out.screen import TakenOutScreen
from store.file import reading
from store.file.store import Store
from store.verbs import entries
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen


def texts(store: Store, meeting: int) -> list[str]:
    return [entry.text for entry in reading.load(store, meeting).all_entries()]


@pytest.fixture
def out(store: Store, meeting: int, settings: ScreenSettings) -> TakenOutScreen:
    """What was taken out of the meeting: two of its lines."""
    for entry in list(reading.load(store, meeting).all_entries())[:2]:
        entries.delete(store, meeting, entry.uid)
    asked = TakenOutAsked(reading.load(store, meeting))
    return TakenOutScreen(store, asked, translator("en"), settings)


async def test_the_line_narrows_and_enter_brings_back(
    out: TakenOutScreen, store: Store, meeting: int
):
    async with shown(out, SMALL) as pilot:
        await until_seen(pilot, "Vi går igenom dagen.")
        assert "Huset öppnar i september" in seen(pilot.app)
        type_in(out, "GÅR dag")
        await until(pilot, lambda: "Huset öppnar" not in seen(pilot.app))
        press(out, "enter")
        await until_seen(pilot, "“Vi går igenom dagen.” is back where it was.")
        assert texts(store, meeting)[0] == "Vi går igenom dagen."
        assert "Huset öppnar i september" not in texts(store, meeting)
        await until_seen(pilot, "Nothing that was taken out has these words.")
