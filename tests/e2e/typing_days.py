"""Whole days typed into the app, line by line, as a note-taker types them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.e2e.program import Program, plain


def type_day(heldag: Program, lines: Sequence[str]) -> dict[str, Any]:
    """Type ``lines`` into the app and return the meeting; it is what ``heldag capture`` makes of them."""
    captured = heldag.capture(lines)
    typed = heldag.capture([])
    with heldag.open(typed) as window:
        for line in lines:
            window.line(line)
        expected = len(heldag.texts(captured))
        window.wait_until(lambda: len(heldag.texts(typed)) == expected)
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    day = heldag.show(typed)
    assert plain(day) == plain(heldag.show(captured))
    return day
