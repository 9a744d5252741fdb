"""The inks of the drawn widgets: in which colour and type each part of a line is written."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.color import Color
from textual.widget import Widget


class Ink(NamedTuple):
    """How a text is written; what is not said is as the widget has it.

    Attributes:
        colour: a variable of the theme, such as ``primary``.
        ground: a variable of the theme for what lies behind, and how much of it covers, such as
            ``primary 18%``.
        bold, italic, underline, reverse: the type.
    """

    colour: str = ""
    ground: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


PLAIN = Ink()
STRONG = Ink(bold=True)
QUIET = Ink("text-muted")
QUIET_STRONG = Ink("text-muted", bold=True)
ACCENT = Ink("primary")
ACCENT_STRONG = Ink("primary", bold=True)
WARNING = Ink("text-warning")
WARNING_STRONG = Ink("text-warning", bold=True)
SELECTED = Ink(ground="primary 18%")
SELECTED_STRONG = Ink(ground="primary 18%", bold=True)
CURRENT = Ink("primary", bold=True, reverse=True)

INKS = {
    "axis": QUIET,
    "clock": STRONG,
    "count": PLAIN,
    "current": CURRENT,
    "cursor": Ink(reverse=True),
    "earlier": Ink("text-muted", italic=True),
    "empty": QUIET,
    "fact": QUIET,
    "found": Ink("background", "warning", bold=True, underline=True),
    "ghost": Ink("text-disabled"),
    "heading": ACCENT_STRONG,
    "hint": QUIET,
    "hole": QUIET,
    "item": PLAIN,
    "key": ACCENT_STRONG,
    "label": STRONG,
    "lead": STRONG,
    "left": PLAIN,
    "mark": WARNING_STRONG,
    "number": QUIET,
    "place": ACCENT_STRONG,
    "plain": QUIET,
    "prompt": ACCENT_STRONG,
    "quiet": QUIET,
    "rule": Ink("surface-lighten-2"),
    "said": QUIET,
    "selected": SELECTED,
    "state": QUIET,
    "strong": STRONG,
    "text": PLAIN,
    "thumb": ACCENT,
    "title": QUIET_STRONG,
    "track": Ink("surface-lighten-2"),
    "waiting": Ink("text-muted", italic=True),
    "warn": WARNING_STRONG,
    # the parts of an entry
    "action": PLAIN,
    "decision": STRONG,
    "owner": ACCENT,
    "question": Ink(italic=True),
    "speaker": STRONG,
    "symbol": ACCENT,
    "word": QUIET,
    "word-strong": ACCENT_STRONG,
    "selected-mark": ACCENT_STRONG,
}
"""The ink of each part by its name; a widget that writes a part otherwise says so itself."""


def style_in(ink: Ink, widget: Widget) -> Style:
    """Return the style of an ink on the ground of a widget, in the app's theme."""
    ground = widget.background_colors[1]
    style = widget.rich_style + Style(
        bold=ink.bold or None,
        italic=ink.italic or None,
        underline=ink.underline or None,
        reverse=ink.reverse or None,
    )
    if ink.ground:
        ground += _colour(ink.ground, widget, ground)
        style += Style(bgcolor=ground.rich_color)
    if ink.colour:
        style += Style(color=(ground + _colour(ink.colour, widget, ground)).rich_color)
    return style


def _colour(name: str, widget: Widget, ground: Color) -> Color:
    """Return a colour of the theme; one that the theme leaves open is readable on ``ground``."""
    variable, _, share = name.partition(" ")
    value, _, alpha = widget.app.theme_variables[variable].partition(" ")
    part = float((share or alpha or "100%").removesuffix("%")) / 100
    if value == "auto":
        return ground.get_contrast_text(part)
    return Color.parse(value).multiply_alpha(part)
