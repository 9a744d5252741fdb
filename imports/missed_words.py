"""Words that a container has missed are put back: none is lost between a file and its blocks.

Parsers of every format drop something somewhere: a cell too many, a definition that nothing uses. So the
words of the source are compared with those of the blocks, and lines with a word that is nowhere are kept at
the end, hidden from readers, and pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from imports.blocks import (
    Code,
    Comment,
    Document,
    Doubt,
    Inline,
    ListItem,
    Rule,
    Table,
)
from imports.containers.tags import is_tag
from locales import N_, message

WORD = re.compile(r"[^\W_]+")
"""A word, as it is counted here: letters and digits that stand together."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![A-Za-z][^<>]*>")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_BOX = re.compile(r"^([ \t>]*(?:[-*+•]|\d+[.)])[ \t]+)\[[xX]\](?=[ \t])", re.MULTILINE)
_PICTURE = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s%]+")
_SCRIPT = re.compile(r"<(script|style|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def with_every_word(document: Document, text: str, first: int = 1) -> Document:
    """Return a document with every word of the text that it was made from.

    Args:
        document: what a container has made.
        text: the text, without its front matter.
        first: the line of the source that the text begins with.
    """
    shown = shown_words(text)
    whole = "\n".join(_pieces(document))
    # What stands there with the same signs around it is there: nearly everything, and told fast.
    rest = set(shown.split()).difference(whole.split())
    missing = {word for word in WORD.findall(" ".join(rest)) if word not in whole}
    return _with(document, list(_lines(shown, missing, first))) if missing else document


def _lines(shown: str, missing: set[str], first: int) -> Iterator[Comment]:
    for number, line in enumerate(shown.split("\n"), first):
        if not missing.isdisjoint(WORD.findall(line)):
            yield Comment(line.strip(), number)


def _with(document: Document, lines: list[Comment]) -> Document:
    said = message(N_("these words found no place and are kept at the end, as an internal note"))
    doubts = [Doubt(line.line, said) for line in lines]
    return replace(
        document,
        blocks=(*document.blocks, *lines),
        doubts=(*document.doubts, *doubts),
    )


def shown_words(text: str) -> str:
    """Return the source without what is sign and not word: tags, escapes, ticks, pictures in the text."""
    if "[x]" in text or "[X]" in text:
        text = _BOX.sub(r"\1", text)
    if "data:" in text:
        text = _PICTURE.sub("", text)
    if "<" in text:
        text = _SCRIPT.sub(lambda found: "\n" * found[0].count("\n"), text)
        text = _TAG.sub(_without_tag, text)
    if "&" in text:
        text = unescape(text)
    return _ESCAPE.sub("", text) if "\\" in text else text


def _without_tag(found: re.Match[str]) -> str:
    return " " + "\n" * found[0].count("\n") if is_tag(found[0]) else found[0]


def _pieces(document: Document) -> Iterator[str]:
    """Give every text of a document."""
    for block in document.blocks:
        match block:
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _texts(cell)
            case Code():
                yield block.text
                yield block.language
            case Comment():
                yield block.text
            case Rule():
                pass
            case ListItem():
                yield block.marker
                yield from _texts(block.inline)
            case _:
                yield from _texts(block.inline)


def _texts(inline: Inline) -> Iterator[str]:
    yield inline.text
    for run in inline.runs:
        if run.address:
            yield run.address
