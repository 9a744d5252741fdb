"""The live screen: the minutes of a meeting, typed while it happens.

It is small on purpose. The parts own their keys and their drawing, the desk owns every change; the screen
only joins them and shows what has changed. Keys reach the parts through the capture line, which always
has the focus, so that they act in the order in which they were pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from locales import N_, Translator, message
from screens.commands import LIVE, MOVE, SELECT, Command
from screens.line_screen import LineScreen
from screens.messages import ExportAsked, HelpAsked, HomeAsked, ReadbackAsked
from screens.settings import ScreenSettings
from screens.widgets.agenda import Agenda
from screens.widgets.capture_line import CaptureLine
from screens.widgets.entries_pane import EntriesPane, Header
from screens.widgets.find_bar import FindBar
from screens.widgets.head_line import HeadLine
from screens.widgets.line_host import LineLabel
from screens.widgets.rail import Rail
from screens.writing import labels, place_words
from screens.writing.desk import Answer, Desk
from screens.writing.entries import LiveEntries
from screens.writing.find_host import LiveFinding
from screens.writing.finding import place_of
from screens.writing.line import LiveLine
from store.capture import Request
from store.records import Entry, Place
from store.store import Store

if TYPE_CHECKING:
    from screens.board import BoardScreen

POLL_SECONDS = 0.1
"""How often others' changes are looked for; asking costs 0.2 % of a core."""

_MIDDLE, _WIDE = 88, 112


