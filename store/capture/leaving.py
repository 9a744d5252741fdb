"""The commands that leave an entry on the page, read as that entry where its line is edited.

Somebody comes or goes, or there is a pause: what such an entry shows is a command, or begins with its time.
"""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, Message, message
from store.capture.meant_people import Ambiguous
from store.capture.parsed import AddEntries, Refused
from store.capture.people import split_names
from store.capture.scene import Scene
from store.capture.table import find_command
from store.language.blanks import BLANKS, words
from store.language.dates import find_time
from store.language.spelling import spelling
from store.model.names import Names
from store.model.records import Entry

PASSAGES = {"arrives": "arrival", "leaves": "departure"}
"""The commands for people who come or go, and the kinds of their entries."""

_ONE_PERSON = N_("This line is about one person; write the others in lines of their own.")
_NO_ENTRY = N_("{name} leaves no line here; Esc leaves this one as it was.")
_NO_TIME = N_("Write the time of the pause too.")


def read_left(line: str, edited: Entry, scene: Scene) -> AddEntries | Refused | None:
    """Return the entry that a command leaves which is typed where ``edited`` stands.

    None where the line is none of these; in the line of somebody who comes or goes, which is a command,
    another one is refused.
    """
    found = find_command(line[1:]) if line[:1] == "/" else None
    read = _READERS.get(found[0].name) if found else None
    if found is None or read is None:
        is_other = line[:1] == "/" and edited.kind in PASSAGES.values()
        name = line.split(maxsplit=1)[0] if line else ""
        return Refused(message(_NO_ENTRY, name=name)) if is_other else None
    command, argument = found
    if command.argument and not command.optional and not argument:
        said = {"name": line.strip(BLANKS), "argument": message(command.argument)}
        return Refused(message(N_("After {name}: {argument}"), **said))
    entry = read(command.name, argument, edited, scene)
    return Refused(entry) if isinstance(entry, Message) else AddEntries((entry,), scene.place)


def split_time(argument: str) -> tuple[str, str | None] | Message:
    """Return the names, and the time that may be the last word (``Anna 10:15``).

    A Message says what is wrong with a time.
    """
    parts = words(argument)
    for count in (2, 1):
        last = " ".join(parts[-count:])
        found = find_time(last) if len(parts) > count else None
        if isinstance(found, Message):
            return found
        if found is not None and found.end == len(last):
            return " ".join(parts[:-count]), found.words
    return argument, None


def read_pause(argument: str) -> tuple[str | None, str] | Message:
    """Return the time of a pause and the words after it, either of which may be missing."""
    found = find_time(argument, bare=True) if argument else None
    if isinstance(found, Message):
        return found
    rest = argument[found.end :] if found else argument
    return found.words if found else None, rest.strip(BLANKS)


def _passage(command: str, argument: str, edited: Entry, scene: Scene) -> Entry | Message:
    """Read who comes or goes, and when; whoever is new has no uid yet."""
    read = split_time(argument)
    if isinstance(read, Message):
        return read
    name, clock = read
    is_same = edited.speaker is not None and spelling(name) == spelling(edited.speaker)
    if not is_same and len(split_names(name)) != 1:
        return message(_ONE_PERSON)
    person = _meant(name, scene.names)
    if isinstance(person, Message):
        return person
    said = {"speaker": name, "speaker_uid": person, "time": clock}
    return scene.entry(PASSAGES[command], "", **said)


def _meant(name: str, names: Names) -> str | Message | None:
    """Return the uid of whom a name means, None for somebody new; a Message where it may be several."""
    several = names.candidates(name)
    if len(several) > 1:
        return Ambiguous(name, several).reason
    return several[0].uid if several else None


def _pause(_: str, argument: str, edited: Entry, scene: Scene) -> Entry | Message:
    read = read_pause(argument)
    if isinstance(read, Message):
        return read
    clock, text = read[0] or edited.time, read[1] or edited.text
    return scene.entry("time", text, time=clock) if clock else message(_NO_TIME)


_READERS: dict[str, Callable[[str, str, Entry, Scene], Entry | Message]] = {
    **dict.fromkeys(PASSAGES, _passage),
    "pause": _pause,
}

LEAVE_A_LINE = frozenset(_READERS)
"""The commands that leave a line on the page, which can stand beside any other."""
