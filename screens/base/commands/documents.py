"""The commands of the screens for documents: import, export, checks and read-back."""

from __future__ import annotations

from locales import N_
from screens.base.commands.command import CHECKS, EXPORT, IMPORT, READBACK, Command

COMMANDS: tuple[Command, ...] = (
    Command("import.take_in", ("enter",), N_("Take in"), N_("Take the documents in"), IMPORT, 1),
    Command(
        "import.back",
        ("escape",),
        N_("Back"),
        N_("Go back; stop while documents come in"),
        IMPORT,
        2,
    ),
    Command("export.write", ("enter",), N_("Write"), N_("Write the file"), EXPORT, 1),
    Command("export.profile", ("f5",), N_("Profile"), N_("Choose another profile"), EXPORT, 2),
    Command(
        "export.language", ("f4",), N_("Language"), N_("Write it in the other language"), EXPORT, 3
    ),
    Command(
        "export.arrangement",
        ("ctrl+l",),
        N_("Answers"),
        N_("Let answers stand under their questions, their groups, or as groups spoke"),
        EXPORT,
        7,
    ),
    Command(
        "export.checks",
        ("f3",),
        N_("Checks"),
        N_("Show what is missing or doubtful, and go to it"),
        EXPORT,
        5,
    ),
    Command(
        "export.source",
        ("shift+tab",),
        N_("Markdown"),
        N_("Show the Markdown as it is written, or again how it reads"),
        EXPORT,
        6,
    ),
    Command("export.back", ("escape",), N_("Back"), N_("Go back without writing"), EXPORT, 4),
    Command(
        "checks.go",
        ("enter",),
        N_("Go there"),
        N_("Go to what was found, in the meeting"),
        CHECKS,
        1,
        "has_finding",
    ),
    Command(
        "checks.dismiss",
        ("f8",),
        N_("Dismiss"),
        N_("Dismiss it with a reason, or list it again"),
        CHECKS,
        2,
        "has_finding",
    ),
    Command(
        "checks.undo",
        ("ctrl+z",),
        N_("Undo"),
        N_("Take back the latest step in the meeting"),
        CHECKS,
        4,
    ),
    Command("checks.redo", ("ctrl+y",), N_("Redo"), N_("Do again what was taken back"), CHECKS),
    Command("checks.help", ("f2",), N_("Help"), N_("Show keys, markers and commands"), CHECKS, 5),
    Command("checks.back", ("escape",), N_("Back"), N_("Go back"), CHECKS, 3),
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
)
