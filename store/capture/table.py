"""Every command of the capture language, in one table that parser, completion, help and docs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from locales import N_
from store.capture.blanks import BLANKS, key, words

Offer = Literal[
    "", "people", "roles", "forms", "groups", "kinds", "languages", "sections", "commands"
]
Part = Literal["head", "course", "people", "groups", "exercise", "document", "steps", "app"]

PARTS: dict[Part, str] = {
    "head": N_("The head of the meeting"),
    "course": N_("The course of the meeting"),
    "people": N_("People"),
    "groups": N_("Groups"),
    "exercise": N_("Exercises"),
    "document": N_("The document"),
    "steps": N_("Steps"),
    "app": N_("In the app only"),
}
"""The headings under which help and documentation list the commands."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: its English name, which is also the key of what carries it out.
        sv: its Swedish name.
        help: what it does, in one line, a text to translate.
        part: the heading it is listed under.
        argument: what stands after the name, a text to translate; empty where nothing does.
        optional: whether it may stand alone.
        also: further names.
        offers: what completion offers after the name.
        lines: whether, standing alone, it takes the following lines as a list.
    """

    name: str
    sv: str
    help: str
    part: Part
    argument: str = ""
    optional: bool = False
    also: tuple[str, ...] = ()
    offers: Offer = ""
    lines: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, without the slash."""
        return (self.sv, self.name, *self.also)

    @property
    def app_only(self) -> bool:
        """Whether it is for the app to carry out."""
        return self.part == "app"

    def word(self, language: str) -> str:
        """Return its name with the slash in ``sv`` or ``en``."""
        return "/" + (self.sv if language == "sv" else self.name)


_PEOPLE = N_("LIST OF PEOPLE")
_NAMES = N_("NAMES")

