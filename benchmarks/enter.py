"""Enter → the entry is committed and on the screen; and a switch to another group or question."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks import samples
from benchmarks.figures import Figure, median, percentile
from benchmarks.windows import answer, bare, live
from tests.e2e.terminal import KEYS, Terminal

LINES = 60
SWITCHES = 80


def enter(home: Path) -> list[Figure]:
    """A line into a section of 2,000 entries, against an Input that writes to a Log."""
    db = home / "enter.db"
    meeting = samples.talk(db, 2_000)
    with bare(home, "log") as reference, live(home, db, meeting) as ours:
        both: tuple[list[float], list[float]] = ([], [])
        for number in range(LINES + 3):
            for times, window in zip(both, (reference, ours), strict=True):
                took = _line(window, f"rad nummer {number} som har skrivits")
                if number >= 3:  # the first ones warm up
                    times.append(took)
    bare_times, times = both
    return [
        Figure("Enter → on screen: median", median(times), median(bare_times), ratio=1.2),
        Figure(
            "Enter → on screen: p95",
            percentile(times, 0.95),
            percentile(bare_times, 0.95),
            limit=30,
        ),
    ]


def _line(window: Terminal, text: str) -> float:
    """Type ``text``, press Enter, and return the milliseconds until it stands among what is written."""
    window.send(text.encode())
    window.wait_for(text)
    window.settle(0.3)
    at = next(row for row in range(len(window.lines) - 1, -1, -1) if text in window.lines[row])

    def entered(lines: list[str]) -> bool:
        return text not in lines[at] and any(text in line for line in lines)

    return answer(window, KEYS["enter"], entered)


def switch(home: Path) -> list[Figure]:
    """The next group and the next question, 30 groups × 10 questions × 20 entries."""
    db = home / "switch.db"
    meeting = samples.exercise(db)
    rng = random.Random(30)
    times = []
    with live(home, db, meeting) as window:
        for _ in range(SWITCHES):
            key = rng.choice(("pgdn", "pgdn", "right", "left", "pgup"))
            before = window.lines
            start = len(window.arrivals)
            window.settle(0.1)
            sent = window.send(KEYS[key])
            window.settle(0.15)
            if window.lines != before:  # at the last group there is no next one
                times.append((window.arrivals[-1].at - sent) * 1000)
            del start
    return [Figure("switch, 30 × 10 × 20: p95", percentile(times, 0.95), limit=30)]
