"""The one SQLite driver of the program, put in place before sqlite-utils is imported.

``sqlcipher3`` bundles a SQLite without the WAL-reset bug of older libraries; without a key it is
plain SQLite. Two SQLite libraries in one process would drop each other's file locks, so nothing
else may open a database: the linter refuses ``import sqlite3`` outside this module.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

if TYPE_CHECKING:
    import sqlite3

    import sqlite_utils
    from sqlite_utils.db import Table

__all__ = [
    "Database",
    "DatabaseError",
    "OperationalError",
    "connect",
    "version",
    "wal_is_safe",
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
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,  # Database does, and lets another thread copy
    )
    return connection


class Database:
    """A connection, and sqlite-utils on it.

    sqlite-utils takes longer to import than a list of meetings takes to read, so it is imported when the
    first row is written (or by :func:`load_tools`, in a quiet moment).
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take an open connection; it is this thread's from then on."""
        self._connection = connection
        self._thread = get_ident()

    @property
    def conn(self) -> sqlite3.Connection:
        """The connection; raise RuntimeError where another thread asks, which would lose rows."""
        if get_ident() != self._thread:
            raise RuntimeError("a connection is used by the thread that has opened it")
        return self._connection

    def copy_to(
        self, target: sqlite3.Connection, *, pages: int, between: Callable[[], object]
    ) -> None:
        """Copy all that the connection holds; the one thing that any thread may do with it.

        Args:
            target: an empty database.
            pages: how many are copied in one go, in which nothing else is done with the connection.
            between: is called after each go.
        """
        self._connection.backup(target, pages=pages, progress=lambda *_: between())

    @cached_property
    def tools(self) -> sqlite_utils.Database:
        """sqlite-utils' view of the connection, with no plugins and no implicit pragmas."""
        return load_tools()(self.conn, execute_plugins=False, recursive_triggers=False)

    def table(self, name: str) -> Table:
        """Return sqlite-utils' view of a table."""
        return self.tools.table(name)

    def execute(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> sqlite3.Cursor:
        """Run one statement; it is a transaction of its own unless one is open."""
        return self.conn.execute(sql, parameters)

    def rollback(self) -> None:
        """Take the open transaction back; nothing happens where none is open."""
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()

    def abandon(self) -> None:
        """Leave the connection open until the process ends.

        The last connection that is closed moves the log into the file and deletes what then lies at the
        name of the log. Where the file has been replaced, both are somebody else's.
        """
        import ctypes  # which is hardly ever needed

        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self.conn))


def load_tools() -> type[sqlite_utils.Database]:
    """Import sqlite-utils, which takes some hundredths of a second the first time."""
    from sqlite_utils import Database as Tools

    return Tools
