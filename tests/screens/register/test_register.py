"""The register of all meetings: found in, ticked, given to others, put to other days, gone to."""

from __future__ import annotations

from datetime import date

import pytest

from locales import Message, translator
from screens.base.messages import MeetingChosen, RegisterAsked
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from screens.meetings.screen import MeetingsScreen
from screens.register.screen import RegisterScreen
from store.file.store import Store
from store.items.items import read_items
from store.model.records import Named, Place
from store.series import carrying
from store.verbs import entries, meetings, people, sections
from store.waiting.taking_up import kept_in_words
from tests.screens.bombs import BOMBS
from tests.screens.hosts import (
    SMALL,
    WIDE,
    key_line,
    press,
    seen,
    shown,
    type_in,
    until,
    until_seen,
    write,
)
from tests.screens.test_bombs import nothing_forbidden
from tests.store.typed_lines import type_lines

T = translator("en")
DAY = date(2026, 2, 15)

ONE = """
/titel First meeting
/serie Rådet
/datum 2026-01-10
/närvarande Anna Ek; Bo Al
§ Frågor
?: Vem låser?
p: Färgen
§ Åtgärder
å: Ring +Anna !2026-03-01
å: Skriv +Bo !2026-02-01
å: Läs
b: Vi börjar i maj
"""
TWO = """
/titel Second meeting
/datum 2026-02-20
# Samtal
å: Måla +Cia !2026-01-15
"""


def typed(store: Store, lines: str) -> int:
    meeting = meetings.create(store)
    type_lines(store, meeting, lines)
    return meeting


@pytest.fixture
def one(store: Store) -> int:
    return typed(store, ONE)


@pytest.fixture
def two(store: Store) -> int:
    return typed(store, TWO)


@pytest.fixture
def register(one: int, two: int, store: Store, settings: ScreenSettings) -> RegisterScreen:
    return RegisterScreen(store, T, settings, today=lambda: DAY)


async def read(pilot, screen: RegisterScreen) -> None:
    """Wait until all of the register is there, with all that was changed."""
    await until(pilot, lambda: screen.listing.shelf and not screen.reader.is_busy)


def texts(screen: RegisterScreen) -> list[str]:
    rows = (screen.listing.item(n) for n in range(len(screen.listing)))
    return [item.text for item in rows if item is not None]


def saved(store: Store, meeting: int, text: str):
    return next(i for i in read_items(store, "action", [meeting]) if i.text == text)


# What is listed -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_open_actions_by_their_day_with_owner_and_meeting(register: RegisterScreen, size):
    async with shown(register, size) as pilot:
        await read(pilot, register)
        await pilot.pause()
        rows = seen(pilot.app).splitlines()[2:6]
        for row, words in zip(
            rows,
            (
                ("☐", "!2026-01-15", "Måla", "Cia", "Second meeting"),
                ("☐", "!2026-02-01", "Skriv", "Bo", "Rådet"),
                ("☐", " 2026-03-01", "Ring", "Anna", "Rådet"),
                ("☐", "–", "Läs", "", "Rådet"),
            ),
            strict=True,
        ):
            assert all(word in row for word in words), row
        assert "Register: Actions" in seen(pilot.app)
        assert "open · 4" in seen(pilot.app)


async def test_columns_fold_where_there_is_little_room(register: RegisterScreen):
    async with shown(register, (48, 24)) as pilot:
        await read(pilot, register)
        await pilot.pause()
        row = seen(pilot.app).splitlines()[2]
        assert "Måla" in row
        assert "2026-01-15" in row
        assert "Cia" not in row
        await until_seen(pilot, "open · late · due 2026-01-15 · Cia")


async def test_the_first_page_is_there_before_the_rest(
    register: RegisterScreen, monkeypatch: pytest.MonkeyPatch
):
    import threading

    from screens.register import reader as module

    gate = threading.Event()
    whole = module.load_shelf
    monkeypatch.setattr(module, "load_shelf", lambda *args: gate.wait(10) and whole(*args))
    async with shown(register) as pilot:
        await until_seen(pilot, "Måla")
        assert register.listing.shelf is None
        type_in(register, "ring")
        await until_seen(pilot, "Reading the register…")
        gate.set()
        await until(pilot, lambda: texts(register) == ["Ring"])


