"""The live screen: the minutes of a meeting, typed while it happens.

It is small on purpose. The parts own their keys and their drawing, the desk owns every change; the screen
only joins them and shows what has changed. Keys reach the parts through the capture line, which always
has the focus, so that they act in the order in which they were pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from time import time as unix_time
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from locales import N_, Message, Translator, message
from screens.base.commands import BOARD, EDIT, LIVE, LOOKING, MOVE, SELECT, Command
from screens.base.line_screen import LineScreen
from screens.base.palette import Choice
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.board.modes import NAMES
from screens.live.agenda import Agenda
from screens.live.find_bar import FindBar
from screens.live.find_host import LiveFinding
from screens.live.inserting import BELOW, part_above
from screens.live.line import LINE, LIST, LiveLine
from screens.live.meeting_view import MeetingView
from screens.live.other_screens import OtherScreens
from screens.live.receipt import Receipt
from screens.live.refused_lines import RefusedLines
from screens.live.saved import saved_on_request
from screens.writing import labels, place_words, timing
from screens.writing.answers import Answer
from screens.writing.desk import Desk, Returned
from screens.writing.edited_entries import EDITS, entry_of
from store.capture import Request
from store.capture.table import COMMANDS
from store.capture.writing import head_line
from store.file.app_windows.drafts import Field
from store.file.countdown import Clock
from store.file.store import Store
from store.language.as_typed import as_typed, cut_short
from store.model.minutes import Minutes
from store.model.records import Entry, Place, Section

if TYPE_CHECKING:
    from screens.board.board import LiveBoard

POLL_SECONDS = 0.1
"""How often others' changes are looked for; asking costs 0.2 % of a core."""

SETTLED_SECONDS = 0.6
"""After so long the screen stands, and the register of people is read for completion."""

BELOW_NOTHING = message(
    N_("The line that this was to stand below is not there any more; what you had typed is here.")
)
OF_ANOTHER = message(
    N_("The line that you were changing has been changed or deleted; what you typed is here.")
)
A_CHANGE = N_("A change of “{text}” is half-typed; Enter on that line goes on with it.")
OF_A_NAME = message(N_("What you typed for the name of a cluster is here."))
"""What is said where a half-typed text has come back in the line."""

ELSEWHERE = message(N_("The place that you wrote in is not in this file; you write here now."))
"""What is said where the file has become another one."""

NOT_HERE = message(N_("What was selected is not in this file."))
"""What is said then where it is not."""

_CLOSED = N_("The meeting is closed; {key} makes the document.")
"""What is said of a closing that had waited."""

_MIDDLE, _WIDE = 88, 112


