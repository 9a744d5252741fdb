"""The lines of a text without what stands on every page of it: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARGIN = 3
"""So many lines from the top or the bottom of a page may be a running head."""

_FEWEST = 3
"""On so many pages a running head stands."""

_LONGEST_HEAD = 120
_WORD_FOR_PAGE = r"(?:sida|sid|page|seite|side|s\.|p\.)"
_PAGE_NUMBER = re.compile(
    rf"(?:{_WORD_FOR_PAGE}\s*)?\d{{1,4}}(?:\s*(?:/|av|of|\(|von)\s*\d{{1,4}}\)?)?", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"\b{_WORD_FOR_PAGE}\s*\d{{1,4}}\b|\b\d{{1,4}}\s*(?:/|av|of|\(|von)\s*\d{{1,4}}\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the source, and its number there."""

    text: str
    number: int


def lines_of(text: str, first: int = 1) -> tuple[list[PageLine], list[PageLine]]:
    """Return the lines of a text, and those that only repeat the head or foot of a page.

    The first of each stays where it is. Pages are told by form feeds; without them, a running head is what
    the text begins with and what comes again and again later.
    """
    pages = list(_pages(text, first))
    if len(pages) > 1:
        return _without_margins(pages)
    return _without_heads(pages[0])


def _pages(text: str, first: int) -> Iterator[list[PageLine]]:
    number = first
    for page in text.split("\f"):
        lines = page.split("\n")
        yield [PageLine(line, number + n) for n, line in enumerate(lines)]
        number += len(lines) - 1


def _without_margins(pages: Sequence[list[PageLine]]) -> tuple[list[PageLine], list[PageLine]]:
    counts = Counter(key for page in pages for key in {_key(line.text) for line in _margins(page)})
    repeated = {key for key, count in counts.items() if count >= min(_FEWEST, len(pages))}
    kept: list[PageLine] = []
    dropped: list[PageLine] = []
    seen: set[str] = set()
    for page in pages:
        margins = {id(line) for line in _margins(page)}
        for line in page:
            key = _key(line.text)
            again = id(line) in margins and key in repeated and key in seen
            seen.add(key)
            if again or (id(line) in margins and _PAGE_NUMBER.fullmatch(line.text.strip())):
                dropped.append(line)
            else:
                kept.append(line)
    return kept, dropped


def _margins(page: Sequence[PageLine]) -> list[PageLine]:
    written = [line for line in page if line.text.strip() and len(line.text) <= _LONGEST_HEAD]
    return written if len(written) <= 2 * _MARGIN else written[:_MARGIN] + written[-_MARGIN:]


def _key(text: str) -> str:
    """Return a line as it is compared: numbers of pages differ."""
    return _COUNTED.sub("#", text.strip())


def _without_heads(lines: list[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    head = _opening(lines)
    texts = [line.text.strip() for line in lines]
    if not head or len(" ".join(head).split()) < _FEWEST:
        return lines, []
    starts = [
        at
        for at in range(len(texts))
        if texts[at : at + len(head)] == head
        and (at == 0 or not texts[at - 1])
        and (at + len(head) >= len(texts) or not texts[at + len(head)])
    ]
    if len(starts) < _FEWEST:
        return lines, []
    again = {at + n for at in starts[1:] for n in range(len(head))}
    return (
        [line for at, line in enumerate(lines) if at not in again],
        [line for at, line in enumerate(lines) if at in again],
    )


def _opening(lines: Sequence[PageLine]) -> list[str]:
    """Return the lines that a text begins with, up to the first blank one."""
    opening: list[str] = []
    for line in lines:
        if line.text.strip():
            opening.append(line.text.strip())
        elif opening:
            break
    return opening
