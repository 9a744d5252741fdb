"""What each command does: a planner for each name of :data:`store.capture.table.COMMANDS`."""

from __future__ import annotations

from store.capture.commands import course, document, exercise, groups, head, people, steps
from store.capture.plans import Planner

PLANNERS: dict[str, Planner] = {
    **head.PLANNERS,
    **course.PLANNERS,
    **people.PLANNERS,
    **groups.PLANNERS,
    **exercise.PLANNERS,
    **document.PLANNERS,
    **steps.PLANNERS,
}
"""The planner of every command that is not for the app, by its English name."""
