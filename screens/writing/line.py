"""What the capture line asks of the live screen, carried out at once and in key order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from locales import Message, Translator
from screens.commands import LIVE, Keymap
from screens.widgets.entries_pane import EntriesPane
from screens.widgets.find_bar import FindBar
from screens.widgets.line_host import LineLabel
from screens.writing import labels, place_words
from screens.writing.desk import LINE, Answer, Desk
from screens.writing.entries import LiveEntries, lone_marker
from screens.writing.undo_words import nothing_words, undone_words
from store.capture import Suggestion
from store.capture.table import Command, find_command
from store.errors import UndoRefused
from store.records import Entry, Place
from store.undo import redo, undo

PASTED_AT_ONCE = 100
"""A paste of so many lines without commands is written at once; a longer one waits for Enter."""

_LONGEST_PREVIEWED = 2_000
_LIST_ENDS = ("/slut", "/end")


def _ends_list(text: str) -> bool:
    """Return whether a line ends a list of people: a heading or a command; an empty one does not."""
    return text.startswith(("/", "#", "§"))


class LiveLine:
    """The host of the capture line in the live screen.

    Attributes:
        t: the language of the words.
        over: takes the keys while another screen lies over this one, also those on their way there.
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
        self.over: Callable[[str, str | None], bool] | None = None
        self._pane: EntriesPane | None = None
        self._find: FindBar | None = None
        self._armed: Entry | None = None
        self._listing: Command | None = None
        self._older: int | None = None
        self._words: tuple[Place, int, str] = (Place(), -1, "")
        self._counted: tuple[str, int] = ("", 0)

    def join(self, pane: EntriesPane, find: FindBar) -> None:
        """Learn the parts that may take a key before the line does."""
        self._pane, self._find = pane, find

    # Keys for other parts ---------------------------------------------------------------------------

    def is_elsewhere(self) -> bool:
        """Return whether letters go to the find bar or to an entry that is edited."""
        editing = self._pane is not None and self._pane.keys.mode == "edit"
        return editing or (self._find is not None and self._find.is_open)

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the find bar or the entries have a key that is for them."""
        if self.over is not None:
            return self.over(key, character)
        if self._find is not None and self._find.press(key, character):
            return True
        if self._pane is None or self._pane.keys.mode == "off":
            return False
        selected = self._pane.keys.selected
        taken = self._pane.keys.press(key, character)
        if self._pane.keys.selected is None:
            self._armed = selected if character is not None else None
        return taken

    def take_paste(self, text: str) -> bool:
        """Let the find bar or an edited entry have a pasted text."""
        if self._find is not None and self._find.paste(text):
            return True
        return self._pane is not None and self._pane.keys.paste(text)

    def command(self, key: str) -> bool:
        """Run the command of a key; return whether there is one."""
        found = self._keymap.command(LIVE, key)
        if found is not None:
            self._run(found)
        return found is not None

    def enter_entries(self) -> None:
        """Select the last entry."""
        if self._pane is not None:
            self._pane.keys.enter()

    def escape(self) -> None:
        """Forget the entry that was selected, and end a list of people; what is written stays."""
        self._armed, self._listing = None, None

    def begin_list(self, command: str) -> bool:
        """Take what is written next as a list of people; return whether the command has one."""
        found = find_command(command)
        self._listing = found[0] if found is not None and found[0].lines else None
        return self._listing is not None

    # The line ---------------------------------------------------------------------------------------

    def label_for(self, text: str) -> LineLabel:
        """Say where ``text`` would land and what Enter would do, or what the keys of the entries do."""
        if self._pane is not None and self._pane.keys.mode != "off":
            return labels.entry_label(self._pane.keys, self._keymap, self.t)
        session, place = self._desk.session, self.place_in_words()
        if self._find is not None and self._find.is_open:
            return LineLabel(place, "")
        if self._listing is not None and not _ends_list(text):
            return labels.list_label(self._listing, text, self.t)
        if "\n" in text:
            commands = self._commands_in(text)
            return labels.paste_label(place, text.count("\n") + 1, commands, self._keymap, self.t)
        if not text:
            exercise = session.place.row is not None or session.place.prompt is not None
            return labels.empty_label(place, exercise, self.t)
        if self._armed is not None and (kind := lone_marker(text)):
            return labels.armed_label(kind, self.t)
        preview = session.preview(text[:_LONGEST_PREVIEWED])
        said = self.t(preview.message)
        if preview.accepted:
            return LineLabel(place, f"{labels.ENTER} {said}" if said else "")
        return LineLabel(place, said, "warn")

    def text_changed(self, text: str) -> None:
        """Nothing follows what is only being typed; its draft is kept by the line."""

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Return the ways to go on with a line."""
        return self._desk.session.complete(text, cursor)

    def submit(self, text: str) -> bool:
        """Carry a line out, or write a text of several lines as entries."""
        armed, self._armed = self._armed, None
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
        if armed is not None and (kind := lone_marker(text)):
            self._entries.change_kind(armed, kind)
            return True
        return self._tell(self._desk.submit(text))

    def paste(self, text: str, *, commands: bool) -> bool:
        """Write a text of several lines, one entry each, its commands carried out or as text."""
        return self._tell(self._desk.paste(text.split("\n"), commands=commands))

    def pasted(self, text: str) -> bool:
        """Write a short paste without commands at once; let any other wait for Enter."""
        if self._listing or text.count("\n") >= PASTED_AT_ONCE or self._commands_in(text):
            return False
        return self.paste(text, commands=False)

    def step_place(self, rows: int, prompts: int) -> None:
        """Go so many rows and prompts on."""
        self._tell(self._desk.step_place(rows, prompts))

    def keep_draft(self, text: str) -> None:
        """Keep the half-typed line."""
        self._desk.keep_draft(LINE, text)

    # Undo -------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the latest step, or an older one where the latest was refused just now."""
        older, self._older = self._older, None
        desk = self._desk

        def act() -> Message:
            try:
                step = undo(desk.store, desk.meeting_id, older_than=older)
            except UndoRefused as error:
                self._older = error.step if error.older else None
                return labels.refused_undo(error)
            if step is None:
                return nothing_words(again=False)
            return undone_words(step, desk.minutes, again=False)

        self._tell(desk.change(act))

    def redo(self) -> None:
        """Do again what was taken back."""
        desk = self._desk

        def act() -> Message:
            step = redo(desk.store, desk.meeting_id)
            if step is None:
                return nothing_words(again=True)
            return undone_words(step, desk.minutes, again=True)

        self._tell(desk.change(act))

    # How --------------------------------------------------------------------------------------------

    def place_in_words(self) -> str:
        """Return where a line lands now."""
        place, seq = self._desk.session.place, self._desk.minutes.seq
        if self._words[:2] != (place, seq):
            words = place_words.place_words(self._desk.minutes, place, self.t)
            self._words = (place, seq, words)
        return self._words[2]

    def _commands_in(self, text: str) -> int:
        """Return how many lines of a text look like commands, counted once per text."""
        if self._counted[0] is not text:
            self._counted = (text, self._desk.session.count_commands(text.split("\n")))
        return self._counted[1]
