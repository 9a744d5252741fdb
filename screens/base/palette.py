"""The commands that a screen has now, as the palette lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, Protocol

from locales import Translator
from screens.base.commands import COMMANDS, Command

PALETTE_KEY = "ctrl+p"
"""The key of the palette, on every screen."""


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

    def key_of(self, command: str) -> str:
        """Return the key of a command as a person reads it."""


class Choice(NamedTuple):
    """One line of a list to choose from: its words, the key that does the same, and what is done."""

    label: str
    run: Callable[[], object]
    help: str = ""
    key: str = ""


def available(screen: Commanded, commands: Iterable[Command] = COMMANDS) -> list[Command]:
    """Return the commands that a screen can carry out now."""
    return [c for c in commands if c.where == screen.where and screen.can(c)]


def choices_of(screen: Commanded) -> list[Choice]:
    """Return the commands that a screen can carry out now, to choose from."""
    return [
        Choice(
            screen.t(command.label),
            partial(screen.run_command, command.id),
            screen.t(command.tooltip),
            screen.key_of(command.id),
        )
        for command in available(screen)
    ]


def fitting(choices: Iterable[Choice], wanted: str) -> list[Choice]:
    """Return the choices with every word that is wanted, first those that have them in the label."""
    words = wanted.casefold().split()

    def has(text: str) -> bool:
        return all(word in text.casefold() for word in words)

    found = [one for one in choices if has(f"{one.label} {one.help}")]
    return sorted(found, key=lambda one: not has(one.label))
