"""Choosing one of several by typing: the palette of commands, and the themes."""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, Translator
from screens.base.commands import CHOOSE
from screens.base.list_screen import ListScreen
from screens.base.palette import Choice, fitting
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.cells import clip, fit, width_of
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList

_WIDEST, _KEY = 26, 8
"""The cells that the words of a choice may take, and those of its key."""


class ChoosingScreen(ListScreen):
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
        self.head = HeadLine()
        self.line = CaptureLine(self)
        self.actions = {"choose.this": self.choose, "choose.back": self.close}

    def on_mount(self) -> None:
        """Show the title and the keys."""
        self.head.tell(self._title, "")
        self.show_keys()

    def label_for(self, text: str) -> LineLabel:
        """Say what is typed here."""
        return LineLabel(self._title, self.t(N_("Type what to look for · Esc goes back")))

    def text_changed(self, text: str) -> None:
        """Show only what fits."""
        self.rows.show(text)
        self.list.changed(0)

    def choose(self) -> None:
        """Go back and carry out the selected choice there."""
        if self.list.has_selection:
            self.close(self.rows.shown[self.list.selected].run)

    def show_selected(self) -> None:
        """Choose what was clicked at once."""
        self.choose()

    def submit(self, text: str) -> bool:
        """Choose what is selected."""
        self.choose()
        return False


class _ChoiceRows:
    """The choices that fit, as rows."""

    def __init__(self, choices: Sequence[Choice], said_when_empty: str) -> None:
        self._choices = choices
        self._label = min(max((width_of(one.label) for one in choices), default=0), _WIDEST)
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
        rest = max(width - self._label - _KEY - 3, 0)
        return [
            (f" {fit(one.label, self._label)} ", "strong"),
            (f"{fit(one.key, _KEY)} ", "mark"),
            (clip(one.help, rest), "quiet"),
        ]

    def empty(self) -> Sequence[str]:
        return [self._said]
