"""The windows of the program: each running one has an uid, and a locked file that says it is there.

A window that was killed leaves its file, but not the lock on it; so what it kept (its place, what was
being typed, what waited) is known to be without an owner and is offered to the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from store.file.descriptors import status
from store.private import make_private_folder
from store.uids import new_uid

_SUFFIX = ".window"
_LOCKED_BYTE = 1 << 30
_BINARY = getattr(os, "O_BINARY", 0)
_ATTEMPTS = 1_000

RESERVED = 64 * 1024
"""Bytes that a window's file has from the beginning, so that something can be kept when the disk is full."""

_own_folders: list[Path] = []
_lay: dict[Path, Path] = {}


def use_folder(folder: Path) -> None:
    """Use a person's own folder where nothing can be written beside a database."""
    _own_folders[:] = [folder]


def side_folders(database: Path) -> Iterator[Path]:
    """Yield the folders for what belongs to ``database`` but cannot lie in it, the best one first.

    Beside it; else in the person's own folder for such things; else in that for temporary files.
    """
    real = _absolute(database)
    yield real.with_name(f"{real.name}-waiting")
    name = hashlib.blake2b(os.fsencode(real), digest_size=8).hexdigest()
    for folder in _own_folders:
        yield folder / name
    temporary = temporary_folder()
    if temporary is not None:
        person = os.getuid() if hasattr(os, "getuid") else 0
        yield temporary / f"heldag-{person}" / name


def _absolute(database: Path) -> Path:
    """Return where a database lies; where the folder that its path begins in is gone, where it lay."""
    with contextlib.suppress(OSError):
        _lay[database] = database.absolute()
    return _lay.get(database, database)


def temporary_folder() -> Path | None:
    """Return the folder for temporary files; None where nothing can be written in any."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:  # every disk is full
        return None


def _lock(handle: int, *, shared: bool = False) -> bool:
    """Lock an open file for as long as it is open; return False where another process has the lock."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)  # others may read what lies before it
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
        self._files: list[_Locked] = []
        self._lost: list[_Locked] = []
        self._folders = side_folders(database)
        self._one_at_a_time = threading.RLock()  # a long paste is written in a thread

    def open(self) -> None:
        """Let others see that this window is there; where no file can be made, they will not."""
        if not self._files:
            next(self._more_files(), None)

    def append(self, data: bytes, *, durable: bool) -> bool:
        """Write lines at the end of the window's file; where that fails, of one in the next folder.

        Args:
            data: whole lines.
            durable: whether they are on the disk when this returns.

        Returns:
            Whether they could be written anywhere.
        """
        with self._one_at_a_time:
            self.look()
            return self._append(data, durable=durable)

    def _append(self, data: bytes, *, durable: bool) -> bool:
        before, last = self._files[:-1], self._files[-1:]
        files = chain(last, self._more_files(), before)
        return any(file.append(data, durable=durable) for file in files)

    def rewrite(self, data: bytes) -> None:
        """Let ``data`` be all that the window has written."""
        with self._one_at_a_time:
            for file in self._files:
                file.empty()
            for file in self._lost:
                file.give_up()
            self._lost.clear()
            if data:
                self.append(data, durable=False)

    def look(self) -> None:
        """See whether the window's files are still where others find them; write them anew where not.

        Who removes or renames their folder takes from them what they hold, and that the window is there.
        """
        with self._one_at_a_time:
            missing = [file for file in self._files if not file.lies_at(file.path)]
            if not missing and not self._lost:
                return
            folders = list(side_folders(self.database))
            for file in missing:
                if not file.is_found_in(folders):
                    self._files.remove(file)
                    self._lost.append(file)
            taken = {file.path.parent for file in self._files}
            self._folders = iter([folder for folder in folders if folder not in taken])
            self._lost = [file for file in self._lost if not self._write_anew(file)]

    def _write_anew(self, lost: _Locked) -> bool:
        """Write what a lost file holds into another; return whether that could be done."""
        self.open()
        try:
            held = lost.held
        except OSError:
            return False
        if not self._files or (held and not self._append(held, durable=True)):
            return False
        lost.give_up()
        return True

    def close(self, *, keep: bool = False) -> None:
        """Let others see that this window has gone; take its files away, unless what they hold is kept."""
        if keep:
            self.look()
        for file in (*self._files, *self._lost):
            file.close(keep=keep)
        self._files.clear()
        self._lost.clear()
        self._folders = side_folders(self.database)

    def is_there(self, uid: str) -> bool:
        """Return whether the window ``uid`` runs: this one, or another whose file is locked."""
        if uid == self.uid:
            return True
        for folder in side_folders(self.database):
            try:
                handle = os.open(folder / f"{uid}{_SUFFIX}", os.O_RDWR)
            except OSError:
                continue
            try:
                return not _lock(handle, shared=True)  # two that ask do not meet each other
            finally:
                os.close(handle)
        return False

    def _more_files(self) -> Iterator[_Locked]:
        """Make files in the folders that have none yet, one after the other where that can be done."""
        for folder in self._folders:
            file = _Locked.made(folder, self.uid)
            if file is not None:
                self._files.append(file)
                yield file


