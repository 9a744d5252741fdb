"""The form between a file and a meeting: what stands in a document, one block below the other.

A container (:mod:`imports.containers`) makes a :class:`Document` of a file, whatever its format; the
recognisers (:mod:`imports.recognise`) make meetings of a Document, whatever it came from. Blocks are flat
and in the order of the source: a list is its items, a quotation its paragraphs, each with a ``depth``.

Texts are cleaned as the store cleans them. A line break of the source is a line feed in the text; where
the source merely wrapped a long line, a run of the style ``wrap`` lies over it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from locales import Message

Style = Literal["strong", "emphasis", "strike", "code", "link", "image", "wrap"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text, from ``start`` up to ``end``; ``address`` is that of a link or image."""

    style: Style
    start: int
    end: int
    address: str | None = None


@dataclass(frozen=True)
class Inline:
    """The words of one block, without signs of emphasis; ``runs`` say what was marked, outer before inner."""

    text: str
    runs: tuple[Run, ...] = ()

    @cached_property
    def written(self) -> str:
        """The words as an entry has them.

        Wrapped lines are joined, an address that is not in the words themselves stands behind them in
        parentheses, and what was struck out stands between ``~~``.
        """
        if not self.runs:
            return self.text
        return _written(self)

    def strong_lead(self) -> str:
        """Return the words in bold that the text begins with; empty where it begins otherwise."""
        first = next((r for r in self.runs if r.style == "strong"), None)
        return self.text[: first.end] if first and not self.text[: first.start].strip() else ""

    def is_all(self, style: Style) -> bool:
        """Return whether every word is of this style, as in a line of bold words."""
        text, at = self.text, 0
        for run in self.runs:
            if run.style == style:
                if text[at : run.start].strip():
                    return False
                at = max(at, run.end)
        return bool(at) and not text[at:].strip()

    def part(self, start: int, end: int | None = None) -> Inline:
        """Return the words from ``start`` up to ``end``, with what of the runs lies there."""
        end = len(self.text) if end is None else end
        runs = (
            Run(r.style, max(r.start, start) - start, min(r.end, end) - start, r.address)
            for r in self.runs
            if r.start < end and r.end > start
        )
        return Inline(self.text[start:end], tuple(runs))

    def lines(self) -> list[Inline]:
        """Return the lines as they stand in the source, wrapped ones apart."""
        made, start = [], 0
        for line in self.text.split("\n"):
            made.append(self.part(start, start + len(line)))
            start += len(line) + 1
        return made


def _written(inline: Inline) -> str:
    text = inline.text
    changes: list[tuple[int, int, str]] = []
    for run in inline.runs:
        if run.style == "wrap":
            changes.append((run.start, run.end, " "))
        elif run.style == "strike":
            changes += [(run.start, run.start, "~~"), (run.end, run.end, "~~")]
        elif run.address and run.address.removeprefix("mailto:") not in text[run.start : run.end]:
            blank = " " if run.end > run.start else ""
            changes.append((run.end, run.end, f"{blank}({run.address})"))
    for start, end, words in sorted(changes, key=lambda change: change[:2], reverse=True):
        text = text[:start] + words + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` counts from 1, ``line`` is that of the source, from 1."""

    level: int
    inline: Inline
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``depth`` 0 is the page itself, n lies below a list item of the depth n - 1."""

    inline: Inline
    line: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """The first paragraph of an item of a list; ``depth`` 0 is the outermost list.

    Attributes:
        marker: the sign or number as it was typed: ``-``, ``*``, ``1.``, ``a)``.
        checked: whether its box is ticked; None where it has none.
    """

    depth: int
    marker: str
    inline: Inline
    line: int
    checked: bool | None = None

    @property
    def ordered(self) -> bool:
        """Whether the list is numbered."""
        return self.marker not in ("-", "*", "+", "•", "·", "–", "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A source without a head row has an empty ``head``."""

    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A paragraph of a quotation; ``depth`` counts quotations within quotations, from 1."""

    inline: Inline
    line: int
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """Words in a fixed-width block, as they stand."""

    text: str
    line: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""

    line: int


@dataclass(frozen=True, slots=True)
class Comment:
    """Words that the source hides from its readers, such as an HTML comment."""

    text: str
    line: int


Block = Heading | Paragraph | ListItem | Table | Quote | Code | Rule | Comment


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """Where a document comes from.

    Attributes:
        name: the file's name, or ``-``.
        path: the whole path; None for standard input.
        container: how it was read: ``markdown``, ``text``, ``html`` …
        digest: the BLAKE2 digest of the file's bytes, in hexadecimal.
        folders: the names of the folders above it, the nearest first; a series often has one.
    """

    name: str
    path: str | None = None
    container: str = "markdown"
    digest: str = ""
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: what, and the line of the source (0: the whole of it)."""

    line: int
    said: Message


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks.

    Attributes:
        source: where it comes from.
        blocks: what stands in it.
        front: the fields of its front matter, by their names as typed; values are texts, lists, objects.
        front_text: the front matter as it stands there; all its words must be kept too.
        language: what it seems to be written in: ``sv``, ``en``, ``no``, ``da``, ``de``.
        doubts: what went wrong, or was left out, when it was read.
    """

    source: DocumentSource
    blocks: tuple[Block, ...]
    front: Mapping[str, object] = field(default_factory=dict)
    front_text: str = ""
    language: str = "en"
    doubts: tuple[Doubt, ...] = ()
