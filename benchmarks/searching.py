"""Searching a large archive, and writing in it, against the bare index and an empty file."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks.archive import Archive, archive
from benchmarks.figures import MEGABYTES, Figure, median, percentile
from store.errors import StoreBusy
from store.file.store import Store
from store.model.records import Place
from store.search.finding import FIRST, find
from store.search.query import parse
from store.search.scanning import parts_of
from store.search.snippets import snippet
from store.verbs import entries, meetings, sections
from tui.indexing import Indexer

QUERIES = 300
_ADDED = 2_000
_WARMING_UP = 100
_BURST = 20
_SEARCHED_BY_GREP = 3


def search(_home: Path) -> list[Figure]:
    """The first page with its snippets, in this process, against the same index asked in bare SQL."""
    made = archive()
    queries = list(_queries(made.words))
    with Store.open(made.path, actor="bench", readonly=True) as store:
        size = f"{_count(store) / 1e6:.2f} M lines"
        ours: list[float] = []
        bare: list[float] = []
        for query in queries:
            bare.append(_time(partial(_bare, store, query)))
            ours.append(_time(partial(_first_page, store, query)))
        narrowed = [_time(partial(_first_page, store, q)) for q in _narrowed(made.words)]
        grep = [_time(partial(_grep, made, q)) for q in _for_grep(made.words)]
        sizes = _sizes(store)
    return [
        Figure(f"search, {size}: median", median(ours), median(bare)),
        Figure(
            f"search, {size}: p95",
            percentile(ours, 0.95),
            percentile(bare, 0.95),
            ratio=1.3,
            limit=50,
        ),
        Figure(f"search with words that narrow, {size}: p95", percentile(narrowed, 0.95), limit=50),
        Figure(f"search, {size}: median, against grep -ri", median(ours), median(grep)),
        Figure(f"size of the index beside the texts, {size}", *sizes, unit=MEGABYTES),
    ]


def add(home: Path) -> list[Figure]:
    """A line written in that archive while the index is being fed, against an empty one, in turns."""
    made = archive()
    copy = home / "archive.db"
    subprocess.run(["cp", "--reflink=auto", str(made.path), str(copy)], check=True)
    with ExitStack() as stack:
        writers = [_writer(stack, path) for path in (home / "empty.db", copy)]
        times = _written(writers, made.words)
    empty, full = (percentile(some, 0.99) for some in times)
    medians = [median(some) for some in times]
    return [
        Figure("adding an entry to the archive: p99", full, empty, ratio=1.5),
        Figure("adding an entry to the archive: median", medians[1], medians[0]),
    ]


Writer = Callable[[str], None]
"""Writes one line."""


def _writer(stack: ExitStack, path: Path) -> Writer:
    """Return a way to write in a new meeting of a file, whose index is fed meanwhile."""
    store = stack.enter_context(Store.open(path, actor="bench", wait=0.0))
    meeting = meetings.create(store, title="Nytt möte", date="2026-11-02")
    place = Place(sections.add(store, meeting, heading="Samtal"))
    stack.enter_context(Indexer(path, settled=0.0, every=0.02))
    return partial(_until_written, store, meeting, place)


def _written(writers: list[Writer], words: list[str]) -> list[list[float]]:
    """Write lines in bursts, with pauses in which the index is fed; return how long each took."""
    rng = random.Random(11)
    times: list[list[float]] = [[] for _ in writers]
    for number in range(_ADDED):
        if number % _BURST == 0:
            time.sleep(0.06)
        text = " ".join(rng.choices(words[:5_000], k=12))
        for writer, taken in zip(writers, times, strict=True):
            taken.append(_time(partial(writer, text)))
            time.sleep(0.002)
    return [taken[_WARMING_UP:] for taken in times]


def _until_written(store: Store, meeting: int, place: Place, text: str) -> None:
    """Write a line, again and again while the lock is held, as the app does by a timer."""
    while True:
        try:
            entries.add(store, meeting, place, "note", text)
        except StoreBusy:
            time.sleep(0.001)
        else:
            return


# What is looked for -----------------------------------------------------------------------------------


def _queries(words: list[str]) -> Iterator[str]:
    """Give what people look for: common and rare words, parts of compounds, beginnings, several, none."""
    rng = random.Random(3)
    kinds: tuple[Callable[[], str], ...] = (
        lambda: rng.choice(words[:60]),
        lambda: rng.choice(words[:2_000]),
        lambda: rng.choice(words),
        lambda: _part(rng, rng.choice(words[:5_000])),
        lambda: _part(rng, rng.choice(words)),
        lambda: rng.choice(words)[:3],
        lambda: rng.choice(words)[:2],
        lambda: " ".join(rng.choices(words[:2_000], k=2)),
        lambda: f"{rng.choice(words[:60])} {rng.choice(words)}",
        lambda: f'"{rng.choice(words[:60])} {rng.choice(words[:200])}"',
        lambda: rng.choice(words) + rng.choice("xqz"),
    )
    for number in range(QUERIES):
        yield kinds[number % len(kinds)]()


def _narrowed(words: list[str]) -> list[str]:
    rng = random.Random(5)
    some = ("beslut:", "åtgärd: är:öppen", "år:2005", 'serie:"råd 17"', "typ:protokoll beslut:")
    return [
        f"{f} {rng.choice(words[:n])}" for f in some for n in (60, 2_000, 60_000) for _ in range(6)
    ] + [*some]


def _for_grep(words: list[str]) -> list[str]:
    return [words[30], words[1_000], words[30_000]][:_SEARCHED_BY_GREP]


def _part(rng: random.Random, word: str) -> str:
    """Return a part of a word of at least four letters, or the word."""
    if len(word) <= 4:
        return word
    size = rng.randint(4, len(word))
    start = rng.randint(0, len(word) - size)
    return word[start : start + size]


# How it is looked for ---------------------------------------------------------------------------------


def _first_page(store: Store, query: str) -> None:
    found = find(store, query)
    for hit in found.hits:
        snippet(found.query, hit.text, hit.people)


def _bare(store: Store, text: str) -> None:
    """Ask the same index for the same words, and read what is shown, with nothing around it."""
    query = parse(text)
    parts = " AND ".join(f'"{part}"' for part in parts_of(query))
    holds = " AND ".join(["instr(l.text, ?)"] * len(query.terms))
    store.rows(
        "SELECT l.id, e.text, e.kind, m.date, m.title, s.heading FROM search_part f "
        "CROSS JOIN search_line l ON l.id = f.rowid JOIN meeting m ON m.id = l.meeting "
        "LEFT JOIN entry e ON e.uid = l.uid LEFT JOIN section s ON s.uid = e.section "
        f"WHERE search_part MATCH ? AND {holds} ORDER BY f.rowid DESC LIMIT {FIRST + 1}",
        [parts, *(term.needle for term in query.terms)],
    )


def _grep(made: Archive, word: str) -> None:
    call = ["grep", "-ri", "--", word, str(made.texts)]
    subprocess.run(call, check=False, stdout=subprocess.DEVNULL)


def _count(store: Store) -> int:
    return int(store.rows("SELECT lines FROM search_state")[0][0])


def _sizes(store: Store) -> tuple[float, float]:
    """Return the sizes of the index, without the texts in it, and of the texts."""
    index = sum(
        int(store.rows(f"SELECT sum(length(block)) FROM {table}_data")[0][0])
        for table in ("search_word", "search_part")
    )
    texts = int(store.rows("SELECT sum(length(CAST(text AS BLOB))) FROM entry")[0][0])
    return index / 1e6, texts / 1e6


def _time(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
