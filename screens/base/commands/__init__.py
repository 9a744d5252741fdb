"""The commands of the app in one table: keys, footer, palette and help are all made from it.

Only keys that every terminal delivers are used: ctrl+b is tmux's prefix, ctrl+j a line break in an
unbracketed paste, ctrl+i is Tab.
"""

from __future__ import annotations

from screens.base.commands import (
    board,
    choose,
    documents,
    help_,
    live,
    meetings,
    people,
    register,
    search,
)
from screens.base.commands.command import (
    BOARD,
    CHECKS,
    CHOOSE,
    COMPARE,
    EDIT,
    EXPORT,
    HELP,
    HOME,
    IMPORT,
    LIVE,
    LOOKING,
    MOVE,
    PEOPLE,
    PERSON,
    PERSONS,
    READBACK,
    REGISTER,
    REVIEW,
    SAVED,
    SEARCH,
    SELECT,
    TAKEN_OUT,
    TIMELINE,
    TRASH,
    Command,
)

__all__ = [
    "BOARD",
    "BY_ID",
    "CHECKS",
    "CHOOSE",
    "COMMANDS",
    "COMPARE",
    "EDIT",
    "EXPORT",
    "HELP",
    "HOME",
    "IMPORT",
    "LIVE",
    "LOOKING",
    "MOVE",
    "PEOPLE",
    "PERSON",
    "PERSONS",
    "READBACK",
    "REGISTER",
    "REVIEW",
    "SAVED",
    "SEARCH",
    "SELECT",
    "TAKEN_OUT",
    "TIMELINE",
    "TRASH",
    "Command",
]

COMMANDS: tuple[Command, ...] = (
    *live.COMMANDS,
    *board.COMMANDS,
    *meetings.COMMANDS,
    *search.COMMANDS,
    *register.COMMANDS,
    *people.COMMANDS,
    *documents.COMMANDS,
    *help_.COMMANDS,
    *choose.COMMANDS,
)
"""Every command. A test holds their keys to the whitelist."""

BY_ID = {command.id: command for command in COMMANDS}
"""Every command by its id."""
