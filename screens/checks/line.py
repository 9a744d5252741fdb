"""What the line of the checks does: it hands on the keys, and a reason is written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import N_
from screens.base.widgets.line_host import LineLabel, QuietHost
from store.file.windows.drafts import Field

if TYPE_CHECKING:
    from screens.checks.screen import ChecksScreen

CHECKS_WORD = N_("Checks")
"""What the screen is called, a text to translate."""


class ChecksLine(QuietHost):
    """Has the keys in their order; letters go to it while a reason is written."""

    def __init__(self, screen: ChecksScreen) -> None:
        """Work for ``screen``."""
        super().__init__(screen.t)
        self._screen = screen

    def is_elsewhere(self) -> bool:
        """Return whether letters mean nothing now."""
        return self._screen.asked is None

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list have a key that moves in it, while no reason is written."""
        screen = self._screen
        if screen.wait_with(key, character):
            return True
        if screen.asked is not None:
            return character is None and key in ("up", "down", "pageup", "pagedown", "tab")
        return character is not None or screen.list.press(key)

    def take_paste(self, text: str) -> bool:
        """Take a paste away while no reason is written."""
        return self._screen.asked is None

    def label_for(self, text: str) -> LineLabel:
        """Say what the keys do with the selected finding, or ask for the reason."""
        t, screen = self._screen.t, self._screen
        if screen.asked is not None:
            said = t(N_("Why? · Enter dismisses it · Esc goes back"))
            return LineLabel(t(N_("Dismiss")), said, "ask")
        found = screen.list.selected
        if found is None:
            return LineLabel(t(CHECKS_WORD), "")
        key = screen.keymap.shown("checks.dismiss")
        if found.reason is not None:
            return LineLabel(
                t(CHECKS_WORD), t(N_("Enter goes there · {key} lists it again"), key=key)
            )
        return LineLabel(t(CHECKS_WORD), t(N_("Enter goes there · {key} dismisses it"), key=key))

    def submit(self, text: str) -> bool:
        """Take the reason, or go to the selected finding."""
        if self._screen.asked is not None:
            return self._screen.answer(text)
        self._screen.run_command("checks.go")
        return True

    @property
    def field(self) -> Field | None:
        """The reason that is written."""
        return self._screen.field

    @property
    def drops_by_escape(self) -> bool:
        """Whether a reason is written, which Esc drops."""
        return self._screen.asked is not None

    def escape(self) -> None:
        """Leave the reason, or the screen."""
        if self._screen.asked is not None:
            self._screen.stop_asking()
        else:
            self._screen.run_command("checks.back")

    def command(self, key: str) -> bool:
        """Run the command of a key, while no reason is written."""
        return self._screen.asked is None and self._screen.command_of(key)
