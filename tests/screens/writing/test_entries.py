from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from screens.writing.entries import lone_marker
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry, Place
from store.verbs import entries
from tests.cases import each
from tests.screens.hosts import key_line, press, seen, shown, type_in, until, until_seen, write

Saved = Callable[[], Minutes]


@pytest.fixture
def first(live: LiveScreen) -> LiveScreen:
    """The live screen at its first section: a note, a bullet and a decision."""
    live.desk.session.place = Place(live.desk.minutes.sections[0].uid)
    return live


def written(saved: Saved) -> list[Entry]:
    minutes = saved()
    return list(minutes.entries(minutes.sections[0].uid))


async def test_up_selects_and_typing_goes_to_the_line(first: LiveScreen, saved: Saved):
    async with shown(first) as pilot:
        press(first, "up", "up")
        await until_seen(pilot, "Selected: Bullet")
        type_in(first, "delete")
        assert first.line.text == "delete"
        assert len(written(saved)) == 3


async def test_an_entry_is_edited_where_it_stands(first: LiveScreen, saved: Saved):
    async with shown(first) as pilot:
        press(first, "up", "up", "enter")
        await until_seen(
            pilot, "Enter saves · Esc goes back · ^N splits it · ⌫ at its beginning joins it"
        )
        assert key_line(pilot) == "Enter Save Esc Cancel"
        press(first, *" igen", "enter")
        await until(pilot, lambda: first.pane.keys.mode == "off")
        assert written(saved)[1].text == "Huset öppnar i september igen"
        assert written(saved)[1].kind == "bullet"


async def test_an_edit_can_change_kind_owner_and_date(first: LiveScreen, saved: Saved):
    async with shown(first):
        press(first, "up", "up", "enter", "ctrl+u", *"å: Hämta nycklar +Ali !9 dec", "enter")
    entry = written(saved)[1]
    assert (entry.kind, entry.text, entry.owners[0].name) == ("action", "Hämta nycklar", "Ali")
    assert entry.due is not None


async def test_an_entry_that_is_edited_twice_while_another_program_writes_is_as_the_second_says(
    first: LiveScreen, other: Store, saved: Saved
):
    async with shown(first) as pilot:
        with other.write():
            press(first, "up", "up", "enter", "ctrl+u", *"å: Hämta nycklar +Ali !9 dec", "enter")
            press(first, "up", "up", "enter")
            await until_seen(pilot, "å: Hämta nycklar +Ali")
            press(first, "ctrl+u", *"Huset öppnar i maj", "enter")
        await until(pilot, lambda: not first.desk.waits)
    entry = written(saved)[1]
    assert (entry.kind, entry.text, entry.owners) == ("note", "Huset öppnar i maj", ())


@pytest.mark.parametrize("second", ["Huset öppnar i maj", "- Huset öppnar i september"])
async def test_an_entry_whose_edit_is_written_while_it_is_edited_again_is_as_the_second_says(
    first: LiveScreen, other: Store, saved: Saved, second: str
):
    """Also where the second edit takes the first one back."""
    async with shown(first) as pilot:
        count = len(written(saved))
        with other.write():
            press(first, "up", "up", "enter", *" igen", "enter")
            press(first, "up", "up", "enter", "ctrl+u", *second)
        await until(pilot, lambda: not first.desk.waits)
        press(first, "enter")
        await until(pilot, lambda: written(saved)[1].text == second.removeprefix("- "))
    assert len(written(saved)) == count


async def test_an_entry_that_is_moved_while_another_program_writes_goes_one_cell(
    live: LiveScreen, other: Store, saved: Saved
):
    write(live, "A.1")
    async with shown(live) as pilot:
        with other.write():
            press(live, "up", "f9", "pagedown", "escape", "escape")
        await until(pilot, lambda: not live.desk.waits)
        place = live.desk.session.place
    minutes = saved()
    (moved,) = (entry for entry in minutes.all_entries() if entry.text == "Kaffet")
    rows = [row.uid for row in minutes.rows(moved.section)]
    assert (moved.row, place.row) == (rows[1], rows[0])


async def test_a_changed_entry_is_not_dropped_without_asking(first: LiveScreen, saved: Saved):
    async with shown(first) as pilot:
        press(first, "up", "enter", *" tillägg", "escape")
        await until_seen(pilot, "Esc once more drops the change")
        assert first.pane.keys.mode == "edit"
        press(first, "escape")
        assert first.pane.keys.mode == "select"
    assert written(saved)[2].text == "Vi prövar under hösten"


async def test_a_half_made_change_survives(
    first: LiveScreen, store: Store, meeting: int, settings: ScreenSettings
):
    async with shown(first):
        press(first, "up", "enter", *" och våren")
    again = LiveScreen(store, meeting, translator("en"), settings)
    async with shown(again) as pilot:
        press(again, "up", "enter")
        await until_seen(pilot, "Vi prövar under hösten och våren")


