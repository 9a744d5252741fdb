"""The file of a window: written at its end, locked for as long as it is open, with room for a full disk.

One line of it is written over and over, in two slots by turns: whenever the process ends, the line is whole
in one of them. A slot shares no page of the disk with other lines.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from store.file.app_windows.side_folders import make_side_folder
from store.file.private import NO_LINKS
from store.file.watch.descriptors import status

SUFFIX = ".window"
_LOCKED_BYTE = 1 << 30
_OPEN = os.O_RDWR | NO_LINKS | getattr(os, "O_BINARY", 0)
_ATTEMPTS = 1_000

RESERVED = 64 * 1024
"""Bytes that a window's file has from the beginning, so that something can be kept when the disk is full."""

_PAGE = 4096


def lock(handle: int, *, shared: bool = False) -> bool:
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


def is_locked(path: Path) -> bool:
    """Return whether the window whose file lies at ``path`` runs; raise OSError where it cannot be opened."""
    handle = os.open(path, _OPEN)
    try:
        return not lock(handle, shared=True)  # two that ask do not meet each other
    finally:
        os.close(handle)


def _share(handle: int) -> bool:
    """Let others see, of a file that is locked, that its window does not run; nobody else locks it."""
    return os.name == "nt" or lock(handle, shared=True)


def lines_in(data: bytes) -> list[bytes]:
    """Return the lines of what a file holds; the blanks behind the last one are not written yet."""
    return data.rstrip().split(b"\n") if data.strip() else []


class _Slot(NamedTuple):
    at: int
    size: int


def _filled(line: bytes, size: int) -> bytes:
    return line.rstrip().ljust(size - 1) + b"\n"


