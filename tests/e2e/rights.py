"""Running a program as somebody whom the rights of files hold for."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_DROP = 24  # PR_CAPBSET_DROP: what comes after the next exec does not have the right
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: root's way past the rights of files

MISSING = "the rights of files do not hold for who runs this"
"""Why a test is left out."""


def give_up() -> None:
    """Take root's way past the rights of files from this process; before it becomes the program."""
    if os.geteuid() == 0 and sys.platform == "linux":
        libc = ctypes.CDLL(None)
        for right in _OVERRIDES:
            libc.prctl(_DROP, right)


@functools.cache
def hold() -> bool:
    """Return whether the rights of files hold here for a program that has given up root's."""
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).chmod(0o400)
        tried = subprocess.run(["test", "-w", file.name], preexec_fn=give_up, check=False)
    return tried.returncode == 1


@contextlib.contextmanager
def forbidden(db: Path) -> Iterator[None]:
    """Let nobody write the database, what belongs to it, or its folder meanwhile."""
    paths = [db.parent, *db.parent.glob(f"{db.name}*")]
    before = [(path, path.stat().st_mode) for path in paths]
    for path, mode in before:
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in before:
            with contextlib.suppress(FileNotFoundError):
                path.chmod(mode)
