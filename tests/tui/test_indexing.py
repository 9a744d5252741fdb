"""The thread of the app that keeps the index up to date."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from store.file.store import Store
from store.search.finding import find
from store.search.indexer import is_up_to_date
from store.search.unindexed_changes import indexed_until
from store.verbs import meetings
from tui.indexing import Indexer


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_what_is_written_is_indexed_while_nobody_writes(tmp_path: Path) -> None:
    path = tmp_path / "heldag.db"
    with Store.open(path, actor="anna", wait=0.0, create=True) as store:
        meetings.create(store, title="Coffee")
        with Indexer(path, settled=0.0, every=0.005):
            until(lambda: is_up_to_date(store))
            meetings.create(store, title="Tea")
            until(lambda: is_up_to_date(store))
            assert find(store, "tea").hits


def test_it_waits_while_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "heldag.db"
    with (
        Store.open(path, actor="anna", create=True) as store,
        Store.open(path, actor="bo") as other,
    ):
        meetings.create(store, title="Coffee")
        with Indexer(path, settled=0.0, every=0.005):
            with other.write():
                other.db.execute("UPDATE search_state SET lines = lines")
                time.sleep(0.05)
                assert indexed_until(store) == 0
            until(lambda: is_up_to_date(store))


def test_it_ends_at_once_and_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none" / "heldag.db"

    def run() -> None:
        with Indexer(path, settled=86_400.0):
            pass
        with Indexer(path, settled=0.0, every=0.005):
            pass

    running = Thread(target=run, daemon=True)
    running.start()
    running.join(60)
    assert not running.is_alive()
    assert not path.parent.exists()
