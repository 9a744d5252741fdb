"""A document in Markdown as it reads: headings, lists, quotations and tables, in lines of some width.

What takes time, parsing and measuring tables, is done by :func:`document_of`, for the thread that makes
the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import itemgetter

from imports.blocks import Block, Code, Comment, Heading, Inline, ListItem, Paragraph, Quote, Table
from screens.base.widgets.cells import line_starts, shown, width_of, wrap
from screens.base.widgets.document_pane import Part, ShownDocument, SourceLine
from screens.base.widgets.painted import Line, Piece

_STYLES = {
    "strong": "strong",
    "emphasis": "emphasis",
    "strike": "quiet",
    "code": "code",
    "link": "link",
    "image": "link",
}
_BULLETS = "•◦▪"
_INDENT = 2
_BAR = " │ "
_LEAST_COLUMN = 8
_LEAST = 8
_GOES_ON = "\\"
"""Ends a line that the next one belongs to, as our documents are written."""
_LONGEST = 5_000
"""Characters of one paragraph that are looked at for signs; some texts take a parser the square of that."""


def document_of(text: str) -> ShownDocument:
    """Return a text in Markdown as a document that can be shown; for a thread."""
    source = tuple(SourceLine(line, n) for n, line in enumerate(text.rstrip("\n").split("\n"), 1))
    rendered: list[Part] = []
    begun = 0
    for first, last in _too_long(source):
        rendered += _rendered(source[begun:first])
        rendered += source[first:last]
        begun = last
    return ShownDocument((*rendered, *_rendered(source[begun:])), source)


def _too_long(source: Sequence[SourceLine]) -> Iterator[tuple[int, int]]:
    """Give from where to where words are that a parser would take too long for: they are shown as written."""
    first = length = 0
    for number, line in enumerate(source, 1):
        length += len(line.text)
        if not line.text.endswith(_GOES_ON):
            if length > _LONGEST:
                yield first - bool(first and not source[first - 1].text), number
            first, length = number, 0


def _rendered(source: Sequence[SourceLine]) -> Iterator[Part]:
    from imports.containers.markdown import read_markdown

    if source:
        text = "\n".join(line.text for line in source)
        yield from _parts(read_markdown(text, source[0].line).blocks, begins=source[0].line == 1)


def _parts(blocks: Sequence[Block], *, begins: bool) -> Iterator[Part]:
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Comment):
            continue
        gap = not (begins and before is None)
        gap = gap and not (isinstance(before, ListItem) and _is_in_list(block))
        before = block
        if isinstance(block, Table):
            yield from _table(block, gap=gap)
        else:
            yield BlockPart(block, gap)


def _is_in_list(block: Block) -> bool:
    return isinstance(block, ListItem) or (isinstance(block, Paragraph) and block.depth > 0)


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A block that stands by itself; ``gap`` is whether an empty line stands above it."""

    block: Block
    gap: bool

    @property
    def line(self) -> int:
        """The line of the source that it begins with."""
        return self.block.line

    def lines(self, width: int) -> Sequence[Line]:
        """Return it laid out in so many cells."""
        return [*([()] if self.gap else ()), *_laid_out(self.block, width)]


def _laid_out(block: Block, width: int) -> list[Line]:
    if isinstance(block, Heading):
        lines = flow([(_plain(block.inline), "heading" if block.level < 4 else "strong")], width)
        return [*lines, [("─" * width, "rule")]] if block.level == 1 else lines
    if isinstance(block, ListItem):
        return _item(block, width)
    if isinstance(block, Paragraph):
        return _behind(" " * (block.depth * _INDENT), "", block.inline, width)
    if isinstance(block, Quote):
        return _quote(block, width)
    if isinstance(block, Code):
        code = wrap(shown(block.text), max(width - _INDENT, _LEAST))
        return [[(" " * _INDENT, ""), (line, "code")] for line in code]
    return [[("─" * width, "rule")]]


def _item(item: ListItem, width: int) -> list[Line]:
    """Return an item of a list behind its number or a sign for how deep it lies."""
    sign = item.marker if item.ordered else _BULLETS[min(item.depth, len(_BULLETS) - 1)]
    if item.checked is not None:
        sign = "☑" if item.checked else "☐"
    return _behind(" " * (item.depth * _INDENT), f"{sign} ", item.inline, width)


def _behind(indent: str, sign: str, inline: Inline, width: int) -> list[Line]:
    """Return words behind an indent and a sign, further lines below the first."""
    used = len(indent) + width_of(sign)
    first, *rest = flow(pieces_of(inline), width - used)
    return [
        [(indent, ""), (sign, "number"), *first],
        *([(" " * used, ""), *line] for line in rest),
    ]


