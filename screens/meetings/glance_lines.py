"""Two meetings at a glance as lines of some width, side by side or one above the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from exports.at_a_glance import Outline, OutlinePart, Pair
from locales import N_, Translator
from screens.base.widgets.cells import fit, shown_inline, width_of, wrap
from screens.base.widgets.inks import symbol_of
from screens.base.widgets.painted import Line, Piece
from store.model.kinds import BY_NAME

GAP = " │ "
"""What stands between two meetings side by side."""

_INDENT = 2
_LEAST = 8


def compared_lines(
    left: Outline, right: Outline, pairs: list[Pair], t: Translator, width: int, *, stacked: bool
) -> list[Line]:
    """Return two meetings, each section beside or above the same one of the other."""
    room = width if stacked else (width - width_of(GAP)) // 2
    heads = (_head(left, t, room), _head(right, t, room))
    lines = [*heads[0], (), *heads[1]] if stacked else _beside(*heads, room)
    for pair in pairs:
        lines.append(())
        if stacked:
            lines += _above(pair, (left, right), t, room)
        else:
            left_part, right_part = (_part(part, t, room) if part else [] for part in pair)
            lines += _beside(left_part, right_part, room)
    return lines


def _beside(left: list[Line], right: list[Line], room: int) -> list[Line]:
    """Return two texts beside each other, the first in exactly so many cells."""
    return [
        [*_filled(a or (), room), (GAP, "quiet"), *(b or ())] for a, b in zip_longest(left, right)
    ]


def _filled(line: Line, room: int) -> Iterator[Piece]:
    yield from line
    yield " " * (room - sum(width_of(text) for text, _ in line)), ""


def _above(pair: Pair, both: tuple[Outline, Outline], t: Translator, room: int) -> Iterator[Line]:
    """Give the section of each meeting, below the other, each behind the date of its meeting."""
    for part, meeting in zip(pair, both, strict=True):
        if part is not None:
            yield [(fit(f" {meeting.date or t(N_('no date'))}", room), "mark")]
            yield from _part(part, t, room)


def _head(found: Outline, t: Translator, width: int) -> list[Line]:
    title = shown_inline(found.title) or t(N_("(no title)"))
    lines: list[Line] = [[(f" {line}", "heading")] for line in _wrapped(title, width - 1)]
    for label, text in found.facts:
        lines += _paragraph(" ", f"{label}: ", "quiet", shown_inline(text), width)
    if found.people:
        lines.append([(fit(f" {found.people}", width).rstrip(), "text")])
    return lines


def _part(part: OutlinePart, t: Translator, width: int) -> list[Line]:
    indent = " " * (1 + min(max(part.level - 1, 0), 3) * _INDENT)
    heading = shown_inline(part.heading) or t(N_("(no heading)"))
    lines: list[Line] = [
        [(f"{indent}{line}", "heading")] for line in _wrapped(heading, width - len(indent))
    ]
    for item in part.items:
        lead = f"{BY_NAME[item.kind].symbol} "
        lines += _paragraph(indent, lead, symbol_of(item.kind), shown_inline(item.text), width)
    return lines


def _paragraph(indent: str, lead: str, style: str, text: str, width: int) -> list[Line]:
    """Return a text behind its lead; further lines are indented a little more than the first."""
    first, *rest = _wrapped(f"{lead}{text}", width - len(indent) - _INDENT)
    under = indent + " " * _INDENT
    begins: Line = [(indent, ""), (first[: len(lead)], style), (first[len(lead) :], "text")]
    return [begins, *([(under, ""), (line, "text")] for line in rest)]


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, max(width, _LEAST)) or [""]
