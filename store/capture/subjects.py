"""What a few typed words name, to be renamed, merged, moved or taken out: a row, a prompt or a group.

Words are read as switch tokens are: a row's label wins over its number, ``.3`` is a prompt, and where there
is only one row a number is a prompt too. A text may be cut short, as long as it fits only one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from locales import N_, Message, message
from store.capture.parsed import Refused
from store.capture.scene import Scene
from store.capture.switches import letter_of_row, long_name_of_row, read_switch, row_called
from store.language.as_typed import as_typed, cut_short
from store.language.blanks import BLANKS, B
from store.language.spelling import spelling
from store.language.words import PROMPT_WORDS, ROW_WORDS
from store.model.minutes import Ordered
from store.model.prompt_numbers import number_of, numbered
from store.model.records import Group, Place, Prompt, Row
from store.verbs.axes import Axis

_NUMBER = re.compile(r"\d{1,3}")
_PROMPT_NUMBER = re.compile(
    rf"(?:\.|(?:{'|'.join(PROMPT_WORDS)}){B}*)(?P<number>\d{{1,3}})", re.IGNORECASE
)
_ROW_WORD = re.compile(rf"(?:{'|'.join(ROW_WORDS)}){B}+", re.IGNORECASE)
_LEAST_CUT_SHORT = 3
"""So many characters of a longer text are enough, where they fit only one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What was named.

    Attributes:
        row: a row of the exercise.
        prompt: a prompt of the exercise; then the others are None.
        group: the group whose row it is, under the group's own label; or a group without a row here.
    """

    row: Row | None = None
    prompt: Prompt | None = None
    group: Group | None = None

    @property
    def axis(self) -> Axis:
        """Which of the two axes it lies on."""
        return "row" if self.prompt is None else "prompt"

    @property
    def words(self) -> Message:
        """What it is called."""
        if self.prompt is not None:
            return as_typed(f"“{cut_short(self.prompt.text)}”")
        if self.group is not None:
            return message(N_("Group {label}"), label=self.group.label)
        return as_typed(f"“{cut_short(self.row.label)}”" if self.row else "")


def find_subject(text: str, scene: Scene, axis: Axis | None = None) -> Subject | None:
    """Return what ``text`` names in the exercise of ``scene``; outside an exercise, only groups.

    Args:
        text: the words, as typed.
        scene: the meeting and the place.
        axis: what alone it can be, where that is known: a number is then one of that kind.
    """
    named = text.strip(BLANKS).removesuffix(":").rstrip(BLANKS)
    if not named:
        return None
    readers = [reader for of, reader in _READERS if of in (axis, None) or axis is None]
    return next((found for read in readers if (found := read(named, scene, axis))), None)


def cell_named(text: str, scene: Scene) -> Place | Refused | None:
    """Return the cell of the exercise that a switch token names, or a row's whole label.

    Args:
        text: ``B.2``, ``.3``, ``Norra skolan.2``.
        scene: the meeting and the place.

    Returns:
        The cell; Refused where a token names none; None where this is neither, or no exercise.
    """
    place = read_switch(text, scene)
    if place is not None:
        return place
    label, dot, number = text.rpartition(".")
    prompt = find_subject(f".{number}", scene, "prompt") if dot else None
    row = find_subject(label if prompt else text, scene, "row")
    if row is None or row.row is None:
        return None
    uid = prompt.prompt.uid if prompt and prompt.prompt else scene.place.prompt
    return Place(scene.place.section, row.row.uid, uid)


def all_subjects(scene: Scene) -> Iterator[tuple[str, Subject]]:
    """Give everything that can be named here, with a way to name it: rows, else groups, then prompts."""
    rows, prompts = _axes(scene)
    for row in rows:
        if row.label:
            yield row.label, _of_row(row, row.label, scene)
    for prompt in prompts:
        yield (prompt.text or f".{number_of(prompt, prompts)}"), Subject(prompt=prompt)
    if not len(rows):
        for group in scene.names.groups():
            yield group.label, Subject(group=group)


def _axes(scene: Scene) -> tuple[Ordered[Row], Ordered[Prompt]]:
    section = scene.place.section
    return scene.minutes.rows(section), scene.minutes.prompts(section)


# Ways to read a name, in order --------------------------------------------------------------------


def _prompt_number(named: str, scene: Scene, axis: Axis | None) -> Subject | None:
    """Read ``.3`` and ``Question 3``; ``3`` where a number can be nothing else."""
    rows, prompts = _axes(scene)
    match = _PROMPT_NUMBER.fullmatch(named)
    number = match["number"] if match else ""
    if not match and _NUMBER.fullmatch(named):
        alone = axis == "prompt" or (len(rows) == 1 and axis is None)
        number = named if alone and not row_called(named, rows, scene.minutes) else ""
    found = numbered(prompts, int(number)) if number else None
    return Subject(prompt=found) if found else None


def _row(named: str, scene: Scene, _: Axis | None) -> Subject | None:
    rows, _prompts = _axes(scene)
    for label in (named, _ROW_WORD.sub("", named, count=1)):
        row = row_called(label, rows, scene.minutes)
        if row is None and _NUMBER.fullmatch(label) and 0 < int(label) <= len(rows):
            row = rows[int(label) - 1]
        if row is not None and row.label:
            return _of_row(row, label, scene)
    return None


def _of_row(row: Row, label: str, scene: Scene) -> Subject:
    """Return a row, with its group where it goes by the group's label; a whole pair of a ring has none."""
    group = scene.minutes.get(row.group)
    if not isinstance(group, Group):
        return Subject(row)
    names = (spelling(group.label), *letter_of_row(row, scene.minutes))
    names += long_name_of_row(row, scene.minutes)
    by_group = spelling(group.label) == spelling(row.label) or (
        row.from_ is not None and spelling(label) in names
    )
    return Subject(row, group=group if by_group else None)


def _prompt_text(named: str, scene: Scene, _: Axis | None) -> Subject | None:
    _rows, prompts = _axes(scene)
    wanted = spelling(named)
    return next((Subject(prompt=p) for p in prompts if spelling(p.text) == wanted), None)


def _group(named: str, scene: Scene, _: Axis | None) -> Subject | None:
    group = scene.names.group(_ROW_WORD.sub("", named, count=1))
    if group is None:
        return None
    rows, _prompts = _axes(scene)
    return Subject(next((row for row in rows if row.group == group.uid), None), group=group)


def _cut_short(named: str, scene: Scene, axis: Axis | None) -> Subject | None:
    wanted = spelling(named)
    if len(wanted) < _LEAST_CUT_SHORT:
        return None
    fitting = [
        subject
        for name, subject in all_subjects(scene)
        if spelling(name).startswith(wanted) and axis in (None, subject.axis)
    ]
    return fitting[0] if len(fitting) == 1 else None


_Reader = Callable[[str, Scene, Axis | None], Subject | None]

_READERS: tuple[tuple[Axis | None, _Reader], ...] = (
    ("prompt", _prompt_number),
    ("row", _row),
    ("prompt", _prompt_text),
    ("row", _group),
    (None, _cut_short),
)
"""Each with the axis that it finds things on; None is both."""
