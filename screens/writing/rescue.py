"""The file beside the database that takes what the database could not."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

_PRIVATE = 0o600


def rescue(database: Path, meeting: int, lines: Sequence[str]) -> Path | None:
    """Add ``lines`` to the rescue file of a meeting; return its path, or None where nothing can be written.

    It lies beside the database, or in the folder for temporary files where that one cannot be
    written. Only its owner can read it.
    """
    name = f"{database.stem}-rescue-{meeting}.txt"
    stamp = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
    text = "".join(f"{line}\n" for line in lines)
    for folder in (database.parent, Path(tempfile.gettempdir())):
        path = folder / name
        try:
            _append(path, f"# {stamp}\n{text}")
        except OSError:
            continue
        return path
    return None


def _append(path: Path, text: str) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, _PRIVATE)
    with os.fdopen(handle, "a", encoding="utf-8", errors="replace") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)
