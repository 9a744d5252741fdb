"""Lines that may have been meant otherwise: one table of the ways, each with what it would be then.

A token without colon, or after its exercise; a name alone; a letter that is a row's here and a marker
elsewhere; a decision in the cell of a group.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from locales import N_
from store.capture.parsed import Action, AddEntries, ReadingDoubt, Switch, UnclearName
from store.capture.scene import Scene
from store.capture.switches import first_cell, read_prefix, read_switch, row_called, rows_meant
from store.capture.table import BY_NAME as COMMANDS
from store.file import forms
from store.language.blanks import BLANKS, B, trimmed
from store.language.dates import Calendar
from store.language.words import ROW_WORDS
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.records import Entry, Place

_WITHOUT_COLON = re.compile(
    rf"((?:{'|'.join(ROW_WORDS)}){B}+[^:{BLANKS}\n]{{1,40}}|[^\W\d_]+\.?\d{{1,2}}){B}+(?=[^{BLANKS}\n])",
    re.IGNORECASE,
)
"""``Grupp E text``, ``E.1 text``; not ``2.3 miljoner``."""

_WITH_COLON = re.compile(rf"[^\W\d_][^:\n]{{0,90}}:[{BLANKS}]")


_ROW_WORD = re.compile(rf"(?:{'|'.join(ROW_WORDS)}){B}+", re.IGNORECASE)
_LONGEST_NAME = 90
_NAME_FIRST = re.compile(rf"{B}*([^:\n]{{1,{_LONGEST_NAME}}}?){B}*(?::.*)?", re.DOTALL)
_ONE_LETTER = re.compile(rf"[^\W\d_]:[{BLANKS}]")


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line that is written as one entry or several.

    Attributes:
        text: the line, as typed.
        scene: what it is read in.
        action: what it asks for.
        read: reads another line, in another scene.
    """

    text: str
    scene: Scene
    action: AddEntries
    read: Callable[[str, Scene], Action]

    @property
    def is_plain(self) -> bool:
        """Whether all of it is taken as the text that it is."""
        entry = self.action.entries[0]
        return entry.kind == self.scene.plain_kind and entry.text == trimmed(self.text)


def _of_the_whole_room(line: TypedLine) -> Action | None:
    """A decision in the cell of one row among others, so that not the whole room decides."""
    action = line.action
    if not is_decided_in_a_row(action, line.scene.minutes):
        return None
    entries = tuple(replace(entry, row=None, prompt=None) for entry in action.entries)
    return replace(action, entries=entries, place=Place(action.place.section))


def _of_another_kind(line: TypedLine) -> Action | None:
    """A letter by which a row is called, and which is a marker elsewhere."""
    if not line.action.by_letter:
        return None
    return line.read(line.text, replace(line.scene, behind_token=True))


def _in_a_cell(line: TypedLine) -> Action | None:
    """A token without colon, in an exercise."""
    is_there = line.scene.in_exercise and line.is_plain
    meant = _meant(line.text, line.scene) if is_there else None
    return line.read(*meant) if meant is not None else None


def _in_the_exercise_before(line: TypedLine) -> Action | None:
    """A group's token with its colon, in plain talk; a letter may be a marker there, too."""
    names_group = line.is_plain or _ONE_LETTER.match(line.text)
    is_there = not line.scene.in_exercise and names_group
    meant = _meant(line.text, line.scene) if is_there else None
    return line.read(*meant) if meant is not None else None


def _at_a_name(line: TypedLine) -> Action | None:
    """A row's whole name alone, which may be an answer."""
    scene = line.scene
    place = read_switch(_token(line), scene) if _is_name_alone(line) else None
    there = isinstance(place, Place) and place != scene.place
    return Switch(place) if there and isinstance(place, Place) else None


def _at_one_of_several(line: TypedLine) -> UnclearName | None:
    """A first name alone that several of the exercise have."""
    rows = rows_meant(trimmed(line.text), line.scene) if _is_name_alone(line) else ()
    return UnclearName(tuple(f"{row.label}:" for row in rows)) if len(rows) > 1 else None


def _at_nobody_here(line: TypedLine) -> UnclearName | None:
    """Somebody in a round who has come after it began, and has no row there."""
    scene, match = line.scene, _NAME_FIRST.fullmatch(line.text)
    section = scene.minutes.section(scene.place.section)
    form = forms.get(section.form) if section is not None and section.form and match else None
    person = scene.names.find(match[1]) if match and form and form.rows == "participants" else None
    if person is None or not scene.switches or rows_meant(person.name, scene):
        return None
    command = COMMANDS["row"].word(scene.minutes.meeting.language)
    return UnclearName((f"{command} {person.name}",))


def _is_name_alone(line: TypedLine) -> bool:
    """Return whether a line of an exercise may be nothing but a name."""
    is_there = line.scene.in_exercise and line.scene.switches and line.is_plain
    return is_there and len(line.text) <= _LONGEST_NAME