def _quote(quote: Quote, width: int) -> list[Line]:
    bars = "▎ " * quote.depth
    words = [
        (text, "emphasis" if name == "text" else name) for text, name in pieces_of(quote.inline)
    ]
    return [[(bars, "rule"), *line] for line in flow(words, width - len(bars))]


# Tables -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TablePart:
    """A row of a table.

    Attributes:
        line: of the source.
        cells: the words of each cell.
        widths: how wide the columns of the whole table are where there is room.
        rule: ``head`` where the head stands above it, ``row`` where another row does, else empty.
        gap: whether an empty line stands above it.
    """

    line: int
    cells: tuple[list[Piece], ...]
    widths: tuple[int, ...]
    rule: str = ""
    gap: bool = False

    def lines(self, width: int) -> Sequence[Line]:
        """Return it laid out in so many cells; what has no room there lies beyond the edge."""
        room = width - width_of(_BAR) * (len(self.widths) - 1)
        columns = shared(self.widths, room)
        lines: list[Line] = [()] if self.gap else []
        if self.rule == "head" or (self.rule and columns != self.widths):
            lines.append([("─┼─".join("─" * column for column in columns), "rule")])
        flowed = [flow(cell, column) for cell, column in zip(self.cells, columns, strict=True)]
        lines += (_beside(row, columns) for row in zip_longest(*flowed, fillvalue=()))
        return lines


def _table(table: Table, *, gap: bool) -> Iterator[Part]:
    rows = [table.head, *table.rows] if table.head else list(table.rows)
    count = max((len(row) for row in rows), default=0)
    drawn = [
        tuple(pieces_of(cell) for cell in (*row, *[Inline("")] * (count - len(row))))
        for row in rows
    ]
    widths = tuple(
        max((_widest(row[column]) for row in drawn), default=1) or 1 for column in range(count)
    )
    if table.head:
        drawn[0] = tuple([(text, "strong") for text, _ in cell] for cell in drawn[0])
    for number, cells in enumerate(drawn):
        rule = "" if not number else "head" if table.head and number == 1 else "row"
        line = table.line + number + (1 if number else 0)
        yield TablePart(line, cells, widths, rule, gap and not number)


def _widest(cell: Sequence[Piece]) -> int:
    return max(width_of(line) for line in "".join(text for text, _ in cell).split("\n"))


def shared(widths: Sequence[int], room: int) -> tuple[int, ...]:
    """Return the widths of columns in so much room: those that are wide give way, down to a least one."""
    left, waiting = room, len(widths)
    made = [0] * len(widths)
    for column in sorted(range(len(widths)), key=lambda column: widths[column]):
        share = max(left // waiting, _LEAST_COLUMN)
        made[column] = min(widths[column], share)
        left, waiting = left - made[column], waiting - 1
    return tuple(made)


def _beside(cells: Sequence[Line], columns: Sequence[int]) -> Line:
    """Return one line of a row: its cells in their columns, with bars between them."""
    line: list[Piece] = []
    for cell, column in zip(cells, columns, strict=True):
        used = sum(width_of(text) for text, _ in cell)
        line += [*([(_BAR, "rule")] if line else ()), *cell, (" " * (column - used), "")]
    return line


# Words --------------------------------------------------------------------------------------------


def _plain(inline: Inline) -> str:
    return "".join(text for text, _ in pieces_of(inline))


def pieces_of(inline: Inline) -> list[Piece]:
    """Return words with the inks of what is marked in them, the inner of two marks, without their signs."""
    text, inks = list(inline.text), ["text"] * len(inline.text)
    for run in inline.runs:
        if run.style == "wrap":
            text[run.start : run.end] = " " * (run.end - run.start)
        else:
            inks[run.start : run.end] = [_STYLES[run.style]] * (run.end - run.start)
    signs = groupby(zip(text, inks, strict=True), key=itemgetter(1))
    return [(shown("".join(sign for sign, _ in group)), ink) for ink, group in signs]


def flow(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Return pieces as lines of so many cells at most; at least one line."""
    text = "".join(text for text, _ in pieces)
    starts = line_starts(text, max(width, _LEAST))
    lines: list[Line] = []
    number = at = 0
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        end = start + len(text[start:following].rstrip(" \n"))
        line: list[Piece] = []
        while number < len(pieces) and at < end:
            piece, ink = pieces[number]
            if part := piece[max(start - at, 0) : end - at]:
                line.append((part, ink))
            if at + len(piece) > end:
                break
            number, at = number + 1, at + len(piece)
        lines.append(line)
    return lines
