import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from textual.app import App
from textual.widgets import Static

from locales import message, translator
from screens.base.line_screen import LineScreen
from screens.base.messages import (
    ChecksAsked,
    ExportAsked,
    HelpAsked,
    HomeAsked,
    MeetingChosen,
    ReadbackAsked,
)
from screens.base.typed_on import TypedOn
from screens.live.screen import LiveScreen
from store.errors import Damaged
from store.file import reading
from store.file.app_windows.journal import Journal
from store.file.app_windows.window import Window
from store.file.store import Store
from store.model.records import Place
from store.verbs import entries, meetings, sections
from store.waiting.change import Asked, Change, to_data
from tests.screens.hosts import until
from tui import file_keeper, settings
from tui.app import HeldagApp
from tui.context import Context
from tui.driver import LenientParser


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "minutes.db", actor="maja", wait=0, create=True) as store:
        yield store


@pytest.fixture
def meeting(store: Store) -> int:
    meeting = meetings.create(store, title="Planning [day]", language="en")
    section = sections.add(store, meeting, after=None, level=1, heading="Talk")
    entries.add(store, meeting, Place(section), "note", "A first note")
    return meeting


def app(store: Store, meeting: int | None = None, language: str = "en") -> HeldagApp:
    context = Context(translator(language), settings.load(), store.path)
    return HeldagApp(context, store, meeting)


