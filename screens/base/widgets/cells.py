"""Text measured in terminal cells: what is shown of it, where its lines break, how it is cut.

A character may take no, one or two cells, and several characters may make one sign (an emoji with
joiners, a letter with marks). Offsets into a text always stand between whole signs.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from rich.cells import cell_len, set_cell_size, split_graphemes

from store.language.cleaning import clean, visible

ELLIPSIS = "…"
TAB = "⇥"
MOST_MARKS = 4
"""Marks on one letter that are drawn; the rest stays in the data."""

_NOT_PLAIN = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]")
_MANY_MARKS = re.compile("[^\x00-\u02ff]{5}")
_FAR = 64
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def is_plain(text: str) -> bool:
    """Return whether every character of ``text`` takes exactly one cell."""
    return (text.isascii() and text.isprintable()) or _NOT_PLAIN.search(text) is None


def width_of(text: str) -> int:
    """Return how many cells ``text`` takes."""
    return len(text) if is_plain(text) else cell_len(text)


def shown(text: str) -> str:
    """Return what is drawn of a text: nothing hidden, tabs as signs, piles of marks cut."""
    text = visible(text if text.isprintable() else clean(text))
    if "\t" in text:
        text = text.replace("\t", f" {TAB} ")
    return _few_marks(text) if _MANY_MARKS.search(text) else text


def shown_inline(text: str) -> str:
    """Return :func:`shown` of a text on one line, its line breaks as blanks."""
    return shown(text.replace("\n", " "))


def shown_in_place(text: str) -> str:
    """Return a text of the same length to draw while it is being edited, hidden characters as ``▯``."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub("▯", text.replace("\t", TAB).replace("\n", " "))


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def clip(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, with an ellipsis where something was cut."""
    if width_of(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[:width]
    return set_cell_size(text[: width * 4], width - 1).rstrip() + ELLIPSIS


def fit(text: str, width: int) -> str:
    """Return ``text`` in exactly ``width`` cells."""
    text = clip(text, width)
    return text + " " * (width - width_of(text))


def offset_of(text: str, cells: int) -> int:
    """Return the offset in ``text`` of the sign that stands at column ``cells``, or its end."""
    if is_plain(text):
        return min(max(cells, 0), len(text))
    column = 0
    for start, _, size in split_graphemes(text)[0]:
        if column + size > cells:
            return start
        column += size
    return len(text)


def sign_before(text: str, offset: int) -> int:
    """Return where the sign that ends at ``offset`` begins."""
    if offset <= 0:
        return 0
    start = max(0, offset - _FAR)
    spans, _ = split_graphemes(text[start:offset])
    return start + spans[-1][0]


def sign_after(text: str, offset: int) -> int:
    """Return where the sign that begins at ``offset`` ends."""
    if offset >= len(text):
        return len(text)
    spans, _ = split_graphemes(text[offset : offset + _FAR])
    return offset + spans[0][1]


def line_starts(text: str, width: int, starts: list[int] | None = None) -> list[int]:
    """Return where each line of ``text`` begins when it is wrapped to ``width`` cells.

    Lines break after blanks where they can and at line breaks always; a word wider than a line is cut
    between signs. The blank at a break belongs to the line before it.

    Args:
        text: what to wrap.
        width: cells a line may take; at least one.
        starts: the lines of an earlier wrap that still hold; wrapping goes on from the last of them.
    """
    starts = starts or [0]
    start, end, width = starts[-1], len(text), max(width, 1)
    while (start := _line_end(text, start, width)) < end:
        starts.append(start)
    if text.endswith("\n"):
        starts.append(end)
    return starts


def _line_end(text: str, start: int, width: int) -> int:
    """Return where the line that begins at ``start`` ends."""
    ahead, newline, _ = text[start : start + width + 1].partition("\n")
    if is_plain(ahead):
        limit = start + width
        if newline:
            return start + len(ahead) + 1
    else:
        limit = _reach(text, start, width)
        if (at := text.find("\n", start, limit + 1)) >= 0:
            return at + 1
    if limit >= len(text):
        return len(text)
    blank = text.rfind(" ", start, limit + 1)
    return blank + 1 if blank >= start else max(limit, start + 1)


def _reach(text: str, start: int, width: int) -> int:
    """Return the offset up to which ``width`` cells of ``text`` reach from ``start``."""
    window = width + 8
    while True:
        part = text[start : start + window]
        column = 0
        for first, _, size in split_graphemes(part)[0]:
            if column + size > width:
                return start + first if first else sign_after(text, start)
            column += size
        if start + window >= len(text):
            return len(text)
        window *= 2


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of ``text`` in at most ``width`` cells, without the blanks at their ends."""
    if len(text) <= width and is_plain(text):
        return [text]
    starts = line_starts(text, width)
    ends = [*starts[1:], len(text)]
    return [text[a:b].rstrip(" \n") for a, b in zip(starts, ends, strict=True)]


def line_of(starts: list[int], offset: int) -> int:
    """Return the number of the line that ``offset`` stands on."""
    return bisect_right(starts, offset) - 1
