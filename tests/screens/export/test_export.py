from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from exports.contents import meeting_in
from exports.exporting import PreparedDocument, WrittenDocument, write_out
from exports.style import Arrangement, arrangement_for
from locales import message, translator
from screens.base.messages import ExportAsked
from screens.base.palette import available
from screens.base.settings import ScreenSettings
from screens.base.write_queue import WriteQueue
from screens.export import screen as export
from screens.export.screen import ExportScreen, Previewed, look
from store.errors import DiskFull, NotFound
from store.file import listing, reading
from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.model.records import Place
from store.series.known_series import find_series
from store.verbs import entries, meetings, sections
from store.waiting.change import Change
from tests.screens.hosts import SMALL, TINY, press, seen, shown, sizes, type_in, until, until_seen

T = translator("en")


def screen_for(
    store: Store, meeting: int, settings: ScreenSettings, **asked: object
) -> ExportScreen:
    return ExportScreen(store, ExportAsked(meeting, **asked), T, settings)


async def until_reads(pilot: Pilot[Any], heading: str) -> None:
    """Wait until a heading stands in the preview, without its signs."""
    wanted = re.compile(rf"^(?:.* {{2,}}| ){re.escape(heading)} *[┃│]?$", re.MULTILINE)
    await until(pilot, lambda: wanted.search(seen(pilot.app)))


