"""Files and folders that only their owner can read."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
"""For opening a file of ours where others may have put a link under its name."""


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` and its missing parents, the folder itself for the owner alone (0700).

    A folder that is there already keeps its rights, unless it is ours alone to begin with.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def only_we_write_in(folder: Path) -> bool:
    """Return whether ``folder`` is one, ours, and no link to one, and nobody else can put anything in it."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    is_ours = not hasattr(os, "getuid") or (
        found.st_uid == os.getuid() and not found.st_mode & 0o022
    )
    return stat.S_ISDIR(found.st_mode) and is_ours


def make_private_file(path: Path) -> None:
    """Let only the owner read and write ``path`` (0600), where the system knows such rights."""
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode
        if mode & 0o077 or not mode & 0o200:
            path.chmod(0o600)
