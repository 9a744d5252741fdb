"""The export: what is missing, how the document will read, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal

from exports.checks import Finding, check_each
from exports.errors import AlreadyThere, NotWritten
from exports.exporting import (
    PreparedDocument,
    WantedDocument,
    note_exported,
    place_for,
    prepare,
    read_meetings,
    write_out,
)
from exports.targets import means_folder
from locales import N_, Message, Translator, message
from screens.base.commands import EXPORT, Command
from screens.base.document import document_of
from screens.base.following_screen import FollowingScreen
from screens.base.messages import ChecksAsked, ExportAsked
from screens.base.newest_answer import NewestAnswer
from screens.base.news import News
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.document_pane import NOTHING, DocumentPane, ShownDocument
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.text_pane import TextPane
from screens.base.write_queue import WriteQueue
from screens.export.choice import DocumentChoice
from screens.export.lines import above_preview, check_lines, written_words
from store.errors import StoreError
from store.file import reading
from store.file.app_windows.drafts import Field
from store.file.named_files import path_of
from store.file.store import Store
from store.language.as_typed import as_typed
from store.waiting.change import Change

_MIDDLE = 96


_INCOMPLETE = N_("{n} waiting, not in the document yet. Enter again writes it without that.")


@dataclass(frozen=True, slots=True)
class Previewed:
    """A document as it can be written and as it is shown, and what the checks have found in its meetings."""

    document: PreparedDocument
    shown: ShownDocument
    findings: tuple[Finding, ...]


def look(meetings: Sequence[int], store: Store, wanted: WantedDocument) -> Previewed:
    """Read meetings, their ids given, make their document and check them; for a thread."""
    read = read_meetings(store, meetings)
    prepared = prepare(read, wanted)
    return Previewed(prepared, document_of(prepared.text), tuple(check_each(read.each)))


class ExportScreen(FollowingScreen):
    """One meeting on its way out. The line holds the path; typing changes it."""

    CSS_PATH = "screen.tcss"
    SAID_AT = N_("File")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_MIDDLE, "-wide")]  # noqa: RUF012
    where = EXPORT

    def __init__(
        self,
        store: Store,
        asked: ExportAsked,
        t: Translator,
        settings: ScreenSettings,
        *,
        queue: WriteQueue | None = None,
    ) -> None:
        """Export the meeting that is asked for, as far as nothing of it waits in ``queue``.

        Raises:
            NotFound: there is none.
        """
        super().__init__(t, settings)
        self._queue = queue or WriteQueue(store)
        self.keep_drafts(store)
        self._store = store
        self._asked = asked
        self._folder = settings.documents
        self._meeting = reading.load_meeting(store, asked.meeting_id)
        self._heads = [
            self._meeting,
            *(reading.load_meeting(store, other) for other in asked.others),
        ]
        self.choice = DocumentChoice(store, asked, self._heads)
        self.problem = self.choice.problem
        self._previewed: Previewed | None = None
        ids = (asked.meeting_id, *asked.others)
        self._making = NewestAnswer(self, store, partial(look, ids), self._ready, self._failed)
        self._awaited: str | None = None
        self._news = News(store, self._queue)
        self._replace: Path | None = None
        self._without: tuple[Path, int] | None = None
        self._usual_path = ""
        self.head = HeadLine()
        self.checks = TextPane(id="checks")
        self.preview = DocumentPane(id="preview")
        self.line = CaptureLine(self)
        self.actions = {
            "export.write": lambda: self.submit(self.line.text),
            "export.profile": self._next_profile,
            "export.language": self._next_language,
            "export.arrangement": self._next_arrangement,
            "export.checks": self._show_checks,
            "export.source": self.preview.turn,
            "export.back": self.escape,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        with Horizontal(id="body"):
            yield self.checks
            yield self.preview
        yield self.line
        yield self.key_line

    # Making the document --------------------------------------------------------------------------

    def show_meeting(self) -> None:
        """Show which document it is and where it goes, and make it; nothing waits for the one before."""
        self._previewed = self._awaited = None
        self._tell_choice()
        self.line.put_away()
        self._usual_path = str(self._suggested())
        if not self.choice.asks_sections:
            self.line.begin_with(self._usual_path)
        self.offer_drafts()
        if self.choice.asks_sections:
            self.lay_out()
        else:
            self._make()

    def _tell_choice(self) -> None:
        said = self.t(N_("The meeting is closed") if self._asked.closing else N_("Export"))
        self.head.tell(f"{said}: {self.choice.in_words(self.t)}", self._title())

    @property
    def field(self) -> Field:
        """What is typed: the §§ of an extract, or another path than the usual one."""
        asked = "sections" if self.choice.asks_sections else f"export:{self._usual_path}"
        return Field(self._meeting.id, asked)

    def _suggested(self) -> Path:
        """Return where the document is to lie if nobody says otherwise: under no other meeting's name."""
        choice = self.choice
        return place_for(choice.wanted, self._heads, choice.usual, self._folder)

    def _title(self) -> str:
        """Return what the head says of whose document it is."""
        if self._asked.others:
            return self.t.n("{n} meeting", "{n} meetings", len(self._heads))
        return self._meeting.title or self.t(N_("(no title)"))

    def _make(self) -> None:
        """Make the document in a thread; only the latest counts."""
        self._making.ask(self.choice.wanted)

    def _ready(self, previewed: Previewed) -> None:
        if self.choice.asks_sections:
            return  # another document is wanted by now
        self._previewed = previewed
        self.lay_out()
        awaited, self._awaited = self._awaited, None
        if awaited is not None:
            self.write(awaited)

    def _failed(self, reason: Message) -> None:
        if self.choice.asks_sections:
            return
        self._awaited = None
        self._ask_again()
        self.say(reason, warn=True)

    def on_screen_resume(self) -> None:
        """Make the document again after another screen: something may have been dismissed there."""
        if self._previewed is not None:
            self._make()

    def take_in(self) -> None:
        """Make the document again when somebody has changed the meeting and the last one is done."""
        self._follow_waiting()
        if self._making.is_known and not self.choice.asks_sections and self._news.has_come():
            self._make()

    # What is shown --------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Lay out the checks and the preview for the room they have."""
        previewed, t = self._previewed, self.t
        keep = previewed is not None
        room = max(self.checks.size.width - 5, 10)
        found = previewed.findings if previewed is not None else None
        self.checks.show_lines(check_lines(found, room, t), keep=keep)
        choice = self.choice
        arranged = "" if choice.is_as_the_form else choice.arrangement_words(t)
        above = above_preview(t, arranged, is_made=keep, asks=choice.asks_sections)
        shown = previewed.shown if previewed is not None else NOTHING
        self.preview.show_document(shown, above=above, keep=keep)

    def can(self, command: Command) -> bool:
        """Return whether a command is available now: the checks that can be gone to are of one meeting."""
        return command.id != "export.checks" or not self._asked.others

    # What is done ---------------------------------------------------------------------------------

    def _choose_sections(self, text: str) -> bool:
        """Make an extract of the §§ that ``text`` names; return whether it names any."""
        self.choice.sections = text.strip()
        if self.choice.sections:
            self.show_meeting()
        return bool(self.choice.sections)

    def _ask_again(self) -> None:
        """Ask for the §§ once more where those that were named are not there."""
        choice = self.choice
        if choice.profile.chosen:
            sections, choice.sections = choice.sections, ""
            self.line.give_back(sections)

    def _next_profile(self) -> None:
        self.choice.next_profile()
        self.show_meeting()

    def _next_language(self) -> None:
        self.choice.next_language()
        self.show_meeting()

    def _next_arrangement(self) -> None:
        """Arrange the answers in another way; where the document is to lie stays as it was typed."""
        self.choice.next_arrangement()
        self.lay_out()
        self.say(as_typed(self.choice.arrangement_words(self.t)))
        if not self.choice.asks_sections:
            self._make()

    def _asks_to_replace(self, text: str) -> bool:
        """Return whether the next Enter replaces the file of this name."""
        return self._replace is not None and self._replace == path_of(text.strip())

    def _show_checks(self) -> None:
        if not self._asked.others:
            self.leave(ChecksAsked(self._asked.meeting_id))

    def write(self, text: str) -> None:
        """Write what is previewed, as soon as it is there and the meeting is so still.

        A file that is there is replaced only with a second Enter.
        """
        self.take_in()
        if self._previewed is None or not self._making.is_known:
            self._await(text)
            return
        path, force = path_of(text.strip()), self._asks_to_replace(text)
        if (n := self._count_waiting()) and self._without != (path, n):
            self._without = path, n
            self.say(message(_INCOMPLETE, n=n), warn=True)
            return
        self._replace = None
        try:
            self._write(self._previewed.document, path, text, force=force)
        except AlreadyThere as error:
            self._replace = path
            said = message(N_("{reason} Enter again replaces it."), reason=error.message)
            self.say(said, warn=True)
        except StoreError as error:
            self.say(error.message, warn=True)

    def _follow_waiting(self) -> None:
        """Warn of no more than waits by now, where a warning was given."""
        if self._without is None or (n := self._count_waiting()) == self._without[1]:
            return
        (path, before), self._without = self._without, None
        if self.line.notice != self.t(message(_INCOMPLETE, n=before)):
            return
        if n:
            self._without = path, n
            self.say(message(_INCOMPLETE, n=n), warn=True)
        else:
            self.line.say(None)

    def _count_waiting(self) -> int:
        """Return how many changes of the meetings wait, and are in no document yet."""
        return sum(self._queue.count_in(meeting.uid) for meeting in self._heads)

    def _await(self, text: str) -> None:
        """Write to the path ``text`` when the document is ready; try again where it could not be made."""
        self._awaited = text
        if self._making.is_known:
            self._make()
        self.line.say(None)

    def _write(self, prepared: PreparedDocument, path: Path, text: str, *, force: bool) -> None:
        if not text.strip():
            raise NotWritten(message(N_("Write where the file is to lie.")))
        if means_folder(text):
            raise NotWritten(message(N_("“{path}” is a folder."), path=text.strip()))
        closing = self._asked.closing
        written = write_out(prepared, path, self._folder, closing=closing, force=force)
        self.line.draft.forget_now()
        note_exported(lambda: nullcontext(self._store), prepared)
        self.say(self._with_arrangement(written_words(written, prepared.backup)))

    def _with_arrangement(self, said: Message) -> Message:
        """Let the answers stand from now on as they were chosen to, in the series or the meeting; say so."""
        if self._asked.others or not self.choice.is_arranged_anew:
            return said
        series, how = self._meeting.series, self.choice.arrangement
        arrange = Change("meetings.arrange", self._meeting.uid, how)
        words = N_("{said} · answers stand so in this meeting from now on")
        if series:
            arrange = Change("series.arrange", args=(series, *how))
            words = N_("{said} · answers stand so in “{series}” from now on")
        if self._queue.do(arrange).error is not None:
            return said
        self.choice.keep_arrangement()
        return message(words, said=said, series=series or "")

    @property
    def awaits(self) -> bool:
        """Whether the file is written as soon as the document is ready."""
        return self._awaited is not None

    # The line -------------------------------------------------------------------------------------

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the preview have a key that moves in it, or turns it."""
        if key == "shift+tab":  # which would outdent what is typed
            return self.command(key)
        return character is None and key not in ("home", "end") and self.preview.press(key)

    def text_changed(self, text: str) -> None:
        """Write nothing to a path that has changed since."""
        self._awaited = None

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter does."""
        t = self.t
        if self.awaits:
            said = N_("It is written as soon as the document is ready · Esc cancels")
            return LineLabel(t(N_("File")), t(said), "ask")
        if self.choice.asks_sections:
            said = N_("Which §? 2, 4 · Enter shows the extract")
            return LineLabel(t(N_("Extract")), t(said), "ask")
        if self._asks_to_replace(text):
            return LineLabel(t(N_("File")), t(N_("Enter again replaces it")), "warn")
        return LineLabel(t(N_("File")), t(N_("Enter writes it · typing changes the path")))

    def submit(self, text: str) -> bool:
        """Take the §§ of an extract, or the path to write to, which stays there."""
        if self.choice.asks_sections:
            return self._choose_sections(text)
        self.write(text)
        return False

    def escape(self) -> None:
        """Take back an Enter that still waits, else leave, and drop what was typed."""
        if not self.awaits:
            if self.drafts is not None:
                self.drafts.forget_all()
            self.close()
            return
        self._awaited = None
        self.say(message(N_("Nothing is written.")))
