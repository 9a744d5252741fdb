"""The app shell: it opens the file, shows the screens that are asked for, and ends in order.

What the app does lies in :mod:`screens`; what keeps it standing lies in the modules beside this one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import App
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from locales import N_, Message, message
from screens.base import messages
from screens.base.commands import BY_ID
from screens.base.keymap import shown_key
from screens.base.line_screen import KEPT_FOR_LATER, LineScreen
from screens.base.palette import Choice, choices_of
from screens.base.settings import ScreenSettings
from screens.base.themes import THEMES, put_on
from screens.base.typed_on import TypedOn
from screens.base.widgets.head_line import HeadLine
from screens.base.write_queue import WriteQueue
from store.errors import StoreError
from store.file.app_windows import drafts
from store.file.app_windows.gone_windows import have_others_written
from store.file.listing import id_of
from store.file.store import Store
from store.file.watch.setting_aside import SETTLED_AFTER, is_just_kept, kept_words
from store.waiting.in_words import HALF_TYPED
from store.waiting.performing import WAITING
from tui import crash, own_forms, process
from tui.context import Context
from tui.driver import HeldBack, driver_class
from tui.file_keeper import FileKeeper
from tui.left_waiting import taken_words, waiting_words
from tui.line_filter import ControlFilter
from tui.patience import when_settled
from tui.routes import Screens
from tui.settings import remember_theme
from tui.signals import end_orderly_on_signals

if TYPE_CHECKING:
    from store.waiting.taking_up import TakenUp

HANGUP = 128 + 1
"""The exit status when the terminal has gone, as a shell has it."""

EXAMPLE = -1
"""What the app ends with where an example is to be shown, and then the app again."""


_LOOK_SECONDS = 0.1
"""How often it is seen whether the file is still ours; asking costs a few microseconds."""

_READING_SECONDS = 12.0

LAST_SECONDS = 2.0
"""How long ending may take when something still waits to be written."""

_AGAIN, _AGAIN_SECONDS = 2, 10.0
"""So often in so many seconds a screen is shown anew where the file could not be read."""

_TYPED_ON = message(N_("Half-typed when the file became another one."))
_KEPT_UNTIL_SEEN = message(
    N_(
        "Your meeting is not in this file. What you type is kept in words beside it; Esc goes on here."
    )
)
_TYPED_IN = N_("{reason} It was typed in “{where}”.")

_NO_THEME = N_("There is no theme “{name}”; there are: {themes}.")

SETTLED = 0.4
"""Seconds after the start, when the first screen stands and what can wait is done."""


class HeldagApp(App[None]):
    """Wires the screens together, and has them go on where the file has become another one.

    Attributes:
        t: the translator of the run's language.
        keeper: looks after the file.
        said_of_file: what was told about it, to be told once more when the app has ended.
        queue: what writes for all screens.
        taken: what became of what earlier runs had left unwritten, None where that is not known yet.
    """

    TITLE = "heldag"
    CSS = """
    ToastRack { dock: top; margin-top: 1; max-height: 50%; overflow-y: hidden; }  /* never over the line */
    Toast { background: $panel; color: $foreground; }
    """
    ENABLE_COMMAND_PALETTE = False  # ours is a screen like the others: keys typed ahead wait for it
    DEFAULT_MODE = "first"

    def __init__(
        self, context: Context, store: Store, meeting: int | None = None, *, view: bool = False
    ) -> None:
        """Begin at ``meeting``, or at the list of meetings where it is None; ``view`` only reads it."""
        super().__init__(driver_class=driver_class())
        self.t = context.t
        self._setup = context
        put_on(self, context.settings.theme)
        self._controls = ControlFilter()
        self._settings = ScreenSettings(context.settings.documents, context.settings.keys)
        self._view = view
        self._of_file = N_("Example: nothing is kept") if context.example else ""
        self.keeper = FileKeeper(store, keep=not view, tell=self._tell_of_file, go_on=self._go_on)
        self.said_of_file: list[Message] = []
        self._failed: list[float] = []
        self._stands_until: dict[str, float] = {}
        reader = partial(_reader, store.path, store.actor)
        self.queue = WriteQueue(store, self.t)
        self._screens = Screens(store, reader, self.t, self._settings, self.queue)
        self.taken: TakenUp | None = None
        self.add_mode(self.DEFAULT_MODE, partial(self._first, meeting))

    # Which screen is shown ------------------------------------------------------------------------

    def _replace_by(self, screen: Screen[None]) -> None:
        """Show ``screen`` in place of everything; Textual cannot switch the very first one."""
        before = self.current_mode
        if isinstance(self.screen, LineScreen) and isinstance(screen, LineScreen):
            screen.follow(self.screen)
        self._remember_meetings()
        mode = f"{type(screen).__name__} {id(screen)}"
        self.add_mode(mode, lambda: screen)
        self.switch_mode(mode)
        self.remove_mode(before)

    def _remember_meetings(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, LineScreen) and screen.minutes_shown is not None:
                self.keeper.remember(screen.minutes_shown)

    def _first(self, meeting: int | None) -> Screen[None]:
        """Return the screen to begin with; the list of meetings where the meeting cannot be read."""
        try:
            return self._screens.first(meeting, view=self._view and meeting is not None)
        except StoreError as error:
            self.call_later(self._tell_of_file, error.message)
            return self._screens.home(messages.HomeAsked())

    def _go_on(self, store: Store) -> None:
        """Show the meeting at work as it is in another file, with the line as it was; else the list."""
        self._screens = self._screens._replace(store=store)
        self.queue.go_on(store)
        self.take_over()
        open_ones = [screen for screen in self.screen_stack if isinstance(screen, LineScreen)]
        shown = open_ones[0].minutes_shown if open_ones else None
        meeting = id_of(store, shown.meeting.uid) if shown is not None else None
        for screen in open_ones:
            if screen.drafts is not None:
                screen.drafts.hand_on()
        following = self._first(meeting)
        if open_ones and isinstance(following, LineScreen):
            following.offer_own_first()
            is_gone = shown is not None and meeting is None
            self._hand_on_typed(open_ones, following, is_gone=is_gone)
        self._replace_by(following)

    def _hand_on_typed(
        self, gone: list[LineScreen], following: LineScreen, *, is_gone: bool
    ) -> None:
        """Have ``following`` go on with what stood in the line of the meeting.

        What was typed on a screen over it, or for a meeting that is gone, belongs nowhere any more: it is
        kept in words, with what is typed on for it.
        """
        base, top = gone[0], gone[-1]
        why = HALF_TYPED if is_gone else _TYPED_ON
        reason = message(_TYPED_IN, reason=why, where=(base if is_gone else top).head.title)
        keep = partial(self.queue.keep_text, reason=reason)
        if not is_gone:
            following.stand_where(base)
            if base.line.is_refused:
                top.hold_refused(base.line.text, base.line.field)
            else:
                top.hold_line("" if base.line.is_free else base.line.text)
        elif base.line.text.strip():
            keep(base.line.text)
        if is_gone or top is not base:
            begun = base.line.text if top is base else ""
            typed_on = TypedOn(keep, self.set_timer, begun, until_seen=is_gone)
            if top is not base and not top.line.is_free:
                typed_on.take_text(top.line.text)
            for screen in (top, following):
                screen.keep_typed(typed_on)
        if is_gone:
            following.call_after_refresh(following.say, _KEPT_UNTIL_SEEN, warn=True)

    def _look(self) -> None:
        """See how it is with the file, and say in the head of every screen where it is only read."""
        self.keeper.store.window.look()
        if self.keeper.store.difference() is not None:
            self._remember_meetings()
        self.keeper.look()
        words = N_("Read only") if self.keeper.only_read is not None else self._of_file
        if words:
            for head in self.screen.query(HeadLine):
                head.bind(self.t(words))

    def _tell_of_file(self, words: Message) -> None:
        self.said_of_file.append(words)
        if self.is_running:
            self._show_of_file(words)

    def _show_of_file(self, words: Message) -> None:
        self.notify(self.t(words), severity="warning", timeout=_READING_SECONDS)

    @on(messages.ScreenAsked)
    def _show(self, asked: messages.ScreenAsked) -> None:
        """Show a screen over the one that asked for it, or in its place; where there is none, say why."""
        try:
            screen = self._screens.asked_for(asked)
        except StoreError as error:
            self.notify(self.t(error.message), severity="error")
            if isinstance(self.screen, LineScreen):
                self.screen.stay()
            return
        if asked.over:
            self.push_screen(screen, lambda _: asked.closed())
        else:
            self._replace_by(screen)

    @on(messages.PaletteAsked)
    def _show_palette(self) -> None:
        t, asking = self.t, self.screen
        if not isinstance(asking, LineScreen):
            return
        own = [
            Choice(
                t(N_("Theme")),
                lambda: asking.leave(messages.ThemesAsked()),
                t(N_("Choose other colours")),
            ),
            Choice(
                t(N_("Quit")),
                lambda: self.call_later(self.action_quit),
                t(N_("Leave heldag; what has been entered is kept")),
                shown_key("ctrl+q"),
            ),
        ]
        choices = [*choices_of(asking), *own, *asking.line_choices()]
        self.push_screen(self._screens.choosing(t(N_("Commands")), choices))

    @on(messages.ExampleAsked)
    def _show_example(self) -> None:
        self._end(EXAMPLE)

    @on(messages.ThemesAsked)
    def _show_themes(self) -> None:
        themes = [
            Choice(self.t(label), partial(self._wear, name)) for name, label in THEMES.items()
        ]
        self.push_screen(self._screens.choosing(self.t(N_("Theme")), themes))

    def _wear(self, name: str) -> None:
        """Show a theme, now and from the next start on."""
        self.theme = name
        try:
            remember_theme(name)
        except StoreError as error:
            self.notify(self.t(error.message), severity="warning")

    # Start and end ----------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Listen for the end, and tell what in the settings is not understood."""
        end_orderly_on_signals(self._end)
        self.queue.on_orphan = self._tell_of_file
        self.queue.on_taken = self._taken_later
        self.queue.attach(self)
        if self.taken is not None:
            self._tell_taken(self.taken)
        for words in self.said_of_file:
            self._show_of_file(words)
        self.set_timer(SETTLED, self._settle_in)
        self.set_interval(_LOOK_SECONDS, self._look)
        self.keeper.tell_news()
        crash.report_threads()
        problems = list(self._setup.settings.problems)
        theme = self._setup.settings.theme
        if theme and theme not in THEMES:
            problems.append(message(_NO_THEME, name=theme, themes=", ".join(THEMES)))
        problems += (
            message(N_("There is no command “{name}” to give a key."), name=name)
            for name in self._settings.keys.keys() - BY_ID.keys()
        )
        self._tell_problems(problems)

    def _settle_in(self) -> None:
        """Do what the first screen need not wait for."""
        process.settle_in()
        self._tell_problems(own_forms.problems())
        if is_just_kept(self.keeper.store.path):
            self.set_timer(SETTLED + SETTLED_AFTER, self._tell_kept)
        else:
            self._tell_kept()

    def _tell_kept(self) -> None:
        """Tell what earlier runs have kept beside the file, once, when it is settled what that is."""
        kept = kept_words(self.keeper.store.path)
        if kept is not None:
            self._show_of_file(kept)

    def _tell_problems(self, problems: Iterable[Message]) -> None:
        for problem in problems:
            self.notify(self.t(problem), severity="warning", timeout=_READING_SECONDS)

    def take_over(self) -> None:
        """Write what earlier runs had to leave, as soon as that can be done."""
        if self.taken is not None or self.keeper.only_read is not None:
            return
        store = self.keeper.store
        if not have_others_written(store.path, store.window.uid):
            return
        from store.waiting.taking_up import Heir, not_taken  # the app starts without

        heir = Heir(store, self.t)
        try:
            heir.go_on()
            self.taken = heir.taken
            if self.is_running:
                self._tell_taken(self.taken)
        except WAITING as error:
            self.queue.inherit(heir, error)
        except StoreError as error:
            self._tell_of_file(not_taken(error))

    def last_words(self) -> Iterator[str]:
        """Yield what is to be said when the terminal is a person's again."""
        yield from map(self.t, self.said_of_file)
        left = waiting_words(self.queue.count - len(self.queue.unkept), self.t)
        if left:
            yield left
        journal = self.keeper.store.journal
        half_typed = [text for _, _, text in journal.drafts if text]
        if half_typed and journal.keeps_drafts:
            yield self.t(KEPT_FOR_LATER)
            half_typed.clear()
        for text in (*self.queue.unkept, *half_typed):
            yield self.t(N_("NOT SAVED, and it could be kept nowhere: {text}"), text=text)

    def _taken_later(self, taken: TakenUp) -> None:
        """Tell what has waited so long, and offer what was half-typed where it belongs."""
        self._tell_taken(taken)
        for screen in self.screen_stack:
            if isinstance(screen, LineScreen):
                screen.offer_left()

    def _tell_taken(self, taken: TakenUp) -> None:
        for words in taken_words(taken, self.t):
            self.notify(words, severity="warning", timeout=_READING_SECONDS)

    def _end(self, status: int) -> None:
        self.exit(return_code=status)

    def terminal_gone(self) -> None:
        """End in order, because nobody can type any more; the driver says so."""
        self._end(HANGUP)

    def bytes_replaced(self) -> None:
        """Tell, once, that the line brought bytes that are no text."""
        self.notify(self.t(N_("The terminal sent bytes that are not UTF-8; they show as �.")))

    @on(HeldBack)
    def _key_held_back(self, event: HeldBack) -> None:
        said = N_("{key} came together with a paste and was not carried out; press it again.")
        self.notify(self.t(message(said, key=event.key)), severity="warning")

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
        """Show a message, once while it stands there; it is never markup, whatever ``markup`` says."""
        del markup
        now = monotonic()
        if self._stands_until.get(message, 0.0) > now:
            return
        self._stands_until[message] = now + (timeout or self.NOTIFICATION_TIMEOUT)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Tell what happened in one sentence; later faults are mostly consequences of the first.

        What can be told in words is no fault of the program: the screen that met it is dead, and is shown
        anew.
        """
        told = _told_by(error)
        if told is not None and self.is_running and self._has_patience():
            self._tell_of_file(told.message)
            self.call_later(self._show_anew)
            return
        self._return_code = 1
        if told is not None:
            self._tell_of_file(told.message)
            self.exit(return_code=1)
            return
        if self._exception is None:
            self._exception = error
            self.panic(Text(self.t(crash.in_words(crash.write_report(error)))))
            self._exception_event.set()

    def _has_patience(self) -> bool:
        """Return whether a screen may be shown anew: not again and again."""
        now = monotonic()
        self._failed = [*(at for at in self._failed if now - at < _AGAIN_SECONDS), now]
        return len(self._failed) <= _AGAIN

    def _show_anew(self) -> None:
        """Show what was shown; a screen that is dead hands nothing on by itself."""
        dead = [screen for screen in self.screen_stack if isinstance(screen, LineScreen)]
        self._go_on(self.keeper.store)
        if dead:
            self.call_later(self._hand_on, dead[-1])

    def _hand_on(self, dead: LineScreen) -> None:
        if isinstance(self.screen, LineScreen):
            self.screen.call_after_refresh(dead.hand_over, self.screen)

    def action_help_quit(self) -> None:
        """Tell how to leave, where ctrl+c is pressed with nothing to copy."""
        self.notify(self.t(N_("ctrl+q leaves heldag.")))


def _told_by(error: BaseException | None) -> StoreError | None:
    """Return what is behind an error, where that is something to be told in words."""
    while error is not None and not isinstance(error, StoreError):
        error = getattr(error, "error", None) or error.__cause__
    return error


def _reader(path: Path, actor: str) -> Store:
    """Open the file for reading only; a key press must not wait for a lock."""
    return Store.open(path, actor=actor, wait=0.0, readonly=True)


def run(context: Context, meeting: int | None = None, *, view: bool = False) -> int:
    """Run the app and return the exit status; with ``view`` a meeting is only read back.

    Raises:
        StoreError: the file cannot be used; nothing has been shown yet.
    """
    if view:
        with when_settled(partial(_reader, context.db, context.settings.actor)) as store:
            return _run(HeldagApp(context, store, meeting, view=True), context)
    from tui.checkpoint import Checkpointer
    from tui.indexing import Indexer

    actor = context.settings.actor
    with (
        when_settled(partial(Store.open_as_can_be, context.db, actor=actor, wait=0.0)) as store,
        Checkpointer(context.db),
        Indexer(context.db),
    ):
        store.window.open()
        app = HeldagApp(context, store, meeting)
        app.take_over()
        return _run(app, context)


def _run(app: HeldagApp, context: Context) -> int:
    """Run the app until it ends; close what it works with, which may not be what it began with."""
    try:
        app.run()
    finally:
        _close(app)
    for said in app.last_words() if app.return_code != HANGUP else ():
        context.tell(said)
    return app.return_code or 0


def _close(app: HeldagApp) -> None:
    """Write what still can be, and close the file and the journal, whatever comes of that."""
    try:
        app.keeper.finish(app.queue.go_on)
        app.queue.finish(LAST_SECONDS)
        with contextlib.suppress(StoreError):
            drafts.take_in_own(app.keeper.store)
    finally:
        store = app.keeper.store
        with contextlib.closing(store.journal):
            store.close()
