"""Several processes on one file: nothing acknowledged is lost, nobody sees an error."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from store.file.reading import load
from store.file.store import Store
from store.model.records import Place
from store.verbs import entries

WRITER = """
import random, sys
from pathlib import Path
from store.model.records import Place
from store.file.store import Store
from store.file.reading import load, refresh
from store.errors import Clash
from store.verbs import entries
path, name, section, meeting, count = sys.argv[1:6]
store = Store.open(Path(path), actor=name, create=True)
minutes = load(store, int(meeting))
rng = random.Random(name)
for n in range(int(count)):
    text = f"{name} {n}"
    uid = entries.add(store, int(meeting), Place(section), "note", text)
    print(uid, text, flush=True)
    refresh(store, minutes)
    mine = list(minutes.entries(section))
    other = rng.choice(mine)
    try:
        entries.change(store, int(meeting), other.uid, rev=other.rev, marks=(f"{name} {n}",))
    except Clash:
        pass
"""


def start(
    path: Path,
    name: str,
    place: Place,
    meeting: int,
    count: int,
    out: IO[str] | int = subprocess.PIPE,
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            WRITER,
            str(path),
            name,
            str(place.section),
            str(meeting),
            str(count),
        ],
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_writers_side_by_side_lose_nothing_and_see_no_error(
    store: Store, path: Path, meeting: int, place: Place
) -> None:
    writers = [start(path, f"w{n}", place, meeting, 40) for n in range(4)]
    acknowledged: set[str] = set()
    for writer in writers:
        out, err = writer.communicate(timeout=120)
        assert (writer.returncode, err) == (0, "")
        acknowledged |= {line.split(" ", 1)[1] for line in out.splitlines()}
    written = [entry.text for entry in load(store, meeting).all_entries()]
    assert len(written) == len(set(written)) == 160
    assert set(written) == acknowledged
    assert store.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("seed", range(5))
def test_what_was_acknowledged_survives_a_kill(
    store: Store, path: Path, tmp_path: Path, meeting: int, place: Place, seed: int
) -> None:
    rng = random.Random(seed)
    said = [tmp_path / "w0.txt", tmp_path / "w1.txt"]
    writers = []
    for out in said:
        with out.open("w") as file:
            writers.append(start(path, out.stem, place, meeting, 100_000, file))
    while not all(out.stat().st_size for out in said):
        assert all(writer.poll() is None for writer in writers)
        time.sleep(0.01)
    time.sleep(
        rng.uniform(0.01, 0.3)
    )  # the moment of the kill is what varies, nothing waits for it
    for writer in writers:
        writer.kill()
        writer.communicate(timeout=60)
    whole = [line for out in said for line in out.read_text().splitlines(keepends=True)]
    acknowledged = {line.split(" ", 1)[0] for line in whole if line.endswith("\n")}
    minutes = load(store, meeting)
    assert acknowledged
    assert acknowledged <= {entry.uid for entry in minutes.all_entries()}
    entries.add(store, meeting, place, "note", "det går vidare")
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert store.rows("PRAGMA foreign_key_check") == []
