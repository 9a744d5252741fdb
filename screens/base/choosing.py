"""Choosing one of several by typing: the palette of commands, and the themes."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from locales import N_, Translator
from screens.base.commands import CHOOSE
from screens.base.line_screen import LineScreen
from screens.base.palette import Choice, fitting
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.cells import clip, fit
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel, QuietHost
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList

_LABEL, _KEY = 26, 8


class ChoosingScreen(LineScreen):
    """Some choices over the screen that asked for them, which carries out the one that is chosen."""

    where = CHOOSE
    has_palette = False

    def __init__(
        self, title: str, choices: Sequence[Choice], t: Translator, settings: ScreenSettings
    ) -> None:
        """Show ``choices`` under a title."""
        super().__init__(t, settings)
        self._title = title
        self.rows = _ChoiceRows(choices, t(N_("Nothing fits.")))
        self.list = RowList(self.rows)
        self.line = CaptureLine(_ChoosingHost(self))
        self.actions = {"choose.this": self.choose, "choose.back": self.close}

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        head = HeadLine()
        head.tell(self._title, "")
        yield head
        yield self.list
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_keys()

    @property
    def label(self) -> LineLabel:
        """What the line says: what is typed into it."""
        return LineLabel(self._title, self.t(N_("Type what to look for · Esc goes back")))

    def look_for(self, wanted: str) -> None:
        """Show only what fits."""
        self.rows.show(wanted)
        self.list.changed(0)

    def choose(self) -> None:
        """Go back and carry out the selected choice there."""
        if self.list.has_selection:
            self.close(self.rows.shown[self.list.selected].run)

    @on(RowList.Selected)
    def _clicked(self, event: RowList.Selected) -> None:
        self.choose()


class _ChoiceRows:
    """The choices that fit, as rows."""

    def __init__(self, choices: Sequence[Choice], said_when_empty: str) -> None:
        self._choices = choices
        self._said = said_when_empty
        self.shown = list(choices)

    def show(self, wanted: str) -> None:
        self.shown = fitting(self._choices, wanted)

    def __len__(self) -> int:
        return len(self.shown)

    def can_select(self, index: int) -> bool:
        return index < len(self.shown)

    def row(self, index: int, width: int) -> Line:
        one = self.shown[index]
        rest = max(width - _LABEL - _KEY - 3, 0)
        return [
            (f" {fit(one.label, _LABEL)} ", "strong"),
            (f"{fit(one.key, _KEY)} ", "mark"),
            (clip(one.help, rest), "quiet"),
        ]

    def empty(self) -> Sequence[str]:
        return [self._said]


class _ChoosingHost(QuietHost):
    """What the line of a list of choices does: it looks, and Enter chooses."""

    def __init__(self, screen: ChoosingScreen) -> None:
        super().__init__(screen.t)
        self._screen = screen

    def take_key(self, key: str, character: str | None) -> bool:
        if character is not None or (self._screen.line.text and key in ("home", "end")):
            return False
        return key in ("tab", "shift+tab") or self._screen.list.press(key)

    def text_changed(self, text: str) -> None:
        self._screen.look_for(text)

    def label_for(self, text: str) -> LineLabel:
        return self._screen.label

    def submit(self, text: str) -> bool:
        self._screen.choose()
        return False

    def pasted(self, text: str) -> bool:
        return False

    def escape(self) -> None:
        self._screen.run_command("choose.back")

    def command(self, key: str) -> bool:
        return self._screen.command_of(key)