class LockedFile:
    """An open file of a window, locked. What is not written yet of it are blanks."""

    def __init__(self, path: Path, handle: int) -> None:
        """Have the open file at ``path``."""
        self.path = path
        self._handle = handle
        self._end = 0
        self._named = False
        self._slots: deque[_Slot] = deque(maxlen=2)

    @classmethod
    def made(cls, folder: Path, uid: str) -> LockedFile | None:
        """Make the file of a window in ``folder``, with room for more; None where that cannot be done."""
        file = cls.left(folder, uid)
        if file is not None:
            file.empty()
        return file

    @classmethod
    def left(cls, folder: Path, uid: str) -> LockedFile | None:
        """Open the file of a window in ``folder``, to write behind what is there; make it where it is not.

        Returns:
            The file; None where that cannot be done.
        """
        path = folder / f"{uid}{SUFFIX}"
        with contextlib.suppress(OSError):
            for _ in range(_ATTEMPTS):
                try:
                    make_side_folder(folder)
                    handle = os.open(path, _OPEN | os.O_CREAT, 0o600)
                except FileNotFoundError:  # the last one in the folder has just taken it away
                    continue
                if lock(handle) and os.fstat(handle).st_nlink:
                    file = cls(path, handle)
                    file.lines()
                    return file
                os.close(handle)  # one that looks for windows that are gone was faster
        return None

    @classmethod
    def of_gone(cls, path: Path) -> LockedFile | None:
        """Open the file of a window that has gone; None where it runs, or is not there any more.

        Who only asks whether it is there holds it for a moment too; that is waited for.

        Raises:
            BlockingIOError: another window takes over what it has left.
            OSError: it cannot be opened.
        """
        seems_to_run = 0
        for _ in range(_ATTEMPTS):
            try:
                handle = os.open(path, _OPEN)
            except FileNotFoundError:  # another one has dealt with it
                return None
            if lock(handle) and os.fstat(handle).st_nlink and _share(handle):
                return cls(path, handle)
            seems_to_run += not lock(handle, shared=True)
            os.close(handle)
            if seems_to_run > 1:  # once may be the moment in which another one takes it over
                return None
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))

    def append(self, data: bytes, *, durable: bool) -> bool:
        """Write behind what is written; return False where that could not be done, which leaves no trace."""
        size = os.fstat(self._handle).st_size
        written = self._write(self._end, data) == len(data) and (not durable or self._sync())
        if written:
            self._end += len(data)
        else:
            self._take_back(len(data), size)
        return written

    def _take_back(self, written: int, size: int) -> None:
        """Leave blanks behind what is written, and the room of ``size`` bytes that the file had."""
        if os.fstat(self._handle).st_size > size:
            self._truncate(size)
        most = min(written, size - self._end)
        if most > 0 and self._write(self._end, b" " * most) < most:
            self._truncate(self._end)

    def put(self, line: bytes) -> bool:
        """Write a line over the one before the last that was put; return False where that cannot be done.

        The last one is there until this one is. It does not wait for the disk.
        """
        slot = self._slots[0] if len(self._slots) == 2 else None
        if slot is None or slot.size < len(line):
            return self._put_behind(line)
        if self._write(slot.at, _filled(line, slot.size)) < slot.size:
            return False
        self._slots.rotate(-1)
        return True

    def _put_behind(self, line: bytes) -> bool:
        """Write a line into a slot of its own behind what is written, with room for a longer one."""
        at = -(-self._end // _PAGE) * _PAGE
        size = _PAGE
        while size < len(line):
            size *= 2
        if not self.append(b" " * (at - self._end) + _filled(line, size), durable=False):
            return False
        self._slots.append(_Slot(at, size))
        return True

    def empty(self) -> bool:
        """Take away what is written; the room for more is kept. Return False where that cannot be done."""
        written, self._end = self._end, 0
        self._slots.clear()
        if os.fstat(self._handle).st_size > RESERVED:
            self._truncate(RESERVED)
        blanks = b" " * (RESERVED - 1) + b"\n"
        return self._write(0, blanks) >= min(written, RESERVED) or self._truncate(0)

    def _write(self, at: int, data: bytes) -> int:
        """Write at a place in the file; return how many bytes could be written."""
        try:
            os.lseek(self._handle, at, os.SEEK_SET)
            return os.write(self._handle, data)
        except OSError:
            return 0

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
    def stamp(self) -> tuple[int, ...]:
        """Which file it is, and how large it was and when (ns) when it was last written."""
        found = os.fstat(self._handle)
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    @property
    def held(self) -> bytes:
        """What this process has written in it; raise OSError where it cannot be read."""
        return self._read(self._end)

    def lines(self) -> list[bytes]:
        """Return what is written in it, by whomever; what is appended then comes behind it.

        Raises:
            OSError: it cannot be read.
        """
        data = self._read(os.fstat(self._handle).st_size)
        self._end = len(data.rstrip())
        return lines_in(data)

    def _read(self, size: int) -> bytes:
        os.lseek(self._handle, 0, os.SEEK_SET)
        parts = []
        while size > 0 and (part := os.read(self._handle, size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _sync(self) -> bool:
        """Wait until the file, and the first time its name and its folder's too, is on the disk."""
        try:
            os.fsync(self._handle)
        except OSError:
            return False
        if not self._named:
            self._named = True
            for folder in (self.path.parent, self.path.parent.parent):
                with contextlib.suppress(OSError):  # a system that cannot open folders
                    handle = os.open(folder, os.O_RDONLY)
                    try:
                        os.fsync(handle)
                    finally:
                        os.close(handle)
        return True

    def _truncate(self, size: int) -> bool:
        try:
            os.ftruncate(self._handle, size)
        except OSError:
            return False
        return True

    def close(self, *, keep: bool) -> None:
        """Give the lock up; unless it is kept, take the file away, and the folder where it was the last.

        A file that cannot be taken away is emptied, where that can be done.
        """
        is_gone = not keep and self._unlinked()
        if not keep and not is_gone:
            self._truncate(0)
        os.close(self._handle)
        if not keep and not is_gone:
            is_gone = self._unlinked()  # an open file cannot be taken away everywhere
        if is_gone:
            with contextlib.suppress(OSError):
                self.path.parent.rmdir()

    def _unlinked(self) -> bool:
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            return False
        return True
