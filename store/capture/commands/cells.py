"""Commands for one cell of an exercise: it is answered later, and its latest line gets dots."""

from __future__ import annotations

import re

from locales import N_, message
from store.capture.commands.exercise import NO_EXERCISE
from store.capture.parsed import Refused
from store.capture.placing import place_words
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.subjects import cell_named
from store.language.as_typed import cut_short
from store.model.records import Place
from store.verbs import entries, rows

_MOST = 999
_DOTS = re.compile(r"(?P<sign>[+-]?)(?P<number>\d{1,4})")


def _later(work: Work, argument: str) -> Plan | Refused:
    """Let a cell be answered later; said once more, it is open again."""
    if not len(work.minutes.rows(work.place.section)):
        return Refused(message(NO_EXERCISE))
    place = cell_named(argument, work.scene) if argument else work.place
    if not isinstance(place, Place):
        return Refused(message(N_("“{token}” names no cell here."), token=argument))
    if place.row is None or place.prompt is None:
        return Refused(message(N_("Only a row's answer to one question can come later.")))
    return _pause(work, place, place.row, place.prompt)


def _pause(work: Work, place: Place, row: str, prompt: str) -> Plan:
    paused = work.minutes.is_paused(place)
    said = message(
        N_("{place} is open again") if paused else N_("{place} answers later"),
        place=place_words(work.minutes, place),
    )

    def carry_out() -> Done:
        verb = rows.resume if paused else rows.pause
        verb(work.store, work.meeting, row, prompt)
        return Done(said=said)

    return Plan(said, carry_out, step="resume_cell" if paused else "pause_cell")


def _dots(work: Work, argument: str) -> Plan | Refused:
    """Give the latest entry of the cell so many dots, or with a sign so many more or fewer."""
    cell = work.minutes.cell(work.place)
    if not len(cell):
        return Refused(message(N_("Nothing is written here that could have dots.")))
    entry = cell[-1]
    match = _DOTS.fullmatch(argument)
    if match is None or int(match["number"]) > _MOST:
        return Refused(message(N_("“{word}” is no number of dots."), word=argument))
    number = int(match["number"])
    by = {"": number - entry.dots, "+": number, "-": -number}[match["sign"]]
    said = message(
        N_("Dots on “{text}”: {n}"), text=cut_short(entry.text), n=max(0, entry.dots + by)
    )

    def carry_out() -> Done:
        entries.dot(work.store, work.meeting, entry.uid, by)
        return Done(said=said)

    return Plan(said, carry_out, step="dot_entry")


PLANNERS: dict[str, Planner] = {"later": _later, "dots": _dots}
