"""A disk that is full at any moment: told in words, nothing acknowledged is lost, and it goes on after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.file.reading import load
from store.file.store import Store
from store.model.records import Place

pytest.importorskip("resource", reason="this system cannot limit the size of files")

FILLER = """
import resource, signal, sys
from pathlib import Path
from store.errors import StoreError
from store.model.records import Place
from store.file.store import Store
from store.verbs import entries
path, section, meeting, limit = sys.argv[1:5]
store = Store.open(Path(path), actor="anna", create=True)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
refused = 0
for n in range(60):
    try:
        print(entries.add(store, int(meeting), Place(section), "note", f"{n} " + "x" * 400), flush=True)
    except StoreError as error:
        refused += 1
        assert "disk" in str(error).lower() or "read or written" in str(error), error
assert refused, "the limit was never reached"
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(entries.add(store, int(meeting), Place(section), "note", "plats igen"))
store.close()
"""


@pytest.mark.parametrize("limit", range(20_000, 260_000, 30_000))
def test_a_full_disk_loses_nothing_that_was_acknowledged(
    store: Store, path: Path, meeting: int, place: Place, limit: int
) -> None:
    args = [sys.executable, "-c", FILLER, str(path), str(place.section), str(meeting), str(limit)]
    run = subprocess.run(args, capture_output=True, text=True, timeout=60, check=False)
    assert run.stderr == ""
    acknowledged = run.stdout.split()
    written = {entry.uid: entry.text for entry in load(store, meeting).all_entries()}
    assert set(acknowledged) == set(written)
    assert written[acknowledged[-1]] == "plats igen"
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
