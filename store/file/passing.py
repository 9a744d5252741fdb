"""A file under a passing name: made whole beside its place, and only then given its own name.

So nobody ever sees half a file. Whoever stops the program in between leaves one that :func:`sweep` takes
away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import time

_PREFIX = ".heldag-new-"
_LEFT_SECONDS = 24 * 60 * 60


@contextlib.contextmanager
def passing_file(folder: Path, ending: str) -> Iterator[Path]:
    """Give a new, empty file in ``folder`` that only its owner can read; it has gone at the end of the block.

    Args:
        folder: where the file is to lie in the end, so that it can be given its name.
        ending: what its name ends with.

    Raises:
        OSError: it cannot be made.
    """
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=ending, dir=folder)
    os.close(handle)
    passing = Path(name)
    try:
        yield passing
    finally:
        passing.unlink(missing_ok=True)


def give_name(passing: Path, path: Path) -> None:
    """Give a finished file its name, on the disk, where nothing has that; it may keep the passing one too.

    Raises:
        FileExistsError: something lies at ``path``. Of two at the same moment one succeeds.
        OSError: it cannot be given the name.
    """
    try:
        os.link(passing, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with _locked(path.parent):
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
            passing.rename(path)
    settle_folder(path.parent)


def take_place(passing: Path, path: Path) -> None:
    """Put a finished file, on the disk, in the place of what lies at ``path``; raise OSError if it cannot."""
    passing.replace(path)
    settle_folder(path.parent)


def settle_file(path: Path) -> None:
    """Bring what is in a file onto the disk; raise OSError where that cannot be done."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where a folder can be."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sweep(folder: Path) -> None:
    """Take away passing files that nobody has written to for a day: their programs have been stopped."""
    with contextlib.suppress(OSError):
        for passing in list(folder.glob(f"{_PREFIX}*")):
            if time() - passing.lstat().st_mtime > _LEFT_SECONDS:
                passing.unlink()


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let no other program of ours give names in a folder, where folders can be locked."""
    try:
        import fcntl

        opened = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # Windows, where a name is never taken from another file
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)
