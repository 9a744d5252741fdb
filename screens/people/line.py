"""The line of the people screen: its keys are those of the part that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from locales import N_, message
from screens.base.widgets.line_host import Completion, LineLabel, QuietHost
from store.file.windows.drafts import Field

if TYPE_CHECKING:
    from screens.people.screen import PeopleScreen


class PeopleHost(QuietHost):
    """What the line of the screen does: its keys are those of the part that is shown."""

    def __init__(self, screen: PeopleScreen) -> None:
        """Speak for ``screen``."""
        super().__init__(screen.t)
        self._screen = screen

    @property
    def field(self) -> Field | None:
        """What the part has written in the line."""
        return self._screen.part.field

    @property
    def drops_by_escape(self) -> bool:
        """Whether Esc drops what is written: what is kept while it is written."""
        return self.field is not None

    def is_elsewhere(self) -> bool:
        """Return whether letters are keys of their own."""
        return not self._screen.part.takes_letters

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the part have the key."""
        return _press(self._screen, key, character)

    def take_paste(self, text: str) -> bool:
        """Let the part have a pasted text."""
        return self._screen.part.paste(text)

    def text_changed(self, text: str) -> None:
        """Tell the part what is written."""
        self._screen.part.text_changed(text)

    def label_for(self, text: str) -> LineLabel:
        """Let the part say what Enter would do."""
        return self._screen.part.label(text)

    def completions(self, text: str, cursor: int) -> Sequence[Completion]:
        """Return what the part knows to go on with."""
        return self._screen.part.completions(text)

    def submit(self, text: str) -> bool:
        """Let the part take what was written."""
        return self._screen.part.submit(text)

    def escape(self) -> None:
        """Leave what is open in the part, else the screen."""
        if not self._screen.part.escape():
            self._screen.close()

    def command(self, key: str) -> bool:
        """Run the command of a key."""
        return self._screen.command(key)


_NO_LETTER = message(N_("This letter means nothing here; {key} shows the keys."), key="F2")


def _press(screen: PeopleScreen, key: str, character: str | None) -> bool:
    """Carry out one key in the part that is shown; False leaves it to the line."""
    part = screen.part
    if not part.takes_letters:
        if key in ("enter", "tab") and screen.command(key):
            return True
        name = "space" if character == " " else (character or key).lower()
        if screen.command(name) or (character is None and part.take_key(key)):
            screen.line.redraw()
            return True
        if character is not None:
            screen.say(_NO_LETTER, warn=True)
        return character is not None
    if character is not None or (screen.line.text and key in ("home", "end")):
        return False
    if key in ("tab", "shift+tab"):
        return not part.completes and (screen.command(key) or True)
    return part.take_key(key)
