"""Texts as they were typed, among words of ours: the same in every language."""

from __future__ import annotations

from locales import Message

_LONGEST = 48

NOTHING = Message("")
"""No words."""


def as_typed(text: str) -> Message:
    """Return a text of the user's as a message."""
    return Message("{text}", {"text": text})


def cut_short(text: str) -> str:
    """Return a text of the user's on one line, short enough to stand among other words."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
