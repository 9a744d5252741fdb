"""What number a prompt goes by: its position, but for the clusters of a wall, each of which keeps its own."""

from __future__ import annotations

from itertools import count

from store.model.minutes import Ordered
from store.model.records import Prompt


def numbers_of(prompts: Ordered[Prompt]) -> dict[str, int]:
    """Return the numbers, from 1, of all prompts of an exercise by uid.

    Of two that would go by the same number, as when one has come back by redo, the first one does. What has
    no number of its own goes by the lowest one that is free.
    """
    own: dict[int, str] = {}
    for prompt in prompts:
        if prompt.kept_number:
            own.setdefault(prompt.kept_number, prompt.uid)
    found = {uid: number for number, uid in own.items()}
    free = (number for number in count(1) if number not in own)
    return {one.uid: found.get(one.uid) or next(free) for one in prompts}


def number_of(prompt: Prompt, prompts: Ordered[Prompt]) -> int:
    """Return the number of one of the ``prompts`` of an exercise."""
    return numbers_of(prompts)[prompt.uid]


def numbered(prompts: Ordered[Prompt], number: int) -> Prompt | None:
    """Return the prompt that goes by a number, or None."""
    numbers = numbers_of(prompts)
    return next((one for one in prompts if numbers[one.uid] == number), None)
