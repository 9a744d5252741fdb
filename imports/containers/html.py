"""HTML to blocks, by the parser of the standard library: only what carries words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from imports.blocks import (
    Block,
    Code,
    Comment,
    Doubt,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Run,
    Style,
    Table,
)
from imports.containers.read import Read, picture_left_out
from imports.containers.tags import is_tag

_STYLES: dict[str, Style] = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite"), "emphasis"),
    **dict.fromkeys(("s", "strike", "del"), "strike"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "a": "link",
}
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_SILENT = frozenset({"script", "style", "template"})
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header html li main nav ol p pre section summary table tbody td "
    "tfoot th thead title tr ul".split()
) | set(_HEADINGS)
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def read_html(text: str, first: int = 1) -> Read:
    """Return the blocks of a page, or of a piece of one, that begins at line ``first`` of the source."""
    reader = _Reader(first)
    reader.feed(text)
    reader.close()
    reader.finish()
    return Read(tuple(reader.blocks), tuple(reader.doubts))


@dataclass(slots=True)
class _Rows:
    """A table as it is read."""

    line: int
    rows: list[list[Inline]] = field(default_factory=list)
    headed: bool = False


class _Reader(HTMLParser):
    """Gathers words until a block ends, and makes a block of them."""

    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self._first = first
        self._text = ""
        self._runs: list[Run] = []
        self._open: list[tuple[str, Style, int, str | None]] = []
        self._lists: list[list[int | None]] = []
        self._marker: str | None = None
        self._heading = 0
        self._quotes = 0
        self._silent = 0
        self._pre = 0
        self._tables: list[_Rows] = []
        self._began = first

    # What the parser says ------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not is_tag(f"<{tag}>"):
            self.handle_data(self.get_starttag_text() or "")
            return
        values = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.finish()
            self._begin_block(tag, values)
        elif tag in _STYLES:
            self._open.append((tag, _STYLES[tag], len(self._text), values.get("href") or None))
        elif tag == "br":
            self._text += "\n"
        elif tag == "hr":
            self.finish()
            self.blocks.append(Rule(self._line()))
        elif tag == "img":
            self._picture(values)
        elif tag == "input" and values.get("type") == "checkbox":
            self._say("[x] " if "checked" in values else "[ ] ")
        elif tag in _SILENT:
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if not is_tag(f"<{tag}>"):
            return
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _STYLES:
            self._end_style(tag)
        elif tag in _BLOCKS:
            self._end_block(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._say(data if self._pre else _BLANKS.sub(" ", data))

    def handle_comment(self, data: str) -> None:
        if data.strip():
            self.blocks.append(Comment(data.strip(), self._line()))

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    # Blocks -----------------------------------------------------------------------------------

    def _line(self) -> int:
        return self._first + self.getpos()[0] - 1

    def _begin_block(self, tag: str, values: dict[str, str]) -> None:
        self._began = self._line()
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "ol":
            start = values.get("start", "")
            self._lists.append([int(start) if start.isdecimal() and len(start) < 9 else 1])
        elif tag == "ul":
            self._lists.append([None])
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "table":
            self._tables.append(_Rows(self._line()))
        elif self._tables and tag == "tr":
            self._tables[-1].rows.append([])
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].headed |= tag == "th" and len(self._tables[-1].rows) == 1

    def _next_marker(self) -> str:
        number = self._lists[-1][0] if self._lists else None
        if number is None:
            return "-"
        self._lists[-1][0] = number + 1
        return f"{number}."

    def _end_block(self, tag: str) -> None:
        if tag in ("td", "th") and self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append(self._taken())
            return
        if tag == "pre" and self._pre:
            self._pre -= 1
            self._finish_code()
        self.finish()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = None
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "table" and self._tables:
            self._finish_table(self._tables.pop())
        elif tag in _HEADINGS:
            self._heading = 0

    def finish(self) -> None:
        """Make a block of the words that have come since the last one."""
        if self._tables and self._tables[-1].rows:
            self._text += "\n" if self._text and not self._text.endswith("\n") else ""
            return
        inline = self._taken()
        if not inline.text and not inline.runs:
            return
        line = self._began
        if self._heading:
            self.blocks.append(Heading(self._heading, inline, line))
        elif self._marker is not None:
            depth = max(0, len(self._lists) - 1)
            self.blocks.append(_item(depth, self._marker, inline, line))
            self._marker = None
        elif self._quotes:
            self.blocks.append(Quote(inline, line, self._quotes))
        else:
            self.blocks.append(Paragraph(inline, line, len(self._lists)))

    def _finish_code(self) -> None:
        text = self._text.strip("\n")
        self._text, self._runs, self._open = "", [], []
        if text.strip():
            self.blocks.append(Code(text, self._began))

    def _finish_table(self, table: _Rows) -> None:
        rows = [tuple(row) for row in table.rows if any(cell.written.strip() for cell in row)]
        if not rows:
            return
        head = rows.pop(0) if table.headed else ()
        self.blocks.append(Table(head, tuple(rows), table.line))

    # Words ------------------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        if not self._pre and (not self._text or self._text[-1] in " \n"):
            text = text.lstrip(" ")
        if not self._text.strip():
            self._began = self._line()
        self._text += text

    def _end_style(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            name, style, start, address = self._open[at]
            if name == tag:
                del self._open[at]
                if address and address.startswith("#"):
                    address = None
                self._runs.append(Run(style, start, len(self._text), address))
                return

    def _picture(self, values: dict[str, str]) -> None:
        start = len(self._text)
        self._say(values.get("alt", ""))
        address = values.get("src", "")
        if address.startswith("data:"):
            self.doubts.append(picture_left_out(self._line()))
        elif address:
            self._runs.append(Run("image", start, len(self._text), address))

    def _taken(self) -> Inline:
        """Return the words so far and begin anew; styles that are still open go on."""
        while self._open:
            self._end_style(self._open[-1][0])
        text = self._text.rstrip()
        lead = len(text) - len(text.lstrip())
        runs = sorted(self._runs, key=lambda run: (run.start, -run.end))
        self._text, self._runs = "", []
        return Inline(text, tuple(_within(runs, len(text)))).part(lead)


def _within(runs: Iterable[Run], length: int) -> Iterable[Run]:
    for run in runs:
        yield Run(run.style, min(run.start, length), min(run.end, length), run.address)


def _item(depth: int, marker: str, inline: Inline, line: int) -> ListItem:
    for box, ticked in (("[x] ", True), ("[ ] ", False)):
        if inline.text.startswith(box):
            return ListItem(depth, marker, inline.part(len(box)), line, ticked)
    return ListItem(depth, marker, inline, line)
