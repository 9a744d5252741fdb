"""What windows have left that are not there any more, and what all windows have written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.file.locked_file import SUFFIX, LockedFile, lines_in
from store.file.side_folders import side_folders


class GoneWindow:
    """What a window has left that is not there any more; nobody else takes it meanwhile.

    Attributes:
        uid: the window's name.
    """

    def __init__(self, uid: str, files: Sequence[LockedFile]) -> None:
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
        files = [file for path in paths if (file := LockedFile.of_gone(path)) is not None]
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
                if entry.name.endswith(SUFFIX):
                    found.setdefault(entry.name.removesuffix(SUFFIX), []).append(Path(entry.path))
    return found


def _lines_of(path: Path) -> list[bytes]:
    try:
        return lines_in(path.read_bytes())
    except OSError:
        return []
