"""What is half-typed on a screen is kept in a moment, and offered where it can be gone on with."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest
from textual.app import App, ComposeResult

from locales import translator
from screens.base import drafts as base
from screens.base.drafts import Drafts
from screens.base.line_draft import LineDraft
from screens.base.messages import ExportAsked, SavedAsked
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.line_host import QuietHost
from screens.export.screen import ExportScreen
from screens.live.screen import LiveScreen
from screens.meetings.screen import MeetingsScreen
from screens.people.screen import PeopleScreen
from screens.register.screen import RegisterScreen
from screens.search.saved import SavedScreen
from screens.writing.edited_entries import field_of
from screens.writing.entries import LiveEntries
from store.file import reading
from store.file.app_windows import drafts, left_journal
from store.file.app_windows.drafts import Field
from store.file.app_windows.gone_windows import written_by_windows
from store.file.app_windows.journal import Journal
from store.file.app_windows.locked_file import LockedFile
from store.file.app_windows.window import Window
from store.file.store import Store
from store.verbs import entries
from tests.screens.hosts import press, shown, type_in, until, until_seen, write

T = translator("en")


@pytest.fixture
def gone(store: Store, open_store: Callable[[str], Store]) -> Store:
    """Return the store of another window of the same person, which does not run any more."""
    other = open_store("anna")
    other.window = Window(other.path)
    return other


@pytest.fixture
def line(meeting: int) -> Field:
    return Field(meeting, "line")


def test_keys_are_kept_together_a_moment_after_the_first(store: Store, line: Field) -> None:
    planned: list[Callable[[], object]] = []
    ours = Drafts(store, lambda _, then: planned.append(then), lambda: None)
    for text in ("h", "ha", "hal"):
        ours.typed(line, text)
    assert len(planned) == 1
    assert drafts.take_over(store, line) == ""
    planned.pop()()
    assert drafts.take_over(store, line) == "hal"
    ours.typed(line, "hal")
    assert planned == []


def test_while_another_program_writes_one_later_offer_is_planned(
    store: Store, gone: Store, other: Store, line: Field
) -> None:
    drafts.keep(gone, line, "halv")
    planned: list[Callable[[], object]] = []
    offered: list[str | None] = []
    ours = Drafts(
        store, lambda _, then: planned.append(then), lambda: offered.append(ours.take_over(line))
    )
    with other.write():
        assert [ours.take_over(line), ours.take_over(line)] == [None, None]
        assert len(planned) == 1
        planned.pop()()
    assert len(planned) == 1
    planned.pop()()
    assert offered == [None, "halv"]
    assert planned == []


@pytest.mark.parametrize("is_locked", [False, True])
@pytest.mark.parametrize(
    "typed", ["Kaffet räcker", "Kaffet\nräcker", "r\n" * 300, "edit", "/grupper A-C\nKaffet"]
)
async def test_what_is_written_is_not_half_typed_from_that_moment(
    live: LiveScreen,
    store: Store,
    other: Store,
    meeting: int,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    is_locked: bool,
) -> None:
    """Killed before the line is drawn empty, it does not come back beside what was written."""
    monkeypatch.setattr(LineDraft, "forget", lambda *_: None)
    monkeypatch.setattr(LiveEntries, "forget_edit", lambda *_: None)
    session = live.desk.session
    session.submit("En rad")
    async with shown(live) as pilot, AsyncExitStack() as lock:
        if typed == "edit":
            press(live, "up", "enter")
        type_in(live, " hal")
        await until(pilot, lambda: [text[-4:] for text in half_typed(store)] == [" hal"])
        if is_locked:
            lock.enter_context(other.write())
        if typed != "edit":
            live.line.paste(typed.removesuffix("\n"))
        if live.line.text or typed == "edit":
            press(live, "ctrl+r" if typed.startswith("/") else "enter")
        assert (live.line.text, half_typed(store)) == ("", [])


def half_typed(store: Store) -> list[str]:
    """Return what a start after a kill would find half-typed when what waits is written."""
    found = dict(store.side_rows("SELECT field, text FROM draft"))
    for lines in written_by_windows(store.path).values():
        for _, name, text in left_journal.read(lines).drafts:
            found[name.rpartition("\t")[2]] = text
    return [text for text in found.values() if text]


async def test_what_can_be_kept_nowhere_is_said_not_to_be_saved_until_it_can(
    live: LiveScreen, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(live) as pilot:
        with other.write():
            with monkeypatch.context() as full:
                full.setattr(LockedFile, "put", lambda *_: False)
                type_in(live, "hal")
                await until_seen(pilot, "What stands in the line is not saved")
            type_in(live, "v")
            await until(pilot, lambda: half_typed(other) == ["halv"])
            assert not live.line.notice


async def test_what_could_be_kept_nowhere_is_kept_with_what_is_half_typed_until_it_is_written(
    live: LiveScreen, store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk, where the room that a window has of its own is used up."""
    async with shown(live) as pilot:
        type_in(live, "hal")
        await until(pilot, lambda: half_typed(store) == ["hal"])
        with other.write():
            with monkeypatch.context() as full:
                full.setattr(Journal, "change", lambda *_: None)
                type_in(live, "v")
                press(live, "enter")
                assert half_typed(store) == ["halv\n"]
                type_in(live, "nästa")
                await until(pilot, lambda: half_typed(store) == ["halv\nnästa"])
            await until(pilot, lambda: half_typed(store) == ["nästa"])
        await until(pilot, lambda: "halv" in [e.text for e in live.minutes_shown.all_entries()])