async def test_tab_changes_the_kind_and_back(register: RegisterScreen):
    async with shown(register) as pilot:
        await read(pilot, register)
        for label, text in (
            ("Decisions", "Vi börjar i maj"),
            ("Questions", "Vem låser?"),
            ("Parked", "Färgen"),
            ("Actions", "Måla"),
        ):
            press(register, "tab")
            await until_seen(pilot, f"Register: {label}")
            await until_seen(pilot, text)
        press(register, "shift+tab")
        await until_seen(pilot, "Färgen")


async def test_open_done_and_all(register: RegisterScreen, one: int, store: Store):
    entries.change(store, one, saved(store, one, "Läs").entry, done=True)
    carrying.begin_after(store, one)
    async with shown(register) as pilot:
        await read(pilot, register)
        assert sorted(texts(register)) == ["Måla", "Ring", "Skriv"]
        press(register, "f5")
        assert texts(register) == ["Läs"]
        await until_seen(pilot, "✓ done")
        press(register, "f5")
        assert sorted(texts(register)) == ["Läs", "Måla", "Ring", "Ring", "Skriv", "Skriv"]
        await until_seen(pilot, "→ carried on")
        press(register, "f5")
        assert len(texts(register)) == 3


async def test_a_decision_in_force_and_one_that_is_replaced(store: Store, settings):
    first = typed(store, "/datum 2026-01-10\n/serie Rådet\n§ Ett\nb: Ett pris på tio kronor")
    typed(
        store,
        "/datum 2026-02-10\n/serie Rådet\n§ Två\nb: Ett pris på tolv\n/ersätter § 1 2026-01-10",
    )
    register = RegisterScreen(store, T, settings, words="decisions")
    async with shown(register) as pilot:
        await read(pilot, register)
        assert texts(register) == ["Ett pris på tolv"]
        await until_seen(pilot, "• in force")
        press(register, "f5")
        assert texts(register) == ["Ett pris på tio kronor"]
        await until_seen(pilot, "× replaced")
        press(register, "space")
        await until_seen(pilot, "A decision is not ticked off.")
        assert first


# What is looked for -------------------------------------------------------------------------------


FOUND = {
    "ring": ["Ring"],
    "person:anna": ["Ring"],
    "serie:rådet": ["Skriv", "Ring", "Läs"],
    "series:rådet bo": ["Skriv"],
    "från:2026-02": ["Måla"],
    "to:2026-01": ["Skriv", "Ring", "Läs"],
    "är:klar": [],
    "is:open ring": ["Ring"],
}


async def test_it_is_found_in_as_one_types(register: RegisterScreen):
    async with shown(register) as pilot:
        await read(pilot, register)
        for typed_in, found in FOUND.items():
            type_in(register, typed_in)
            await until(pilot, lambda sought=typed_in: register.listing.text == sought)
            assert texts(register) == found, typed_in
            press(register, "escape")
            await until(pilot, lambda: len(texts(register)) == 4)


async def test_what_is_not_understood_is_said(register: RegisterScreen):
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "is:blue")
        await until_seen(pilot, "not understood: is:blue")


async def test_keys_behind_a_filter_act_on_what_it_finds(register: RegisterScreen, one: int, store):
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "ring")
        press(register, "f8")
        assert saved(store, one, "Ring").done
        type_in(register, "2 2026")
        assert register.line.text == "ring2 2026"
        press(register, *["backspace"] * 6)
        press(register, "enter")
        await until(pilot, lambda: pilot.app.asked)
        assert pilot.app.asked[0].entry == saved(store, one, "Ring").entry


async def test_space_ticks_in_the_list_and_is_a_blank_in_the_line(
    register: RegisterScreen, one, store
):
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "rådet")
        register.line.press("space", " ")
        assert register.line.text == "rådet "
        assert not saved(store, one, "Skriv").done
        press(register, "down", "up")
        register.line.press("space", " ")
        assert register.line.text == "rådet "
        assert saved(store, one, "Skriv").done
        type_in(register, "ring")
        assert register.line.text == "rådet ring"


# What is changed ----------------------------------------------------------------------------------


