"""Where a few typed words send what is selected: a cell of an exercise, or a section."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from locales import N_, message
from store.capture.parsed import Refused
from store.capture.scene import Scene
from store.capture.section_names import NO_SUCH, find_exactly, find_section
from store.capture.subjects import cell_named
from store.model.minutes import Minutes
from store.model.records import Place, Section


def find_place(
    text: str, scene: Scene, here: Place, place_in: Callable[[str], Place]
) -> Place | Refused:
    """Return the place that ``text`` names, as switch tokens and ``/gå`` name it.

    A token (``E.1``, ``3``, ``B:``) is first one of the exercise that what is selected lies in; then the
    words are a section's §, position, time or heading; then a token of the exercise that one writes in, and
    of those before and after; at last a part of a heading.

    Args:
        text: the words.
        scene: where what is selected lies.
        here: where the note-taker writes.
        place_in: gives the cell to go to in a section.

    Returns:
        The place; Refused where the words name none.
    """
    own = cell_named(text, scene)
    if isinstance(own, Place):
        return own
    section = find_exactly(text, scene.minutes)
    if section is not None:
        return place_in(section.uid)
    for exercise in _others(scene.minutes, str(scene.place.section), here):
        cell = cell_named(text, scene.at(place_in(exercise.uid)))
        if isinstance(cell, Place):
            return cell
    found = find_section(text, scene.minutes)
    if isinstance(found, Section):
        return place_in(found.uid)
    in_exercise = len(scene.minutes.rows(scene.place.section)) > 0
    if in_exercise and found.reason.msgid == NO_SUCH:
        return Refused(message(N_("“{name}” is no cell here, and no section."), name=text))
    return found


def _others(minutes: Minutes, own: str, here: Place) -> Iterator[Section]:
    """Give the other exercises: the one that is written in, those before from near to far, those after."""
    sections = list(minutes.sections)
    at = next((n for n, section in enumerate(sections) if section.uid == own), len(sections))
    current = [section for section in sections if section.uid == here.section]
    for section in dict.fromkeys((*current, *reversed(sections[:at]), *sections[at:])):
        if section.uid != own and len(minutes.rows(section.uid)):
            yield section
