"""The commands of the lists that one thing is chosen from."""

from __future__ import annotations

from locales import N_
from screens.base.commands.command import CHOOSE, Command

COMMANDS: tuple[Command, ...] = (
    Command("choose.this", ("enter",), N_("Choose"), N_("Choose the selected line"), CHOOSE, 1),
    Command("choose.back", ("escape",), N_("Back"), N_("Go back"), CHOOSE, 2),
)
