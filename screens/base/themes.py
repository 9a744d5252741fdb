"""The themes, a dark and a light one: the table of all colours, for terminals with many and with 16."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from textual.app import App
from textual.theme import Theme

from locales import N_

DARK, LIGHT = "dark", "light"

THEMES: Mapping[str, str] = {DARK: N_("Dark"), LIGHT: N_("Light")}
"""The names of the themes, as the settings have them, and their words; the first is the app's own."""


class Colours(NamedTuple):
    """What is drawn in which colour, as ``#rrggbb``.

    Attributes:
        ground, pane, bar, here: what text stands on: the page, what lies beside it, head and keys, and
            where the writer is or what is selected.
        text, dim, heading: what is read; what is there to be looked up; titles.
        line: rules and frames.
        accent: place, keys and numbers.
        decision, action, question, parked, warning: the signs that a reader looks for.
    """

    ground: str
    pane: str
    bar: str
    here: str
    text: str
    dim: str
    heading: str
    line: str
    accent: str
    decision: str
    action: str
    question: str
    parked: str
    warning: str


COLOURS = {
    DARK: Colours(
        *("#12161c", "#181d25", "#202733", "#1d2f3a"),
        *("#e4e8ee", "#97a3b3", "#f5f7fa", "#6f7d91", "#5cc8c2"),
        *("#8fd694", "#f2c46d", "#c3a6ff", "#a9b4c2", "#ffb347"),
    ),
    LIGHT: Colours(
        *("#fbfaf7", "#f1efe9", "#e4e1d8", "#dcecec"),
        *("#22262b", "#545d67", "#0c0f12", "#77736a", "#00696b"),
        *("#1d6b2c", "#725200", "#5b2ea8", "#56606b", "#8a2e00"),
    ),
}
"""The colours of each theme. A test holds every ink on every ground to a contrast of 4.5:1."""

_BLACK, _GREY, _SILVER, _WHITE = "#000000", "#555555", "#aaaaaa", "#ffffff"
_MAROON, _PURPLE, _NAVY = "#aa0000", "#aa00aa", "#0000aa"
_LIME, _YELLOW, _PINK, _CYAN = "#55ff55", "#ffff55", "#ff55ff", "#55ffff"

COLOURS_OF_16 = {
    DARK: Colours(
        *(_BLACK, _BLACK, _BLACK, _NAVY),
        *(_WHITE, _SILVER, _WHITE, _SILVER, _CYAN),
        *(_LIME, _YELLOW, _PINK, _SILVER, _YELLOW),
    ),
    LIGHT: Colours(
        *(_WHITE, _WHITE, _WHITE, _CYAN),
        *(_BLACK, _BLACK, _BLACK, _GREY, _NAVY),
        *(_BLACK, _MAROON, _PURPLE, _BLACK, _MAROON),
    ),
}
"""The same for a terminal with 16 colours, where the nearest to those above cannot be read."""

_FEW = ("standard", "windows")


def colours_of(app: App[Any]) -> Colours:
    """Return the colours of the theme that ``app`` has, the dark ones where that is none of ours."""
    table = COLOURS_OF_16 if app.console.color_system in _FEW else COLOURS
    return table.get(app.theme) or table[DARK]


def put_on(app: App[Any], name: str | None) -> None:
    """Give ``app`` our themes, for what its terminal can show, and show the one called ``name``, if any."""
    table = COLOURS_OF_16 if app.console.color_system in _FEW else COLOURS
    for each, colours in table.items():
        app.register_theme(_theme(each, colours))
    app.theme = name if name and name in THEMES else DARK


def _theme(name: str, colours: Colours) -> Theme:
    """Return the theme that the style sheets take ``$background``, ``$surface`` and ``$panel`` from."""
    return Theme(
        name,
        primary=colours.accent,
        secondary=colours.accent,
        accent=colours.accent,
        warning=colours.warning,
        error=colours.warning,
        success=colours.decision,
        foreground=colours.text,
        background=colours.ground,
        surface=colours.pane,
        panel=colours.bar,
        dark=name == DARK,
    )
