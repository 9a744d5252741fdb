"""The board of 30 groups × 10 questions × 20 entries: until it is painted, and a key typed on it."""

from __future__ import annotations

from pathlib import Path

from benchmarks import samples
from benchmarks.figures import Figure, median
from benchmarks.key import KEYS
from benchmarks.windows import Typist, answer, in_turns, live
from tests.e2e.terminal import KEYS as KEY
from tests.e2e.terminal import Terminal

OPENINGS = 11


def board(home: Path) -> list[Figure]:
    """Ctrl+l until the cells are on the screen: the first time, and every time after."""
    db = home / "board.db"
    meeting = samples.exercise(db)
    first, later = [], []
    for _ in range(5):
        with live(home, db, meeting) as window:
            window.settle(1.0)  # a person has looked at the screen before
            first.append(_opened(window))
            for _ in range(OPENINGS):
                window.send(KEY["ctrl+l"])
                window.settle(0.3)
                later.append(_opened(window))
    return [
        Figure("board, 30 × 10 × 20: first opening, median", median(first), limit=150),
        Figure("board, 30 × 10 × 20: next opening, median", median(later), limit=150),
    ]


def board_key(home: Path) -> list[Figure]:
    """A key typed on the board of 6,000 entries, against the live screen of an empty meeting."""
    db = home / "board-key.db"
    empty, full = samples.talk(db, 0), samples.exercise(db)
    with live(home, db, empty) as reference, live(home, db, full) as ours:
        ours.send(KEY["ctrl+l"])
        ours.settle(0.5)
        bare_times, times = in_turns([Typist(reference), Typist(ours)], KEYS)
    return [
        Figure(
            "key on the board, 30 × 10 × 20, against an empty meeting: median",
            median(times),
            median(bare_times),
            ratio=1.3,
        )
    ]


def _opened(window: Terminal) -> float:
    """Open the board and return the milliseconds until its last line of cells is painted."""

    def painted(lines: list[str]) -> bool:
        return all(line.count("│") == 4 for line in lines[6:30])

    return answer(window, KEY["ctrl+l"], painted, quiet=0.1)
