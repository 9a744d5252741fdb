"""The one SQLite driver of the program, chosen before sqlite-utils is imported.

``sqlcipher3`` bundles a SQLite without the WAL-reset bug of older libraries; without a key it is
plain SQLite. Two SQLite libraries in one process would drop each other's file locks, so nothing
else may open a database: the linter refuses ``import sqlite3`` outside this module.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

from sqlite_utils import Database  # noqa: E402  # the driver must be in place first

if TYPE_CHECKING:
    import sqlite3

__all__ = [
    "Database",
    "DatabaseError",
    "OperationalError",
    "connect",
    "version",
    "wal_is_safe",
    "wrap",
]

DatabaseError: type[Exception] = sqlcipher3.DatabaseError
OperationalError: type[Exception] = sqlcipher3.OperationalError

SAFE_WAL = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite versions in which the WAL-reset bug is mended: the first and all after, and two branches."""


def version() -> tuple[int, int, int]:
    """Return the version of the SQLite library, e.g. ``(3, 53, 4)``."""
    major, minor, patch = sqlcipher3.sqlite_version_info
    return int(major), int(minor), int(patch)


def wal_is_safe(library: tuple[int, int, int]) -> bool:
    """Return whether several processes may share a WAL file with this library version."""
    return library >= SAFE_WAL[0] or any(library[:2] == v[:2] and library >= v for v in SAFE_WAL)


def connect(path: Path, *, wait: float, mode: str = "rw") -> sqlite3.Connection:
    """Open ``path``, which must exist, and return a connection that begins nothing by itself.

    Args:
        path: the file.
        wait: seconds to wait for another process's lock; 0 for a thread that must never stand still.
        mode: ``rw``, ``ro``, or ``immutable`` for a file in a place where nothing can be written.

    Raises:
        OperationalError: the file cannot be opened.
    """
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection: sqlite3.Connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?{query}", uri=True, timeout=wait, isolation_level=None
    )
    return connection


def wrap(connection: sqlite3.Connection) -> Database:
    """Return sqlite-utils' view of a connection, with no plugins and no implicit pragmas."""
    return Database(connection, execute_plugins=False, recursive_triggers=False)
