"""The read-back: one thing at a time, in calm lines with wide margins, for the whole room to see.

It follows the place of its person in the meeting and never changes anything. As soon as one looks at
something else, it stays there; Enter follows again.
"""

from __future__ import annotations

from time import time as unix_time

from textual.app import ComposeResult

from locales import N_, Message, Translator, message
from screens.base.commands import READBACK, Command
from screens.base.following_screen import FollowingScreen
from screens.base.news import News
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.readback import pages
from screens.readback.layout import Pages
from screens.readback.pages import ReadPage
from screens.readback.pane import ReadbackPane
from screens.writing import place_words
from screens.writing.tally import Tally
from screens.writing.timing import remaining_words
from store.errors import StoreError
from store.file import countdown, reading
from store.file.app_windows import places
from store.file.countdown import Clock
from store.file.store import Store
from store.model.minutes import Minutes

SECTION = "section"
"""A page of plain talk, or of what is said beside the questions: nothing was asked there."""

_COUNTS = {
    SECTION: N_("Section {n} of {all}"),
    pages.QUESTION: N_("Question {n} of {all}"),
    pages.DECISION: N_("Decision {n} of {all}"),
    pages.GROUP: N_("Group page {n} of {all}"),
}
_NONE = {
    pages.QUESTION: N_("Questions"),
    pages.DECISION: N_("No decision yet"),
    pages.GROUP: N_("No groups yet"),
}
_SCROLLS = ("up", "down", "home", "end")


