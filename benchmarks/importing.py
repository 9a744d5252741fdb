"""Reading documents in, against markdown-it alone parsing the same files."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.figures import MEGABYTES, Figure, median
from benchmarks.samples import ACTOR, sentence
from imports.documents import read_file, read_meetings
from imports.taking_in import take_in
from store.file.store import Store
from tui import process

RUNS = 5
DOCUMENTS = 200
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
"""Real minutes, where they are at hand; else invented ones of the same size are read."""

_MEMORY = """
import resource, sys
from pathlib import Path
from imports.meant_files import files_of
from imports.taking_in import take_in
from store.file.store import Store
with Store.open(Path(sys.argv[1]), actor="bench", create=True) as store:
    for path in list(files_of([Path(sys.argv[2])]))[: int(sys.argv[3])]:
        take_in(store, path)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def import_(home: Path) -> list[Figure]:
    """Markdown minutes: to meetings in memory, and into the file; then the memory that many take."""
    files = _documents(home)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    texts = [path.read_text("utf-8", "replace") for path in files]
    reading: list[float] = []
    parsing: list[float] = []
    taking: list[float] = []
    process.settle_in()  # as the command does
    for number in range(RUNS + 1):
        times = (
            _time(lambda: [read_meetings(data, source) for source, data in map(read_file, files)]),
            _time(lambda: [parser.parse(text) for text in texts]),
            _taking_in(home / f"import{number}.db", files),
        )
        if number:
            for found, took in zip((reading, parsing, taking), times, strict=True):
                found.append(took / len(files))
    return [
        Figure("reading a document of Markdown", median(reading), median(parsing), ratio=2.5),
        Figure("taking a document in", median(taking), median(parsing), limit=1000 / 150),
        *_memory(home),
    ]


def _taking_in(db: Path, files: list[Path]) -> float:
    """Return the processor's milliseconds: a disk that others use says nothing about us."""
    with Store.open(db, actor=ACTOR, create=True) as store:
        return _time(lambda: [take_in(store, path) for path in files])


def _time(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


def _documents(home: Path) -> list[Path]:
    found = sorted(CORPUS.rglob("*.md"))[:DOCUMENTS]
    return [path for path in found if path.name != "README.md"] or _invented(
        home / "old", DOCUMENTS
    )


def _invented(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    rng = random.Random(count)
    files = []
    for number in range(count):
        lines = [f"# Möte {number}", "", "- **Datum:** 12 mars 2026", ""]
        for heading in range(6):
            lines += [f"## Punkt {heading}", "", sentence(rng), ""]
            lines += [f"- {sentence(rng)}" for _ in range(6)]
            lines += ["", f"**Beslut:** {sentence(rng)}", ""]
        files.append(folder / f"{number:05}.md")
        files[-1].write_text("\n".join(lines), "utf-8")
    return files


def _memory(home: Path) -> list[Figure]:
    """The most memory that an import of many documents takes, against one of few."""
    folder = home / "many"
    _invented(folder, 1_000)
    few, many = (
        float(
            subprocess.run(
                [sys.executable, "-c", _MEMORY, home / f"memory{count}.db", folder, str(count)],
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for count in (100, 1_000)
    )
    return [Figure("memory of an import of 1,000", many, few, ratio=1.15, unit=MEGABYTES)]