async def test_of_a_paste_only_what_is_refused_is_half_typed_from_that_moment(
    live: LiveScreen, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LineDraft, "forget", lambda *_: None)
    async with shown(live) as pilot:
        live.line.paste("Kaffet\n/klar 99")
        await until(pilot, lambda: half_typed(store))
        monkeypatch.setattr(CaptureLine, "give_back", lambda *_: None)
        press(live, "ctrl+r")
        assert half_typed(store) == ["/klar 99"]


async def test_a_line_that_was_given_back_is_half_typed_again(
    live: LiveScreen, store: Store, line: Field
):
    async with shown(live):
        live.line.give_back("nekad rad")
        live.line.draft.keep_now()
        assert drafts.take_over(store, line) == "nekad rad"
        press(live, "enter")
        assert drafts.take_over(store, line) == ""


@pytest.mark.parametrize("end", ["changed", "deleted"])
async def test_a_change_of_a_line_that_is_another_one_now_is_offered_in_words(
    live: LiveScreen, store: Store, other: Store, meeting: int, settings: ScreenSettings, end: str
):
    async with shown(live):
        press(live, "up", "enter")
        type_in(live, " och mer")
        entry = live.pane.keys.selection.entry
    assert entry is not None
    if end == "changed":
        entries.change(other, meeting, entry.uid, rev=entry.rev, text="något annat")
    else:
        entries.delete(other, meeting, entry.uid)
    again = LiveScreen(store, meeting, T, settings)
    async with shown(again) as pilot:
        await until_seen(pilot, "has been changed or deleted; what you typed is here")
        assert again.pane.keys.mode == "off"
        assert again.line.text == f"{entry.text} och mer"
        press(again, "enter")
        await until(pilot, lambda: drafts.fields_left(store, meeting, "") == [])


async def test_the_name_of_a_cluster_comes_back_in_the_line(
    store: Store, gone: Store, meeting: int, settings: ScreenSettings
):
    drafts.keep(gone, Field(meeting, "name"), "Det som sked")
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live) as pilot:
        await until_seen(pilot, "What you typed for the name of a cluster is here.")
        assert live.line.text == "Det som sked"


async def test_a_list_of_people_that_was_left_half_typed_comes_back_as_one(
    live: LiveScreen, store: Store, gone: Store, meeting: int, settings: ScreenSettings
):
    async with shown(live) as pilot:
        write(live, "/närvarande")
        live.line.paste("Anna Ek, anna@ex.se\nBo Al")
        await until(pilot, lambda: half_typed(store) == ["Anna Ek, anna@ex.se\nBo Al"])
    store.db.execute("UPDATE draft SET window = ?", [gone.window.uid])
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live) as pilot:
        assert live.line.text == "Anna Ek, anna@ex.se\nBo Al"
        press(live, "enter")
        names = {person.name for person in live.minutes_shown.participants}
        assert names >= {"Anna Ek", "Bo Al"}


