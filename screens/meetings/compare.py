"""Two meetings side by side: each section beside the same one of the other, with decisions and actions."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult

from exports.at_a_glance import Outline, outline, side_by_side
from locales import N_, Translator
from screens.base.commands import COMPARE
from screens.base.line_screen import LineScreen
from screens.base.messages import CompareAsked, MeetingChosen
from screens.base.newest_answer import in_thread
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.text_pane import TextPane
from screens.meetings.glance_lines import compared_lines
from store.file.reading import load_outline
from store.file.store import Store

_WIDE = 100
"""In fewer columns one meeting stands above the other at first."""

Both = tuple[Outline, Outline]


class CompareScreen(LineScreen):
    """Two meetings at a glance, over the list of meetings. Both scroll together."""

    SAID_AT = N_("Compare")
    where = COMPARE

    def __init__(
        self, store: Store, asked: CompareAsked, t: Translator, settings: ScreenSettings
    ) -> None:
        """Show the two meetings that are asked for."""
        super().__init__(t, settings)
        self._store = store
        self._asked = asked
        self._both: Both | None = None
        self._stacked: bool | None = None
        self.pane = TextPane()
        self.head = HeadLine()
        self.line = CaptureLine(self)
        self.actions = {
            "compare.layout": self._turn,
            "compare.left": lambda: self.leave(MeetingChosen(asked.left)),
            "compare.right": lambda: self.leave(MeetingChosen(asked.right)),
            "compare.help": self.show_help,
            "compare.back": self.close,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        self.head.tell(self.t(N_("Compare")), "")
        yield self.head
        yield self.pane
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Read the meetings in a thread."""
        self.show_keys()
        in_thread(self, self._store, partial(_read, self._asked, self.t), self._show, self.failed)

    def on_resize(self) -> None:
        """Lay the meetings out for this width."""
        self.call_after_refresh(self._lay_out)

    @property
    def is_stacked(self) -> bool:
        """Whether one meeting stands above the other."""
        return self.size.width < _WIDE if self._stacked is None else self._stacked

    def _show(self, both: Both) -> None:
        self._both = both
        facts = " – ".join(one.date or self.t(N_("no date")) for one in both)
        self.head.tell(self.t(N_("Compare")), facts)
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.pane.size.width - 1
        if self._both is None or width < 1:
            return
        left, right = self._both
        pairs = side_by_side(left, right)
        lines = compared_lines(left, right, pairs, self.t, width, stacked=self.is_stacked)
        self.pane.show_lines(lines, keep=True)

    def _turn(self) -> None:
        """Show them side by side instead of one above the other, or the other way round."""
        self._stacked = not self.is_stacked
        self._lay_out()

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the meetings have every key that is no letter."""
        if key in ("tab", "left", "right"):
            return self.command(key)
        return character is not None or key == "shift+tab" or self.pane.press(key)

    def take_paste(self, text: str) -> bool:
        """Take a paste away: nothing is written here."""
        return True

    def label_for(self, text: str) -> LineLabel:
        """Say what the keys do."""
        t = self.t
        return LineLabel(t(N_("Compare")), t(N_("↑ ↓ PgUp PgDn scroll · Esc goes back")))


def _read(asked: CompareAsked, t: Translator, store: Store) -> Both:
    left, right = (outline(load_outline(store, one), t) for one in (asked.left, asked.right))
    return left, right
