"""The rows that groups give an exercise: one each, or in a ring each group with the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

RowFields = Mapping[str, object]
"""Fields of the record Row."""


def group_rows(groups: Sequence[tuple[str, str]], *, ring: bool) -> list[RowFields]:
    """Return a row for each group, given by uid and label; in a ring ``A→B``, … and the last to the first."""
    if not ring or len(groups) < 2:
        return [{"label": label, "group": uid, "given": True} for uid, label in groups]
    return [
        {"label": pair(a, b), "group": uid, "from_": a, "to": b, "given": True}
        for (uid, a), (_, b) in zip(groups, (*groups[1:], groups[0]), strict=True)
    ]


def late_pairs(
    groups: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> list[RowFields]:
    """Return the rows that late groups bring into a ring that has begun, given by uid and label.

    The last of the groups there were advises the first new one, and the last new one the first there was.
    """
    if not groups:
        return []
    return [
        {"label": pair(a, b), "group": uid, "from_": a, "to": b, "given": True}
        for (uid, a), (_, b) in pairwise((groups[-1], *new, groups[0]))
    ]


def pair(consultant: str, client: str) -> str:
    """Return the label of a ring's row."""
    return f"{consultant}→{client}"
