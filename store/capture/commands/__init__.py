"""What each command does: a planner for each name of :data:`store.capture.table.COMMANDS`."""

from __future__ import annotations

from store.capture.commands import (
    cells,
    chains,
    course,
    deciding,
    document,
    dots,
    drawing,
    exercise,
    groups,
    head,
    numbers,
    ordering,
    people,
    replacing,
    sections,
    splitting,
    timing,
    verifying,
)
from store.capture.commands import renaming as rearranging
from store.capture.commands import undoing as steps
from store.capture.plans import Planner

PLANNERS: dict[str, Planner] = {
    **head.PLANNERS,
    **numbers.PLANNERS,
    **deciding.PLANNERS,
    **replacing.PLANNERS,
    **course.PLANNERS,
    **sections.PLANNERS,
    **timing.PLANNERS,
    **verifying.PLANNERS,
    **people.PLANNERS,
    **groups.PLANNERS,
    **splitting.PLANNERS,
    **drawing.PLANNERS,
    **exercise.PLANNERS,
    **rearranging.PLANNERS,
    **ordering.PLANNERS,
    **cells.PLANNERS,
    **dots.PLANNERS,
    **chains.PLANNERS,
    **document.PLANNERS,
    **steps.PLANNERS,
}
"""The planner of every command that is not for the app, by its English name."""
