"""The harness itself, tried on a few lines of Python."""

from __future__ import annotations

import signal
import sys

import pytest

from tests.e2e.terminal import Terminal

ECHO = """
import os, sys, termios, tty
tty.setraw(0)
print("ready", os.get_terminal_size(), end="\\r\\n", flush=True)
while (data := os.read(0, 100)) != b"q":
    print("got", data, end="\\r\\n", flush=True)
"""


def echo(cols: int = 120, rows: int = 40) -> Terminal:
    return Terminal([sys.executable, "-c", ECHO], cols=cols, rows=rows)


def test_what_is_typed_arrives_and_the_answer_is_seen() -> None:
    with echo(cols=60, rows=20) as terminal:
        terminal.wait_for("columns=60, lines=20")
        terminal.press("pgdn")
        terminal.wait_for(r"got b'\x1b[6~'")
        terminal.send(b"q")
        assert terminal.wait_exit() == 0


def test_arrivals_carry_their_times() -> None:
    with echo() as terminal:
        terminal.wait_for("ready")
        start = len(terminal.arrivals)
        sent = terminal.send("å".encode())
        terminal.settle()
        at = terminal.feed_until(start, lambda lines: any("got" in line for line in lines))
        assert at is not None
        assert at > sent


def test_a_wait_in_vain_shows_the_screen() -> None:
    with echo() as terminal:
        terminal.wait_for("ready")
        with pytest.raises(AssertionError, match="ready"):
            terminal.wait_for("never", timeout=0.3)


def test_closing_the_window_hangs_the_program_up() -> None:
    with echo() as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.process.wait(10) == -signal.SIGHUP
