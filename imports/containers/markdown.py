"""Markdown to blocks: CommonMark with tables and struck-out text, read by markdown-it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

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
    Table,
)
from imports.containers import html
from imports.containers.inlines import InlineWords
from imports.containers.read import Read, picture_left_out

_DEEPEST = 100
"""Blocks within blocks; no person writes so many."""


@cache
def parser() -> MarkdownIt:
    """Return the parser that documents are read with."""
    options = {"maxNesting": _DEEPEST}
    made = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]  # addresses stay as typed
    return made


def read_markdown(text: str, first: int = 1) -> Read:
    """Return the blocks of a text in Markdown; ``first`` is the line of the source that it begins with."""
    reader = _Reader(text, first)
    blocks = tuple(reader.read())
    return Read(blocks, tuple(reader.doubts))


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of one text once."""

    text: str
    first: int
    doubts: list[Doubt] = field(default_factory=list)
    _lists: list[str] = field(default_factory=list)
    _item: tuple[str, int] | None = None
    """The sign and line of a list item whose first words have not come yet."""
    _quotes: int = 0
    _addresses: set[str] = field(default_factory=set)
    _lines: list[str] = field(default_factory=list)
    _comments: list[str] = field(default_factory=list)

    def read(self) -> Iterator[Block]:
        env: dict[str, Any] = {}
        tokens = parser().parse(self.text, env)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kind = token.type
            if kind == "inline":
                yield from self._words(token, tokens[at - 1])
            elif kind == "table_open":
                end = _closing(tokens, at)
                yield from self._empty_item()
                yield from self._table(tokens[at:end])
                at = end
            elif kind in _CONTAINERS:
                yield from self._container(token)
            else:
                yield from self._leaf(token)
            at += 1
        yield from self._unused(env.get("references", {}))

    def _line(self, token: Token) -> int:
        return self.first + (token.map[0] if token.map else 0)

    def _container(self, token: Token) -> Iterator[Block]:
        kind = token.type
        if kind.endswith("list_open"):
            yield from self._empty_item()
            self._lists.append(kind)
        elif kind.endswith("list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._item = (token.info + token.markup, self._line(token))
        elif kind == "list_item_close":
            yield from self._empty_item()
        else:
            self._quotes += 1 if kind == "blockquote_open" else -1

    def _empty_item(self) -> Iterator[Block]:
        """Give an item without words of its own, where its number at least is a word."""
        if self._item is not None:
            marker, line = self._item
            self._item = None
            if marker[:1].isdigit():
                yield ListItem(len(self._lists) - 1, marker, Inline(""), line)

    def _leaf(self, token: Token) -> Iterator[Block]:
        line = self._line(token)
        if token.type in ("fence", "code_block"):
            yield from self._empty_item()
            yield Code(token.content.rstrip("\n"), line, token.info.strip())
        elif token.type == "hr":
            yield Rule(line)
        elif token.type == "html_block":
            found = html.read_html(token.content, line)
            self.doubts += found.doubts
            yield from found.blocks

    def _words(self, token: Token, opening: Token) -> Iterator[Block]:
        line = self._line(token)
        inline = self._inline(token, line)
        comments = self._comments
        self._comments = []
        yield from self._block(inline, opening, line)
        yield from (Comment(text, line) for text in comments)

    def _inline(self, token: Token, line: int) -> Inline:
        words = InlineWords()
        inline = words.read(token.children or ())
        self._comments = words.comments
        self._addresses.update(words.addresses)
        if words.pictures:
            self.doubts.append(picture_left_out(line))
        return inline

    def _block(self, inline: Inline, opening: Token, line: int) -> Iterator[Block]:
        if opening.type == "heading_open":
            yield from self._empty_item()
            yield Heading(int(opening.tag[1]), inline, line)
        elif self._item is not None:
            marker, _ = self._item
            self._item = None
            checked, words = _box(inline)
            yield ListItem(len(self._lists) - 1, marker, words, line, checked)
        elif self._quotes:
            yield Quote(inline, line, self._quotes)
        elif inline.text:
            yield Paragraph(inline, line, len(self._lists))

    def _table(self, tokens: Sequence[Token]) -> Iterator[Block]:
        rows: list[list[Inline]] = []
        comments: list[Comment] = []
        line = start = self._line(tokens[0])
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
                line = self._line(token)
            elif token.type == "inline":
                rows[-1].append(self._inline(token, line))
                comments += (Comment(text, line) for text in self._comments)
            elif token.type == "tr_close" and len(rows) > 1:
                rows[-1] += self._beyond(line, len(rows[0]))
        self._comments = []
        head = tuple(rows[0]) if any(cell.text.strip() for cell in rows[0]) else ()
        yield Table(head, tuple(map(tuple, rows[1:])), start)
        yield from comments

    def _beyond(self, line: int, width: int) -> Iterator[Inline]:
        """Give the cells of a row that lie beyond the head, which the parser drops."""
        if not self._lines:
            self._lines = self.text.split("\n")
        text = self._lines[line - self.first] if line - self.first < len(self._lines) else ""
        if text.count("|") <= width:
            return
        cells = escapedSplit(text.lstrip(" >").strip())
        cells = cells[1:] if cells and not cells[0].strip() else cells
        for cell in cells[width:]:
            if cell.strip():
                (token,) = parser().parseInline(cell.strip())
                yield InlineWords().read(token.children or ())

    def _unused(self, references: dict[str, dict[str, Any]]) -> Iterator[Block]:
        """Give definitions of links that no link uses: some write comments so."""
        for label, reference in references.items():
            address = str(reference["href"])
            if address not in self._addresses or reference["title"]:
                words = " ".join(filter(None, (f"[{label}]:", address, reference["title"])))
                yield Comment(words, self.first + reference["map"][0])


_CONTAINERS = frozenset(
    f"{name}_{side}"
    for name in ("bullet_list", "ordered_list", "list_item", "blockquote")
    for side in ("open", "close")
)
_BOXES = {"[ ]": False, "[]": False, "[x]": True, "[X]": True}


def _box(inline: Inline) -> tuple[bool | None, Inline]:
    """Return whether an item's box is ticked, None without one, and its words behind the box."""
    box, blank, _ = inline.text.partition(" ")
    if box == "[":
        box, blank = inline.text[:3], inline.text[3:4]
    if box not in _BOXES or not blank.isspace():
        return None, inline
    return _BOXES[box], inline.part(len(box) + 1)


def _closing(tokens: Sequence[Token], at: int) -> int:
    return next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
