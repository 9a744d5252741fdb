"""An invented archive of actions: boards that carry what is open from each meeting to the next."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.samples import ACTOR, sentence
from store.file.store import Store
from store.model.ordering import spread
from store.model.uids import new_uid

_FIRST_DAY = date(2020, 1, 1)
_DONE, _DATED = 0.35, 0.8


def actions(path: Path, count: int = 10_000, *, each: int = 10, boards: int = 200) -> None:
    """Put ``count`` meetings of some boards into ``path``, with ``each`` actions."""
    rng = random.Random(count)
    still_open: dict[int, list[str]] = {}
    with Store.open(path, actor=ACTOR, create=True) as store, store.write():
        for n in range(count):
            board, number = n % boards, n // boards
            day = _FIRST_DAY + timedelta(days=number * 30 + board % 28)
            section = _meeting(store, n + 1, f"Råd {board + 1}", day)
            rows = list(_actions(rng, still_open.get(board, []), each, day))
            place = {"meeting": n + 1, "section": section, "kind": "action"}
            store.db.table("entry").insert_all(place | row for row in rows)
            still_open[board] = [row["uid"] for row in rows if not row["done"]]


def _meeting(store: Store, meeting: int, board: str, day: date) -> str:
    """Put a verified meeting with one section into the file and return the section."""
    head = {"title": f"Möte {day}", "series": board, "date": str(day), "kind": "minutes"}
    state = {"id": meeting, "uid": new_uid(), "status": "verified", "language": "sv"}
    store.db.table("meeting").insert(state | head)
    uid = new_uid()
    section = {"uid": uid, "meeting": meeting, "ord": "V", "heading": "Åtgärder"}
    store.db.table("section").insert(section)
    return uid


def _actions(
    rng: random.Random, carried: Sequence[str], count: int, day: date
) -> Iterator[dict[str, Any]]:
    """Give the actions of a meeting: first those that are carried, then new ones."""
    for key, old in zip(spread(count), [*carried, *[None] * count], strict=False):
        dated = rng.random() < _DATED
        yield {
            "uid": new_uid(),
            "ord": key,
            "text": sentence(rng),
            "owners": f'[["{sentence(rng).split()[0]} Ek",null]]',
            "due": str(day + timedelta(days=rng.randint(5, 90))) if dated else None,
            "done": int(rng.random() < _DONE),
            "links": f'[["from","{old}"]]' if old else None,
        }
