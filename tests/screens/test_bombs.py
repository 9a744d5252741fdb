"""User text is never markup, on no surface, and never reaches the terminal as a control character."""

from __future__ import annotations

from locales import translator
from screens.base.messages import ExportAsked
from screens.base.settings import ScreenSettings
from screens.export.screen import ExportScreen
from screens.help.screen import HelpScreen
from screens.live.screen import LiveScreen
from screens.meetings.screen import MeetingsScreen
from store.file.store import Store
from store.model.records import Named, Place
from store.verbs import entries, meetings, sections
from tests.screens.bombs import BOMBS, CONTROLS, FORBIDDEN, MIXED, MIXED_SHOWN
from tests.screens.hosts import press, seen, shown, type_in, until, until_seen, write

T = translator("en")
SIZE = (260, 60)


def nothing_forbidden(text: str) -> None:
    assert not [c for c in FORBIDDEN if c != "\n" and c in text]


async def test_every_surface_of_the_live_screen(store: Store, settings: ScreenSettings):
    bomb = MIXED
    meeting = meetings.create(store, title=bomb, place=bomb, language="en")
    presenters = (Named(bomb),)
    plain = sections.add(
        store, meeting, heading=bomb, instruction=(bomb,), presenters=presenters, planned="09:00"
    )
    entries.add(store, meeting, Place(plain), "decision", bomb, clauses=(bomb,), address=bomb)
    entries.add(store, meeting, Place(plain), "action", bomb, owners=(Named(bomb),), due_text=bomb)
    entries.add(store, meeting, Place(plain), "statement", bomb, speaker=bomb)
    entries.add(store, meeting, Place(plain), "row", "", cells=(bomb, bomb))
    exercise = sections.add(store, meeting, heading=bomb, form="questions")
    for text in (bomb, "b"):
        sections.add_row(store, meeting, exercise, text, hint=bomb)
        sections.add_prompt(store, meeting, exercise, text, hint=bomb)
    live = LiveScreen(store, meeting, T, settings)
    live.desk.session.place = Place(plain)
    async with shown(live, SIZE) as pilot:
        await until(pilot, lambda: seen(pilot.app).count(MIXED_SHOWN) >= 12)
        nothing_forbidden(seen(pilot.app))
        press(live, "up", "up", "enter")
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))
        press(live, "escape", "escape", "escape", "pagedown")
        await pilot.pause()
        assert seen(pilot.app).count(MIXED_SHOWN) >= 5
        nothing_forbidden(seen(pilot.app))
        type_in(live, "/go ")
        await until(pilot, lambda: live.line.region.height > 2)  # the headings are listed
        nothing_forbidden(seen(pilot.app))
        press(live, "tab")
        nothing_forbidden(seen(pilot.app))
        live.line.take()
        live.line.paste(bomb)
        press(live, "ctrl+f", "k")
        live.line.press("x", None)
        live._host.take_paste(bomb)
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))
        press(live, "escape", "enter")
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))
        assert pilot.app.is_running


async def test_what_is_typed_is_drawn_and_saved_as_it_is(live: LiveScreen):
    async with shown(live) as pilot:
        for bomb in BOMBS:
            type_in(live, bomb)
            await until_seen(pilot, f"› {bomb}")
            press(live, "enter")
            await until(pilot, lambda: "›\n" in seen(pilot.app))
            assert bomb in seen(pilot.app)
            assert live.desk.minutes.cell(live.desk.session.place)[-1].text == bomb
        for bomb in BOMBS:
            write(live, f"/okänt {bomb}")
            await until_seen(pilot, f"› /okänt {bomb}")
            press(live, "escape", *["backspace"] * (len(bomb) + 7))
        nothing_forbidden(seen(pilot.app))


async def test_the_list_of_meetings_and_the_help(store: Store, settings: ScreenSettings):
    for bomb in (*BOMBS, *CONTROLS):
        meetings.create(store, title=bomb, series=bomb)
    home = MeetingsScreen(store, T, settings)
    async with shown(home, SIZE) as pilot:
        for bomb in (*BOMBS, *CONTROLS.values()):
            await until_seen(pilot, bomb)
        nothing_forbidden(seen(pilot.app))
        for bomb in (*BOMBS, *CONTROLS):
            type_in(home, bomb[:4])
            await pilot.pause()
            nothing_forbidden(seen(pilot.app))
            press(home, "escape", "f8")
            await pilot.pause()
            nothing_forbidden(seen(pilot.app))
    async with shown(HelpScreen(T, settings), SIZE) as pilot:
        for bomb in (*BOMBS, *CONTROLS):
            type_in(pilot.app.screen, bomb)
            await pilot.pause()
            nothing_forbidden(seen(pilot.app))


async def test_the_export(store: Store, settings: ScreenSettings):
    bomb = MIXED
    meeting = meetings.create(store, title=bomb)
    section = sections.add(store, meeting, heading=bomb)
    entries.add(store, meeting, Place(section), "note", bomb, marks=("unfinished",))
    screen = ExportScreen(store, ExportAsked(meeting, bomb), T, settings)
    async with shown(screen, SIZE) as pilot:
        await until(pilot, lambda: "Making" not in seen(pilot.app))
        nothing_forbidden(seen(pilot.app))


def test_the_list_of_forbidden_characters_is_not_empty():
    assert "\x1b" in FORBIDDEN
