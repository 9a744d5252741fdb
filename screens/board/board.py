"""The board at work: what its keys do, and the cell in which what is typed lands.

It lies in the live screen, in place of the entries, and has the same line below it: the highlighted cell is
the place of the desk, so that a line typed here is read, kept and written as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable

from locales import Translator
from screens.base.commands import BOARD, BY_ID, Command
from screens.base.keymap import Keymap
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.key_line import KeyHint
from screens.base.widgets.line_host import LineLabel
from screens.board import board_labels
from screens.board.cluster_keys import ClusterKeys
from screens.board.current_mode import CurrentMode
from screens.board.digits import SortingDigits, is_number
from screens.board.entry_actions import EntryActions
from screens.board.grid import ROW, BoardGrid, EarlierLines
from screens.board.highlight import Highlight
from screens.board.pane import BoardPane
from screens.board.wall import Wall
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.entries import LiveEntries
from store.capture.placing import is_unsorted
from store.capture.switches import read_switch
from store.model.records import Place

_ALWAYS = frozenset({"board.leave", "board.hole", "board.by_dots", "board.help", "board.back"})
"""Commands that are there while something is being typed."""


class LiveBoard:
    """The board of the exercise that the place lies in.

    Attributes:
        pane: draws it.
        actions: what its commands do, by their ids.
    """

    def __init__(
        self,
        desk: Desk,
        line: CaptureLine,
        live_entries: LiveEntries,
        keymap: Keymap,
        t: Translator,
        tell: Callable[[Answer], bool],
        run: Callable[[str], None],
        closed: Callable[[], object],
        show_keys: Callable[[], object],
        earlier: EarlierLines,
    ) -> None:
        """Work at ``desk``.

        Args:
            desk: where changes are made.
            line: what is written in.
            live_entries: saves and deletes entries.
            keymap: which key is which command.
            t: the language of the words.
            tell: shows what became of something; returns whether it was taken.
            run: carries out a command.
            closed: told when the board is left.
            show_keys: shows which keys mean something now.
            earlier: gives what was answered in a cell in earlier meetings.
        """
        self._desk = desk
        self._line = line
        self._keymap = keymap
        self._t = t
        self._tell = tell
        self._run = run
        self._closed = closed
        self._place = desk.session.place
        self._before = self._place
        self._waited = False
        self._mode = CurrentMode(show_keys)
        self._typed = False
        self._asked_by: str | None = None
        self._show_keys = show_keys
        self._earlier = earlier
        self.pane = BoardPane(self._new_highlight(), self._moved)
        wall = Wall(desk, tell)
        self._actions = EntryActions(self.pane, desk, live_entries, tell, self._mode.begin)
        self._clusters = ClusterKeys(self.pane, line, desk.minutes, wall, self._mode.begin, keymap)
        self._digits = SortingDigits(line, self._clusters.sort, wall.take_back)
        self.actions: dict[str, Callable[[], object]] = {
            "board.edit": self._enter,
            "board.new": self._write,
            "board.view": lambda: self.pane.turn(1),
            "board.view_back": lambda: self.pane.turn(-1),
            "board.hole": lambda: self._tell(self._desk.next_hole()),
            "board.leave": self._close,
            "board.back": self._back,
            **self._actions.actions,
            **self._clusters.actions,
        }

    # What the screen asks and tells -----------------------------------------------------------------

    @property
    def highlight(self) -> Highlight:
        """What is highlighted."""
        return self.pane.highlight

    @property
    def is_wall(self) -> bool:
        """Whether digits sort notes into clusters."""
        return self.highlight.grid.is_wall

    @property
    def _writes(self) -> bool:
        """Whether lines are written one below the other, and no note is picked out."""
        return self.pane.writes

    @_writes.setter
    def _writes(self, writes: bool) -> None:
        self.pane.writes = writes

    @property
    def _is_picked_out(self) -> bool:
        """Whether a number is for what is highlighted or marked."""
        highlight = self.highlight
        is_there = highlight.entry is not None or bool(highlight.grid.marked)
        return self.is_wall and is_there and not self._writes

    def _is_sorting(self, text: str) -> bool:
        """Return whether a text is a number for what is picked out."""
        return is_number(text) and self._is_picked_out

    @property
    def is_asking(self) -> bool:
        """Whether what is written in the line is no line of the meeting."""
        return self._mode.now is not None

    @property
    def asked_field(self) -> str:
        """The name of the field that is written in the line; an empty one for a line of the meeting."""
        return self._mode.now.field if self._mode.now is not None else ""

    @property
    def _types(self) -> bool:
        """Whether a line of the meeting is being written."""
        return self.takes_letters and (self._writes or bool(self._line.text))

    def can(self, command: Command) -> bool:
        """Return whether a command of the board is available now."""
        if command.when == "is_wall" and not self.is_wall:
            return False
        return not self._types or command.id in _ALWAYS

    def hints(self) -> list[KeyHint]:
        """Return the keys of what is asked; none where the board's own keys mean something."""
        return self._mode.hints(self._t)

    def typed(self) -> None:
        """Show other keys where a line was begun or emptied."""
        if self._typed != self._types:
            self._typed = self._types
            self._show_keys()

    @property
    def takes_letters(self) -> bool:
        """Whether letters go to the line."""
        return self._mode.takes_letters is not False

    def open(self) -> bool:
        """Show the exercise that the place lies in; return False where there is none."""
        place = self._desk.session.place
        if not len(self._desk.minutes.rows(place.section)):
            return False
        self._place = self._before = place
        self._mode.now, self._writes = None, bool(self._line.text)
        self.tell_waiting()
        if place.section != self.highlight.grid.section:
            self.pane.look_at(self._new_highlight())
        else:
            self.pane.changed()
            self._look_at(place)
        return True

    def stand_where(self, before: LiveBoard) -> None:
        """Show what another board of the same meeting showed, and ask what was asked there."""
        self._writes = before._writes
        self.highlight.grid.mark_as(before.highlight.grid)
        if before.highlight.entry is not None:
            self.highlight.find(before.highlight.entry.uid)
        self._digits.go_on_from(before._digits)
        if before.is_asking and before._asked_by is not None:
            self._run(before._asked_by)
            self._asked_by = before._asked_by
        self.pane.refresh()

    def changed(self) -> None:
        """Show what has changed in the meeting."""
        self.pane.changed()
        self._mode.settle()
        self._follow()

    def told(self, answer: Answer) -> None:
        """Highlight what was written, and follow the place where it was moved."""
        if answer.waits:
            self._show_foreseen()
        self._follow()
        if answer.outcome is not None and answer.outcome.entry is not None:
            self.highlight.find(answer.outcome.entry)
            self.pane.reveal()

    def tell_waiting(self) -> None:
        """Show what waits to be written."""
        if self._waited != self._desk.waits:
            self._show_foreseen()
        self.pane.show_waiting(self._desk.waiting_texts, self._desk.unkept)

    def _show_foreseen(self) -> None:
        """Show the notes where they will be when what waits is written."""
        self._waited = self._desk.waits
        self.pane.changed()

    def label(self, text: str) -> LineLabel | None:
        """Say what is highlighted and what the keys do; None where ``text`` is a line like any other."""
        if self._mode.now is not None:
            return self._mode.now.label(self._t)
        if self._is_sorting(text):
            minutes, new_key = self._desk.minutes, self._clusters.new_key
            return board_labels.number_label(self.highlight, minutes, self._t, text, new_key)
        if text and (place := self._place_for(text)) is not None:
            return board_labels.sent_label(self.highlight, self._desk.minutes, self._t, place)
        if text and self.takes_letters:
            return None
        return board_labels.label(self.highlight, self._desk.minutes, self._t, writes=self._writes)

    def submit(self, text: str) -> bool | None:
        """Take the answer to a question; None where ``text`` is a line like any other."""
        if self._mode.now is not None:
            return self._mode.answer(text)
        if self._is_sorting(text):
            self._digits.sort(text)
            return True
        if self._place_for(text) is not None:
            return self._send(text)
        self._writes = self.is_wall or is_unsorted(self._desk.minutes, self.highlight.place)
        return None

    def _place_for(self, text: str) -> Place | None:
        """Return where a token alone sends the line of the pile that is picked out; None for any other."""
        minutes, entry, place = self._desk.minutes, self.highlight.entry, self.highlight.place
        is_for_it = entry is not None and not self._writes and not self.is_wall
        if not is_for_it or not is_unsorted(minutes, place):
            return None
        found = read_switch(text, self._desk.session.scene(place))
        return found if isinstance(found, Place) else None

    def _send(self, text: str) -> bool:
        """Send the line that is picked out; the next one of the pile is picked out then."""
        entry = self.highlight.entry
        answer = self._desk.send_to((entry.uid,) if entry else (), text)
        taken = self._tell(answer)
        if answer.waits:
            self.pane.press("down")
        return taken

    # Keys -------------------------------------------------------------------------------------------

    def take_key(self, key: str, character: str | None) -> bool:
        """Carry out one key; return False where it belongs to the line."""
        taken = self._take(key, character)
        self.typed()
        return taken

    def _take(self, key: str, character: str | None) -> bool:
        taken = self._mode.press(key, character)
        if taken is not None:
            if self._mode.now is None and is_number(character or ""):
                self._digits.acted()
            return taken
        if character is not None:
            return self._type(character)
        if self._digits.press_key(key):
            return True
        return self._press_typing(key) if self._line.text else self._press(key)

    def take_paste(self, text: str) -> bool:
        """Let an entry that is edited have a pasted text; any other begins to be written in this cell."""
        if self._mode.now is not None:
            return self._mode.now.paste(text)
        self._writes = True
        return False

    def _type(self, character: str) -> bool:
        """Take a typed sign; return False where it is for the line, as nearly all are."""
        text = self._line.text
        if not text and not self._writes and (command := self._command(character)):
            self._run(command)  # a key of one's own choice
            return True
        goes_on = self._digits.has_sorted and not is_number(character)
        is_for_digits = self._is_picked_out or goes_on
        if is_for_digits and (not text or is_number(text)):
            return self._digits.press(character, self.highlight.grid)
        return False

    def _press_typing(self, key: str) -> bool:
        """Carry out a key while something is being typed: nearly all belong to the line."""
        if key in ("pageup", "pagedown"):
            return self._step(key)
        command = self._command(key)
        if command in _ALWAYS:
            self._run(command)
        return command in _ALWAYS

    def _press(self, key: str) -> bool:
        """Carry out a key while nothing is being typed."""
        command = self._command(key)
        if self._writes and key == "up":
            self._writes = False  # what was written last is picked out
            return True
        if self._writes and command in ("board.edit", "board.delete"):
            self._writes = command == "board.delete"  # Enter on the empty line ends the writing
            return True
        if command is None:
            return self._step(key)
        self._run(command)
        self._asked_by = command if self.is_asking else None
        return True

    def _command(self, key: str) -> str | None:
        found = self._keymap.command(BOARD, "space" if key == " " else key)
        return found if found and (self.is_wall or BY_ID[found].when != "is_wall") else None

    def _step(self, key: str) -> bool:
        moved = self.pane.press(key)
        if moved:
            self._moved()
        return moved

    # The place --------------------------------------------------------------------------------------

    def _new_highlight(self) -> Highlight:
        place = self._desk.session.place
        grid = BoardGrid(self._desk.minutes, place.section, self._t)
        grid.earlier = self._earlier
        grid.contents.foreseen = lambda: self._desk.as_then if self._desk.waits else None
        if grid.is_wall or len(grid.rows) <= 1:
            grid.view = ROW
        return Highlight(grid, place)

    def _moved(self) -> None:
        """Make the highlighted cell the place where lines land."""
        self._mode.settle()
        self._writes = False
        if self.highlight.has_cells and self.highlight.place != self._place:
            self._place = self.highlight.place
            self._tell(self._desk.go_to(self._place))
        self._line.redraw()

    def _follow(self) -> None:
        """Show the cell that a line or a command went to; leave where that is no exercise."""
        place = self._desk.session.place
        if self._desk.waits or place == self._place:
            return
        self._place = place
        self._show(place)

    def _show(self, place: Place) -> None:
        """Show a cell of this exercise, or another exercise; without any, leave."""
        if place.section == self.highlight.grid.section:
            self._look_at(place)
            if not self.is_wall and is_unsorted(self._desk.minutes, place):
                self._writes = True  # a token goes there to write, and sends nothing away
        elif len(self._desk.minutes.rows(place.section)):
            self._mode.begin(None)
            self.pane.look_at(self._new_highlight())
        else:
            self._close()

    def _look_at(self, place: Place) -> None:
        self.highlight.go_to(place)
        self.pane.reveal()

    def _close(self) -> None:
        self._mode.begin(None)
        self._closed()

    def _back(self) -> None:
        """Take a number out of the line, stop writing, or go back to where one was."""
        if self._is_sorting(self._line.text):
            self._line.take()
            return
        if self._writes and (self.is_wall or not self._line.text):
            self._writes = False
            return
        self._close()
        if self._before != self._desk.session.place:
            self._tell(self._desk.go_to(self._before))

    def _enter(self) -> None:
        """Edit the highlighted entry, or begin one in the empty cell."""
        if not self._actions.edit():
            self._write()

    def _write(self) -> None:
        """Write below what is highlighted, where nothing is picked out."""
        self.pane.stand_on(self.highlight.cell, self.highlight.count)
        self._writes = True
