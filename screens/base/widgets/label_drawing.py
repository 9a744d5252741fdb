"""How the label above the capture line is drawn: a rule with the place in it, and what Enter will do."""

from __future__ import annotations

from screens.base.widgets.cells import clip, shown_inline, width_of, wrap
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line, Piece

MOST_LABEL_LINES = 6
_LEAST_PLACE = 4
_ENDS = 8
"""The cells of a rule that are neither place nor words."""
_BETWEEN = " · "
_WARNING = "! "
"""Stands before what is wrong, so that it shows without colour."""


def label_lines(
    label: LineLabel, width: int, *, whole: bool = False, most: int = MOST_LABEL_LINES
) -> list[Line]:
    """Return the lines of a label, each at most ``width`` cells.

    Args:
        label: what to say.
        width: the cells of a line.
        whole: whether what does not fit beside the place goes on lines of its own; else it is cut.
        most: so many lines of its own at most; the last one says that there would be more.
    """
    said = shown_inline(label.action)
    if label.tone == "warn" and said:
        said = _WARNING + said
    place = shown_inline(label.place)
    if whole and width_of(said) > width - width_of(place) - 9:
        room = max(width - 4, 4)
        lines = wrap(said, room)
        if len(lines) > most:
            lines[most - 1 :] = [clip(" ".join(lines[most - 1 :]), room)]
        return [_rule(place, "", "plain", width), *([("   ", ""), (n, label.tone)] for n in lines)]
    return [_rule(place, said, label.tone, width)]


def _without_last(said: str, room: int) -> str:
    """Return what is said without its last parts, which the keys below say too, so that it fits the room."""
    while width_of(said) > room and _BETWEEN in said:
        said = said.rpartition(_BETWEEN)[0]
    return said


def _rule(place: str, said: str, tone: str, width: int) -> Line:
    """Return the rule with the place at its left and what is said at its right."""
    said = _without_last(said, width - _ENDS - min(width_of(place), width // 2))
    said = clip(said, max(width - 6, 1))
    room = width - width_of(said) - _ENDS
    place = clip(place, room) if room >= _LEAST_PLACE else ""
    left: list[Piece] = [("─ ", "rule"), (place, "place"), (" ", "rule")] if place else []
    right: list[Piece] = [(" ", "rule"), (said, tone), (" ──", "rule")] if said else []
    used = sum(width_of(text) for text, _ in (*left, *right))
    return [*left, ("─" * max(width - used, 0), "rule"), *right]
