"""Whatever keys are pressed on whatever screen: the app stands, and what is written can be read."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.message import Message
from textual.pilot import Pilot

from exports.json_form import to_json, to_text
from locales import translator
from screens.line_screen import LineScreen
from screens.messages import (
    ChecksAsked,
    CompareAsked,
    ExportAsked,
    ImportAsked,
    PeopleAsked,
    ReadbackAsked,
    RegisterAsked,
    SavedAsked,
    SearchAsked,
    TimelineAsked,
    TrashAsked,
)
from store import reading
from store.capture import CaptureSession
from store.listing import list_meetings
from store.store import Store
from store.verbs import meetings
from tests.screens.bombs import BOMBS, CONTROLS
from tests.screens.test_keys import EVERYWHERE, IN_THE_LINE
from tui import settings
from tui.app import HeldagApp
from tui.context import Context

LINES = """
/titel Planeringsdag
/serie Rådet
/kallade Anna Ek (s), Norrby kommun; Bo Al (m), Söderby; Cia Dahl
# Inledning
Vi går igenom dagen.
b: Vi prövar under hösten
å: ring huset +Bo !2026-12-01
f: Vem betalar?
# Gruppernas frågor
/grupper A-C
/övning lappar Frågor
/fråga Vad fungerar?
/fråga Vad saknas?
A.1
Kaffet
Teet
B.2
Nycklar
""".strip().splitlines()

USUAL, TINY = (80, 24), (20, 5)

KEYS = sorted(EVERYWHERE | IN_THE_LINE)
LETTERS = [*"abcdefghijklmnopqrstuvwxyzåäö +-/.:?!#[]123", "space"]
WORDS = [*BOMBS, *CONTROLS, "/tavla", "/personer", "/ångra", "Anna", "type:action", "2026-13-45"]

SCREENS: dict[str, Callable[[int, int], Message | None]] = {
    "live": lambda _one, _two: None,
    "people": lambda _one, _two: PeopleAsked(),
    "register": lambda _one, _two: RegisterAsked(),
    "search": lambda _one, _two: SearchAsked("Bo"),
    "saved": lambda _one, _two: SavedAsked("Bo", lambda _: None),
    "import": lambda _one, _two: ImportAsked(),
    "checks": lambda one, _two: ChecksAsked(one),
    "export": lambda one, _two: ExportAsked(one, "newsletter"),
    "readback": lambda one, _two: ReadbackAsked(one),
    "compare": lambda one, two: CompareAsked(one, two),
    "timeline": lambda _one, _two: TimelineAsked("Rådet"),
    "trash": lambda _one, _two: TrashAsked(),
}
"""What asks the app for each screen, given two meetings."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.chdir(tmp_path)  # a storm may type the name of a file and write it
    with Store.open(tmp_path / "data" / "minutes.db", actor="maja", wait=0) as store:
        yield store


@pytest.fixture
def days(store: Store) -> tuple[int, int]:
    """Two meetings of a series, and one in the trash."""
    made = [meetings.create(store, language="sv", title=title) for title in ("", "", "[/]")]
    for meeting in made[:2]:
        session = CaptureSession(store, reading.load(store, meeting))
        for line in LINES:
            assert session.submit(line).refusal is None, line
    meetings.delete(store, made[2])
    return made[0], made[1]


async def storm(pilot: Pilot[None], keys: random.Random, presses: int) -> None:
    """Press keys at random on whatever screen is on top; leaving it all begins again below."""
    for _ in range(presses):
        screen = pilot.app.screen
        if not isinstance(screen, LineScreen):
            await pilot.press("escape")
            continue
        chance = keys.random()
        if chance < 0.55:
            screen.line.press(keys.choice(KEYS), None)
        elif chance < 0.95:
            letter = keys.choice(LETTERS)
            screen.line.press(letter, " " if letter == "space" else letter)
        else:
            screen.line.take_paste(keys.choice(WORDS))
        if keys.random() < 0.1:
            await pilot.pause()


async def rain(
    store: Store, days: tuple[int, int], name: str, size: tuple[int, int], storms: int
) -> None:
    """Let storms go over a screen; what is written can be read afterwards."""
    shell = HeldagApp(Context(translator("en"), settings.load(), store.path), store, days[0])
    async with shell.run_test(size=size, notifications=True) as pilot:
        for seed in range(storms):
            await pilot.pause()
            asked = SCREENS[name](*days)
            if asked is not None:
                shell.screen.post_message(asked)
                await pilot.pause()
            await storm(pilot, random.Random(f"{name} {seed}"), 200)
            await pilot.pause()
            assert shell.is_running
    for one in list_meetings(store):
        assert to_text(to_json(reading.load(store, one.id)))


@pytest.mark.parametrize("name", SCREENS)
async def test_random_keys_do_not_end_the_app(
    store: Store, days: tuple[int, int], name: str
) -> None:
    await rain(store, days, name, USUAL, storms=1)


@pytest.mark.reliability
@pytest.mark.parametrize("size", [USUAL, TINY], ids=["usual", "tiny"])
@pytest.mark.parametrize("name", SCREENS)
async def test_many_random_keys_do_not_end_the_app(
    store: Store, days: tuple[int, int], name: str, size: tuple[int, int]
) -> None:
    await rain(store, days, name, size, storms=20)
