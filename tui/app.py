"""The app shell: it opens the file, shows the screens that are asked for, and ends in order.

What the app does lies in :mod:`screens`; what keeps it standing lies in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import App, SystemCommand
from textual.command import CommandPalette as Palette
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from locales import N_, message
from screens import messages
from screens.commands import BY_ID, CommandPalette
from screens.settings import ScreenSettings
from store.errors import StoreError
from store.store import Store
from tui import crash, process
from tui.context import Context
from tui.driver import driver_class
from tui.line_filter import ControlFilter
from tui.signals import end_orderly_on_signals

HANGUP = 128 + 1
"""The exit status when the terminal has gone, as a shell has it."""


SETTLED = 0.4
"""Seconds after the start, when the first screen stands and garbage may be looked for again."""


class HeldagApp(App[None]):
    """Wires the screens together. Nothing here knows what a meeting is.

    Attributes:
        t: the translator of the run's language.
    """

    TITLE = "heldag"
    COMMANDS: ClassVar = {*App.COMMANDS, CommandPalette}
    DEFAULT_MODE = "first"

    def __init__(
        self, context: Context, store: Store, meeting: int | None = None, *, view: bool = False
    ) -> None:
        """Begin at ``meeting``, or at the list of meetings where it is None; ``view`` only reads it."""
        super().__init__(driver_class=driver_class())
        self.t = context.t
        self._setup = context
        self._store = store
        self._meeting = meeting
        self._view = view
        self._controls = ControlFilter()
        self.add_mode(self.DEFAULT_MODE, self._first)
        self._settings = ScreenSettings(context.settings.documents, context.settings.keys)

    # Which screen is shown ------------------------------------------------------------------------

    def _first(self) -> Screen[None]:
        if self._meeting is None:
            return self._home()
        return self._readback(self._meeting) if self._view else self._live(self._meeting)

    def _home(self) -> Screen[None]:
        from screens.meetings import MeetingsScreen

        return MeetingsScreen(self._store, self.t, self._settings)

    def _live(self, meeting: int) -> Screen[None]:
        from screens.live import LiveScreen

        return LiveScreen(self._store, meeting, self.t, self._settings)

    def _readback(self, meeting: int) -> Screen[None]:
        from screens.readback import ReadbackScreen

        return ReadbackScreen(self._store, meeting, self.t, self._settings, alone=True)

    def _replace_by(self, screen: Screen[None]) -> None:
        """Show ``screen`` in place of everything; Textual cannot switch the very first one."""
        before = self.current_mode
        mode = f"{type(screen).__name__} {id(screen)}"
        self.add_mode(mode, lambda: screen)
        self.switch_mode(mode)
        self.remove_mode(before)

    @on(messages.MeetingChosen)
    def _open_meeting(self, event: messages.MeetingChosen) -> None:
        try:
            self._replace_by(self._live(event.meeting_id))
        except StoreError as error:
            self.notify(self.t(error.message), severity="error")

    @on(messages.HomeAsked)
    def _show_home(self) -> None:
        self._replace_by(self._home())

    @on(messages.HelpAsked)
    def _show_help(self) -> None:
        from screens.help import HelpScreen

        self.push_screen(HelpScreen(self.t, self._settings))

    @on(messages.ReadbackAsked)
    def _show_readback(self, event: messages.ReadbackAsked) -> None:
        from screens.readback import ReadbackScreen

        try:
            store = _reader(self._store.path, self._store.actor)
            meeting, wanted = event.meeting_id, event.wanted
            screen = ReadbackScreen(store, meeting, self.t, self._settings, wanted=wanted)
        except StoreError as error:
            self.notify(self.t(error.message), severity="error")
        else:
            self.push_screen(screen)

    @on(messages.ExportAsked)
    def _show_export(self, event: messages.ExportAsked) -> None:
        from screens.export import ExportScreen

        self.push_screen(ExportScreen(self._store, event, self.t, self._settings))

    # Start and end ----------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Choose the theme, listen for the end, and tell what in the settings is not understood."""
        end_orderly_on_signals(self._end)
        self.set_timer(SETTLED, process.settle_in)
        crash.report_threads()
        problems = list(self._setup.settings.problems)
        theme = self._setup.settings.theme
        if theme in self.available_themes:
            self.theme = theme
        elif theme:
            problems.append(message(N_("There is no theme “{name}”."), name=theme))
        problems += (
            message(N_("There is no command “{name}” to give a key."), name=name)
            for name in self._settings.keys.keys() - BY_ID.keys()
        )
        for problem in problems:
            self.notify(self.t(problem), severity="warning")

    def _end(self, status: int) -> None:
        self.exit(return_code=status)

    def terminal_gone(self) -> None:
        """End in order, because nobody can type any more; the driver says so."""
        self._end(HANGUP)

    def bytes_replaced(self) -> None:
        """Tell, once, that the line brought bytes that are no text."""
        self.notify(self.t(N_("The terminal sent bytes that are not UTF-8; they show as �.")))

    # What Textual would do otherwise ------------------------------------------------------------------

    def get_line_filters(self) -> list[LineFilter]:
        """Return Textual's filters and, last, the one that lets no control byte through."""
        return [*super().get_line_filters(), self._controls]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message; it is never markup, whatever ``markup`` says."""
        del markup
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Tell what happened in one sentence; later faults are mostly consequences of the first."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self.panic(Text(self.t(crash.in_words(crash.write_report(error)))))
            self._exception_event.set()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette what is there on every screen."""
        t = self.t
        yield SystemCommand(t(N_("Theme")), t(N_("Choose other colours")), self.search_themes)
        yield SystemCommand(t(N_("Quit")), t(N_("Leave heldag; all is saved")), self.action_quit)

    def action_command_palette(self) -> None:
        """Show the palette, in the app's language."""
        if not Palette.is_open(cast("App[object]", self)):
            words = self.t(N_("Search for a command…"))
            self.push_screen(Palette(placeholder=words, id="--command-palette"))

    def action_help_quit(self) -> None:
        """Tell how to leave, where ctrl+c is pressed with nothing to copy."""
        self.notify(self.t(N_("ctrl+q leaves heldag.")))


def _reader(path: Path, actor: str) -> Store:
    """Open the file for reading only; a key press must not wait for a lock."""
    return Store.open(path, actor=actor, wait=0.0, create=False, readonly=True)


def run(context: Context, meeting: int | None = None, *, view: bool = False) -> int:
    """Run the app and return the exit status; with ``view`` a meeting is only read back.

    Raises:
        StoreError: the file cannot be used; nothing has been shown yet.
    """
    if view:
        with _reader(context.db, context.settings.actor) as store:
            app = HeldagApp(context, store, meeting, view=True)
            app.run()
            return app.return_code or 0
    from tui.checkpoint import Checkpointer

    with Store.open(context.db, actor=context.settings.actor, wait=0.0) as store:
        app = HeldagApp(context, store, meeting)
        with Checkpointer(context.db):
            app.run()
        return app.return_code or 0
