"""What happens to the file while it is open is seen before the next write, and nothing written is lost."""

from __future__ import annotations

import contextlib
import fcntl
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from locales import message, translator
from store.errors import BeingKept, FileParted, ReadOnly, StoreError, UnusableFile
from store.file.driver import connect
from store.file.reading import load
from store.file.store import Store
from store.file.watch import laying_right_file, log_file
from store.file.watch.descriptors import Descriptor
from store.file.watch.log_file import LogIndex
from store.file.watch.watching import Difference
from store.model.records import Place
from store.verbs import entries, meetings, sections

Happening = Callable[[Path], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file will be."""
    return tmp_path / "heldag.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[[], Store]]:
    """Return a way to open the file; all are closed at the end."""
    with contextlib.ExitStack() as stack:
        yield lambda: stack.enter_context(Store.open(path, actor="anna", wait=0.0, create=True))


def begin(store: Store) -> Place:
    """Make a meeting with the id 1 and a section."""
    return Place(sections.add(store, meetings.create(store, title="Dag"), heading="Inledning"))


def write(store: Store, place: Place, *texts: str) -> None:
    for text in texts:
        entries.add(store, 1, place, "note", text)


def texts(path: Path) -> list[str]:
    with Store.open(path, actor="x", readonly=True) as store:
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        return [entry.text for entry in load(store, 1).all_entries()]


def other_file(tmp_path: Path) -> Path:
    """Return another heldag file, with one entry."""
    path = tmp_path / "other" / "other.db"
    with Store.open(path, actor="bo", create=True) as store:
        write(store, begin(store), "annan")
    return path


def backup(path: Path, target: Path) -> None:
    """Copy the file as a backup program does, through SQLite, in a process of its own."""
    code = "import sqlite3, sys; a, b = map(sqlite3.connect, sys.argv[1:]); a.backup(b); b.close(); a.close()"
    subprocess.run([sys.executable, "-c", code, str(path), str(target)], check=True)


def checkpoint(path: Path, kind: str) -> None:
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
        "db.execute('PRAGMA wal_checkpoint(' + sys.argv[2] + ')')"
    )
    subprocess.run([sys.executable, "-c", code, str(path), kind], check=True)


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


BACK: dict[str, Happening] = {
    "deleted": Path.unlink,
    "deleted with all beside it": lambda path: [p.unlink() for p in path.parent.glob("heldag.db*")],
    "moved away": lambda path: path.rename(path.with_name("elsewhere.db")),
    "its log deleted": lambda path: log_of(path).unlink(),
    "its index deleted": lambda path: path.with_name("heldag.db-shm").unlink(),
}


@pytest.mark.parametrize("happening", BACK)
def test_the_file_is_back_with_all_that_was_written(
    open_store: Callable[[], Store], path: Path, happening: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.file.watch.laying_right_file.PATIENCE", 0.0)
    store = open_store()
    place = begin(store)
    write(store, place, "ett", "två")
    BACK[happening](path)
    with pytest.raises(FileParted):
        write(store, place, "tre")
    with pytest.raises(FileParted):
        write(store, place, "tre")
    after, parting = store.successor()
    assert parting.kept is None
    with after:
        write(after, place, "tre")
    assert texts(path) == ["ett", "två", "tre"]


def deleted(path: Path, _: Path) -> None:
    path.unlink()


def over_by_a_text(path: Path, other: Path) -> None:
    other.write_text("hej")
    over_by_move(path, other)


def without_its_log(path: Path, _: Path) -> None:
    log_of(path).unlink()


@pytest.mark.parametrize(
    "happening", ["deleted", "over_by_a_text", "over_by_move", "over_by_copy", "without_its_log"]
)
def test_one_that_only_reads_touches_nothing_whatever_becomes_of_the_file(
    open_store: Callable[[], Store], path: Path, tmp_path: Path, happening: str
) -> None:
    other = other_file(tmp_path)
    writer = open_store()
    write(writer, begin(writer), "ett")
    reader = Store.open(path, actor="bo", wait=0.0, readonly=True)
    globals()[happening](path, other)

    def lie_there() -> dict[str, tuple[int, bytes]]:
        """The index is SQLite's own, which readers note themselves in."""
        found = [each for each in path.parent.iterdir() if each.is_file()]
        data = {each.name: (each.stat().st_ino, each.read_bytes()) for each in found}
        return {name: each for name, each in data.items() if not name.endswith("-shm")}

    before = lie_there()
    try:
        after, parting = reader.successor()
    except StoreError:
        assert happening in {"deleted", "over_by_a_text", "without_its_log"}
        assert [entry.text for entry in load(reader, 1).all_entries()] == ["ett"]
    else:
        assert parting.kept is None
        assert [entry.text for entry in load(after, 1).all_entries()] == ["annan"]
    assert lie_there() == before


def test_what_is_no_heldag_file_is_set_aside_where_it_was_written_over_ours(
    open_store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    write(store, begin(store), "ett")
    text = path.with_name("text.txt")
    text.write_text("hej")
    over_by_copy(path, text)
    with pytest.raises(FileParted):  # it may be on its way still
        store.successor()
    monkeypatch.setattr("store.file.watch.laying_right_file.PATIENCE", 0.0)
    after, parting = store.successor()
    assert not parting.whole
    with after:
        meetings.create(after, title="Ny")
    (aside,) = path.parent.glob("heldag-aside-*.db")
    assert aside.read_text() == "hej"


def test_where_nothing_can_be_put_right_it_is_kept_elsewhere_and_tried_again(
    open_store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    write(store, begin(store), "ett")
    path.unlink()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("store.file.watch.laying_right_file._clear_logs", refuse)
        for _ in range(2):
            with pytest.raises(FileParted) as refused:
                store.successor()
    (kept,) = path.parent.glob("heldag-kept-*.db")
    assert refused.value.message.params["kept"] == kept
    assert texts(kept) == ["ett"]
    after, parting = store.successor()
    after.close()
    assert parting.kept is None
    assert texts(path) == ["ett"]
    assert not kept.exists()


def over_by_move(path: Path, other: Path) -> None:
    other.replace(path)


def over_by_copy(path: Path, other: Path) -> None:
    """Write over the file in place, in a process of its own: this one would drop its locks by it."""
    subprocess.run(["cp", str(other), str(path)], check=True)


@pytest.mark.parametrize("over", [over_by_move, over_by_copy])
@pytest.mark.parametrize("moved", ["nothing", "PASSIVE", "TRUNCATE"])
def test_another_file_put_there_is_gone_on_with_and_ours_kept(
    open_store: Callable[[], Store],
    path: Path,
    tmp_path: Path,
    over: Callable[[Path, Path], None],
    moved: str,
) -> None:
    other = other_file(tmp_path)
    store = open_store()
    place = begin(store)
    write(store, place, "ett", "två")
    if moved != "nothing":
        checkpoint(path, moved)
    over(path, other)
    with pytest.raises(FileParted):
        write(store, place, "tre")
    after, parting = store.successor()
    after.close()
    assert parting.difference is Difference.REPLACED
    if parting.kept is None:  # what had been moved into the file is gone with it, and that is said
        assert (parting.whole, over, moved) == (False, over_by_copy, "TRUNCATE")
        return
    assert str(parting.kept) in str(parting.words.params)
    store.close()
    assert texts(path) == ["annan"]
    assert texts(parting.kept) == ["ett", "två"]


@pytest.mark.parametrize("over", [over_by_move, over_by_copy])
@pytest.mark.parametrize("moved", ["nothing", "PASSIVE", "TRUNCATE"])
@pytest.mark.parametrize("how", [backup, over_by_copy])
@pytest.mark.parametrize("seen", [True, False], ids=["seen", "unseen"])
def test_an_earlier_copy_put_over_the_file_is_gone_on_with_and_what_came_after_kept(
    open_store: Callable[[], Store],
    path: Path,
    tmp_path: Path,
    over: Callable[[Path, Path], None],
    moved: str,
    how: Callable[[Path, Path], object],
    seen: bool,
) -> None:
    store = open_store()
    place = begin(store)
    write(store, place, "ett")
    checkpoint(path, "TRUNCATE")
    copy = tmp_path / "copy.db"
    how(*((copy, path) if how is over_by_copy else (path, copy)))
    write(store, place, "två", "tre")
    store.difference()
    if moved != "nothing":
        checkpoint(path, moved)
        assert not seen or store.difference() is None
    over(path, copy)
    if store.difference() is None:  # the very bytes that lay there
        assert (over, moved) == (over_by_copy, "nothing")
        assert texts(path) == ["ett", "två", "tre"]
        return
    after, parting = store.successor()
    after.close()
    if parting.kept is None:
        assert (parting.whole, over, moved) == (False, over_by_copy, "TRUNCATE")
        return
    store.close()
    assert texts(path) == ["ett"]
    assert texts(parting.kept) == ["ett", "två", "tre"]


def test_two_that_have_it_open_find_the_same_file_again(
    open_store: Callable[[], Store], path: Path
) -> None:
    code = """
import sys
from pathlib import Path
from store.file.watch import log_file
from store.file.watch.descriptors import Descriptor
from store.file.watch.log_file import LogIndex
from store.file.watch.watching import Difference
from store.file.store import Store
from store.verbs import entries
from store.model.records import Place
store = Store.open(Path(sys.argv[1]), actor="bo", wait=0.0)
entries.add(store, 1, Place(sys.argv[2]), "note", "av bo")
print(flush=True); sys.stdin.readline()
after, parting = store.successor()
assert parting.kept is None, parting
entries.add(after, 1, Place(sys.argv[2]), "note", "av bo igen")
print(flush=True); sys.stdin.readline()
"""
    store = open_store()
    place = begin(store)
    command = [sys.executable, "-c", code, str(path), str(place.section)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as bo:
        assert bo.stdin is not None
        assert bo.stdout is not None
        bo.stdout.readline()
        path.unlink()
        after, parting = store.successor()
        assert parting.kept is None
        write(after, place, "av anna")
        print(file=bo.stdin, flush=True)
        bo.stdout.readline()
        after.close()
        bo.communicate("\n")
        assert bo.returncode == 0
    assert texts(path) == ["av bo", "av anna", "av bo igen"]


@pytest.mark.parametrize("happening", ["deleted", "its log deleted"])
def test_what_had_to_be_kept_on_another_disk_is_brought_back(
    open_store: Callable[[], Store],
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    happening: str,
) -> None:
    store = open_store()
    write(store, begin(store), "ett")
    BACK[happening](path)
    elsewhere = tmp_path / "elsewhere"
    with monkeypatch.context() as patch:  # there was no room beside it, for a while
        patch.setattr("store.file.watch.keeping.side_folders", lambda _: iter([elsewhere]))
        made = tempfile.mkstemp

        def only_elsewhere(**named: Any) -> tuple[int, str]:
            if named["dir"] != elsewhere:
                raise OSError(28, "No space left on device")
            return made(**named)

        patch.setattr("tempfile.mkstemp", only_elsewhere)
        with pytest.raises(FileParted):
            store.successor()
    assert len(list(elsewhere.iterdir())) == 1
    after, _ = store.successor()
    after.close()
    assert texts(path) == ["ett"]
    assert not list(elsewhere.iterdir())


def test_a_file_without_its_witness_is_one_that_is_not_whole(
    open_store: Callable[[], Store], path: Path
) -> None:
    store = open_store()
    begin(store)
    store.db.execute("DELETE FROM file")
    path.unlink()
    after, parting = store.successor()
    after.close()
    assert not parting.whole


def test_a_file_that_is_still_copied_over_ours_is_looked_into_when_it_stands_still(
    open_store: Callable[[], Store],
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Copying a large file and checking all its pages at every look would take all the time there is."""
    other = other_file(tmp_path)
    store = open_store()
    write(store, begin(store), "ett")
    copies: list[object] = []
    for name in ("keep", "copy_main"):
        made = getattr(laying_right_file, name)
        monkeypatch.setattr(
            laying_right_file, name, lambda *args, made=made: copies.append(made) or made(*args)
        )
    size, half = other.stat().st_size, tmp_path / "half"
    for part in (4, 3, 2, 0, 0):
        if part:
            half.write_bytes(other.read_bytes()[: size // part])
            over_by_copy(path, half)
        with pytest.raises(FileParted):
            store.successor()
    assert len(copies) == 3, "ours once, the first that was seen, and what stood still"
    over_by_copy(path, other)
    with pytest.raises(FileParted):
        store.successor()
    store.successor()[0].close()
    assert texts(path) == ["annan"]


def test_what_was_written_is_kept_in_a_thread_while_the_connection_is_read_with(
    open_store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    write(store, begin(store), *(f"rad {n}" for n in range(300)))
    path.unlink()
    go_on = threading.Event()
    monkeypatch.setattr("store.file.watch.keeping._PAGES", 1)
    monkeypatch.setattr("store.file.watch.keeping.sleep", lambda _: go_on.wait(60))
    for _ in range(3):
        with pytest.raises(BeingKept):
            store.successor(wait=0.0)
        assert len(list(load(store, 1).all_entries())) == 300
    go_on.set()
    after, parting = store.successor()
    after.close()
    assert parting.kept is None
    assert len(texts(path)) == 300


def test_a_pipe_put_there_is_set_aside_at_once(open_store: Callable[[], Store], path: Path) -> None:
    store = open_store()
    write(store, begin(store), "ett")
    path.unlink()
    os.mkfifo(path)
    after, _ = store.successor()
    after.close()
    assert texts(path) == ["ett"]


def test_a_lock_of_somebody_else_is_not_waited_for(
    open_store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    write(store, begin(store), "ett")
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        path.unlink()
        with pytest.raises(FileParted):
            store.successor()
        monkeypatch.setattr("store.file.watch.laying_right_file.PATIENCE", 0.0)
        store.successor()[0].close()
    assert texts(path) == ["ett"]


def test_who_waits_for_nothing_does_not_wait_for_a_program_that_has_the_replaced_file_open(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(path, "ett")
    code = """
import sys
from pathlib import Path
from store.file.store import Store
from store.verbs import meetings
store = Store.open(Path(sys.argv[1]), actor="bo", wait=0.0)
meetings.create(store, title="Ny")
print(flush=True); sys.stdin.readline()
"""
    command = [sys.executable, "-c", code, str(path)]
    monkeypatch.setattr("store.file.database.sleep", pytest.fail)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as bo:
        assert bo.stdout is not None
        bo.stdout.readline()
        over_by_copy(path, other_file(tmp_path))
        with pytest.raises(FileParted):
            Store.open(path, actor="anna", wait=0.0)
        bo.communicate("\n")


def test_a_vacuum_from_outside_is_nothing_to_remark_on(
    open_store: Callable[[], Store], path: Path
) -> None:
    store = open_store()
    place = begin(store)
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
        "db.execute('CREATE TABLE a (b)'); db.execute('DROP TABLE a'); db.execute('VACUUM')"
    )
    page = "SELECT rootpage FROM sqlite_schema WHERE name = 'file'"
    before = store.one(page)
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert store.one(page) != before
    for kind in ("PASSIVE", "TRUNCATE"):
        assert store.difference() is None
        write(store, place, kind)
        checkpoint(path, kind)
        assert store.difference() is None
    assert texts(path) == ["PASSIVE", "TRUNCATE"]


@pytest.mark.parametrize("kind", ["PASSIVE", "FULL", "RESTART", "TRUNCATE"])
def test_checkpoints_from_outside_and_readers_are_nothing_to_remark_on(
    open_store: Callable[[], Store], path: Path, kind: str
) -> None:
    store = open_store()
    place = begin(store)
    other = open_store()
    for number in range(30):
        write(store if number % 3 else other, place, f"rad {number}")
        if number % 4 == 0:
            checkpoint(path, kind)
        assert store.difference() is other.difference() is None
    path.touch()
    assert store.difference() is None
    assert len(texts(path)) == 30


@pytest.mark.parametrize("after", range(1, 4))
def test_what_is_kept_is_no_mixture_of_two_files(
    open_store: Callable[[], Store], path: Path, tmp_path: Path, after: int
) -> None:
    store = open_store()
    place = begin(store)
    backup(path, other := tmp_path / "other.db")
    write(store, place, *map(str, range(200)))
    checkpoint(path, "TRUNCATE")
    written_elsewhere(other, *(f"annan {number}" for number in range(250)), TRUNCATE)
    write(store, place, *(f"efter {number}" for number in range(after)))
    held = [entry.text for entry in load(store, 1).all_entries()]
    over_by_copy(path, other)
    over_by_move(path, other)  # as another heldag leaves it that has it open too and is faster
    _, parting = store.successor()
    if parting.kept is not None:
        assert texts(parting.kept) == held
    assert texts(path)[0] == "annan 0"


def written_elsewhere(path: Path, *steps: str) -> None:
    """Let another heldag write in the first meeting, or run a statement where one is not a text."""
    code = (
        "import sys; from pathlib import Path; from store.file.store import Store\n"
        "from store.file.reading import load; from store.verbs import entries\n"
        "from store.model.records import Place\n"
        "with Store.open(Path(sys.argv[1]), actor='bo') as store:\n"
        "    place = Place(load(store, 1).sections[0].uid)\n"
        "    for step in sys.argv[2:]:\n"
        "        if step.isupper(): store.db.execute(step).fetchall()\n"
        "        else: entries.add(store, 1, place, 'note', step)"
    )
    subprocess.run([sys.executable, "-c", code, str(path), *steps], check=True)


TRUNCATE = "PRAGMA WAL_CHECKPOINT(TRUNCATE)"


@pytest.mark.parametrize(
    "steps",
    [("två", "tre", TRUNCATE), ("två", "tre", TRUNCATE, "fyra"), ("två", "tre", TRUNCATE) * 2],
    ids=["moved whole", "and gone on with", "twice"],
)
def test_what_others_do_between_two_looks_is_nothing_to_remark_on(
    open_store: Callable[[], Store], path: Path, steps: tuple[str, ...]
) -> None:
    store = open_store()
    place = begin(store)
    write(store, place, "ett")
    written_elsewhere(path, *steps)
    assert store.difference() is None
    write(store, place, "fem")
    assert texts(path) == ["ett", *(step for step in steps if step != TRUNCATE), "fem"]


def test_what_others_write_while_the_file_is_opened_is_nothing_to_remark_on(
    open_store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path, actor="anna", create=True) as store:
        begin(store)
    real, asked = log_file.read_index, []

    def write_before(index: Descriptor) -> LogIndex | None:
        if not asked:
            asked.append(index)
            written_elsewhere(path, "ett", "två", "tre")
        return real(index)

    monkeypatch.setattr(log_file, "read_index", write_before)
    store = open_store()
    assert asked
    checkpoint(path, "TRUNCATE")
    assert store.difference() is None


def test_a_part_of_the_log_that_is_moved_while_somebody_reads_is_nothing_to_remark_on(
    open_store: Callable[[], Store], path: Path
) -> None:
    store, reader = open_store(), open_store()
    place = begin(store)
    for number in range(3):
        reader.db.execute("BEGIN")
        reader.rows("SELECT * FROM entry")
        write(store, place, f"rad {number}")
        checkpoint(path, "PASSIVE")
        assert store.difference() is None
        reader.db.rollback()
        write(store, place, f"och {number}")
    checkpoint(path, "TRUNCATE")
    assert store.difference() is None
    assert len(texts(path)) == 6


def test_an_earlier_copy_put_over_the_file_is_seen_where_a_part_of_the_log_was_moved(
    open_store: Callable[[], Store], path: Path
) -> None:
    store, reader = open_store(), open_store()
    place = begin(store)
    checkpoint(path, "TRUNCATE")
    subprocess.run(["cp", path, earlier := path.with_name("earlier.db")], check=True)
    write(store, place, "lång " * 9000)  # on pages of its own, that are moved and not written again
    reader.db.execute("BEGIN")
    reader.rows("SELECT * FROM entry")
    written_elsewhere(path, "tio")
    checkpoint(path, "PASSIVE")
    over_by_copy(path, earlier)
    assert store.difference() is Difference.RESTORED
    reader.db.rollback()


def test_a_copy_that_was_gone_on_with_elsewhere_is_seen_however_much_was_written_in_it(
    open_store: Callable[[], Store], path: Path, tmp_path: Path
) -> None:
    store = open_store()
    place = begin(store)
    backup(path, copy := tmp_path / "copy.db")
    written_elsewhere(copy, "a", "b", "c", TRUNCATE)
    write(store, place, "ett")
    checkpoint(path, "TRUNCATE")
    over_by_copy(path, copy)
    assert store.difference() is Difference.RESTORED


def test_after_a_vacuum_from_outside_others_can_open_the_file(
    open_store: Callable[[], Store], path: Path
) -> None:
    store = open_store()
    place = begin(store)
    write(store, place, "ett")
    written_elsewhere(path, "CREATE TABLE A (B)", "DROP TABLE A", "VACUUM")
    written_elsewhere(path, "två")
    write(store, place, "tre")
    assert store.difference() is None
    assert texts(path) == ["ett", "två", "tre"]


def test_what_cannot_be_seen_is_not_taken_for_gone(
    open_store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    begin(store)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("os.stat", refuse)
        assert store.difference() is None
    assert store.difference() is None


def test_what_a_reader_has_left_beside_a_file_is_written_again(path: Path) -> None:
    a_file(path, "ett")
    for beside in (log_of(path), path.with_name("heldag.db-shm")):
        beside.touch(mode=0o444)
    a_store = Store.open(path, actor="anna")
    with a_store:
        assert {p.stat().st_mode & 0o777 for p in path.parent.iterdir()} == {0o600}


# Who opens the file before it is seen that it was replaced -------------------------------------------------

OPEN = """
import sys
from pathlib import Path
from store.errors import FileParted
from store.file.store import Store
try:
    readonly = sys.argv[2] == "reader"
    Store.open(Path(sys.argv[1]), actor="bo", wait=0.0, create=not readonly, readonly=readonly).close()
except FileParted:
    sys.exit(3)
"""


def opened_here(path: Path, who: str) -> None:
    Store.open(path, actor="bo", wait=0.0, readonly=who == "reader").close()


def opened_by_another(path: Path, who: str) -> None:
    command = [sys.executable, "-c", OPEN, str(path), who]
    if subprocess.run(command, check=False).returncode == 3:
        raise FileParted(message("refused"))


@pytest.mark.parametrize("who", ["writer", "reader"])
@pytest.mark.parametrize("opened", [opened_here, opened_by_another])
@pytest.mark.parametrize("moved", ["nothing", "TRUNCATE"])
def test_nobody_gets_at_the_file_that_was_put_there_before_ours_is_kept(
    open_store: Callable[[], Store],
    path: Path,
    tmp_path: Path,
    opened: Callable[[Path, str], None],
    who: str,
    moved: str,
) -> None:
    store = open_store()
    place = begin(store)
    write(store, place, "ett")
    backup(path, tmp_path / "copy.db")
    write(store, place, "två")
    if moved != "nothing":
        checkpoint(path, moved)
    over_by_move(path, tmp_path / "copy.db")
    with pytest.raises(FileParted):
        opened(path, who)
    after, parting = store.successor()
    assert parting.whole
    assert parting.kept is not None
    after.close()
    opened(path, who)
    assert texts(path) == ["ett"]
    assert texts(parting.kept) == ["ett", "två"]


def test_who_has_read_what_was_replaced_keeps_nobody_out(path: Path, tmp_path: Path) -> None:
    a_file(path, "ett")
    writer = Store.open(path, actor="anna", wait=0.0)
    reader = Store.open(path, actor="bo", wait=0.0, readonly=True)
    writer.close()
    over_by_move(path, other_file(tmp_path))
    with pytest.raises(FileParted):
        opened_by_another(path, "writer")
    reader.successor()[0].close()
    opened_by_another(path, "writer")
    assert texts(path) == ["annan"]


def test_a_file_that_was_moved_away_can_be_moved_back(
    open_store: Callable[[], Store], path: Path, tmp_path: Path
) -> None:
    store = open_store()
    place = begin(store)
    write(store, place, "ett")
    checkpoint(path, "TRUNCATE")
    path.rename(tmp_path / "away.db")
    after, _ = store.successor()
    write(after, place, "två")
    over_by_move(path, tmp_path / "away.db")
    with contextlib.closing(after), contextlib.closing(after.successor()[0]) as back:
        assert back.difference() is None
        write(back, place, "tre")
    assert texts(path) == ["ett", "tre"]
    (kept,) = tmp_path.glob("heldag-kept-*.db")
    assert texts(kept) == ["ett", "två"]


def test_nobody_gets_at_a_file_that_was_moved_back_before_it_has_another_inode(
    open_store: Callable[[], Store], path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    begin(store)
    checkpoint(path, "TRUNCATE")
    path.rename(tmp_path / "away.db")
    after, _ = store.successor()
    over_by_move(path, tmp_path / "away.db")
    refused: list[bool] = []

    def open_meanwhile(_: Path) -> None:
        with pytest.raises(FileParted):
            opened_by_another(path, "writer")
        refused.append(True)

    monkeypatch.setattr("store.file.watch.laying_right_file.settle_file", open_meanwhile)
    with contextlib.closing(after), contextlib.closing(after.successor()[0]):
        assert refused


@pytest.mark.parametrize("happening", ["its log deleted", "its index deleted", "deleted"])
def test_nobody_goes_on_in_what_is_left_of_a_file(
    open_store: Callable[[], Store], path: Path, happening: str
) -> None:
    store = open_store()
    place = begin(store)
    BACK[happening](path)
    with pytest.raises(FileParted):
        opened_by_another(path, "writer")
    with contextlib.closing(store.successor()[0]) as after:
        write(after, place, "ett")
    assert texts(path) == ["ett"]


def test_a_file_that_was_written_over_is_not_written_by_who_only_read_it(
    path: Path, tmp_path: Path
) -> None:
    a_file(path, "ett")
    reader = Store.open(path, actor="bo", wait=0.0, readonly=True)
    over_by_copy(path, other_file(tmp_path))
    with contextlib.closing(reader.successor()[0]), pytest.raises(ReadOnly):
        opened_here(path, "writer")
    opened_by_another(path, "writer")


def test_what_others_wrote_in_a_copy_that_was_put_over_ours_is_taken_in(
    open_store: Callable[[], Store], path: Path, tmp_path: Path
) -> None:
    a_file(path, "ett")
    copy = tmp_path / "copy.db"
    over_by_copy(copy, path)
    with Store.open(path, actor="anna") as store:
        write(store, Place(store.rows("SELECT uid FROM section")[0][0]), "två")
    store = open_store()
    over_by_copy(path, copy)
    killed(path, "tre")
    store.successor()[0].close()
    store.close()
    assert texts(path) == ["ett", "tre"]


def test_two_that_keep_the_same_in_the_same_second_take_two_names(
    open_store: Callable[[], Store], path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    write(store, begin(store), "ett")
    theirs = tmp_path / "heldag-kept.db"
    theirs.write_text("kept by another")
    names = iter([theirs, tmp_path / "heldag-kept-2.db"])
    monkeypatch.setattr("store.file.watch.keeping.free_name", lambda _: next(names))
    over_by_move(path, other_file(tmp_path))
    after, parting = store.successor()
    after.close()
    assert parting.kept is not None
    assert texts(parting.kept) == ["ett"]
    assert theirs.read_text() == "kept by another"


# A log that lies beside a file which nobody has open ------------------------------------------------------


def killed(path: Path, *said: str) -> None:
    """Write lines in a process that ends without closing the file."""
    code = """
import os, sys
from pathlib import Path
from store.file.store import Store
from store.verbs import entries
from store.model.records import Place
store = Store.open(Path(sys.argv[1]), actor="bo", wait=0.0)
section = store.rows("SELECT uid FROM section WHERE heading = 'Inledning'")[0][0]
for text in sys.argv[2:]:
    entries.add(store, 1, Place(section), "note", text)
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code, str(path), *said], check=True)
    assert log_of(path).stat().st_size


def a_file(path: Path, *said: str) -> None:
    with Store.open(path, actor="anna", create=True) as store:
        write(store, begin(store), *said)


def test_its_own_log_is_played_in_without_a_word(path: Path) -> None:
    a_file(path, "ett")
    killed(path, "två")
    with Store.open(path, actor="anna") as store:
        assert not store.notices
    assert texts(path) == ["ett", "två"]
    assert [p.name for p in path.parent.iterdir()] == ["heldag.db"]


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize("restored", ["another file", "a copy of its own"])
def test_a_log_of_another_file_or_time_is_not_played_in(
    path: Path, tmp_path: Path, readonly: bool, restored: str
) -> None:
    a_file(path, "ett")
    copy = tmp_path / "copy.db"
    over_by_copy(copy, path)
    killed(path, "två")
    with Store.open(path, actor="anna"):
        pass
    killed(path, "tre")
    over_by_copy(path, other_file(tmp_path) if restored == "another file" else copy)
    with Store.open(path, actor="anna", readonly=readonly) as store:
        (notice,) = store.notices
        said = translator("en")(notice)
        assert str(log_of(path)) in said
        assert "what was written after that copy is not in it" in said
        found = [entry.text for entry in load(store, 1).all_entries()]
    assert found == (["annan"] if restored == "another file" else ["ett"])
    if readonly:
        assert log_of(path).stat().st_size
    else:
        assert len(list(tmp_path.glob("heldag-aside-*.db-wal"))) == 1


def test_where_the_log_does_not_say_whose_it_is_both_are_kept_and_it_is_played_in(
    path: Path,
) -> None:
    a_file(path, "ett")
    code = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('PRAGMA journal_mode=WAL'); "
        "db.execute(\"UPDATE entry SET text = 'utifrån'\"); db.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    with Store.open(path, actor="anna") as store:
        (notice,) = store.notices
    assert texts(path) == ["utifrån"]
    (kept,) = path.parent.glob("heldag-kept-*.db")
    assert str(kept) in str(notice.params)
    with contextlib.closing(connect(kept, wait=0, mode="immutable")) as before:
        assert before.execute("SELECT text FROM entry").fetchall() == [("ett",)]
    assert Path(f"{kept}-wal").stat().st_size


def test_what_is_no_heldag_file_is_said_as_such(path: Path) -> None:
    path.write_text("hej")
    with pytest.raises(UnusableFile):
        Store.open(path, actor="anna")
    assert path.read_text() == "hej"


def test_a_foreign_reader_leaves_the_lock_with_us(
    open_store: Callable[[], Store], path: Path
) -> None:
    """Looking at the header by opening and closing the file would drop the locks of this process."""
    store = open_store()
    place = begin(store)
    open_store().close()
    Store.open(path, actor="x", readonly=True).close()
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM meeting').fetchall()"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert log_of(path).stat().st_size
    write(store, place, "kvar")
    assert store.difference() is None


def test_what_is_seen_between_two_moments_is_not_taken_for_an_older_file(
    open_store: Callable[[], Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program writes while file, log and index are read one after the other."""
    code = "import sys; from pathlib import Path; from store.file.store import Store; " + (
        "from store.model.records import Place; from store.verbs import entries; "
        "entries.add(Store.open(Path(sys.argv[1]), actor='bo'), 1, Place(sys.argv[2]), 'note', 'bo')"
    )
    store = open_store()
    place = begin(store)
    write(store, place, "ett")
    store.db.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert store.difference() is None
    watch = store._opened.watch
    indexes = [watch._read_index()]
    for _ in range(2):  # the log begins anew, and goes on
        subprocess.run([sys.executable, "-c", code, str(path), str(place.section)], check=True)
        indexes.append(watch._read_index())
    with monkeypatch.context() as patch:
        old, now, _ = indexes
        seen = iter([now, old])
        patch.setattr(watch, "_read_index", lambda: next(seen, now))
        assert store.difference() is None
        assert store.difference() is None
    write(store, place, "två")
    assert texts(path) == ["ett", "bo", "bo", "två"]
