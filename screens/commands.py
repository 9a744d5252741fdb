"""The commands of the app in one table: keys, footer, palette and help are all made from it.

A key is looked up by the screen that has it, so that it acts in order with the letters before and behind
it. Keys may be chosen anew in the settings by the command's id. Only keys that every terminal delivers
are used: ctrl+b is tmux's prefix, ctrl+j a line break in an unbracketed paste, ctrl+i is Tab.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from locales import N_, Translator

LIVE, SELECT, MOVE, HOME, EXPORT, HELP = "live", "select", "move", "meetings", "export", "help"
BOARD = "board"
READBACK = "readback"


@dataclass(frozen=True, slots=True)
class Command:
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


COMMANDS: tuple[Command, ...] = (
    Command("live.help", ("f2",), N_("Help"), N_("Show keys, markers and commands"), LIVE, 1),
    Command("live.find", ("ctrl+f", "f3"), N_("Find"), N_("Find in this meeting"), LIVE, 2),
    Command(
        "live.panes", ("f4",), N_("Panes"), N_("Fold the agenda and the rail away, or out"), LIVE, 6
    ),
    Command("live.export", ("f5",), N_("Export"), N_("Make the finished document"), LIVE, 3),
    Command(
        "live.undo",
        ("ctrl+z",),
        N_("Undo"),
        N_("Take back the latest step in the meeting, while the line is empty"),
        LIVE,
        4,
    ),
    Command(
        "live.redo",
        ("ctrl+y",),
        N_("Redo"),
        N_("Do again what was taken back, while the line is empty"),
        LIVE,
    ),
    Command(
        "live.run_pasted",
        ("ctrl+r",),
        N_("Run commands"),
        N_("Carry out the commands in a paste of several lines"),
        LIVE,
        when="has_paste",
    ),
    Command(
        "live.saved",
        ("ctrl+s",),
        N_("Saved?"),
        N_("Say whether everything is saved; every line is, as soon as it is entered"),
        LIVE,
    ),
    Command("live.home", ("ctrl+o",), N_("Meetings"), N_("Go to the list of meetings"), LIVE, 5),
    Command(
        "live.hole",
        ("ctrl+n",),
        N_("Next hole"),
        N_("Go to the next cell of the exercise in which nothing is written"),
        LIVE,
        2,
        "in_exercise",
    ),
    Command(
        "live.board",
        ("ctrl+l",),
        N_("Board"),
        N_("Show the answers of the exercise side by side; notes are moved to clusters there"),
        LIVE,
        2,
        "in_exercise",
    ),
    Command("find.next", ("ctrl+g",), N_("Next"), N_("Go to the next place found"), LIVE),
    Command("entry.edit", ("enter",), N_("Edit"), N_("Edit the entry where it stands"), SELECT, 1),
    Command("entry.kind", ("ctrl+t",), N_("Kind"), N_("Change its kind by a letter"), SELECT, 2),
    Command("entry.deeper", ("tab",), N_("Indent"), N_("Move it one level in"), SELECT, 5),
    Command("entry.shallower", ("shift+tab",), N_("Outdent"), N_("Move it one level out"), SELECT),
    Command(
        "entry.unfinished",
        ("f8",),
        N_("Unfinished"),
        N_("Mark it as unfinished, or not any more"),
        SELECT,
        4,
    ),
    Command(
        "entry.move",
        ("f9",),
        N_("Move"),
        N_("Move it: up and down, and with PgUp, PgDn, ← and → to another cell"),
        SELECT,
        3,
    ),
    Command(
        "entry.delete",
        ("backspace", "delete"),
        N_("Delete"),
        N_("Take it out; undo brings it back"),
        SELECT,
        6,
    ),
    Command("entry.leave", ("escape",), N_("Back"), N_("Go back to the capture line"), SELECT, 7),
    Command(
        "meetings.open", ("enter",), N_("Open"), N_("Open the meeting"), HOME, 1, "has_meeting"
    ),
    Command("meetings.new", ("ctrl+n",), N_("New"), N_("Begin a new meeting"), HOME, 2),
    Command(
        "meetings.export",
        ("f5",),
        N_("Export"),
        N_("Make the finished document"),
        HOME,
        3,
        "has_meeting",
    ),
    Command(
        "meetings.delete",
        ("f8",),
        N_("Delete"),
        N_("Put the meeting in the trash; undo brings it back"),
        HOME,
        4,
        "has_meeting",
    ),
    Command(
        "meetings.undo",
        ("ctrl+z",),
        N_("Undo"),
        N_("Bring back the meeting that was deleted last"),
        HOME,
        5,
        "has_deleted",
    ),
    Command("meetings.help", ("f2",), N_("Help"), N_("Show keys, markers and commands"), HOME, 6),
    Command("export.write", ("enter",), N_("Write"), N_("Write the file"), EXPORT, 1),
    Command("export.profile", ("f3",), N_("Profile"), N_("Choose another profile"), EXPORT, 2),
    Command(
        "export.language", ("f4",), N_("Language"), N_("Write it in the other language"), EXPORT, 3
    ),
    Command("export.back", ("escape",), N_("Back"), N_("Go back without writing"), EXPORT, 4),
    Command("readback.next", ("right",), N_("Next"), N_("Show the next of this kind"), READBACK, 1),
    Command("readback.previous", ("left",), N_("Previous"), N_("Show the one before"), READBACK, 2),
    Command(
        "readback.on",
        ("pagedown",),
        N_("Read on"),
        N_("Read what stands below, and then show the next"),
        READBACK,
    ),
    Command(
        "readback.up",
        ("pageup",),
        N_("Read up"),
        N_("Read what stands above, and then show the one before"),
        READBACK,
    ),
    Command(
        "readback.kind",
        ("tab",),
        N_("Other kind"),
        N_("Change between questions, decisions and groups"),
        READBACK,
        3,
    ),
    Command(
        "readback.follow",
        ("enter",),
        N_("Follow"),
        N_("Show where the meeting is, and follow it"),
        READBACK,
        4,
    ),
    Command(
        "readback.help", ("f2",), N_("Help"), N_("Show keys, markers and commands"), READBACK, 6
    ),
    Command("readback.back", ("escape",), N_("Back"), N_("Go back"), READBACK, 5, "has_way_back"),
    Command("board.open", ("enter",), N_("Go there"), N_("Go to this cell to write"), BOARD, 1),
    Command(
        "board.view",
        ("tab",),
        N_("Other view"),
        N_("All rows for one question, all questions for one row, or the whole table"),
        BOARD,
        2,
    ),
    Command("board.view_back", ("shift+tab",), N_("View back"), N_("The view before"), BOARD),
    Command(
        "board.undo",
        ("ctrl+z",),
        N_("Undo"),
        N_("Take back the latest step in the meeting"),
        BOARD,
        3,
    ),
    Command("board.redo", ("ctrl+y",), N_("Redo"), N_("Do again what was taken back"), BOARD),
    Command("board.help", ("f2",), N_("Help"), N_("Show keys, markers and commands"), BOARD, 4),
    Command("board.back", ("escape",), N_("Back"), N_("Go back to the capture line"), BOARD, 5),
    Command("help.back", ("escape",), N_("Back"), N_("Go back"), HELP, 1),
)
"""Every command. A test holds their keys to the whitelist."""

BY_ID = {command.id: command for command in COMMANDS}
"""Every command by its id."""


class Keymap:
    """Which key means which command, after a person's own choice of keys."""

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        """Take keys by command id (``{"live.find": "f3"}``); several keys are separated by commas."""
        self._keys = {
            command.id: _split((chosen or {}).get(command.id)) or command.keys
            for command in COMMANDS
        }
        self._by_key = {
            (command.where, key): command.id
            for command in reversed(COMMANDS)
            for key in self._keys[command.id]
        }

    def command(self, where: str, key: str) -> str | None:
        """Return the id of the command that a key means there, or None."""
        return self._by_key.get((where, key))

    def keys(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command."""
        return self._keys[command]

    def shown(self, command: str) -> str:
        """Return the first key of a command as a person reads it."""
        keys = self._keys[command]
        return shown_key(keys[0]) if keys else ""


def _split(keys: str | None) -> tuple[str, ...]:
    return tuple(key.strip() for key in (keys or "").split(",") if key.strip())


_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "⌫",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
}


def shown_key(key: str) -> str:
    """Return a key as a person reads it: ``ctrl+f`` is ``^F``."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return key.upper()


class Commanded(Protocol):
    """A screen whose commands come from the table."""

    @property
    def t(self) -> Translator:
        """The language of the words."""

    @property
    def where(self) -> str:
        """Which commands of the table are there now."""

    def run_command(self, command: str) -> None:
        """Carry out a command by its id."""

    def can(self, command: Command) -> bool:
        """Return whether the command is available now."""


def available(screen: Commanded, commands: Iterable[Command] = COMMANDS) -> list[Command]:
    """Return the commands that a screen can carry out now."""
    return [c for c in commands if c.where == screen.where and screen.can(c)]


class CommandPalette(Provider):
    """The commands of the screen in the palette."""

    async def discover(self) -> Hits:
        """Give every command before anything is typed."""
        for screen, command in self._there():
            yield DiscoveryHit(
                screen.t(command.label),
                partial(screen.run_command, command.id),
                help=screen.t(command.tooltip),
            )

    async def search(self, query: str) -> Hits:
        """Give the commands whose words fit."""
        matcher = self.matcher(query)
        for screen, command in self._there():
            words = f"{screen.t(command.label)} – {screen.t(command.tooltip)}"
            score = matcher.match(words)
            if score > 0:
                run = partial(screen.run_command, command.id)
                yield Hit(score, matcher.highlight(words), run)

    def _there(self) -> Iterator[tuple[Commanded, Command]]:
        """Give the commands that are there now, with the screen that has them."""
        if hasattr(self.screen, "run_command"):
            screen = cast("Commanded", self.screen)
            for command in available(screen):
                yield screen, command
