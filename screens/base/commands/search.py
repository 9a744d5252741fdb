"""The commands of the search."""

from __future__ import annotations

from locales import N_
from screens.base.commands.command import SEARCH, Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "search.open",
        ("enter",),
        N_("Go there"),
        N_("Open the meeting at the line that was found"),
        SEARCH,
        1,
        "has_hit",
    ),
    Command(
        "search.best",
        ("f4",),
        N_("Order"),
        N_("Show the best first, or again the newest"),
        SEARCH,
        2,
    ),
    Command("search.help", ("f2",), N_("Help"), N_("Show keys, markers and commands"), SEARCH, 3),
    Command("search.back", ("escape",), N_("Back"), N_("Go back"), SEARCH, 4),
)
