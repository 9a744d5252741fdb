"""What can happen to a file while a program has it open: it is deleted, moved, replaced, restored over.

Each takes the database and a folder for copies. What is put over it is whole and checkpointed, as a person
would have it: a copy made earlier, or the file of another heldag.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.e2e.reliability import foreign


def _beside(db: Path, end: str) -> Path:
    return db.with_name(db.name + end)


def log_size(db: Path) -> int:
    """Return how many bytes lie in the log of the file."""
    log = _beside(db, "-wal")
    return log.stat().st_size if log.exists() else 0


def delete(db: Path, _: Path) -> None:
    """Delete the file and what lies beside it."""
    for end in ("", "-wal", "-shm"):
        _beside(db, end).unlink(missing_ok=True)


def delete_alone(db: Path, _: Path) -> None:
    """Delete the file and leave its log."""
    db.unlink(missing_ok=True)


def move(db: Path, copies: Path) -> None:
    """Move the file to another folder."""
    shutil.move(db, copies / "moved.db")


def replace_by_mv(db: Path, other: Path) -> None:
    """Put another file under the name."""
    made = db.with_name("other.new")
    shutil.copyfile(other, made)
    made.replace(db)


def replace_by_cp(db: Path, other: Path) -> None:
    """Write another file over the bytes of this one."""
    foreign.copy(other, db)


def replace_in_order(db: Path, other: Path) -> None:
    """Put another file under the name, and take the log away first."""
    for end in ("-wal", "-shm"):
        _beside(db, end).unlink(missing_ok=True)
    replace_by_mv(db, other)


def remove_log(db: Path, _: Path) -> None:
    """Take the log away."""
    _beside(db, "-wal").unlink(missing_ok=True)


REPLACED: dict[str, Callable[[Path, Path], None]] = {
    "replaced by mv": replace_by_mv,
    "replaced by cp": replace_by_cp,
    "replaced, its log removed": replace_in_order,
}
"""The ways to put another file there."""

GONE: dict[str, Callable[[Path, Path], None]] = {
    "deleted": delete,
    "deleted without its log": delete_alone,
    "moved away": move,
    "its log removed": remove_log,
}
"""The ways to take it away."""

COPIED: dict[str, Callable[[Path, Path], None]] = {
    "a plain copy": foreign.copy,
    "a backup": foreign.backup,
}
"""The ways in which a copy is made that is restored later."""
