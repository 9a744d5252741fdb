"""The export: what is missing, how the document will read, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message as TextualMessage

from exports.errors import AlreadyThere, NotWritten
from exports.naming import file_name
from exports.profiles import PROFILES, Profile, UnknownProfile, get_profile, profile_for
from locales import LANGUAGES, N_, Message, Translator, message, translator
from screens.commands import EXPORT
from screens.export_work import Prepared, prepare, write_out
from screens.line_screen import LineScreen
from screens.messages import ExportAsked
from screens.settings import ScreenSettings
from screens.widgets.capture_line import CaptureLine
from screens.widgets.cells import shown, shown_inline, wrap
from screens.widgets.head_line import HeadLine
from screens.widgets.line_host import LineLabel, QuietHost
from screens.widgets.painted import Line
from screens.widgets.text_pane import TextPane
from store import reading
from store.errors import StoreError
from store.store import Store
from store.verbs import meetings

_MIDDLE = 96
_POLL_SECONDS = 0.5
_LANGUAGE_WORDS = {"sv": N_("in Swedish"), "en": N_("in English")}


@dataclass
class DocumentReady(TextualMessage):
    """A document was made in a thread."""

    request: int
    """Which one; only the latest counts."""
    prepared: Prepared
    """The document and its checks."""


@dataclass
class DocumentFailed(TextualMessage):
    """A document could not be made."""

    request: int
    """Which one."""
    reason: Message
    """Why, in words."""


class ExportScreen(LineScreen):
    """One meeting on its way out. The line holds the path; typing changes it."""

    CSS_PATH = "export.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_MIDDLE, "-wide")]  # noqa: RUF012
    where = EXPORT

    def __init__(
        self, store: Store, asked: ExportAsked, t: Translator, settings: ScreenSettings
    ) -> None:
        """Export the meeting that is asked for; raise NotFound where there is none."""
        super().__init__(t, settings)
        self._store = store
        self._asked = asked
        self._folder = settings.documents
        self._meeting = reading.load_meeting(store, asked.meeting_id)
        self._language = self._meeting.language
        self._profile, self._problem = _profile_of(asked.profile, self._meeting.kind)
        self._prepared: Prepared | None = None
        self._request = 0
        self._version = store.data_version()
        self._replace: Path | None = None
        self.head = HeadLine()
        self.checks = TextPane(id="checks")
        self.preview = TextPane(id="preview")
        self.line = CaptureLine(_ExportHost(self))
        self.actions = {
            "export.write": lambda: self.write(self.line.text),
            "export.profile": self._next_profile,
            "export.language": self._next_language,
            "export.back": self.dismiss,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        with Horizontal(id="body"):
            yield self.checks
            yield self.preview
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show everything for the profile and language that are asked for."""
        self._show()
        self.show_keys()
        if self._problem is not None:
            self.say(self._problem, warn=True)
        self.set_interval(_POLL_SECONDS, self._poll)

    def on_resize(self) -> None:
        """Lay the texts out for this width."""
        self.call_after_refresh(self._lay_out)

    # Making the document --------------------------------------------------------------------------

    def _show(self) -> None:
        """Show which document it is and where it goes, and make it."""
        title = self._meeting.title or self.t(N_("(no title)"))
        said = self.t(N_("The meeting is closed") if self._asked.closing else N_("Export"))
        language = self.t(_LANGUAGE_WORDS[self._language])
        self.head.tell(f"{said}: {title}", f"{self.t(self._profile.label)} · {language}")
        self.line.take()
        name = file_name(self._meeting, translator(self._language))
        self.line.give_back(str(self._folder / name))
        self._make()

    def _make(self) -> None:
        self._request += 1
        work = partial(self._make_in_thread, self._request, self._profile.name, self._language)
        self.run_worker(work, thread=True, exit_on_error=False)

    def _make_in_thread(self, request: int, profile: str, language: str) -> None:
        store, asked = self._store, self._asked
        try:
            prepared = prepare(
                store.path, store.actor, asked.meeting_id, profile, language, backup=asked.closing
            )
        except StoreError as error:
            self.post_message(DocumentFailed(request, error.message))
        else:
            self.post_message(DocumentReady(request, prepared))

    @on(DocumentReady)
    def _ready(self, ready: DocumentReady) -> None:
        if ready.request == self._request:
            self._prepared = ready.prepared
            self._lay_out()

    @on(DocumentFailed)
    def _failed(self, failed: DocumentFailed) -> None:
        if failed.request == self._request:
            self.say(failed.reason, warn=True)

    def _poll(self) -> None:
        """Make the document again when somebody has changed the meeting."""
        version = self._store.data_version()
        if version != self._version:
            self._version = version
            self._make()

    # What is shown --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        keep = self._prepared is not None
        self.checks.show_lines(self._check_lines(max(self.checks.size.width - 5, 10)), keep=keep)
        self.preview.show_lines(
            self._preview_lines(max(self.preview.size.width - 3, 10)), keep=keep
        )

    def _check_lines(self, width: int) -> list[Line]:
        heading = self.t(N_("Checks"))
        if self._prepared is None:
            return [[(f" {heading}", "heading")]]
        found = self._prepared.checks
        lines: list[Line] = [[(f" {heading}", "heading"), (f"  {len(found)}", "quiet")], []]
        if not found:
            lines.append([(f" ✓ {self.t(N_('Nothing is missing.'))}", "text")])
        for one in found:
            first, *rest = wrap(shown_inline(self.t(one.text)), width)
            lines.append([(" ○ ", "mark"), (first, "text")])
            lines += [[("   ", ""), (line, "text")] for line in rest]
        return lines

    def _preview_lines(self, width: int) -> list[Line]:
        lines: list[Line] = [[(f" {self.t(N_('Preview'))}", "heading")], []]
        if self._prepared is None:
            return [*lines, [(f" {self.t(N_('Making the document…'))}", "quiet")]]
        for written in self._prepared.text.split("\n"):
            style = "key" if written.startswith("#") else "text"
            lines += [[(f" {line}", style)] for line in wrap(shown(written), width)]
        return lines

    def say(self, words: Message, *, warn: bool = False) -> None:
        """Say something on the line's label, until the next key."""
        self.line.say(LineLabel(self.t(N_("File")), self.t(words), "warn" if warn else "plain"))

    # What is done ---------------------------------------------------------------------------------

    def _next_profile(self) -> None:
        self._profile = PROFILES[(PROFILES.index(self._profile) + 1) % len(PROFILES)]
        self._show()

    def _next_language(self) -> None:
        self._language = LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)]
        self._show()

    def asks_to_replace(self, text: str) -> bool:
        """Return whether the next Enter replaces the file of this name."""
        return self._replace is not None and self._replace == _path(text)

    def write(self, text: str) -> None:
        """Write what is previewed; a file that is there is replaced only with a second Enter."""
        path, force = _path(text), self.asks_to_replace(text)
        self._replace = None
        try:
            self._write(path, text, force=force)
        except AlreadyThere as error:
            self._replace = path
            said = message(N_("{reason} Enter again replaces it."), reason=error.message)
            self.say(said, warn=True)
        except StoreError as error:
            self.say(error.message, warn=True)

    def _write(self, path: Path, text: str, *, force: bool) -> None:
        if not text.strip():
            raise NotWritten(message(N_("Write where the file is to lie.")))
        if self._prepared is None:
            raise NotWritten(message(N_("The document is still being made.")))
        make_folder = path.parent == self._folder
        path = write_out(self._prepared, path, force=force, make_folder=make_folder)
        self.say(_written_words(path, backup=self._prepared.backup is not None))
        meetings.mark_exported(self._store, self._asked.meeting_id)


