"""Whatever stands on the page is mended where it stands, in a key or two, and one is back where one wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screens.live.screen import LiveScreen
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs import entries, sections
from tests.screens.hosts import key_line, press, seen, shown, type_in, until, until_seen, write

Saved = Callable[[], Minutes]


def headings(minutes: Minutes) -> list[str | None]:
    return [section.heading for section in minutes.sections]


def said(minutes: Minutes, section: int = 0) -> list[str]:
    return [entry.text for entry in minutes.entries(minutes.sections[section].uid)]


async def test_the_section_one_writes_in_is_renamed_moved_and_taken_out(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 2", "en rad")
        press(live, "f4", "enter", "ctrl+u", *"Grupperna", "enter")
        assert headings(saved()) == ["Inledning", "Grupperna", "Frågor"]
        press(live, "f9", "up")
        assert headings(saved()) == ["Grupperna", "Frågor", "Inledning"]
        press(live, "enter")
        write(live, "en till")
        assert said(saved()) == ["en rad", "en till"]
        press(live, "f4", "delete")
        await until_seen(pilot, "lines: 4, sections in it: 1")
        press(live, "x", "delete", "enter")
        assert headings(saved()) == ["Inledning"]
        press(live, "ctrl+z")
        assert headings(saved()) == ["Grupperna", "Frågor", "Inledning"]


async def test_what_was_inserted_where_one_does_not_write_is_told(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/gå 1", "ett", "# Nytt", "två")
        press(live, "up", "up", "up")
        type_in(live, "/paus 10:15")
        press(live, "enter")
        await until_seen(pilot, "→ Pause: 10:15 · Inledning")


async def test_a_key_that_does_nothing_while_a_line_is_edited_says_so(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/gå 1", "ett")
        press(live, "up", "enter", "ctrl+f")
        await until_seen(pilot, "Enter saves this line first, or Esc leaves it.")


async def test_from_the_page_one_goes_to_the_next_hole_to_write_there(live: LiveScreen):
    async with shown(live):
        press(live, "up", "ctrl+n")
        hole = live.desk.session.place
        assert len(live.desk.minutes.cell(hole)) == 0
        write(live, "svaret")
        assert [entry.text for entry in live.desk.minutes.cell(hole)] == ["svaret"]


async def test_where_somebody_takes_many_lines_out_what_is_selected_next_is_there(
    live: LiveScreen, saved: Saved, other: Store
):
    async with shown(live):
        lines = [f"rad {number}" for number in range(9)]
        write(live, "/gå 1", *lines, "# Sist", *lines)
        press(live, "up")
        for entry in saved().all_entries():
            entries.delete(other, live.desk.meeting_id, entry.uid)
        live.desk.take_in(foreign=True)
        selected = live.pane.keys.selection.block
        assert selected is not None
        assert live.pane.page.index_of(selected.key) is not None


async def test_marking_goes_over_a_heading_and_takes_no_mark_away(live: LiveScreen):
    async with shown(live):
        write(live, "/gå 1", "ett", "# Nytt", "två", "tre")
        press(live, "up", *["space"] * 4)
        texts = [live.desk.minutes.entry(uid) for uid in live.pane.keys.selection.marked]
        assert {entry.text for entry in texts if entry} == {"ett", "två", "tre"}


async def test_undo_takes_back_what_was_done_after_a_text_was_cleared(
    live: LiveScreen, saved: Saved
):
    async with shown(live):
        write(live, "/gå 1")
        before = said(saved())
        type_in(live, "halv rad")
        press(live, "ctrl+u", "up", "enter", "end", *" till", "enter")
        assert said(saved()) == [*before[:-1], f"{before[-1]} till"]
        press(live, "ctrl+z")
        assert said(saved()) == before
        assert live.line.text == ""


async def test_the_lines_of_a_section_are_taken_out_one_by_one_from_below(
    live: LiveScreen, saved: Saved
):
    async with shown(live):
        write(live, "/gå 1", "ett", "två")
        before, first = headings(saved()), said(saved())
        press(live, "up", "backspace", "backspace", "backspace")
        assert said(saved()) == first[:-3]
        assert headings(saved()) == before


@pytest.mark.parametrize("keys", [("up", "backspace"), ("f4", "delete", "enter")])
async def test_what_is_told_can_be_taken_back_whatever_another_window_writes_meanwhile(
    live: LiveScreen, saved: Saved, store: Store, path: Path, keys: tuple[str, ...]
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        before, other = said(saved()), saved().sections[-1].uid
        press(live, *keys)
        assert said(saved()) != before
        with Store.open(path, actor=store.actor, wait=0) as window:
            entries.add(window, live.desk.meeting_id, Place(other), "note", "från bredvid")
        await until(pilot, lambda: "från bredvid" in said(live.desk.minutes, -1))
        press(live, "ctrl+z")
        assert said(saved()) == before
        assert "från bredvid" in said(saved(), -1)


async def test_what_goes_with_a_section_is_not_listed_at_the_side_any_more(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        await until_seen(pilot, "■ Vi prövar under hösten")
        press(live, "f4", "delete", "enter")
        await until(pilot, lambda: "■ Vi prövar" not in seen(pilot.app))
        assert live.desk.tally.count("decision") == 0


async def test_f4_goes_from_a_line_to_its_heading_and_from_a_heading_to_the_panes(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        press(live, "up", "f4", "backspace")
        await until_seen(pilot, "lines: 3")
        press(live, "escape", "f4")
        await until(pilot, lambda: live.has_class("-folded"))
        assert len(said(saved())) == 3


async def test_a_line_is_inserted_below_what_is_selected_and_a_heading_above_it(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        place = live.desk.session.place
        press(live, "up", "up")
        type_in(live, "mitt i")
        await until_seen(pilot, "Inserted below “Huset öppnar i september”")
        press(live, "enter", *"och mer", "enter", "escape")
        write(live, "sist")
        first = ["Vi går igenom dagen.", "Huset öppnar i september", "mitt i", "och mer"]
        assert said(saved()) == [*first, "Vi prövar under hösten", "sist"]
        press(live, "up", "up")
        write(live, "# Hösten")
        assert headings(saved())[:2] == ["Inledning", "Hösten"]
        assert said(saved(), 1) == ["Vi prövar under hösten", "sist"]
        assert live.pane.keys.mode == "off"
        assert place.section == saved().sections[0].uid


async def test_a_line_typed_on_a_heading_stands_first_below_it_and_a_heading_above_it(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "sist")
        place = live.desk.session.place
        for heading, section in (("Inledning", 0), ("Frågor", 2)):
            live.pane.keys.select_uid(saved().sections[section].uid)
            type_in(live, "först")
            await until_seen(pilot, f"Inserted below “{heading}”")
            press(live, "enter", "escape")
            entry = saved().entries(saved().sections[section].uid)[0]
            assert (entry.text, entry.row) == ("först", None)
        live.pane.keys.select_uid(saved().sections[0].uid)
        type_in(live, "# Ny")
        await until_seen(pilot, "Inserted above “Inledning”")
        press(live, "enter")
        assert headings(saved())[:2] == ["Ny", "Inledning"]
        assert live.desk.session.place == place


async def test_what_a_command_does_while_a_line_is_selected_is_not_said_to_be_inserted(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        press(live, "up")
        type_in(live, "/gå Frågor")
        await until(pilot, lambda: "Inserted below" not in seen(pilot.app))
        assert "Esc: to Inledning" in seen(pilot.app)


async def test_a_line_whose_neighbour_somebody_takes_out_stays_and_that_is_said(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        press(live, "up", "up")
        type_in(live, "hör till den")
        entry = next(one for one in saved().all_entries() if one.text.startswith("Huset"))
        entries.delete(other, meeting, entry.uid)
        await until_seen(pilot, "Somebody has taken out the line that this was to stand below")
        assert live.line.text == "hör till den"
        press(live, "enter")
        await until_seen(pilot, "The place that you wrote in is gone; you write here now.")


async def test_nothing_is_said_to_be_written_yet_where_the_line_is_empty(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        press(live, "up", "up")
        write(live, "hör till den")
        (inserted,) = (one for one in saved().all_entries() if one.text == "hör till den")
        entries.delete(other, meeting, inserted.uid)
        await until_seen(pilot, "The place that you wrote in is gone; you write here now.")
        assert "Enter writes it here" not in seen(pilot.app)


async def test_what_stands_in_the_line_is_edited_though_something_is_selected(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        before = said(saved())
        type_in(live, "halv radd")
        press(live, "up", "up")
        await until(pilot, lambda: "⌫" not in key_line(pilot))
        press(live, "backspace", " ", "x")
        assert live.line.text == "halv rad x"
        assert said(saved()) == before


async def test_a_line_is_split_at_the_cursor_and_joined_to_the_one_above_and_below(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1", "ett två")
        press(live, "up", "enter", *["left"] * 3, "ctrl+n")
        assert said(saved())[-2:] == ["ett", "två"]
        press(live, "up", "enter", "home", "backspace")
        assert said(saved())[-1] == "ett två"
        press(live, "up", "up", "up", "enter", "end", *" nu", "delete")
        await until_seen(pilot, "Huset öppnar i september nu Vi prövar under hösten")
        press(live, "up", "up", "up", "up", "enter", "home", "backspace")
        await until_seen(pilot, "cannot be split or joined")


async def test_a_token_alone_moves_what_is_selected_and_one_stays_where_one_wrote(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "ett", "två", "tre")
        place = live.desk.session.place
        press(live, "up", "space", "space", "space")
        await until_seen(pilot, "3 lines marked")
        type_in(live, "C.1")
        await until_seen(pilot, "Enter moves it to Group C · Question 1")
        press(live, "enter")
        minutes = saved()
        rows, prompts = (f(place.section) for f in (minutes.rows, minutes.prompts))
        moved = [e.text for e in minutes.entries(place.section) if e.row == rows[2].uid]
        assert moved == ["ett", "två", "tre"]
        assert live.desk.session.place == place
        write(live, "fyra")
        press(live, "up")
        write(live, "/flytta till Inledning")
        assert said(saved())[-1] == "fyra"
        assert (live.desk.session.place, len(prompts)) == (place, 2)
        press(live, "up")
        write(live, "/gå Inledning")
        assert live.desk.session.place == Place(saved().sections[0].uid)
        assert said(saved())[-1] == "fyra"


async def test_what_is_marked_is_moved_together_and_keeps_its_order(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "/gå 1", "ett", "två", "tre", "fyra")
        press(live, "up", "up", "space", "up", "space", "f9")
        await until_seen(pilot, "Moving 2 lines")
        press(live, "up")
        assert said(saved())[2:] == ["ett", "Vi prövar under hösten", "tre", "två", "fyra"]
        press(live, "enter", "escape", "ctrl+z")
        assert said(saved())[3:] == ["ett", "två", "tre", "fyra"]
        press(live, "up", "shift+up", "shift+up", "f9", "pagedown", "enter", "escape")
        assert said(saved())[3:] == ["ett"]
        assert said(saved(), 1)[-3:] == ["två", "tre", "fyra"]
        press(live, "ctrl+z")
        assert said(saved())[3:] == ["ett", "två", "tre", "fyra"]


async def test_where_a_line_stands_that_was_sent_elsewhere_is_said_when_it_is_selected(
    live: LiveScreen,
):
    async with shown(live) as pilot:
        write(live, "C.1: nytt", "här")
        press(live, "up")
        await until_seen(pilot, "Selected: Note")
        assert "· in" not in seen(pilot.app)
        press(live, "escape")
        write(live, "C.1: igen")
        press(live, "up")
        await until_seen(pilot, "Selected: Note · in Group C · Question 1")


async def test_an_answer_is_moved_from_its_own_cell_wherever_one_writes(
    live: LiveScreen, saved: Saved
):
    async with shown(live):
        write(live, "B.1", "ett", "C.2")
        place = live.desk.session.place
        press(live, *["up"] * 20)
        entry = next(one for one in saved().all_entries() if one.text == "ett")
        live.pane.keys.select_uid(entry.uid)
        press(live, "f9", "right", "pageup", "enter", "escape")
        moved = saved().entry(entry.uid)
        assert moved is not None
        rows, prompts = saved().rows(moved.section), saved().prompts(moved.section)
        assert (moved.row, moved.prompt) == (rows[0].uid, prompts[1].uid)
        assert live.desk.session.place == place


async def test_what_is_marked_is_changed_and_deleted_together(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        press(live, "up", "space", "space", "ctrl+t", "p")
        kinds = [entry.kind for entry in saved().entries(saved().sections[0].uid)]
        assert kinds == ["note", "parked", "parked"]
        press(live, "backspace")
        assert said(saved()) == ["Vi går igenom dagen."]
        press(live, "escape", "ctrl+z")
        await until_seen(pilot, "Undone")
        assert len(said(saved())) == 3


async def test_what_stands_below_the_place_is_reached_from_the_empty_line(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        press(live, "down")
        await until_seen(pilot, "Selected: Heading")
        press(live, "enter", *" nu", "enter")
        assert headings(saved())[1] == "Gruppernas frågor nu"
        assert live.pane.keys.mode == "off"
        assert "▌" in seen(pilot.app)


async def test_what_is_asked_of_a_section_is_not_asked_of_another_one(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 2")
        press(live, "f4", "delete")
        sections.delete(other, meeting, saved().sections[1].uid)
        live.desk.take_in(foreign=True)
        assert live.pane.keys.mode == "select"
        press(live, "enter", "escape")
        assert headings(saved()) == ["Inledning"]
        press(live, "down", "down")
        await pilot.pause()


async def test_an_edit_goes_with_its_entry_wherever_somebody_puts_it(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        last = saved().entries(saved().sections[0].uid)[-1]
        press(live, "up", "enter", *" nu")
        entries.move(other, meeting, last.uid, place=Place(saved().sections[1].uid))
        live.desk.take_in(foreign=True)
        press(live, "enter")
        await pilot.pause()
        assert said(saved(), 1) == ["Vi prövar under hösten nu"]
        assert len(said(saved())) == 2


async def test_a_heading_that_somebody_took_away_or_renamed_is_not_renamed_unseen(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 2")
        press(live, "f4", "enter", *" mina ord")
        sections.change(other, meeting, saved().sections[1].uid, heading="Deras")
        live.desk.take_in(foreign=True)
        press(live, "enter")
        await until_seen(pilot, "It is called “Deras” by now")
        assert live.pane.keys.mode == "edit"
        press(live, "escape", "escape", "escape")
        assert headings(saved())[1] == "Deras"


async def test_a_split_is_where_the_cursor_stands_whatever_marker_the_line_has(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1", "b: ett två tre")
        press(live, "up", "enter", "home", "ctrl+n")
        await until_seen(pilot, "There is nothing on one side")
        press(live, *["right"] * 7, "ctrl+n")
        assert said(saved())[-2:] == ["ett", "två tre"]


async def test_a_mark_is_gone_with_what_was_marked(live: LiveScreen, saved: Saved):
    async with shown(live):
        write(live, "/gå 1")
        press(live, "up", "space", "space", "space", "backspace")
        assert said(saved()) == []
        assert headings(saved())[0] == "Inledning"
        assert not live.pane.keys.selection.marked


async def test_the_whole_room_writes_where_the_mark_stands(live: LiveScreen, saved: Saved):
    async with shown(live):
        for number, line in enumerate(("0", "0.1", "/övning swot S", "0", "A.1", "0", ".2", "0.2")):
            write(live, line)
            page = live.pane.page
            before = page.index_here()
            write(live, f"till alla {number}")
            marked = page[page.index_here()]
            assert marked.part is not None
            assert getattr(marked.part, "text", "") == f"till alla {number}", line
            assert page.index_here() - before in (0, 1), line
