"""The board of an exercise: its answers side by side, and notes moved between clusters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult

from locales import N_, Message, Translator, message
from screens.commands import BOARD
from screens.line_screen import LineScreen
from screens.messages import HelpAsked
from screens.settings import ScreenSettings
from screens.widgets.board_grid import PROMPT, BoardGrid
from screens.widgets.board_pane import BoardPane
from screens.widgets.capture_line import CaptureLine
from screens.widgets.head_line import HeadLine
from screens.widgets.line_host import LineLabel, QuietHost
from screens.writing.desk import Answer, Desk
from screens.writing.place_words import place_words
from store.capture.said import as_typed
from store.records import Place
from store.verbs import clusters


@dataclass(frozen=True, slots=True)
class Beneath:
    """What the board needs of the live screen that it lies on.

    Attributes:
        line: the line that keys go to, once the board is closed.
        closed: told where to go, or None, when the board closes.
        undo, redo: take back the latest step in the meeting, or do it again.
    """

    line: CaptureLine
    closed: Callable[[Place | None], object]
    undo: Callable[[], None]
    redo: Callable[[], None]


class BoardScreen(LineScreen):
    """One exercise as a board. It shares the desk of the live screen, which tells it of every change."""

    CSS_PATH = "board.tcss"
    where = BOARD

    def __init__(
        self, desk: Desk, beneath: Beneath, t: Translator, settings: ScreenSettings
    ) -> None:
        """Show the exercise that the place lies in."""
        super().__init__(t, settings)
        self.desk = desk
        self.is_closed = False
        self._beneath = beneath
        place = desk.session.place
        self.head = HeadLine()
        self.pane = BoardPane(BoardGrid(desk.minutes, place.section, t), place, self._moved)
        self.line = CaptureLine(_BoardHost(self, beneath.line))
        self.actions = {
            "board.open": self._go_there,
            "board.view": lambda: self.pane.turn(1),
            "board.view_back": lambda: self.pane.turn(-1),
            "board.undo": beneath.undo,
            "board.redo": beneath.redo,
            "board.help": lambda: self.post_message(HelpAsked()),
            "board.back": lambda: self._close(None),
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        yield self.pane
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show the meeting's state and the keys."""
        self.changed()
        self.show_keys()

    # What the live screen tells ---------------------------------------------------------------------

    def changed(self) -> None:
        """Show what has changed in the meeting."""
        section = self.desk.minutes.section(self.pane.grid.section)
        heading = (section.heading if section else None) or self.t(N_("(no heading)"))
        self.head.tell(heading, self.desk.minutes.meeting.title or "")
        self.pane.changed()
        self.tell_state()
        self.line.redraw()

    def tell_state(self) -> None:
        """Show whether everything is saved."""
        state = self.desk.state
        self.head.say(self.t(state.words), warn=state.warn)

    def tell(self, answer: Answer) -> None:
        """Show what became of something that was asked for."""
        if answer.words is not None:
            self.say(answer.words, warn=not answer.taken)
        self.tell_state()

    # What the keys do -------------------------------------------------------------------------------

    def say(self, words: Message, *, warn: bool = False) -> None:
        """Show a sentence until the next key."""
        tone = "warn" if warn else "plain"
        self.line.say(LineLabel(self.place_in_words(), self.t(words), tone))

    def place_in_words(self) -> str:
        """Return what is highlighted."""
        pane = self.pane
        words = place_words(self.desk.minutes, pane.place, self.t)
        count = len(pane.grid.cell(pane.row, pane.prompt))
        if not count:
            return words
        return self.t(N_("{place} · {n} of {count}"), place=words, n=pane.index + 1, count=count)

    def type_sign(self, sign: str) -> None:
        """Move the highlighted note to the cluster of a letter or number."""
        grid, entry = self.pane.grid, self.pane.entry
        if not grid.is_wall:
            self.say(message(N_("Enter goes to this cell; there you write.")), warn=True)
            return
        known, prompt = grid.cluster(sign)
        if not known:
            self.say(message(N_("No cluster is called “{sign}”."), sign=sign), warn=True)
        elif entry is None:
            self.say(message(N_("No note is chosen.")), warn=True)
        elif entry.prompt == prompt:
            self.say(message(N_("The note lies there already.")))
        elif self.desk.waits:
            self.say(self.desk.state.words, warn=True)
        else:
            self._move(entry.uid, prompt)

    def _move(self, uid: str, prompt: str | None) -> None:
        desk = self.desk
        name = as_typed(self.pane.grid.prompt_words(prompt))

        def act() -> Message:
            clusters.move(desk.store, desk.meeting_id, [uid], prompt)
            return message(N_("Moved to {cluster}"), cluster=name)

        self.tell(desk.change(act))

    def _moved(self) -> None:
        self.line.redraw()

    def _go_there(self) -> None:
        self._close(self.pane.place if self.pane.grid.rows else None)

    def _close(self, place: Place | None) -> None:
        """Go back to the live screen, and there to a cell."""
        if not self.is_closed:
            self.is_closed = True
            self._beneath.closed(place)
            self.dismiss()


class _BoardHost(QuietHost):
    """What the line of the board does: its keys move the highlight, its letters move notes."""

    def __init__(self, screen: BoardScreen, beneath: CaptureLine) -> None:
        super().__init__(screen.t)
        self._screen = screen
        self._beneath = beneath

    def take_key(self, key: str, character: str | None) -> bool:
        if self._screen.is_closed:
            return self._beneath.press(key, character)
        if character is not None:
            self._screen.type_sign(character)
            return True
        return self._screen.pane.press(key) or self._screen.command_of(key)

    def take_paste(self, text: str) -> bool:
        if self._screen.is_closed:
            self._beneath.paste(text)
        else:
            said = message(N_("Enter goes to this cell; there you write."))
            self._screen.say(said, warn=True)
        return True

    def label_for(self, text: str) -> LineLabel:
        grid = self._screen.pane.grid
        keys = N_("PgUp PgDn question") if grid.view == PROMPT else N_("PgUp PgDn row")
        if grid.is_wall:
            keys = N_("a cluster's letter or number moves the note")
        return LineLabel(self._screen.place_in_words(), self.t(keys))