async def until_so(true: Callable[[], bool]) -> None:
    """Wait until something is true, where a dead screen must not be waited for."""
    for _ in range(6000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("did not come true")


def shown(app: App[None]) -> str:
    """What is on the screen, as text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in lines)


async def test_it_begins_at_the_list_of_meetings(store: Store, meeting: int) -> None:
    shell = app(store)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "Planning [day]" in shown(shell))


async def test_it_begins_where_what_was_left_can_never_be_written(
    store: Store, meeting: int
) -> None:
    left = Journal(Window(store.path))
    left.change({})
    left.close()
    store.db.execute("DROP TABLE carried")
    shell = app(store)
    shell.take_over()
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "What had waited in" in shown(shell))
    assert len(shell.said_of_file) == 1
    assert shell.queue.state is None


async def test_what_was_kept_just_before_the_start_is_told_once_when_that_is_settled(
    store: Store, meeting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newest = (store.path.with_name(f"minutes-kept-2026010{n}-120000.db") for n in (1, 2))
    for kept in (older, newest):
        kept.touch()
    os.utime(older, (0, newest.stat().st_mtime - 60))
    for module in ("tui.app", "store.file.watch.setting_aside"):
        monkeypatch.setattr(f"{module}.SETTLED_AFTER", 1.0)
    shell = app(store)
    async with shell.run_test(size=(160, 40), notifications=True) as pilot:
        await until(pilot, lambda: len(shell._notifications) > 0)
        (told,) = shell._notifications
    assert newest.name in told.message
    assert "in 2 files" in told.message


async def test_a_chosen_meeting_is_opened_and_left_again(store: Store, meeting: int) -> None:
    shell = app(store)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "Planning [day]" in shown(shell))
        shell.screen.post_message(MeetingChosen(meeting))
        await until(pilot, lambda: "A first note" in shown(shell))
        shell.screen.post_message(HomeAsked())
        await until(pilot, lambda: "A first note" not in shown(shell))
        assert len(shell.screen_stack) == 1


async def test_a_meeting_is_read_back_and_left_again(store: Store, meeting: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        live = shell.screen
        live.post_message(ReadbackAsked(meeting))
        await until(pilot, lambda: "follows the meeting" in shown(shell))
        entries.add(
            store, meeting, Place(live.desk.minutes.sections[0].uid), "note", "In one process"
        )
        await until(pilot, lambda: "In one process" in shown(shell))
        await pilot.press("escape")
        await until(pilot, lambda: shell.screen is live)
        live.post_message(ReadbackAsked(99))
        await until(pilot, lambda: "There is no meeting 99." in shown(shell))


async def test_a_finding_of_the_export_leads_into_the_meeting(store: Store, meeting: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        first = shell.screen.desk.minutes
        section, entry = first.sections[0], next(first.all_entries())
        entries.change(store, meeting, entry.uid, marks=("unfinished",))
        sections.add(store, meeting, after=section.uid, level=1, heading="Later")
        for asked in (ExportAsked(meeting), ChecksAsked(meeting)):
            shell.screen.post_message(asked)
            await until(pilot, lambda: "unfinished: “A first note”" in shown(shell))
        await until(pilot, lambda: "Checks: Planning" in shown(shell))
        await pilot.press("down", "enter", "t")  # also where the list is not there yet
        await until(pilot, lambda: len(shell.screen_stack) == 1)
        assert shell.screen.desk.session.place == Place(section.uid)
        assert shell.screen.line.text == "t"
        shell.screen.post_message(ChecksAsked(99))
        await until(pilot, lambda: "There is no meeting 99." in shown(shell))


async def test_a_meeting_is_viewed_and_there_is_no_way_back(store: Store, meeting: int) -> None:
    context = Context(translator("en"), settings.load(), store.path)
    with context.reader() as reader:
        shell = HeldagApp(context, reader, meeting, view=True)
        async with shell.run_test(size=(80, 24), notifications=True) as pilot:
            await until(pilot, lambda: "A first note" in shown(shell))
            first = shell.screen
            await pilot.press("escape", "f2")
            await until(pilot, lambda: shell.screen is not first)
            await pilot.press("escape")
            await until(pilot, lambda: shell.screen is first)


async def test_a_meeting_that_is_gone_is_told(store: Store) -> None:
    shell = app(store)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        shell.screen.post_message(MeetingChosen(99))
        await until(pilot, lambda: "There is no meeting 99." in shown(shell))


async def test_a_screen_that_does_not_come_gives_the_keys_back(store: Store, meeting: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        live = shell.screen
        for asked in (MeetingChosen(99), ChecksAsked(99)):
            live.leave(asked)
            live.line.press("x", "x")
        await until(pilot, lambda: live.line.text == "xx")
        assert shell.screen is live


@pytest.mark.parametrize("command", ["/register", "/people", "/checks", "/export", "/help"])
async def test_what_is_typed_behind_a_command_goes_to_the_screen_that_it_opens(
    store: Store, meeting: int, command: str
) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        live = shell.screen
        for key in (*command, "enter", "escape", "y"):
            live.line.press(key, key if len(key) == 1 else None)
        await until(pilot, lambda: live.line.text == "y")  # escape closed the screen that came
        assert shell.screen is live
        for key in ("f2", "escape", "ctrl+q"):
            live.line.press(key, None)
        await until(pilot, lambda: shell.return_code is not None)


async def test_a_paste_behind_a_command_goes_to_the_screen_that_it_opens(
    store: Store, meeting: int
) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        live = shell.screen
        for key in ("ctrl+t", "o"):
            live.line.press(key, None if len(key) > 1 else key)
        live.line.take_paste("Anna Ek, Norrby\nBo Al")
        await until(pilot, lambda: len(live.desk.minutes.participants) == 2)
        assert len(list(live.desk.minutes.all_entries())) == 1


async def test_the_help_comes_over_the_meeting_and_goes(store: Store, meeting: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        shell.screen.post_message(HelpAsked("live"))
        await until(pilot, lambda: len(shell.screen_stack) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: len(shell.screen_stack) == 1)


async def test_documents_are_read_in_from_the_list_of_meetings(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "old.md"
    path.write_text("# An old meeting 2020-01-02\n\nIt was short.\n", "utf-8")
    async with app(store).run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "MeetingsScreen")
        await pilot.press("f9")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "ImportScreen")
        pilot.app.screen.line.give_back(str(path))
        await pilot.press("enter")
        await until(pilot, lambda: "1 meeting was taken in" in shown(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "An old meeting" in shown(pilot.app))


async def test_a_notice_shows_its_words_whatever_they_are(store: Store, meeting: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        for words in ("[/etc/hosts]", "[@click=app.quit]x", "[b", "${x} {{ 7*7 }}"):
            shell.notify(words, title=words, markup=True)
            await until(pilot, lambda words=words: shown(shell).count(words) == 2)


async def test_no_control_byte_reaches_the_terminal(store: Store, meeting: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await shell.screen.mount(Static("before\x1b]0;x\x07\u202eafter", markup=False))
        await until(pilot, lambda: "before]0;xafter" in shown(shell).replace(" ", ""))


async def test_the_palette_speaks_the_language_of_the_app(store: Store, meeting: int) -> None:
    shell = app(store, meeting, "sv")
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("ctrl+p", *"avsl")
        await until(pilot, lambda: "Lämna heldag; det som är inskrivet finns kvar" in shown(shell))
        assert "Avsluta" in shown(shell)
        for english in ("Quit", "Theme", "Commands"):
            assert english not in shown(shell)


async def test_the_palette_lists_what_is_written_in_the_line_too(
    store: Store, meeting: int
) -> None:
    shell = app(store, meeting, "sv")
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        await pilot.press("ctrl+p", *"/närvar", "enter", *"Bo Ek", "enter")
        await until(pilot, lambda: names(store, meeting) == ["Bo Ek"])
        await pilot.press(*"halv", "ctrl+p", *"/datum", "enter", *"vägs", "enter")
        await until(pilot, lambda: "halvvägs" in texts(store, meeting))


def names(store: Store, meeting: int) -> list[str]:
    return [one.name for one in reading.load(store, meeting).participants]


def texts(store: Store, meeting: int) -> list[str]:
    return [entry.text for entry in reading.load(store, meeting).all_entries()]


def type_at_once(app: App[None], data: bytes) -> None:
    """Let bytes come from the terminal in one read."""
    parser = LenientParser()
    parser.feed(data, app.post_message)
    parser.tick(app.post_message, quiet=True)


def type_lines(app: App[None], *lines: str) -> None:
    """Type lines, each with its Enter."""
    type_at_once(app, "".join(f"{line}\r" for line in lines).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"\x10" + b"\x1b[6~" * 3 + b"\x1bOch c.\r",
        b"Och\x10\x1b c.\r",
        b"\x10find in\rzzz\x1b\x1bOch c.\r",
        b"\x10\x10theme\x1b[B\x1b[A\r\x1b[6~\rOch c.\r",
    ],
    ids=["moved", "closed", "chosen", "theme"],
)
async def test_what_is_typed_behind_the_palette_acts_as_if_typed_slowly(
    store: Store, meeting: int, data: bytes
) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        type_at_once(shell, data)
        await until(pilot, lambda: "Och c." in texts(store, meeting))


async def test_a_theme_is_chosen_from_the_palette_and_remembered(
    store: Store, meeting: int
) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        assert shell.theme == "dark"
        type_at_once(shell, b"\x10theme\rlight\r")
        await until(pilot, lambda: shell.theme == "light")
    assert settings.load().theme == "light"


async def test_what_is_typed_before_ctrl_q_in_one_read_is_carried_out(
    store: Store, meeting: int
) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        type_at_once(shell, b"Och c.\ren halv rad\x11")
        await until(pilot, lambda: shell._exit)
    assert "Och c." in texts(store, meeting)
    assert "en halv rad" in str(list(store.db.execute("SELECT * FROM draft")))


@pytest.mark.parametrize("is_kept", [True, False])
async def test_what_is_half_typed_when_nothing_can_be_written_is_spoken_of_at_the_end(
    store: Store, meeting: int, monkeypatch: pytest.MonkeyPatch, is_kept: bool
) -> None:
    shell = app(store, meeting)
    if not is_kept:
        monkeypatch.setattr(store.window, "put", lambda _: False)
    with Store.open(store.path, actor="bo") as other, other.write():
        async with shell.run_test(size=(120, 40), notifications=True) as pilot:
            await until(pilot, lambda: "A first note" in shown(shell))
            type_at_once(shell, b"half a line")
            await until(pilot, lambda: "half a line" in shown(shell))
            await pilot.press("ctrl+q")
    (said,) = shell.last_words()
    kept = "What was half-typed is kept; it comes back when the file can be written."
    lost = "NOT SAVED, and it could be kept nowhere: half a line"
    assert said == (kept if is_kept else lost)


async def test_the_palette_leaves_the_app(store: Store, meeting: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        type_at_once(shell, b"\x10quit\r")
        await until(pilot, lambda: shell._exit)


async def test_what_the_settings_say_wrongly_is_told_at_the_start(
    store: Store, meeting: int
) -> None:
    from tui import folders

    file = folders.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('theme = "plaid"\n[keys]\n"live.fly" = "f3"\n', "utf-8")
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(
            pilot, lambda: "There is no theme “plaid”; there are: dark, light." in shown(shell)
        )
        await until(pilot, lambda: "There is no command “live.fly”" in shown(shell))


async def test_a_file_that_is_only_read_says_so_and_goes_on_when_it_can_be_written(
    store: Store, meeting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_keeper, "TRY_SECONDS", 0.0)
    store.db.execute("CREATE VIEW theirs AS SELECT 1")
    gone = Journal(Window(store.path))
    waiting = Change("line", reading.load(store, meeting).meeting.uid, ("waited",))
    assert gone.change(to_data(Asked(waiting, "maja", datetime.now())))
    gone.close()
    with Store.open_as_can_be(store.path, actor="maja", wait=0.0) as reader:
        shell = app(reader, meeting)
        async with shell.run_test(size=(120, 40), notifications=True) as pilot:
            await until(pilot, lambda: "Read only" in shown(shell))
            await until(pilot, lambda: "“theirs”" in shown(shell))
            await pilot.press(*"kept", "enter")
            await until(pilot, lambda: "› kept" in shown(shell))
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "not entered yet" in " ".join(shown(shell).split()))
            store.db.execute("DROP VIEW theirs")
            await until(pilot, lambda: "can be written again" in shown(shell))
            await until(pilot, lambda: "1 change that had waited" in shown(shell))
            await until(pilot, lambda: "Read only" not in shown(shell))
            await until(pilot, lambda: "› kept" in shown(shell))
            await pilot.press("enter")
            await until(pilot, lambda: "› kept" not in shown(shell))
        shell.keeper.store.close()
    assert [entry.text for entry in reading.load(store, meeting).all_entries()] == [
        "A first note",
        "waited",
        "kept",
    ]


async def test_a_screen_that_cannot_read_the_file_says_so_and_is_shown_anew(
    store: Store, meeting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: LiveScreen) -> None:
        monkeypatch.undo()
        raise Damaged(message("The file is damaged; not all of it can be read."))

    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        cast(LiveScreen, shell.screen).line.give_back("half a line")
        first = shell.screen
        monkeypatch.setattr(LiveScreen, "show_keys", fail)
        first.call_later(lambda: cast(LiveScreen, first).show_keys())
        await until_so(lambda: shell.screen is not first)
        await until_so(lambda: "The file is damaged" in " ".join(shown(shell).split()))
        await until_so(lambda: "› half a line" in shown(shell))
        assert shell.is_running


async def test_a_line_in_the_midst_of_which_its_meeting_goes_is_kept_in_one_piece(
    store: Store, meeting: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_typed = LineScreen.keep_typed

    def type_on(screen: LineScreen, typed_on: TypedOn) -> None:
        keep_typed(screen, typed_on)
        if screen is not first:  # the rest of the line comes to the screen that follows
            assert all([screen.hold(" ", " "), screen.hold("a", "a"), screen.hold("enter", None)])

    monkeypatch.setattr(LineScreen, "keep_typed", type_on)
    with Store.open(tmp_path / "another.db", actor="bo", create=True) as another:
        meetings.create(another, title="Another")
    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        first = cast(LiveScreen, shell.screen)
        for key in "half":
            first.line.press(key, key)
        another.path.replace(store.path)
        await until_so(lambda: shell.screen is not first)
        kept = next(store.path.parent.rglob("not-written-*.txt"))
        await until_so(lambda: "half a\n" in kept.read_text("utf-8"))


async def test_one_that_never_can_ends_in_order_with_the_words(
    store: Store, meeting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise Damaged(message("The file is damaged; not all of it can be read."))

    shell = app(store, meeting)
    async with shell.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "A first note" in shown(shell))
        monkeypatch.setattr(LiveScreen, "show_keys", fail)
        monkeypatch.setattr(LineScreen, "show_keys", fail)
        shell.screen.call_later(cast(LiveScreen, shell.screen).show_keys)
        await until_so(lambda: shell.return_code == 1)
    assert {said.msgid for said in shell.said_of_file} == {
        "The file is damaged; not all of it can be read."
    }


async def test_a_fault_leaves_a_sentence_and_a_status(store: Store, meeting: int) -> None:
    class Faulty(HeldagApp):
        def on_mount(self) -> None:
            raise ZeroDivisionError("a secret note")

    shell = Faulty(Context(translator("en"), settings.load(), store.path), store, meeting)
    with pytest.raises(ZeroDivisionError):
        async with shell.run_test():
            pass
    assert shell.return_code == 1
    told = "".join(str(said) for said in shell._exit_renderables)
    assert "secret" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_ends_the_app_in_order(store: Store, meeting: int, number: int) -> None:
    shell = app(store, meeting)
    async with shell.run_test() as pilot:
        os.kill(os.getpid(), number)
        await until(pilot, lambda: shell._exit)
    assert shell.return_code == 128 + number
    asyncio.get_running_loop().remove_signal_handler(number)
