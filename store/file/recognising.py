"""Telling a database from any other file, without ever opening one that this process has open.

Closing any descriptor of a file drops every lock that this process has on it, those of SQLite too; so a
path that somebody has given is looked at through here before it is opened or replaced.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from store.file.watch.watching import holds

_DATABASE = b"SQLite format 3\x00"
_MAGIC = (
    _DATABASE,
    b"\x37\x7f\x06\x82",  # a log of changes (-wal), in either order of bytes
    b"\x37\x7f\x06\x83",
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",  # a journal of what was there before
)
_SHARED = "-shm"
_BESIDE = ("-wal", "-journal", _SHARED)
"""How the names of the files end that SQLite keeps beside a database."""


def is_database(path: Path) -> bool:
    """Return whether ``path`` leads to a database of SQLite, whosever, or is the place of a file beside one.

    A name that ends in ``-wal``, ``-shm`` or ``-journal`` is such a place though nothing lies there yet.
    """
    try:
        return any(map(_belongs_to_sqlite, {path, Path(os.path.realpath(path))}))
    except (OSError, ValueError):  # a NUL in the name
        return False


def beginning(path: Path, size: int) -> bytes:
    """Return up to ``size`` bytes at the beginning of an ordinary file that is no open database, else none.

    Never waits for a pipe or a device.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        real = Path(os.path.realpath(path))
        locked = real.name.endswith(_SHARED) or holds(real)
        if locked or not stat.S_ISREG(real.stat().st_mode):
            return b""
        file = os.open(real, flags)
    except (OSError, ValueError):
        return b""
    try:
        return os.read(file, size) if stat.S_ISREG(os.fstat(file).st_mode) else b""
    except OSError:
        return b""
    finally:
        os.close(file)


def _belongs_to_sqlite(path: Path) -> bool:
    beside = next((ending for ending in _BESIDE if path.name.endswith(ending)), "")
    main = path.name.removesuffix(beside)
    if beside and main and _is_main(path.with_name(main)):
        return True
    return holds(path) or beginning(path, len(_DATABASE)).startswith(_MAGIC)


def _is_main(path: Path) -> bool:
    return holds(path) or beginning(path, len(_DATABASE)) == _DATABASE
