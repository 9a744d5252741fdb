"""A way to go on with what is being typed."""

from __future__ import annotations

from dataclasses import dataclass

from locales import Message


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on: the whole new line, the cursor in it, and what it is in words."""

    text: str
    cursor: int
    label: Message
