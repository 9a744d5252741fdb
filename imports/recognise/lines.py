"""A document as lines: what a reader takes for one line each, with what is known of how it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from imports.blocks import (
    Block,
    Code,
    Comment,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from imports.recognise.vocabulary import concepts, said

Shape = Literal["heading", "text", "item", "table", "quote", "code", "comment", "rule"]

_LABEL = re.compile(r"\W{0,3}([^\W_][^:;\n]{0,59}?)\s{0,3}[:;](?=\s|$|\*)[\s*]*(.*)", re.DOTALL)
_HASHES = re.compile(r"(#{2,6})\s*(?=[^\s#!\d])")
_SIGN = re.compile(r"([-*+•·])(?:\s+|$)")
_BULLET = re.compile(r"([•·▪◦‣–—\u00ad])\s+(?=\S)")
_CLAUSE = re.compile(r"\s*(?:att|at|that)\s", re.IGNORECASE)
_AMOUNT = re.compile(r"\d[\d \u00a0]*[ \u00a0][a-zåäöæøüé%€£$]")
_NARROW = 55
"""A line that is shorter was not broken for want of room."""
_SENTENCE = 30
"""A line so long, without a full stop, is no heading that an amount stands below."""


@dataclass(slots=True, eq=False)
class ReadLine:
    """One line.

    Attributes:
        shape: what kind of block it is of.
        text: its words, as an entry has them.
        number: the line of the source.
        depth: of a list item or of what lies below one; of a quotation.
        level: of a heading.
        marker: the sign or number of a list item.
        checked: whether the box of a list item is ticked.
        bold: whether all of it is bold.
        lead: the bold words that it begins with.
        first, last: whether it begins and ends its block.
        table: the rows of a table, the head first; ``headed`` whether it has one.
        taken: whether its words are part of the meeting in another way than as an entry.
        row, prompt: the cell of an exercise that it lies in; ``prompt`` counts from 1.
        kind: what it has already been recognised as.
    """

    shape: Shape
    text: str
    number: int
    depth: int = 0
    level: int = 0
    marker: str = ""
    checked: bool | None = None
    bold: bool = False
    lead: str = ""
    struck: bool = False
    first: bool = True
    last: bool = True
    table: tuple[tuple[str, ...], ...] = ()
    headed: bool = False
    taken: bool = False
    row: str | None = None
    prompt: int | None = None
    kind: str = ""
    _label: tuple[str, str] | Literal[False] | None = False

    @property
    def label(self) -> str:
        """The words before the first colon, as the tables spell them; empty where there are none."""
        found = self._labelled()
        return found[0] if found else ""

    @property
    def value(self) -> str:
        """The words behind the label; the whole text where there is none."""
        found = self._labelled()
        return found[1] if found else self.text

    @property
    def alone(self) -> bool:
        """Whether it is all of its block."""
        return self.first and self.last

    @property
    def ordered(self) -> bool:
        """Whether it is an item with a number."""
        return self.marker[:1].isalnum()

    def say(self, text: str) -> None:
        """Give it other words."""
        self.text, self._label = text, False

    def as_typed(self) -> str:
        """Return its words with what a list puts in front of them that is no mere sign."""
        text = self.text
        if self.checked is not None:
            text = f"[{'x' if self.checked else ' '}] {text}"
        return f"{self.marker} {text}" if self.ordered else text

    def _labelled(self) -> tuple[str, str] | None:
        if self._label is False:
            self._label = _read_label(self.text, self.lead)
        return self._label


def _read_label(text: str, lead: str) -> tuple[str, str] | None:
    found = _LABEL.match(text)
    if found:
        return said(found[1]), found[2].strip()
    if lead and len(lead) < len(text) and is_known(said(lead)):
        return said(lead), text[len(lead) :].strip(" :*-–")
    return None


def is_known(label: str) -> bool:
    """Return whether a label is one of the head or of people."""
    if label in concepts("head"):
        return True
    return any(not concept.startswith(_NO_LABELS) for concept in concepts("people").get(label, ()))


_NO_LABELS = ("column_", "mark_", "nobody")


# From blocks ------------------------------------------------------------------------------------


def lines_of(blocks: Iterable[Block]) -> list[ReadLine]:
    """Return the lines of a document, in its order."""
    found: list[ReadLine] = []
    for block in blocks:
        found.extend(_lines(block, found))
    return found


def _lines(block: Block, before: list[ReadLine]) -> Iterator[ReadLine]:
    match block:
        case Heading():
            yield from _heading(block)
        case Paragraph():
            lines = list(_split(block.inline, "text", block.line, block.depth))
            yield from map(_as_meant, _below_table(lines, before))
        case ListItem():
            yield from _item(block)
        case Table():
            yield from _table(block)
        case Quote():
            yield ReadLine("quote", block.inline.written, block.line, block.depth)
        case Code():
            text = f"{block.language}\n{block.text}" if block.language else block.text
            yield ReadLine("code", text, block.line)
        case Comment():
            yield ReadLine("comment", block.text, block.line)
        case Rule():
            yield ReadLine("rule", "", block.line)


def _item(block: ListItem) -> Iterator[ReadLine]:
    """Give the lines of a list item; further ones may be items or headings that lost their indent."""
    for line in _split(block.inline, "item", block.line, block.depth):
        if line.first:
            line.marker, line.checked = block.marker, block.checked
        elif sign := _SIGN.match(line.text):
            line.depth, line.marker = block.depth + 1, sign[1]
            line.say(line.text[sign.end() :])
        else:
            line.shape, line.depth = "text", block.depth + 1
        yield line if line.first else _as_meant(line)


def _as_meant(line: ReadLine) -> ReadLine:
    """Return a line, a heading or an item where signs say so that the source's format does not know."""
    if line.shape == "text" and (bullet := _BULLET.match(line.text)):
        line.shape, line.marker = "item", bullet[1]
        line.say(line.text[bullet.end() :])
    elif line.shape == "text" and (sign := _HASHES.match(line.text)):
        line.shape, line.level, line.depth = "heading", len(sign[1]), 0
        line.say(line.text[sign.end() :].strip())
    return line


