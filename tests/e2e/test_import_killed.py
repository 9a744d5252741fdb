"""An import that is ended in the middle leaves no half meeting, and the second run does the rest."""

from __future__ import annotations

import subprocess
from pathlib import Path

from store.file.listing import list_meetings
from store.file.reading import load
from store.file.store import Store
from tests.e2e.program import HELDAG

DOCUMENTS, ENTRIES, SECONDS = 120, 40, 60


def _documents(folder: Path) -> None:
    folder.mkdir()
    for number in range(DOCUMENTS):
        lines = "".join(f"- Rad {n} i möte {number}\n" for n in range(ENTRIES))
        (folder / f"{number:04}.md").write_text(f"# Möte {number}\n\n## Samtal\n\n{lines}", "utf-8")


def _begin(db: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [HELDAG, "--db", db, "import", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _counts(db: Path) -> list[int]:
    with Store.open(db, actor="x", create=True) as store:
        return [
            sum(1 for _ in load(store, one.id).all_entries())
            for one in list_meetings(store, limit=2 * DOCUMENTS)
        ]


def test_kill_in_the_middle_and_go_on(tmp_path: Path) -> None:
    db, folder = tmp_path / "minutes.db", tmp_path / "old"
    _documents(folder)
    running = _begin(db, folder)
    assert running.stdout is not None
    assert running.stdout.readline(), "the first meeting is made and told"
    running.kill()
    running.communicate(timeout=SECONDS)
    before = _counts(db)
    assert 0 < len(before) <= DOCUMENTS
    assert set(before) == {ENTRIES}
    again = _begin(db, folder)
    out, err = again.communicate(timeout=SECONDS)
    assert (again.returncode, err) == (0, b"")
    assert out.decode().count("is here already") == len(before)
    assert _counts(db) == [ENTRIES] * DOCUMENTS
