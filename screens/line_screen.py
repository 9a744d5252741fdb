"""The base of all screens: parts above, a line that always has the focus, and keys from the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events, on
from textual.message import Message
from textual.screen import Screen

from locales import Translator
from screens.commands import Command, Keymap, available
from screens.settings import ScreenSettings
from screens.widgets.capture_line import CaptureLine
from screens.widgets.edit_buffer import is_typed
from screens.widgets.key_line import KeyHint, KeyLine


class LineScreen(Screen[None]):
    """A screen whose every key goes through its line, in the order in which the keys came.

    Attributes:
        t: the language of the words.
        keymap: which key is which command.
        line: the line that is written in; a subclass makes it.
        key_line: the keys at the bottom.
    """

    AUTO_FOCUS = "CaptureLine"
    line: CaptureLine

    def __init__(self, t: Translator, settings: ScreenSettings) -> None:
        """Take a person's language and keys."""
        super().__init__()
        self.t = t
        self.keymap = Keymap(settings.keys)
        self.key_line = KeyLine()
        self.actions: Mapping[str, Callable[[], object]] = {}
        self._leaving = False
        self._held: list[tuple[str, str | None]] = []

    @property
    def where(self) -> str:
        """Which commands of the table are there now."""
        raise NotImplementedError

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

    def command_of(self, key: str) -> bool:
        """Run the command of a key on this screen; return whether there is one."""
        found = self.keymap.command(self.where, key)
        if found is None or found not in self.actions:
            return False
        self.actions[found]()
        return True

    def show_keys(self) -> None:
        """Show the keys that mean something now, the most important first."""
        shown = sorted((c for c in available(self) if c.shown), key=lambda c: c.shown)
        self.key_line.show_keys(
            [KeyHint(self.keymap.shown(c.id), self.t(c.label), c.id) for c in shown]
        )

    def leave(self, request: Message) -> None:
        """Ask the app for another screen; keys that come until it is there are held for it."""
        self._leaving = True
        self.post_message(request)

    def hold(self, key: str, character: str | None) -> bool:
        """Hold a key for the screen that comes; return whether there is one coming."""
        if self._leaving:
            self._held.append((key, character))
        return self._leaving

    def on_compose(self) -> None:
        """Read the screen's styles: Textual reads those of a screen that is pushed, not of the first."""
        sheet = self.app.stylesheet
        for path in self.css_path:
            if not sheet.has_source(str(path), ""):
                sheet.read(path)

    def on_screen_resume(self) -> None:
        """Take keys again."""
        self._leaving = False

    def on_unmount(self) -> None:
        """Hand the keys on that were meant for the next screen."""
        following = self.app.screen_stack[-1] if self.app.screen_stack else None
        if isinstance(following, LineScreen) and following is not self:
            for key, character in self._held:
                following.line.press(key, character)

    def on_key(self, event: events.Key) -> None:
        """Hand a key on that came before the line had the focus."""
        character = event.character if is_typed(event.character) else None
        if self.focused is None and self.line.press(event.key, character):
            event.stop()

    @on(KeyLine.Chosen)
    def _key_clicked(self, chosen: KeyLine.Chosen) -> None:
        self.run_command(chosen.command)
