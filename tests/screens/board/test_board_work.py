"""Work on the board: answers written and edited in their cells, notes sorted, clusters changed."""

from __future__ import annotations

import pytest

from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.file.undo import undo
from store.model.minutes import Minutes
from store.verbs import clusters, entries, meetings
from tests.screens.board.test_board import Saved, T, board_of, cell, place_of, wall
from tests.screens.hosts import (
    SMALL,
    key_line,
    press,
    seen,
    shown,
    type_in,
    until,
    until_seen,
    write,
)

__all__ = ["wall"]


def snapshot(live: LiveScreen) -> object:
    """Return what is in the file: clusters and notes."""
    minutes = reading.load(live.desk.store, live.desk.meeting_id)
    section = next(s for s in minutes.sections if s.form)
    prompts = [prompt.text for prompt in minutes.prompts(section.uid)]
    notes = [(e.text, e.dots, prompt_of(minutes, e.prompt)) for e in minutes.entries(section.uid)]
    return prompts, notes


def prompt_of(minutes: Minutes, uid: str | None) -> str | None:
    found = minutes.prompt(uid)
    return found.text if found else None


def names(live: LiveScreen) -> list[str]:
    section = live.desk.session.place.section
    return [prompt.text for prompt in live.desk.minutes.prompts(section)]


# Lines typed on the board ---------------------------------------------------------------------------


async def test_a_letter_begins_a_line_in_the_highlighted_cell(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "right")
        type_in(live, "Beslut: Vi köper en kastrull")
        await until_seen(pilot, "Group C · Question 2 ─")
        await until_seen(pilot, "↵ Decision")
        press(live, "enter")
        await until_seen(pilot, "Group C · Question 2 · 1 of 1")
        assert live.line.text == ""
        assert board_of(live).highlight.entry.text == "Vi köper en kastrull"
        entry = saved().cell(place_of(saved(), "C", 2))[0]
        assert entry.kind == "decision"


async def test_a_switch_token_moves_the_highlight(live: LiveScreen, saved: Saved):
    async with shown(live):
        press(live, "ctrl+l")
        write(live, "A.1")
        assert board_of(live).highlight.place == place_of(saved(), "A", 1)
        write(live, "C: bara denna", "en till")
        assert cell(saved(), "C", 1) == ["bara denna"]
        assert cell(saved(), "A", 1) == ["Kaffet", "en till"]
        assert board_of(live).highlight.place == place_of(saved(), "A", 1)


