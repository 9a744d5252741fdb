"""The import: a path, what is in the documents there, and taking them in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from threading import Event

from textual.app import ComposeResult

from locales import N_, Message, Translator, message
from screens.base.commands import IMPORT
from screens.base.line_screen import LineScreen
from screens.base.newest_answer import NewestAnswer, in_thread
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.text_pane import TextPane
from screens.importing.lines import look_lines, taken_lines
from screens.importing.path_completion import PathCompletions
from screens.importing.work import HandledDocument, Look, bring_in, look_at
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.language.suggestion import Suggestion

_PAUSE_SECONDS = 0.15
_SHOWN_AT_ONCE = 25


class ImportScreen(LineScreen):
    """Documents on their way in. The line holds the path; what is there is shown above it."""

    CSS_PATH = "screen.tcss"
    SAID_AT = N_("Import")
    where = IMPORT

    def __init__(self, store: Store, t: Translator, settings: ScreenSettings) -> None:
        """Take documents into the file of ``store``, with a connection of its own."""
        super().__init__(t, settings)
        self.keep_drafts(store)
        self._store = store
        self._looking = NewestAnswer(self, store, look_at, self._looked, self._failed)
        self._look: Look | None = None
        self._path = ""
        self._taken: list[HandledDocument] = []
        self._stop = Event()
        self._paths = PathCompletions()
        self.working = False
        self.head = HeadLine()
        self.preview = TextPane(id="preview")
        self.line = CaptureLine(self)
        self.actions = {
            "import.take_in": lambda: self.take_in(self.line.text),
            "import.back": self.escape,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        self.head.tell(self.t(N_("Import")), "")
        yield self.head
        yield self.preview
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show what may be written."""
        self.lay_out()
        self.show_keys()

    def on_resize(self) -> None:
        """Lay the texts out for this width."""
        self.call_after_refresh(self.lay_out)

    def on_unmount(self) -> None:
        """End the work after the document that is being taken in."""
        self._stop.set()
        super().on_unmount()

    def lay_out(self) -> None:
        """Show what is there, or what became of it."""
        room = max(self.preview.size.width - 3, 10)
        if self._taken:
            lines = taken_lines(self._taken, room, self.t)
        else:
            lines = look_lines(self._look, room, self.t)
        self.preview.show_lines(lines, keep=bool(self._taken))

    # Looking --------------------------------------------------------------------------------------

    def look_for(self, text: str) -> None:
        """Look at what a path means, in a thread, after a short pause."""
        if self.working:
            return
        self._taken = []
        self._look = None
        self._looking.ask(text, pause=_PAUSE_SECONDS)
        self.lay_out()

    def _looked(self, look: Look | None) -> None:
        if not self.working:
            self._look = look
            self.lay_out()

    def _failed(self, reason: Message) -> None:
        self.working = False
        self.say(reason, warn=True)

    # Taking in ------------------------------------------------------------------------------------

    def take_in(self, text: str) -> None:
        """Take in the documents that a path means; the screen may be left meanwhile."""
        if self.working:
            return
        if not text.strip():
            self.say(message(N_("Write the path of a document or a folder.")), warn=True)
            return
        self._path, self._taken = text, []
        self._stop.clear()
        self.working = True
        in_thread(self, self._store, partial(self._bring_in, text), self._ended, self._failed)
        self.line.redraw()

    def _bring_in(self, text: str, store: Store) -> None:
        """Take the documents in, in a thread; some at a time are shown."""
        some: list[HandledDocument] = []
        try:
            for taken in bring_in(text, lambda: not self._stop.is_set(), store):
                some.append(taken)
                if len(some) >= _SHOWN_AT_ONCE:
                    self.call_later(self._show_taken, some)
                    some = []
        finally:
            self.call_later(self._show_taken, some)

    def _show_taken(self, taken: Sequence[HandledDocument]) -> None:
        self._taken += taken
        self.lay_out()
        self.preview.press("end")
        self.line.redraw()

    def _ended(self, _: None) -> None:
        self.working = False
        if self.line.text == self._path:
            self.line.draft.forget_now()
        meetings = sum(len(one.outcome.ids) for one in self._taken)
        refused = sum(one.refused is not None for one in self._taken)
        said = self.t.n("{n} meeting was taken in", "{n} meetings were taken in", meetings)
        if refused:
            not_read = self.t.n("{n} document was not", "{n} documents were not", refused)
            said = f"{said} · {not_read}"
        self.line.say(LineLabel(self.t(N_("Import")), said, "warn" if refused else "plain"))

    def done(self) -> int:
        """Return how many documents the work is through with."""
        return len(self._taken)

    def escape(self) -> None:
        """End the work after this document, else leave."""
        if self.working:
            self._stop.set()
        else:
            self.close()

    # The line ---------------------------------------------------------------------------------------

    @property
    def field(self) -> Field:
        """The path."""
        return Field(0, "import")

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the preview have a key that moves in it."""
        return character is None and key not in ("home", "end") and self.preview.press(key)

    def text_changed(self, text: str) -> None:
        """Look at what the path means."""
        self.look_for(text)

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Offer the files and folders that go on from what is written."""
        return self._paths.of(text) if cursor == len(text) else ()

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter takes in, or how far that has come."""
        t, place = self.t, self.t(N_("Import"))
        if self.working:
            said = t.n(
                "{n} document so far · Esc stops", "{n} documents so far · Esc stops", self.done()
            )
            return LineLabel(place, said, "ask")
        if not text.strip():
            return LineLabel(place, t(N_("Which document or folder?")), "ask")
        return LineLabel(place, t(N_("Enter takes it in")))

    def submit(self, text: str) -> bool:
        """Take in the documents that the path means."""
        self.take_in(text)
        return False
