"""Everything that is drawn can be read, in both themes, on every ground, whatever the terminal shows."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import chain, product
from pathlib import Path

import pytest
from rich._palettes import STANDARD_PALETTE
from rich.color import Color as Shown
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.console import Console
from textual.app import App
from textual.color import Color

from locales import translator
from screens.base.themes import COLOURS, COLOURS_OF_16, LIGHT, THEMES, colours_of, put_on
from screens.base.widgets.inks import INKS, LINE, Ink
from screens.base.widgets.painted import Painted
from store.file.store import Store
from store.verbs import meetings
from tests.screens.hosts import WIDE, until_seen
from tools import house
from tui.app import HeldagApp
from tui.context import Context
from tui.settings import Settings

GROUNDS = ("ground", "pane", "bar", "here")
READ, DRAWN = 4.5, 3.0
"""The least contrast of what is read, and of a line that is only drawn, as WCAG 2.2 has it."""


def luminance(colour: Shown) -> float:
    assert colour.triplet is not None
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.triplet.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Shown, other: Shown) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def in_256(colour: str) -> Shown:
    return Shown.from_triplet(Shown.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def in_16(colour: str) -> Shown:
    return Shown.from_triplet(Shown.parse(colour).downgrade(ColorSystem.STANDARD).get_truecolor())


def on_a_console(colour: str) -> Shown:
    number = Shown.parse(colour).downgrade(ColorSystem.STANDARD).number
    assert number is not None
    return Shown.from_triplet(ColorTriplet(*STANDARD_PALETTE[number]))


def in_grey(colour: str) -> Shown:
    return Color.parse(colour).monochrome.rich_color


SHOWN = {
    "all": (COLOURS, Shown.parse),
    "256": (COLOURS, in_256),
    "NO_COLOR": (COLOURS, in_grey),
    "16": (COLOURS_OF_16, in_16),
    "16 of a console": (COLOURS_OF_16, on_a_console),
}
"""The table that a terminal is drawn from, and what becomes of a colour of it there."""


def all_inks() -> dict[str, Ink]:
    """Return every ink: those of the table, and those that widgets have of their own."""
    for module in house.modules():
        if module.startswith("screens."):
            import_module(module)
    own = {
        f"{widget.__name__} {name}": ink
        for widget in widgets(Painted)
        for name, ink in widget.OWN_INKS.items()
    }
    return {**INKS, **own}


def widgets(base: type[Painted]) -> Iterator[type[Painted]]:
    yield base
    for each in base.__subclasses__():
        yield from widgets(each)


@pytest.mark.parametrize("terminal", SHOWN)
@pytest.mark.parametrize("theme", THEMES)
def test_every_ink_can_be_read_on_every_ground(theme: str, terminal: str) -> None:
    tables, becomes = SHOWN[terminal]
    colours = tables[theme]
    weak = []
    for (name, ink), under in product(all_inks().items(), GROUNDS):
        fore, back = (getattr(colours, c) for c in (ink.colour or "text", ink.ground or under))
        found = contrast(becomes(fore), becomes(back))
        if found < (DRAWN if ink == LINE else READ):
            weak.append(f"{name} on {under}: {found:.1f}")
    assert not weak


@pytest.mark.parametrize("system", ["truecolor", "standard"])
def test_an_app_has_the_colours_that_its_terminal_shows(system: str) -> None:
    app: App[None] = App()
    app.console = Console(color_system=system)
    put_on(app, LIGHT)
    shown = (COLOURS if system == "truecolor" else COLOURS_OF_16)[LIGHT]
    assert colours_of(app) == shown
    assert app.current_theme.background == shown.ground


@pytest.mark.parametrize("theme", THEMES)
async def test_what_stands_on_a_screen_has_these_colours(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    settings = Settings("maja", tmp_path, theme=theme)
    with Store.open(tmp_path / "a.db", actor="maja", wait=0.0, create=True) as store:
        meeting = meetings.create(store, title="Arbetsdag")
        app = HeldagApp(Context(translator("en"), settings, store.path), store, meeting)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            app.notify("Something is said", severity="warning")
            await until_seen(pilot, "Something is said")
            strips = app.screen._compositor.render_strips()
    seen = {
        (style.color, style.bgcolor)
        for text, style, _ in chain(*strips)
        if style is not None and text.strip(" ▌▐─")
    }
    assert all(back is not None and back.name in COLOURS[theme] for _, back in seen)
    assert min(contrast(fore, back) for fore, back in seen if fore and back) >= READ
