"""The list of 100,000 meetings: keys that move in it and keys of a filter, in a terminal and in process."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import samples
from benchmarks.figures import Figure, percentile
from benchmarks.key import KEYS
from benchmarks.windows import HELDAG, answer, environment, ready
from store.file.store import Store
from store.search.finding_meetings import find
from store.search.meetings_shelf import MeetingsShelf, load_shelf
from tests.e2e.terminal import KEYS as SENT
from tests.e2e.terminal import Terminal

LIMIT = 30
_PAGE = 20
_FILTERS = ("möte 9", "typ:protokoll bord", "år:2004-2010 nyck", "är:justerat möte -kaffe")


def browse(home: Path) -> list[Figure]:
    """Scrolling, jumping to both ends, and typing, with the preview beside the list."""
    db = home / "browse.db"
    samples.archive(db)
    with Store.open(db, actor=samples.ACTOR) as store:
        shelf = load_shelf(store)
    with Terminal([HELDAG], env=environment(home, db)) as window:
        ready(window)
        window.settle(1.5)  # all meetings are known
        moving = list(_moved(window, _titles(db, shelf)))
        typing = list(_typed(window))
    found = [_time(shelf, text) for text in _texts()]
    name = "browsing 100,000 meetings"
    return [
        Figure(f"{name}, a key that moves: p95", percentile(moving, 0.95), limit=LIMIT),
        Figure(f"{name}, a key of a filter: p95", percentile(typing, 0.95), limit=LIMIT),
        Figure(f"{name}, what a filter finds: p95", percentile(found, 0.95), limit=LIMIT),
    ]


def _titles(db: Path, shelf: MeetingsShelf) -> tuple[str, str]:
    """Return the titles at both ends of the list."""
    found = find(shelf, "")
    with Store.open(db, actor=samples.ACTOR) as store:
        first, last = (
            store.rows("SELECT title FROM meeting WHERE id = ?", [meeting])[0][0]
            for meeting in (found.unfinished[0], found.others[-1])
        )
    return first, last


def _moved(window: Terminal, ends: tuple[str, str]) -> Iterator[float]:
    """Give how long it takes until the label says what is selected: at both ends, and page by page."""
    first, last = ends
    for _ in range(KEYS // (2 * _PAGE)):
        yield _answered(window, "end", last)
        yield from (_changed(window, "pgup") for _ in range(_PAGE))
        yield _answered(window, "home", first)
        yield from (_changed(window, "pgdn") for _ in range(_PAGE))


def _label(lines: list[str]) -> str:
    return next((line for line in lines if line.startswith("─")), "")


def _answered(window: Terminal, key: str, title: str) -> float:
    return answer(window, SENT[key], lambda lines: title in _label(lines))


def _changed(window: Terminal, key: str) -> float:
    before = _label(window.lines)
    return answer(window, SENT[key], lambda lines: _label(lines) not in (before, ""))


def _typed(window: Terminal) -> Iterator[float]:
    """Give how long each letter of a filter takes, typed as fast as people type."""
    rng = random.Random(KEYS)
    count = 0
    while count < KEYS:
        for text in _FILTERS:
            typed = ""
            for letter in text:
                typed += letter
                wanted = f"› {typed}".rstrip()
                seen = partial(_stands, wanted)
                yield answer(window, letter.encode(), seen, quiet=rng.uniform(0.05, 0.12))
                count += 1
            window.send(b"\x15")
            window.settle(0.5)


def _stands(wanted: str, lines: list[str]) -> bool:
    return any(wanted in line for line in lines)


def _texts() -> Iterator[str]:
    for text in _FILTERS:
        for end in range(len(text) + 1):
            yield text[:end]


def _time(shelf: MeetingsShelf, text: str) -> float:
    began = time.perf_counter()
    find(shelf, text)
    return (time.perf_counter() - began) * 1000
