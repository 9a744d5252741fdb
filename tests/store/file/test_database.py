"""Opening the file: ours, whole and private, or left as it is with a reason in words."""

from __future__ import annotations

import os
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from store.errors import NotFound, StoreBusy, StoreError, UnusableFile
from store.file import database, driver, fileformat, schema
from store.file.driver import connect, version, wal_is_safe
from store.file.filesystems import network_kind
from store.file.listing import list_meetings
from store.file.reading import load
from store.file.store import Store
from store.file.watch.watching import holds
from store.model.records import Place
from store.verbs import meetings, rows
from tests.cases import each

from sqlite_utils import Database  # isort: skip  # after the driver
from sqlite_utils.migrations import Migrations  # isort: skip


def test_a_new_file_and_its_folder_are_private(store: Store, path: Path) -> None:
    meetings.create(store, title="Dag")
    rights = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    assert set(rights.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {name.removeprefix("heldag.db") for name in rights} <= {"", "-wal", "-shm"}


def test_every_connection_is_set_up_as_promised(store: Store) -> None:
    for name, value in database.PRAGMAS.items():
        assert store.one(f"PRAGMA {name}") == (int(value),)
    assert store.one("PRAGMA journal_mode") == ("wal",)
    assert store.one("PRAGMA synchronous") == (2,)
    assert store.one("PRAGMA user_version") == (fileformat.VERSION,)


def test_the_version_counts_the_migrations(store: Store) -> None:
    assert len(schema.migrations.applied(store.db.tools)) == fileformat.VERSION


def test_every_table_is_strict_and_sound(store: Store) -> None:
    tables = store.rows(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    )
    ours = {name: strict for name, strict in tables if not name.startswith(("sqlite_", "_sqlite"))}
    assert {"meeting", "participant", "group", "section", "prompt", "row", "entry"} < set(ours)
    assert {"event", "step", "draft", "place"} < set(ours)
    assert set(ours.values()) == {1}


@pytest.mark.parametrize("readonly", [True, False])
def test_a_file_that_is_missing_is_made_only_where_that_is_asked_for(
    path: Path, readonly: bool
) -> None:
    with pytest.raises(NotFound):
        Store.open(path, actor="anna", readonly=readonly)
    assert not path.parent.exists()


def png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(200)


def foreign() -> bytes:
    header = bytearray(4096)
    header[:16] = b"SQLite format 3\x00"
    return bytes(header)


def newer() -> bytes:
    header = bytearray(foreign())
    header[60:64] = struct.pack(">I", fileformat.VERSION + 1)
    header[68:72] = struct.pack(">I", fileformat.APPLICATION_ID)
    return bytes(header)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (png(), "is not a heldag file"),
        (foreign(), "belongs to another program"),
        (newer(), "newer heldag"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_untouched(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    before = path.stat()
    with pytest.raises(UnusableFile, match=said):
        Store.open(path, actor="anna")
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a file"):
        Store.open(tmp_path, actor="anna")


def test_an_older_file_is_copied_before_it_is_migrated(
    open_store: Callable[..., Store], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    meetings.create(store, title="Före")
    store.close()

    later = Migrations("heldag")
    later._migrations.extend(schema.migrations._migrations)

    @later(name="m999_note")
    def add(db: Database) -> None:
        db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT")

    monkeypatch.setattr(schema, "migrations", later)
    monkeypatch.setattr(fileformat, "VERSION", fileformat.VERSION + 1)
    newer_store = open_store()
    assert newer_store.one("SELECT count(*) FROM note") == (0,)
    copy = path.with_name(f"heldag.before-version-{fileformat.VERSION}.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    connection = connect(copy, wait=0)
    assert connection.execute("SELECT title FROM meeting WHERE id > 0").fetchall() == [("Före",)]
    connection.close()


@pytest.mark.parametrize("readonly", [False, True])
def test_a_file_of_version_6_keeps_its_rows_and_gets_their_pauses(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch, readonly: bool
) -> None:
    _write_in_version(6, _A_MEETING_OF_VERSION_6, open_store, monkeypatch)
    found = load(open_store(readonly=readonly), 1).row("r")
    assert found is not None
    assert (found.label, found.hint, found.paused) == ("A", "först", ())
    rows.pause(open_store(), 1, "r", "p")
    assert load(open_store(), 1).is_paused(Place("s", "r", "p"))


def test_the_date_of_a_file_of_version_16_is_settled(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = ("INSERT INTO meeting (uid, date) VALUES ('m', '2026-03-12')",)
    _write_in_version(16, written, open_store, monkeypatch)
    head = load(open_store(), 1).meeting
    assert (head.date, head.provisional) == ("2026-03-12", None)


def test_who_stood_as_called_in_a_file_of_version_20_is_called(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_in_version(20, _PEOPLE_OF_VERSION_20, open_store, monkeypatch)
    people = load(open_store(), 1).participants
    assert [person.name for person in people if person.summoned] == ["Anna", "Bo"]


def _write_in_version(
    version: int,
    written: Iterable[str],
    open_store: Callable[..., Store],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Make a file as a program with fewer migrations has it."""
    older = Migrations("heldag")
    older._migrations.extend(schema.migrations._migrations[:version])
    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrations", older)
        patch.setattr(fileformat, "VERSION", version)
        store = open_store()
        for sql in written:
            store.db.execute(sql)
        store.close()


_PEOPLE_OF_VERSION_20 = (
    "INSERT INTO meeting (uid, title) VALUES ('m', 'Före')",
    "INSERT INTO participant (uid, meeting, ord, name, roles, attendance) VALUES "
    "('a', 1, 'a', 'Anna', NULL, NULL), ('b', 1, 'b', 'Bo', '[\"chair\"]', NULL), "
    "('c', 1, 'c', 'Cia', NULL, 'present'), ('d', 1, 'd', 'Dan', '[\"contact\"]', NULL)",
)
_A_MEETING_OF_VERSION_6 = (
    "INSERT INTO meeting (uid, title) VALUES ('m', 'Före')",
    "INSERT INTO section (uid, meeting, ord, heading) VALUES ('s', 1, 'a', 'Frågor')",
    "INSERT INTO row (uid, meeting, ord, section, label, hint) "
    "VALUES ('r', 1, 'a', 's', 'A', 'först')",
    "INSERT INTO prompt (uid, meeting, ord, section, text) VALUES ('p', 1, 'a', 's', 'Varför?')",
)


def test_an_older_file_that_cannot_be_written_is_told(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store().close()
    monkeypatch.setattr(fileformat, "VERSION", fileformat.VERSION + 1)
    monkeypatch.setattr(database.os, "access", lambda _, mode: mode != os.W_OK)
    with pytest.raises(UnusableFile, match="older heldag"):
        open_store(readonly=True)


def test_a_failed_migration_leaves_the_file_as_it_was(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store().close()
    later = Migrations("heldag")
    later._migrations.extend(schema.migrations._migrations)

    @later(name="m999_bad")
    def bad(db: Database) -> None:
        db.execute("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT")
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrations", later)
        patch.setattr(fileformat, "VERSION", fileformat.VERSION + 1)
        with pytest.raises(UnusableFile):
            open_store()
    store = open_store()
    assert store.one("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == (0,)


def test_programs_that_start_at_once_all_start(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from store.file.store import Store;"
        "from store.verbs import meetings;"
        "s = Store.open(Path(sys.argv[1]), actor='a', create=True); meetings.create(s, title='x'); s.close()"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    with Store.open(path, actor="anna") as store:
        assert len(list_meetings(store)) == 4
    assert not [p for p in path.parent.iterdir() if p.name.startswith(".")]


def test_a_connection_that_never_waits_says_busy_and_keeps_nothing(
    open_store: Callable[..., Store],
) -> None:
    other, ours = open_store("bo"), open_store("anna", wait=0)
    with other.write():
        with pytest.raises(StoreBusy):
            meetings.create(ours, title="Nej")
        other.db.execute("INSERT INTO meeting (uid) VALUES ('x')")
    assert len(list_meetings(ours)) == 1
    meetings.create(ours, title="Ja")
    assert {m.title for m in list_meetings(ours)} == {None, "Ja"}


def test_what_fails_while_a_file_is_opened_is_told_in_words_and_nothing_stays_open(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    execute = driver.Database.execute

    def fails(self: driver.Database, sql: str, *parameters: Any) -> Any:
        if sql == "PRAGMA schema_version":
            raise driver.OperationalError("disk I/O error")
        return execute(self, sql, *parameters)

    monkeypatch.setattr(driver.Database, "execute", fails)
    with pytest.raises(StoreError):
        Store.open(path, actor="anna")
    assert not holds(path)


def test_a_reader_changes_nothing(path: Path, store: Store, meeting: int) -> None:
    assert meeting
    reader = Store.open(path, actor="anna", readonly=True)
    with pytest.raises(StoreError):
        meetings.create(reader, title="Nej")
    assert len(list_meetings(reader)) == 1
    reader.close()


@pytest.mark.skipif(os.name == "nt", reason="mount tables are a POSIX matter")
@pytest.mark.parametrize(
    ("kind", "refused"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_network_disks_are_recognised(tmp_path: Path, kind: str, refused: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/root / ext4 rw 0 0\nserver:/x {tmp_path} {kind} rw 0 0\n")
    assert bool(network_kind(tmp_path, mounts)) is refused


def test_a_synchronised_folder_is_recognised_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Kommunen" / "heldag"
    folder.mkdir(parents=True)
    with pytest.raises(UnusableFile, match="synchronised"):
        Store.open(folder / "heldag.db", actor="anna", create=True)


@each(
    ("library", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_wal_is_used_only_with_a_library_that_is_safe(
    library: tuple[int, int, int], safe: bool
) -> None:
    assert wal_is_safe(library) is safe
    assert wal_is_safe(version())
