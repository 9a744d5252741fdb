"""What the parts of the people screen have in common, and what they need of the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from locales import Message, Translator
from screens.base.commands import Command
from screens.base.keymap import Keymap
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.row_list import RowList
from store.file.app_windows.drafts import Field
from store.language.suggestion import Suggestion
from store.waiting.change import Change


class Frame(Protocol):
    """The screen, as its parts see it."""

    t: Translator
    keymap: Keymap
    line: CaptureLine
    part: PeoplePart

    def say(self, words: Message, *, warn: bool = False) -> None:
        """Say something on the line's label, until the next key."""

    def show_part(self, part: PeoplePart) -> None:
        """Show another part, or again what has changed in this one."""

    def offer_drafts(self) -> None:
        """Put into the line what was left half-typed of what is written in it now."""

    def write(
        self, change: Change, done: Message, take_again: Callable[[], bool] = lambda: True
    ) -> None:
        """Write something, or let it wait; ``done`` says it, ``take_again`` takes up what is refused."""


class PeoplePart:
    """One part of the screen: a list above, and what the line means below it.

    Attributes:
        where: which commands of the table are there.
        rows: the list that is drawn.
        actions: what its commands do, by their ids.
    """

    where = ""
    rows: RowList
    actions: Mapping[str, Callable[[], object]] = {}

    @property
    def takes_letters(self) -> bool:
        """Whether letters go to the line; else each is a key of its own."""
        return True

    @property
    def field(self) -> Field | None:
        """What is written in the line, to be kept while it is; Esc drops it. None for what need not be."""
        return None

    @property
    def completes(self) -> bool:
        """Whether Tab takes a suggestion in the line."""
        return False

    def title(self) -> tuple[str, str]:
        """Return what stands at the top: a title, and facts."""
        raise NotImplementedError

    def label(self, text: str) -> LineLabel:
        """Say what is selected, and what Enter would do."""
        raise NotImplementedError

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        del command
        return True

    def take_key(self, key: str) -> bool:
        """Carry out a key that is no command; return whether it meant anything."""
        return self.rows.press(key)

    def text_changed(self, text: str) -> None:
        """Learn what is written now."""

    def paste(self, text: str) -> bool:
        """Take a pasted text; False leaves it to the line."""
        del text
        return False

    def submit(self, text: str) -> bool:
        """Take what was written; return False where it must stay in the line."""
        del text
        return False

    def escape(self) -> bool:
        """Leave what is open in the part; return False where nothing is, and the part itself is left."""
        return False

    def completions(self, text: str) -> Sequence[Suggestion]:
        """Return the ways to go on with a line."""
        del text
        return ()
