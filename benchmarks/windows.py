"""Programs in terminal windows, and how long they take to answer a key."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.e2e.terminal import Terminal

HELDAG = Path(sys.executable).with_name("heldag")
QUIET = 0.06
"""A program that has written nothing for so many seconds has answered."""

Seen = Callable[[list[str]], bool]


def environment(home: Path, db: Path | None = None, **more: str) -> dict[str, str]:
    """Return the environment of a program that is measured: its own home, Swedish, a plain terminal."""
    named = {"HELDAG_DB": str(db)} if db else {}
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "sv_SE.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        **named,
        **more,
    }


def live(home: Path, db: Path, meeting: int, **more: str) -> Terminal:
    """Return the live screen of a meeting, ready to be typed in."""
    return ready(Terminal([HELDAG, "open", str(meeting)], env=environment(home, db, **more)))


def bare(home: Path, name: str) -> Terminal:
    """Return a reference app of :mod:`benchmarks.bare`, ready to be typed in."""
    root = Path(__file__).resolve().parent.parent
    window = Terminal(
        [sys.executable, "-m", "benchmarks.bare", name], env=environment(home), cwd=root
    )
    return ready(window)


def ready(window: Terminal) -> Terminal:
    """Wait until a key is answered: type one, see it, and take it back."""
    window.wait_for(lambda screen: bool(screen.strip()), timeout=30)
    window.settle(0.3)
    window.type("ö")
    window.wait_for("ö")
    window.press("backspace")
    window.settle(0.5)
    return window


def answer(window: Terminal, keys: bytes, seen: Seen, *, quiet: float = QUIET) -> float:
    """Send ``keys`` and return the milliseconds until ``seen`` is true of the screen."""
    window.settle(quiet)
    start = len(window.arrivals)
    sent = window.send(keys)
    for _ in range(60):
        window.settle(quiet)
        at = window.feed_until(start, seen)
        if at is not None:
            return (at - sent) * 1000
        start = len(window.arrivals)
        window.pump(0.5)
    raise AssertionError(f"{keys!r} was not answered\n{window.picture()}")


class Typist:
    """Types into one window key by key and notes how long each glyph takes.

    Attributes:
        times: milliseconds from each key press to its glyph.
    """

    _KEYS = "abcdefghijklmnoprstuvxyzåäö"
    _LENGTH = 24

    def __init__(self, window: Terminal, seed: int = 1) -> None:
        """Sit down at ``window``, whose line must be empty."""
        self.window = window
        self.times: list[float] = []
        self._typed = "q"
        self._rng = random.Random(seed)
        window.type("q")
        window.settle(0.3)

    def key(self, pause: float = QUIET) -> None:
        """Press one key; ``pause`` is the quiet before it, in seconds."""
        if len(self._typed) >= self._LENGTH:
            self._clear()
        self._typed += self._rng.choice(self._KEYS)
        wanted = self._typed
        took = answer(
            self.window,
            wanted[-1].encode(),
            lambda lines: any(wanted in line for line in lines),
            quiet=pause,
        )
        self.times.append(took)

    def _clear(self) -> None:
        self.window.send(b"\x7f" * (len(self._typed) - 1))
        self.window.settle(0.3)
        self._typed = self._typed[0]


def in_turns(typists: Sequence[Typist], keys: int) -> list[list[float]]:
    """Let everybody press ``keys`` keys, in turns, at the pace of a person; return their times."""
    rng = random.Random(keys)
    for number in range(keys + 5):
        for typist in typists:
            typist.key(rng.uniform(0.05, 0.12))
            if number < 5:  # the first ones warm up
                typist.times.clear()
    return [typist.times for typist in typists]


def seconds_until(window: Terminal, seen: Seen, began: float, timeout: float = 30.0) -> float:
    """Return the seconds from ``began`` until ``seen`` is true of the screen."""
    end = time.perf_counter() + timeout
    start = 0
    while time.perf_counter() < end:
        window.settle(0.25)
        at = window.feed_until(start, seen)
        if at is not None:
            return at - began
        start = len(window.arrivals)
    raise AssertionError(f"did not start\n{window.picture()}")


def command(arguments: Sequence[str | Path], env: Mapping[str, str]) -> float:
    """Run a command to its end and return the milliseconds it took."""
    import subprocess

    began = time.perf_counter()
    subprocess.run(
        [str(part) for part in arguments], env=dict(env), check=True, capture_output=True
    )
    return (time.perf_counter() - began) * 1000