class LiveScreen(LineScreen):
    """One meeting, live.

    Attributes:
        desk: where every change is made.
        pane, agenda, rail, head, find_bar: its parts, beside those of every screen.
    """

    CSS_PATH = "live.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_MIDDLE, "-middle"), (_WIDE, "-wide")]  # noqa: RUF012

    def __init__(
        self, store: Store, meeting_id: int, t: Translator, settings: ScreenSettings
    ) -> None:
        """Read the meeting; raise NotFound where there is none. ``store`` must not wait for locks."""
        super().__init__(t, settings)
        self.desk = Desk(store, meeting_id)
        self._shown: Place | None = None
        self._settings = settings
        self._board: BoardScreen | None = None
        entries = LiveEntries(self.desk, self.keymap, self._tell, self._follow, self._say_keys)
        finding = LiveFinding(self.desk.minutes, t, self._show_found, self._go_to)
        host = LiveLine(self.desk, entries, self.keymap, t, self._tell, self.run_command)
        self.head = HeadLine()
        self.agenda = Agenda(self.desk.minutes, t)
        self.pane = EntriesPane(entries, t)
        self.rail = Rail(self.desk.minutes, self.desk.tally, t)
        self.find_bar = FindBar(finding, t)
        self.line = CaptureLine(host)
        self._host = host
        host.join(self.pane, self.find_bar)
        self.actions = {
            "live.help": lambda: self.post_message(HelpAsked()),
            "live.find": self.find_bar.open,
            "find.next": self.find_bar.open,
            "live.hole": lambda: self._tell(self.desk.next_hole()),
            "live.board": self._open_board,
            "live.panes": self._fold,
            "live.export": lambda: self.post_message(ExportAsked(meeting_id)),
            "live.undo": host.undo,
            "live.redo": host.redo,
            "live.run_pasted": self._run_pasted,
            "live.saved": self._say_saved,
            "live.home": lambda: self.post_message(HomeAsked()),
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        with Horizontal(id="body"):
            yield self.agenda
            yield self.pane
            yield self.rail
        yield self.find_bar
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show where we left off, with the half-typed line, and look for others' changes from now on."""
        self.desk.on_change = self._changed
        self.desk.on_late = self._tell
        self._show_place()
        self._tell_head()
        self.line.restore(self.desk.draft())
        self.set_interval(POLL_SECONDS, self._poll)

    def on_unmount(self) -> None:
        """Save what still waits."""
        self.desk.leave()

    # Commands -----------------------------------------------------------------------------------------

    @property
    def where(self) -> str:
        """Which commands of the table are there now."""
        return {"off": LIVE, "move": MOVE}.get(self.pane.keys.mode, SELECT)

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        if command.when == "in_exercise":
            return len(self.desk.minutes.rows(self.desk.session.place.section)) > 0
        return command.when != "has_paste" or "\n" in self.line.text

    def _open_board(self) -> None:
        """Show the board; keys that come before it is there are handed on to it."""
        from screens.board import Beneath, BoardScreen

        if not len(self.desk.minutes.rows(self.desk.session.place.section)):
            self._tell(Answer(taken=False, words=message(N_("There is no exercise here."))))
            return
        beneath = Beneath(self.line, self._board_closed, self._host.undo, self._host.redo)
        self._board = BoardScreen(self.desk, beneath, self.t, self._settings)
        self._host.over = self._board.line.press
        self.app.push_screen(self._board)

    def _board_closed(self, place: Place | None) -> None:
        self._board, self._host.over = None, None
        if place is not None:
            self._go_to(place, None)

    def _run_pasted(self) -> None:
        if "\n" in self.line.text:
            text = self.line.take()
            if not self._host.paste(text, commands=True):
                self.line.give_back(text)

    def _say_saved(self) -> None:
        self.line.keep_draft()
        state = self.desk.state
        self.line.say(
            LineLabel(
                self._host.place_in_words(), self.t(state.words), "warn" if state.warn else "plain"
            )
        )

    @on(Agenda.Chosen)
    def _section_clicked(self, message: Agenda.Chosen) -> None:
        section = self.desk.minutes.section(message.section)
        if section is not None:
            self._go_to(place_words.first_place(self.desk.minutes, section), None)

    # What became of something ---------------------------------------------------------------------------

    def _tell(self, answer: Answer) -> bool:
        """Show what became of something that was asked for; return whether it was taken."""
        if answer.words is not None:
            tone = "plain" if answer.taken else "warn"
            self.line.say(LineLabel(self._host.place_in_words(), self.t(answer.words), tone))
        if self._board is not None:
            self._board.tell(answer)
        outcome = answer.outcome
        if outcome is not None and outcome.request is not None:
            self._carry_out(outcome.request)
        if outcome is not None and outcome.closed:
            self.post_message(ExportAsked(self.desk.meeting_id, closing=True))
        self._show_place()
        self._tell_state()
        return answer.taken

    def _carry_out(self, request: Request) -> None:
        """Do what only the app can do."""
        if request.name == "export":
            self.post_message(ExportAsked(self.desk.meeting_id, request.argument or None))
        elif request.name == "help":
            self.post_message(HelpAsked())
        elif request.name == "readback":
            self.post_message(ReadbackAsked(self.desk.meeting_id, request.argument))
        elif self._host.begin_list(request.name):
            self.line.redraw()
        else:
            words = labels.not_yet(request.name)
            self.line.say(LineLabel(self._host.place_in_words(), self.t(words), "warn"))

    def _poll(self) -> None:
        """Take in what others wrote, try again what waits, and give back what was refused."""
        self.desk.tick()
        if self.desk.returned and not self.line.text:
            text, reason = self.desk.returned.popleft()
            self.line.give_back(text)
            self.line.say(LineLabel(self._host.place_in_words(), self.t(reason), "warn"))
        self._tell_state()

    # Showing --------------------------------------------------------------------------------------------

    def _changed(self, uids: set[str], foreign: bool) -> None:
        """Show what has changed in the meeting."""
        del uids
        if self._shown is not None:
            self.pane.changed(self.desk.minutes.cell(self._shown))
        self._show_place(again=True)
        self._tell_head()
        if not foreign and self.pane.keys.mode == "off":
            self.pane.to_end()
        if self._board is not None:
            self._board.changed()

    def _show_place(self, *, again: bool = False) -> None:
        """Show the place where lines land; ``again`` where what lies in it may have changed."""
        place = self.desk.session.place
        if place == self._shown and not again:
            return
        if place != self._shown:
            self._look_at(place)
        else:
            self.pane.set_header(self._header(place))
        self.set_class(place.row is not None or place.prompt is not None, "-exercise")
        self.agenda.update(place.section)
        self.rail.update(place)
        self.line.redraw()
        self.show_keys()

    def _show_found(self, place: Place, entry: Entry | None, needle: str) -> None:
        """Show a found entry without moving the place; without one, the place again."""
        self.pane.find(needle)
        if entry is None:
            self._shown = None
            self._show_place()
            return
        self._look_at(place)
        self.pane.show(self.pane.items.place_of(entry))

    def _go_to(self, place: Place, entry: Entry | None) -> None:
        """Make a place the current one, with an entry selected in it."""
        self.pane.find("")
        self.desk.go_to(place)
        self._show_place(again=True)
        if entry is not None:
            self.pane.keys.select(self.pane.items.place_of(entry))
        self._say_keys()

    def _follow(self, uid: str) -> None:
        """Keep an entry selected that was carried to another cell."""
        entry = self.desk.minutes.entry(uid)
        if entry is not None and place_of(entry) == self.desk.session.place:
            self._show_place(again=True)
            self.pane.keys.select(self.pane.items.place_of(entry), mode="move")

    def _look_at(self, place: Place) -> None:
        if place != self._shown:
            self._shown = place
            self.pane.look_at(self.desk.minutes.cell(place), self._header(place))

    def _header(self, place: Place) -> Header:
        counts = self.rail.size.width == 0
        return place_words.header_of(self.desk.minutes, place, self.t, counts=counts)

    def on_resize(self) -> None:
        """Show in the header what the side panes show where they have room."""
        self.call_after_refresh(self._show_place, again=True)

    def _fold(self) -> None:
        self.toggle_class("-folded")
        self.call_after_refresh(self._show_place, again=True)

    def _tell_head(self) -> None:
        meeting = self.desk.minutes.meeting
        title = meeting.title or self.t(N_("New meeting"))
        self.head.tell(title, place_words.facts(self.desk.minutes, self.t))
        self._tell_state()

    def _tell_state(self) -> None:
        state = self.desk.state
        self.head.say(self.t(state.words), warn=state.warn)
        if self._board is not None:
            self._board.tell_state()

    def show_keys(self) -> None:
        """Show the keys that mean something now; while a kind is chosen, its letters."""
        if self.pane.keys.mode == "kind":
            self.key_line.show_keys(labels.kind_hints(self.t))
        else:
            super().show_keys()

    def _say_keys(self) -> None:
        self.show_keys()
        self.line.redraw()
