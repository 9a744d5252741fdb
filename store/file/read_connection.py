"""Connecting to a file for reading, wherever it lies, however full the disk is, and though it is damaged."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from locales import N_, message
from store.file.driver import Database, DatabaseError, connect
from store.file.failures import is_damage, is_of_place
from store.file.watch.leftover_log import Leftover
from store.file.watch.log_file import LOG
from store.file.watch.setting_aside import copy_main
from store.file.watch.watching import Watch, is_given_up

_FIRST = "SELECT count(*) FROM sqlite_schema"


def connect_reader(watch: Watch, path: Path, *, wait: float) -> Database:
    """Connect as a writer would, so that others' changes are seen; else as the place allows it.

    Where a log lies beside the file that is not its own, or may be, nothing of that is read.

    Args:
        watch: over the file.
        path: the file.
        wait: seconds to wait for the lock of another process.

    Raises:
        DatabaseError: not even the list of its tables can be read, or another process has it locked.
    """
    if watch.leftover is Leftover.FOREIGN or is_given_up(watch.main.identity):
        return _connected(path, wait, "immutable")
    for mode in ("rw", "ro"):
        try:
            return _connected(path, wait, mode)
        except DatabaseError as error:
            if not is_of_place(error):
                raise
    if not _size(watch.names[LOG]):
        return _connected(path, wait, "immutable")
    try:
        return _connected_to_copy(watch, path, wait)
    except OSError:
        watch.tell(
            message(
                N_("What was written last in {path} lies in {log}, which cannot be read here."),
                path=path,
                log=watch.names[LOG],
            )
        )
        return _connected(path, wait, "immutable")


def _connected(path: Path, wait: float, mode: str) -> Database:
    """Connect and read something, which is when SQLite opens what lies beside the file."""
    db = Database(connect(path, wait=wait, mode=mode))
    try:
        try:
            db.execute(_FIRST).fetchone()
        except DatabaseError as error:
            if not is_damage(error):
                raise
            # a file that was cut off is refused whole, but for those who say that they know
            db.execute("PRAGMA writable_schema=1")
            db.execute(_FIRST).fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _connected_to_copy(watch: Watch, path: Path, wait: float) -> Database:
    """Connect to a copy with the log played in, where nothing can be made beside the file for that.

    The copy has no name any more when this returns.
    """
    folder = Path(tempfile.mkdtemp(prefix="heldag-reading-"))
    try:
        copy = folder / path.name
        copy_main(watch, copy)
        shutil.copyfile(watch.names[LOG], f"{copy}{LOG}")
        played = connect(copy, wait=wait)
        try:
            played.execute("PRAGMA journal_mode=DELETE")
        finally:
            played.close()
        return _connected(copy, wait, "immutable")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
