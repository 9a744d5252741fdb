"""Markdown as people type it: ``##Heading`` without a blank is a heading too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imports.blocks import Block, Heading, Paragraph

_HEADING = re.compile(r"(#{1,6})(?=[^\s#!\d])(?P<words>[^\n]*?)[ \t]*#*(?=\n|\Z)")


def as_meant(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks with what was meant as a heading as one; a lone ``#word`` is a word."""
    for block in blocks:
        if isinstance(block, Paragraph) and not block.depth and block.inline.text[:1] == "#":
            yield from _headings(block)
        else:
            yield block


def _headings(block: Paragraph) -> Iterator[Block]:
    at, line, text = 0, block.line, block.inline.text
    while (found := _HEADING.match(text, at)) and _is_meant(found):
        words = block.inline.part(found.start("words"), found.end("words"))
        yield Heading(len(found[1]), words, line)
        at, line = found.end() + 1, line + 1
    if text[at:].strip():
        yield Paragraph(block.inline.part(at), line) if at else block


def _is_meant(found: re.Match[str]) -> bool:
    words = found["words"].strip()
    return len(found[1]) > 1 or (words[:1].isupper() and " " in words)
