"""A section is moved through the page → it stands there."""

from __future__ import annotations

from pathlib import Path

from benchmarks import samples
from benchmarks.figures import Figure, percentile
from benchmarks.windows import live
from tests.e2e.terminal import KEYS

MOVES = 20


def move_section(home: Path) -> list[Figure]:
    """A section of 2,000 entries, up and down again."""
    db = home / "page.db"
    meeting = samples.two_sections(db, 2_000)
    times = []
    with live(home, db, meeting) as window:
        for number in range(MOVES):
            window.send(KEYS["f9"])
            window.settle(0.3)
            start = len(window.arrivals)
            sent = window.send(KEYS["down" if number % 2 else "up"])
            window.settle(0.3)
            times.append((window.arrivals[-1].at - sent) * 1000)
            assert len(window.arrivals) > start, window.picture()
            window.send(KEYS["esc"])
            window.settle(0.3)
    return [Figure("section of 2,000 moved: p95", percentile(times, 0.95), limit=100)]
