"""The rows that groups give an exercise: one each, or in a ring each group with the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def pair(consultant: str, client: str) -> str:
    """Return the label of a ring's row."""
    return f"{consultant}→{client}"
