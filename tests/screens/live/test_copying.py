"""What is selected, on the page or in a text, is copied; nothing typed is ever lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screens.live.screen import LiveScreen
from store.file.app_windows.outside_texts import left_outside
from store.model.minutes import Minutes
from tests.screens.hosts import press, seen, shown, type_in, until, until_seen, write

Saved = Callable[[], Minutes]


async def test_what_is_selected_is_copied_as_in_the_document_and_pasted_as_lines(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1", "intern: bara vi")
        written: list[str] = []
        live.app.copy_to_clipboard, keep = written.append, live.app.copy_to_clipboard
        press(live, "up", "shift+up", "shift+up", "ctrl+c")
        assert written == ["- Huset öppnar i september\n\n**Beslut:** Vi prövar under hösten"]
        await until_seen(pilot, "2 lines copied, without the internal ones")
        press(live, "shift+down", "ctrl+c")
        assert written[-1] == "**Beslut:** Vi prövar under hösten"
        live.app.copy_to_clipboard = keep
        press(live, "escape", "f4", "ctrl+c", "escape")
        assert live.app.clipboard.splitlines() == [
            *("# Inledning", "Vi går igenom dagen.", "- Huset öppnar i september"),
            "b: Vi prövar under hösten",
        ]
        press(live, "up", "up", "ctrl+c", "escape", "ctrl+v", "enter")
        first = saved().sections[0].uid
        assert [(one.kind, one.text) for one in saved().entries(first)][-1] == (
            "decision",
            "Vi prövar under hösten",
        )


async def test_text_in_the_line_and_in_an_edit_is_selected_copied_cut_and_pasted(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        type_in(live, "ett två")
        press(live, "shift+left", "shift+left", "shift+left", "ctrl+c")
        assert (live.app.clipboard, live.line.text) == ("två", "ett två")
        press(live, "ctrl+x")
        assert live.line.text == "ett "
        press(live, "ctrl+v", "ctrl+v", "shift+home", "x")
        assert live.line.text == "x"
        press(live, "ctrl+u", "up", "enter", "shift+home", "ctrl+x", "ctrl+v", "!", "enter")
        assert saved().entries(saved().sections[0].uid)[-1].text == "Vi prövar under hösten!"
        press(live, "up", "enter", "home", "shift+end", "backspace", "escape")
        await until_seen(pilot, "Esc once more drops the change")


async def test_with_nothing_selected_it_says_what_it_would_do(live: LiveScreen):
    async with shown(live) as pilot:
        type_in(live, "halv rad")
        for key in ("ctrl+c", "ctrl+x"):
            press(live, key)
            await until_seen(pilot, "Nothing is selected to copy")
        assert live.line.text == "halv rad"
        press(live, "ctrl+u", "ctrl+f", *"huset", "ctrl+c", "escape")
        assert live.is_current


async def test_the_mouse_marks_what_it_is_drawn_over_and_the_keys_at_the_bottom_act(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        await until_seen(pilot, "Vi prövar under hösten")
        lines = seen(live.app).splitlines()
        rows = [n for n, line in enumerate(lines) if "•  Huset" in line or "■  Vi" in line]
        await pilot.mouse_down(offset=(60, rows[0]))
        await pilot.hover(offset=(60, rows[1]))
        await pilot.mouse_up(offset=(60, rows[1]))
        await until_seen(pilot, "2 lines marked")
        lines = seen(live.app).splitlines()
        await pilot.click(live.key_line, offset=(lines[-1].index("Kind"), 0))
        await until_seen(pilot, "Which kind?")
        lines = seen(live.app).splitlines()
        await pilot.click(live.key_line, offset=(lines[-1].index("Quote"), 0))
        await until(
            pilot,
            lambda: (
                [one.kind for one in saved().entries(saved().sections[0].uid)][-2:]
                == ["quote", "quote"]
            ),
        )


async def test_where_no_editor_can_have_the_terminal_that_is_said_and_all_stays(
    live: LiveScreen, saved: Saved, path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("VISUAL", "")
    before = saved()
    async with shown(live) as pilot:
        for named, said in [
            ("true", "No other program can have the terminal"),
            ("'true", "cannot be read"),
        ]:
            monkeypatch.setenv("EDITOR", named)
            press(live, "f4", "ctrl+g")
            await until_seen(pilot, said)
            press(live, "escape")
    assert saved().seq == before.seq
    assert list(left_outside(path, before.meeting.uid)) == []
