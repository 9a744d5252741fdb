"""Lines that are text and may have been meant for a cell: a token without colon, or after its exercise."""

from __future__ import annotations

import re
from datetime import date

from store.capture.scene import Scene
from store.capture.switches import first_cell, read_prefix
from store.language.blanks import BLANKS, B
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


def doubted_cell(text: str, scene: Scene) -> Place | None:
    """Return the cell of a group, or another row, that the beginning of a text may have been meant to name.

    Args:
        text: what is written as it was typed.
        scene: where it is written. In an exercise a token without a colon is doubtful; in plain talk one
            with a colon that names a group's row in the exercise before.
    """
    if scene.behind_token or not scene.switches:
        return None
    if scene.in_exercise:
        match = _WITHOUT_COLON.match(text)
        found = _named(f"{match[1]}: x", scene) if match else None
        return None if found is None or found.row == scene.place.row else found
    exercise = _exercise_before(scene) if _WITH_COLON.match(text) else None
    found = _named(text, scene.at(first_cell(scene.minutes, exercise))) if exercise else None
    row = scene.minutes.row(found.row) if found else None
    return found if row is not None and row.group is not None else None


def doubted_cell_of(entry: Entry, minutes: Minutes) -> Place | None:
    """Return the cell that the text of a written entry may have been meant to name."""
    if not (_WITHOUT_COLON.match(entry.text) or _WITH_COLON.match(entry.text)):
        return None
    section = minutes.section(entry.section)
    names = Names(minutes, section.group_set if section else None)
    place = Place(entry.section, entry.row, entry.prompt)
    scene = Scene(minutes, place, names, Calendar(date.min))
    return doubted_cell(entry.text, scene) if entry.kind == scene.plain_kind else None


def _named(line: str, scene: Scene) -> Place | None:
    found = read_prefix(line, scene)
    place = found[0] if found else None
    return place if isinstance(place, Place) and place.row is not None else None


def _exercise_before(scene: Scene) -> str | None:
    """Return the nearest section before the place that is an exercise."""
    sections = [section.uid for section in scene.minutes.sections]
    at = sections.index(scene.place.section) if scene.place.section in sections else 0
    return next((uid for uid in reversed(sections[:at]) if scene.minutes.rows(uid)), None)
