"""The folders for what belongs to a database but cannot lie in it."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from store.file.private import make_private_folder, only_we_write_in

_LONGEST = 40
"""So many characters of a database's name are in that of a folder that is not beside it."""

_own_folders: list[Path] = []
_lay: dict[Path, Path] = {}


def use_folder(folder: Path) -> None:
    """Use a person's own folder where nothing can be written beside a database."""
    _own_folders[:] = [folder]


def side_folders(database: Path) -> Iterator[Path]:
    """Yield the folders for what belongs to ``database`` but cannot lie in it, the best one first.

    Beside it; else in the person's own folder for such things; else in that for temporary files. There
    everybody can write: what of it is not known to be ours is none of them.
    """
    real = _absolute(database)
    yield real.with_name(f"{real.name}-waiting")
    name = f"{real.name[:_LONGEST]}-{crc32(os.fsencode(real)):08x}"
    for folder in _own_folders:
        yield folder / name
    ours = _ours_among_all()
    if ours is not None and (only_we_write_in(ours) or not os.path.lexists(ours)):
        yield ours / name


def make_side_folder(folder: Path) -> None:
    """Make one of :func:`side_folders`, with its missing parents.

    Raises:
        OSError: it cannot be made, or somebody else was faster where everybody can write.
    """
    ours = _ours_among_all()
    if folder.parent == ours:
        make_private_folder(ours)
        if not only_we_write_in(ours):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(ours))
    make_private_folder(folder)


def files_in(folder: Path, ending: str) -> list[Path]:
    """Return the files of a side folder whose names end so, in their order: links and pipes are none.

    Raises:
        OSError: it is there and cannot be read.
    """
    with (
        contextlib.suppress(FileNotFoundError, NotADirectoryError),
        os.scandir(folder) as entries,
    ):
        files = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
        return sorted(Path(file.path) for file in files if file.name.endswith(ending))
    return []


def _ours_among_all() -> Path | None:
    """Return where a person's things lie in the folder for temporary files; None where that is missing."""
    temporary = temporary_folder()
    person = os.getuid() if hasattr(os, "getuid") else 0
    return temporary / f"heldag-{person}" if temporary is not None else None


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
