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
from screens.base.line_screen import LineScreen
from screens.base.messages import (
    ChecksAsked,
    CompareAsked,
    ExportAsked,
    ImportAsked,
    PeopleAsked,
    ReadbackAsked,
    RegisterAsked,
    SavedAsked,
    SearchAsked,
    ThemesAsked,
    TimelineAsked,
    TrashAsked,
)
from screens.base.palette import PALETTE_KEY
from store.capture import CaptureSession
from store.file import reading
from store.file.listing import list_meetings
from store.file.store import Store
from store.verbs import meetings
from tests.screens.base.test_keys import EVERYWHERE, IN_THE_LINE
from tests.screens.bombs import BOMBS, CONTROLS
from tui import settings
from tui.app import HeldagApp
from tui.context import Context
from tui.driver import LenientParser

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

KEYS = sorted(EVERYWHERE | IN_THE_LINE | {PALETTE_KEY})
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
    "themes": lambda _one, _two: ThemesAsked(),
}
"""What asks the app for each screen, given two meetings."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.chdir(tmp_path)  # a storm may type the name of a file and write it
    with Store.open(tmp_path / "data" / "minutes.db", actor="maja", wait=0, create=True) as store:
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
    store: Store, days: tuple[int, int], name: str, size: tuple[int, int], storms: int, presses: int
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
            await storm(pilot, random.Random(f"{name} {seed}"), presses)
            await pilot.pause()
            assert shell.is_running
    for one in list_meetings(store):
        assert to_text(to_json(reading.load(store, one.id)))


@pytest.mark.parametrize("name", SCREENS)
async def test_random_keys_do_not_end_the_app(
    store: Store, days: tuple[int, int], name: str
) -> None:
    await rain(store, days, name, USUAL, storms=1, presses=60)


@pytest.mark.reliability
@pytest.mark.parametrize("size", [USUAL, TINY], ids=["usual", "tiny"])
@pytest.mark.parametrize("name", SCREENS)
async def test_many_random_keys_do_not_end_the_app(
    store: Store, days: tuple[int, int], name: str, size: tuple[int, int]
) -> None:
    await rain(store, days, name, size, storms=20, presses=200)


# As bytes from a terminal, in reads of any size ----------------------------------------------------

WORDS_BEHIND = ["Och", "2026", "[x]", "b", "ja", "ö", "OBS", "[Möte]"]
AROUND = [
    *("", "\x1b", "\x1b\x1b", "\x1b[6~", "\x1b[5~", "\x06\x1b", "\x1bOQ\x1b[6~\x1b"),
    *("\x10\x1b[6~\x1b", "\x10\x10\x1b[5~\x1b[B\x1b", "\x1b[200~\x1b[201~", "\x1b[I\x1b[5;7R"),
]
"""Keys that lead elsewhere and back again, behind which a line is typed."""


def spell(chance: random.Random, number: int) -> tuple[str, str]:
    """Return what is typed for one line, and its text."""
    text = f"{chance.choice(WORDS_BEHIND)} {number}."
    said = f"\x1b[200~{text}\x1b[201~" if chance.random() < 0.3 else text
    return f"{chance.choice(AROUND)}{said}\r", text


def reads_of(data: bytes, chance: random.Random) -> Iterator[bytes]:
    while data:
        size = chance.choice([1, 7, 60, 4096])
        yield data[:size]
        data = data[size:]


async def spelled(store: Store, meeting: int, chance: random.Random, lines: int) -> None:
    """Type lines with other keys between them, and find every one of them in the meeting, in order."""
    before = len([*reading.load(store, meeting).all_entries()])
    typed = [spell(chance, number) for number in range(lines)]
    shell = HeldagApp(Context(translator("en"), settings.load(), store.path), store, meeting)
    async with shell.run_test(size=USUAL, notifications=True) as pilot:
        await pilot.pause()
        parser = LenientParser()
        for read in reads_of("".join(keys for keys, _ in typed).encode(), chance):
            parser.feed(read, shell.post_message)
            if chance.random() < 0.2:
                await pilot.pause()
        parser.tick(shell.post_message, quiet=True)
        for _ in range(500):
            written = [entry.text for entry in reading.load(store, meeting).all_entries()][before:]
            if len(written) == lines:
                break
            await pilot.pause(0.01)
        assert written == [text for _, text in typed]


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_typed_between_any_keys_is_in_the_meeting(store: Store, seed: int) -> None:
    meeting = meetings.create(store, language="en")
    await spelled(store, meeting, random.Random(seed), lines=60)


@pytest.mark.reliability
async def test_much_that_is_typed_between_any_keys_is_in_the_meeting(store: Store) -> None:
    for seed in range(30):
        meeting = meetings.create(store, language="en")
        await spelled(store, meeting, random.Random(f"long {seed}"), lines=100)
