"""How long the app and the commands take to start, and how much memory the live screen takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks import samples
from benchmarks.figures import MEGABYTES, Figure, median
from benchmarks.windows import HELDAG, bare, command, environment, live, seconds_until
from tests.e2e.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
STARTS = 9
RUNS = 15


def start(home: Path) -> list[Figure]:
    """Start → usable home screen with an archive of 100,000 meetings, against the bare app's start."""
    db = home / "archive.db"
    samples.archive(db)
    env = environment(home, db)
    reference = [sys.executable, "-m", "benchmarks.bare", "input"]
    ours: list[float] = []
    others: list[float] = []
    for number in range(STARTS + 1):
        bare_took = _start(reference, env, "▊", cwd=ROOT)
        took = _start([HELDAG], env, "Möte ")
        if number:  # the first one fills the caches
            ours.append(took)
            others.append(bare_took)
    return [
        Figure("start → home, 100,000 meetings: median", median(ours), median(others), ratio=1.35)
    ]


def _start(
    argv: Sequence[str | Path], env: dict[str, str], sight: str, cwd: Path | None = None
) -> float:
    """Start a program and return the milliseconds until ``sight`` is on its screen."""
    began = time.perf_counter()
    with Terminal(argv, env=env, cwd=cwd) as window:
        return seconds_until(window, lambda lines: any(sight in row for row in lines), began) * 1000


def commands(home: Path) -> list[Figure]:
    """``heldag list`` and ``heldag export``, against the imports alone that they need."""
    db = home / "commands.db"
    meeting = samples.talk(db, 200)
    env = environment(home, db)
    calls: dict[str, list[str | Path]] = {
        "reference": [sys.executable, "-c", "import sqlite_utils, jinja2"],
        "list": [HELDAG, "list"],
        "export": [HELDAG, "export", str(meeting), "-o", "-"],
    }
    times: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(RUNS + 1):
        for name, call in calls.items():
            took = command(call, env)
            if number:
                times[name].append(took)
    return [
        Figure(f"heldag {name}: median", median(times[name]), median(times["reference"]), ratio=1.5)
        for name in ("list", "export")
    ]


def memory(home: Path) -> list[Figure]:
    """The live screen with 2,000 entries, against a bare app that has imported sqlite_utils."""
    db = home / "memory.db"
    meeting = samples.talk(db, 2_000)
    with bare(home, "library") as reference, live(home, db, meeting) as ours:
        figures = [
            psutil.Process(window.process.pid).memory_info().rss / 2**20
            for window in (ours, reference)
        ]
    return [Figure("memory of the live screen", figures[0], figures[1], ratio=1.25, unit=MEGABYTES)]
