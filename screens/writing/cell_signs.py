"""How it stands with a cell of an exercise, in a sign or two."""

from __future__ import annotations

from dataclasses import replace

from store.model.branches import is_asked
from store.model.minutes import Minutes
from store.model.records import Place

HOLE = "·"
LATER = "…"
UNFINISHED = "!"
NOT_ASKED = "–"


def standing(minutes: Minutes, place: Place) -> tuple[str, str]:
    """Return how it stands with a cell: how much is written or a hole, and a sign behind it or none."""
    count = len(minutes.cell(place))
    paused = minutes.is_paused(place)
    if not count:
        hole = HOLE if is_asked(minutes, place) else NOT_ASKED
        return LATER if paused else hole, ""
    if paused:
        return str(count), LATER
    return str(count), UNFINISHED if len(minutes.unfinished(place)) else ""


def standing_of_row(minutes: Minutes, place: Place) -> tuple[str, str]:
    """Return how it stands with a row at a question, or, where the place has none, with all of the row."""
    if place.prompt is not None:
        return standing(minutes, place)
    prompts = (None, *(prompt.uid for prompt in minutes.prompts(place.section)))
    count = sum(len(minutes.cell(replace(place, prompt=prompt))) for prompt in prompts)
    return str(count) if count else HOLE, ""