@pytest.mark.parametrize(
    ("keys", "below", "at"),
    [(("up", "up"), "Huset öppnar i september", 2), (("f4",), "Inledning", 0)],
)
async def test_a_line_that_was_to_stand_in_the_midst_goes_there_still_and_the_place_stays(
    live: LiveScreen,
    store: Store,
    gone: Store,
    meeting: int,
    settings: ScreenSettings,
    keys: tuple[str, ...],
    below: str,
    at: int,
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        place = live.desk.session.place
        press(live, *keys)
        type_in(live, "mitt i")
        await until(pilot, lambda: half_typed(store) == ["mitt i"])
    store.db.execute("UPDATE draft SET window = ?", [gone.window.uid])
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live) as pilot:
        await until_seen(pilot, f"Inserted below “{below}”")
        press(live, "enter", "escape")
        texts = [entry.text for entry in live.minutes_shown.all_entries()]
        assert texts.index("mitt i") == at
        assert live.desk.session.place == place
        await until(pilot, lambda: half_typed(store) == [])


async def test_a_line_that_was_to_stand_in_the_midst_is_offered_when_another_program_has_written(
    store: Store, gone: Store, other: Store, meeting: int, settings: ScreenSettings
):
    live = LiveScreen(store, meeting, T, settings)
    entry = list(live.minutes_shown.all_entries())[1]
    drafts.keep(gone, Field(meeting, f"below:{entry.uid}"), "mitt i")
    with contextlib.ExitStack() as lock:
        lock.enter_context(other.write())
        async with shown(live) as pilot:
            await pilot.pause()
            assert live.line.text == ""
            lock.close()
            await until(pilot, lambda: live.line.text == "mitt i")
            await until_seen(pilot, f"Inserted below “{entry.text}”")


async def test_a_line_that_was_left_beside_one_for_the_midst_is_offered_while_the_midst_is_written_in(
    store: Store,
    gone: Store,
    line: Field,
    meeting: int,
    settings: ScreenSettings,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(base, "NEXT_SECONDS", 0.01)
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live):
        write(live, "/gå 1")
    entry = next(iter(live.minutes_shown.all_entries()))
    drafts.keep(gone, line, "sist")
    drafts.keep(gone, Field(meeting, f"below:{entry.uid}"), "mitt i")
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live) as pilot:
        await until(pilot, lambda: live.line.text == "mitt i")
        press(live, "enter")
        assert live.pane.keys.mode != "off"
        await until_seen(pilot, "Tab brings what was half-typed")
        press(live, "tab")
        assert live.line.text == "sist"
        press(live, "enter")
        texts = [entry.text for entry in live.minutes_shown.all_entries()]
        assert texts.index("sist") > texts.index("mitt i") + 1


async def test_a_line_that_was_to_stand_below_one_that_is_gone_comes_back_and_that_is_said(
    store: Store, gone: Store, meeting: int, settings: ScreenSettings
):
    drafts.keep(gone, Field(meeting, "below:nowhere"), "mitt i")
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live) as pilot:
        await until_seen(pilot, "was to stand below is not there any more")
        assert live.line.text == "mitt i"


async def test_what_stands_in_the_line_when_a_list_ends_is_half_typed_as_a_line(
    live: LiveScreen, store: Store, line: Field
):
    async with shown(live) as pilot:
        write(live, "/närvarande")
        type_in(live, "Anna Ek")
        await until(pilot, lambda: half_typed(store) == ["Anna Ek"])
        press(live, "escape")
        await until(pilot, lambda: drafts.take_over(store, line) == "Anna Ek")