async def test_a_refused_line_stays(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        write(live, "/datum någon gång")
        await pilot.pause()
        assert live.line.text == "/datum någon gång"


async def test_a_half_typed_line_survives_the_board(live: LiveScreen, store: Store, meeting: int):
    async with shown(live) as pilot:
        type_in(live, "halv ")
        press(live, "ctrl+l")
        type_in(live, "rad")
        press(live, "pagedown", "escape")
        await until(pilot, lambda: live._host.board is None)
        assert live.line.text == "halv rad"
        live.line.draft.keep_now()
        assert drafts.take_over(store, Field(meeting, "line")) == "halv rad"


async def test_a_paste_right_after_the_key_goes_to_the_cell(live: LiveScreen, saved: Saved):
    async with shown(live):
        press(live, "ctrl+l", "right")
        live.line.paste("ett\ntvå")
        press(live, "left", "left")
        live.line.paste("tre")
        press(live, "enter")
        assert cell(saved(), "C", 2) == ["ett", "två"]
        assert cell(saved(), "A", 2) == ["tre"]


async def test_enter_on_an_empty_cell_begins_an_entry_whatever_it_begins_with(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "right", "enter")
        await until_seen(pilot, "write here · Enter saves · Esc ends")
        type_in(live, "- en punkt")
        press(live, "enter")
        assert saved().cell(place_of(saved(), "C", 2))[0].kind == "bullet"
        press(live, "f4")
        type_in(live, "+1 från oss")
        press(live, "enter")
        assert cell(saved(), "C", 2) == ["en punkt", "+1 från oss"]
        press(live, "f4", "enter", "ctrl+o")
        await until_seen(pilot, "●")
        assert live.line.text == ""


async def test_a_command_that_leaves_the_exercise_leaves_the_board(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        write(live, "# Nästa punkt", "fri text")
        await until(pilot, lambda: live._host.board is None)
        await until_seen(pilot, "fri text")


async def test_the_next_hole_is_highlighted(live: LiveScreen, saved: Saved):
    async with shown(live):
        press(live, "ctrl+l", "ctrl+n")
        type_in(live, "hål")
        assert board_of(live).highlight.place == place_of(saved(), "C", 1)
        press(live, "ctrl+n", "enter")
        assert cell(saved(), "C", 2) == ["hål"]


async def test_what_waits_for_a_lock_lands_in_its_cells(
    live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        with other.write():
            other.db.execute("UPDATE meeting SET title = title")
            write(live, "i B")
            press(live, "right")
            write(live, "i C")
            press(live, "left", "left")
            write(live, "i A")
            await until_seen(pilot, "… i C · waiting … i A · waiting")
        await until(pilot, lambda: cell(saved(), "A", 2) == ["i A"])
        await until(pilot, lambda: "· waiting" not in seen(pilot.app))
        assert cell(saved(), "B", 2) == ["Nycklar", "i B"]
        assert cell(saved(), "C", 2) == ["i C"]
        assert board_of(live).highlight.place == place_of(saved(), "A", 2)


# Edits in place -------------------------------------------------------------------------------------


async def test_enter_edits_in_the_cell_and_undo_takes_it_back(live: LiveScreen, saved: Saved):
    async with shown(live, SMALL) as pilot:
        press(live, "ctrl+l", "enter")
        type_in(live, " till skåpet")
        await until_seen(pilot, "✎ Nycklar till skåpet")
        assert "Editing" in seen(pilot.app)
        assert key_line(pilot) == "Enter Save Esc Cancel"
        press(live, "enter")
        assert cell(saved(), "B", 2) == ["Nycklar till skåpet"]
        press(live, "ctrl+z")
        await until_seen(pilot, "Undone")
        assert cell(saved(), "B", 2) == ["Nycklar"]


async def test_an_edit_reads_markers_as_the_entries_do(live: LiveScreen, saved: Saved):
    async with shown(live):
        press(live, "ctrl+l", "enter", "home")
        type_in(live, "Beslut: ")
        press(live, "enter")
        assert saved().cell(place_of(saved(), "B", 2))[0].kind == "decision"


async def test_esc_asks_before_a_change_is_dropped(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "enter")
        type_in(live, "x")
        press(live, "escape")
        await until_seen(pilot, "Esc once more drops the change")
        press(live, "escape")
        await until_seen(pilot, "1 of 1")
        assert cell(saved(), "B", 2) == ["Nycklar"]
        press(live, "enter", "escape", "escape")
        await until(pilot, lambda: live._host.board is None)


async def test_a_half_made_edit_is_there_again_and_saved(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "enter")
        type_in(live, "!")
        live.run_command("board.leave")
        press(live, "ctrl+l", "enter")
        await until_seen(pilot, "✎ Nycklar!")
        press(live, "enter")
        assert cell(saved(), "B", 2) == ["Nycklar!"]


async def test_an_entry_that_others_change_meanwhile_keeps_both(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "enter")
        type_in(live, " mina")
        entry = board_of(live).highlight.entry
        entries.change(other, meeting, entry.uid, text="Nycklar deras")
        await until(pilot, lambda: cell(live.desk.minutes, "B", 2) == ["Nycklar deras"])
        press(live, "enter")
        await until_seen(pilot, "Both texts are kept")
        assert cell(saved(), "B", 2) == ["Nycklar deras", "Nycklar mina"]


async def test_an_entry_that_others_take_away_is_edited_to_the_end(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "enter")
        type_in(live, " mina")
        entries.delete(other, meeting, board_of(live).highlight.entry.uid)
        await until(pilot, lambda: cell(live.desk.minutes, "B", 2) == [])
        type_in(live, " och dina")
        await until_seen(pilot, "✎ Nycklar mina och dina")
        press(live, "enter")
        await until_seen(pilot, "was deleted in another window; your text stands as a new line")
        assert cell(saved(), "B", 2) == ["Nycklar mina och dina"]
        assert board_of(live).highlight.entry.text == "Nycklar mina och dina"
        type_in(live, "vidare")
        assert live.line.text == "vidare"


async def test_a_paste_goes_into_the_edit(live: LiveScreen, saved: Saved):
    async with shown(live):
        press(live, "ctrl+l", "enter")
        live.line._host.take_paste(" till dörren\n")
        press(live, "enter")
        assert cell(saved(), "B", 2) == ["Nycklar till dörren"]


@pytest.mark.parametrize("key", ["backspace", "delete"])
async def test_an_entry_is_deleted_and_comes_back(live: LiveScreen, saved: Saved, key: str):
    async with shown(live) as pilot:
        press(live, "ctrl+l", key)
        assert cell(saved(), "B", 2) == []
        press(live, "ctrl+z")
        await until_seen(pilot, "Nycklar")
        assert cell(saved(), "B", 2) == ["Nycklar"]


# Dots -----------------------------------------------------------------------------------------------


async def test_dots_are_given_and_taken_and_order_the_view(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "down", "ctrl+o", "ctrl+o", "ctrl+o", "ctrl+f")
        await until_seen(pilot, "Bröd  ●●")
        press(wall, "f3")
        await until_seen(pilot, "● by dots")
        lines = [line for line in seen(pilot.app).splitlines() if "Bröd" in line or "Soppa" in line]
        assert "Bröd" in lines[0]
        assert board_of(wall).highlight.entry.text == "Bröd"
        press(wall, "f3", "ctrl+z")
        await until_seen(pilot, "Bröd  ●●●")
        press(wall, "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+f")
        await until_seen(pilot, "It has no dots.")


async def test_hidden_dots_are_counted_and_not_seen(wall: LiveScreen):
    async with shown(wall) as pilot:
        write(wall, "/prickar dolda")
        press(wall, "ctrl+l", "down", "ctrl+o", "ctrl+o")
        await until_seen(pilot, "The dots are hidden until they are shown")
        await until(pilot, lambda: "Bröd" in seen(pilot.app))
        assert "●" not in seen(pilot.app)
        assert board_of(wall).highlight.entry.dots == 2
        write(wall, "/prickar visa")
        await until_seen(pilot, "Bröd  ●●")


# The wall -------------------------------------------------------------------------------------------


async def test_marked_notes_move_together_in_one_step(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        before = snapshot(wall)
        press(wall, "ctrl+t", "down", "ctrl+t")
        await until_seen(pilot, "2 marked")
        await until_seen(pilot, "✓")
        type_in(wall, "2")
        await until_seen(pilot, "2 notes moved to 2 Lokal")
        assert cell(wall.desk.minutes, "", 2) == ["Soppa", "Parkering"]
        await until(pilot, lambda: "✓" not in seen(pilot.app))
        press(wall, "ctrl+z")
        assert snapshot(wall) == before


async def test_a_mark_is_taken_off(wall: LiveScreen):
    async with shown(wall):
        press(wall, "ctrl+l", "ctrl+t", "up", "ctrl+t")
        assert board_of(wall).highlight.grid.marked == set()


@pytest.mark.parametrize(
    ("keys", "clusters_then", "cell_then"),
    [
        (
            ["ctrl+t", "ctrl+t", "f5", *"Bord", "enter"],
            ["Mat", "Lokal", "Tid", "Bord"],
            (4, ["Soppa", "Bröd"]),
        ),
        (["f5", *"Ny", "enter"], ["Mat", "Lokal", "Tid", "Ny"], (4, ["Soppa"])),
        (["ctrl+g", "2"], ["Lokal", "Tid"], (1, ["Soppa", "Bröd", "Parkering"])),
        (
            ["ctrl+r", *"Mat och fika", "enter"],
            ["Mat och fika", "Lokal", "Tid"],
            (1, ["Soppa", "Bröd", "Parkering"]),
        ),
        (
            ["f9", "right", "enter"],
            ["Lokal", "Mat", "Tid"],
            (2, ["Soppa", "Bröd", "Parkering"]),
        ),
        (["right", "f9", "left", "escape"], ["Lokal", "Mat", "Tid"], (1, [])),
        (["f8"], ["Lokal", "Tid"], (1, [])),
    ],
)
async def test_clusters_are_changed_in_one_step_each(
    wall: LiveScreen, keys: list[str], clusters_then: list[str], cell_then: tuple[int, list[str]]
):
    async with shown(wall, SMALL):
        press(wall, "ctrl+l")
        before = snapshot(wall)
        press(wall, *keys)
        assert names(wall) == clusters_then
        number, texts = cell_then
        assert cell(wall.desk.minutes, "", number) == texts
        assert wall.line.text == ""
        press(wall, "ctrl+z")
        assert snapshot(wall) == before
        press(wall, "ctrl+y")
        assert names(wall) == clusters_then


async def test_the_number_of_unsorted_notes_always_stands_there(wall: LiveScreen):
    async with shown(wall, SMALL) as pilot:
        press(wall, "ctrl+l")
        await until_seen(pilot, "0 unsorted")
        press(wall, "f8")
        await until_seen(pilot, "3 unsorted")
        press(wall, "tab", "tab")
        await until_seen(pilot, "3 unsorted")


async def test_a_name_can_be_left_and_an_empty_one_is_none(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "ctrl+r")
        await until_seen(pilot, "Rename “Mat”")
        assert wall.line.text == "Mat"
        press(wall, "escape")
        assert wall.line.text == ""
        press(wall, "f5", "enter")
        await until_seen(pilot, "New cluster of this note")
        type_in(wall, "Bort")
        press(wall, "escape")
        await until_seen(pilot, "Esc once more drops the name")
        press(wall, "escape")
        assert names(wall) == ["Mat", "Lokal", "Tid"]
        assert wall.line.text == ""
        type_in(wall, "2")
        await until_seen(pilot, "Moved to 2 Lokal")


async def test_a_cluster_can_only_be_merged_into_another(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        for sign, said in (
            ("1", "A cluster cannot be merged into itself."),
            ("0", "There is no cluster 0."),
            ("q", "There is no cluster q."),
        ):
            press(wall, "ctrl+g", sign)
            await until_seen(pilot, said)
        press(wall, "ctrl+g", "escape")
        type_in(wall, "0")
        press(wall, *["left"] * 4, "ctrl+g")
        await until_seen(pilot, "These notes lie in no cluster.")
        assert names(wall) == ["Mat", "Lokal", "Tid"]


async def test_what_is_typed_on_the_wall_is_written_and_moves_nothing(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        write(wall, "bullar", "- 3 stolar", "25 personer", "+ gott", " ")
        await until_seen(pilot, "write here · Enter saves · ↑ picks out a note")
        press(wall, *["right"] * 2)
        write(wall, "klockan tio")
        minutes = wall.desk.minutes
        written = minutes.cell(place_of(minutes, "", 1))
        assert [entry.text for entry in written[3:]] == [
            *("bullar", "3 stolar", "25 personer", "+ gott")
        ]
        assert [entry.kind for entry in written[3:]] == ["quote", "bullet", "quote", "quote"]
        assert cell(minutes, "", 2) == []
        assert cell(minutes, "", 3) == ["klockan tio"]
        assert not board_of(wall).highlight.grid.marked


@pytest.mark.parametrize(
    "text", ["2 stolar", "3-4", "2: till lokalen", "2a", "1 1", "9", "25 bussar"]
)
async def test_a_digit_that_is_a_text_after_all_moves_nothing(wall: LiveScreen, text: str):
    async with shown(wall):
        press(wall, "ctrl+l")
        before = snapshot(wall)
        type_in(wall, text)
        assert wall.line.text == text
        assert snapshot(wall) == before


async def test_a_digit_that_no_cluster_has_right_behind_one_that_sorted_leaves_the_move(
    wall: LiveScreen,
):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        type_in(wall, "29")
        assert (wall.line.text, cell(wall.desk.minutes, "", 2)) == ("9", ["Soppa"])
        await until_seen(pilot, "There is no cluster 9. Esc clears.")
        press(wall, "enter")
        await until_seen(pilot, "There is no cluster 9; with a blank first it is a note.")
        type_in(wall, "38")
        press(wall, "escape")
        assert (wall.line.text, cell(wall.desk.minutes, "", 3)) == ("", ["Bröd"])
        await until_seen(pilot, "Parkering")  # the board is still there
        assert board_of(wall).is_wall


async def test_digits_on_a_wall_without_clusters_say_what_to_do_and_esc_clears_them(
    bare: LiveScreen,
):
    async with shown(bare, SMALL) as pilot:
        press(bare, "ctrl+l")
        type_in(bare, "12")
        await until_seen(pilot, "There is no cluster yet: F5 makes one of the note. Esc clears.")
        press(bare, "enter")
        await until_seen(pilot, "There is no cluster yet: F5 makes one of the note.")
        type_in(bare, "7")
        press(bare, "escape")
        assert bare.line.text == ""
        assert board_of(bare).is_wall
        write(bare, "2 bussar")
        assert "2 bussar" in {entry.text for entry in bare.desk.minutes.all_entries()}


async def test_enter_behind_a_number_that_has_acted_does_nothing_more(wall: LiveScreen):
    async with shown(wall):
        press(wall, "ctrl+l")
        press(wall, "2", "enter", "3", "enter")
        type_in(wall, "x")
        assert wall.line.text == "x"
        assert not any(entry.text.endswith("3") for entry in wall.desk.minutes.all_entries())


async def test_a_number_that_no_cluster_has_is_no_note_and_takes_nothing_back(
    wall: LiveScreen, monkeypatch: pytest.MonkeyPatch
):
    now = iter(range(0, 1000, 5))
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        monkeypatch.setattr(board_of(wall)._digits, "_clock", lambda: float(next(now)))
        before = len(list(wall.desk.minutes.all_entries()))
        type_in(wall, "2")
        type_in(wall, "4")
        assert wall.line.text == "4"
        assert cell(wall.desk.minutes, "", 2) == ["Soppa"]
        type_in(wall, "3")
        assert wall.line.text == ""
        assert cell(wall.desk.minutes, "", 3) == ["Bröd"]
        type_in(wall, "9")
        press(wall, "enter")
        await until_seen(pilot, "There is no cluster 9; with a blank first it is a note.")
        assert wall.line.text == ""
        assert len(list(wall.desk.minutes.all_entries())) == before


async def test_a_text_that_begins_with_a_number_takes_the_only_note_back(wall: LiveScreen):
    async with shown(wall):
        press(wall, "ctrl+l", "2", "right")
        assert cell(wall.desk.minutes, "", 2) == ["Soppa"]
        before = snapshot(wall)
        type_in(wall, "1: V1")
        assert wall.line.text == "1: V1"
        assert snapshot(wall) == before


async def test_enter_behind_the_number_that_has_merged_edits_no_note(wall: LiveScreen):
    async with shown(wall):
        press(wall, "ctrl+l", "ctrl+g", "2", "enter")
        type_in(wall, "x")
        assert wall.line.text == "x"


async def test_numbers_of_two_digits_move_notes_and_merge(wall: LiveScreen):
    async with shown(wall) as pilot:
        write(wall, *(f"/fråga Kluster {n}" for n in range(4, 13)), ".1")
        press(wall, "ctrl+l")
        minutes = wall.desk.minutes
        type_in(wall, "1")
        await until_seen(pilot, "Enter moves the note to 1 Mat · or one more digit")
        type_in(wall, "2")
        assert cell(minutes, "", 12) == ["Soppa"]
        press(wall, "9")
        assert cell(minutes, "", 9) == ["Bröd"]
        press(wall, "1", "backspace", "2")
        assert cell(minutes, "", 2) == ["Parkering"]
        press(wall, "right", "1", "enter")
        assert cell(minutes, "", 1) == ["Parkering"]
        assert cell(minutes, "", 2) == []
        press(wall, "ctrl+g", "1", "2")
        assert [name for name in names(wall) if name == "Lokal"] == []
        await until_seen(pilot, "12 Kluster 12")
        press(wall, "home", "ctrl+g", "1", "1")
        await until_seen(pilot, "▸11 Kluster 11 · 1")
        assert cell(minutes, "", 9) == ["Parkering"]


async def test_a_note_that_others_take_away_loses_its_mark(
    wall: LiveScreen, other: Store, saved: Saved
):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "ctrl+t")
        uid = wall.desk.minutes.cell(place_of(wall.desk.minutes, "", 1))[0].uid
        entries.delete(other, wall.desk.meeting_id, uid)
        await until(pilot, lambda: not board_of(wall).highlight.grid.marked)
        type_in(wall, "2")
        await until_seen(pilot, "Moved to 2 Lokal")


async def test_a_cluster_that_others_take_away_is_not_renamed(wall: LiveScreen, other: Store):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "ctrl+r")
        type_in(wall, "!")
        uid = wall.desk.minutes.prompts(wall.desk.session.place.section)[0].uid
        clusters.remove(other, wall.desk.meeting_id, uid)
        await until(pilot, lambda: names(wall) == ["Lokal", "Tid"])
        press(wall, "enter")
        await until_seen(pilot, "not there any more")
        assert wall.line.text == "!"


async def test_the_most_important_keys_are_seen_at_80_columns(wall: LiveScreen, live: LiveScreen):
    for screen, keys in ((wall, "Enter ^T F4 F5 F2"), (live, "Enter F4 Tab ^O F2 Esc")):
        async with shown(screen, SMALL) as pilot:
            press(screen, "ctrl+l")
            await until_seen(pilot, "Edit")
            footer = seen(pilot.app).splitlines()[-1].split()
            assert set(keys.split()) <= set(footer)


async def test_a_command_by_mouse_ends_what_is_asked(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "ctrl+r")
        type_in(wall, "!")
        wall.run_command("board.leave")
        assert wall.line.text == ""
        press(wall, "ctrl+l", "enter")
        type_in(wall, "!")
        wall.run_command("wall.split")
        await until_seen(pilot, "New cluster of this note")
        assert board_of(wall).pane.edit is None
        type_in(wall, "Ny")
        press(wall, "enter")
        assert names(wall) == ["Mat", "Lokal", "Tid", "Ny"]


async def test_a_click_ends_an_edit_and_keeps_it(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "enter")
        type_in(live, "!")
        await until_seen(pilot, "✎ Nycklar!")
        await pilot.click(board_of(live).pane, offset=(5, 4))
        await until_seen(pilot, "Group A · Question 2")
        type_in(live, "i A")
        assert live.line.text == "i A"
        press(live, "ctrl+u", "right", "enter")
        await until_seen(pilot, "✎ Nycklar!")


async def test_notes_that_no_cluster_holds_yet_stay_unsorted_when_the_first_is_made(
    store: Store, settings: ScreenSettings
):
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in ("/övning lappar Lappar", "Soppa", "Bröd", "Parkering"):
        assert session.submit(line).refusal is None
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live, SMALL) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "3 unsorted")
        press(live, "ctrl+t", "ctrl+t", "f5")
        type_in(live, "Mat")
        await until_seen(pilot, "Enter Save  Esc Back")
        press(live, "enter")
        await until_seen(pilot, "1 unsorted")
        assert "1 Mat · 2" in seen(pilot.app)
        board = board_of(live)
        assert board.highlight.entry is not None
        assert board.highlight.entry.text == "Parkering"
        assert live.desk.session.place == board.highlight.place
        press(live, "ctrl+z")
        await until_seen(pilot, "3 unsorted")
        assert names(live) == [""]


async def test_the_footer_shows_the_keys_that_mean_something(wall: LiveScreen):
    async with shown(wall, SMALL) as pilot:
        press(wall, "ctrl+l")
        await until_seen(pilot, "Esc Back")
        press(wall, "f9")
        await until_seen(pilot, "← To the left  → To the right  Enter Done")
        press(wall, "enter")
        await until_seen(pilot, "F5 Cluster")
        press(wall, "f4", "h")
        await until(pilot, lambda: "F5 Cluster" not in seen(pilot.app))
        assert "Esc Back" in seen(pilot.app)
        press(wall, "backspace", "escape")
        await until_seen(pilot, "F5 Cluster")


@pytest.mark.parametrize(
    ("keys", "undone"),
    [
        (("2",), "Undone: a note moved “Soppa”"),
        (("ctrl+t", "ctrl+t", "ctrl+t", "2"), "Undone: several notes moved"),
        (("f5", "N", "enter"), "Undone: a new cluster"),
        (("f8",), "Undone: a cluster taken out"),
        (("f9", "right", "enter"), "Undone: a cluster moved"),
    ],
)
async def test_undo_speaks_of_notes_and_clusters(
    wall: LiveScreen, keys: tuple[str, ...], undone: str
):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", *keys, "ctrl+z")
        await until_seen(pilot, undone)


@pytest.fixture
def bare(store: Store, settings: ScreenSettings) -> LiveScreen:
    """The live screen of a wall of three notes that has no clusters yet."""
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in ("/övning lappar Lappar", "Soppa", "Bröd", "Parkering"):
        assert session.submit(line).refusal is None
    return LiveScreen(store, meeting, T, settings)


async def test_what_is_unsorted_lies_in_one_heap(bare: LiveScreen):
    """Also when the first cluster is made and undone, and what the whole room has said."""
    async with shown(bare) as pilot:
        press(bare, "ctrl+l", "f5", *"Mat", "enter", "f4")
        write(bare, "Bullar", "0", "Kaffe")
        press(bare, "escape")
        await until_seen(pilot, "0 Unsorted · 4")
        press(bare, *["ctrl+z"] * 3)
        await until_seen(pilot, "0 Unsorted · 3")
        press(bare, "f5", *"Mat", "enter", "f4")
        write(bare, "Bullar", "0", "Kaffe")
        press(bare, "escape", "down", "down", "down", "1")
        await until_seen(pilot, "1 Mat · 2")
        assert cell(bare.desk.minutes, "", 1) == ["Soppa", "Kaffe"]


async def test_the_first_cluster_undone_by_another_leaves_one_heap(bare: LiveScreen, other: Store):
    meeting = bare.desk.meeting_id
    async with shown(bare) as pilot:
        uid = bare.desk.minutes.entries(bare.desk.session.place.section)[0].uid
        clusters.split(other, meeting, [uid], "Mat")
        press(bare, "ctrl+l")
        await until_seen(pilot, "0 Unsorted · 2")
        undo(other, meeting)
        await until_seen(pilot, "0 Unsorted · 3")
        assert seen(pilot.app).count("Unsorted") == 1


async def test_the_last_unsorted_note_moved_leaves_the_next_digit_nothing(bare: LiveScreen):
    async with shown(bare):
        press(bare, "ctrl+l", "f5", *"Mat", "enter")
        write(bare, "/fråga Tid", ".0")
        press(bare, "escape", "up", "1", "1", "2", "2")
        assert cell(bare.desk.minutes, "", 1) == ["Soppa", "Bröd", "Parkering"]
        assert bare.line.text == "22"


async def test_a_name_that_is_typed_takes_the_place_of_the_old_one(wall: LiveScreen):
    async with shown(wall):
        press(wall, "ctrl+l", "ctrl+r", *"Fika", "enter", "ctrl+r", "end", *"!", "enter")
        assert names(wall) == ["Fika!", "Lokal", "Tid"]


async def test_a_number_in_the_line_and_on_the_wall_is_the_same_cluster(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "right", "ctrl+g", "1")
        await until_seen(pilot, "3 Tid")
        write(wall, "3: klockan tio", ".3", "klockan elva")
        assert cell(wall.desk.minutes, "", 2) == ["klockan tio", "klockan elva"]
        press(wall, "up", "1")
        assert cell(wall.desk.minutes, "", 2) == ["klockan tio"]


async def test_a_note_that_is_moved_or_undone_has_no_mark(wall: LiveScreen, other: Store):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "f4")
        write(wall, "Bullar")
        press(wall, "escape", "ctrl+t", "home", "up", "up", "up", "ctrl+t")
        await until_seen(pilot, "2 marked")
        grid = board_of(wall).highlight.grid
        uid = wall.desk.minutes.cell(place_of(wall.desk.minutes, "", 1))[0].uid
        clusters.move(other, wall.desk.meeting_id, [uid], None)
        await until(pilot, lambda: len(grid.marked) == 1)
        press(wall, "ctrl+z")
        assert not grid.marked


SORTING: dict[str, tuple[str, ...]] = {
    "notes are sorted one after the other": ("2", "3", "0"),
    "several are marked and sorted, and one more": ("ctrl+t", "ctrl+t", "3", "2"),
    "a number is a text after all": ("2", *" stolar", "enter"),
    "a cluster is merged and another one shifted twice": (
        *("3", "ctrl+g", "2", "home", "f9", "right", "right", "enter"),
    ),
    "a cluster is made, and the next note sorted": ("f5", *"Ny", "enter", "3"),
    "a cluster is taken out and its notes sorted": ("f8", "2", "3"),
    "dots": ("ctrl+o", "ctrl+o", "ctrl+f", "2"),
}


@pytest.mark.parametrize("keys", SORTING.values(), ids=SORTING)
async def test_the_same_keys_give_the_same_wall_while_nothing_can_be_written(
    wall: LiveScreen, other: Store, keys: tuple[str, ...]
):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        before = snapshot(wall)
        for key in keys:
            press(wall, key)
            await pilot.pause()
        became = snapshot(wall)
        while snapshot(wall) != before:
            press(wall, "ctrl+z")
        press(wall, "escape", "escape", "ctrl+l", "escape", "ctrl+l")
        write(wall, ".1")
        press(wall, "escape", "home", *["up"] * 4)
        with other.write():
            other.db.execute("UPDATE meeting SET title = title")
            for key in keys:
                press(wall, key)
                await pilot.pause()
        await until(pilot, lambda: not wall.desk.waits)
        assert snapshot(wall) == became


async def test_a_note_sorted_into_a_cluster_that_is_merged_meanwhile_goes_there_and_that_is_said(
    wall: LiveScreen, other: Store
):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        _, second, third = wall.desk.minutes.prompts(board_of(wall).highlight.place.section)
        with other.write():
            press(wall, "up", "2")
            assert wall.desk.waits
            clusters.merge(other, wall.desk.meeting_id, second.uid, third.uid)
        await until_seen(pilot, f"Moved to {third.text}")


async def test_the_pile_is_sorted_on_the_board_by_one_token_a_line(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        write(live, "Osorterat: ett", "Osorterat:", "B.2", "Osorterat:", "två", "3 stolar", "fyra")
        assert [entry.text for entry in saved().cell(board_of(live).highlight.place)] == [
            *("ett", "två", "3 stolar", "fyra")
        ]
        press(live, *["up"] * 4)
        type_in(live, "B.2")
        await until_seen(pilot, "Enter moves it to Group B · Question 2")
        press(live, "enter")
        write(live, "A", "C.1")
        assert board_of(live).highlight.entry.text == "fyra"
        assert cell(saved(), "B", 2) == ["Nycklar", "ett"]
        assert cell(saved(), "C", 1) == ["3 stolar"]
        write(live, "Vi hann inte mer")
        assert board_of(live).highlight.count == 2


async def test_a_command_is_no_name_of_a_cluster(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", "ctrl+r", *"/rename Mat = Fika", "enter")
        await until_seen(pilot, "/rename is a command")
        assert names(wall) == ["Mat", "Lokal", "Tid"]
        assert wall.line.text == "/rename Mat = Fika"
