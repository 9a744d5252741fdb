"""Catch first, sort later, on the page: one token a line, the next line of the pile selected each time."""

from __future__ import annotations

import contextlib

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import meetings
from tests.screens.conftest import LINES
from tests.screens.hosts import press, shown, until, until_seen, write

PILE = ("Osorterat: ett", "Osorterat: två", "Osorterat: tre")


def lying(minutes: Minutes) -> dict[str, tuple[str, str | None]]:
    """Return the row and the question that each line of the exercise lies in."""
    found = {}
    for entry in minutes.all_entries():
        row, prompt = minutes.row(entry.row), minutes.prompt(entry.prompt)
        if row is not None:
            found[entry.text] = (row.label, prompt.text if prompt else None)
    return found


@pytest.mark.parametrize("locked", [False, True])
async def test_each_line_of_the_pile_is_sent_by_one_token(
    store: Store, other: Store, settings: ScreenSettings, locked: bool
) -> None:
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in (*LINES, *PILE):
        assert session.submit(line).refusal is None
    live = LiveScreen(store, meeting, translator("en"), settings)
    async with shown(live) as pilot:
        with other.write() if locked else contextlib.nullcontext():
            live.pane.keys.select_uid(
                next(e.uid for e in live.desk.minutes.all_entries() if e.text == "ett")
            )
            for key in ("C", ".", "1"):
                press(live, key)
            await until_seen(pilot, "Enter moves it to Group C · Question 1")
            press(live, "enter")
            assert live.pane.keys.selection.entry.text == "två"
            write(live, ".2", "A.2")
            assert live.pane.keys.mode == "off"
        await until(pilot, lambda: not live.desk.waits)
        assert lying(reading.load(store, meeting)) == {
            "Kaffet": ("A", "Vad fungerar?"),
            "Nycklar": ("B", "Vad saknas?"),
            "ett": ("C", "Vad fungerar?"),
            "två": ("Osorterat", "Vad saknas?"),
            "tre": ("A", "Vad saknas?"),
        }
        press(live, "ctrl+z")
        await until(pilot, lambda: lying(live.desk.minutes)["tre"] == ("Osorterat", None))
