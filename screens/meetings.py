"""The home screen: all meetings, what needs attention first, and a line to find one or begin a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.message import Message as TextualMessage

from locales import N_, Message, Translator, message
from screens.commands import HOME, Command
from screens.line_screen import LineScreen
from screens.meeting_pages import Cursor, next_rows
from screens.messages import ExportAsked, HelpAsked, MeetingChosen
from screens.settings import ScreenSettings
from screens.widgets.capture_line import CaptureLine
from screens.widgets.cells import clip, shown_inline
from screens.widgets.head_line import HeadLine
from screens.widgets.line_host import LineLabel, QuietHost
from screens.widgets.meeting_list import MeetingList, Row
from store.cleaning import one_line
from store.errors import StoreBusy, StoreError
from store.store import Store

_PAUSE_SECONDS = 0.06
_POLL_SECONDS = 0.25
_TITLE = 48


@dataclass
class RowsFound(TextualMessage):
    """A search in a thread has ended."""

    request: int
    """Which search; only the latest one counts."""
    rows: list[Row]
    """The first rows found."""
    cursor: Cursor
    """Where the list goes on."""


@dataclass
class SearchFailed(TextualMessage):
    """A search in a thread could not be carried out."""

    request: int
    """Which search."""
    reason: Message
    """Why, in words."""


class MeetingsScreen(LineScreen):
    """The list of meetings."""

    CSS_PATH = "meetings.tcss"
    where = HOME

    def __init__(self, store: Store, t: Translator, settings: ScreenSettings) -> None:
        """Show what is in ``store``, which must not wait for locks."""
        super().__init__(t, settings)
        self._store = store
        self._cursor = Cursor()
        self._request = 0
        self._deleted: list[tuple[int, str]] = []
        self._again: Callable[[], None] | None = None
        self._version = store.data_version()
        self.head = HeadLine()
        self.list = MeetingList(t, self._load_more)
        self.line = CaptureLine(_HomeHost(self))
        self.actions = {
            "meetings.open": lambda: self.open_selected(self.line.take()),
            "meetings.new": lambda: self.begin_new(self.line.take()),
            "meetings.export": self._export_selected,
            "meetings.delete": self._delete_selected,
            "meetings.undo": self.undo_delete,
            "meetings.help": lambda: self.post_message(HelpAsked()),
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        self.head.tell(self.t(N_("Meetings")), "")
        yield self.head
        yield self.list
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Read the first page, and look for others' changes from now on."""
        self.reload()
        self.set_interval(_POLL_SECONDS, self._poll)

    def on_screen_suspend(self) -> None:
        """Remember that the list may change unseen."""
        self._version = -1

    # The list -------------------------------------------------------------------------------------

    def reload(self, text: str = "", *, keep: bool = False) -> None:
        """Read the list from its beginning, for what is looked for; ``keep`` keeps the reader's place."""
        self._request += 1
        try:
            rows, self._cursor = next_rows(self._store, Cursor(one_line(text)), self.t)
        except StoreError as error:
            self.say(error.message, warn=True)
            return
        self._show(rows, keep=keep)

    def _show(self, rows: list[Row], *, keep: bool = False) -> None:
        if keep:
            self.list.renew(rows, complete=self._cursor.done)
        else:
            self.list.begin(rows, complete=self._cursor.done, empty=self._said_when_empty())
        self.show_keys()
        self.line.redraw()

    def _said_when_empty(self) -> list[str]:
        t = self.t
        if self.line.text:
            return [t(N_("No meeting fits.")), "", t(N_("Enter begins a new one with that title."))]
        return [
            t(N_("No meetings here yet.")),
            "",
            t(N_("Type a title below and press Enter, or only Enter:")),
            t(N_("the meeting opens at once, and you write line by line.")),
            t(N_("{key} shows all that a line can be."), key=self.keymap.shown("meetings.help")),
        ]

    def _load_more(self) -> None:
        try:
            rows, self._cursor = next_rows(self._store, self._cursor, self.t)
        except StoreError as error:
            self.say(error.message, warn=True)
            return
        self.list.add(rows, complete=self._cursor.done)

    def look_for(self, text: str) -> None:
        """Find meetings by a part of title, series, place or date, in a thread, after a short pause."""
        self._request += 1
        wanted = one_line(text)
        if not wanted:
            self.reload()
        else:
            self.set_timer(_PAUSE_SECONDS, partial(self._search, self._request, wanted))

    def _search(self, request: int, text: str) -> None:
        if request == self._request:
            work = partial(self._search_in_thread, request, text)
            self.run_worker(work, thread=True, exit_on_error=False)

    def _search_in_thread(self, request: int, text: str) -> None:
        try:
            with Store.open(self._store.path, actor=self._store.actor, readonly=True) as store:
                rows, cursor = next_rows(store, Cursor(text), self.t)
        except StoreError as error:
            self.post_message(SearchFailed(request, error.message))
        else:
            self.post_message(RowsFound(request, rows, cursor))

    @on(RowsFound)
    def _rows_found(self, found: RowsFound) -> None:
        if found.request == self._request:
            self._cursor = found.cursor
            self._show(found.rows)

    @on(SearchFailed)
    def _search_failed(self, failed: SearchFailed) -> None:
        if failed.request == self._request:
            self.say(failed.reason, warn=True)

    # Commands -------------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        if command.when == "has_meeting":
            return self.list.selected is not None
        return command.when != "has_deleted" or bool(self._deleted)

    def open_selected(self, text: str) -> None:
        """Open the selected meeting of those that fit ``text``; begin a new one where none fits."""
        if self._cursor.text != one_line(text):
            self.reload(text)
        selected = self.list.selected
        if selected is None:
            self.begin_new(text)
        else:
            self.leave(MeetingChosen(selected.id))

    def begin_new(self, title: str) -> None:
        """Begin a meeting with this title, or with none, and open it."""
        name = one_line(title) or None

        def act() -> None:
            from store.verbs import meetings

            meeting = meetings.create(self._store, title=name, language=self.t.language)
            self.leave(MeetingChosen(meeting))

        self._try(act, kept=title)

    def _export_selected(self) -> None:
        if self.list.selected is not None:
            self.post_message(ExportAsked(self.list.selected.id))

    def _delete_selected(self) -> None:
        selected = self.list.selected
        if selected is None:
            return

        def act() -> None:
            from store.verbs import meetings

            meetings.delete(self._store, selected.id)
            title = clip(shown_inline(selected.title or self.t(N_("(no title)"))), _TITLE)
            self._deleted.append((selected.id, title))
            self.reload(self._cursor.text, keep=True)
            self.say(
                message(
                    N_("“{title}” is in the trash; {key} brings it back."),
                    title=title,
                    key=self.keymap.shown("meetings.undo"),
                )
            )

        self._try(act)

    def undo_delete(self) -> None:
        """Bring back the meeting that was deleted last on this screen."""
        if not self._deleted:
            self.say(message(N_("There is nothing to undo.")))
            return
        meeting, title = self._deleted[-1]

        def act() -> None:
            from store.undo import undo

            undo(self._store, meeting)
            self._deleted.pop()
            self.reload(self._cursor.text, keep=True)
            self.say(message(N_("“{title}” is back."), title=title))

        self._try(act)

    def _try(self, act: Callable[[], None], kept: str = "") -> None:
        """Do something; where another program is writing, do it as soon as that is done."""
        self._again = None
        try:
            act()
        except StoreBusy as error:
            self._again = partial(self._try, act, kept)
            self.say(error.message, warn=True)
        except StoreError as error:
            if kept and not self.line.text:
                self.line.give_back(kept)
            self.say(error.message, warn=True)

    def say(self, words: Message, *, warn: bool = False) -> None:
        """Say something on the line's label, until the next key."""
        self.line.say(LineLabel(self.t(N_("Meetings")), self.t(words), "warn" if warn else "plain"))

    def _poll(self) -> None:
        if not self.is_current:
            return
        if self._again is not None:
            self._again()
        version = self._store.data_version()
        if version != self._version:
            self._version = version
            self.reload(self._cursor.text, keep=True)

    @on(MeetingList.Chosen)
    def _clicked(self, chosen: MeetingList.Chosen) -> None:
        self.leave(MeetingChosen(chosen.meeting_id))


class _HomeHost(QuietHost):
    """What the line of the home screen does: it finds, and it names what is begun."""

    def __init__(self, screen: MeetingsScreen) -> None:
        super().__init__(screen.t)
        self._screen = screen

    def take_key(self, key: str, character: str | None) -> bool:
        if self._screen.hold(key, character):
            return True
        return character is None and self._screen.list.press(key)

    def text_changed(self, text: str) -> None:
        self._screen.look_for(text)

    def label_for(self, text: str) -> LineLabel:
        t, selected = self._screen.t, self._screen.list.selected
        place = t(N_("Meetings"))
        if selected is None:
            return LineLabel(place, t(N_("Enter begins a new meeting")))
        said = t(
            N_("Enter opens “{title}” · {key} begins a new one"),
            title=clip(shown_inline(selected.title or t(N_("(no title)"))), _TITLE),
            key=self._screen.keymap.shown("meetings.new"),
        )
        return LineLabel(place, said)

    def submit(self, text: str) -> bool:
        self._screen.open_selected(text)
        return True

    def pasted(self, text: str) -> bool:
        return False

    def command(self, key: str) -> bool:
        return self._screen.command_of(key)