async def test_checks_preview_and_the_whole_path_are_shown(
    store: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        assert "The meeting has no date." in seen(pilot.app)
        assert screen.line.text == str(settings.documents / "Planeringsdag.md")


async def test_how_answers_stand_is_remembered_for_the_series_and_leaves_the_path(
    store: Store, settings: ScreenSettings, tmp_path: Path
):
    meeting = meetings.create(store, title="Planeringsdag", series="Nätverket")
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        screen.line.begin_with(str(tmp_path / "eget.md"))
        press(screen, "ctrl+l", "ctrl+l")
        assert screen.line.text == str(tmp_path / "eget.md")
        assert find_series(store, "Nätverket") is None
        press(screen, "enter")
        await until_seen(pilot, "answers stand so in “Nätverket” from now on")
    series, head = find_series(store, "Nätverket"), reading.load_meeting(store, meeting)
    assert arrangement_for(meeting=head, series=series) == Arrangement(by="groups")
    assert head.answers_by is None
    again = screen_for(store, meeting, settings)
    async with shown(again) as pilot:
        await until_seen(pilot, "group by group")
        press(again, "enter")
        await until_seen(pilot, "Written:")
        assert "from now on" not in seen(pilot.app)


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_how_answers_stand_can_be_read_in_a_small_window(
    store: Store, settings: ScreenSettings, language: str
):
    title, t = "Planeringsdag för Kajbiblioteket och alla dess vänner", translator(language)
    meeting = meetings.create(store, title=title)
    screen = ExportScreen(store, ExportAsked(meeting, closing=True), t, settings)
    async with shown(screen, SMALL) as pilot:
        for words in ("question by question", "group by group", "groups as they spoke"):
            press(screen, "ctrl+l")
            said = t("Answers: {how}", how=t(words))
            await until(pilot, lambda said=said: seen(pilot.app).count(said) == 2)
        press(screen, "ctrl+l")
        await until_seen(pilot, t("as the form of the exercise has them"))
        assert t("groups as they spoke") not in seen(pilot.app)


@pytest.mark.parametrize("status", ["draft", "verified"])
async def test_how_answers_stand_is_remembered_for_a_meeting_in_no_series(
    store: Store, settings: ScreenSettings, status: str
):
    meeting = meetings.create(store, title="Planeringsdag", status=status)
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        press(screen, "ctrl+l", "ctrl+l", "enter")
        await until_seen(pilot, "answers stand so in this meeting from now on")
    again = screen_for(store, meeting, settings)
    async with shown(again) as pilot:
        await until_seen(pilot, "group by group")
        press(again, "enter", "enter")
        await until_seen(pilot, "Written:")
        assert "from now on" not in seen(pilot.app)


async def test_enter_writes_and_a_file_that_is_there_asks_first(
    store: Store, meeting: int, settings: ScreenSettings
):
    path = settings.documents / "Planeringsdag.md"
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
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
    assert listing.list_meetings(store)[0].exported


async def test_what_is_written_is_said_where_the_file_cannot_note_it(
    store: Store, meeting: int, settings: ScreenSettings, monkeypatch: pytest.MonkeyPatch
):
    def full(*_arguments: object) -> None:
        raise DiskFull(message("The disk is full."))

    monkeypatch.setattr(meetings, "mark_exported", full)
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        press(screen, "enter")
        await until_seen(pilot, "Written:")
        assert "The disk is full" not in seen(pilot.app)


async def test_what_a_stopped_writer_has_left_is_taken_away(
    store: Store, meeting: int, settings: ScreenSettings
):
    settings.documents.mkdir()
    left = settings.documents / ".heldag-0123456789abcdef.part"
    left.write_text("# Plan", "utf-8")
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        press(screen, "enter")
        await until_seen(pilot, "Written:")
    assert not left.exists()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold every document back until the event is set."""
    ready = threading.Event()

    def look_late(*arguments: object) -> Previewed:
        assert ready.wait(30)
        return look(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(export, "look", look_late)
    yield ready
    ready.set()


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the paths that have been written to, as often as they have been."""
    paths: list[Path] = []

    def counted(
        prepared: PreparedDocument, path: Path, documents: Path, **more: bool
    ) -> WrittenDocument:
        paths.append(path)
        return write_out(prepared, path, documents, **more)

    monkeypatch.setattr(export, "write_out", counted)
    return paths


async def test_enter_before_the_preview_writes_once_when_it_is_ready(
    store: Store,
    other: Store,
    meeting: int,
    settings: ScreenSettings,
    slow: threading.Event,
    writes: list[Path],
):
    path = settings.documents / "Planeringsdag.md"
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        press(screen, "enter", "enter")
        await until_seen(pilot, "It is written as soon as the document is ready")
        assert not path.exists()
        slow.set()
        await until_seen(pilot, "Written:")
        assert path.read_text("utf-8").startswith("# Planeringsdag")
        meetings.change(other, meeting, place="Stora salen")
        await until_seen(pilot, "Stora salen")
        assert writes == [path]


@pytest.mark.parametrize("keys", [("escape",), ("f5",), ("x", "backspace")])
async def test_an_enter_that_waits_can_be_taken_back(
    store: Store,
    meeting: int,
    settings: ScreenSettings,
    slow: threading.Event,
    writes: list[Path],
    keys: tuple[str, ...],
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        press(screen, "enter", *keys)
        assert not screen.awaits
        slow.set()
        await until_reads(pilot, "Planeringsdag")
        assert pilot.app.screen is screen
        assert writes == []
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_another_language_and_enter_at_once_write_that_language(
    store: Store, meeting: int, settings: ScreenSettings, writes: list[Path]
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        before = seen(pilot.app)
        press(screen, "f4", "enter")
        await until_seen(pilot, "Written:")
        assert "in English" in seen(pilot.app) != before
        assert "Group A" in writes[0].read_text("utf-8")


async def test_an_enter_on_a_document_that_cannot_be_made_says_why_and_may_be_tried_again(
    store: Store,
    meeting: int,
    settings: ScreenSettings,
    monkeypatch: pytest.MonkeyPatch,
    writes: list[Path],
):
    full = [True]

    def may_fail(*arguments: object) -> Previewed:
        if full:
            raise DiskFull(message("No room."))
        return look(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(export, "look", may_fail)
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        press(screen, "enter")
        await until_seen(pilot, "No room.")
        assert writes == []
        full.clear()
        press(screen, "enter")
        await until_seen(pilot, "Written:")
        assert len(writes) == 1


async def test_another_name_is_not_replaced_by_a_yes_for_the_first(
    store: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    settings.documents.mkdir()
    for name in ("a.md", "b.md"):
        (settings.documents / name).write_text("mine")
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
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
        await until_reads(pilot, "Planeringsdag")
        press(screen, "enter")
        await until_seen(pilot, "Written:")
    data = json.loads((settings.documents / "Planeringsdag.json").read_text("utf-8"))
    assert data["format"] == "heldag/1"


async def test_meetings_of_the_same_name_keep_their_own_files(
    store: Store, meeting: int, settings: ScreenSettings
):
    title = reading.load_meeting(store, meeting).title
    both = [meeting, meetings.create(store, title=title, language="sv")]
    for one in both:
        screen = screen_for(store, one, settings, closing=True)
        async with shown(screen) as pilot:
            await until_reads(pilot, "Planeringsdag")
            press(screen, "enter")
            await until_seen(pilot, "Written:")
    for one, stem in zip(both, ("Planeringsdag", "Planeringsdag-2"), strict=True):
        uid = reading.load_meeting(store, one).uid
        assert meeting_in(settings.documents / f"{stem}.json") == uid
        assert (settings.documents / f"{stem}.md").is_file()


async def test_the_json_beside_a_document_follows_it(
    store: Store, meeting: int, settings: ScreenSettings
):
    backup = settings.documents / "Planeringsdag.json"
    for closing, place in ((True, "Lilla salen"), (False, "Stora salen")):
        meetings.change(store, meeting, place=place)
        screen = screen_for(store, meeting, settings, closing=closing)
        async with shown(screen) as pilot:
            await until_seen(pilot, place)
            press(screen, "enter", *(() if closing else ("enter",)))
            await until_seen(pilot, "as a backup as of")
        assert json.loads(backup.read_text("utf-8"))["place"] == place


async def test_a_database_is_never_replaced_and_the_path_stays(
    store: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        press(screen, "ctrl+u")
        type_in(screen, str(store.path))
        for _ in range(2):
            press(screen, "enter")
            await until_seen(pilot, "belongs to a database")
        assert screen.line.text == str(store.path)
    assert listing.list_meetings(store)[0].exported is None


async def test_what_cannot_be_written_is_said(store: Store, meeting: int, settings: ScreenSettings):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        refusals = {
            "/nowhere/at/all.md": "There is no folder",
            "": "Write where",
            f"{settings.documents}/": "is a folder",
            "day.docx": "let its name end in .md",
        }
        for name, words in refusals.items():
            press(screen, "ctrl+u")
            type_in(screen, name)
            press(screen, "enter")
            await until_seen(pilot, words)
            assert screen.line.text == name


async def test_profile_and_language(store: Store, meeting: int, settings: ScreenSettings):
    screen = screen_for(store, meeting, settings, profile="no such thing")
    async with shown(screen) as pilot:
        await until_seen(pilot, "no such thing")
        press(screen, "f5", "f4")
        await until_seen(pilot, "in English")
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_what_others_write_is_in_the_preview(
    store: Store, other: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        meetings.change(other, meeting, place="Stora salen")
        await until_seen(pilot, "Stora salen")


def test_a_meeting_that_is_not_there_is_refused(store: Store, settings: ScreenSettings):
    with pytest.raises(NotFound):
        screen_for(store, 99, settings)


async def test_the_markdown_is_shown_by_a_key_where_the_reader_is(
    store: Store, meeting: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings)
    async with shown(screen, SMALL) as pilot:
        await until_reads(pilot, "Planeringsdag")
        press(screen, "pagedown", "pagedown", "pagedown")
        await until_seen(pilot, "Grupp A:")
        press(screen, "shift+tab")
        await until_seen(pilot, "**Grupp A:**")
        assert "# Planeringsdag" not in seen(pilot.app)
        assert screen.line.text == str(settings.documents / "Planeringsdag.md")
        press(screen, "shift+tab")
        await until(pilot, lambda: "**" not in seen(pilot.app))
        await until_seen(pilot, "Grupp A:")


async def test_in_a_small_window_the_profile_and_the_whole_receipt_are_seen(
    store: Store, meeting: int, tmp_path: Path
):
    meetings.change(store, meeting, title="Planeringsdag för hela Kajbiblioteket med alla enheter")
    folder = tmp_path / "documents-of-the-culture-department" / "all-of-its-minutes-and-notes"
    folder.mkdir(parents=True)
    screen = screen_for(store, meeting, ScreenSettings(folder), closing=True)
    async with shown(screen, SMALL) as pilot:
        for _ in range(4):
            press(screen, "f5")
            if not screen.choice.asks_sections:
                await until_seen(pilot, screen.choice.in_words(T))
        while screen.choice.asks_sections:
            press(screen, "f5")
        press(screen, "enter")
        await until_seen(pilot, "Written:")
        await until_seen(pilot, "the same name with .json")


async def test_any_size(store: Store, meeting: int, settings: ScreenSettings):
    async with shown(screen_for(store, meeting, settings), TINY) as pilot:
        async for _ in sizes(pilot, (20, 5), SMALL):
            press(pilot.app.screen, "pagedown", "up", "a")
            await pilot.pause()


@pytest.fixture
def minutes(store: Store) -> int:
    """Minutes of two §§."""
    made = meetings.create(store, title="Nämnden", kind="minutes", language="en")
    for number, text in (("1", "first words"), ("2", "second words")):
        section = sections.add(store, made, heading=f"Item {number}", paragraph=number)
        entries.add(store, made, Place(section), "note", text)
    return made


async def test_minutes_are_written_out_as_minutes(
    store: Store, minutes: int, settings: ScreenSettings
) -> None:
    screen = screen_for(store, minutes, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "§ 2 Item 2")
        assert "Minutes · in English" in seen(pilot.app)


async def test_an_extract_asks_for_its_sections_and_then_for_the_path(
    store: Store, minutes: int, settings: ScreenSettings
) -> None:
    screen = screen_for(store, minutes, settings, profile="utdrag")
    async with shown(screen) as pilot:
        await until_seen(pilot, "Which §?")
        assert "Write below which §" in seen(pilot.app)
        assert screen.line.text == ""
        type_in(screen, "9")
        press(screen, "enter")
        await until_seen(pilot, "There is no § 9 here.")
        assert screen.line.text == "9"
        press(screen, "backspace")
        type_in(screen, "2")
        press(screen, "enter")
        await until_seen(pilot, "second words")
        assert "first words" not in seen(pilot.app)
        path = settings.documents / "Nämnden-extract-§-2.md"
        assert screen.line.text == str(path)
        press(screen, "enter")
        await until_seen(pilot, "Written:")
    assert "second words" in path.read_text("utf-8")


async def test_another_profile_asks_no_more(
    store: Store, minutes: int, settings: ScreenSettings
) -> None:
    screen = screen_for(store, minutes, settings, profile="extract")
    async with shown(screen) as pilot:
        await until_seen(pilot, "Which §?")
        screen.run_command("export.profile")
        await until_seen(pilot, "first words")
        assert screen.line.text.endswith("Nämnden.md")


# Several meetings ---------------------------------------------------------------------------------


@pytest.fixture
def open_day(store: Store) -> int:
    return meetings.create(store, title="Open day", kind="invitation", date="2026-06-06")


def titles_in(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.startswith("## ")]


async def test_several_meetings_are_a_newsletter_and_nothing_else(
    store: Store, meeting: int, open_day: int, settings: ScreenSettings
):
    screen = screen_for(store, meeting, settings, others=(open_day,))
    async with shown(screen) as pilot:
        await until_reads(pilot, "Planeringsdag")
        assert "2 meetings" in seen(pilot.app)
        assert "Planeringsdag: The meeting" in seen(pilot.app)
        path = Path(screen.line.text)
        assert path.parent == settings.documents
        assert path.name.startswith("2026-06-06-N")
        press(screen, "f5", "f3")
        assert Path(screen.line.text) == path
        assert "export.checks" not in {command.id for command in available(screen)}
        press(screen, "enter")
        await until_seen(pilot, "Written:")
    assert titles_in(path)[1:] == ["## Planeringsdag", "## Open day"]
    assert all(one.exported for one in listing.list_meetings(store))


def test_a_newsletter_of_a_meeting_that_is_not_there_is_refused(
    store: Store, meeting: int, settings: ScreenSettings
):
    with pytest.raises(NotFound):
        screen_for(store, meeting, settings, others=(99,))


async def test_an_invitation_has_a_file_of_its_own(
    store: Store, open_day: int, settings: ScreenSettings
):
    screen = screen_for(store, open_day, settings)
    async with shown(screen) as pilot:
        await until_reads(pilot, "Open day")
        assert Path(screen.line.text).stem.startswith("2026-06-06-Open-day-in")


async def test_what_waits_is_said_not_to_be_in_the_document_until_it_is(
    store: Store,
    other: Store,
    meeting: int,
    settings: ScreenSettings,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(ExportScreen, "POLL_SECONDS", 0.05)
    queue = WriteQueue(store)
    uid = reading.load_meeting(store, meeting).uid
    screen = ExportScreen(store, ExportAsked(meeting), T, settings, queue=queue)
    async with shown(screen, size=(120, 60)) as pilot:
        await until_reads(pilot, "Planeringsdag")
        with other.write():
            queue.do(Change("line", uid, ("b: beslutet i väntan",), text="b: beslutet i väntan"))
            press(screen, "enter")
            await until_seen(pilot, "1 waiting, not in the document yet. Enter again writes it")
            assert not list(settings.documents.rglob("*.md"))
            queue.do(Change("line", uid, ("också",), text="också"))
            await until_seen(pilot, "2 waiting, not in the document yet.")
        queue.tick()
        press(screen, "enter")  # before the preview has them
        await until(pilot, lambda: list(settings.documents.rglob("*.md")))
        assert "not in the document yet" not in seen(pilot.app)
        (document,) = settings.documents.rglob("*.md")
        written = document.read_text("utf-8")
        assert "beslutet i väntan" in written
        assert "också" in written
        with other.write():
            queue.do(Change("line", uid, ("till sist",), text="till sist"))
            press(screen, "enter")
            await until_seen(pilot, "1 waiting, not in the document yet.")
        queue.tick()
        await until(pilot, lambda: "not in the document yet" not in seen(pilot.app))
        await until_seen(pilot, "till sist")


async def test_a_path_that_was_left_by_esc_is_dropped(
    store: Store, other: Store, meeting: int, settings: ScreenSettings
):
    with other.write():
        first = screen_for(store, meeting, settings)
        async with shown(first):
            type_in(first, "q")
            first.line.draft.keep_now()
            press(first, "escape")
    screen = screen_for(store, meeting, settings)
    async with shown(screen):
        assert screen.line.text == str(settings.documents / "Planeringsdag.md")


async def test_a_path_that_lies_beside_the_file_comes_up_at_once_while_another_program_writes(
    store: Store, open_store: Callable[[str], Store], meeting: int, settings: ScreenSettings
):
    usual = str(settings.documents / "Planeringsdag.md")
    screen = screen_for(store, meeting, settings)
    lock = open_store("bo").write()
    lock.__enter__()
    assert not drafts.keep(store, Field(meeting, f"export:{usual}"), "mine.md")
    async with shown(screen):
        assert screen.line.text == "mine.md"
        lock.__exit__(None, None, None)
        screen.offer_left()  # as it is done a moment after the first try
        assert screen.line.text == "mine.md"
    again = screen_for(store, meeting, settings)
    async with shown(again):
        assert again.line.text == "mine.md"


async def test_a_command_of_the_meeting_is_no_path(
    store: Store, meeting: int, settings: ScreenSettings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(export, "write_out", lambda *_, **__: pytest.fail("written"))
    screen = screen_for(store, meeting, settings)
    async with shown(screen, SMALL) as pilot:
        await until_reads(pilot, "Planeringsdag")
        press(screen, "ctrl+u")
        type_in(screen, "/rename Food = Meals")
        press(screen, "enter")
        await until_seen(pilot, "/rename is a command: it is typed in the line of a meeting.")
        assert screen.line.text == "/rename Food = Meals"
