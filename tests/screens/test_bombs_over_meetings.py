"""The screens over all meetings: user text is never markup there, and never drives the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from locales import translator
from screens.base.line_screen import LineScreen
from screens.base.messages import CompareAsked, ExportAsked, SavedAsked
from screens.base.settings import ScreenSettings
from screens.checks.screen import ChecksScreen
from screens.export.screen import ExportScreen
from screens.importing.screen import ImportScreen
from screens.meetings.compare import CompareScreen
from screens.meetings.timeline import TimelineScreen
from screens.meetings.trash import TrashScreen
from screens.people.screen import PeopleScreen
from screens.register.screen import RegisterScreen
from screens.search.saved import SavedScreen
from screens.search.screen import SearchScreen
from store.file.store import Store
from store.model.records import Named, Place
from store.verbs import entries, meetings, people, sections
from tests.screens.bombs import MIXED, MIXED_SHOWN
from tests.screens.hosts import press, seen, shown, until, until_seen
from tests.screens.test_bombs import SIZE, nothing_forbidden

T = translator("en")

ALL = {"mixed": MIXED, "endless": "[b]" * 3_000}
"""Each kind of text that drives a careless app, or that cannot be shown as it is."""

SHOWN = {"mixed": MIXED_SHOWN, "endless": "[b][b]"}
"""What is seen of each."""


@pytest.fixture(params=ALL)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def bomb(kind: str) -> str:
    return ALL[kind]


@pytest.fixture
def days(store: Store, bomb: str) -> tuple[int, int]:
    """Two meetings of a series, with the text wherever something can be written."""
    return _day(store, bomb, "2026-01-10"), _day(store, bomb, "2026-02-10")


def _day(store: Store, bomb: str, date: str) -> int:
    meeting = meetings.create(store, title=bomb, place=bomb, series=bomb, date=date, language="en")
    who = {"name": f"N {bomb}", "organisation": bomb, "unit": bomb, "title": bomb, "email": bomb}
    people.add_many(store, meeting, [who])
    section = sections.add(store, meeting, heading=bomb)
    for kind in ("decision", "action", "question", "parked", "note"):
        owners = (Named(bomb),) if kind == "action" else ()
        more = {"owners": owners, "due_text": bomb} if owners else {}
        entries.add(store, meeting, Place(section), kind, bomb, **more)
    entries.add(store, meeting, Place(section), "note", bomb, marks=("unfinished",))
    return meeting


Make = Callable[[Store, ScreenSettings, tuple[int, int], str], LineScreen]

MADE: dict[str, Make] = {
    "people": lambda store, chosen, _days, _bomb: PeopleScreen(store, T, chosen),
    "register": lambda store, chosen, _days, _bomb: RegisterScreen(store, T, chosen),
    "search": lambda store, chosen, _days, bomb: SearchScreen(store, T, chosen, text=bomb),
    "saved": lambda store, chosen, _days, bomb: SavedScreen(
        store, SavedAsked(bomb, lambda _: None), T, chosen
    ),
    "checks": lambda store, chosen, days, _bomb: ChecksScreen(store, days[0], T, chosen),
    "newsletter": lambda store, chosen, days, bomb: ExportScreen(
        store, ExportAsked(days[0], "newsletter", others=days[1:]), T, chosen
    ),
    "compare": lambda store, chosen, days, _bomb: CompareScreen(
        store, CompareAsked(*days), T, chosen
    ),
    "timeline": lambda store, chosen, _days, bomb: TimelineScreen(store, bomb, T, chosen),
    "trash": lambda store, chosen, _days, _bomb: TrashScreen(store, T, chosen),
    "import": lambda store, chosen, _days, _bomb: ImportScreen(store, T, chosen),
}
"""Every screen over all meetings."""

WITH_TEXT = {"people", "register", "checks", "newsletter", "compare", "timeline", "trash"}
"""Those that show what is written in a meeting without being asked for it."""


@pytest.mark.parametrize("name", MADE)
async def test_what_is_written_and_typed_is_shown_as_text(
    *,
    store: Store,
    settings: ScreenSettings,
    days: tuple[int, int],
    kind: str,
    bomb: str,
    name: str,
) -> None:
    if name == "trash":
        meetings.delete(store, days[0])
    screen = MADE[name](store, settings, days, bomb)
    async with shown(screen, SIZE) as pilot:
        if name in WITH_TEXT:
            await until(pilot, lambda: SHOWN[kind] in seen(pilot.app))
        for keys in (["down", "down"], ["enter"], ["tab"], ["end", "f4"], ["escape"]):
            press(screen, *keys)
            await pilot.pause()
            nothing_forbidden(seen(pilot.app))
            if pilot.app.screen is not screen:
                break
        else:
            screen.line.take_paste(bomb)
            press(screen, "enter")
            await pilot.pause()
            nothing_forbidden(seen(pilot.app))
        assert pilot.app.is_running


async def test_a_pasted_list_of_people_is_text(
    store: Store, settings: ScreenSettings, bomb: str
) -> None:
    screen = PeopleScreen(store, T, settings)
    async with shown(screen, SIZE) as pilot:
        await pilot.pause()
        screen.line.take_paste(f"Name;Organisation\nAnna {bomb};{bomb}\n{bomb};x;y\n")
        await until(pilot, lambda: "unreadable" in seen(pilot.app))
        nothing_forbidden(seen(pilot.app))


async def test_the_names_of_files_are_text(
    store: Store, settings: ScreenSettings, tmp_path: Path, bomb: str
) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    name = bomb.replace("/", "_")[:80]
    (folder / f"{name}.md").write_text(f"# A\n\n## {bomb}\n\nB {bomb}\n", "utf-8")
    screen = ImportScreen(store, T, settings)
    async with shown(screen, SIZE) as pilot:
        screen.line.take_paste(f"{folder}/")
        await until_seen(pilot, "1 other entry")
        nothing_forbidden(seen(pilot.app))
        press(screen, "enter")
        await until_seen(pilot, "taken in")
        nothing_forbidden(seen(pilot.app))
