"""The windows of the program: each running one has an uid, and a locked file that says it is there.

A window that was killed leaves its file, but not the lock on it; so what it kept (its place, what was
being typed, what waited) is known to be without an owner and is offered to the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from store.private import make_private_folder
from store.uids import new_uid

_SUFFIX = ".window"

_own_folders: list[Path] = []


def use_folder(folder: Path) -> None:
    """Use a person's own folder where nothing can be written beside a database."""
    _own_folders[:] = [folder]


def side_folders(database: Path) -> Iterator[Path]:
    """Yield the folders for what belongs to ``database`` but cannot lie in it, the best one first.

    Beside it; else in the person's own folder for such things; else in that for temporary files.
    """
    real = database.absolute()
    yield real.with_name(f"{real.name}-waiting")
    name = hashlib.blake2b(os.fsencode(real), digest_size=8).hexdigest()
    for folder in _own_folders:
        yield folder / name
    person = os.getuid() if hasattr(os, "getuid") else 0
    yield Path(tempfile.gettempdir()) / f"heldag-{person}" / name


def _lock(handle: int, *, shared: bool = False) -> bool:
    """Lock an open file for as long as it is open; return False where another process has the lock."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Window:
    """One running program at one database.

    Attributes:
        uid: its name, new for each run.
        database: the file.
    """

    def __init__(self, database: Path) -> None:
        """Name a window; it is not known to others before :meth:`open`."""
        self.uid = new_uid()
        self.database = database
        self._file: Path | None = None
        self._handle: int | None = None

    def open(self) -> None:
        """Let others see that this window is there; where no file can be made, they will not."""
        for folder in side_folders(self.database):
            with contextlib.suppress(OSError):
                make_private_folder(folder)
                path = folder / f"{self.uid}{_SUFFIX}"
                handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
                _lock(handle)
                self._file, self._handle = path, handle
                return

    def close(self) -> None:
        """Take the file away."""
        if self._file is not None and self._handle is not None:
            os.close(self._handle)
            self._file.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                self._file.parent.rmdir()
            self._file, self._handle = None, None

    def is_there(self, uid: str) -> bool:
        """Return whether the window ``uid`` runs: this one, or another whose file is locked."""
        if uid == self.uid:
            return True
        for folder in side_folders(self.database):
            path = folder / f"{uid}{_SUFFIX}"
            try:
                handle = os.open(path, os.O_RDWR)
            except OSError:
                continue
            try:
                return not _lock(handle, shared=True)  # two that ask do not meet each other
            finally:
                os.close(handle)
        return False


_WINDOWS: dict[Path, Window] = {}


def window_of(database: Path) -> Window:
    """Return this process's window at a database; the same for all its connections."""
    return _WINDOWS.setdefault(database.absolute(), Window(database))
