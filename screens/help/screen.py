"""The help: every key, marker and command, and a line to look in it."""

from __future__ import annotations

from textual.app import ComposeResult

from locales import N_, Translator
from screens.base.commands import HELP, LIVE
from screens.base.line_screen import LineScreen
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.text_pane import TextPane
from screens.help.lines import help_lines


class HelpScreen(LineScreen):
    """What can be done, made from the tables that do it."""

    CSS_PATH = "screen.tcss"
    where = HELP

    def __init__(self, t: Translator, settings: ScreenSettings, where: str = LIVE) -> None:
        """Explain the keys of ``settings`` in the language of ``t``, those that are there ``where`` first."""
        super().__init__(t, settings)
        self._from = where
        self.pane = TextPane()
        self.line = CaptureLine(self)
        self.actions = {"help.back": self.close}

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        head = HeadLine()
        head.tell(self.t(N_("Help")), "")
        yield head
        yield self.pane
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_keys()

    def on_resize(self) -> None:
        """Lay the text out for this width."""
        self.text_changed(self.line.text)

    def text_changed(self, text: str) -> None:
        """Show only what contains the text."""
        self.pane.show_lines(help_lines(self.keymap, self.t, self.size.width - 1, text, self._from))

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the text have a key that moves in it."""
        return character is None and self.pane.press(key)

    def label_for(self, text: str) -> LineLabel:
        """Say what the keys do."""
        t = self.t
        return LineLabel(t(N_("Look in the help")), t(N_("↑ ↓ PgUp PgDn scroll · Esc goes back")))
