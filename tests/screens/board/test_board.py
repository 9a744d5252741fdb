from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import samples
from locales import translator
from screens.base.messages import HelpAsked
from screens.base.settings import ScreenSettings
from screens.board.board import LiveBoard
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs import entries, meetings, rows, sections
from tests.screens.bombs import MIXED, MIXED_SHOWN
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen, write
from tests.screens.test_bombs import nothing_forbidden

T = translator("en")
Saved = Callable[[], Minutes]

STICKIES = """
/titel Workshop
/övning lappar Lappar
/fråga Mat
/fråga Lokal
/fråga Tid
.1
c: Soppa
c: Bröd
c: Parkering
""".strip().splitlines()


def place_of(minutes: Minutes, row: str, prompt: int) -> Place:
    section = next(s for s in minutes.sections if s.form)
    found = next(r for r in minutes.rows(section.uid) if r.label == row)
    return Place(section.uid, found.uid, minutes.prompts(section.uid)[prompt - 1].uid)


def cell(minutes: Minutes, row: str, prompt: int) -> list[str]:
    return [entry.text for entry in minutes.cell(place_of(minutes, row, prompt))]


def board_of(live: LiveScreen) -> LiveBoard:
    assert live._host.board is not None
    return live._host.board


@pytest.fixture
def wall(store: Store, settings: ScreenSettings) -> LiveScreen:
    """The live screen of a meeting with three clusters, and three notes in the first."""
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in STICKIES:
        assert session.submit(line).refusal is None, line
    return LiveScreen(store, meeting, T, settings)


