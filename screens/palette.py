"""The commands that a screen has now, and the palette that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from locales import Translator
from screens.commands import COMMANDS, Command


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
