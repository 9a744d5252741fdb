"""What windows have left that are not there any more, and what all windows have written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from locales import N_, message
from store.errors import StoreBusy, StoreError
from store.file.app_windows.locked_file import SUFFIX, LockedFile, lines_in
from store.file.app_windows.side_folders import files_in, side_folders
from store.file.failures import of_system

TAKEN = message(N_("Another window is writing what had waited."))


class GoneWindow:
    """What a window has left that is not there any more; nobody else takes it meanwhile.

    Attributes:
        uid: the window's name.
    """

    def __init__(self, uid: str, files: Sequence[LockedFile], unread: StoreError | None) -> None:
        """Have the window's files, locked; ``unread`` is why one of them is not had."""
        self.uid = uid
        self._files = list(files)
        self._unread = unread

    def lines(self) -> list[bytes]:
        """Return what it has written, in the order of its folders.

        Raises:
            StoreBusy: another window takes it over.
            UnusableFile: not all of it can be read.
        """
        if self._unread is not None:
            raise self._unread
        found: list[bytes] = []
        for file in self._files:
            try:
                found += file.lines()
            except OSError as error:
                raise of_system(error, file.path) from error
        return found

    @property
    def stamp(self) -> tuple[tuple[int, ...], ...]:
        """What is another one when somebody has written in the files; none where one cannot be opened."""
        return () if self._unread else tuple(file.stamp for file in self._files)

    def take_away(self) -> None:
        """Take the files away, where that can be done: all that lies in them is dealt with."""
        self._close(keep=False)

    def close(self) -> None:
        """Leave the files that are there still to others."""
        self._close(keep=True)

    def _close(self, *, keep: bool) -> None:
        for file in self._files:
            file.close(keep=keep)
        self._files.clear()


def gone_windows(database: Path) -> Iterator[GoneWindow]:
    """Yield the windows that have left files and do not run, the oldest first; each is to be closed.

    A folder that cannot be read comes first, as a window without a uid that cannot be read.
    """
    found = _files_of(database)
    for error in found.unread:
        yield GoneWindow("", [], error)
    for uid, paths in sorted(found.by_window.items()):
        gone = _gone_window(uid, paths)
        if gone is not None:
            yield gone


def _gone_window(uid: str, paths: Sequence[Path]) -> GoneWindow | None:
    """Return a window whose files are all without an owner; None where it runs."""
    files: list[LockedFile] = []
    unread: StoreError | None = None
    for path in paths:
        try:
            file = LockedFile.of_gone(path)
        except BlockingIOError:
            unread = StoreBusy(TAKEN)
            continue
        except OSError as error:
            unread = of_system(error, path)
            continue
        if file is None:
            GoneWindow(uid, files, None).close()
            return None
        files.append(file)
    return GoneWindow(uid, files, unread)


def have_others_written(database: Path, own: str) -> bool:
    """Return whether a window but ``own`` has written anything, running ones too; what cannot be read may be.

    Args:
        database: the file that they are windows of.
        own: the uid of one that does not count.
    """
    found = _files_of(database)
    found.by_window.pop(own, None)
    paths = chain.from_iterable(found.by_window.values())
    return bool(found.unread) or any(map(_may_hold_something, paths))


def take_away_empty(database: Path) -> None:
    """Take away the files of the windows that are gone and have left nothing; no other one is touched."""
    for uid, paths in _files_of(database).by_window.items():
        gone = None if any(map(_may_hold_something, paths)) else _gone_window(uid, paths)
        if gone is not None:
            with closing(gone), suppress(StoreError):
                if not gone.lines():
                    gone.take_away()


def names_of_windows(database: Path) -> set[str]:
    """Return the uids of the windows that have a file, running ones too.

    Raises:
        UnusableFile: not all of them can be known.
    """
    found = _files_of(database)
    for error in found.unread:
        raise error
    return set(found.by_window)


def leave(database: Path, uid: str, lines: bytes) -> bool:
    """Write lines behind what a window that is gone has left, or leave them for the first time.

    Args:
        database: the file that it was a window of.
        uid: its name, by which it is known what of it is carried out.
        lines: whole lines; a record that is there already may come once more.

    Returns:
        Whether they are on the disk.
    """
    for folder in side_folders(database):
        file = LockedFile.left(folder, uid)
        if file is not None:
            try:
                is_kept = file.append(b"\n" + lines, durable=True)  # the last one may be cut off
            finally:
                file.close(keep=True)
            if is_kept:
                return True
    return False


def written_by(database: Path, uid: str) -> list[bytes]:
    """Return the lines that one window has written.

    Raises:
        UnusableFile: not all of them can be read.
    """
    found = _files_of(database)
    for error in found.unread:
        raise error
    lines: list[bytes] = []
    for path in found.by_window.get(uid, ()):
        try:
            lines += lines_in(path.read_bytes())
        except FileNotFoundError:
            continue
        except OSError as error:
            raise of_system(error, path) from error
    return lines


def written_by_windows(database: Path) -> dict[str, list[bytes]]:
    """Return the lines that each window has written, running ones too; of what cannot be read none."""
    return {
        uid: [line for path in paths for line in _lines_of(path)]
        for uid, paths in _files_of(database).by_window.items()
    }


class _Found(NamedTuple):
    """The files of all windows, in the order of their folders; and why those of a folder are unknown."""

    by_window: dict[str, list[Path]]
    unread: list[StoreError]


def _files_of(database: Path) -> _Found:
    found = _Found({}, [])
    for folder in side_folders(database):
        try:
            for path in files_in(folder, SUFFIX):
                found.by_window.setdefault(path.name.removesuffix(SUFFIX), []).append(path)
        except OSError as error:
            found.unread.append(of_system(error, folder))
    return found


def _may_hold_something(path: Path) -> bool:
    try:
        return bool(path.read_bytes().strip())
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _lines_of(path: Path) -> list[bytes]:
    try:
        return lines_in(path.read_bytes())
    except OSError:
        return []
