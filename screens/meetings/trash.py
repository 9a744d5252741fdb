"""The trash: meetings that were deleted, each of which can be brought back. Nothing is destroyed here."""

from __future__ import annotations

from locales import N_, Message, Translator, message
from screens.base.commands import TRASH, Command
from screens.base.list_screen import ListScreen
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.meetings.listing import MeetingListing
from screens.meetings.meeting_rows import title_of
from screens.meetings.to_trash_and_back import Moving
from store.errors import StoreError
from store.file.listing import MeetingSummary
from store.file.store import Store

_POLL_SECONDS = 0.25


class TrashScreen(WritingScreen, ListScreen):
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
        self.head = HeadLine()
        self.listing = MeetingListing(
            self,
            store,
            t,
            said_when_empty=self._said_when_empty,
            then=self._listed,
            failed=self.failed,
            deleted=True,
        )
        self._moving = Moving(
            *(self, self.listing, "meetings.restore", "meetings.delete", self.show_keys)
        )
        self.list = self.listing.list
        self.line = CaptureLine(self)
        self.actions = {
            "trash.restore": lambda: self.restore_selected(self.line.text),
            "trash.undo": self._undo,
            "trash.help": self.show_help,
            "trash.back": self.close,
        }

    def on_mount(self) -> None:
        """Show what is in the trash, and look for others' changes from now on."""
        self.head.tell(self.t(N_("Trash")), "")
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
        return command.when != "has_restored" or bool(self._moving.moved)

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

        said = N_("“{title}” is back among the meetings.")
        self._moving.move(selected, lambda title: message(said, title=title))

    def _undo(self) -> None:
        """Put the meeting that was brought back last in the trash again."""
        said = N_("“{title}” is in the trash again.")
        self._moving.take_back(lambda title: message(said, title=title))

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

    def failed(self, reason: Message) -> None:
        """Say why the meetings could not be read, and take keys again."""
        super().failed(reason)
        self._go_on()

    def move(self, key: str) -> bool:
        """Move in the list by a key; return whether it is one that moves."""
        return self.listing.press(key)

    def text_changed(self, text: str) -> None:
        """Find what is typed."""
        self.listing.find(text)

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter brings back."""
        t, selected = self.t, self.selected
        if selected is None:
            return LineLabel(t(N_("Trash")), t(N_("Esc goes back")))
        title = title_of(selected.title, t)
        said = t(N_("Enter brings “{title}” back · Esc goes back"), title=title)
        return LineLabel(t(N_("Trash")), said)

    def submit(self, text: str) -> bool:
        """Bring the selected meeting back."""
        self.restore_selected(text)
        return False
