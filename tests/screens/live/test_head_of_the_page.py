"""What is said of the meeting as a whole stands where the document has it; Enter changes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

from exports import document
from screens.live.screen import LiveScreen
from store.model.minutes import Minutes
from store.model.records import Section
from tests.screens.hosts import press, seen, shown, until, until_seen, write

Saved = Callable[[], Minutes]

ABOUT = (
    "/närvarande Anna Ek, anna@example.org",
    "/nästa 9 december 2026 13.30, Stora salen, tema X",
)


@pytest.mark.parametrize("kind", ["notes", "minutes", "documentation", "agreement", "invitation"])
async def test_the_next_meeting_and_the_people_stand_where_the_document_has_them(
    live: LiveScreen, saved: Saved, kind: str
):
    async with shown(live):
        write(live, *ABOUT, "/bilaga Siffror", f"/typ {kind}")
        page = live.pane.page
        texts = {
            "title": "# Planeringsdag",
            "next": "9 december 2026 kl. 13:30",
            "people": "Anna Ek",
        }
        written = document(saved())
        blocks = [block for block in page if block.kind in (*texts, "section")]
        at = [
            written.find(texts.get(one.kind) or f"{cast(Section, one.part).heading}\n")
            for one in blocks
        ]
        assert {"next", "people"} < {one.kind for one in blocks}
        assert -1 not in at
        assert at == sorted(at)


async def test_title_next_meeting_and_people_are_changed_by_enter(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, *ABOUT)
        press(live, "up", "home")
        await until_seen(pilot, "Selected: the title")
        assert "Present: Anna Ek" in seen(pilot.app)
        assert "anna@example.org" not in seen(pilot.app)
        press(live, "enter", *" i maj", "enter")
        assert saved().meeting.title == "Planeringsdag i maj"
        was = saved().meeting.next
        press(live, "up", "home", "down", "enter")
        assert live.line.text == "/next 2026-12-09 13:30, Stora salen, theme X"
        press(live, "enter")
        assert saved().meeting.next == was
        press(live, "up", "home", "down", "down")
        await until_seen(pilot, "Selected: who is there")
        press(live, "enter")
        await until_seen(pilot, "Anna Ek")
        await until(pilot, lambda: pilot.app.screen is not live)
