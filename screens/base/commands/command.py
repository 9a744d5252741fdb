"""What a command is, and where commands are: a screen, or a mode of one."""

from __future__ import annotations

from typing import NamedTuple

LIVE, SELECT, MOVE, HOME, EXPORT, HELP = "live", "select", "move", "meetings", "export", "help"
EDIT = "edit"
"""Where a text is written that stands somewhere already: an entry in its place, a field in the line."""

BOARD = "board"
READBACK = "readback"
IMPORT = "import"
CHECKS = "checks"
REGISTER = "register"
SEARCH = "search"
CHOOSE = "choose"
TRASH, SAVED, COMPARE, TIMELINE = "trash", "saved", "compare", "timeline"
PEOPLE, PERSONS, PERSON, REVIEW = "people", "persons", "person", "review"
TAKEN_OUT = "taken_out"


LOOKING = {
    *("entry.link", "entry.leave", "entry.copy"),
    *("board.copy", "board.view", "board.view_back", "board.by_dots", "board.hole", "board.leave"),
    *("board.help", "board.back"),
}
"""What can be done with a selected line that is verified: nothing that changes it."""


class Command(NamedTuple):
    """One thing that a person can ask for.

    Attributes:
        id: its name in the settings and in the code.
        keys: the keys, the first one is shown.
        label: a word or two for the footer.
        tooltip: a sentence for palette and help.
        where: the screen or mode in which it is there.
        shown: whether the footer shows it; the smaller the number, the earlier.
        when: the name of a property of the screen that says whether it is available now; none is always.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    where: str
    shown: int = 0
    when: str = ""
