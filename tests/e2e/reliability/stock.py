"""What rounds begin with, made once in a process: the person's own file, and that of another heldag."""

from __future__ import annotations

import functools
import shutil
import tempfile
from pathlib import Path

from tests.e2e.program import Program
from tests.e2e.reliability.page import ACTION, TITLE

OWN = [f"/titel {TITLE}", "# Samtal", f"å: {ACTION} !2026-12-01", "den första raden"]
"""The lines of the meeting that is written in."""

_OTHERS = (
    ["/titel Styrelsen", "# Val", "Anna valdes", "b: Vi börjar om", "å: Boka lokal !2026-11-05"],
    ["/titel Årsmötet", "# Öppnande", "Ordföranden öppnade", "- en punkt"],
)


@functools.cache
def _shelf() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="heldag-stock-")


def shelf(name: str) -> Path:
    """Return a folder that lasts as long as this process."""
    folder = Path(_shelf().name) / name
    folder.mkdir(exist_ok=True)
    return folder


def _made(name: str, *meetings: list[str]) -> Path:
    program = Program(shelf(name))
    for lines in meetings:
        program.capture(lines)
    return program.db


@functools.cache
def own_file() -> Path:
    """Return a file with the one meeting, whole and closed."""
    return _made("own", OWN)


@functools.cache
def other_file() -> Path:
    """Return a file with two other meetings; the first has the id of ours."""
    return _made("other", *_OTHERS)


def lay(file: Path, db: Path) -> None:
    """Put a copy of a file where the program finds it."""
    shutil.copyfile(file, db)
    db.chmod(0o600)
