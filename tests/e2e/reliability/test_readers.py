"""A program that opens and closes the file does not take our locks with it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.program import Program
from tests.e2e.reliability import foreign
from tests.e2e.reliability.page import Page
from tests.e2e.terminal import Terminal

READERS = {**foreign.READERS, "a reader that stays": foreign.reading}


def enter(window: Terminal, line: str) -> None:
    """Enter a line and see it saved."""
    window.line(line)
    window.wait_for(lambda _: Page(window.lines).shows(line) and Page(window.lines).saved)


def by_the_register(window: Terminal) -> None:
    """Let the program open the file a second time: the register is read in a thread of its own."""
    window.line("/register")
    window.wait_for("Register:")
    window.wait_for("Ring Kim")
    window.press("esc")
    window.wait_for(lambda _: Page(window.lines).saved)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
def test_what_is_saved_beside_a_foreign_reader_outlives_a_kill(
    heldag: Program, read: Callable[[Path], contextlib.AbstractContextManager[None] | None]
) -> None:
    lines = [f"rad nummer {n}" for n in range(6)]
    meeting = heldag.capture(["/titel Läsare", "# Samtal", "å: Ring Kim"])
    with heldag.open(meeting) as window:
        enter(window, lines[0])
        by_the_register(window)
        with read(heldag.db) or contextlib.nullcontext():
            for line in lines[1:]:
                enter(window, line)
            window.kill()
            window.wait_exit()
    assert heldag.texts(meeting)[1:] == lines
