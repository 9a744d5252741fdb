"""A large archive of invented minutes, built once into a folder of its own and kept for the next run.

``HELDAG_BENCH_MEETINGS`` says how many meetings of 30 entries it has, ``HELDAG_BENCH_CACHE`` where it lies.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from store.file import fileformat
from store.file.driver import connect
from store.file.store import Store
from store.language.folding import folded
from store.model.ordering import spread
from store.search.index import distinct_words, first_id

MEETINGS = int(os.environ.get("HELDAG_BENCH_MEETINGS", "100000"))
ENTRIES = 30
"""How many entries a meeting has."""

_ROOT = Path(
    os.environ.get("HELDAG_BENCH_CACHE", Path(tempfile.gettempdir()) / "heldag-bench-cache")
)
_BATCH = 2_000
_PER_DAY = 15
_SERIES = 400
_FIRST_DAY = date(1998, 1, 7)
_KINDS = ("note", "note", "note", "bullet", "bullet", "bullet", "decision", "action", "question")

_FREQUENT = (
    "att och i det som på är av för med till den har de inte om ett en vi kan ska men eller från var så när "
    "hur vad alla mer nu också under efter ut upp"
).split()
_STEMS = (
    "vård central skola kommun region barn miljö trafik budget plan möte grupp arbete utskott nämnd förening "
    "bibliotek kultur fritid äldre omsorg hälsa väg bygg bostad vatten energi klimat skog park idrott hall "
    "buss tåg station hamn torg gata hus lokal pris avgift taxa stöd bidrag projekt program rapport beslut "
    "åtgärd fråga svar enkät utredning yttrande remiss ljud nyckel kaffe stol bord skylt larm säng träd"
).split()
_SYLLABLES = (
    "ba be bi bo bu by bå da de di do fa fe fi fo ga ge gi go ha he hi ho ja ka ke ki ko la le li lo ma me "
    "mi mo na ne ni no pa pe pi ra re ri ro sa se si so ta te ti to va ve vi vo"
).split()
_ENDINGS = ("en", "et", "ar", "er", "arna", "s", "a", "ade", "ing", "are", *[""] * 8)


@dataclass(frozen=True, slots=True)
class Archive:
    """What was built.

    Attributes:
        path: the file, indexed.
        texts: a folder with the same texts, a file for each meeting.
        words: the vocabulary, the most frequent first.
    """

    path: Path
    texts: Path
    words: list[str]


def archive(meetings: int = MEETINGS) -> Archive:
    """Return the archive, built if it is not there yet; a full one takes some minutes."""
    folder = _ROOT / f"{meetings}-v{fileformat.VERSION}"
    path, texts = folder / "archive.db", folder / "texts"
    words = vocabulary()
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        making = folder / "making.db"
        making.unlink(missing_ok=True)
        Store.open(making, actor="bench", create=True).close()
        _fill(making, texts, meetings, words)
        making.rename(path)
    return Archive(path, texts, words)


def vocabulary(size: int = 60_000) -> list[str]:
    """Return invented words, many of them compounds, the most frequent first."""
    rng = random.Random(7)
    found = dict.fromkeys(_FREQUENT)
    while len(found) < size:
        kind = rng.random()
        if kind < 0.3:
            word = rng.choice(_STEMS)
        elif kind < 0.7:
            word = rng.choice(_STEMS) + rng.choice(("", "s")) + rng.choice(_STEMS)
        else:
            word = "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))
        found.setdefault(word + rng.choice(_ENDINGS))
    return list(found)


def _fill(path: Path, texts: Path, meetings: int, words: list[str]) -> None:
    db = connect(path, wait=5.0)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-300000", "foreign_keys=0"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("BEGIN")
    counts: Counter[str] = Counter()
    lines = 0
    for first in range(0, meetings, _BATCH):
        batch = list(_meetings(range(first, min(first + _BATCH, meetings)), words))
        _write_files(texts, batch)
        db.executemany(
            "INSERT INTO meeting (id, uid, kind, title, series, date, status, language, exported) "
            "VALUES (?, ?, 'minutes', ?, ?, ?, 'held', 'sv', ?)",
            [(m.id, m.uid, m.title, m.series, m.date, m.date) for m in batch],
        )
        db.executemany(
            "INSERT INTO section (uid, meeting, ord, heading) VALUES (?, ?, 'V', 'Samtal')",
            [(m.section, m.id) for m in batch],
        )
        db.executemany(
            "INSERT INTO entry (uid, meeting, ord, section, kind, text) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (uid, m.id, key, m.section, kind, text)
                for m in batch
                for uid, key, kind, text in m.entries
            ],
        )
        indexed = [line for m in batch for line in m.lines()]
        db.executemany(
            "INSERT INTO search_line (id, uid, meeting, kind, text, people) VALUES (?, ?, ?, ?, ?, '')",
            indexed,
        )
        for line in indexed:
            counts.update(distinct_words(line[4]))
        lines += len(indexed)
    for table in ("search_word", "search_part"):
        db.execute(
            f"INSERT INTO {table} (rowid, text, people) SELECT id, text, people FROM search_line ORDER BY id"
        )
    db.executemany(
        "INSERT INTO search_vocabulary (word, lines) VALUES (?, ?)", sorted(counts.items())
    )
    db.execute("INSERT INTO search_spelling (rowid, word) SELECT id, word FROM search_vocabulary")
    db.execute("UPDATE search_state SET lines = ?", [lines])
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode=WAL")
    db.close()


@dataclass(frozen=True, slots=True)
class _Made:
    """One invented meeting."""

    id: int
    uid: str
    section: str
    title: str
    series: str
    date: str
    first_row: int
    entries: list[tuple[str, str, str, str]]

    def lines(self) -> list[tuple[int, str, int, str, str]]:
        """Return its lines as the index holds them."""
        written = [
            (self.uid, "title", f"{self.title}\n{self.series}"),
            (self.section, "heading", "Samtal"),
            *((uid, kind, text) for uid, _, kind, text in self.entries),
        ]
        return [
            (self.first_row + n, uid, self.id, kind, folded(text.split("\n")))
            for n, (uid, kind, text) in enumerate(written)
        ]


def _meetings(numbers: range, words: list[str]) -> Iterator[_Made]:
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    keys = spread(ENTRIES)
    for n in numbers:
        rng = random.Random(n)
        day = _FIRST_DAY + timedelta(days=n // _PER_DAY)
        said = (rng.choices(words, cum_weights=weights, k=rng.randint(5, 25)) for _ in keys)
        entries = [
            (f"E{n:013}{k:012}", key, rng.choice(_KINDS), " ".join(text).capitalize())
            for k, (key, text) in enumerate(zip(keys, said, strict=True))
        ]
        yield _Made(
            id=n + 1,
            uid=f"M{n:025}",
            section=f"S{n:025}",
            title=f"Möte {n + 1} om {rng.choice(_STEMS)}",
            series=f"Råd {n % _SERIES}",
            date=day.isoformat(),
            first_row=first_id(day.toordinal()) + (n % _PER_DAY) * (ENTRIES + 2),
            entries=entries,
        )


def _write_files(texts: Path, batch: list[_Made]) -> None:
    for made in batch:
        path = texts / f"{made.id // 1000:04}" / f"{made.id:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([made.title, *(text for *_, text in made.entries)]), "utf-8")
