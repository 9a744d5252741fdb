"""Other programs at the file: they read it, copy it, fold its log in, or hold its lock.

Each is a process of its own, with the SQLite of the Python library: two libraries in one process would
drop each other's locks.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

_TOOL = Path(sys.executable).with_name("sqlite-utils")

_READ = """
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=rw", uri=True)
db.execute("SELECT count(*) FROM entry").fetchone()
db.close()
"""
_BACKUP = """
import sqlite3, sys
source = sqlite3.connect(f"file:{sys.argv[1]}?mode=rw", uri=True)
target = sqlite3.connect(sys.argv[2])
source.backup(target)
target.close()
source.close()
"""
_STATEMENT = """
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=rw", uri=True)
db.execute(sys.argv[2]).fetchone()
db.close()
"""
_STAY = """
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=rw", uri=True, isolation_level=None, timeout=5)
db.execute(sys.argv[2])
db.execute("SELECT count(*) FROM entry").fetchone()
print("there", flush=True)
sys.stdin.read()
db.execute("ROLLBACK")
db.close()
"""


def _python(script: str, *arguments: Path | str) -> None:
    call = [sys.executable, "-c", script, *map(str, arguments)]
    subprocess.run(call, capture_output=True, timeout=30, check=False)


def tables(db: Path) -> None:
    """Let ``sqlite-utils`` list the tables."""
    subprocess.run([_TOOL, "tables", db], capture_output=True, timeout=30, check=False)


def read(db: Path) -> None:
    """Let Python's own library open, read and close the file."""
    _python(_READ, db)


def backup(db: Path, to: Path | None = None) -> None:
    """Copy the file as the library does, its log included."""
    _python(_BACKUP, db, to or db.with_name("backup.copy"))


def copy(db: Path, to: Path | None = None) -> None:
    """Copy the bytes of the file, without its log; over what lies there."""
    subprocess.run(["cp", db, to or db.with_name("plain.copy")], capture_output=True, check=False)


def checkpoint(db: Path, kind: str = "TRUNCATE") -> None:
    """Fold the log into the file, as far as a checkpoint of a kind goes."""
    _python(_STATEMENT, db, f"PRAGMA wal_checkpoint({kind})")


def vacuum(db: Path) -> None:
    """Lay the whole file anew."""
    _python(_STATEMENT, db, "VACUUM")


READERS: dict[str, Callable[[Path], object]] = {
    "sqlite-utils": tables,
    "Python's sqlite3": read,
    "a backup": backup,
    "cp": copy,
    "a checkpoint": checkpoint,
}
"""Those that come and go."""


@contextlib.contextmanager
def _staying(db: Path, begin: str) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", _STAY, str(db), begin],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.stdin.close()


def reading(db: Path) -> contextlib.AbstractContextManager[None]:
    """Keep a transaction open that only reads."""
    return _staying(db, "BEGIN")


def locking(db: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the write lock."""
    return _staying(db, "BEGIN IMMEDIATE")