async def test_an_action_is_ticked_stays_in_sight_and_is_undone(
    register: RegisterScreen, one: int, two: int, store: Store
):
    async with shown(register) as pilot:
        await read(pilot, register)
        register.line.press("space", " ")
        assert saved(store, two, "Måla").done
        await until_seen(pilot, "Done: “Måla” · ^Z takes it back")
        await read(pilot, register)
        assert texts(register) == ["Måla", "Skriv", "Ring", "Läs"]
        await until_seen(pilot, "✓ done")
        register.line.press("space", " ")
        assert not saved(store, two, "Måla").done
        press(register, "ctrl+z")
        assert saved(store, two, "Måla").done
        await until_seen(pilot, "Undone: a tick")
        press(register, "ctrl+z", "down", "f8", "ctrl+z", "ctrl+y", "ctrl+z", "ctrl+z")
        assert not saved(store, one, "Skriv").done
        await until_seen(pilot, "There is nothing to undo.")
        press(register, "ctrl+y")
        await read(pilot, register)
        type_in(register, "å")
        await until(pilot, lambda: texts(register) == ["Måla", "Ring", "Läs"])


async def test_in_verified_minutes_the_tick_is_kept_beside_them(
    register: RegisterScreen, two: int, store: Store
):
    meetings.change(store, two, status="verified")
    async with shown(register) as pilot:
        await read(pilot, register)
        await until_seen(pilot, "verified minutes")
        register.line.press("space", " ")
        await until_seen(pilot, "the minutes are verified: it is kept in the register")
        assert saved(store, two, "Måla").done
        (done,) = store.rows("SELECT done FROM entry WHERE text = 'Måla'")
        assert done == (0,)
        press(register, "ctrl+z")
        assert not saved(store, two, "Måla").done


async def test_what_is_carried_on_is_ticked_off_there(register: RegisterScreen, one: int, store):
    carrying.begin_after(store, one)
    async with shown(register) as pilot:
        await read(pilot, register)
        press(register, "f5", "f5")
        at = [register.listing.item(n).state for n in range(len(register.listing))]
        register.list.select(at.index("carried"))
        press(register, "f8")
        await until_seen(pilot, "A later meeting carries it on; it is ticked off there.")


async def test_it_is_given_to_somebody_else(register: RegisterScreen, one: int, store: Store):
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "skriv")
        press(register, "f3")
        assert register.line.text == "Bo"
        await until(pilot, lambda: len(register.directory))
        await until(pilot, lambda: key_line(pilot) == "Enter Save Esc Cancel")
        press(register, "ctrl+u")
        type_in(register, "bo al, an")
        press(register, "tab", "enter")
        item = saved(store, one, "Skriv")
        assert [owner.name for owner in item.owners] == ["bo al", "Anna Ek"]
        assert all(owner.uid for owner in item.owners)
        assert register.line.text == "skriv"
        await until_seen(pilot, "To be done by: bo al, Anna Ek")
        assert "Space Done" in key_line(pilot)
        press(register, "f3", "ctrl+u", "enter")
        assert saved(store, one, "Skriv").owners == ()


async def test_it_is_put_to_another_day(register: RegisterScreen, one: int, two: int, store: Store):
    async with shown(register) as pilot:
        await read(pilot, register)
        press(register, "f4", "ctrl+u")
        write(register, "blue")
        await until_seen(pilot, "“blue” is no date.")
        assert register.line.text == "blue"
        press(register, "ctrl+u")
        write(register, "!tors")
        assert saved(store, two, "Måla").due == "2026-02-19"
        assert register.line.text == ""
        await read(pilot, register)
        assert texts(register) == ["Skriv", "Måla", "Ring", "Läs"]
        assert register.selected.text == "Måla"
        press(register, "f4", "ctrl+u", "enter")
        assert saved(store, two, "Måla").due is None
        press(register, "f4", "x", "escape")
        await until_seen(pilot, "Esc once more drops what is written; Enter keeps it")
        press(register, "escape")
        assert saved(store, two, "Måla").due is None
        assert register.line.text == ""


async def test_while_another_program_writes_ticks_wait_in_their_order(
    register: RegisterScreen, other: Store, one: int, two: int, store: Store
):
    async with shown(register) as pilot:
        await read(pilot, register)
        with other.write():
            press(register, "f8", "down", "f8", "ctrl+z")
            await until_seen(pilot, "Waiting for another program (3)")
            assert not saved(store, two, "Måla").done
        await until(pilot, lambda: saved(store, two, "Måla").done)
        await until_seen(pilot, "Undone")
        assert not saved(store, one, "Skriv").done


