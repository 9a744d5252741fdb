"""What the line of the export does: it holds the path, and hands on the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import N_
from screens.base.widgets.line_host import LineLabel, QuietHost
from store.file.windows.drafts import Field

if TYPE_CHECKING:
    from screens.export.screen import ExportScreen


class ExportLine(QuietHost):
    """Holds the path to write to, or the §§ that an extract is to hold."""

    def __init__(self, screen: ExportScreen) -> None:
        """Work for ``screen``."""
        super().__init__(screen.t)
        self._screen = screen

    @property
    def field(self) -> Field:
        """The path, or the §§."""
        return self._screen.field

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the preview have a key that moves in it."""
        return character is None and key not in ("home", "end") and self._screen.preview.press(key)

    def text_changed(self, text: str) -> None:
        """Write nothing to a path that has changed since."""
        self._screen.forget()

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter does."""
        t = self._screen.t
        if self._screen.awaits:
            said = N_("It is written as soon as the document is ready · Esc cancels")
            return LineLabel(t(N_("File")), t(said), "ask")
        if self._screen.choice.asks_sections:
            said = N_("Which §? 2, 4 · Enter shows the extract")
            return LineLabel(t(N_("Extract")), t(said), "ask")
        if self._screen.asks_to_replace(text):
            return LineLabel(t(N_("File")), t(N_("Enter again replaces it")), "warn")
        return LineLabel(t(N_("File")), t(N_("Enter writes it · typing changes the path")))

    def submit(self, text: str) -> bool:
        """Take the path, or the §§."""
        return self._screen.enter(text)

    def escape(self) -> None:
        """Leave, or take back an Enter that still waits."""
        self._screen.run_command("export.back")

    def command(self, key: str) -> bool:
        """Run the command of a key."""
        return self._screen.command_of(key)
