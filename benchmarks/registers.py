"""The register of actions, in this process: its first page from the file, and typing a filter."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import samples
from benchmarks.action_samples import actions
from benchmarks.figures import Figure, median, percentile
from store.file.store import Store
from store.items.item_query import ItemQuery
from store.items.items import FIRST, first_items
from store.items.shelf import Shelf, load_shelf

RUNS = 15
FILTERS = 40
LIMIT = 30


def register(home: Path) -> list[Figure]:
    """100,000 actions in 10,000 meetings, what is open carried from each to the next."""
    db = home / "register.db"
    actions(db)
    with Store.open(db, actor=samples.ACTOR, create=True) as store:
        first = [_time(lambda: first_items(store, "action")) for _ in range(RUNS)]
        shelf = load_shelf(store, "action")
    keys = [_time(partial(_show, shelf, query)) for query in _typed()]
    return [
        Figure("register, 100,000 actions, first page: median", median(first), limit=LIMIT),
        Figure(
            "register, 100,000 actions, a key of a filter: p95", percentile(keys, 0.95), limit=LIMIT
        ),
    ]


def _typed() -> Iterator[ItemQuery]:
    """Give what is looked for after each key: two words typed, and one letter taken back."""
    rng = random.Random(FILTERS)
    for number in range(FILTERS):
        carried = number % 2 == 0
        text = " ".join(samples.sentence(rng).split()[:2])
        for end in (*range(1, len(text) + 1), len(text) - 1):
            yield ItemQuery(text=text[:end], carried=carried)


def _show(shelf: Shelf, query: ItemQuery) -> None:
    shelf.count(query)
    shelf.page(query, limit=FIRST)


def _time(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
