"""What was taken out of a meeting, or taken back after it was typed; each can be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from locales import N_, Translator, message
from screens.base.commands import TAKEN_OUT, Command
from screens.base.list_screen import ListScreen
from screens.base.messages import TakenOutAsked
from screens.base.newest_answer import in_thread
from screens.base.settings import ScreenSettings
from screens.base.waiting_changes import Fate
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.cells import clip, fit, shown_inline
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from store.file.store import Store
from store.language.folding import folded
from store.verbs.taken_out import Missing, taken_out
from store.waiting.change import Change

_SAID = 48
_KIND = 12
_SECTION = 22

KINDS = {
    "entry": N_("line"),
    "section": N_("section"),
    "row": N_("row"),
    "prompt": N_("question"),
    "group": N_("group"),
    "participant": N_("person"),
}
"""What is listed, in a word."""


class TakenOutScreen(WritingScreen, ListScreen):
    """What lies taken out of a meeting, over that meeting. The line narrows the list."""

    SAID_AT = N_("Taken out")
    where = TAKEN_OUT

    def __init__(
        self,
        store: Store,
        asked: TakenOutAsked,
        t: Translator,
        settings: ScreenSettings,
        *,
        queue: WriteQueue | None = None,
    ) -> None:
        """Show what was taken out of the meeting; ``queue`` brings it back."""
        super().__init__(store, t, settings, queue)
        self._store = store
        self._minutes = asked.minutes
        self.rows = TakenOutRows(t, store.actor)
        self.list = RowList(self.rows)
        self.head = HeadLine()
        self.line = CaptureLine(self)
        self.actions = {
            "taken_out.bring_back": self.choose,
            "taken_out.help": self.show_help,
            "taken_out.back": self.close,
        }

    def on_mount(self) -> None:
        """Read in a thread what there is."""
        self.head.tell(self.t(N_("Taken out")), self._minutes.meeting.title or "")
        self.show_keys()
        self._read()

    def _read(self) -> None:
        meeting = self._minutes.meeting.id
        in_thread(
            *(self, self._store, partial(taken_out, meeting=meeting), self._show, self.failed)
        )

    def _show(self, found: list[Missing]) -> None:
        self.rows.show(found)
        self._changed()

    def _changed(self) -> None:
        self.list.changed()
        self.show_keys()
        self.line.redraw()

    @property
    def selected(self) -> Missing | None:
        """What Enter brings back."""
        return self.rows.shown[self.list.selected] if self.list.has_selection else None

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_taken_out" or self.selected is not None

    def choose(self) -> None:
        """Bring back what is selected."""
        selected = self.selected
        if selected is None:
            return
        self.rows.drop(selected)
        self._changed()

        def told(fate: Fate) -> None:
            text = clip(shown_inline(selected.text), _SAID)
            said = message(N_("“{text}” is back where it was."), text=text)
            self.say(fate.error.message if fate.error else said, warn=fate.error is not None)
            self._read()

        change = Change("taken_out.bring_back", self._minutes.meeting.uid, (selected.step,))
        self.do(change, told)

    def text_changed(self, text: str) -> None:
        """Show what has the words that are typed."""
        self.rows.narrow(text)
        self._changed()

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter brings back."""
        t, selected = self.t, self.selected
        if selected is None:
            return LineLabel(t(N_("Taken out")), t(N_("Esc goes back")))
        said = clip(shown_inline(selected.text), _SAID)
        return LineLabel(
            t(N_("Taken out")), t(N_("Enter brings “{title}” back · Esc goes back"), title=said)
        )

    def submit(self, text: str) -> bool:
        """Bring back what is selected; what is typed narrows on."""
        self.choose()
        return False


class TakenOutRows:
    """What was taken out, as rows.

    Attributes:
        shown: what is shown of it, the latest first.
    """

    def __init__(self, t: Translator, actor: str) -> None:
        """Begin with none; ``actor`` is who looks at it."""
        self._t = t
        self._actor = actor
        self._all: list[Missing] | None = None
        self._words: list[str] = []
        self.shown: list[Missing] = []

    def __len__(self) -> int:
        """Return how many are shown."""
        return len(self.shown)

    def show(self, found: list[Missing]) -> None:
        """Show what was found, as far as it has the words."""
        self._all = found
        self.shown = [one for one in found if self._fits(one)]

    def narrow(self, text: str) -> None:
        """Show only what has all these words."""
        self._words = folded([text]).split()
        self.show(self._all or [])

    def drop(self, one: Missing) -> None:
        """Show one no more, because it is being brought back."""
        self.show([other for other in self._all or [] if other != one])

    def _fits(self, one: Missing) -> bool:
        text = folded([one.text, one.heading])
        return all(word in text for word in self._words)

    def row(self, index: int, width: int) -> Line:
        """Return one as a line: when, what, its words, and where it stood."""
        t, one = self._t, self.shown[index]
        lead = f" {one.at:%H:%M}  {fit(t(KINDS[one.table]), _KIND)}"
        heading = shown_inline(one.heading or "")
        where = fit(heading, _SECTION) if width > 2 * (len(lead) + _SECTION) else ""
        more = t(N_(" and {count} more"), count=one.more) if one.more else ""
        said = " · ".join(self._notes(one))
        room = max(width - len(lead) - len(where) - len(more) - len(said) - 4, 8)
        return [
            (lead, "quiet"),
            (clip(shown_inline(one.text), room), "text"),
            (more, "quiet"),
            (f"  {where}" if where else "", "quiet"),
            (f"  {said}" if said else "", "quiet"),
        ]

    def _notes(self, one: Missing) -> list[str]:
        """Return what else there is to know: that it was taken back, and by whom, if by another."""
        undone = [self._t(N_("undone"))] if one.is_undo else []
        return undone + [shown_inline(one.actor)] * (one.actor != self._actor)

    def can_select(self, index: int) -> bool:
        """Return that every one can be selected."""
        return index < len(self.shown)

    def empty(self) -> Sequence[str]:
        """Return what is said where nothing is shown."""
        if self._all is None:
            return []
        if self._all:
            return [self._t(N_("Nothing that was taken out has these words."))]
        return [self._t(N_("Nothing has been taken out of this meeting."))]
