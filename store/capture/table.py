"""Every command of the capture language, in one table that parser, completion, help and docs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from locales import N_
from store.language.blanks import BLANKS, words
from store.language.spelling import spelling

Offer = Literal[
    "",
    "people",
    "roles",
    "forms",
    "groups",
    "kinds",
    "languages",
    "sections",
    "heading",
    "becomings",
    "commands",
    "new group",
    "split",
    "draws",
    "subjects",
    "renamed",
    "merged",
    "ordered",
    "cells",
    "dots",
    "outcomes",
    "phrases",
    "series",
]
Part = Literal[
    "head",
    "course",
    "people",
    "deciding",
    "groups",
    "exercise",
    "document",
    "verifying",
    "steps",
    "app",
]

PARTS: dict[Part, str] = {
    "head": N_("The head of the meeting"),
    "course": N_("The course of the meeting"),
    "people": N_("People"),
    "deciding": N_("Decisions"),
    "groups": N_("Groups"),
    "exercise": N_("Exercises"),
    "document": N_("The document"),
    "verifying": N_("Verifying the minutes"),
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
        near: words that are no names of it, but are tried for it; whoever types one is told the name.
        offers: what completion offers after the name.
        lines: whether, standing alone, it takes the following lines as a list.
        joins: whether, where it had to wait, it joins what others have brought meanwhile: people, the next §.
            What any other one is about was settled when it was typed (:mod:`store.capture.meant`).
    """

    name: str
    sv: str
    help: str
    part: Part
    argument: str = ""
    optional: bool = False
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    offers: Offer = ""
    lines: bool = False
    joins: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, without the slash."""
        return tuple(dict.fromkeys((self.sv, self.name, *self.also)))

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
    Command(
        "series",
        "serie",
        N_("The body or network that meets"),
        "head",
        N_("NAME"),
        offers="series",
    ),
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
    Command("first", "första", N_("The number of the first §"), "head", N_("§ 45")),
    Command(
        "opened",
        "öppna",
        N_("The meeting begins, now or at a time"),
        "course",
        N_("09:04"),
        optional=True,
        near=("börja", "starta", "start", "open", "begin"),
    ),
    Command(
        "pause",
        "paus",
        N_("A pause, now or at a time"),
        "course",
        N_("10:15"),
        optional=True,
        near=("rast", "fika", "break"),
    ),
    Command(
        "close",
        "avsluta",
        N_("The meeting ends, now or at a time"),
        "course",
        N_("16:02"),
        optional=True,
        near=("stäng", "avslut", "finish", "adjourn"),
    ),
    Command(
        "agenda",
        "dagordning",
        N_("Sections from the agenda that follows, until /end"),
        "course",
        lines=True,
        near=("program",),
    ),
    Command("end", "slut", N_("End of a list or of the agenda"), "course"),
    Command(
        "item",
        "punkt",
        N_("A new item with the next §"),
        "course",
        N_("HEADING"),
        optional=True,
        joins=True,
        near=("paragraf", "ärende"),
    ),
    Command(
        "go",
        "gå",
        N_("Go to a section"),
        "course",
        N_("§, TIME OR HEADING"),
        offers="sections",
        near=("hoppa", "goto", "jump"),
    ),
    Command(
        "heading",
        "rubrik",
        N_("Another heading for this section"),
        "course",
        N_("NEW HEADING"),
        offers="heading",
    ),
    Command(
        "level",
        "nivå",
        N_("How deep this section lies, with what lies in it"),
        "course",
        N_("1 to 6"),
    ),
    Command(
        "minutes",
        "minuter",
        N_("How long this part may take, and the countdown from now"),
        "course",
        N_("15, +5, pause or off"),
        optional=True,
        near=("timer", "klocka", "countdown"),
    ),
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
        joins=True,
        near=("närvaro", "deltagare", "participants", "attendance", "attendees"),
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
        joins=True,
        near=("frånvaro", "borta", "away"),
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
        joins=True,
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
        joins=True,
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
        joins=True,
    ),
    Command(
        "role", "roll", N_("Who has a role"), "people", N_("ROLE NAMES"), offers="roles", joins=True
    ),
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
        joins=True,
        near=("kom", "kommit", "anländer", "ankommer", "arrive", "arrived", "comes", "joins"),
    ),
    Command(
        "leaves",
        "lämnar",
        N_("Somebody leaves here"),
        "people",
        N_("NAMES [TIME]"),
        offers="people",
        joins=True,
        near=("går", "gick", "gått", "lämnade", "leave", "left", "goes"),
    ),
    Command(
        "contact",
        "kontakt",
        N_("Whom to turn to, present or not"),
        "people",
        N_("NAME, TITLE, PHONE …"),
        offers="people",
        joins=True,
    ),
    Command(
        "outcome",
        "utfall",
        N_("What became of the latest decision or proposal here"),
        "deciding",
        N_("OUTCOME"),
        offers="outcomes",
    ),
    Command(
        "replaces",
        "ersätter",
        N_("The latest decision here replaces that of another §"),
        "deciding",
        N_("§ NUMBER [DATE]"),
    ),
    Command(
        "phrase",
        "fras",
        N_("Writes a standing text: heading, proposal or decision"),
        "deciding",
        N_("NAME"),
        offers="phrases",
    ),
    Command(
        "groups", "grupper", N_("New groups from here on"), "groups", N_("A-E [NAME], or none")
    ),
    Command(
        "group",
        "grupp",
        N_("One more group; it gets its row in the exercise too"),
        "groups",
        N_("LETTER or NUMBER [NAME]"),
        offers="new group",
    ),
    Command(
        "split",
        "dela",
        N_("Parts a group; what it has answered stays with the first part"),
        "groups",
        N_("GROUP = GROUP, NEW GROUP"),
        offers="split",
    ),
    Command(
        "draw",
        "lotta",
        N_("New groups by lot from those who are present"),
        "groups",
        N_("5, A-E, 4 per group or pairs [balanced]"),
        offers="draws",
        near=("slumpa", "random", "shuffle"),
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
    Command(
        "prompt",
        "fråga",
        N_("One more question, cluster or field"),
        "exercise",
        N_("TEXT"),
        also=("question",),
    ),
    Command("row", "rad", N_("One more row, or to the row of that name"), "exercise", N_("TEXT")),
    Command(
        "unsorted",
        "osorterat",
        N_("Catch first, sort later: onto the pile"),
        "exercise",
        N_("TEXT"),
        optional=True,
    ),
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
        "becomes",
        "blir",
        N_("Makes the latest line here something else too; in its exercise"),
        "exercise",
        N_("WHAT [in EXERCISE] [= WORDS]"),
        offers="becomings",
    ),
    Command(
        "rename",
        "döp om",
        N_("Gives a group, row, question or section another name"),
        "exercise",
        N_("NAME = NEW NAME"),
        offers="renamed",
        near=("byt", "kalla", "call"),
    ),
    Command(
        "merge",
        "slå ihop",
        N_(
            "Puts one group, row or question into another; alone, this section into the one before it"
        ),
        "exercise",
        N_("NAME = NAME"),
        optional=True,
        offers="merged",
        near=("förena", "join"),
    ),
    Command(
        "remove",
        "ta bort",
        N_(
            "Takes a group, row or question out, and its lines stay; alone, this section with its lines"
        ),
        "exercise",
        N_("NAME"),
        optional=True,
        offers="subjects",
        near=("radera", "delete"),
    ),
    Command(
        "move",
        "flytta",
        N_("Moves a row, question or section; before or after another one, first or last"),
        "exercise",
        N_("[NAME] before NAME"),
        also=("order",),
        offers="ordered",
    ),
    Command(
        "later",
        "senare",
        N_("The answer comes later; once more, it is open again"),
        "exercise",
        N_("CELL"),
        optional=True,
        offers="cells",
    ),
    Command(
        "dots",
        "prickar",
        N_("Dots on the latest line, a limit, hidden or shown"),
        "exercise",
        N_("3, +1, -1, max 5, hidden or shown"),
        offers="dots",
        near=("poäng", "points"),
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
    Command(
        "send",
        "skicka",
        N_("The minutes were sent to those who verify them"),
        "verifying",
        N_("DATE"),
        optional=True,
    ),
    Command(
        "verify",
        "justera",
        N_("The minutes, or one §, are verified and locked"),
        "verifying",
        N_("[§ 3] [DATE]"),
        optional=True,
        near=("godkänn", "approve"),
    ),
    Command(
        "announce",
        "anslå",
        N_("It was announced that the minutes are verified"),
        "verifying",
        N_("DATE"),
        optional=True,
    ),
    Command(
        "reopen",
        "öppna igen",
        N_("Opens verified minutes, or one §, again"),
        "verifying",
        N_("[§ 3] REASON"),
    ),
    Command(
        "undo",
        "ångra",
        N_("Undo the latest step"),
        "steps",
        N_("HOW MANY"),
        optional=True,
        near=("backa", "back", "revert"),
    ),
    Command("redo", "gör om", N_("Redo what was undone"), "steps", N_("HOW MANY"), optional=True),
    Command(
        "checks",
        "kontroll",
        N_("What is missing or doubtful in the meeting"),
        "app",
        near=("kolla", "kontrollera", "check"),
    ),
    Command(
        "taken out",
        "borttaget",
        N_("What was taken out of the meeting, or undone; each can be brought back"),
        "app",
        also=("removed",),
    ),
    Command(
        "export",
        "exportera",
        N_("Write the document"),
        "app",
        N_("PROFILE"),
        optional=True,
        near=("spara", "save", "print"),
    ),
    Command(
        "readback",
        "visa",
        N_("Read back, one thing at a time"),
        "app",
        N_("WHAT"),
        optional=True,
        near=("läs", "show", "view"),
    ),
    Command("people", "personer", N_("Who is there, and the register of people"), "app"),
    Command(
        "register",
        "register",
        N_("Decisions, actions, questions and what is parked; of all meetings"),
        "app",
        N_("WHICH, WHAT"),
        optional=True,
        also=("åtgärder", "actions"),
    ),
    Command("help", "hjälp", N_("Help"), "app", N_("ABOUT WHAT"), optional=True, offers="commands"),
)

BY_NAME: dict[str, Command] = {command.name: command for command in COMMANDS}
"""Every command by its English name."""

BY_WORD: dict[str, Command] = {spelling(name): c for c in COMMANDS for name in c.names}
"""Every command by any of its names, without the slash."""


BY_NEAR_WORD: dict[str, Command] = {spelling(word): c for c in COMMANDS for word in c.near}
"""The command that is meant by a word that is none of its names."""


def find_command(text: str) -> tuple[Command, str] | None:
    """Return the command that ``text`` (from behind the slash) begins with, and its argument.

    The argument is as typed, without blanks at its ends. None where no command is so called.
    """
    typed = words(text)
    for count in (2, 1):
        command = BY_WORD.get(spelling(" ".join(typed[:count]))) if len(typed) >= count else None
        if command:
            return command, _after_words(text, typed[:count])
    return None


def _after_words(text: str, passed: list[str]) -> str:
    at = 0
    for word in passed:
        at = text.index(word, at) + len(word)
    return text[at:].strip(BLANKS + "\n")