class ReadbackScreen(FollowingScreen):
    """One meeting, to be read and not to be changed."""

    CSS_PATH = "screen.tcss"
    POLL_SECONDS = 0.2
    where = READBACK

    def __init__(
        self,
        store: Store,
        meeting_id: int,
        t: Translator,
        settings: ScreenSettings,
        *,
        wanted: str = "",
        alone: bool = False,
        clock: Clock = unix_time,
    ) -> None:
        """Read the meeting; raise NotFound where there is none.

        Args:
            store: a connection of its own, so that what the app itself writes is noticed as well; the
                screen closes it.
            meeting_id: the meeting.
            t: the language of the words.
            settings: a person's keys.
            wanted: what is to be shown first, as typed after ``/visa``.
            alone: whether there is no screen to go back to.
            clock: gives the moment for the countdown.
        """
        super().__init__(t, settings)
        self._store = store
        self._news = News(store)
        self.minutes = reading.load(store, meeting_id)
        self.place = places.writers_place(store, meeting_id)
        self._countdown = countdown.read(store, meeting_id)
        self._tally = Tally(self.minutes)
        self._alone = alone
        self._kind = pages.QUESTION
        self._page: ReadPage | None = None
        self._index = 0
        self._count = self._number = 0
        self._counted = self._kind
        self.follows = True
        self.problem = self._ask(wanted)
        self.head = HeadLine(lambda: remaining_words(self._countdown, clock(), t))
        self.top = ReadbackPane(id="top")
        self.pane = ReadbackPane()
        self.line = CaptureLine(self)
        self.actions = {
            "readback.next": lambda: self._step(1),
            "readback.previous": lambda: self._step(-1),
            "readback.on": lambda: self._read_on(1),
            "readback.up": lambda: self._read_on(-1),
            "readback.kind": self._next_kind,
            "readback.follow": self._follow,
            "readback.help": self.show_help,
            "readback.back": self._back,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        yield self.top
        yield self.pane
        yield self.line
        yield self.key_line

    def on_unmount(self) -> None:
        """Let go of the file."""
        self._store.close()

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_way_back" or not self._alone

    # Following ------------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Take in what anybody has written, and where its person is now; busy means a moment later."""
        try:
            if not self._news.has_come():
                return
            touched = reading.refresh(self._store, self.minutes)
            place = places.writers_place(self._store, self.minutes.meeting.id)
            self._countdown = countdown.read(self._store, self.minutes.meeting.id)
        except StoreError:
            self._news.not_read()
            return
        self.head.tick()
        if touched or place != self.place:  # not for half-typed text, which is kept all the time
            self.place = place
            self._tally.take_in(touched)
            self.show_meeting()

    @property
    def minutes_shown(self) -> Minutes:
        """The meeting that is read."""
        return self.minutes

    def show_meeting(self) -> None:
        """Show the page, the followed one or the one that was chosen."""
        there = pages.pages_of(self.minutes, self._tally, self._kind)
        if self.follows or self._page is None:
            self._page = pages.followed(self.minutes, there, self._kind, self.place)
        elif self._page not in there:
            self._page = there[min(self._index, len(there) - 1)] if there else None
        self._index = there.index(self._page) if self._page in there else 0
        self._counted = self._sort_of(self._page)
        alike = [page for page in there if self._sort_of(page) == self._counted]
        self._number = alike.index(self._page) + 1 if self._page in alike else 0
        self._count = len(alike)
        self.lay_out()
        title = self.minutes.meeting.title or self.t(N_("New meeting"))
        self.head.tell(title, place_words.place_words(self.minutes, self.place, self.t))
        self.line.redraw()

    def lay_out(self) -> None:
        """Lay the page out, and keep in sight what is followed."""
        width = self.size.width - 1
        if width <= 0:
            return
        laid = Pages(self.minutes, self.place, self.t, width).lay_out(self._page)
        self.top.show_lines(laid.top)
        self.top.styles.height = min(len(laid.top), self.size.height // 3)
        self.pane.show_text(laid.lines, laid.last if self.follows else None)

    # What is looked at ----------------------------------------------------------------------------

    def _ask(self, wanted: str) -> Message | None:
        """Begin with what is named; return what to say where nothing is so called."""
        if not wanted.strip():
            return None
        found = pages.asked_for(self.minutes, self.place, wanted)
        if found is None:
            return message(N_("There is nothing called “{name}” to read back."), name=wanted)
        self._kind, self._page = found
        self.follows = self._page is None
        return None

    def _step(self, by: int) -> None:
        """Show the next page of this kind, or the one before; stay at the ends."""
        there = pages.pages_of(self.minutes, self._tally, self._kind)
        if there:
            self.follows = False
            at = min(max(self._index + by, 0), len(there) - 1)
            if there[at] != self._page:
                self._page = there[at]
                self.pane.show_lines(())
            self.show_meeting()

    def _read_on(self, by: int) -> None:
        """Show what lies below (or above) on this page, and then the next one."""
        if self.pane.can_scroll(by):
            self.scroll_by_key("pagedown" if by > 0 else "pageup")
        else:
            self._step(by)

    def scroll_by_key(self, key: str) -> None:
        """Scroll; from then on the page stays as it is."""
        self.follows = False
        self.pane.press(key)

    def _next_kind(self) -> None:
        """Show the next kind of which there is anything: the one of it that belongs to the place."""
        at = pages.KINDS.index(self._kind) + 1
        others = (*pages.KINDS[at:], *pages.KINDS[: at - 1])
        there = (k for k in others if pages.pages_of(self.minutes, self._tally, k))
        self._kind = next(there, others[0])
        self._follow()

    def _follow(self) -> None:
        """Show what belongs to the place, and go on following it."""
        self.follows = True
        self.pane.show_lines(())
        self.show_meeting()

    def _back(self) -> None:
        if not self._alone:
            self.close()

    @property
    def said_at(self) -> str:
        """What stands on the line's label before what is said."""
        return self.count_words()

    def count_words(self) -> str:
        """Return what is shown, and how much of the kind there is."""
        if not self._count:
            return self.t(_NONE[self._kind])
        return self.t(_COUNTS[self._counted], n=self._number, all=self._count)

    def _sort_of(self, page: ReadPage | None) -> str:
        """Return as what a page is counted: a section is none of the questions."""
        asks_nothing = page is not None and page.kind == pages.QUESTION and page.prompt is None
        return SECTION if asks_nothing else self._kind

    # The line -------------------------------------------------------------------------------------

    def is_elsewhere(self) -> bool:
        """Return that letters are keys of their own."""
        return True

    def take_key(self, key: str, character: str | None) -> bool:
        """Run the command of a key, or scroll; nothing is written here."""
        if self.command(key) or character is not None:
            return True
        if key in _SCROLLS:
            self.scroll_by_key(key)
        return key in _SCROLLS

    def take_paste(self, text: str) -> bool:
        """Take a paste away."""
        return True

    def label_for(self, text: str) -> LineLabel:
        """Say whether it follows the meeting."""
        follows = N_("follows the meeting") if self.follows else N_("stays here · Enter follows")
        return LineLabel(self.count_words(), self.t(follows))

    def escape(self) -> None:
        """Do nothing: Esc is a command here."""
