"""The folders for what belongs to a database but cannot lie in it."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from store.file.private import make_private_folder, only_we_write_in
from store.file.watch.descriptors import Identity, status

_LONGEST = 40
"""So many characters of a database's name are in that of a folder that is not beside it."""

_NAMED_IN = ("TMPDIR", "TEMP", "TMP")
"""The variables that name a folder for temporary files; what a person has chosen comes first."""

_OF_THE_SYSTEM = (
    (os.path.join(os.environ.get("LOCALAPPDATA", ""), "Temp"),)  # noqa: PTH118  # as the others
    if os.name == "nt"
    else ("/tmp", "/var/tmp", "/usr/tmp")  # noqa: S108  # only what is ours alone there is used
)

_own_folders: list[Path] = []
_lay: dict[Path, Path] = {}


def use_folder(folder: Path) -> None:
    """Use a person's own folder where nothing can be written beside a database."""
    _own_folders[:] = [folder]


def side_folders(database: Path) -> Iterator[Path]:
    """Yield the folders for what belongs to ``database`` but cannot lie in it, the best one first.

    Beside it; else in the person's own folder for such things; else in those for temporary files. There
    everybody can write: what of it is not known to be ours is none of them. They are the same ones
    whether there is room in them or not: what lies in a full one is found, too.
    """
    real = _absolute(database)
    yield real.with_name(f"{real.name}-waiting")
    name = f"{real.name[:_LONGEST]}-{crc32(os.fsencode(real)):08x}"
    for folder in _own_folders:
        yield folder / name
    for ours in _ours_among_all():
        yield ours / name


def make_side_folder(folder: Path) -> None:
    """Make one of :func:`side_folders`, with its missing parents.

    Raises:
        OSError: it cannot be made, or somebody else was faster where everybody can write.
    """
    ours = folder.parent
    if ours.name == _name_of_ours() and ours.parent in _temporary_folders():
        with contextlib.suppress(FileExistsError):
            ours.mkdir(mode=0o700)
        if not only_we_write_in(ours):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(ours))
    make_private_folder(folder)


def files_in(folder: Path, ending: str) -> list[Path]:
    """Return the files of a side folder whose names end so, in their order: links and pipes are none.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            files = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # such a folder cannot be there
            return []
        raise
    return sorted(Path(file.path) for file in files if file.name.endswith(ending))


def _ours_among_all() -> Iterator[Path]:
    """Yield where a person's things lie, or would, in each folder for temporary files that is there."""
    seen: set[Identity] = set()
    for temporary in _temporary_folders():
        with contextlib.suppress(OSError):
            found = status(temporary)
            ours = temporary / _name_of_ours()
            if found is None or found.identity in seen or not _may_be_used(ours):
                continue
            seen.add(found.identity)
            yield ours


def _temporary_folders() -> list[Path]:
    """Return the folders for temporary files by name, whether they are there and take anything or not."""
    named = (*map(os.environ.get, _NAMED_IN), *_OF_THE_SYSTEM)
    folders = map(Path, filter(None, dict.fromkeys(named)))
    # one that depends on where a program was started is not the same one for the next start
    return [folder for folder in folders if folder.is_absolute()]


def _name_of_ours() -> str:
    return f"heldag-{os.getuid() if hasattr(os, 'getuid') else 0}"


def _may_be_used(ours: Path) -> bool:
    """Return whether it is ours alone, or not there yet; raise OSError where that cannot be seen."""
    try:
        ours.lstat()
    except FileNotFoundError:
        return True
    return only_we_write_in(ours)


def _absolute(database: Path) -> Path:
    """Return where a database lies; where the folder that its path begins in is gone, where it lay."""
    with contextlib.suppress(OSError):
        _lay[database] = database.absolute()
    return _lay.get(database, database)
