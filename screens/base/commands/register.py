"""The commands of the register of decisions, actions and questions."""

from __future__ import annotations

from locales import N_
from screens.base.commands.command import REGISTER, Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "register.go",
        ("enter",),
        N_("Go there"),
        N_("Open the meeting where it stands, with its line highlighted"),
        REGISTER,
        1,
        "has_item",
    ),
    Command(
        "register.tick",
        ("space", "f8"),
        N_("Done"),
        N_("Tick it off, or open it again; in verified minutes that is kept beside them"),
        REGISTER,
        2,
        "can_tick",
    ),
    Command(
        "register.owner",
        ("f3",),
        N_("Who"),
        N_("Say who is to do it"),
        REGISTER,
        5,
        "has_action",
    ),
    Command(
        "register.due",
        ("f4",),
        N_("When"),
        N_("Say by which day it is to be done"),
        REGISTER,
        6,
        "has_action",
    ),
    Command(
        "register.choice",
        ("f5",),
        N_("Open, done, all"),
        N_("Show what is open, then what is done, then all, what was carried on too"),
        REGISTER,
        4,
    ),
    Command(
        "register.kind",
        ("tab",),
        N_("Register"),
        N_("Actions, then decisions, questions and what is parked"),
        REGISTER,
        3,
    ),
    Command(
        "register.kind_back", ("shift+tab",), N_("Register back"), N_("The one before"), REGISTER
    ),
    Command(
        "register.undo",
        ("ctrl+z",),
        N_("Undo"),
        N_("Take back the latest step that was taken here"),
        REGISTER,
        8,
    ),
    Command("register.redo", ("ctrl+y",), N_("Redo"), N_("Do again what was taken back"), REGISTER),
    Command(
        "register.help", ("f2",), N_("Help"), N_("Show keys, markers and commands"), REGISTER, 9
    ),
    Command("register.back", ("escape",), N_("Back"), N_("Go back"), REGISTER, 7),
)
