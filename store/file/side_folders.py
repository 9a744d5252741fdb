"""The folders for what belongs to a database but cannot lie in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