class _Locked:
    """An open file of a window, locked. What is not written yet of it are blanks."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle
        self._end = 0
        self._named = False

    @classmethod
    def made(cls, folder: Path, uid: str) -> _Locked | None:
        """Make the file of a window in ``folder``; None where that cannot be done."""
        path = folder / f"{uid}{_SUFFIX}"
        with contextlib.suppress(OSError):
            for _ in range(_ATTEMPTS):
                make_private_folder(folder)
                handle = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
                if _lock(handle) and os.fstat(handle).st_nlink:
                    file = cls(path, handle)
                    file.empty()
                    return file
                os.close(handle)  # one that looks for windows that are gone was faster
        return None

    @classmethod
    def of_gone(cls, path: Path) -> _Locked | None:
        """Open the file of a window that has gone; None where it runs, or another has the file.

        Who only asks whether it is there holds it for a moment too; that is waited for.
        """
        with contextlib.suppress(OSError):
            for _ in range(_ATTEMPTS):
                handle = os.open(path, os.O_RDWR | _BINARY)
                if _lock(handle) and os.fstat(handle).st_nlink:
                    file = cls(path, handle)
                    file.go_to_end()
                    return file
                asked = _lock(handle, shared=True)
                os.close(handle)
                if not asked:
                    break
        return None

    def append(self, data: bytes, *, durable: bool) -> bool:
        """Write behind what is written; return False where that could not be done, which leaves no trace."""
        try:
            os.lseek(self._handle, self._end, os.SEEK_SET)
            written = os.write(self._handle, data) == len(data)
            if written and durable:
                self._sync()
        except OSError:
            written = False
        if written:
            self._end += len(data)
        else:
            self._truncate(self._end)
        return written

    def empty(self) -> None:
        """Take away what is written; the room for more is kept where there is any."""
        self._truncate(0)
        self._end = 0
        with contextlib.suppress(OSError):
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, b" " * (RESERVED - 1) + b"\n")

    def lies_at(self, path: Path) -> bool:
        """Return whether it lies at ``path``; where that cannot be seen, whether it lies anywhere."""
        ours = os.fstat(self._handle)
        try:
            there = status(path)
        except OSError:
            return ours.st_nlink > 0
        return there is not None and there.identity == (ours.st_dev, ours.st_ino)

    def is_found_in(self, folders: Sequence[Path]) -> bool:
        """Return whether it lies, by its name, in one of ``folders``; that is its path from then on."""
        for folder in folders:
            if self.lies_at(folder / self.path.name):
                self.path = folder / self.path.name
                return True
        return False

    def give_up(self) -> None:
        """Close it, and leave nothing in it, wherever it lies."""
        self._truncate(0)
        self.close(keep=True)

    @property
    def held(self) -> bytes:
        """What this process has written in it; raise OSError where it cannot be read."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        return os.read(self._handle, self._end)

    @property
    def lines(self) -> list[bytes]:
        """What is written in it."""
        with contextlib.suppress(OSError):
            os.lseek(self._handle, 0, os.SEEK_SET)
            return _lines(os.read(self._handle, os.fstat(self._handle).st_size))
        return []

    def go_to_end(self) -> None:
        """Go on behind what is written; a line that was cut off there stays one of its own."""
        lines = self.lines
        self._end = sum(map(len, lines)) + max(len(lines) - 1, 0)
        if lines:
            self.append(b"\n", durable=False)

    def _sync(self) -> None:
        """Wait until the file, and the first time its name and its folder's too, is on the disk."""
        os.fsync(self._handle)
        if not self._named:
            self._named = True
            for folder in (self.path.parent, self.path.parent.parent):
                with contextlib.suppress(OSError):  # a system that cannot open folders
                    handle = os.open(folder, os.O_RDONLY)
                    try:
                        os.fsync(handle)
                    finally:
                        os.close(handle)

    def _truncate(self, size: int) -> None:
        with contextlib.suppress(OSError):
            os.ftruncate(self._handle, size)

    def close(self, *, keep: bool) -> None:
        """Give the lock up; take the file, and the folder where nothing else lies in it, away."""
        if not keep:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        os.close(self._handle)
        if not keep:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)  # where an open file cannot be taken away
                self.path.parent.rmdir()


