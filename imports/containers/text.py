"""Plain text to blocks: as it was typed, wrapped by hand, or drawn from the pages of a PDF.

Lines that stand together are one paragraph with its line breaks; a break that only a narrow page has made
is a wrap. Headings are taken where a sign says so (a line of dashes below, ``§``); whether a short line is
one in spite of that is for the recognisers to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from imports.blocks import Block, Comment, Heading, Inline, ListItem, Paragraph, Rule, Table
from imports.containers.inlines import InlineWords, joined
from imports.containers.pages import PageLine, lines_of
from imports.containers.read import Read

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-*+•·–—▪◦●○■□➢✓])(?:[ \t\u00a0]+|(?=$))")
_NUMBER = re.compile(r"(?P<indent>[ \t]*)(?P<sign>(?:\d{1,2}|[a-zåäö])[.)])[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})[ \t]*")
_PARAGRAPH_SIGN = re.compile(r"§+\s?\d+[ \t]?[a-z]?(?:[.:]|\b)")
_MARKED = re.compile(r"\*\*|\]\(")
_TAB = 4
_NARROW = (45, 110)
"""A page that wraps by hand is no narrower and no wider than this, in characters."""


def read_text(text: str, first: int = 1) -> Read:
    """Return the blocks of a plain text; ``first`` is the line of the source that it begins with."""
    lines, dropped = lines_of(text, first)
    blocks = list(_Reader(_width([line.text for line in lines])).read(lines))
    if dropped:
        words = "\n".join(line.text.strip() for line in dropped)
        blocks.append(Comment(words, dropped[0].number))
    return Read(tuple(blocks))


def _width(texts: Sequence[str]) -> int:
    """Return at how many characters lines were wrapped by hand; 0 where they were not."""
    lengths = [len(text.rstrip()) for text in texts if text.strip() and "\t" not in text.strip()]
    longest = max(lengths, default=0)
    low, high = _NARROW
    if not low <= longest <= high:
        return 0
    followed = [
        len(text.rstrip()) for text, below in pairwise(texts) if text.strip() and below.strip()
    ]
    full = sum(length > longest * 0.75 for length in followed)
    return longest if full >= 2 and full * 3 >= len(followed) else 0


@dataclass(slots=True)
class _Reader:
    """Goes through lines once and makes blocks of those that belong together."""

    width: int
    _indents: list[int] = field(default_factory=list)

    def read(self, lines: Sequence[PageLine]) -> Iterator[Block]:
        at = 0
        while at < len(lines):
            line = lines[at]
            if not line.text.strip():
                at += 1
                continue
            item = _BULLET.match(line.text) or self._numbered(lines, at)
            if _UNDERLINE.fullmatch(line.text):
                yield Rule(line.number)
                at += 1
            elif item is not None:
                end = self._end_of_item(lines, at, item)
                yield self._item(lines[at:end], item)
                at = end
            else:
                end = self._end_of_block(lines, at)
                yield from self._block(lines[at:end], lines[end : end + 1])
                at = end

    # Lists ------------------------------------------------------------------------------------

    def _numbered(self, lines: Sequence[PageLine], at: int) -> re.Match[str] | None:
        """Return the number of an item: one of several that stand together, else it is a heading."""
        found = _NUMBER.match(lines[at].text)
        if found is None:
            return None
        near = [line.text for line in lines[max(0, at - 1) : at + 2] if line is not lines[at]]
        return found if found["indent"] or any(map(_NUMBER.match, near)) else None

    def _end_of_item(self, lines: Sequence[PageLine], at: int, item: re.Match[str]) -> int:
        """Return where the lines of an item end: further ones are indented, or were wrapped."""
        end = at + 1
        while end < len(lines):
            text = lines[end].text
            if (
                not text.strip()
                or _BULLET.match(text)
                or _NUMBER.match(text)
                or "\t" in text.strip()
            ):
                break
            further = len(text) - len(text.lstrip())
            inside = further > len(item["indent"]) and further >= 2
            if not inside and not self._wraps(lines[end - 1].text, text):
                break
            end += 1
        return end

    def _item(self, lines: Sequence[PageLine], item: re.Match[str]) -> ListItem:
        indent = len(item["indent"].expandtabs(_TAB))
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        texts = [lines[0].text[item.end() :], *(line.text for line in lines[1:])]
        words = joined([_inline(text.strip()) for text in texts], wrapped=True)
        checked = None
        for box, ticked in (("[ ] ", False), ("[x] ", True), ("[X] ", True)):
            if words.text.startswith(box):
                checked, words = ticked, words.part(len(box))
        return ListItem(len(self._indents) - 1, item["sign"], words, lines[0].number, checked)

    # Paragraphs and tables --------------------------------------------------------------------

    def _end_of_block(self, lines: Sequence[PageLine], at: int) -> int:
        tabbed = "\t" in lines[at].text.strip()
        end = at + 1
        while end < len(lines):
            text = lines[end].text
            if not text.strip() or ("\t" in text.strip()) != tabbed:
                break
            if _BULLET.match(text) or self._numbered(lines, end) or _UNDERLINE.fullmatch(text):
                break
            end += 1
        return end

    def _block(self, lines: Sequence[PageLine], below: Sequence[PageLine]) -> Iterator[Block]:
        self._indents.clear()
        number = lines[0].number
        if "\t" in lines[0].text.strip():
            rows = (tuple(_inline(c.strip()) for c in line.text.split("\t")) for line in lines)
            yield Table((), tuple(rows), number)
        elif len(lines) == 1 and below and _UNDERLINE.fullmatch(below[0].text):
            level = 1 if below[0].text.strip()[0] in "=*" else 2
            yield Heading(level, _inline(lines[0].text.strip()), number)
        elif _PARAGRAPH_SIGN.match(lines[0].text.strip()):
            yield Heading(2, _inline(lines[0].text.strip()), number)
            if len(lines) > 1:
                yield from self._block(lines[1:], below)
        else:
            yield Paragraph(self._unwrapped(lines), number)

    def _unwrapped(self, lines: Sequence[PageLine]) -> Inline:
        """Return lines as one text: what was wrapped by hand is one line again."""
        pieces: list[list[Inline]] = []
        for number, line in enumerate(lines):
            words = _inline(line.text.strip())
            if number and self._wraps(lines[number - 1].text, line.text):
                pieces[-1].append(words)
            else:
                pieces.append([words])
        return joined([joined(piece, wrapped=True) for piece in pieces])

    def _wraps(self, line: str, below: str) -> bool:
        """Return whether the first word of the line below had no room in this one."""
        words = below.split(maxsplit=1)
        return bool(self.width and words) and len(line.rstrip()) + 1 + len(words[0]) > self.width


def _inline(text: str) -> Inline:
    """Return a line as words; bold words and links are read where somebody has typed them so."""
    if not _MARKED.search(text):
        return Inline(text)
    from imports.containers.markdown import parser

    (token,) = parser().parseInline(text)
    return InlineWords().read(token.children or ())
