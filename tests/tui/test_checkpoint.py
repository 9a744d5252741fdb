"""The thread of the app that keeps the log file short."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.file.store import Store
from store.verbs import meetings
from tests.tui.test_indexing import until
from tui.checkpoint import Checkpointer


def test_the_log_of_a_file_that_is_opened_by_a_link_is_kept_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite has the log beside the file that the link leads to."""
    monkeypatch.setattr("tui.checkpoint.SETTLED", 0.0)
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "data" / "heldag.db")
    Store.open(link.resolve(), actor="anna", create=True).close()
    with Store.open(link, actor="anna", wait=0.0) as store:
        meetings.create(store, title="Coffee")
        before = link.stat().st_mtime_ns
        with Checkpointer(link, every=0.005, large=1):
            until(lambda: link.stat().st_mtime_ns > before)


def test_what_is_needed_where_something_waits_is_loaded_before_it_does(tmp_path: Path) -> None:
    code = (
        "import sys, tui.app\n"
        "from tui import checkpoint\n"
        "checkpoint.SETTLED = 0.0\n"
        "before = set(sys.modules)\n"
        "with checkpoint.Checkpointer(checkpoint.Path(sys.argv[1])) as thread:\n"
        "    while not set(sys.modules).issuperset(checkpoint.WHERE_SOMETHING_WAITS):\n"
        "        assert thread._thread.is_alive()\n"
        "        thread.end.wait(0.01)\n"
        "print(not before.issuperset(checkpoint.WHERE_SOMETHING_WAITS))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "minutes.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "True\n"