class GoneWindow:
    """What a window has left that is not there any more; nobody else takes it meanwhile.

    Attributes:
        uid: the window's name.
    """

    def __init__(self, uid: str, files: Sequence[_Locked]) -> None:
        """Have the window's files, locked."""
        self.uid = uid
        self._files = files

    def append(self, data: bytes) -> bool:
        """Write lines behind those that are there, on the disk; return whether that could be done."""
        return any(file.append(data, durable=True) for file in self._files)

    @property
    def lines(self) -> list[bytes]:
        """What it has written, in the order of its folders."""
        return [line for file in self._files for line in file.lines]

    def close(self, *, keep: bool) -> None:
        """Leave the files to others, or take them away."""
        for file in self._files:
            file.close(keep=keep)


def gone_windows(database: Path) -> Iterator[GoneWindow]:
    """Yield the windows that have left files and do not run, the oldest first; each is to be closed."""
    for uid, paths in sorted(_files_of(database).items()):
        files = [file for path in paths if (file := _Locked.of_gone(path)) is not None]
        if len(files) == len(paths):
            yield GoneWindow(uid, files)
        else:
            for file in files:
                file.close(keep=True)


def have_written(database: Path) -> bool:
    """Return whether there is any file of a window, running ones too."""
    return bool(_files_of(database))


def names_of_windows(database: Path) -> set[str]:
    """Return the uids of the windows that have a file, running ones too."""
    return set(_files_of(database))


def written_by_windows(database: Path) -> dict[str, list[bytes]]:
    """Return the lines that each window has written, running ones too."""
    found = _files_of(database)
    return {
        uid: [line for path in paths for line in _lines_of(path)] for uid, paths in found.items()
    }


def _files_of(database: Path) -> dict[str, list[Path]]:
    """Return the files of all windows, in the order of their folders."""
    found: dict[str, list[Path]] = {}
    for folder in side_folders(database):
        with contextlib.suppress(OSError):
            for entry in os.scandir(folder):
                if entry.name.endswith(_SUFFIX):
                    found.setdefault(entry.name.removesuffix(_SUFFIX), []).append(Path(entry.path))
    return found


def _lines_of(path: Path) -> list[bytes]:
    try:
        return _lines(path.read_bytes())
    except OSError:
        return []


def _lines(data: bytes) -> list[bytes]:
    return data.rstrip().split(b"\n") if data.strip() else []


_WINDOWS: dict[Path, Window] = {}


def window_of(database: Path) -> Window:
    """Return this process's window at a database; the same for all its connections.

    It goes by the path as it was given: the folder that a relative one begins in may get another name.
    """
    return _WINDOWS.setdefault(database, Window(database))
