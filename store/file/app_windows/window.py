"""The windows of the program: each running one has an uid, and a locked file that says it is there.

A window that was killed leaves its file, but not the lock on it; so what it kept (its place, what was
being typed, what waited) is known to be without an owner and is offered to the next one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from store.file.app_windows.locked_file import SUFFIX, LockedFile, is_locked
from store.file.app_windows.side_folders import side_folders
from store.model.uids import new_uid


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
        self._files: list[LockedFile] = []
        self._lost: list[LockedFile] = []
        self._folders = side_folders(database)
        self._one_at_a_time = threading.RLock()  # a long paste is written in a thread

    def open(self) -> None:
        """Let others see that this window is there; where no file can be made, they will not."""
        if not self._files:
            next(self._more_files(), None)

    @property
    def holds_all(self) -> bool:
        """Whether what it has written lies on the disk still, as far as was seen when it last looked."""
        return not self._lost

    def append(self, data: bytes) -> bool:
        """Write lines at the end of the window's file; where that fails, of one in the next folder.

        Args:
            data: whole lines.

        Returns:
            Whether they could be written anywhere, and are on the disk.
        """
        with self._one_at_a_time:
            self.look()
            return self._append(data)

    def _append(self, data: bytes) -> bool:
        return any(file.append(data, durable=True) for file in self._any_file())

    def put(self, line: bytes) -> bool:
        """Write the one line that is written over and over, without waiting for the disk.

        Returns:
            Whether it could be written anywhere; what was put before may be there still, even then.
        """
        with self._one_at_a_time:
            self.look()
            return any(file.put(line) for file in self._any_file())

    def _any_file(self) -> Iterator[LockedFile]:
        """Yield the files that may be written into: the one that was last, then others."""
        before, last = self._files[:-1], self._files[-1:]
        return chain(last, self._more_files(), before)

    def empty(self) -> bool:
        """Take away all that the window has written; return False where not all of it could be."""
        with self._one_at_a_time:
            for file in self._lost:
                file.give_up()
            self._lost.clear()
            emptied = [file.empty() for file in self._files]
            return all(emptied)

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

    def _write_anew(self, lost: LockedFile) -> bool:
        """Write what a lost file holds into another; return whether that could be done."""
        self.open()
        try:
            held = lost.held
        except OSError:
            return False
        if not self._files or (held and not self._append(held)):
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
            with suppress(OSError):
                if is_locked(folder / f"{uid}{SUFFIX}"):
                    return True
        return False

    def _more_files(self) -> Iterator[LockedFile]:
        """Make files in the folders that have none yet, one after the other where that can be done."""
        for folder in self._folders:
            file = LockedFile.made(folder, self.uid)
            if file is not None:
                self._files.append(file)
                yield file


_WINDOWS: dict[Path, Window] = {}


def window_of(database: Path) -> Window:
    """Return this process's window at a database; the same for all its connections.

    It goes by the path as it was given: the folder that a relative one begins in may get another name.
    """
    return _WINDOWS.setdefault(database, Window(database))
