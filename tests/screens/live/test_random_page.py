"""Random sessions on the page: whatever two people do, page, file and place agree, and all can be undone."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.errors import StoreError
from store.file import reading, undo
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry
from store.verbs import entries, sections
from tests.screens.hosts import SMALL, press, seen, shown, type_in

BATCH = 4
"""Sessions in one test: an app each."""

FEW, MANY = range(5), range(5, 250)
"""Batches in every run of the tests, and in the long one."""

LINES = (
    *(
        "en rad",
        "b: beslutat",
        "- punkt",
        "å: ring !fre",
        "# Nytt",
        "## Under",
        "C.2: svar",
        "B",
        "A.1",
    ),
    *("/gå 1", "/gå 3", "/flytta först", "/nivå 2", "/rubrik Annat", "2", "p:", "q:", "/slå ihop"),
    *("en lång rad " * 12, "C", ".2", "0", "/grupp D", "/ångra"),
)
KEYS = (
    *(("up",), ("up", "up", "up"), ("down",), ("pageup",), ("pagedown",), ("home",), ("end",)),
    *(("escape",), ("up", "enter", *" mer", "enter"), ("up", "up", "enter", "home", "backspace")),
    *(("up", "enter", "left", "left", "ctrl+n"), ("up", "enter", "end", "delete"), ("f4",)),
    *(("f4", "enter", *" x", "enter"), ("f4", "delete", "enter"), ("f4", "delete", "escape")),
    *(("f9", "up"), ("f9", "down", "enter"), ("f9", "right", "escape"), ("up", "backspace")),
    *(("up", "space", "space"), ("up", "f9", "up", "enter"), ("up", "f9", "pagedown", "escape")),
    *(("up", "tab"), ("up", "ctrl+t", "b"), ("ctrl+z",), ("ctrl+z", "ctrl+z"), ("ctrl+y",)),
    *(("ctrl+f", *"rad", "enter", *" funnen", "enter"), ("ctrl+n",), ("ctrl+l", "ctrl+l")),
)


def somebody_else(rng: Random, store: Store, meeting: int) -> None:
    """Change the meeting as another person."""
    minutes = reading.load(store, meeting)
    written, parts = list(minutes.all_entries()), list(minutes.sections)
    acts: list[Callable[[], object]] = [
        lambda: CaptureSession(store, minutes).submit(rng.choice(LINES)),
        lambda: entries.change(store, meeting, rng.choice(written).uid, text="av en annan"),
        lambda: entries.delete(store, meeting, rng.choice(written).uid),
        lambda: sections.delete(store, meeting, rng.choice(parts).uid),
        lambda: undo.undo(store, meeting),
    ]
    try:
        rng.choice(acts)()
    except (StoreError, IndexError):
        return


def agree(live: LiveScreen, file: Minutes) -> None:
    """The page holds what the file holds, and the place is marked where Enter writes."""
    page = live.pane.page
    shown_ones = [block.part for block in page if isinstance(block.part, Entry)]
    assert sorted(entry.uid for entry in shown_ones) == sorted(
        entry.uid for section in file.sections for entry in file.entries(section.uid)
    )
    assert [block.key for block in page if block.kind == "section"] == [
        section.uid for number, section in enumerate(file.sections) if section.heading or number
    ]
    place = live.desk.session.place
    assert page.here == place
    if any(block.place.section == place.section for block in page):
        assert page[page.index_here()].place.section == place.section


def long(batches: range) -> list[Any]:
    return [pytest.param(batch, marks=pytest.mark.reliability) for batch in batches]


@pytest.mark.parametrize("batch", [*FEW, *long(MANY)])
async def test_page_and_file_agree_and_all_is_undone(
    store: Store, other: Store, meeting: int, settings: ScreenSettings, batch: int
) -> None:
    for seed in range(batch * BATCH, batch * BATCH + BATCH):
        rng = Random(seed)
        live = LiveScreen(store, meeting, translator("sv"), settings)
        async with shown(live, SMALL if seed % 2 else (120, 40)) as pilot:
            for _ in range(40):
                match rng.randrange(6):
                    case 0 | 1:
                        type_in(live, rng.choice(LINES))
                        press(live, "enter")
                        if live.line.text:  # it was refused, and asks or stays
                            press(live, "ctrl+u")
                    case 2 | 3 | 4:
                        press(live, *rng.choice(KEYS))
                    case _ if batch % 2:
                        somebody_else(rng, other, meeting)
                        live.desk.take_in(foreign=True)
                if pilot.app.screen is not live:
                    pilot.app.pop_screen()
            await pilot.pause()
            press(live, "escape", "escape", "escape")
            live.desk.take_in(foreign=True)
            agree(live, reading.load(store, meeting))
            assert "▌" in seen(pilot.app), seed
    if not batch % 2:  # what somebody else has gone on with is not taken back
        while undo.undo(store, meeting) is not None:
            pass
        assert not list(reading.load(store, meeting).all_entries())