async def test_a_title_and_a_person_are_not_half_typed_from_the_moment_they_are_written(
    live: LiveScreen, store: Store, settings: ScreenSettings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(LineDraft, "forget", lambda *_: None)
    home = MeetingsScreen(store, T, settings)
    async with shown(home) as pilot:
        type_in(home, "Höstens dag")
        await until(pilot, lambda: half_typed(store) == ["Höstens dag"])
        press(home, "ctrl+n")
        assert half_typed(store) == []
    async with shown(live) as pilot:
        press(live, "ctrl+t")
        await until(pilot, lambda: isinstance(pilot.app.screen, PeopleScreen))
        people = pilot.app.screen
        press(people, "ctrl+n")
        type_in(people, "Anna Ek")
        await until(pilot, lambda: half_typed(store) == ["Anna Ek"])
        press(people, "enter")
        assert half_typed(store) == []


@pytest.mark.parametrize("done", ["enter", "ctrl+u"], ids=["written", "dropped"])
async def test_what_an_older_window_left_is_offered_by_a_key_and_never_under_a_typing_hand(
    done: str,
    store: Store,
    gone: Store,
    line: Field,
    meeting: int,
    settings: ScreenSettings,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(base, "NEXT_SECONDS", 0.01)
    drafts.keep(gone, line, "äldre")
    gone.window = Window(gone.path)
    drafts.keep(gone, Field(meeting, "line"), "nyare")
    store.db.execute("UPDATE draft SET at = text")  # ä comes after n
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live) as pilot:
        assert live.line.text == "äldre"
        press(live, done)
        await until_seen(pilot, "Tab brings what was half-typed")
        type_in(live, "annat")
        assert live.line.text == "annat"
        press(live, "enter", "tab")
        assert live.line.text == "nyare"
        press(live, "ctrl+u", "ctrl+z")
        assert live.line.text == "nyare"


async def test_a_change_that_can_be_gone_on_with_late_waits_for_a_key(
    store: Store,
    gone: Store,
    other: Store,
    meeting: int,
    settings: ScreenSettings,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(base, "NEXT_SECONDS", 0.01)
    entry = next(iter(reading.load(store, meeting).all_entries()))
    drafts.keep(gone, field_of(meeting, entry), "halv ändring")
    live = LiveScreen(store, meeting, T, settings)
    with other.write():
        async with shown(live) as pilot:
            type_in(live, "b: beslut")
            other.db.execute("COMMIT")
            press(live, "enter")
            await until_seen(pilot, "Tab brings what was half-typed")
            other.db.execute("BEGIN")
            press(live, "tab")
            await until_seen(pilot, "halv ändring")


async def test_a_text_is_offered_when_the_other_program_has_written(
    store: Store, gone: Store, other: Store, line: Field, meeting: int, settings: ScreenSettings
):
    drafts.keep(gone, line, "halv")
    live = LiveScreen(store, meeting, T, settings)
    with other.write():
        async with shown(live) as pilot:
            assert live.line.text == ""
            other.db.execute("COMMIT")
            await until(pilot, lambda: live.line.text == "halv")
            other.db.execute("BEGIN")


async def test_a_field_of_an_action_that_is_gone_is_told_and_dropped_by_esc(
    store: Store, gone: Store, meeting: int, settings: ScreenSettings
):
    drafts.keep(gone, Field(0, "register:GONE:due"), "nästa fre")
    screen = RegisterScreen(store, T, settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "What this was typed for is gone; Esc drops it.")
        assert screen.line.text == "nästa fre"
        press(screen, "escape")
        await until(pilot, lambda: drafts.fields_left(store, 0, "") == [])


async def test_the_name_of_a_saved_search_is_there_again(store: Store, settings: ScreenSettings):
    for typed in ("min sök", "ning"):
        screen = SavedScreen(store, SavedAsked("budget", lambda _: None), T, settings)
        async with shown(screen):
            type_in(screen, typed)
    assert drafts.take_over(store, Field(0, "saved")) == "min sökning"


async def test_a_pasted_list_is_there_until_it_is_taken_in(store: Store, settings: ScreenSettings):
    pasted = "Namn\tFunktion\nAsta Ek\tordförande\nBo Alm\tsekreterare"
    async with shown(screen := PeopleScreen(store, T, settings)) as pilot:
        screen.line.take_paste(pasted)
        await until_seen(pilot, "A list beside the register")
    async with shown(screen := PeopleScreen(store, T, settings)) as pilot:
        await until(pilot, lambda: screen.line.text == pasted)
        press(screen, "enter")
        await until_seen(pilot, "A list beside the register")
        press(screen, "enter")
        await until_seen(pilot, "People taken in: 2")
    assert drafts.fields_left(store, 0, "") == []


async def test_another_path_than_the_usual_one_is_there_again(
    store: Store, meeting: int, settings: ScreenSettings
):
    for typed in ("x", "y"):
        screen = ExportScreen(store, ExportAsked(meeting), T, settings)
        async with shown(screen) as pilot:
            await until(pilot, lambda screen=screen: screen.line.text)
            type_in(screen, typed)
            written = screen.line.text
    assert written.endswith(".mdxy")


class Returning(QuietHost):
    """Takes a text and gives it back refused, as what has waited is."""

    field = Field(0, "returned")
    line: CaptureLine

    def submit(self, text: str) -> bool:
        self.line.give_back(text)
        return True


async def test_a_text_that_comes_back_refused_stays_kept(store: Store):
    host = Returning(T)
    host.line = line = CaptureLine(host)
    line.draft.drafts = Drafts(store, lambda *_: None, lambda: None)

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield line

    async with Bare().run_test():
        for key in "nej":
            line.press(key, key)
        line.press("enter", None)
    assert drafts.take_over(store, Returning.field) == "nej"
