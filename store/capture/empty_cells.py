"""The next hole of an exercise: the next cell in which nothing is written."""

from __future__ import annotations

from store.model.branches import is_hole
from store.model.minutes import Minutes
from store.model.pile import answering
from store.model.records import Place


def next_hole(minutes: Minutes, place: Place) -> Place | None:
    """Return the next empty cell after ``place`` in reading order, around to it; None where none is.

    A cell that its row answers later comes only when no other is empty. What is not asked is no hole.
    """
    rows = [row.uid for row in answering(minutes, place.section)]
    prompts = [prompt.uid for prompt in minutes.prompts(place.section)]
    cells = [Place(place.section, row, prompt) for row in rows for prompt in prompts]
    row = rows.index(place.row) if place.row in rows else -1
    prompt = prompts.index(place.prompt) if place.prompt in prompts else -1
    after = max(row * len(prompts) + prompt + 1, 0) if row >= 0 else 0
    around = [*cells[after:], *cells[:after]]
    holes = [cell for cell in around if is_hole(minutes, cell)]
    return min(holes, key=minutes.is_paused, default=None)