async def test_a_clash_keeps_both_texts(
    first: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(first) as pilot:
        press(first, "up", "up", "enter", *" mitt")
        entries.change(other, meeting, written(saved)[1].uid, text="deras")
        await until(pilot, lambda: first.desk.minutes.entry(written(saved)[1].uid).text == "deras")
        press(first, "enter")
        await until_seen(pilot, "Both texts are kept")
    assert [e.text for e in written(saved)][1:3] == ["deras", "Huset öppnar i september mitt"]


async def test_a_deletion_that_waits_leaves_what_somebody_has_written_meanwhile(
    first: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(first) as pilot:
        with other.write():
            press(first, "up", "up", "delete")
            await until_seen(pilot, "Waiting for another program")
            entries.change(other, meeting, written(saved)[1].uid, text="deras")
        await until_seen(pilot, "Changed meanwhile, so it is not deleted")
        assert written(saved)[1].text == "deras"
        await until_seen(pilot, "deras")
        press(first, "escape", "up", "up", "delete")
        assert len(written(saved)) == 2


async def test_an_entry_deleted_meanwhile_is_edited_to_the_end_and_stands_there_anew(
    first: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(first) as pilot:
        press(first, "up", "up", "enter", *" mitt")
        entries.delete(other, meeting, written(saved)[1].uid)
        await until(pilot, lambda: len(list(first.desk.minutes.all_entries())) == 4)
        press(first, *" och mer")
        await until_seen(pilot, "Huset öppnar i september mitt och mer")
        assert len(written(saved)) == 2
        press(first, "enter")
        await until_seen(pilot, "was deleted in another window; your text stands as a new line")
        assert [e.text for e in written(saved)][1:] == [
            "Huset öppnar i september mitt och mer",
            "Vi prövar under hösten",
        ]
        assert (first.line.text, first.pane.keys.mode) == ("", "off")


async def test_an_edit_of_a_deleted_entry_can_be_left(
    first: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(first) as pilot:
        press(first, "up", "enter", *" mitt")
        for entry in written(saved):
            entries.delete(other, meeting, entry.uid)
        await until(pilot, lambda: len(list(first.desk.minutes.all_entries())) == 2)
        await until_seen(pilot, "Vi prövar under hösten mitt")
        press(first, "escape", "escape")
        await pilot.pause()
        assert "mitt" not in seen(pilot.app)
    assert written(saved) == []


async def test_kind_indent_mark_and_delete(first: LiveScreen, saved: Saved):
    async with shown(first) as pilot:
        press(first, "up", "up", "ctrl+t")
        await until_seen(pilot, "Which kind?")
        press(first, "p")
        assert written(saved)[1].kind == "parked"
        press(first, "ctrl+t", "n", "tab")
        assert written(saved)[1].kind == "bullet"
        press(first, "tab")
        assert written(saved)[1].depth == 1
        press(first, "shift+tab", "shift+tab")
        assert written(saved)[1].kind == "note"
        press(first, "f8")
        assert written(saved)[1].marks == ("unfinished",)
        await until_seen(pilot, "unfinished")
        press(first, "backspace")
        assert [e.text for e in written(saved)] == [
            "Vi går igenom dagen.",
            "Vi prövar under hösten",
        ]
        press(first, "escape", "ctrl+z")
        assert len(written(saved)) == 3


async def test_moving_within_and_between_cells(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "två", "tre")
        press(live, "up", "f9", "up", "up", "enter")
        minutes = saved()
        here = live.desk.session.place
        assert [e.text for e in minutes.cell(here)] == ["tre", "Nycklar", "två"]
        press(live, "f9", "pagedown", "left", "enter")
        await until(pilot, lambda: live.pane.keys.mode == "select")
        (moved,) = (e for e in saved().all_entries() if e.text == "tre")
        rows, prompts = (f(here.section) for f in (minutes.rows, minutes.prompts))
        assert (moved.row, moved.prompt) == (rows[2].uid, prompts[0].uid)
        assert live.desk.session.place == here
        assert live.pane.keys.selection.entry.text == "tre"


async def test_a_marker_alone_changes_the_entry_that_was_selected(first: LiveScreen, saved: Saved):
    async with shown(first) as pilot:
        press(first, "up", "up")
        type_in(first, "p:")
        await until_seen(pilot, "makes the selected line: Parked")
        press(first, "enter")
        assert written(saved)[1].kind == "parked"
        assert first.line.text == ""


@each(
    ("text", "kind"),
    [("b:", "decision"), ("Beslut:", "decision"), ("-", "bullet"), ("hej", None), ("B:", None)],
)
def test_lone_markers(text: str, kind: str | None):
    assert lone_marker(text) == kind


async def test_a_foreign_change_does_not_move_the_reader(
    first: LiveScreen, other: Store, meeting: int, saved: Saved
):
    place = first.desk.session.place
    entries.add_many(
        other, meeting, [entries.EntryDraft(place, "note", f"rad {n}") for n in range(300)]
    )
    async with shown(first) as pilot:
        await until_seen(pilot, "rad 299")
        press(first, *["up"] * 120)
        await pilot.pause()
        before = seen(pilot.app).splitlines()[4:30]
        entries.add(other, meeting, place, "note", "sist")
        entries.add(other, meeting, place, "note", "först", before=written(saved)[0].uid)
        await until(pilot, lambda: len(written(saved)) == 305)
        await pilot.pause()
        assert [line[28:80] for line in seen(pilot.app).splitlines()[4:30]] == [
            line[28:80] for line in before
        ]