async def test_three_views_in_turn(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")
        assert "2. Vad saknas?" in seen(pilot.app)
        assert "Group A ·" not in seen(pilot.app)
        assert "▸Group B · 1" in seen(pilot.app)
        assert "Nycklar" in seen(pilot.app)
        assert "Kaffet" not in seen(pilot.app)
        press(live, "tab")
        await until_seen(pilot, "[One group]")
        assert "1. Vad fungerar? ·" not in seen(pilot.app)
        assert "▸2. Vad saknas? · 1" in seen(pilot.app)
        press(live, "tab")
        await until_seen(pilot, "[The table]")
        for text in ("Kaffet", "Nycklar", "▸Group B", " Group C ", "empty"):
            assert text in seen(pilot.app)
        press(live, "tab")
        await until_seen(pilot, "[All groups]")
        press(live, "shift+tab")
        await until_seen(pilot, "[The table]")


async def test_arrows_and_pages_move_and_the_key_of_the_board_goes_there(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")
        press(live, "left", "pageup")
        await until_seen(pilot, "Group A · Question 1 · 1 of 1")
        assert "▌" in seen(pilot.app)
        press(live, "ctrl+l")
        assert live.desk.session.place == place_of(live.desk.minutes, "A", 1)
        await until_seen(pilot, "PgUp PgDn group")
        assert "Kaffet" in seen(pilot.app)


async def test_esc_leaves_the_place_as_it_was(live: LiveScreen):
    before = live.desk.session.place
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")
        press(live, "left", "home", "escape")
        await until_seen(pilot, "PgUp PgDn group")
        assert live.desk.session.place == before
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")


async def test_the_table_goes_from_row_to_row(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "tab", "tab", "down")
        await until_seen(pilot, "Group C · Question 2")
        press(live, "up", "up", "left")
        await until_seen(pilot, "Group A · Question 1 · 1 of 1")
        press(live, "pagedown")
        await until_seen(pilot, "Group B · Question 1")


async def test_keys_in_one_burst_act_in_order(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+l", "right", "left", "left", "pageup")
        write(live, "hej", "två", "C")
        press(live, "pagedown")
        write(live, "tre")
        press(live, "ctrl+l")
        type_in(live, "kvar")
        await pilot.pause()
        assert cell(saved(), "A", 1) == ["Kaffet", "hej", "två"]
        assert cell(saved(), "C", 2) == ["tre"]
        assert live.line.text == "kvar"
        assert live.desk.session.place == place_of(live.desk.minutes, "C", 2)


async def test_keys_of_the_terminal_in_one_burst(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        await pilot.press("ctrl+l", "left", "pageup", "h", "e", "j", "enter")
        await until(pilot, lambda: cell(saved(), "A", 1) == ["Kaffet", "hej"])


async def test_others_lines_appear_and_the_highlight_stays(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")
        board = board_of(live)
        uid = board.highlight.entry.uid
        entries.add(other, meeting, place_of(saved(), "B", 2), "bullet", "Utifrån", before=uid)
        await until_seen(pilot, "Utifrån")
        assert board.highlight.entry.uid == uid
        assert "2 of 2" in seen(pilot.app)
        section = place_of(saved(), "B", 2).section
        sections.delete(other, meeting, section)
        await until(pilot, lambda: live._host.board is None)
        await until_seen(pilot, "The place that you wrote in is gone; you write here now.")


async def test_help_lies_over_the_board(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")
        press(live, "f2")
        await until(pilot, lambda: pilot.app.asked)
        assert isinstance(pilot.app.asked[0], HelpAsked)


async def test_the_board_opens_from_a_selected_entry_and_from_the_palette(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "up", "ctrl+l", "escape")
        await until(pilot, lambda: live._host.board is None)
        live.run_command("live.board")
        await until_seen(pilot, "[All groups]")
        live.run_command("board.view")
        await until_seen(pilot, "[One group]")


async def test_plain_talk_has_no_board(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        await pilot.pause()
        assert "Board" not in seen(pilot.app).splitlines()[-1]
        press(live, "ctrl+l", "ctrl+n")
        await until_seen(pilot, "There is no exercise here.")
        assert live._host.board is None


async def test_paused_and_plenary_and_dots_are_shown(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    minutes = saved()
    at = place_of(minutes, "C", 2)
    rows.pause(other, meeting, at.row, at.prompt)
    entries.add(other, meeting, Place(at.section), "note", "Alla var där")
    entries.add(other, meeting, Place(at.section, at.row), "note", "Om hela C", dots=3)
    async with shown(live) as pilot:
        press(live, "ctrl+l", "tab", "tab")
        await until_seen(pilot, "answers later")
        press(live, "end", "pagedown", "pagedown")
        for text in ("Plenary", "Under no question", "Alla var där", "Om hela C  ●●●"):
            await until_seen(pilot, text)


# Notes on the wall ----------------------------------------------------------------------------------


async def test_a_note_moves_by_its_number_and_undo_takes_it_back(
    wall: LiveScreen,
):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l")
        await until_seen(pilot, "▸1 Mat · 3")
        board = board_of(wall)
        minutes = wall.desk.minutes
        type_in(wall, "2")
        await until_seen(pilot, "Moved to 2 Lokal")
        assert cell(minutes, "", 2) == ["Soppa"]
        assert board.highlight.entry.text == "Bröd"
        press(wall, "ctrl+z")
        await until_seen(pilot, "Undone: a note moved “Soppa”")
        assert cell(minutes, "", 1) == ["Soppa", "Bröd", "Parkering"]
        assert cell(minutes, "", 2) == []
        press(wall, "ctrl+y")
        await until_seen(pilot, "Done again")
        assert cell(minutes, "", 2) == ["Soppa"]
        assert "2 Lokal · 1" in seen(pilot.app)


async def test_a_wall_opens_with_its_clusters_side_by_side(wall: LiveScreen):
    async with shown(wall, SMALL) as pilot:
        write(wall, "0", "c: Till alla", ".1")
        press(wall, "ctrl+l")
        await until_seen(pilot, "[All clusters]")
        for text in ("0 Unsorted", "1 Mat", "2 Lokal", "•  Soppa"):
            assert text in seen(pilot.app)


async def test_many_notes_are_sorted_in_one_burst(wall: LiveScreen):
    async with shown(wall) as pilot:
        press(wall, "ctrl+l", *"230")
        await until_seen(pilot, "Moved to 0 Unsorted")
        minutes = wall.desk.minutes
        assert (cell(minutes, "", 1), cell(minutes, "", 2)) == ([], ["Soppa"])
        assert cell(minutes, "", 3) == ["Bröd"]
        await until_seen(pilot, "0 Unsorted · 1")
        press(wall, "right")
        type_in(wall, "2")
        await until_seen(pilot, "The note lies there already.")


# Sizes ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def big_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an exercise of 30 groups, 10 questions and 20 answers to each; its meeting is the first."""
    path = tmp_path_factory.mktemp("big") / "big.db"
    assert samples.exercise(path) == 1
    return path


@pytest.fixture
def big(
    big_file: Path, path: Path, open_store: Callable[[str], Store], settings: ScreenSettings
) -> LiveScreen:
    """The live screen of a copy of it."""
    path.parent.mkdir()
    shutil.copy(big_file, path)
    live = LiveScreen(open_store("anna"), 1, T, settings)
    live.desk.session.place = place_of(live.desk.minutes, "1", 1)
    return live


@pytest.mark.parametrize("size", [SMALL, (200, 60)])
async def test_opening_lays_out_only_what_is_seen(big: LiveScreen, size: tuple[int, int]):
    live, columns = big, size[0] // 25
    async with shown(live, size) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")
        board = board_of(live)
        laid = board.highlight.grid.laid
        assert 0 < len(laid) <= columns
        assert "of 30 ›" in seen(pilot.app)
        press(live, "right")
        await pilot.pause()
        assert len(laid) <= columns + 1
        press(live, "tab", "tab")
        await until_seen(pilot, "[The table]")
        assert len(laid) <= columns + 1 + 2 * 10
        press(live, *["pagedown"] * 29, "end")
        await until_seen(pilot, "Group 30 · Question 10 · 1 of 20")
        await until_seen(pilot, "▸10. Vad gör vi åt sak")


async def test_columns_are_never_narrower_than_they_can_be_read(big: LiveScreen):
    live = big
    async with shown(live, SMALL) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "columns 1–3 of 30 ›")
        assert board_of(live).highlight.grid._width >= 24
        lines = seen(pilot.app).splitlines()
        assert len(lines) == 24
        assert all(line.count("│") == 2 for line in lines[4:-4])
        assert lines[-5].endswith("▼")
        press(live, "end", *["down"] * 25)
        await until_seen(pilot, "‹ columns 28–30 of 30")
        await until_seen(pilot, "20 of 20")
        assert "▲" in seen(pilot.app)
        board_of(live).pane.scroll_lines(200)
        await until(pilot, lambda: "▼" not in seen(pilot.app))


async def test_every_entry_can_be_reached_and_is_seen(
    store: Store, path: Path, settings: ScreenSettings
):
    meeting = samples.exercise(path, groups=4, prompts=4, each=6)
    live = LiveScreen(store, meeting, T, settings)
    async with shown(live, SMALL) as pilot:
        live.desk.session.place = place_of(live.desk.minutes, "1", 1)
        press(live, "ctrl+l", "tab", "tab")
        await until_seen(pilot, "[The table]")
        pane = board_of(live).pane
        for key in (*["down"] * 30, "right", *["up"] * 30):
            press(live, key)
            pane._window.fill()
            assert pane._window.line_of_highlight() is not None
        assert pane.highlight.index == 0


async def test_the_mouse_highlights_and_scrolls(big: LiveScreen):
    live = big
    async with shown(live, SMALL) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "[All groups]")
        pane = board_of(live).pane
        await pilot.click(pane, offset=(30, 10))
        await until_seen(pilot, "Group 2 · Question 1 · ")
        pane.scroll_lines(3)
        assert pane._window.top == (0, 3)
        pane.scroll_lines(-9)
        assert pane._window.top == (0, 0)


@pytest.mark.parametrize("size", [(20, 8), (1, 1), (30, 4)])
async def test_a_tiny_terminal_shows_what_fits(live: LiveScreen, size: tuple[int, int]):
    async with shown(live, size) as pilot:
        press(live, "ctrl+l", "tab", "tab", "down", "right", "enter", "x")
        await pilot.pause()
        assert live.line.text == "x"


async def test_bombs_are_drawn_word_for_word(store: Store, settings: ScreenSettings):
    bomb = MIXED
    meeting = meetings.create(store, title=bomb, language="en")
    exercise = sections.add(store, meeting, heading=bomb, form="stickies")
    row = sections.add_row(store, meeting, exercise, bomb)
    prompt = sections.add_prompt(store, meeting, exercise, bomb)
    place = Place(exercise, row, prompt)
    entries.add(store, meeting, place, "statement", bomb, speaker=bomb)
    entries.add(store, meeting, place, "row", "", cells=(bomb, bomb))
    live = LiveScreen(store, meeting, T, settings)
    live.desk.session.place = place
    async with shown(live, (260, 60)) as pilot:
        press(live, "ctrl+l")
        await until(pilot, lambda: seen(pilot.app).count(MIXED_SHOWN) >= 7)
        nothing_forbidden(seen(pilot.app))
        for key in ("tab", "tab", "0", "ctrl+z"):
            press(live, key)
            await pilot.pause()
            nothing_forbidden(seen(pilot.app))
        live.line.paste(bomb)
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))
        assert pilot.app.is_running


# The next hole --------------------------------------------------------------------------------------


async def test_the_next_hole_is_reached_in_order_with_what_is_typed(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        for word in ("ett", "två", "tre", "fyra"):
            press(live, "ctrl+n")
            write(live, word)
        press(live, "ctrl+n")
        await until_seen(pilot, "Every cell has an answer")
        minutes = saved()
        assert [cell(minutes, row, n) for row in "ABC" for n in (1, 2)] == [
            ["Kaffet"],
            ["tre"],
            ["fyra"],
            ["Nycklar"],
            ["ett"],
            ["två"],
        ]


async def test_a_half_written_line_goes_with_to_the_next_hole(live: LiveScreen, saved: Saved):
    async with shown(live):
        type_in(live, "halv")
        press(live, "ctrl+n")
        write(live, "t")
        assert cell(saved(), "C", 1) == ["halvt"]


async def test_a_paused_hole_comes_last_and_plenary_begins_at_the_first(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    at = place_of(saved(), "C", 1)
    rows.pause(other, meeting, at.row, at.prompt)
    async with shown(live) as pilot:
        await until(pilot, lambda: live.desk.minutes.is_paused(at))
        press(live, "ctrl+n")
        write(live, "ett", "0")
        press(live, "ctrl+n")
        write(live, "två")
        press(live, "ctrl+n")
        write(live, "tre")
        press(live, "ctrl+n")
        assert live.desk.session.place == at
    minutes = saved()
    assert (cell(minutes, "C", 2), cell(minutes, "A", 2)) == (["ett"], ["två"])
    assert cell(minutes, "B", 1) == ["tre"]


async def test_the_keys_are_in_the_footer(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        await until_seen(pilot, "^N Next hole")
        assert "^L Board" in seen(pilot.app)
