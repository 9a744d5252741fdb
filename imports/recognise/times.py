"""Times of day as documents write them: ``12.00``, ``kl 17:21``, ``6pm``, ``10:00 - 11:30 CET``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = r"(?:kl(?:ockan)?\.?|at|um|ca\.?|at\.?)"
_HALF = r"(\d{1,2})(?:[:.](\d\d))?(?:\s?([ap])\.?m\b\.?)?(?:\s?(?:uhr|h)\b)?"
_SPAN = re.compile(
    rf"(?<![\w.:/-])(?:{_CLOCK}\s*)?{_HALF}(?:\s*(?:[-–—]|till?|to|bis|until)\s*(?:{_CLOCK}\s*)?{_HALF})?(?![\w:/]|\.\d|-\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Times:
    """A time of day, or from one to another: ``HH:MM``, and where it stands."""

    starts: str
    ends: str | None
    start: int
    end: int


def first_time(text: str, at: int = 0) -> Times | None:
    """Return the first time of day in a text; a bare number is one only behind *kl* or before *pm*."""
    for match in _SPAN.finditer(text, at):
        starts = _clock(match[1], match[2], match[3] or match[6])
        ends = _clock(match[4], match[5], match[6]) if match[4] else None
        sure = bool(match[2] or match[3] or match[5] or match[6]) or _behind_clock(match)
        if starts and sure and (ends or not match[4]):
            return Times(starts, ends, match.start(), match.end())
    return None


def _behind_clock(match: re.Match[str]) -> bool:
    text = match[0].lstrip().casefold()
    return text.startswith(("kl", "um ")) or text.endswith("uhr")


def _clock(hour: str | None, minute: str | None, half: str | None) -> str | None:
    if hour is None:
        return None
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.casefold() == "p" else 0)
    if number > 23 or int(minute or 0) > 59:
        return None
    return f"{number:02}:{minute or '00'}"
