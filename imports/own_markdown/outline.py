"""A document cut at its headings: each part with what stands under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.blocks import Block, Heading, Inline, ListItem, Paragraph, Rule


@dataclass(slots=True)
class OwnPart:
    """What stands under one heading, or under none.

    Attributes:
        level: that of the heading in the document.
        heading: its words; None where a line across the page sets the part apart.
        blocks: what stands there, up to the next heading.
    """

    level: int
    heading: Inline | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words of the heading; empty where there is none."""
        return self.heading.text if self.heading else ""

    def items(self) -> list[ListItem] | None:
        """Return the items of the list that is all that stands here; None where anything else does."""
        found = [block for block in self.blocks if isinstance(block, ListItem)]
        return found if found and len(found) == len(self.blocks) else None


def parts_of(blocks: Sequence[Block]) -> list[OwnPart]:
    """Return the parts of a document; the first one holds what stands before any heading."""
    parts = [OwnPart(1)]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(OwnPart(block.level, block.inline))
        elif isinstance(block, Rule):
            parts.append(OwnPart(parts[-1].level))
        else:
            parts[-1].blocks.append(block)
    return parts


def label_of(block: Block) -> tuple[str, str] | None:
    """Return the bold label that a block begins with, without its colon, and the words behind it."""
    if not isinstance(block, (Paragraph, ListItem)):
        return None
    lead = block.inline.strong_lead()
    if not lead.endswith(":") or len(lead) == len(block.inline.text):
        return None
    return lead[:-1], block.inline.text[len(lead) :].lstrip(" ")


def bold(block: Block) -> str | None:
    """Return the words of a paragraph that is all bold; None where it is not."""
    if not isinstance(block, Paragraph) or not block.inline.runs:
        return None
    first = block.inline.runs[0]
    whole = first.style == "strong" and (first.start, first.end) == (0, len(block.inline.text))
    return block.inline.text if whole else None


def leaning(block: Block) -> str | None:
    """Return the words of a paragraph that is all emphasised; None where it is not."""
    if not isinstance(block, Paragraph) or not block.inline.runs:
        return None
    first = block.inline.runs[0]
    whole = first.style == "emphasis" and (first.start, first.end) == (0, len(block.inline.text))
    return block.inline.text if whole else None