def _heading(block: Heading) -> Iterator[ReadLine]:
    text = " ".join(block.inline.written.split("\n"))
    yield ReadLine("heading", text.strip(), block.line, level=block.level)


def _split(inline: Inline, shape: Shape, number: int, depth: int) -> Iterator[ReadLine]:
    """Give the lines of a paragraph, wrapped ones joined."""
    if "\n" not in inline.text:
        yield _line(inline, shape, number, depth)
        return
    wraps = {run.start for run in inline.runs if run.style == "wrap"}
    starts, at, line = [(0, number)], 0, number
    pieces = inline.text.split("\n")
    for before, after in pairwise(pieces):
        at += len(before) + 1
        line += 1
        if not (_goes_on(before, after) if at - 1 in wraps else after[:1].islower()):
            starts.append((at, line))
    ends = [start - 1 for start, _ in starts[1:]] + [len(inline.text)]
    for place, ((start, line), end) in enumerate(zip(starts, ends, strict=True)):
        made = _line(inline.part(start, end), shape, line, depth)
        made.first, made.last = place == 0, place == len(starts) - 1
        if made.text:
            yield made


def _goes_on(before: str, after: str) -> bool:
    """Return whether a line break is one that only the page has made."""
    after = after.strip()
    if _SIGN.match(after) or _BULLET.match(after) or _HASHES.match(after) or _is_labelled(after):
        return False
    if _CLAUSE.match(after) and _CLAUSE.match(before):
        return False
    if _AMOUNT.match(after) and len(before) >= _SENTENCE and before[-1:].islower():
        return True
    if after[:1].islower() or before.rstrip().endswith((",", "-", " och", " and")):
        return True
    return (
        len(before) >= _NARROW
        and len(before) + len(after.split(" ", 1)[0]) >= 68
        and len(before) < 130
    )


def _is_labelled(text: str) -> bool:
    found = _LABEL.match(text)
    if found is None or len(found[1].split()) > 4:
        return False
    return found[1][:1].isupper() or is_known(said(found[1]))


def _line(inline: Inline, shape: Shape, number: int, depth: int) -> ReadLine:
    if not inline.runs:
        return ReadLine(shape, inline.text.strip(), number, depth)
    return ReadLine(
        shape,
        inline.written.replace("\n", " ").strip(),
        number,
        depth,
        bold=inline.is_all("strong"),
        lead=inline.strong_lead().strip(),
        struck=inline.is_all("strike"),
    )


def _table(block: Table) -> Iterator[ReadLine]:
    rows = tuple(tuple(cell.written.strip() for cell in row) for row in block.rows)
    if block.head:
        rows = (tuple(cell.written.strip() for cell in block.head), *rows)
    if _says_label_and_value(rows):
        for place, row in enumerate(rows):
            text = f"{row[0].rstrip(':')}: {row[1]}" if row[0] else row[-1]
            yield ReadLine("text", text, block.line + place)
        return
    text = "\n".join("\t".join(row) for row in rows)
    yield ReadLine("table", text, block.line, table=rows, headed=bool(block.head))


def _says_label_and_value(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether a table is a form: labels at the left, what they say at the right."""
    if not rows or any(len(row) != 2 for row in rows) or len(rows) > 30:
        return False
    labels = [said(row[0]) for row in rows]
    known = [label for label in labels if is_known(label) and label not in _COLUMNS]
    return len(known) * 2 >= len(labels)


_COLUMNS = frozenset({"namn", "name", "navn", ""})


def _below_table(lines: list[ReadLine], before: list[ReadLine]) -> Iterator[ReadLine]:
    """Give lines; those right under a table of tabs that have lost their tabs are rows of it."""
    above = before[-1] if before else None
    if (
        above is not None
        and above.shape == "table"
        and not above.headed
        and above.number + len(above.table) == lines[0].number
        and len(above.table[0]) == 2
    ):
        above.table += tuple((line.text, "") for line in lines)
        above.text = "\n".join("\t".join(row) for row in above.table)
        return
    yield from lines
