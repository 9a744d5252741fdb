"""What the capture line asks of the live screen, carried out at once and in key order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from locales import N_, Message, Translator
from screens.base.commands import LIVE
from screens.base.keymap import Keymap
from screens.base.waiting_changes import nothing
from screens.base.widgets.edit_buffer import EditBuffer
from screens.base.widgets.line_host import LineLabel, misplaced_command
from screens.live.find_bar import FindBar
from screens.live.inserting import Inserting
from screens.live.page_label import page_label
from screens.live.page_pane import PagePane
from screens.live.receipt import Receipt
from screens.live.refused_lines import RefusedLines
from screens.writing import labels, place_words
from screens.writing.answers import Answer
from screens.writing.axis_words import AxisWords, axis_words
from screens.writing.desk import Desk, refusal
from screens.writing.entries import LiveEntries
from screens.writing.entry_edit import EntryEdit
from screens.writing.undo_words import nothing_words, undone_words
from store.capture import Foretold
from store.capture.outcome import Preview
from store.capture.table import Command, find_command
from store.errors import StoreError, UndoRefused
from store.file.app_windows.drafts import Field
from store.file.step_names import first_after
from store.file.undo import Undone
from store.language.as_typed import as_typed
from store.language.suggestion import Suggestion
from store.model.records import Place, Section

if TYPE_CHECKING:
    from screens.board.board import LiveBoard

PASTED_AT_ONCE = 100
"""A paste of fewer plain lines is written at once; any other waits for Enter."""

LINE = "line"
"""The field of a half-typed line."""

LIST = "list:"
"""Stands before the name of a command in the field of what is typed as a list of people."""

_RUBS_OUT = ("backspace", "delete")
"""What edits words that stand in the line, and only else acts on what is selected."""

_LONGEST_PREVIEWED = 2_000
_LIST_ENDS = ("/slut", "/end")


def _ends_list(text: str) -> bool:
    """Return whether a line ends a list of people: a heading or a command; an empty one does not."""
    return text.startswith(("/", "#", "§"))


_BEHIND = N_("Behind what waits")
"""Where a line lands, while it is not known where what waits leads."""


class LiveLine:
    """The host of the capture line in the live screen.

    Attributes:
        t: the language of the words.
        board: the board, while it is open; it takes the keys first.
    """

    def __init__(
        self,
        desk: Desk,
        entries: LiveEntries,
        keymap: Keymap,
        t: Translator,
        tell: Callable[[Answer], bool],
        run: Callable[[str], None],
    ) -> None:
        """Work at ``desk``.

        Args:
            desk: where changes are made.
            entries: what the keys of the entries do.
            keymap: which key is which command.
            t: the language of the words.
            tell: shows what became of something; returns whether it was taken.
            run: carries out a command of the screen.
        """
        self._desk = desk
        self._entries = entries
        self._keymap = keymap
        self.t = t
        self._tell = tell
        self._run = run
        self.board: LiveBoard | None = None
        self._pane: PagePane | None = None
        self._find: FindBar | None = None
        self._enter: Callable[[], None] = nothing
        self._text: Callable[[], str] = str
        self._retype: Callable[[str, Field], None] = nothing
        self._inserting: Inserting | None = None
        self._receipt: Receipt | None = None
        self._refused: RefusedLines | None = None
        self._listing: Command | None = None
        self._older: int | None = None
        self._words: tuple[Place, int, str] = (Place(), -1, "")
        self._known: tuple[str, Place, Foretold] | None = None

    def join(
        self,
        pane: PagePane,
        find: FindBar,
        receipt: Receipt,
        refused: RefusedLines,
        enter: Callable[[], None],
        text: Callable[[], str],
        retype: Callable[[str, Field], None],
    ) -> None:
        """Learn the parts that may take a key first, and how one goes to the page.

        ``text`` gives what is written, ``retype`` puts something in its place that was of another field.
        """
        self._text, self._retype = text, retype
        self._receipt, self._refused = receipt, refused
        self._pane, self._find, self._enter = pane, find, enter
        self._inserting = Inserting(
            self._desk, self._entries, pane.keys, self.t, self._tell, self._receive
        )

    # Keys for other parts ---------------------------------------------------------------------------

    def is_elsewhere(self) -> bool:
        """Return whether letters go to the find bar, to an entry that is edited, or sort notes."""
        if self.board is not None:
            return not self.board.takes_letters
        editing = self._pane is not None and self._pane.keys.mode == "edit"
        return editing or (self._find is not None and self._find.is_open)

    @property
    def is_locked(self) -> bool:
        """Whether what is selected on the page or the board is verified, and stays as it is."""
        minutes = self._desk.minutes
        if self.board is not None:
            section = self.board.highlight.grid.section
            return self.board.pane.edit is None and place_words.is_locked(minutes, section)
        keys = self._pane.keys if self._pane is not None else None
        if keys is None or keys.mode != "select" or keys.selection.block is None:
            return False
        return place_words.is_locked(minutes, keys.selection.block.place.section)

    @property
    def is_asked(self) -> bool:
        """Whether what is written is the answer to a question, and no line of the meeting."""
        return self.board is not None and self.board.is_asking

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the find bar or the entries have a key that is for them."""
        if self.board is not None:
            return self.board.take_key(key, character)
        if self._find is not None and self._find.press(key, character):
            return True
        if self._pane is None or self._pane.keys.mode == "off":
            return False
        types = character is not None or key in _RUBS_OUT
        if types and self._pane.keys.mode == "select" and self._text():
            self._pane.keys.type_on()
            return False
        return self._pane.keys.press(key, character)

    @property
    def edited(self) -> EditBuffer | None:
        """The text of what is edited on the board or the page, or of what is looked for."""
        if self.board is None and self._find is not None and self._find.is_open:
            return self._find.buffer
        return self._edit.buffer if self._edit is not None else None

    @property
    def _edit(self) -> EntryEdit[Any] | None:
        """The entry or the heading that is edited on the board or the page."""
        if self.board is not None:
            return self.board.pane.edit
        return self._pane.keys.edit if self._pane is not None else None

    def redraw_edited(self) -> None:
        """Draw the edited entry anew, with what Tab would add."""
        if self.board is not None:
            self.board.pane.redraw_cell()
        elif self._pane is not None:
            self._pane.refresh()

    def take_paste(self, text: str) -> bool:
        """Let the board, the find bar or an edited entry have a pasted text."""
        if self.board is not None:
            return self.board.take_paste(text)
        if self._find is not None and self._find.paste(text):
            return True
        if self._pane is not None and self._pane.keys.paste(text):
            return True
        if "\n" in text.strip():
            self._begin_typed_list()
        return False

    def _begin_typed_list(self) -> None:
        """Open the list whose command is typed in the line; what stands behind it is its first line."""
        typed, field = self._text(), self.field
        found = find_command(typed[1:]) if typed.startswith("/") and not self._listing else None
        if found is None or not found[0].lines:
            return
        command, argument = found
        if command.name == "agenda":  # each of its lines is written as it comes
            rest = "" if self._carry_out(typed) else typed
        else:
            self._listing, rest = command, typed[typed.rindex(argument) :] if argument else ""
        self._retype(rest, field)

    def command(self, key: str) -> bool:
        """Run the command of a key; return whether there is one. The board has its own."""
        if self.board is not None:
            return False
        found = self._keymap.command(LIVE, key)
        if found is not None:
            self._run(found)
        return found is not None

    def enter_above(self) -> None:
        """Go to the page, to what was written last; on the board it cannot be seen."""
        if self.board is None:
            self._enter()

    def enter_below(self) -> None:
        """Go to what stands below the place on the page."""
        if self.board is None and self._pane is not None:
            self._pane.keys.enter_below()

    def escape(self) -> None:
        """End a list of people; what is written stays."""
        self._listing = None

    def begin_list(self, command: str) -> bool:
        """Take what is written next as a list of people; return whether the command has one."""
        found = find_command(command)
        self._listing = found[0] if found is not None and found[0].lines else None
        return self._listing is not None

    @property
    def field(self) -> Field:
        """What is typed: a line, one below an entry, one of a list, or the name that the board asks for."""
        asked = self.board.asked_field if self.board is not None else None
        listing = f"{LIST}{self._listing.name}" if self._listing is not None else None
        below = self._inserting.field_name if self._inserting is not None else None
        return Field(self._desk.meeting_id, asked or listing or below or LINE)

    @property
    def drops_by_escape(self) -> bool:
        """Whether Esc drops what is typed; here it never does, and the board asks by itself."""
        return False

    def follow_inserted(self) -> None:
        """Go on below what was inserted in the midst and had to wait, as soon as it is written."""
        if self._inserting is not None:
            self._inserting.follow()

    # The line ---------------------------------------------------------------------------------------

    def label_for(self, text: str) -> LineLabel:
        """Say where ``text`` would land and what Enter would do, or what the keys of the entries do."""
        if self.is_locked and not text:
            return labels.locked_label(self.place_in_words(), self.t)
        if self.board is not None and (shown := self.board.label(text)) is not None:
            return shown
        inserting = self._inserting
        if inserting is not None and inserting.is_on and text and "\n" not in text:
            return inserting.label(text, self.place_in_words())
        if self._pane is not None and self._pane.keys.mode != "off":
            return page_label(self._pane.keys, self._desk.minutes, self._keymap, self.t)
        session, place = self._desk.session, self.place_in_words()
        if self._find is not None and self._find.is_open:
            return LineLabel(place, "")
        if self._listing is not None and not _ends_list(text):
            known = len(text.strip()) > 0 and len(text) <= _LONGEST_PREVIEWED
            noted = session.preview_people(self._listing.name, text) if known else None
            return labels.list_label(self._listing, text, noted, self.t)
        if "\n" in text:
            return labels.paste_label(place, self._foretold(text), self._keymap, self.t)
        if not text:
            return labels.empty_label(place, self._axes(session.place), self.t)
        preview = session.preview(text[:_LONGEST_PREVIEWED])
        said = self.t(preview.message)
        if preview.accepted:
            tone = "ask" if preview.place not in (None, session.place) else "plain"
            return LineLabel(place, f"{labels.ENTER} {said}" if said else "", tone)
        return LineLabel(place, said, "warn")

    def text_changed(self, text: str) -> None:
        """Dim the receipt, and let the board show its keys; the draft is kept by the line."""
        if self._receipt is not None:
            self._receipt.dim()
        if self.board is not None:
            self.board.typed()

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Return the ways to go on with a line, or with the line of an entry that is edited."""
        if self.is_asked or (self.edited is not None and self._edit is None):
            return ()
        if self._edit is None:
            return self._desk.session.complete(text, cursor)
        if isinstance(self._edit.entry, Section) or text.startswith("/"):
            return ()  # words, and no command
        at = place_words.place_at(self._desk.minutes, self._edit.entry)
        return self._desk.session.complete(text, cursor, at)

    def refusal_of(self, text: str) -> Message | None:
        """Take no command for the name that the board asks for."""
        return misplaced_command(text) if self.is_asked else None

    def submit(self, text: str) -> bool:
        """Carry a line out, or write a text of several lines as entries."""
        if self.board is not None and (taken := self.board.submit(text)) is not None:
            return taken
        if self._listing is not None:
            if not text.strip():
                return True
            if not _ends_list(text):
                return self._tell(self._desk.people_list(self._listing.name, text))
            self._listing = None
            text = "" if text.strip() in _LIST_ENDS else text
        if not text:
            return True
        if "\n" in text:
            return self.paste(text, commands=False)
        if self._inserting is not None and self._inserting.is_on:
            return self._inserting.submit(text)
        return self._carry_out(text)

    def _carry_out(self, text: str) -> bool:
        """Carry a line out, and leave a receipt of what is not seen."""
        here = self._desk.place_then
        foretold = self._desk.session.preview(text[:_LONGEST_PREVIEWED], here)
        if len(text) > _LONGEST_PREVIEWED:
            foretold = replace(foretold, other=None, doubted=False)  # of all of it nothing is known
        answer = self._desk.submit(text)
        taken = self._tell(answer)
        if here is not None:
            self._receive(text, foretold, here, answer)
        return taken

    def _receive(self, text: str, foretold: Preview, here: Place, answer: Answer) -> None:
        """Leave a receipt of a line that was typed for a place."""
        if answer.taken and self._receipt is not None:
            self._receipt.receive(text, foretold, here, None if answer.waits else answer.outcome)

    def go_on_from(self, before: LiveLine) -> None:
        """Go on with the list that is open in another copy of the file."""
        self._listing = before._listing

    def refused_field(self) -> Field | None:
        """Return a field for a refused line; one of a list, or an answer, means nothing elsewhere."""
        if self._refused is None or self._listing is not None or self.is_asked:
            return None
        return self._refused.new_field()

    def put_by(self, text: str) -> bool:
        """Keep a line that was refused, where it has a field of its own."""
        if self._refused is None or self.refused_field() is None:
            return False
        self._refused.put_by(text)
        return True

    def read_otherwise(self) -> bool:
        """Let the latest line be what it may have been meant as; return whether that was offered."""
        other = self._receipt.other if self._receipt is not None else None
        if other is None or self._receipt is None:
            return False
        was, entries, place = other.was, other.entries, other.place
        if self._tell(self._desk.change("read_otherwise", was, entries, place, said=other.said)):
            self._receipt.read_otherwise(other)
            self._entries.wrote = was.uid or None
        return True

    def paste(self, text: str, *, commands: bool) -> bool:
        """Write a text of several lines, one entry each, its commands carried out or as text."""
        foretold = self._foretold(text)
        answer = self._desk.paste(text.split("\n"), commands=commands)
        if answer.taken and answer.words is None and foretold.answers:
            answer = replace(answer, words=as_typed(labels.table_words(foretold, self.t)))
        taken = self._tell(answer)
        is_told = answer.words is not None or answer.waits
        if taken and not is_told and self._receipt is not None:
            words = labels.pasted_words(foretold, self._keymap, self.t)
            self._receipt.receive_paste(text.partition("\n")[0], words)
        return taken

    def pasted(self, text: str) -> bool:
        """Write a short paste of plain lines at once; let any other wait for Enter."""
        if self.is_asked:
            return False
        if self._listing or text.count("\n") >= PASTED_AT_ONCE:
            return False
        foretold = self._foretold(text)
        if foretold.commands or foretold.answers:
            return False
        return self.paste(text, commands=False)

    def step_place(self, rows: int, prompts: int) -> None:
        """Go so many rows and prompts on."""
        self._tell(self._desk.step_place(rows, prompts))

    # Undo -------------------------------------------------------------------------------------------

    def undo(self, known: int | None = None) -> None:
        """Take back the latest step, or an older one where the latest was refused just now; tell it.

        Args:
            known: the ``seq`` that the meeting was known up to when the step was told: what came after it,
                from another window, is let be; None where none is told.
        """
        if known is not None and self._older is None:
            with suppress(StoreError):
                self._older = first_after(self._desk.store, self._desk.meeting_id, known)
        self._tell(self.undone())

    def redo(self) -> None:
        """Do again what was taken back, and tell it."""
        self._tell(self.done_again())

    def undone(self) -> Answer:
        """Take back as :meth:`undo` does, and return what became of it."""
        older, self._older = self._older, None
        said = partial(self._step_words, again=False)
        return self._desk.change("undo", said=said, refused=self._undo_refused, older_than=older)

    def done_again(self) -> Answer:
        """Do again what was taken back, and return what became of it."""
        return self._desk.change("redo", said=partial(self._step_words, again=True))

    def _undo_refused(self, error: StoreError) -> Answer:
        if not isinstance(error, UndoRefused):
            return refusal(error)
        self._older = error.step if error.older else None
        return Answer(words=labels.refused_undo(error))

    def _step_words(self, step: Undone | None, *, again: bool) -> Message:
        if step is None:
            return nothing_words(again=again)
        return undone_words(step, self._desk.minutes, again=again)

    # How --------------------------------------------------------------------------------------------

    def list_in_words(self) -> str:
        """Return what the list is that lines belong to; nothing where none is open."""
        return self.t(self._listing.help) if self._listing is not None else ""

    def place_in_words(self) -> str:
        """Return where a line lands, when all is done that waits."""
        place, seq = self._desk.place_then, self._desk.minutes.seq
        if place is None:
            return self.t(_BEHIND)
        if self._words[:2] != (place, seq):
            words = place_words.place_words(self._desk.minutes, place, self.t)
            self._words = (place, seq, words)
        return self._words[2]

    def _axes(self, place: Place) -> AxisWords | None:
        """Return what the rows and prompts around a place are called; None in plain talk."""
        if not len(self._desk.minutes.rows(place.section)):
            return None
        return axis_words(self._desk.minutes, place.section)

    def _foretold(self, text: str) -> Foretold:
        """Return what a text of several lines would do, found out once per text and place."""
        known, place = self._known, self._desk.session.place
        if known is None or known[0] is not text or known[1] != place:
            known = (text, place, self._desk.session.foretell(text.split("\n")))
            self._known = known
        return known[2]
