"""The smallest whole screen, as docs/framework.md has it, does what is said of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from locales import translator
from screens.base.messages import MeetingChosen
from screens.base.settings import ScreenSettings
from store.file.store import Store
from store.verbs import meetings
from tests.screens.hosts import press, shown, type_in, until, until_seen

PAGE = Path(__file__).parents[3] / "docs" / "framework.md"


async def test_the_smallest_screen_finds_and_opens(store: Store, settings: ScreenSettings) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {"__name__": "smallest"}
    exec(compile(code, str(PAGE), "exec"), names)
    wanted = meetings.create(store, title="Höstens dag")
    meetings.create(store, title="Vårens dag")
    screen = names["TitlesScreen"](store, translator("en"), settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "Vårens dag")
        type_in(screen, "Höst")
        await until(pilot, lambda: [one.id for one in screen.rows.meetings] == [wanted])
        press(screen, "enter")
        await until(pilot, lambda: pilot.app.asked == [MeetingChosen(wanted)])
