"""Files that are looked into beside SQLite, without taking its locks away.

Closing *any* descriptor of a file drops every POSIX lock that this process has on it. So a file that SQLite
has open is never opened and closed for a look: its descriptor is opened before the first connection and
closed after the last one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Identity = tuple[int, int]
"""What a file is whatever its name: device and inode."""


class Status(NamedTuple):
    """What lies at a path now.

    Attributes:
        identity: which file it is.
        content: when its bytes were last changed (ns) and how many they are.
    """

    identity: Identity
    content: tuple[int, int]


def status(path: Path) -> Status | None:
    """Return what lies at ``path``, a symbolic link followed; None where nothing does or it leads nowhere.

    Raises:
        OSError: it cannot be seen, for instance for want of rights.
    """
    try:
        found = os.stat(path)  # noqa: PTH116  # asked before each write: no Path is made for it
    except (FileNotFoundError, NotADirectoryError, ValueError):  # or a NUL in the name
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None
        raise
    return Status((found.st_dev, found.st_ino), (found.st_mtime_ns, found.st_size))


class Descriptor:
    """An open file that is only read from, at any place in it and from any thread.

    Attributes:
        identity: which file it is.
    """

    def __init__(self, path: Path) -> None:
        """Open ``path``; raise OSError where that cannot be done."""
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        found = os.fstat(self._handle)
        self.identity: Identity = (found.st_dev, found.st_ino)

    @property
    def content(self) -> tuple[int, int]:
        """When its bytes were last changed (ns), and how many they are."""
        found = os.fstat(self._handle)
        return found.st_mtime_ns, found.st_size

    @property
    def size(self) -> int:
        """The bytes of the file now."""
        return os.fstat(self._handle).st_size

    def read(self, count: int, offset: int) -> bytes:
        """Return at most ``count`` bytes from ``offset`` on; fewer at the end of the file."""
        return _read_at(self._handle, count, offset)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other process out that locks the same file so; SQLite's locks are others.

        Where there are no such locks (Windows) an open file cannot be replaced anyhow.

        Raises:
            BlockingIOError: another process has the lock.
        """
        try:
            import fcntl
        except ImportError:
            yield
            return
        fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield
        finally:
            fcntl.flock(self._handle, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close it; to be called only where this process has no lock on the file."""
        os.close(self._handle)


_ONE_AT_A_TIME = threading.Lock()


def _read_at(handle: int, count: int, offset: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, count, offset)
    with _ONE_AT_A_TIME:
        os.lseek(handle, offset, os.SEEK_SET)
        return os.read(handle, count)
