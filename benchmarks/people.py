"""A key press with 10,000 people in the register: completing a name, and looking for somebody."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks import samples
from benchmarks.figures import Figure, percentile
from benchmarks.key import KEYS
from benchmarks.windows import answer, live
from tests.e2e.terminal import Terminal

PEOPLE = 10_000
PLACES = ("Norrby kommun", "Söderby kommun", "Region Väst", "Västby vårdcentral")
_LENGTH = 12


def people(home: Path) -> list[Figure]:
    """Names typed after a command, and words typed in the register."""
    db = home / "people.db"
    samples.people(db, PEOPLE, PLACES)
    meeting = samples.talk(db, 2_000)
    with live(home, db, meeting) as window:
        window.type("/närvarande Namn077")
        window.wait_for("Eklund")  # the register has been read: what Tab would add is shown
        window.send(b"\x15")
        completing = _typed(window, "/närvarande ")
        window.send(b"\x15\x14\t")  # an empty line, who is there, the register
        window.wait_for("Namn0000")
        finding = _typed(window, "")
    name = f"key, {PEOPLE:,} people"
    return [
        Figure(f"{name}, completing a name: p95", percentile(completing, 0.95), limit=30),
        Figure(f"{name}, looking for one: p95", percentile(finding, 0.95), limit=30),
    ]


def _typed(window: Terminal, before: str) -> list[float]:
    """Type words that fit many people, key by key; return the milliseconds until each glyph."""
    rng = random.Random(PEOPLE)
    times: list[float] = []
    while len(times) < KEYS:
        window.type(before)
        window.settle(0.3)
        typed = before
        for letter in f"Namn{rng.randrange(PEOPLE):05} Norr"[:_LENGTH]:
            typed += letter
            wanted = f"› {typed}".rstrip()
            times.append(
                answer(window, letter.encode(), lambda lines, w=wanted: any(w in x for x in lines))  # type: ignore[misc]
            )
        window.send(b"\x15")
        window.settle(0.3)
    return times
