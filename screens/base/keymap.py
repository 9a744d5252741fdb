"""Which key means which command, and how a key is read.

A key is looked up by the screen that has it, so that it acts in order with the letters before and behind
it. Keys may be chosen anew in the settings by the command's id.
"""

from __future__ import annotations

from collections.abc import Mapping

from screens.base.commands import COMMANDS


class Keymap:
    """Which key means which command, after a person's own choice of keys."""

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        """Take keys by command id (``{"live.find": "f3"}``); several keys are separated by commas."""
        self._keys = {
            command.id: _split((chosen or {}).get(command.id)) or command.keys
            for command in COMMANDS
        }
        # a key of one's own choice wins over one that another command has anyway, else the first does
        others = [command for command in COMMANDS if command.id not in (chosen or {})]
        own = [command for command in COMMANDS if command.id in (chosen or {})]
        self._by_key = {
            (command.where, key): command.id
            for command in reversed([*own, *others])
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
    "space": "Space",
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
