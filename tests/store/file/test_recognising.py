"""A database is told from any other file, and one that is open is never opened once more."""

import os
from pathlib import Path

import pytest

from store.file.recognising import beginning, is_database
from store.file.store import Store
from store.file.watch.watching import holds
from tests.cases import each

POSIX = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
MAGIC = b"SQLite format 3\x00"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "archive"
    path.write_bytes(MAGIC + bytes(100))
    return path


@each("ending", ["", "-wal", "-shm", "-journal"])
def test_a_database_and_the_places_beside_it_are_told_by_whatever_name(
    database: Path, ending: str
) -> None:
    assert is_database(database.with_name(database.name + ending))


@pytest.mark.parametrize("head", ["377f0682", "377f0683", "d9d505f920a163d7"])
def test_what_is_left_of_a_database_that_is_gone_is_told_too(tmp_path: Path, head: str) -> None:
    path = tmp_path / "left.md"
    path.write_bytes(bytes.fromhex(head) + bytes(100))
    assert is_database(path)


@each("name", ["notes.md", "patient-journal", "-wal", "no\0name"])
def test_other_files_are_not_taken_for_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert not is_database(path)
    if "\0" not in name:
        path.write_text("SQLite format 3 is what this is about")
        assert not is_database(path)


@POSIX
def test_links_are_followed_and_pipes_never_waited_for(database: Path, tmp_path: Path) -> None:
    for name, target in (("a.md", "archive"), ("b.md", "a.md"), ("c.md", "archive-wal")):
        (tmp_path / name).symlink_to(target)
        assert is_database(tmp_path / name)
    (tmp_path / "loop.md").symlink_to("loop.md")
    os.mkfifo(tmp_path / "pipe.md")
    for name in ("loop.md", "pipe.md", "."):
        assert not is_database(tmp_path / name)
        assert beginning(tmp_path / name, 9) == b""


@POSIX
def test_what_this_process_has_open_is_never_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing it would drop the locks that SQLite has on it."""
    database = tmp_path / "archive"
    with Store.open(database, actor="anna", create=True):
        (tmp_path / "link.md").symlink_to(database)
        (tmp_path / "twin.md").hardlink_to(database)
        (tmp_path / "memory.md").symlink_to("archive-shm")
        (tmp_path / "memory twin.md").hardlink_to(tmp_path / "archive-shm")

        def refuse(path: object, *_: object) -> int:
            raise AssertionError(f"{path} was opened")

        monkeypatch.setattr(os, "open", refuse)
        names = ("link.md", "twin.md", "archive-shm", "memory.md", "memory twin.md", "archive-wal")
        for name in ("archive", *names):
            assert is_database(tmp_path / name)
        monkeypatch.undo()
    assert not holds(database)
