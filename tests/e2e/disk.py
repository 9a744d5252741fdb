"""A disk that is slow, full or at fault: a library, compiled here, in front of a program's files.

What it does is said in the environment of the program; ``disk.c`` has the names.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SOURCE = Path(__file__).with_name("disk.c")

Call = Literal["read", "write", "sync", "open", "name"]
"""The calls that can be at fault; ``name`` is rename, link and unlink."""


class NoCompilerError(Exception):
    """There is no C compiler here, or the system has no LD_PRELOAD."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The one call that fails.

    Attributes:
        call: of which kind.
        at: its number among those, from 1.
    """

    call: Call
    at: int

    @property
    def number(self) -> int:
        """The error: a disk that cannot be read; half of the others one that is full."""
        return errno.EIO if self.call == "read" or self.at % 4 < 2 else errno.ENOSPC

    def __str__(self) -> str:
        """Name it in a report."""
        return f"{self.call} {self.at} ({errno.errorcode[self.number]})"


def _library(folder: Path) -> dict[str, str]:
    """Compile the library into ``folder`` and return what loads it; raise NoCompilerError."""
    library = folder / "disk.so"
    if not library.exists():
        compiler = shutil.which("cc")
        if compiler is None or not Path("/proc/self").exists():
            raise NoCompilerError
        made = folder / f"disk-{os.getpid()}.so"  # several may make it at once
        call = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE), "-ldl"]
        done = subprocess.run(call, capture_output=True, check=False)
        if done.returncode:
            raise NoCompilerError(done.stderr.decode(errors="replace"))
        made.replace(library)
    return {"LD_PRELOAD": str(library)}


def slow_disk(folder: Path, milliseconds: int = 30) -> dict[str, str]:
    """Return the environment that adds ``milliseconds`` to each fsync.

    Args:
        folder: where the library is put.
        milliseconds: the pause.

    Raises:
        NoCompilerError: it cannot be made on this machine.
    """
    return _library(folder) | {"HELDAG_FSYNC_MS": str(milliseconds)}


def filling_disk(folder: Path, under: Sequence[Path], full: Path) -> dict[str, str]:
    """Return the environment in which the folders ``under`` are full while ``full`` exists.

    Raises:
        NoCompilerError: it cannot be made on this machine.
    """
    return _library(folder) | {"HELDAG_DISK": _joined(under), "HELDAG_FULL": str(full)}


def faulty_disk(folder: Path, under: Sequence[Path], count: Path, fault: Fault) -> dict[str, str]:
    """Return the environment in which one call on the folders ``under`` fails.

    Args:
        folder: where the library is put.
        under: the folders.
        count: a file outside them, one byte for each call of the kind; it counts on between programs.
        fault: the call; its number 0 is none.

    Raises:
        NoCompilerError: it cannot be made on this machine.
    """
    return _library(folder) | {
        "HELDAG_DISK": _joined(under),
        "HELDAG_FAULT_CALL": fault.call,
        "HELDAG_FAULT_AT": str(fault.at),
        "HELDAG_FAULT_ERRNO": str(fault.number),
        "HELDAG_FAULT_COUNT": str(count),
    }


def _joined(folders: Sequence[Path]) -> str:
    return ":".join(str(folder) for folder in folders)
