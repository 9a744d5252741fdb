"""The import screen: a path, what is there, and taking it in."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.importing import work as import_work
from screens.importing.path_completion import PathCompletions
from screens.importing.screen import ImportScreen
from store.file.listing import list_meetings
from store.file.store import Store
from tests.screens.hosts import press, seen, shown, type_in, until, until_seen

T = translator("en")
NOTES = "# Planering 2026-03-12\n\n## Närvarande\n\n- Maj Sten\n- Per Alm\n\n## Val\n\nVi talar om salen.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "a.md").write_text(NOTES, "utf-8")
    (folder / "b.md").write_text(NOTES.replace("2026", "2025") + "[/] M\ufffdte\n", "utf-8")
    return folder


async def test_what_would_come_in_is_shown_and_nothing_is_written(
    store: Store, folder: Path, settings: ScreenSettings
) -> None:
    screen = ImportScreen(store, T, settings)
    before = len(list_meetings(store))
    async with shown(screen) as pilot:
        await until_seen(pilot, "Tab completes it")
        type_in(screen, str(folder))
        await until_seen(pilot, "2026-03-12")
        assert "2 people" in seen(pilot.app)
        await until_seen(pilot, "a letter was lost before the file came here")
        assert "Enter takes it in" in seen(pilot.app)
    assert len(list_meetings(store)) == before


async def test_enter_takes_it_in_and_says_what_became_of_it(
    store: Store, folder: Path, settings: ScreenSettings
) -> None:
    screen = ImportScreen(store, T, settings)
    before = len(list_meetings(store))
    (folder / "c.md").write_bytes(b"\x89PNG")
    async with shown(screen) as pilot:
        type_in(screen, str(folder))
        press(screen, "enter")
        await until_seen(pilot, "2 meetings were taken in · 1 document was not")
        assert len(list_meetings(store)) == before + 2
        press(screen, "enter")
        await until_seen(pilot, "is here already")
        await until_seen(pilot, "0 meetings were taken in")
        assert len(list_meetings(store)) == before + 2
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_a_path_to_nothing_says_so(store: Store, settings: ScreenSettings) -> None:
    screen = ImportScreen(store, T, settings)
    async with shown(screen) as pilot:
        press(screen, "enter")
        await until_seen(pilot, "Write the path of a document or a folder.")
        type_in(screen, "/nowhere/at.md")
        await until_seen(pilot, "There is no file")


async def test_a_path_that_is_too_long_says_so(store: Store, settings: ScreenSettings) -> None:
    screen = ImportScreen(store, T, settings)
    async with shown(screen) as pilot:
        screen.line.take_paste("/" + "x" * 300)
        await until_seen(pilot, "cannot be read")
        press(screen, "enter")
        await until_seen(pilot, "1 document was not")
        assert not screen.working


async def test_a_fault_of_the_program_does_not_hold_the_screen(
    store: Store, folder: Path, settings: ScreenSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_more: object) -> object:
        raise RecursionError

    monkeypatch.setattr(import_work, "take_in", broken)
    screen = ImportScreen(store, T, settings)
    async with shown(screen) as pilot:
        type_in(screen, str(folder))
        press(screen, "enter")
        await until_seen(pilot, "A fault in the program ended this.")
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_escape_stops_after_the_document_that_is_coming_in(
    store: Store, folder: Path, settings: ScreenSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    begun = threading.Event()
    real = import_work.take_in

    def slow(*arguments: object, **more: object) -> object:
        begun.set()
        assert goes_on.wait(30)
        return real(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(import_work, "take_in", slow)
    before = len(list_meetings(store))
    screen = ImportScreen(store, T, settings)
    async with shown(screen) as pilot:
        type_in(screen, str(folder))
        press(screen, "enter")
        await until(pilot, begun.is_set)
        press(screen, "escape")
        assert pilot.app.screen is screen
        goes_on.set()
        await until_seen(pilot, "1 meeting was taken in")
        assert not screen.working
    assert len(list_meetings(store)) == before + 1


def test_paths_are_completed_by_name(folder: Path) -> None:
    (folder / "Below").mkdir()
    (folder / "x.exe").write_text("x")
    paths = PathCompletions()
    assert [one.text for one in paths.of(f"{folder}/")] == [
        *(f"{folder}/Below/", f"{folder}/a.md", f"{folder}/b.md")
    ]
    assert [one.text for one in paths.of(f"{folder}/be")] == [f"{folder}/Below/"]
    assert not paths.of(f"{folder}/none/x")
    assert not paths.of("")