def _written_words(path: Path, *, backup: bool) -> Message:
    if backup:
        return message(
            N_("Written: {path} and, as a backup, the same name with .json"), path=str(path)
        )
    return message(N_("Written: {path}"), path=str(path))


def _path(text: str) -> Path:
    try:
        return Path(text.strip()).expanduser()
    except RuntimeError:  # a home of somebody who is not known
        return Path(text.strip())


def _profile_of(name: str | None, kind: str) -> tuple[Profile, Message | None]:
    """Return the profile of this name, or that of the kind of meeting and why it is not this one."""
    if not name:
        return profile_for(kind), None
    try:
        return get_profile(name), None
    except UnknownProfile as error:
        return profile_for(kind), error.message


class _ExportHost(QuietHost):
    """What the line of the export does: it holds the path."""

    def __init__(self, screen: ExportScreen) -> None:
        super().__init__(screen.t)
        self._screen = screen

    def take_key(self, key: str, character: str | None) -> bool:
        return character is None and key not in ("home", "end") and self._screen.preview.press(key)

    def label_for(self, text: str) -> LineLabel:
        t = self._screen.t
        if self._screen.asks_to_replace(text):
            return LineLabel(t(N_("File")), t(N_("Enter again replaces it")), "warn")
        return LineLabel(t(N_("File")), t(N_("Enter writes it · typing changes the path")))

    def submit(self, text: str) -> bool:
        self._screen.write(text)
        return False

    def escape(self) -> None:
        self._screen.run_command("export.back")

    def command(self, key: str) -> bool:
        return self._screen.command_of(key)
