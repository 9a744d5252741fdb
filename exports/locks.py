"""Telling a file that is being written from one that was left behind.

The writer holds a lock that ends with its process, however that ends. On Windows, which has no such
locks, an open file cannot be deleted, which says the same.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from pathlib import Path

_OLD = 24 * 60 * 60
"""Seconds after which a file is left behind even where the file system knows no locks."""


def hold(file: int) -> bool:
    """Hold an open file for as long as it is open; return whether it is still there."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
    return os.name == "nt" or os.fstat(file).st_nlink > 0


def remove_if_left(path: Path) -> bool:
    """Remove the file at ``path`` unless somebody holds it; return whether it is gone."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        if os.name == "nt":
            path.unlink()
            return True
        return _remove_under_lock(path)
    except OSError:
        return False


def _remove_under_lock(path: Path) -> bool:
    import fcntl

    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            if time.time() - os.fstat(opened).st_mtime < _OLD:
                return False
        path.unlink()
    finally:
        os.close(opened)
    return True
