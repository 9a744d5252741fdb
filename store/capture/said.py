"""Words that are the same in every language: what the user has written, and nothing at all."""

from __future__ import annotations

from locales import Message

NOTHING = Message("")
"""No words."""


def as_typed(text: str) -> Message:
    """Return a text of the user's as a message."""
    return Message("{text}", {"text": text})
