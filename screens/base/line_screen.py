"""The base of all screens: parts above, a line that always has the focus, and keys from the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.message import Message
from textual.screen import Screen

from locales import N_, Translator, message
from locales import Message as Text
from screens.base.commands import Command
from screens.base.drafts import Drafts
from screens.base.keymap import Keymap
from screens.base.messages import HelpAsked, PaletteAsked
from screens.base.palette import PALETTE_KEY, Choice, available
from screens.base.settings import ScreenSettings
from screens.base.typed_on import TypedOn
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.edit_buffer import is_typed
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.key_line import KeyHint, KeyLine
from screens.base.widgets.line_host import LineLabel, QuietHost
from store.file.app_windows.drafts import Field
from store.file.store import Store

if TYPE_CHECKING:
    from store.model.minutes import Minutes

KEPT_FOR_LATER = message(
    N_("What was half-typed is kept; it comes back when the file can be written.")
)
"""Is said where a text was left in the line, and cannot be had yet."""

FROM_BEFORE = message(N_("Half-typed before: Enter writes it, Esc drops it."))
"""Is said where a field is open because a text was left in it."""

NOT_KEPT = message(N_("What stands in the line is not saved"))
"""Is said where what is half-typed can be kept nowhere."""

GONE = message(N_("What this was typed for is gone; Esc drops it."))
"""What is said of a half-typed text that has nowhere to go any more."""


class LineScreen(QuietHost, Screen[None]):
    """A screen whose every key goes through its line, in the order in which the keys came.

    It is the host of its line: what the keys do there is what its methods do.

    Attributes:
        t: the language of the words.
        settings: a person's choices.
        keymap: which key is which command.
        line: the line that is written in; a subclass makes it.
        key_line: the keys at the bottom.
        drafts: what is half-typed on the screen; None where nothing is typed that need be kept.

        has_palette: whether the key of the palette opens one here.
        head: the line at the top; a subclass makes it.
    """

    AUTO_FOCUS = "CaptureLine"
    DEFAULT_CSS = """
    LineScreen {
        layout: vertical;
        background: $background;
    }
    """
    has_palette = True
    line: CaptureLine
    head: HeadLine

    SAID_AT: ClassVar[str] = ""
    """What stands on the line's label before what is said, a text to translate."""

    def __init__(self, t: Translator, settings: ScreenSettings) -> None:
        """Take a person's language and keys."""
        super().__init__(t)
        self.drafts: Drafts | None = None
        self.settings = settings
        self.keymap = Keymap(settings.keys)
        self.key_line = KeyLine()
        self.actions: Mapping[str, Callable[[], object]] = {}
        self._leaving = False
        self._held: list[Callable[[LineScreen], object]] = []
        self._other: LineScreen | None = None
        self._replaced: LineScreen | None = None
        self._follower: LineScreen | None = None
        self._typed_on: TypedOn | None = None

    @property
    def where(self) -> str:
        """Which commands of the table are there now."""
        raise NotImplementedError

    @property
    def minutes_shown(self) -> Minutes | None:
        """The meeting that is worked on or read here; None where it is none or many."""
        return None

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        del command
        return True

    def run_command(self, command: str) -> None:
        """Carry out a command by its id; one without an action of its own is pressed as its key."""
        action = self.actions.get(command)
        keys = self.keymap.keys(command)
        if action is not None:
            action()
        elif keys:
            self.line.press(keys[0], None)
        self.line.redraw()

    def line_choices(self) -> Sequence[Choice]:
        """Return what can be asked for by writing it in the line, to be chosen in the palette too."""
        return ()

    def command(self, key: str) -> bool:
        """Run the command of a key on this screen; return whether there is one."""
        found = self.keymap.command(self.where, key)
        if found is None or found not in self.actions:
            return False
        self.actions[found]()
        return True

    def show_keys(self) -> None:
        """Show the keys that mean something now, the most important first."""
        shown = sorted((c for c in available(self) if c.shown), key=lambda c: c.shown)
        self.key_line.show_keys([KeyHint(self.key_of(c.id), self.t(c.label), c.id) for c in shown])

    def key_of(self, command: str) -> str:
        """Return the key of a command as the key line shows it."""
        return self.keymap.shown(command)

    @property
    def said_at(self) -> str:
        """What stands on the line's label before what is said."""
        return self.t(self.SAID_AT)

    def say(self, words: Text, *, warn: bool = False, is_undone: bool = False) -> None:
        """Say something on the line's label, until the next key.

        Args:
            words: what.
            warn: whether it was not done.
            is_undone: whether the words say that undo takes it back.
        """
        tone = "warn" if warn else "plain"
        self.line.say(LineLabel(self.said_at, self.t(words), tone, is_undone))

    def failed(self, reason: Text) -> None:
        """Say why something could not be read."""
        self.say(reason, warn=True)

    # Going to another screen ----------------------------------------------------------------------

    def leave(self, request: Message) -> None:
        """Ask the app for another screen; keys that come until it is there are held for it."""
        self._leaving = True
        self.post_message(request)

    def show_help(self) -> None:
        """Show the help, first the keys that are there now."""
        self.leave(HelpAsked(self.where))

    def close(self, then: Callable[[], object] | None = None) -> None:
        """Go back to the screen below, which does ``then``; keys that come behind this go there."""
        if self._leaving:
            return
        self._leaving = True
        below = self._below()
        if below is not None:
            below.wait()
            if then is not None:
                below.hold_action(then)
            self._other = below
        self.dismiss()

    def escape(self) -> None:
        """Go back to the screen below."""
        self.close()

    def wait(self) -> None:
        """Hold keys until this screen is there again, or it is known what they mean (:meth:`stay`)."""
        self._leaving, self._other = True, None

    def hold_line(self, text: str) -> None:
        """Hold a line as it stands, and the keys that come, for the screen that takes this one's place."""
        self.wait()
        if text:
            self._held.insert(0, lambda screen: screen.line.give_back(text))

    def hold_refused(self, text: str, field: Field | None) -> None:
        """Hold a line as :meth:`hold_line` does that stands refused, and is kept in a field."""
        self.wait()
        self._held.insert(0, lambda screen: screen.take_refused(text, field))

    def take_refused(self, text: str, field: Field | None) -> None:
        """Have a line stand here as it stood refused on another screen."""
        if field is not None and self.drafts is not None:
            self.drafts.take_over(field)
        self.line.offer(text, field)
        self.line.stands_refused()

    def follow(self, before: LineScreen) -> None:
        """Take the place of ``before``, and hold keys until it has handed on what was typed there."""
        self.wait()
        self._replaced, before._follower = before, self

    def stand_where(self, before: LineScreen) -> None:
        """Stand where ``before`` stood, which showed the same meeting in a file that has become another."""

    def offer_own_first(self) -> None:
        """Go on at first only with what this window has half-typed: somebody may be typing just now."""
        if self.drafts is not None:
            self.drafts.own_only = True

    def keep_typed(self, typed_on: TypedOn) -> None:
        """Let what is typed on for something that is gone be kept, and do nothing here."""
        self._typed_on = typed_on

    def hand_over(self, screen: LineScreen) -> None:
        """Give ``screen``, which is there now, the keys that were held for it, and those that still come."""
        if self._leaving:
            self._hand_on(screen)
            self._other = screen

    def stay(self) -> None:
        """Take keys again, first those that were held for a screen that does not come."""
        if self._replaced is None:
            self._leaving, self._other = False, None
            self._release(self)

    def hold(self, key: str, character: str | None) -> bool:
        """Hold a key for the screen that comes, or hand it on; return whether there is another one.

        The key of the palette is taken here, before any part of the screen, and asks for one.
        """
        if self._typed_on is not None and self._typed_on.take_key(key, character):
            return True
        if self._hold(lambda screen: screen.carry_out(key, character)):
            return True
        if key == PALETTE_KEY and self.has_palette:
            self.leave(PaletteAsked())
        return key == PALETTE_KEY

    def hold_action(self, act: Callable[[], object]) -> None:
        """Do something as soon as it is this screen's turn again, before the keys that come behind."""
        self._held.append(lambda _: act())

    def hold_paste(self, text: str) -> bool:
        """Hold a pasted text as :meth:`hold` does a key."""
        if self._typed_on is not None and self._typed_on.take_text(text):
            return True
        return self._hold(lambda screen: screen.line.take_paste(text))

    def carry_out(self, key: str, character: str | None) -> None:
        """Carry out a key that was typed for this screen on another one; the app has its own keys."""
        if not self.line.press(key, character):
            self.app.simulate_key(key)

    def _hold(self, typed: Callable[[LineScreen], object]) -> bool:
        if self._other is not None:
            typed(self._other)
            return True
        if self._leaving:
            self._held.append(typed)
        return self._leaving

    def _release(self, screen: LineScreen) -> None:
        """Let ``screen`` carry out what was held."""
        held, self._held = self._held, []
        for typed in held:
            typed(screen)

    def _hand_on(self, screen: LineScreen) -> None:
        """Let ``screen`` carry out what was held, before the keys that have reached it meanwhile."""
        if screen._replaced is not self:
            self._release(screen)
            return
        screen._held[:0], self._held = self._held, []
        screen._replaced = None
        if screen._follower is None:
            screen.stay()

    def _below(self) -> LineScreen | None:
        stack = self.app.screen_stack
        at = stack.index(self) if self in stack else 0
        below = stack[at - 1] if at else None
        return below if isinstance(below, LineScreen) else None

    def on_screen_resume(self) -> None:
        """Take keys again, first those that were held for this screen by the one below."""
        below = self._below()
        if below is not None:
            below.hand_over(self)
        self.stay()

    def on_unmount(self) -> None:
        """Hand the keys on that were meant for the screen in place of this one."""
        if self._typed_on is not None and self._follower is None:
            self._typed_on.end()
        following = self._follower or (self.app.screen_stack[-1] if self.app.screen_stack else None)
        if isinstance(following, LineScreen) and following is not self:
            self._hand_on(following)

    # Half-typed texts -----------------------------------------------------------------------------

    def keep_drafts(self, store: Store) -> Drafts:
        """Keep what is half-typed on this screen in ``store``, and return what does that."""
        self.drafts = Drafts(
            store,
            self.set_timer,
            self.offer_left,
            warn=self._say_not_kept,
            only_here=self.only_here,
        )
        return self.drafts

    def only_here(self) -> Sequence[str]:
        """Return what was entered and could be kept nowhere."""
        return ()

    def _say_not_kept(self) -> None:
        self.say(NOT_KEPT, warn=True)

    def offer_drafts(self) -> None:
        """Put into the line what was left half-typed in it; a screen with other fields looks for theirs."""
        field = self.line.field
        if field is None or not self.line.is_free:
            return
        if (text := self.draft_of(field)) is not None:
            self.line.offer(text)

    def offer_left(self) -> None:
        """Offer what was left: at once where nobody has typed here yet, else by a key on the empty line.

        It must never come up under a hand that types something else, nor in place of what stands there.
        """
        if self.line.is_touched or self.line.text:
            self.line.offer_by_key(self.take_left if self.is_left() else None)
        else:
            self.offer_drafts()

    def take_left(self) -> None:
        """Go on with what was left half-typed, because the key for it was pressed."""
        self.offer_drafts()

    def is_left(self) -> bool:
        """Return whether something was left half-typed that belongs on this screen."""
        field = self.line.field
        if field is None or self.drafts is None:
            return False
        return field in self.drafts.left(field.meeting, field.name)

    def draft_of(self, field: Field) -> str | None:
        """Return what was left half-typed in a field, or None where nothing was, or not yet known."""
        if self.drafts is None:
            return None
        text = self.drafts.take_over(field)
        if not text and self.drafts.is_left(field):
            self._say_kept()
        elif self.line.notice == self.t(KEPT_FOR_LATER) and not self.is_left():
            self.line.say(None)
        return text or None

    def _say_kept(self) -> None:
        """Say why the line is empty where something was left in it, unless something else is said there."""
        if not self.line.text and not self.line.notice:
            self.say(KEPT_FOR_LATER, warn=True)

    # From Textual ---------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Go on with what was left half-typed."""
        self.offer_drafts()
        if self.drafts is not None and self.drafts.own_only:
            self.drafts.own_only = False
            self.line.offer_by_key(self.take_left if self.is_left() else None)

    def on_compose(self) -> None:
        """Ask for every key first, and read the styles, as Textual does for pushed screens alone."""
        self.line.gate = self
        self.line.draft.drafts = self.drafts
        sheet = self.app.stylesheet
        for path in self.css_path:
            if not sheet.has_source(str(path), ""):
                sheet.read(path)

    def on_key(self, event: events.Key) -> None:
        """Hand a key on that was sent before the line had the focus, even if it has it by now."""
        if event is self.line.passed_on:
            return
        character = event.character if is_typed(event.character) else None
        if self.line.press(event.key, character):
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Hand a paste on that was sent before the line had the focus."""
        event.stop()
        self.line.take_paste(event.text)

    @on(KeyLine.Chosen)
    def _key_clicked(self, chosen: KeyLine.Chosen) -> None:
        hint = chosen.hint
        if hint.command:
            self.run_command(hint.command)
        else:
            self.line.press(hint.press, hint.press if len(hint.press) == 1 else None)