COMMANDS: tuple[Command, ...] = (
    Command("title", "titel", N_("The title of the meeting"), "head", N_("TITLE")),
    Command("theme", "tema", N_("The theme of the meeting"), "head", N_("THEME")),
    Command("date", "datum", N_("The date of the meeting, or of the appendix"), "head", N_("DATE")),
    Command("time", "tid", N_("The planned time"), "head", N_("09:00-16:00")),
    Command("place", "plats", N_("Where the meeting is held"), "head", N_("PLACE")),
    Command("series", "serie", N_("The body or network that meets"), "head", N_("NAME")),
    Command(
        "organiser",
        "arrangör",
        N_("Who arranges the meeting"),
        "head",
        N_("NAME"),
        also=("organizer",),
    ),
    Command(
        "language",
        "språk",
        N_("The language of the document"),
        "head",
        N_("sv or en"),
        offers="languages",
    ),
    Command(
        "reference",
        "dnr",
        N_("The registration number, of the § once one is open"),
        "head",
        N_("NUMBER"),
    ),
    Command("kind", "typ", N_("The kind of document"), "head", N_("KIND"), offers="kinds"),
    Command(
        "opened",
        "öppna",
        N_("The meeting begins, now or at a time"),
        "course",
        N_("09:04"),
        optional=True,
    ),
    Command("pause", "paus", N_("A pause, now or at a time"), "course", N_("10:15"), optional=True),
    Command(
        "close",
        "avsluta",
        N_("The meeting ends, now or at a time"),
        "course",
        N_("16:02"),
        optional=True,
    ),
    Command(
        "agenda",
        "dagordning",
        N_("Sections from the agenda that follows, until /end"),
        "course",
        lines=True,
    ),
    Command("end", "slut", N_("End of a list or of the agenda"), "course"),
    Command(
        "item", "punkt", N_("A new item with the next §"), "course", N_("HEADING"), optional=True
    ),
    Command("go", "gå", N_("Go to a section"), "course", N_("§ OR HEADING"), offers="sections"),
    Command(
        "next",
        "nästa",
        N_("The next meeting"),
        "course",
        N_("DATE [TIME] [, PLACE] [, theme THEME]"),
    ),
    Command(
        "cancel", "inställt", N_("The meeting is cancelled"), "course", N_("REASON"), optional=True
    ),
    Command(
        "present",
        "närvarande",
        N_("Who is present"),
        "people",
        _PEOPLE,
        optional=True,
        offers="people",
        lines=True,
    ),
    Command(
        "absent",
        "frånvarande",
        N_("Who is absent"),
        "people",
        _PEOPLE,
        optional=True,
        offers="people",
        lines=True,
    ),
    Command(
        "deciding",
        "beslutande",
        N_("Who takes part in the decisions"),
        "people",
        _PEOPLE,
        optional=True,
        offers="people",
        lines=True,
    ),
    Command(
        "others",
        "övriga",
        N_("Who attends without deciding"),
        "people",
        _PEOPLE,
        optional=True,
        offers="people",
        lines=True,
    ),
    Command(
        "summoned",
        "kallade",
        N_("Who is called to the meeting"),
        "people",
        _PEOPLE,
        optional=True,
        offers="people",
        lines=True,
    ),
    Command("role", "roll", N_("Who has a role"), "people", N_("ROLE NAMES"), offers="roles"),
    Command(
        "presenters",
        "föredragande",
        N_("Who presents this section"),
        "people",
        _NAMES,
        offers="people",
    ),
    Command(
        "arrives",
        "kommer",
        N_("Somebody arrives here"),
        "people",
        N_("NAMES [TIME]"),
        offers="people",
    ),
    Command(
        "leaves",
        "lämnar",
        N_("Somebody leaves here"),
        "people",
        N_("NAMES [TIME]"),
        offers="people",
    ),
    Command(
        "contact",
        "kontakt",
        N_("Whom to turn to, present or not"),
        "people",
        N_("NAME, TITLE, PHONE …"),
        offers="people",
    ),
    Command(
        "groups", "grupper", N_("New groups from here on"), "groups", N_("A-E [NAME], or none")
    ),
    Command(
        "members",
        "medlemmar",
        N_("Who sits in a group"),
        "groups",
        N_("GROUP NAMES"),
        offers="groups",
    ),
    Command(
        "exercise",
        "övning",
        N_("A new exercise; without a title this section becomes it"),
        "exercise",
        N_("FORM [TITLE]"),
        offers="forms",
    ),
    Command("prompt", "fråga", N_("One more question, cluster or field"), "exercise", N_("TEXT")),
    Command("row", "rad", N_("One more row, or to the row of that name"), "exercise", N_("TEXT")),
    Command(
        "hint",
        "förklaring",
        N_("A small line under the latest row or prompt"),
        "exercise",
        N_("TEXT"),
    ),
    Command(
        "instruction",
        "instruktion",
        N_("The instruction under the heading; repeated, one more line"),
        "exercise",
        N_("TEXT"),
    ),
    Command(
        "sign",
        "underskrift",
        N_("A line to sign"),
        "document",
        N_("ROLE, NAME, TITLE, ORGANISATION, PARTY"),
    ),
    Command(
        "appendix",
        "bilaga",
        N_("An appendix; with an address last, an attachment"),
        "document",
        N_("TITLE [ADDRESS]"),
        optional=True,
    ),
    Command("undo", "ångra", N_("Undo the latest step"), "steps", N_("HOW MANY"), optional=True),
    Command("redo", "gör om", N_("Redo what was undone"), "steps", N_("HOW MANY"), optional=True),
    Command("export", "exportera", N_("Write the document"), "app", N_("PROFILE"), optional=True),
    Command(
        "readback", "visa", N_("Read back, one thing at a time"), "app", N_("WHAT"), optional=True
    ),
    Command("help", "hjälp", N_("Help"), "app", N_("ABOUT WHAT"), optional=True, offers="commands"),
)

BY_NAME: dict[str, Command] = {command.name: command for command in COMMANDS}
"""Every command by its English name."""

BY_WORD: dict[str, Command] = {key(name): c for c in COMMANDS for name in c.names}
"""Every command by any of its names, without the slash."""


def find_command(text: str) -> tuple[Command, str] | None:
    """Return the command that ``text`` (from behind the slash) begins with, and its argument.

    The argument is as typed, without blanks at its ends. None where no command is so called.
    """
    typed = words(text)
    for count in (2, 1):
        command = BY_WORD.get(key(" ".join(typed[:count]))) if len(typed) >= count else None
        if command:
            return command, _after_words(text, typed[:count])
    return None


def _after_words(text: str, passed: list[str]) -> str:
    at = 0
    for word in passed:
        at = text.index(word, at) + len(word)
    return text[at:].strip(BLANKS + "\n")
