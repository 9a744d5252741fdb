"""What a line that is written in needs from the screen around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from locales import N_, Message, Translator, message
from screens.base.widgets.edit_buffer import EditBuffer
from store.capture.table import find_command
from store.file.app_windows.drafts import Field
from store.language.suggestion import Suggestion


class LineLabel(NamedTuple):
    """What stands above the line: where it lands and what Enter will do.

    Attributes:
        place: the place, in words.
        action: what Enter will do, or what was refused or undone.
        tone: ``plain``, ``warn`` or ``ask``; the words say the same without colour.
        is_undone: whether it says that undo takes back what was done just now: it does, whatever is written.
    """

    place: str
    action: str
    tone: str = "plain"
    is_undone: bool = False


def misplaced_command(text: str) -> Message | None:
    """Return that a text is a command of a meeting, where it would become a path or a name; else None."""
    typed = text.strip()
    if not typed.startswith("/") or find_command(typed[1:]) is None:
        return None
    said = N_("{command} is a command: it is typed in the line of a meeting.")
    return message(said, command=typed.split()[0])


class KeyGate(Protocol):
    """What every key passes before the line has it: a screen that may be on its way to another one."""

    def hold(self, key: str, character: str | None) -> bool:
        """Hold a key, or hand it on; return whether it is not for this line."""

    def hold_paste(self, text: str) -> bool:
        """Hold a pasted text in the same way."""


class LineHost(Protocol):
    """What the line needs from the screen around it. Every call is made at once, in key order."""

    @property
    def t(self) -> Translator:
        """The language of the words."""

    def is_elsewhere(self) -> bool:
        """Return whether letters go to another part than the line, which then shows no cursor."""

    def take_key(self, key: str, character: str | None) -> bool:
        """Let a part that is open above the line have the key; return whether it took it."""

    @property
    def edited(self) -> EditBuffer | None:
        """The text of a part above the line that letters go to; None where they go to the line."""

    def redraw_edited(self) -> None:
        """Draw the text of a part above the line anew: what Tab would add to it is another."""

    def take_paste(self, text: str) -> bool:
        """Let a part that is open above the line have a pasted text; return whether it took it."""

    def text_changed(self, text: str) -> None:
        """Learn what is written now, after every key that changed it."""

    def label_for(self, text: str) -> LineLabel:
        """Say in words where ``text`` would land and what Enter would do."""

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Return the ways to go on, the best first."""

    def refusal_of(self, text: str) -> Message | None:
        """Return why a text is not even handed on by Enter; None where it is."""

    def submit(self, text: str) -> bool:
        """Carry a line out; return False where it was refused and must stay."""

    def refused_field(self) -> Field | None:
        """Return a field for a line that stands here refused; None where it stays in its own."""

    def put_by(self, text: str) -> bool:
        """Keep a line that was refused, because another one is begun; return False where it stays."""

    def pasted(self, text: str) -> bool:
        """Take a text of several lines at once; return False where it waits for Enter."""

    def step_place(self, rows: int, prompts: int) -> None:
        """Move the place by rows and prompts."""

    def enter_above(self) -> None:
        """Move up into what stands above the line."""

    def enter_below(self) -> None:
        """Move into what stands below the place."""

    def escape(self) -> None:
        """Leave whatever is open; never drops text."""

    def command(self, key: str) -> bool:
        """Run the command of a key; return whether there is one.

        While the line is empty commands come before the keys of the line, so that undo is the meeting's,
        but for a text of the line that was just taken out.
        """

    @property
    def field(self) -> Field | None:
        """What is typed in the line just now, to be kept while it is; None where nothing need be kept."""

    @property
    def drops_by_escape(self) -> bool:
        """Whether :meth:`escape` drops what is typed just now; the line asks before."""


class QuietHost:
    """A host that wants none of it: the base of screens with a line but without a meeting.

    Attributes:
        t: the language of the words.
    """

    def __init__(self, t: Translator) -> None:
        """Speak the language of ``t``."""
        super().__init__()
        self.t = t

    def is_elsewhere(self) -> bool:
        """Take no letters away from the line."""
        return False

    def take_key(self, key: str, character: str | None) -> bool:
        """Take no key."""
        del key, character
        return False

    @property
    def edited(self) -> EditBuffer | None:
        """Edit nothing but the line."""
        return None

    def redraw_edited(self) -> None:
        """Edit nothing but the line."""

    def take_paste(self, text: str) -> bool:
        """Take no paste."""
        del text
        return False

    def text_changed(self, text: str) -> None:
        """Do nothing about it."""

    def label_for(self, text: str) -> LineLabel:
        """Say nothing."""
        del text
        return LineLabel("", "")

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Know no way to go on."""
        del text, cursor
        return ()

    def refusal_of(self, text: str) -> Message | None:
        """Take no command of a meeting for a path or a name."""
        return misplaced_command(text)

    def submit(self, text: str) -> bool:
        """Leave the line as it is."""
        del text
        return False

    def refused_field(self) -> Field | None:
        """Let a refused line stay in its own field."""
        return None

    def put_by(self, text: str) -> bool:
        """Let what is typed go on with a line that was refused."""
        del text
        return False

    def pasted(self, text: str) -> bool:
        """Leave several lines where they are."""
        del text
        return False

    def step_place(self, rows: int, prompts: int) -> None:
        """Have no places."""

    def enter_above(self) -> None:
        """Have nothing above."""

    def enter_below(self) -> None:
        """Have nothing below."""

    def escape(self) -> None:
        """Have nothing to leave."""

    def command(self, key: str) -> bool:
        """Have no commands."""
        del key
        return False

    @property
    def field(self) -> Field | None:
        """Keep nothing."""
        return None

    @property
    def drops_by_escape(self) -> bool:
        """Drop nothing that is kept."""
        return False