def _token(line: TypedLine) -> str:
    return f"{trimmed(line.text)}:"


def _back_to_a_group(line: TypedLine) -> Action | None:
    """A group's token or name alone, in plain talk."""
    scene = line.scene
    is_there = not scene.in_exercise and scene.switches and line.is_plain
    name = trimmed(line.text)
    if not is_there or len(name) > _LONGEST_NAME:
        return None
    exercise, bare = _exercise_before(scene), _ROW_WORD.sub("", name)
    if exercise is None or not row_called(bare, scene.minutes.rows(exercise), scene.minutes):
        return None  # most lines end here, at every key
    place = cell_meant(name, scene)
    return Switch(place) if place is not None else None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which a line may have been meant otherwise; the words are those of :class:`ReadingDoubt`."""

    other: Callable[[TypedLine], Action | UnclearName | None]
    said: str
    offer: str


_WAYS = (
    _Way(
        _of_the_whole_room,
        N_("{what} (0: first, of the whole room)"),
        N_("{kind} of the whole room"),
    ),
    _Way(_of_another_kind, N_("{what}, not {kind}"), "{kind}"),
    _Way(_in_a_cell, N_("{what}, not in {place}: that takes a colon"), "{place}"),
    _Way(_in_the_exercise_before, N_("{what}, not in {place}"), "{place}"),
    _Way(_back_to_a_group, N_("{what}, not in {place}"), N_("go to {place}")),
    _Way(_at_a_name, N_("{what}; {tokens} leads to {place}"), N_("go to {place}")),
    _Way(_at_one_of_several, N_("{what}; to go there, type {tokens}"), ""),
    _Way(_at_nobody_here, N_("{what}; they have no row here yet: {tokens}"), ""),
)
"""All ways, the likeliest first."""


def doubt_of(line: TypedLine) -> ReadingDoubt | None:
    """Return that a line may have been meant otherwise; None where nothing speaks for that."""
    if len(line.action.entries) > 1 or line.action.entries[0].kind == "row":
        return None
    for way in _WAYS:
        other = way.other(line)
        if isinstance(other, AddEntries | Switch):
            return ReadingDoubt(way.said, way.offer, other, (_token(line),))
        if isinstance(other, UnclearName):
            return ReadingDoubt(way.said, way.offer, other, other.tokens)
    return None


def is_decided_in_a_row(action: AddEntries, minutes: Minutes) -> bool:
    """Return whether an action is a decision in the cell of a row that has a name."""
    row = minutes.row(action.place.row)
    return action.entries[0].kind == "decision" and row is not None and bool(row.label)


def cell_meant(token: str, scene: Scene) -> Place | None:
    """Return the cell that a token alone names in plain talk: that of a group in the exercise before."""
    meant = None if scene.in_exercise else _meant(f"{token}: -", scene)
    return _named(*meant) if meant is not None else None


def doubted_cell_of(entry: Entry, minutes: Minutes) -> Place | None:
    """Return the cell that the text of a written entry may have been meant to name."""
    if not (_WITHOUT_COLON.match(entry.text) or _WITH_COLON.match(entry.text)):
        return None
    section = minutes.section(entry.section)
    names = Names(minutes, section.group_set if section else None)
    place = Place(entry.section, entry.row, entry.prompt)
    scene = Scene(minutes, place, names, Calendar(date.min))
    meant = _meant(entry.text, scene) if entry.kind == scene.plain_kind else None
    return _named(*meant) if meant is not None else None


def _meant(text: str, scene: Scene) -> tuple[str, Scene] | None:
    """Return a text whose beginning may have been meant to name a cell, as it would be read there.

    In an exercise a token without a colon is doubtful, where it names another row; in plain talk one with
    a colon that names a group's row in the exercise before.
    """
    if scene.behind_token or not scene.switches:
        return None
    if scene.in_exercise:
        match = _WITHOUT_COLON.match(text)
        line = f"{match[1]}: {text[match.end() :]}" if match else ""
        found = _named(line, scene)
        return None if found is None or found.row == scene.place.row else (line, scene)
    exercise = _exercise_before(scene) if _WITH_COLON.match(text) else None
    there = scene.at(first_cell(scene.minutes, exercise)) if exercise else scene
    found = _named(text, there)
    row = scene.minutes.row(found.row) if found else None
    return (text, there) if row is not None and row.group is not None else None


def _named(line: str, scene: Scene) -> Place | None:
    found = read_prefix(line, scene)
    place = found[0] if found else None
    return place if isinstance(place, Place) and place.row is not None else None


def _exercise_before(scene: Scene) -> str | None:
    """Return the nearest section before the place that is an exercise."""
    sections, here = scene.minutes.sections, scene.minutes.section(scene.place.section)
    at = sections.place_of(here) if here is not None else 0
    before = (sections[number].uid for number in range(at - 1, -1, -1))
    return next((uid for uid in before if len(scene.minutes.rows(uid))), None)
