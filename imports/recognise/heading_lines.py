"""What both sorts of headings have in common."""

from __future__ import annotations

import re

from imports.recognise.lines import ReadLine, is_known

NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*\s?[a-z]?|[A-Z])[.):]?\s+(?=[^\W\d_])")
SENTENCE_ENDS = (".", "!", ",", ";", ":", "…", "?")
LONGEST = 75
FEW = 3


def become(line: ReadLine, level: int) -> None:
    """Make a line a heading of this level."""
    line.shape, line.level, line.depth = "heading", level, 0


def is_people_or_head(line: ReadLine) -> bool:
    """Return whether a line has a label of the head or of people."""
    return bool(line.label) and is_known(line.label)
