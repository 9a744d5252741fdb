"""The live screen of verified minutes: it says that they are locked, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screens.live.screen import LiveScreen
from store.file.app_windows.refused_lines import refused_lines
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import meetings, status
from tests.screens.hosts import key_line, press, seen, shown, type_in, until, until_seen, write

Saved = Callable[[], Minutes]
OpenStore = Callable[[str], Store]

REASON = "The minutes are verified. /reopen with a reason opens them again."


def texts(minutes: Minutes) -> list[str]:
    return [entry.text for entry in minutes.all_entries()]


@pytest.fixture
def other(open_store: OpenStore) -> Store:
    """Another program at work in the same meeting."""
    return open_store("bo")


async def test_a_line_typed_while_somebody_verifies_is_refused_and_stays(
    live: LiveScreen, saved: Saved, other: Store, meeting: int
) -> None:
    before = texts(saved())
    async with shown(live) as pilot:
        type_in(live, "Beslut: ett sista beslut")
        await until_seen(pilot, "↵ Decision")
        status.verify(other, meeting, "2026-03-12")
        press(live, "enter")
        await until_seen(pilot, REASON)
        assert live.line.text == "Beslut: ett sista beslut"
        await until_seen(pilot, "verified · locked")
    assert texts(saved()) == before


async def test_what_is_typed_into_locked_minutes_is_refused_where_it_is_typed(
    live: LiveScreen, saved: Saved, other: Store, meeting: int
) -> None:
    status.verify(other, meeting, "2026-03-12")
    before = texts(saved())
    async with shown(live) as pilot:
        await until_seen(pilot, "verified · locked")
        type_in(live, "en rad")
        await until_seen(pilot, REASON)
        press(live, "enter")
        assert live.line.text == "en rad"
        live.line.paste("två\ntre")
        press(live, "enter")
        await until_seen(pilot, REASON)
        assert live.line.text == "två\ntre"
        assert [text for _, text in refused_lines(other, meeting)] == []
    kept = [text for _, text in refused_lines(live.desk.store, meeting)]
    assert kept == ["en rad", "två\ntre"]  # which stood in the line
    assert texts(saved()) == before


async def test_an_entry_that_is_edited_meanwhile_keeps_what_was_typed(
    live: LiveScreen, saved: Saved, other: Store, meeting: int
) -> None:
    before = texts(saved())
    async with shown(live) as pilot:
        press(live, "up", "enter")
        type_in(live, " och mer")
        status.verify(other, meeting, "2026-03-12")
        press(live, "enter")
        await until_seen(pilot, REASON)
        assert live.pane.keys.mode == "edit"
        assert "och mer" in seen(pilot.app)
    assert texts(saved()) == before


async def test_what_is_typed_on_the_board_meanwhile_is_refused_and_stays(
    live: LiveScreen, saved: Saved, other: Store, meeting: int
) -> None:
    before = texts(saved())
    async with shown(live) as pilot:
        press(live, "ctrl+l", "enter")
        type_in(live, " mina")
        status.verify(other, meeting, "2026-03-12")
        press(live, "enter")
        await until_seen(pilot, REASON)
        await until_seen(pilot, "Nycklar mina")
        press(live, "escape", "delete", "f8", "f3", "f4", "+", "-")
        await pilot.pause()
        press(live, "escape", "escape")
        type_in(live, "en lapp till")
        press(live, "enter")
        await until_seen(pilot, REASON)
    assert texts(saved()) == before


@pytest.mark.parametrize(("keys", "offered"), [(("up",), "Esc Back"), (("ctrl+l",), "Tab View")])
async def test_what_is_locked_is_not_offered_to_be_changed(
    live: LiveScreen, other: Store, meeting: int, keys: tuple[str, ...], offered: str
) -> None:
    async with shown(live) as pilot:
        press(live, *keys)
        await until_seen(pilot, "Enter edits")
        press(live, "escape")
        status.verify(other, meeting, "2026-03-12")
        await until_seen(pilot, "verified · locked")
        press(live, *keys)
        await until_seen(pilot, "verified and locked · /reopen with a reason opens it again")
        assert "edits" not in seen(pilot.app)
        assert offered in key_line(pilot)
        assert not {"Edit", "Delete", "Move", "New", "Dot"} & set(key_line(pilot).split())


async def test_undo_of_locked_minutes_is_refused_in_words(
    live: LiveScreen, saved: Saved, other: Store, meeting: int
) -> None:
    async with shown(live) as pilot:
        write(live, "en rad")
        status.verify(other, meeting, "2026-03-12")
        live.run_command("live.undo")
        await until_seen(pilot, REASON)
    assert texts(saved())[-1] == "en rad"


async def test_the_commands_say_what_was_done_and_the_head_the_next_last_day(
    live: LiveScreen, saved: Saved, meeting: int, store: Store
) -> None:
    meetings.change(store, meeting, date="2026-03-02", kind="minutes", place="Å", title="N")
    async with shown(live) as pilot:
        write(live, "/skicka 2026-03-04")
        await until_seen(pilot, "to be verified by 2026-03-16 (check against your own rules)")
        write(live, "/justera 2026-03-12")
        await until_seen(pilot, "Verified 2026-03-12")
        await until_seen(pilot, "to be announced by 2026-03-14")
        await until(pilot, lambda: "2026-03-14" in seen(pilot.app).splitlines()[0])
        assert seen(pilot.app).splitlines()[0].count("verified") == 1
        write(live, "/öppna igen fel namn", "/gå Inledning", "rättat")
        await until(pilot, lambda: "rättat" in texts(saved()))
        assert live.line.text == ""
        assert "locked" not in seen(pilot.app)


async def test_a_verified_section_says_so(
    live: LiveScreen, saved: Saved, meeting: int, store: Store
) -> None:
    section = saved().sections[0].uid
    status.verify_section(store, meeting, section, "2026-03-12")
    async with shown(live) as pilot:
        write(live, "/gå Inledning", "en rad")
        await until_seen(pilot, "Verified 2026-03-12 and locked")
        assert live.line.text == "en rad"
        assert "This § is verified." in seen(pilot.app)


async def test_what_became_of_a_decision_stands_beside_it(live: LiveScreen) -> None:
    async with shown(live) as pilot:
        write(live, "/gå Inledning", "/utfall bordlagd")
        await until_seen(pilot, "tabled")
