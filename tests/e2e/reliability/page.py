"""The live screen as a note-taker reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.e2e.program import PROMPT

TITLE = "Runda"
"""The title of the meeting that is written in."""

ACTION = "Ring Kim"
"""The one action in it from the beginning."""

_SAVED = re.compile(r"\b(Sparat|Saved)\b")
_WAITS = re.compile(r"vänta|waiting", re.IGNORECASE)
_HOME = re.compile(r" (Möten|Meetings)")
_CHANGES = re.compile(r"Ändrar|Editing")
_PENCIL = "✎"


class Page:
    """One look at the screen.

    Attributes:
        head: the row with the title and the state.
        above: the rows over the line.
        rule: the row that says what Enter will do.
        line: the capture line.
    """

    def __init__(self, rows: Sequence[str]) -> None:
        """Part the rows of a screen."""
        at = max((n for n, row in enumerate(rows) if row.startswith("─ ")), default=len(rows))
        self.head = rows[0] if rows else ""
        self.above = rows[1:at]
        self.rule = rows[at] if at < len(rows) else ""
        self.line = "\n".join(rows[at + 1 : -1])

    @property
    def is_live(self) -> bool:
        """Whether the meeting can be written in here."""
        return f"{TITLE} " in self.head and PROMPT in self.line

    @property
    def is_home(self) -> bool:
        """Whether it is the list of meetings, where the program goes when the meeting is not there."""
        return bool(_HOME.match(self.head))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the line."""
        return not self.line.replace(PROMPT, "").strip() and not self.changes

    @property
    def changes(self) -> bool:
        """Whether an entry is being changed where it stands."""
        return bool(_CHANGES.search(self.rule)) or any(_PENCIL in row for row in self.above)

    @property
    def saved(self) -> bool:
        """Whether it says that all is on the disk."""
        return bool(_SAVED.search(self.head)) and not self.waits

    @property
    def waits(self) -> bool:
        """Whether it says that something waits."""
        return bool(_WAITS.search(self.head))

    def shows(self, word: str) -> bool:
        """Whether ``word`` stands over the line, and is not being changed there."""
        return any(word in row and _PENCIL not in row for row in self.above)

    def waits_for(self, word: str) -> bool:
        """Whether the row of ``word``, or the head, says that it is not yet on the disk."""
        return self.waits or any(word in row and _WAITS.search(row) for row in self.above)
