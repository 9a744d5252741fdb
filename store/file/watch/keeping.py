"""What a connection still holds of a file that has become another one, kept in a file of its own."""

from __future__ import annotations

import contextlib
from pathlib import Path
from time import sleep

from locales import N_, message
from store.errors import FileParted
from store.file.app_windows.side_folders import make_side_folder, side_folders
from store.file.driver import Database, DatabaseError, connect
from store.file.failures import is_full, is_of_place
from store.file.passing import give_name, passing_file, settle_file, settle_folder
from store.file.watch import witness
from store.file.watch.setting_aside import free_name
from store.file.watch.watching import Watch
from store.file.watch.witness import Witness

_PAGES = 64
"""So many are copied before others get at the connection."""

_BREATH = 0.0005
"""Seconds that they have for that."""


def keep(db: Database, watch: Watch, path: Path) -> Path | None:
    """Keep all that was written in a file beside the old one, or where that can be; for any thread.

    Args:
        db: the connection, which may be read with meanwhile.
        watch: over its file.
        path: where that lay.

    Returns:
        The new file; None where the connection does not hold all of it any more.

    Raises:
        FileParted: there is no room for it anywhere.
    """
    copied = False
    for folder in (path.parent, *side_folders(path)):
        try:
            make_side_folder(folder)
            with passing_file(folder, path.suffix) as new:
                if not _copy(db, watch, new):
                    return None
                return _named(new, folder / path.name)
        except OSError:
            continue
        except DatabaseError as error:
            if not is_of_place(error):
                return None
            copied = copied or not is_full(error)
    if copied:  # wherever it was tried: it is what is read that is faulty
        return None
    raise FileParted(
        message(N_("{path} has changed, and nothing can be kept beside it."), path=path)
    )


def _copy(db: Database, watch: Watch, target: Path) -> bool:
    """Copy what a connection holds; return whether that is sound and goes to the latest transaction."""
    with contextlib.closing(connect(target, wait=5.0)) as copy:
        copy.execute("PRAGMA synchronous=OFF")  # it is brought onto the disk as a whole
        db.copy_to(copy, pages=_PAGES, between=lambda: sleep(_BREATH))
        sound = not watch.is_written_over or is_sound(Database(copy))
        mark = _mark_of(Database(copy))
        copy.execute("PRAGMA journal_mode=DELETE")
    latest = watch.latest
    if not sound or mark is None or latest is None:
        return False
    return mark == latest or (mark.uid == latest.uid and mark.number > latest.number)


def _named(new: Path, path: Path) -> Path:
    """Give a copy a name, which whoever looks for it after a kill knows, and bring it onto the disk.

    Another process may be keeping the same in the same second: no name is taken that somebody has.
    """
    while True:
        kept = free_name(path)
        try:
            give_name(new, kept)
            break
        except FileExistsError:
            continue
    try:
        settle_file(kept)
    except OSError:
        kept.unlink()
        raise
    settle_folder(kept.parent)
    return kept


def is_sound(db: Database) -> bool:
    """Return whether all parts of a file belong together: pages, indexes, and what refers to what.

    Where another file was written over ours, pages of both may be whole, each for itself.
    """
    whole = db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    return whole and db.execute("PRAGMA foreign_key_check").fetchone() is None


def is_contained(copy: Path, db: Database) -> bool:
    """Take a copy away where all that is in it is in a file that is open too; return whether it is."""
    contained = False
    with contextlib.suppress(DatabaseError):
        contained = _holds_all(db, copy)
    if contained:
        with contextlib.suppress(OSError):  # it is one too many then
            copy.unlink()
    return contained


_LAST = "SELECT * FROM event ORDER BY seq DESC LIMIT 1"


def _holds_all(db: Database, copy: Path) -> bool:
    """Return whether a file goes on from where a copy ends: it has the copy's latest event."""
    with contextlib.closing(connect(copy, wait=0.0, mode="ro")) as other:
        last = other.execute(_LAST).fetchone()
        there = _mark_of(Database(other))
    here = _mark_of(db)
    if there is None or here is None or there.uid != here.uid:
        return False
    return (
        last is None or db.execute("SELECT * FROM event WHERE seq = ?", last[:1]).fetchone() == last
    )


def _mark_of(db: Database) -> Witness | None:
    row = db.execute("SELECT witness FROM file").fetchone()
    return witness.read(row[0]) if row else None
