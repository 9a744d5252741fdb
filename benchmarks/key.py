"""Key press → glyph on the screen: against a bare Input, whatever the meeting, the disk and the lock."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks import samples
from benchmarks.figures import Figure, median, percentile
from benchmarks.windows import Typist, bare, in_turns, live
from tests.e2e.disk import slow_disk
from tests.e2e.holding import held

KEYS = int(os.environ.get("HELDAG_BENCH_KEYS", "150"))


def key(home: Path) -> list[Figure]:
    """2,000 entries and 30 groups, against a bare Textual app with one Input."""
    db = home / "key.db"
    meeting = samples.talk(db, 2_000)
    with bare(home, "input") as reference, live(home, db, meeting) as ours:
        bare_times, times = in_turns([Typist(reference), Typist(ours)], KEYS)
    return [
        Figure("key, 2,000 entries: median", median(times), median(bare_times), ratio=1.3),
        Figure(
            "key, 2,000 entries: p95",
            percentile(times, 0.95),
            percentile(bare_times, 0.95),
            limit=16,
        ),
    ]


def flat(home: Path) -> list[Figure]:
    """200 entries against 20,000."""
    db = home / "flat.db"
    small, large = samples.talk(db, 200), samples.talk(db, 20_000)
    with live(home, db, small) as first, live(home, db, large) as second:
        few, many = in_turns([Typist(first), Typist(second)], KEYS)
    return [
        Figure("key, 20,000 entries against 200: median", median(many), median(few), ratio=1.15)
    ]


def fsync(home: Path) -> list[Figure]:
    """30 ms added to each fsync, against the same without."""
    db, slow_db = home / "fast.db", home / "slow.db"
    meeting, slow_meeting = samples.talk(db, 2_000), samples.talk(slow_db, 2_000)
    shim = slow_disk(home)
    with live(home, db, meeting) as fast, live(home, slow_db, slow_meeting, **shim) as slow:
        without, added = in_turns([Typist(fast), Typist(slow)], KEYS)
    return [_p95("key, 30 ms added to each fsync: p95", added, without)]


def lock(home: Path) -> list[Figure]:
    """Another process holds the write lock, against the same without."""
    db, held_db = home / "free.db", home / "held.db"
    meeting, held_meeting = samples.talk(db, 2_000), samples.talk(held_db, 2_000)
    with live(home, db, meeting) as free, live(home, held_db, held_meeting) as locked:
        typists = [Typist(free), Typist(locked)]
        with held(held_db):
            without, waiting = in_turns(typists, KEYS)
    return [_p95("key, another process holds the lock: p95", waiting, without)]


def _p95(name: str, times: list[float], reference: list[float]) -> Figure:
    return Figure(name, percentile(times, 0.95), percentile(reference, 0.95), ratio=1.5)