class LiveScreen(WritingScreen):
    """One meeting, live.

    Attributes:
        desk: where every change is made.
        pane, agenda, rail, head, find_bar: its parts, beside those of every screen.
    """

    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_MIDDLE, "-middle"), (_WIDE, "-wide")]  # noqa: RUF012

    def __init__(
        self,
        store: Store,
        meeting_id: int,
        t: Translator,
        settings: ScreenSettings,
        *,
        clock: Clock = unix_time,
        place: Place | None = None,
        entry: str | None = None,
        refused: str | None = None,
        queue: WriteQueue | None = None,
    ) -> None:
        """Read the meeting; raise NotFound where there is none. ``store`` must not wait for locks.

        It begins where its person was last, or at a ``place``, with an ``entry`` there highlighted, or with a
        ``refused`` line, the name of its field given, to be gone on with.
        """
        super().__init__(store, t, settings, queue)
        self.desk = Desk(store, meeting_id, clock=clock, queue=self.writes, owner=self)
        self._begin = (place or Place(), entry)
        self._taken_up = refused
        self._goes_on = True
        self._board: LiveBoard | None = None
        self._before: LiveScreen | None = None
        self._in_trash = False
        self._said_saved = ""
        self._said_of_step = ("", 0)
        self._seq = self.desk.minutes.seq
        self._drafts = drafts = self.keep_drafts(store)
        view = MeetingView(
            *(self.desk, self.keymap, t, clock, self._tell, self._shown, drafts),
            *(self._fold, self._change_head),
        )
        self._view = view
        self.head, self.agenda, self.pane, self.rail = view.head, view.agenda, view.pane, view.rail
        host = LiveLine(self.desk, view.entries, self.keymap, t, self._tell, self.run_command)
        shows = (view.show_found, view.edit_found, view.go_to_found)
        finding = LiveFinding(self.pane.page, self.desk.minutes, t, *shows)
        self.find_bar = FindBar(finding, t)
        self.line = CaptureLine(host)
        self._host = host
        self.receipt = Receipt(t, self.keymap.shown("live.other_reading"))
        self.refused = RefusedLines(meeting_id, drafts, self.line, self._refused_changed)
        parts = (self.pane, self.find_bar, self.receipt, self.refused)
        host.join(*parts, view.enter_page, lambda: self.line.text, self._retype)
        self._others = OtherScreens(self, self.desk, host, self._tell)
        self.actions = {
            "live.find": self.find_bar.open,
            "live.hole": self._next_hole,
            "live.board": self._open_board,
            "live.heading": self._to_heading,
            "live.move_section": self._move_section,
            "live.pause": lambda: self._tell(timing.pause_or_go_on(self.desk)),
            "live.more": lambda: self._tell(timing.give_more(self.desk)),
            "live.undo": self._undo,
            "live.redo": host.redo,
            "live.run_pasted": self._take_otherwise,
            "live.other_reading": self._take_otherwise,
            "live.restore": self._restore,
            "live.saved": self._say_saved,
            **self._others.actions,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        with Horizontal(id="body"):
            yield self.agenda
            yield self.pane
            yield self.rail
        yield self.find_bar
        yield self.receipt
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show where we left off, with the half-typed line, and look for others' changes from now on."""
        self.desk.on_change = self._changed
        self.desk.on_late = self._tell_late
        self.desk.on_kept = self.refused.look
        self._view.show()
        self._view.tell_head()
        if self._view.begin_at(*self._begin):
            self.call_after_refresh(self.pane.keys.keep_in_sight)
        if self._before is not None:
            self._go_on_from(self._before)
        if (left := self._view.entries.outside.left_words()) is not None:
            self.call_after_refresh(self.say, left, warn=True)
        self.set_timer(SETTLED_SECONDS, self._others.load_directory)
        self.set_interval(POLL_SECONDS, self._poll)

    def on_screen_resume(self) -> None:
        """Take in what was done on the screen above this one."""
        self.desk.take_in(foreign=True)
        self.refused.look()

    def on_unmount(self) -> None:
        """Hear no more of what waits."""
        self.desk.leave()

    def stand_where(self, before: LineScreen) -> None:
        """Stand where ``before`` stood; where that is not in this meeting, say so when the screen stands."""
        if not isinstance(before, LiveScreen):
            return
        self._before = before
        if not self.desk.stand_where(before.desk):
            self.call_after_refresh(self.say, ELSEWHERE, warn=True)

    def _go_on_from(self, before: LiveScreen) -> None:
        """Show the board, or what is selected on the page, as it was shown in another copy of the file."""
        self._before, board = None, before._host.board
        self._host.go_on_from(before._host)
        self.find_bar.go_on_from(before.find_bar)
        if board is not None and board.pane.edit is None:
            self._open_board()
            if self._host.board is not None:
                self._host.board.stand_where(board)
        elif board is None and not self.pane.keys.stand_where(before.pane.keys):
            self.call_after_refresh(self.say, NOT_HERE, warn=True)

    # Half-typed texts -----------------------------------------------------------------------------

    def offer_drafts(self) -> None:
        """Go on with the change of an entry that was left half-typed, and with the line.

        The change of an entry that is another one by now, or is gone, is put into the line; so is what
        was to stand below one that is gone.
        """
        if self._taken_up is not None and self.line.is_free:
            self._goes_on = False
            if self.refused.take_up(self._taken_up):
                self._taken_up = None
        left, below = self._edits_left(), self._below_left()
        if self._goes_on and self.line.is_free:
            self._go_on_editing(left)
            self._go_on_inserting(below)
            for field in self._fields_left(LIST)[:1]:
                if self.draft_of(field) is not None:
                    self._host.begin_list(field.name.removeprefix(LIST))
        super().offer_drafts()
        for field in (field for field, entry in left if entry is None):
            self._offer_in_line(field, OF_ANOTHER)
        for field in (field for field, entry in below if entry is None):
            self._offer_in_line(field, BELOW_NOTHING)
        for field in self._fields_left(NAMES):
            self._offer_in_line(field, OF_A_NAME)

    def take_left(self) -> None:
        """Go on with the change of an entry, whatever was asked for at first, or with a line, at the end."""
        self.pane.keys.leave()
        self._goes_on, self._begin = True, (Place(), None)
        super().take_left()

    def is_left(self) -> bool:
        """Return whether a line, the change of an entry, a list, or a name was left half-typed."""
        return any(map(self._fields_left, (LINE, EDITS, BELOW, LIST, NAMES)))

    def _go_on_editing(self, left: Sequence[tuple[Field, Entry | Section | None]]) -> None:
        """Go on with the newest change; where something else was asked for, only say that there is one."""
        field, entry = next(((of, entry) for of, entry in left if entry is not None), (None, None))
        self._goes_on = False
        if field is None or entry is None:
            return
        if self._begin != (Place(), None):
            text = entry.heading or "" if isinstance(entry, Section) else entry.text
            self.say(message(A_CHANGE, text=as_typed(cut_short(text))))
        elif self.draft_of(field):
            self._view.go_on_editing(entry)
            self.call_after_refresh(self.pane.keys.keep_in_sight)
        else:
            self._goes_on = True  # another program writes: this is tried again in a moment

    def _go_on_inserting(self, below: Sequence[tuple[Field, Entry | Section | None]]) -> None:
        """Go on with the newest line that was to stand below something, unless an entry is edited."""
        field, entry = next(((of, entry) for of, entry in below if entry is not None), (None, None))
        is_asked_for = self._begin != (Place(), None)
        if field is None or entry is None or is_asked_for or self._host.is_elsewhere():
            return
        if text := self.draft_of(field):
            self._view.go_on_inserting(entry.uid)
            self.line.offer(text)
            self.line.draft.moved(field)
            self.call_after_refresh(self.pane.keys.keep_in_sight)
        else:
            self._goes_on = True  # another program writes: this is tried again in a moment

    def _fields_left(self, beginning: str) -> Sequence[Field]:
        return self.drafts.left(self.desk.meeting_id, beginning) if self.drafts is not None else ()

    def _edits_left(self) -> list[tuple[Field, Entry | Section | None]]:
        """Return the changes that were left half-typed, each with its entry, if that is as it was."""
        minutes, as_then = self.desk.minutes, self.desk.as_then
        return [(field, entry_of(field, minutes, as_then)) for field in self._fields_left(EDITS)]

    def _below_left(self) -> list[tuple[Field, Entry | Section | None]]:
        """Return the lines that were to stand below something, each with that, if it is there."""
        return [
            (field, part_above(field.name, self.desk.minutes)) for field in self._fields_left(BELOW)
        ]

    def _offer_in_line(self, field: Field, words: Message) -> None:
        if self.line.is_free and not self._host.is_asked and (text := self.draft_of(field)):
            self.line.offer(text, field)
            self.say(words, warn=True)

    # Commands -----------------------------------------------------------------------------------------

    @property
    def minutes_shown(self) -> Minutes:
        """The meeting at work."""
        return self.desk.minutes

    @property
    def where(self) -> str:
        """Which commands of the table are there now."""
        if self._host.board is not None:
            return EDIT if self._host.board.pane.edit is not None else BOARD
        modes = {"off": LIVE, "insert": LIVE, "move": MOVE, "edit": EDIT}
        return modes.get(self.pane.keys.mode, SELECT)

    def can(self, command: Command) -> bool:
        """Return whether a command is available now; of what is verified none that changes it."""
        if command.where in (SELECT, BOARD) and command.id not in LOOKING and self._host.is_locked:
            return False
        if command.where == SELECT and not self.pane.keys.can(command.id):
            return False
        if command.id == "entry.delete" and self.line.text:
            return False  # the key edits what stands in the line
        if command.when == "in_exercise":
            return len(self.desk.minutes.rows(self.desk.session.place.section)) > 0
        if command.when == "has_countdown":
            return self.desk.countdown is not None
        if command.when == "in_series":
            return self.desk.minutes.meeting.series is not None
        if command.where == BOARD:
            return self._host.board is not None and self._host.board.can(command)
        if command.when == "in_trash":
            return self.desk.minutes.meeting.deleted
        if command.when == "has_other_reading":
            return self.receipt.other is not None
        return command.when != "has_paste" or "\n" in self.line.text

    def line_choices(self) -> Sequence[Choice]:
        """Return the commands of the line, where one writes in it."""
        if self.where != LIVE:
            return ()
        words = ((one.word(self.t.language), one.help) for one in COMMANDS)
        return [
            Choice(word, partial(self._begin_command, word), self.t(told)) for word, told in words
        ]

    def _begin_command(self, word: str) -> None:
        """Put a command into the line, to be gone on with; what stands there stays."""
        if self.line.text:
            self.say(
                message(
                    N_("The line is not empty; {command} comes at its beginning."), command=word
                )
            )
        else:
            self.line.give_back(f"{word} ")

    def _retype(self, text: str, before: Field) -> None:
        """Put a text into the line in the place of one that was typed in the field before."""
        self.line.give_back(text)
        self.line.draft.moved(before)

    def _open_board(self) -> None:
        """Show the exercise as a board in place of its entries."""
        board = self._board = self._board or self._make_board()
        if not board.open():
            self._tell(Answer(taken=False, words=message(N_("There is no exercise here."))))
            return
        if self.find_bar.is_open:
            self.find_bar.close()
        self.pane.keys.leave()
        self._host.escape()
        self._host.board = board
        self.add_class("-board")
        self._say_keys()

    def _make_board(self) -> LiveBoard:
        from screens.board.board import LiveBoard

        board = LiveBoard(
            *(self.desk, self.line, self._view.entries, self.keymap, self.t),
            *(self._tell, self.run_command, self._board_closed, self.show_keys),
            self._view.earlier.in_cell,
        )
        undo, redo = self.actions["live.undo"], self.actions["live.redo"]
        more = {"board.undo": undo, "board.redo": redo, "board.help": self.actions["live.help"]}
        self.actions = {**self.actions, **board.actions, **more}
        self.mount(board.pane, before=self.find_bar)
        return board

    def _board_closed(self) -> None:
        self._host.board = None
        self.remove_class("-board")
        self._view.show(again=True)

    def _take_otherwise(self) -> None:
        """Carry out what is pasted as commands, else what was entered last as its other reading."""
        if "\n" in self.line.text:
            self.line.hand_on(partial(self._host.paste, commands=True))
            self.line.redraw()
        elif not self._host.read_otherwise():
            self._restore()

    def _restore(self) -> None:
        """Take the meeting out of the trash."""
        if self.desk.minutes.meeting.deleted:
            said = message(N_("The meeting is back"))
            self._tell(self.desk.change("meetings.restore", said=said))

    def _next_hole(self) -> None:
        """Go on writing in the next empty cell, also from the page."""
        self.pane.keys.leave()
        self._tell(self.desk.next_hole())

    def _undo(self) -> None:
        """Take back the step that is told of on the label, else the latest."""
        words, seq = self._said_of_step
        self._host.undo(seq if words and self.line.was_said == words else None)

    def _say_saved(self) -> None:
        """Say whether all is saved; asked once more, show what became of the latest lines."""
        if self.line.was_said == self._said_saved != "" and self.receipt.latest:
            self._others.latest_lines(self.receipt.latest, self.pane.keys.select_uid)
            return
        self.line.draft.keep_now()
        state = saved_on_request(self.desk, self._drafts)
        words = state.words
        if self.receipt.latest:
            key = self.key_of("live.saved")
            words = message(N_("{said} · {key} shows the latest lines"), said=words, key=key)
        self._said_saved = self.t(words)
        self.say(words, warn=state.warn)

    def _state_changed(self) -> None:
        """Say anew what was said on request, while it stands there."""
        before = self._waits
        super()._state_changed()
        if self._waits is None:
            self.line.said_at(self.said_at)  # where what waited leads is known now
        said = self._said_saved
        if before == self._waits or not said or self.line.notice != said:
            return
        if self._waits is not None:
            self._say_saved()
        else:
            self.line.say(None)

    @on(Agenda.Chosen)
    def _section_clicked(self, message: Agenda.Chosen) -> None:
        section = self.desk.minutes.section(message.section)
        if section is not None:
            self._view.go_to(place_words.first_place(self.desk.minutes, section), None)

    # What became of something ---------------------------------------------------------------------------

    @property
    def said_at(self) -> str:
        """What stands on the line's label before what is said."""
        return self._host.list_in_words() or self._host.place_in_words()

    def _tell(self, answer: Answer) -> bool:
        """Show what became of something that was asked for; return whether it was taken."""
        if answer.words is not None or answer.outcome is not None:
            self.receipt.clear()
        if answer.words is not None:
            self.say(answer.words, warn=not answer.taken)
            self._said_of_step = (self.t(answer.words), self.desk.minutes.seq)
        if answer.waits or self.desk.minutes.seq != self._seq:
            self._seq = self.desk.minutes.seq
            self.line.acted()
        if self._host.board is not None:
            self._host.board.told(answer)
        outcome = answer.outcome
        if outcome is not None:
            self.receipt.tell_day(outcome)
        if outcome is not None and outcome.entry is not None:
            self._view.entries.wrote = outcome.entry
        if outcome is not None and outcome.request is not None:
            self._carry_out(outcome.request)
        if outcome is not None and outcome.closed:
            self._others.export(closing=True)
        self._view.show()
        self.tell_state()
        return answer.taken

    def _tell_late(self, answer: Answer) -> bool:
        """Show what became of something that waited; no other screen comes under a typing hand."""
        outcome, words = answer.outcome, answer.words
        if outcome is not None:
            self.receipt.tell_day(outcome)
        if outcome is not None and outcome.closed:
            words = message(_CLOSED, key=self.key_of("live.export"))
        return self._tell(replace(answer, outcome=None, words=words))

    def _carry_out(self, request: Request) -> None:
        """Do what only the app can do."""
        if self._others.carry_out(request):
            return
        if self._host.begin_list(request.name):
            self._board_closed()
        else:
            self.say(labels.not_yet(request.name), warn=True)

    def _poll(self) -> None:
        """Take in what others wrote, and give back what was refused."""
        before = self.line.field
        self.desk.tick()
        self._view.show()
        self._host.follow_inserted()
        self.line.draft.moved(before)
        if self._view.read() and self._host.board is not None:
            self._host.board.changed()
        if self.desk.returned and not self._host.is_asked:
            self._give_back(self.desk.returned.popleft())
        self.tell_state()

    def _give_back(self, returned: Returned) -> None:
        """Take a refused text back; when it is kept it waits no more."""
        self.refused.take_back(returned.text)
        self.desk.queue.given_back(returned.number)
        self.say(returned.reason, warn=True)

    def tell_state(self) -> None:
        """Say at the top what waits to be written, and show it on the page."""
        self._view.tell_state()
        if self._host.board is not None:
            self._host.board.tell_waiting()

    def _refused_changed(self) -> None:
        self._view.refused = self.refused.count
        self.tell_state()

    # Showing --------------------------------------------------------------------------------------------

    def _changed(self, uids: set[str], foreign: bool) -> None:
        """Show what has changed in the meeting."""
        del uids
        if self.desk.minutes.meeting.deleted != self._in_trash:
            self._in_trash = not self._in_trash
            self._say_trash()
        if self._host.board is not None:
            self._host.board.changed()
        self._view.meeting_changed(foreign=foreign)

    def _say_trash(self) -> None:
        self.show_keys()
        if self._in_trash:
            words = N_("Put in the trash by somebody; what you write is kept. {key} brings it back")
            self.say(message(words, key=self.key_of("live.restore")), warn=True)

    def _shown(self) -> None:
        """Style the screen for the place that is shown, and show the keys that mean something there."""
        place = self.desk.session.place
        self.set_class(place.row is not None or place.prompt is not None, "-exercise")
        self._say_keys()

    def on_resize(self) -> None:
        """Show in the header what the side panes show where they have room."""
        self.call_after_refresh(self._view.show, again=True)

    def _to_heading(self) -> None:
        """Select the heading of the section that one writes in."""
        self.pane.keys.select_uid(self.desk.session.place.section or "")

    def _move_section(self) -> None:
        """Let the next keys move the section that one writes in."""
        self.pane.keys.move_section(self.desk.session.place.section or "")

    def _change_head(self, part: str) -> None:
        """Show the people, or put the line that says the title or the next meeting where it is changed."""
        if part == "people":
            self.run_command("live.people")
        else:
            meeting = self.desk.minutes.meeting
            self.line.give_back(head_line(meeting, part, self.t.language))

    def _fold(self) -> None:
        """Fold the panes away, or out; where there is room for one only, the agenda, then the rail."""
        if self.has_class("-narrow") and not self.has_class("-folded"):
            if self.has_class("-agenda"):
                self.add_class("-folded")
            self.toggle_class("-agenda")
        else:
            self.toggle_class("-folded")
        self.call_after_refresh(self._view.show, again=True)

    def show_keys(self) -> None:
        """Show the keys that mean something now; while a letter chooses, the letters."""
        self.receipt.show_offer(is_there=self.where == LIVE)
        if self._host.board is not None and (hints := self._host.board.hints()):
            self.key_line.show_keys(hints)
        elif self.pane.keys.mode == "kind":
            self.key_line.show_keys(labels.kind_hints(self.t))
        elif self.pane.keys.mode == "make":
            self.key_line.show_keys(labels.becoming_hints(self.t))
        else:
            super().show_keys()

    def on_mouse_down(self) -> None:
        """End what was said, as a key does, so that what the mouse marks is told."""
        self.line.say(None)

    def _say_keys(self) -> None:
        self.show_keys()
        self.line.redraw()
