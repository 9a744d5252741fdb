"""The receipt: what the latest line became, its other reading by a key, and what became of those before."""

from __future__ import annotations

from collections.abc import Callable

from screens.base.messages import ChoicesAsked
from screens.live.screen import LiveScreen
from store.file.store import Store
from store.model.minutes import Minutes
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen, write

Saved = Callable[[], Minutes]


def latest(minutes: Minutes) -> tuple[str | None, str, str]:
    """Return the row of the latest entry, its kind and its text."""
    entry = max(minutes.all_entries(), key=lambda one: one.uid)
    row = minutes.row(entry.row)
    return row.label if row else None, entry.kind, entry.text


async def test_one_key_takes_the_other_reading_of_the_latest_line(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        place = live.desk.session.place
        for line, told, (row, kind) in (
            ("C.1 Vi kör", "takes a colon · ^R: Group C · Question 1", ("C", "note")),
            ("b: Vi kör", "→ Note, not Decision · ^R: Decision", ("B", "decision")),
            ("Beslut: Vi kör", "whole room) · ^R: Decision of the whole room", (None, "decision")),
        ):
            write(live, line)
            await until_seen(pilot, told)
            type_in(live, "nästa")
            press(live, "ctrl+r")
            assert latest(saved()) == (row, kind, "Vi kör")
            assert (live.line.text, live.desk.session.place) == ("nästa", place)
            await until(pilot, lambda: "^R" not in seen(pilot.app).splitlines()[-4])
            press(live, *["backspace"] * 5, "ctrl+z")
            assert latest(saved())[2] == line.removeprefix("b: ").removeprefix("Beslut: ")
            press(live, "ctrl+r")  # nothing is offered any more
            assert latest(saved())[2] == line.removeprefix("b: ").removeprefix("Beslut: ")


async def test_a_line_that_waits_for_a_lock_is_read_otherwise_behind_it(
    live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        with other.write():
            write(live, "C.1 Vi kör")
            await until_seen(pilot, "^R: Group C · Question 1")
            press(live, "ctrl+r")
        await until(pilot, lambda: live.desk.queue.count == 0)
        assert latest(saved()) == ("C", "note", "Vi kör")


async def test_the_receipt_stands_until_the_next_enter(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "a: Vi kör")
        press(live, "pageup")
        type_in(live, "mer")
        await until_seen(pilot, "→ Note, in Group A · Question 2, not Action")
        press(live, "enter")
        await until(pilot, lambda: "not Action" not in seen(pilot.app))


async def test_the_latest_receipts_are_shown_and_lead_to_their_lines(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+s", "ctrl+s")
        await until_seen(pilot, "Saved")
        assert pilot.app.asked == []
        write(live, *(f"C.1: svar {n}" for n in range(25)), "vanlig rad")
        press(live, "ctrl+s")
        await until_seen(pilot, "^S shows the latest lines")
        press(live, "ctrl+s")
        await until(pilot, lambda: pilot.app.asked)
        (asked,) = pilot.app.asked
        assert isinstance(asked, ChoicesAsked)
        assert [one.label for one in asked.choices][:2] == ["C.1: svar 24", "C.1: svar 23"]
        assert len(asked.choices) == 20
        asked.choices[1].run()
        (selected,) = live.pane.keys.selection.chosen()
        assert selected.text == "svar 23"


async def test_a_line_beside_another_is_offered_its_other_reading_too(
    live: LiveScreen, saved: Saved
):
    async with shown(live, SMALL) as pilot:
        write(live, "ett")
        press(live, "up", "up")
        write(live, "Beslut: Vi kör")
        await until_seen(pilot, "^R: Decision of the whole room")
        press(live, "ctrl+r")
        assert latest(saved()) == (None, "decision", "Vi kör")
        write(live, "c: Vi kör")
        press(live, "up")
        await until(pilot, lambda: "^R: Quote" not in seen(pilot.app))
        press(live, "escape")
        await until_seen(pilot, "^R: Quote")


async def test_a_line_that_is_too_long_to_be_foretold_is_offered_no_other_reading(
    live: LiveScreen, saved: Saved
):
    line = "C.1 " + "lång " * 600
    async with shown(live):
        live.line.paste(line)
        press(live, "enter", "ctrl+r")
        assert latest(saved()) == ("B", "note", line.rstrip())


async def test_a_name_that_two_of_a_round_have_is_said_to_be_text_before_enter_and_after_it(
    live: LiveScreen,
):
    async with shown(live, SMALL) as pilot:
        for line in ("/närvarande Ann Ek, Bo Ek, Bo Al", "# Laget", "/övning runda Runda"):
            write(live, line)
        for name, told in (
            ("Bo", "Note; to go there, type Bo Ek:, Bo Al:"),
            ("Bo A", "Note; Bo A: leads to Bo Al"),
        ):
            type_in(live, name)
            await until_seen(pilot, f"↵ {told}")
            press(live, "enter")
            await until_seen(pilot, f"→ {told}")
