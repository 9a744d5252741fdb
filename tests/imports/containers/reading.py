"""Documents out of invented texts, and what stands in them, briefly."""

from __future__ import annotations

from collections.abc import Iterator

from imports.blocks import (
    Block,
    Code,
    Comment,
    Document,
    DocumentSource,
    Heading,
    ListItem,
    Quote,
    Rule,
    Table,
)
from imports.containers import read_document


def read(text: str | bytes, name: str = "minutes.md") -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read_document(data, DocumentSource(name, f"/somewhere/{name}"))


def brief(document: Document) -> list[str]:
    """Each block as one line."""
    return [line for block in document.blocks for line in _brief(block)]


def _brief(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"h{block.level} {block.inline.written}"
        case ListItem():
            box = {None: "", True: "[x] ", False: "[ ] "}[block.checked]
            yield f"{'  ' * block.depth}{block.marker} {box}{block.inline.written}"
        case Table():
            for row in (block.head, *block.rows):
                yield "|".join(cell.written for cell in row)
        case Quote():
            yield f"> {block.inline.written}"
        case Code():
            yield f"code {block.text}"
        case Comment():
            yield f"hidden {block.text}"
        case Rule():
            yield "rule"
        case _:
            yield block.inline.written
