"""The command for one cell of an exercise: it is answered later."""

from __future__ import annotations

from locales import N_, message
from store.capture.commands.exercise import NO_EXERCISE
from store.capture.parsed import Refused
from store.capture.placing import place_words
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.subjects import cell_named
from store.model.records import Place
from store.verbs import rows


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


PLANNERS: dict[str, Planner] = {"later": _later}