async def test_a_day_that_waited_and_is_refused_is_taken_up_again(
    register: RegisterScreen, other: Store, two: int, store: Store
):
    async with shown(register) as pilot:
        await read(pilot, register)
        press(register, "f4")
        with other.write():
            press(register, *["backspace"] * len("2026-01-15"))
            type_in(register, "9 dec")
            press(register, "enter")
            await until_seen(pilot, "Waiting for another program (1)")
            entries.delete(other, two, saved(store, two, "Måla").entry)
        await until(pilot, lambda: register.line.text == "9 dec")
        assert register.editing is not None


async def test_a_day_that_is_refused_late_is_not_taken_up_for_something_else(
    register: RegisterScreen, other: Store, two: int, store: Store
):
    told: list[Message] = []
    register.writes.on_orphan = told.append
    async with shown(register) as pilot:
        await read(pilot, register)
        press(register, "f4")
        with other.write():
            press(register, *["backspace"] * len("2026-01-15"))
            type_in(register, "9 dec")
            press(register, "enter", "down", "f3", "ctrl+u")
            entries.delete(other, two, saved(store, two, "Måla").entry)
            await until_seen(pilot, "Who is to do it?")
        await until(pilot, lambda: told)
        assert register.line.text == ""
        assert kept_in_words(store.path, "9 dec") == told[0].params["path"]


async def test_what_others_write_is_seen(register: RegisterScreen, other: Store, two: int):
    async with shown(register) as pilot:
        await read(pilot, register)
        item = saved(other, two, "Måla")
        entries.change(other, two, item.entry, text="Tapetsera")
        await until_seen(pilot, "Tapetsera")


# To and from --------------------------------------------------------------------------------------


async def test_enter_asks_for_the_meeting_with_the_entry(register: RegisterScreen, two: int, store):
    async with shown(register) as pilot:
        await read(pilot, register)
        press(register, "enter")
        await until(pilot, lambda: pilot.app.asked)
        (asked,) = pilot.app.asked
        assert isinstance(asked, MeetingChosen)
        assert (asked.meeting_id, asked.entry) == (two, saved(store, two, "Måla").entry)


async def test_a_meeting_opens_at_an_entry(meeting: int, store: Store, settings: ScreenSettings):
    (row,) = store.rows("SELECT uid FROM entry WHERE text = 'Kaffet'")
    live = LiveScreen(store, meeting, T, settings, entry=row[0])
    async with shown(live) as pilot:
        await pilot.pause()
        assert live.pane.keys.mode != "off"
        assert live.desk.session.place.row is not None


async def test_the_list_of_meetings_and_a_meeting_lead_here(
    store: Store, live: LiveScreen, settings: ScreenSettings
):
    home = MeetingsScreen(store, T, settings)
    async with shown(home) as pilot:
        press(home, "ctrl+r")
        await until(pilot, lambda: any(isinstance(a, RegisterAsked) for a in pilot.app.asked))
    async with shown(live) as pilot:
        write(live, "/register frågor vem")
        await until(pilot, lambda: pilot.app.asked)
        assert [asked.words for asked in pilot.app.asked] == ["frågor vem"]


async def test_it_begins_with_what_was_asked_for(one: int, store: Store, settings: ScreenSettings):
    register = RegisterScreen(store, T, settings, words="frågor låser")
    async with shown(register) as pilot:
        await read(pilot, register)
        assert texts(register) == ["Vem låser?"]
        assert register.line.text == "låser"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_brackets_and_controls_are_drawn_as_they_stand(
    store: Store, settings: ScreenSettings, size: tuple[int, int]
):
    for bomb in BOMBS:
        meeting = meetings.create(store, title=bomb, series=bomb)
        people.add_many(store, meeting, [{"name": f"N{bomb}"}])
        section = sections.add(store, meeting, heading=bomb)
        entries.add(
            *(store, meeting, Place(section), "action", bomb),
            owners=(Named(bomb),),
            due_text=bomb,
        )
    register = RegisterScreen(store, translator("sv"), settings)
    async with shown(register, size) as pilot:
        await read(pilot, register)
        for _ in BOMBS:
            press(register, "down")
            await pilot.pause()
            nothing_forbidden(seen(pilot.app))
        assert BOMBS[1][:8] in seen(pilot.app)
        press(register, "f8", "f3")
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))
