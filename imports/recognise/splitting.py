"""Several meetings in one file: where each begins.

Minutes that follow upon one another have headings of one level, each with its own date. A newsletter has
headlines: one that names a day or a sort of text, one above an interview, and the first one after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from imports.recognise.dates import FoundDay, Reckoning, first_date
from imports.recognise.entry_words import reads_as_talk
from imports.recognise.lines import ReadLine
from imports.recognise.vocabulary import said, words

_FEW = 2
_FEW_HEADLINES = 4
_MEETING = re.compile(
    r"möte|protokoll|anteckning|sammanträde|styrelse|meeting|minutes|notes|call|session|møte|referat|møde|sitzung|protokoll|retro|standup|stand-up|sync",
    re.IGNORECASE,
)
_OTHER_DAYS = re.compile(
    r"\b(?:nästa|next|neste|dag \d|day \d|deadline|due|until|t\.o\.m|upcoming|kommande|previous|förra|last"
    r"|updated?|release|action|bilaga|appendix)\b",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"\b(?:\w*anteckningar|protokoll|intervju|interview|inbjudan|invitation|inställ[td]|cancelled|canceled|referat)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"[\W\d_]+")
_SENTENCE_START = 30


def split(
    lines: list[ReadLine], reckoning: Reckoning, *, plain: bool
) -> tuple[str, list[list[ReadLine]]]:
    """Return what all meetings of a document are called together, and the lines of each.

    The lines that stand above the first one go with it, except for the heading that is above them all.
    """
    starts = _dated(lines, reckoning) or (_headlines(lines, reckoning) if plain else [])
    if not starts:
        return "", [lines]
    ends = [*starts[1:], len(lines)]
    cut = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    before = lines[: starts[0]]
    top = before[0] if before and before[0].shape == "heading" else None
    level = lines[starts[0]].level
    if top is not None and top.level < level:
        cut[0] = [cut[0][0], *before[1:], *cut[0][1:]]
        return top.text, cut
    cut[0] = [*before, *cut[0]]
    return "", cut


# Minutes that follow upon one another -----------------------------------------------------------


def _dated(lines: Sequence[ReadLine], reckoning: Reckoning) -> list[int]:
    """Return the places of headings that begin a meeting: one level, a date each, words that agree."""
    for level in sorted({line.level for line in lines if line.shape == "heading"})[:2]:
        places = [
            n for n, line in enumerate(lines) if line.shape == "heading" and line.level == level
        ]
        dated = [(n, found) for n in places if (found := _begins(lines[n], reckoning))]
        days = {found.iso for _, found in dated}
        if len(days) < _FEW or len(dated) * 5 < len(places) * 4 or len(days) * 5 < len(dated) * 4:
            continue
        starts = [n for n, _ in dated]
        if all(_has_content(lines, start) for start in starts[:3]) and _alike(lines, starts):
            return starts
    return []


def _begins(line: ReadLine, reckoning: Reckoning) -> FoundDay | None:
    if _OTHER_DAYS.search(line.text) or len(line.text) > 120:
        return None
    return first_date(line.text, reckoning)


def _alike(lines: Sequence[ReadLine], starts: Sequence[int]) -> bool:
    """Return whether headings are nothing but dates, speak of meetings, or have the same words."""
    texts = [lines[n].text for n in starts]
    if all(_MEETING.search(text) or len(_letters(text)) <= 12 for text in texts):
        return True
    return len({_letters(text) for text in texts}) <= max(1, len(texts) // 3)


def _letters(text: str) -> str:
    return _REST.sub("", text).casefold()


def _has_content(lines: Sequence[ReadLine], start: int) -> bool:
    below = lines[start + 1 : start + 3]
    return any(line.shape != "heading" or line.level > lines[start].level for line in below)


# Newsletters ------------------------------------------------------------------------------------


def _headlines(lines: Sequence[ReadLine], reckoning: Reckoning) -> list[int]:
    """Return the places of the headlines of a newsletter; none where the text is no newsletter."""
    places = [n for n, line in enumerate(lines) if line.shape == "heading"]
    ends = [*places[1:], len(lines)][: len(places)]
    starts: list[int] = []
    sorts = 0
    after_talk = False
    for start, end in zip(places, ends, strict=True):
        below = lines[start + 1 : end]
        text = lines[start].text
        talk = reads_as_talk(below)
        signs = bool(_SORT.search(text)) + (first_date(text, reckoning) is not None)
        sorts += bool(signs)
        sentence = below[0].text[:_SENTENCE_START] if below and below[0].shape == "text" else ""
        opens = re.match(r"(?:Den|On|The)\s", sentence) and first_date(sentence, reckoning)
        if (signs or talk or after_talk or opens) and said(text) not in words(
            "headings", "appendix"
        ):
            starts.append(start)
        after_talk = talk
    return starts if sorts >= _FEW_HEADLINES and len(starts) >= _FEW_HEADLINES else []
