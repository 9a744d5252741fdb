"""Bare apps to show a screen or a widget on, and what a person sees there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import on
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from screens.base.line_screen import LineScreen
from screens.base.messages import ScreenAsked
from screens.writing.messages import PresenceAsked
from tui.routes import Screens

WIDE, SMALL, TINY = (120, 40), (80, 24), (1, 1)


class Host(App[None]):
    """Shows one screen and keeps what is asked of the app."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._first = screen
        self.asked: list[ScreenAsked] = []

    def on_mount(self) -> None:
        self.push_screen(self._first)

    @on(ScreenAsked)
    def _keep(self, asked: ScreenAsked) -> None:
        """Keep what is asked for; no screen comes, so the one that asked takes keys again."""
        screen = self.screen
        assert isinstance(screen, LineScreen)
        if isinstance(asked, PresenceAsked):
            desk = asked.at_work.desk
            routes = Screens(desk.store, desk.store.another, screen.t, screen.settings, desk.queue)
            self.push_screen(routes.asked_for(asked), lambda _: asked.closed())
            return
        self.asked.append(asked)
        screen.stay()


def seen(app: App[Any]) -> str:
    """Return what stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def key_line(pilot: Pilot[Any]) -> str:
    """Return the keys that are shown at the bottom, with their words."""
    return " ".join(seen(pilot.app).splitlines()[-1].split())


async def until(pilot: Pilot[Any], condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("never so:\n" + seen(pilot.app))
        await pilot.pause()
        await asyncio.sleep(0.005)


async def until_seen(pilot: Pilot[Any], text: str) -> None:
    """Wait until a text stands on the screen, perhaps broken over lines."""
    await until(pilot, lambda: text in seen(pilot.app) or text in " ".join(seen(pilot.app).split()))


async def sizes(pilot: Pilot[Any], *others: tuple[int, int]) -> AsyncIterator[None]:
    """Let something be done in a window as it is, and in it with other sizes."""
    yield
    for size in others:
        await pilot.resize_terminal(*size)
        yield


def write(screen: LineScreen, *lines: str) -> None:
    """Write lines into the line of a screen, each with Enter, as one burst of keys."""
    for line in lines:
        type_in(screen, line)
        screen.line.press("enter", None)


def type_in(screen: LineScreen, text: str) -> None:
    """Type a text into the line of a screen, without Enter."""
    for character in text:
        screen.line.press(character, character)


def press(screen: LineScreen, *keys: str) -> None:
    """Press keys by name, as one burst."""
    for key in keys:
        screen.line.press(key, key if len(key) == 1 else None)


@asynccontextmanager
async def shown(screen: Screen[Any], size: tuple[int, int] = WIDE):
    """Show a screen on a bare host and give its pilot."""
    async with Host(screen).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
