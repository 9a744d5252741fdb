"""The commands of the help."""

from __future__ import annotations

from locales import N_
from screens.base.commands.command import HELP, Command

COMMANDS: tuple[Command, ...] = (
    Command("help.back", ("escape",), N_("Back"), N_("Go back"), HELP, 1),
)
