"""Every screen has a picture, and one can be drawn."""

from __future__ import annotations

from pathlib import Path

from locales import translator
from screens.base.messages import ChoicesAsked
from screens.writing.messages import PresenceAsked
from tools.pictures import SCREENS, draw, invent
from tui.context import Context
from tui.routes import ROUTES
from tui.settings import Settings


def test_no_screen_of_the_app_is_without_a_picture(tmp_path: Path) -> None:
    context = Context(translator("sv"), Settings("anna", tmp_path), tmp_path / "a.db")
    invented = invent(context)
    asked = {type(picture.asks(invented)) for picture in SCREENS.values()}
    by_a_key = {PresenceAsked, ChoicesAsked}
    assert set(ROUTES) <= asked | by_a_key


async def test_a_picture_shows_the_invented_meeting_with_the_reader_s_own_fonts(
    tmp_path: Path,
) -> None:
    dark, light = await draw(SCREENS["timeline"], tmp_path, (80, 24), ["dark", "light"])
    assert "2025-10-09" in dark
    assert dark != light
    assert "@font-face" not in dark
