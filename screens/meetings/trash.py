"""The trash: meetings that were deleted, each of which can be brought back. Nothing is destroyed here."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult

from locales import N_, Message, Translator, message
from screens.base.commands import TRASH, Command
from screens.base.messages import HelpAsked
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.cells import clip, shown_inline
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel, QuietHost
from screens.base.widgets.row_list import RowList
from screens.base.write_queue import Fate, WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.meetings.listing import Listing
from store.errors import StoreError
from store.file.listing import MeetingSummary
from store.file.store import Store
from store.waiting.change import Change

_POLL_SECONDS = 0.25
_TITLE = 48


class TrashScreen(WritingScreen):
    """The meetings in the trash, over the list of meetings."""

    SAID_AT = N_("Trash")
    where = TRASH

    def __init__(
        self,
        store: Store,
        t: Translator,
        settings: ScreenSettings,
        *,
        queue: WriteQueue | None = None,
    ) -> None:
        """Show the trash of ``store``, which must not wait for locks; ``queue`` writes."""
        super().__init__(store, t, settings, queue)
        self._waiting = False
        self._restored: list[tuple[str, str]] = []
        self.head = HeadLine()
        self.listing = Listing(
            self,
            store,
            t,
            said_when_empty=self._said_when_empty,
            then=self._listed,
            failed=self._failed,
            deleted=True,
        )
        self.line = CaptureLine(_TrashHost(self))
        self.actions = {
            "trash.restore": lambda: self.restore_selected(self.line.text),
            "trash.undo": self._undo,
            "trash.help": lambda: self.post_message(HelpAsked()),
            "trash.back": self.close,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        self.head.tell(self.t(N_("Trash")), "")
        yield self.head
        yield self.listing.list
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show what is in the trash, and look for others' changes from now on."""
        try:
            self.listing.begin()
        except StoreError as error:
            self.say(error.message, warn=True)
        self.listing.complete()
        self.show_keys()
        self.set_interval(_POLL_SECONDS, self._poll)

    @property
    def selected(self) -> MeetingSummary | None:
        """The meeting that Enter brings back."""
        return self.listing.selected

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        if command.when == "has_meeting":
            return self.selected is not None
        return command.when != "has_restored" or bool(self._restored)

    def restore_selected(self, text: str) -> None:
        """Bring back the selected meeting of those that fit ``text``, as soon as it is known which do."""
        is_known = self.selected is not None or self.listing.is_current
        if self.listing.shows(text) and is_known:
            self._restore_now()
        else:
            self._waiting = self._leaving = True
            self.listing.find_now(text)

    def _restore_now(self) -> None:
        selected = self.selected
        if selected is None:
            return

        title = clip(shown_inline(selected.title or self.t(N_("(no title)"))), _TITLE)
        self._restored.append((selected.uid, title))
        self.listing.drop(selected.id)
        said = message(N_("“{title}” is back among the meetings."), title=title)
        self._do(Change("meetings.restore", selected.uid), said)

    def _undo(self) -> None:
        """Put the meeting that was brought back last in the trash again."""
        if not self._restored:
            self.say(message(N_("There is nothing to undo.")))
            return
        meeting, title = self._restored.pop()
        said = message(N_("“{title}” is in the trash again."), title=title)
        self._do(Change("meetings.delete", meeting), said)

    def _do(self, change: Change, said: Message) -> None:
        """Do something to a meeting, or let it wait."""
        self.show_keys()
        self.do(change, partial(self._tell, said))

    def _tell(self, said: Message, fate: Fate) -> None:
        self.listing.renew()
        self.show_keys()
        self.say(fate.error.message if fate.error else said, warn=fate.error is not None)

    def _said_when_empty(self) -> list[str]:
        if self.line.text:
            return [self.t(N_("No meeting in the trash fits."))]
        return [self.t(N_("The trash is empty."))]

    def _listed(self) -> None:
        self.show_keys()
        self.line.redraw()
        if self._waiting:
            self._restore_now()
            self._go_on()

    def _go_on(self) -> None:
        """Take keys again, first those that came meanwhile."""
        self._waiting = False
        self.stay()

    def _poll(self) -> None:
        if self.is_current:
            self.listing.follow()

    def _failed(self, reason: Message) -> None:
        self.say(reason, warn=True)
        self._go_on()

    @on(RowList.Selected)
    def _clicked(self) -> None:
        self.line.redraw()


class _TrashHost(QuietHost):
    """What the line of the trash does: it finds, and Enter brings back."""

    def __init__(self, screen: TrashScreen) -> None:
        super().__init__(screen.t)
        self._screen = screen

    def take_key(self, key: str, character: str | None) -> bool:
        line = self._screen.line
        if character is not None or (line.text and key in ("home", "end")):
            return False
        return key in ("tab", "shift+tab") or self._screen.listing.press(key)

    def text_changed(self, text: str) -> None:
        self._screen.listing.find(text)

    def label_for(self, text: str) -> LineLabel:
        t, selected = self._screen.t, self._screen.selected
        if selected is None:
            return LineLabel(t(N_("Trash")), t(N_("Esc goes back")))
        title = clip(shown_inline(selected.title or t(N_("(no title)"))), _TITLE)
        said = t(N_("Enter brings “{title}” back · Esc goes back"), title=title)
        return LineLabel(t(N_("Trash")), said)

    def submit(self, text: str) -> bool:
        self._screen.restore_selected(text)
        return False

    def pasted(self, text: str) -> bool:
        return False

    def escape(self) -> None:
        self._screen.run_command("trash.back")

    def command(self, key: str) -> bool:
        return self._screen.command_of(key)
