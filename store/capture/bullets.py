"""The levels of bullets, from how far they are indented.

A bullet indented more than the one above is one level deeper, the same is the same level, and the first
one is level 0. What is remembered between lines are the columns of the bullets that the last one lies
in, the outermost first.
"""

from __future__ import annotations

from store.model.records import Entry

STEP = 2
"""By how many blanks a level is indented where bullets are written back as lines."""

_TAB = 4


def column(indentation: str) -> int:
    """Return how far blanks at the beginning of a line reach."""
    return len(indentation.expandtabs(_TAB))


def around(above: Entry | None, typed: tuple[int, ...]) -> tuple[int, ...]:
    """Return the columns of the bullets that the entry above lies in.

    Args:
        above: the entry above; anything but a bullet ends the list.
        typed: what is remembered; it counts only where it fits the level of the bullet above, which may
            have been moved since, or been written by somebody else.
    """
    if above is None or above.kind != "bullet":
        return ()
    if len(typed) == above.depth + 1:
        return typed
    return tuple(level * STEP for level in range(above.depth + 1))


def place_in(columns: tuple[int, ...], indented: int) -> tuple[int, ...]:
    """Return the columns around a bullet that is indented so far, itself included."""
    if not columns:
        return (indented,)
    while len(columns) > 1 and columns[-1] > indented:
        columns = columns[:-1]
    if indented > columns[-1]:
        return (*columns, indented)
    return (*columns[:-1], indented) if len(columns) == 1 else columns
