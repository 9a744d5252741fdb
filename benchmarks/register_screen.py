"""Keys on the register of 100,000 actions, in a terminal: moving, ticking off, and typing a filter."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.action_samples import actions
from benchmarks.figures import Figure, percentile
from benchmarks.key import KEYS
from benchmarks.samples import ACTOR
from benchmarks.windows import HELDAG, answer, environment, ready
from store.file.store import Store
from store.search.indexer import bring_up_to_date
from tests.e2e.terminal import Terminal

_MARK, _DONE = "▌", "✓"
_WORDS = ("ring ek", "Råd 17", "person:eva", "från:2023", "bok tolv")
_LIMIT = 30


def register_key(home: Path) -> list[Figure]:
    """The first key while the register is still being read, and then one after the other."""
    db = home / "register.db"
    actions(db)
    with Store.open(db, actor=ACTOR, create=True) as store:
        bring_up_to_date(store)  # else the app would do it meanwhile
    with ready(Terminal([HELDAG], env=environment(home, db))) as window:
        window.send(b"\x12")  # ctrl+r: the register
        window.wait_for("Register")
        reading = _typed(window, _WORDS)
        moving = [_move(window) for _ in range(KEYS)]
        ticking = [_tick(window) for _ in range(KEYS // 3)]
        finding = _typed(window, _WORDS * 3)
    name = "register, 100,000 actions"
    return [
        Figure(f"{name}, keys while it is read: p95", percentile(reading, 0.95), limit=_LIMIT),
        Figure(f"{name}, moving: p95", percentile(moving, 0.95), limit=_LIMIT),
        Figure(f"{name}, ticking off: p95", percentile(ticking, 0.95), limit=_LIMIT),
        Figure(f"{name}, typing a filter: p95", percentile(finding, 0.95), limit=_LIMIT),
    ]


def _marked(lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines) if line.startswith(_MARK)), -1)


def _move(window: Terminal) -> float:
    """Go down, or up from the last row that is seen; return the milliseconds until it is marked."""
    at = _marked(window.lines)
    key, there = (b"\x1b[B", at + 1) if at < 20 else (b"\x1b[A", at - 1)
    return answer(window, key, lambda lines: _marked(lines) == there)


def _tick(window: Terminal) -> float:
    """Tick the marked row off, or open it again; return the milliseconds until its sign is another."""
    done = _DONE in window.lines[_marked(window.lines)]
    took = answer(window, b" ", lambda lines: (_DONE in lines[_marked(lines)]) != done)
    _move(window)
    return took


def _typed(window: Terminal, texts: tuple[str, ...]) -> list[float]:
    """Type filters key by key; return the milliseconds until each glyph."""
    rng = random.Random(len(texts))
    times: list[float] = []
    for text in texts:
        typed = ""
        for letter in text:
            typed += letter
            wanted = f"› {typed}".rstrip()
            times.append(
                answer(window, letter.encode(), lambda lines, w=wanted: any(w in x for x in lines))  # type: ignore[misc]
            )
            window.settle(rng.uniform(0.03, 0.1))
        window.send(b"\x15")
        window.settle(0.3)
    return times
