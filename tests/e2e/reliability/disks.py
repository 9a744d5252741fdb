"""Where a round's files lie: an ordinary folder, or a disk so small that it can be filled."""

from __future__ import annotations

import contextlib
import functools
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.disk import NoCompilerError, filling_disk

_SIZE = "8m"


@functools.cache
def _mounts() -> bool:
    """Whether a small disk can be mounted here."""
    with tempfile.TemporaryDirectory() as folder:
        return _mount(Path(folder)) and _unmount(Path(folder))


def _mount(folder: Path) -> bool:
    call: list[str | Path] = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", folder]
    return bool(shutil.which("mount")) and not _run(call)


def _unmount(folder: Path) -> bool:
    return not _run(["umount", "-l", folder])


def _run(call: list[str | Path]) -> int:
    return subprocess.run(call, capture_output=True, check=False).returncode


@functools.cache
def _compiles() -> bool:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(NoCompilerError):
        filling_disk(Path(folder), [], Path(folder))
        return True
    return False


def can_fill() -> bool:
    """Return whether a disk can be full here: by mounting a small one, or by a library that says so."""
    return _mounts() or _compiles()


class Disk:
    """The folders of a round.

    Attributes:
        home: the person's home folder, with the database.
        elsewhere: the folder for temporary files.
        nowhere: whether nothing can be written in either while the disk is full.
        is_full: whether it is just now.
        environment: what the program must find in its environment.
    """

    def __init__(self, folder: Path, *, small: bool, nowhere: bool) -> None:
        """Make the folders; ``small``: they can be filled, both of them where ``nowhere``."""
        self.home = folder / "home"
        self.home.mkdir()
        self._full = folder / "full"
        self._mounted = small and _mounts() and _mount(self.home)
        self.elsewhere = (self.home if nowhere else folder) / "temporary"
        self.elsewhere.mkdir()
        self.nowhere = nowhere
        self.is_full = False
        self.environment = {"TMPDIR": str(self.elsewhere)}
        if small and not self._mounted:
            self.environment |= filling_disk(folder, [self.home], self._full)

    def close(self) -> None:
        """Take the small disk away."""
        if self._mounted:
            _unmount(self.home)

    @contextlib.contextmanager
    def full(self) -> Iterator[None]:
        """Leave no byte of room meanwhile."""
        filler = self.home / "filler" if self._mounted else self._full
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while self._mounted:
                file.write(bytes(4096))
        self.is_full = True
        try:
            yield
        finally:
            self.is_full = False
            filler.unlink()
