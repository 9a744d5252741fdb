"""What the app does when its file has become another one, without its screens."""

from __future__ import annotations

import contextlib
from pathlib import Path

from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.driver import connect
from store.file.reading import load
from store.file.store import Store
from store.verbs import meetings
from tests.tui.test_indexing import until
from tui.file_keeper import FileKeeper


def test_half_typed_texts_are_those_of_now_in_a_file_that_was_restored(tmp_path: Path) -> None:
    """Also in meetings that no screen shows."""
    path, copy = tmp_path / "heldag.db", tmp_path / "copy.db"
    with Store.open(path, actor="anna", create=True) as store:
        first, second = meetings.create(store, title="Ett"), meetings.create(store, title="Två")
    store = Store.open(path, actor="anna", wait=0.0)
    before, written, since = (Field(second, name) for name in ("before", "written", "since"))
    drafts.keep(store, before, "half typed, as it was")
    drafts.keep(store, written, "written by now")
    copy.touch()
    with contextlib.closing(connect(copy, wait=5.0)) as target:
        store.db.conn.backup(target)
    drafts.keep(store, before, "half typed")
    drafts.keep(store, written, "")
    drafts.keep(store, since, "typed since")
    meetings.change(store, first, title="Newer")
    gone_on: list[Store] = []
    keeper = FileKeeper(store, keep=True, tell=lambda _: None, go_on=gone_on.append)
    copy.replace(path)
    until(lambda: bool(keeper.look() or gone_on))
    with keeper.store as after:
        assert [drafts.take_over(after, field) for field in (before, written, since)] == [
            "half typed",
            "",
            "typed since",
        ]
        assert not after.journal.drafts


def test_what_others_have_half_typed_is_kept_where_the_file_is_written_over(tmp_path: Path) -> None:
    path, another = tmp_path / "heldag.db", tmp_path / "another.db"
    for file in (path, another):
        with Store.open(file, actor="anna", create=True) as store:
            meeting = meetings.create(store, title=file.stem)
    said: list[str] = []
    with Store.open(path, actor="anna", wait=0.0) as store:
        keeper = FileKeeper(
            store, keep=True, tell=lambda m: said.append(str(m.params["path"])), go_on=str
        )
        drafts.take_in(
            store, "gone", [(load(store, meeting).meeting.uid, "anna\tline", "half a l")]
        )
        keeper.look()
        keeper.remember(load(store, meeting))
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.db.execute("PRAGMA shrink_memory")  # the pages that it has read are gone too
        path.write_bytes(another.read_bytes())
        until(lambda: bool(keeper.look() or said))
        keeper.store.close()
    with Store.open(Path(said[0]), actor="anna") as kept:
        assert drafts.take_over(kept, Field(1, "line")) == "half a l"
