"""How a text that is being edited is drawn: some wrapped lines around the cursor."""

from __future__ import annotations

from typing import NamedTuple

from screens.base.widgets.cells import shown_in_place, shown_inline, sign_after, width_of
from screens.base.widgets.edit_buffer import EditBuffer
from screens.base.widgets.painted import Piece


class DrawnLine(NamedTuple):
    """One line of the drawing; two equal ones look the same."""

    lead: str
    text: str
    cursor: int
    """The offset of the cursor in ``text``, or -1 where it stands on another line."""
    ghost: str
    chosen: tuple[int, int] = (0, 0)
    """The offsets in ``text`` between which it is selected."""


class LineDrawing:
    """The lines of a buffer that can be seen, and where the cursor is among them.

    Attributes:
        width: the cells that the text may take on a line; one more is left for the cursor.
    """

    def __init__(self, buffer: EditBuffer, prompt: str) -> None:
        """Draw ``buffer`` with ``prompt`` before its first line."""
        self.width = 1
        self._buffer = buffer
        self._prompt = prompt
        self._indent = width_of(prompt)
        self._most = 1
        self._top = 0

    def fit(self, total: int, most: int) -> None:
        """Fit the drawing into ``total`` cells and at most ``most`` lines, the cursor in sight."""
        self.width = max(total - self._indent - 1, 1)
        self._most = most
        line = self._buffer.line(self.width)
        count = len(self._buffer.starts(self.width))
        self._top = max(min(self._top, line, count - most), line - most + 1, 0)

    def lines(self, *, cursor: bool = True) -> list[DrawnLine]:
        """Return the lines that can be seen, with or without the cursor."""
        count = len(self._buffer.starts(self.width))
        seen = range(self._top, min(self._top + self._most, count))
        return [self._line(number, cursor) for number in seen]

    def _line(self, number: int, with_cursor: bool) -> DrawnLine:
        start, text = self._buffer.line_text(self.width, number)
        here = with_cursor and number == self._buffer.line(self.width)
        lead = self._prompt if number == self._top else " " * self._indent
        cursor = self._buffer.cursor - start if here else -1
        ghost = shown_inline(self._buffer.ghost) if here else ""
        chosen = (0, 0)
        if with_cursor and self._buffer.selected:
            first, last = self._buffer.span
            chosen = max(first - start, 0), max(min(last - start, len(text)), 0)
        return DrawnLine(lead, shown_in_place(text), cursor, ghost, chosen)

    def line_at(self, row: int) -> tuple[int, str]:
        """Return the offset at which a seen line begins, and its text."""
        last = len(self._buffer.starts(self.width)) - 1
        return self._buffer.line_text(self.width, min(self._top + row, last))

    def cursor_cell(self) -> tuple[int, int]:
        """Return the column and the seen line of the cursor."""
        row = self._buffer.line(self.width) - self._top
        return self._indent + self._buffer.column(self.width), row


def pieces_of(line: DrawnLine) -> list[Piece]:
    """Return a drawn line as pieces."""
    lead, text, cursor, ghost, chosen = line
    if cursor < 0:
        return [(lead, "prompt"), *_parted(text, 0, chosen)]
    end = sign_after(text, cursor)
    under, after = text[cursor:end] or " ", text[end:]
    if ghost and not after:
        first = ghost[: sign_after(ghost, 0)] if under == " " else ""
        under, ghost = (first or under), ghost[len(first) :]
    return [
        (lead, "prompt"),
        *_parted(text[:cursor], 0, chosen),
        (under if width_of(under) else f" {under}", "cursor"),
        *_parted(after, end, chosen),
        (ghost, "ghost"),
    ]


def _parted(text: str, at: int, chosen: tuple[int, int]) -> list[Piece]:
    """Return a text that stands at an offset of its line, what is selected of it as a piece of its own."""
    first, last = (min(max(offset - at, 0), len(text)) for offset in chosen)
    if first >= last:
        return [(text, "text")]
    return [(text[:first], "text"), (text[first:last], "chosen"), (text[last:], "text")]
