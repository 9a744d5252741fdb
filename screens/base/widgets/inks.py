"""The inks of the drawn widgets: in which colour and type each part of a line is written."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.widget import Widget

from screens.base.themes import colours_of


class Ink(NamedTuple):
    """How a text is written; what is not said is as the widget has it.

    Attributes:
        colour: the name of one of the :class:`~screens.base.themes.Colours`.
        ground: the name of the one that lies behind.
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
HEADING = Ink("heading", bold=True)
QUIET = Ink("dim")
QUIET_STRONG = Ink("dim", bold=True)
ACCENT = Ink("accent")
ACCENT_STRONG = Ink("accent", bold=True)
LINE = Ink("line")
WARNING = Ink("warning")
WARNING_STRONG = Ink("warning", bold=True)
SELECTED = Ink(ground="here")
SELECTED_STRONG = Ink(ground="here", bold=True)
CURRENT = Ink("accent", "here", bold=True)

INKS = {
    "axis": QUIET,
    "chosen": Ink(ground="here", bold=True, underline=True),
    "clock": HEADING,
    "code": ACCENT,
    "count": PLAIN,
    "current": CURRENT,
    "cursor": Ink(reverse=True),
    "dots": ACCENT,
    "earlier": Ink("dim", italic=True),
    "emphasis": Ink(italic=True),
    "empty": QUIET,
    "fact": QUIET,
    "found": Ink("ground", "warning", bold=True, underline=True),
    "ghost": Ink("dim", italic=True),
    "heading": HEADING,
    "hint": QUIET,
    "hole": ACCENT,
    "item": PLAIN,
    "key": ACCENT_STRONG,
    "label": STRONG,
    "lead": STRONG,
    "left": PLAIN,
    "link": Ink("accent", underline=True),
    "mark": WARNING_STRONG,
    "number": QUIET,
    "place": ACCENT_STRONG,
    "plain": PLAIN,
    "prompt": ACCENT_STRONG,
    "quiet": QUIET,
    "rule": LINE,
    "said": QUIET,
    "selected": SELECTED,
    "state": QUIET,
    "strong": STRONG,
    "text": PLAIN,
    "thumb": ACCENT,
    "title": QUIET_STRONG,
    "track": LINE,
    "waiting": Ink("dim", italic=True),
    "warn": WARNING_STRONG,
    # the parts of an entry
    "action": PLAIN,
    "decision": HEADING,
    "owner": QUIET,
    "question": PLAIN,
    "sign-action": Ink("action", bold=True),
    "sign-decision": Ink("decision", bold=True),
    "sign-parked": Ink("parked", bold=True),
    "sign-question": Ink("question", bold=True),
    "speaker": STRONG,
    "symbol": QUIET,
    "word": QUIET,
    "word-strong": ACCENT_STRONG,
    "selected-mark": ACCENT_STRONG,
}
"""The ink of each part by its name; a widget that writes a part otherwise says so itself."""


SYMBOLS = {"symbol", *(name for name in INKS if name.startswith("sign-"))}
"""The inks of the symbols of kinds: those that a reader looks for have one of their own."""


def symbol_of(kind: str) -> str:
    """Return the name of the ink that the symbol of a kind is drawn in."""
    own = f"sign-{kind}"
    return own if own in INKS else "symbol"


def style_in(ink: Ink, widget: Widget) -> Style:
    """Return the style of an ink on the ground of a widget, in the app's theme."""
    colours = colours_of(widget.app)
    return widget.rich_style + Style(
        color=getattr(colours, ink.colour) if ink.colour else None,
        bgcolor=getattr(colours, ink.ground) if ink.ground else None,
        bold=ink.bold or None,
        italic=ink.italic or None,
        underline=ink.underline or None,
        reverse=ink.reverse or None,
    )
