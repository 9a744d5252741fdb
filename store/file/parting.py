"""Going on where the file under an open connection has become another one.

What the connection still holds is kept first, whole, in a file of its own. Then the right file is found:
ours again where it was deleted or its log was, else the one that somebody has put at the path. It always
gets an inode that no connection had before, and the old connections stay open and are never used again:
closing one would move the old log over the new file, and delete the new log by its name.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from locales import N_, Message, message
from store.database import OpenFile, open_database
from store.driver import Database, DatabaseError, connect
from store.errors import FileParted
from store.file import watch as watching
from store.file import witness
from store.file.descriptors import status
from store.file.failures import is_full, is_of_place, reason_of
from store.file.log_file import LOG
from store.file.setting_aside import copy_main, free_name, move_away
from store.file.side_folders import make_side_folder, side_folders
from store.file.watch import Difference, Watch, holds

PATIENCE = 5.0
"""Seconds that a file may take to be copied over ours until it is taken for what it is."""

_NEW = ".heldag-new-"


@dataclass(frozen=True, slots=True)
class Parting:
    """What has become of the file, and how it was settled.

    Attributes:
        difference: what had happened.
        opened: a connection to the file that is there now.
        kept: the file with all that was written until then; None where the one at the path holds it, or
            nothing could be kept.
        whole: whether all that had been written is in one of them. Where something was written over the
            file in place, a connection may hold no more than its log does.
        words: the same, for a person.
    """

    difference: Difference
    opened: OpenFile
    kept: Path | None
    whole: bool
    words: Message


def part(old: OpenFile, path: Path, *, keep: bool = True) -> Parting:
    """Keep what ``old`` holds, and go on with the right file at ``path``.

    Args:
        old: a connection to a file that has become another one; it is given up.
        path: where the file lay.
        keep: whether there may be something to keep; False for a connection that only reads.

    Raises:
        FileParted: it cannot be settled yet, because the file is still being copied over ours, or nothing
            can be kept anywhere; to be tried again.
        StoreError: the file at the path cannot be opened.
    """
    difference = old.watch.difference()
    if difference is None:
        raise ValueError("the file is the one that is open")
    old.db.rollback()
    copy = None
    with watching.undisturbed():
        try:
            with _one_process_at_a_time(old.watch):
                copy = _copy(old, path) if keep else None
                ours = _settle(old.watch, path, copy)
        except OSError as error:
            raise FileParted(_not_yet(error, path, copy)) from error
        opened = open_database(path, wait=0.0, create=keep and copy is None, readonly=not keep)
    kept = None if copy is None or ours or _is_contained(copy, opened) else copy
    old.give_up()
    whole = not keep or copy is not None
    words = _in_words(difference, path, kept, ours=ours, whole=whole)
    return Parting(difference, opened, kept, whole, words)


@contextlib.contextmanager
def _one_process_at_a_time(watch: Watch) -> Iterator[None]:
    """Let no other process settle the same file; one that holds the lock for long is no heldag."""
    try:
        lock = contextlib.ExitStack()
        lock.enter_context(watch.main.locked())
    except BlockingIOError:
        if monotonic() - watch.parted_at < PATIENCE:
            raise
    with lock:
        yield


# What the connection holds ------------------------------------------------------------------------------


def _copy(old: OpenFile, path: Path) -> Path | None:
    """Keep all that was written in a file of its own, beside the old one or where it can be.

    It is made once, and is there until it is known that another file holds the same.

    Returns:
        The copy; None where the connection does not hold all of it any more.

    Raises:
        FileParted: there is no room for a copy anywhere.
    """
    if old.kept is not None and old.kept.exists():
        return old.kept
    copied = False
    for folder in (path.parent, *side_folders(path)):
        try:
            make_side_folder(folder)
            handle, name = tempfile.mkstemp(prefix=_NEW, suffix=path.suffix, dir=folder)
        except OSError:
            continue
        os.close(handle)
        new = Path(name)
        try:
            if not _copy_into(old, new):
                return None
            old.kept = new.rename(free_name(folder / path.name))
        except OSError:
            continue
        except DatabaseError as error:
            if not is_of_place(error):
                return None
            copied = copied or not is_full(error)
        else:
            return old.kept
        finally:
            new.unlink(missing_ok=True)
    if copied:  # wherever it was tried: it is what is read that is faulty
        return None
    raise FileParted(
        message(N_("{path} has changed, and nothing can be kept beside it."), path=path)
    )


def _copy_into(old: OpenFile, target: Path) -> bool:
    """Copy what a connection holds; return whether that is sound and goes to the latest transaction."""
    with contextlib.closing(connect(target, wait=5.0)) as copy:
        old.db.conn.backup(copy)
        here = status(old.watch.path)
        written_over = here is not None and here.identity == old.watch.main.identity
        sound = not written_over or _is_sound(Database(copy))
        mark = witness.read(copy.execute("SELECT witness FROM file").fetchone()[0])
        copy.execute("PRAGMA journal_mode=DELETE")
    with target.open("rb") as file:
        os.fsync(file.fileno())
    latest = old.watch.latest
    if not sound or mark is None or latest is None:
        return False
    return mark.uid == latest.uid and mark.number >= latest.number


def _is_sound(db: Database) -> bool:
    return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _is_contained(copy: Path, opened: OpenFile) -> bool:
    """Take a copy away where all that is in it is in the file that was opened too; return whether it is."""
    contained = False
    with contextlib.suppress(DatabaseError):
        contained = _holds_all(opened.db, copy)
    if contained:
        copy.unlink()
    return contained


_LAST = "SELECT * FROM event ORDER BY seq DESC LIMIT 1"


def _holds_all(db: Database, copy: Path) -> bool:
    """Return whether a file goes on from where a copy ends: it has the copy's latest event."""
    with contextlib.closing(connect(copy, wait=0.0, mode="ro")) as other:
        last = other.execute(_LAST).fetchone()
        uid = witness.read(other.execute("SELECT witness FROM file").fetchone()[0])
    here = witness.read(db.execute("SELECT witness FROM file").fetchone()[0])
    if uid is None or here is None or uid.uid != here.uid:
        return False
    return (
        last is None or db.execute("SELECT * FROM event WHERE seq = ?", last[:1]).fetchone() == last
    )


# The right file -----------------------------------------------------------------------------------------


def _settle(watch: Watch, path: Path, copy: Path | None) -> bool:
    """Let the right file lie at ``path``, with no log of another one; return whether it is our copy."""
    here = status(path)
    if here is not None and here.identity != watch.main.identity:
        if not holds(path):  # else another thread has opened it, with what lay beside it
            _clear_logs(watch, copy)
        return False if _is_ours(path) else _put_back(path, copy)
    if here is None:
        _clear_logs(watch, copy)
        return _publish(copy, path)
    if watch.parted is Difference.LOG_GONE and copy is not None:
        _clear_logs(watch, copy)
        _beside(copy, path).replace(path)
        copy.unlink(missing_ok=True)
        return True
    return _renew(watch, path, copy)


def _renew(watch: Watch, path: Path, copy: Path | None) -> bool:
    """Give what was written over our file an inode of its own; put ours back where it is no heldag file."""
    handle, name = tempfile.mkstemp(prefix=_NEW, suffix=path.suffix, dir=path.parent)
    os.close(handle)
    new = Path(name)
    new.unlink()
    try:
        copy_main(watch, new)
        if _is_ours(new, whole=True):
            _clear_logs(watch, copy)
            new.replace(path)
            return False
    finally:
        new.unlink(missing_ok=True)
    if monotonic() - watch.parted_at < PATIENCE:
        raise FileParted(message(N_("{path} is being written over."), path=path))
    _clear_logs(watch, copy)
    return _put_back(path, copy)


def _is_ours(path: Path, *, whole: bool = False) -> bool:
    """Return whether a heldag file lies at ``path``; it is only looked at, with ``whole`` at every page."""
    if holds(path):
        return True  # another thread has opened it already; closing it here would drop its locks
    if not path.is_file():
        return False
    try:
        with contextlib.closing(connect(path, wait=0.0, mode="immutable")) as found:
            found.execute("SELECT 1 FROM meeting LIMIT 1").fetchone()
            return not whole or _is_sound(Database(found))
    except DatabaseError:
        return False


def _put_back(path: Path, copy: Path | None) -> bool:
    """Set aside what lies at the path and is no heldag file, and put ours there again."""
    move_away(path, free_name(path, "aside"))
    return _publish(copy, path)


def _publish(copy: Path | None, path: Path) -> bool:
    """Give a copy the name of the file; return False where there is none, or another process was faster."""
    if copy is None:
        return False
    new = _beside(copy, path)
    try:
        os.link(new, path)
        new.unlink()
    except FileExistsError:
        if new != copy:
            new.unlink()
        return False
    except OSError:  # a file system without hard links
        new.rename(path)
    copy.unlink(missing_ok=True)
    return True


def _beside(copy: Path, path: Path) -> Path:
    """Return a copy that lies where the file is to lie: it may have had to be kept on another disk."""
    if copy.parent == path.parent:
        return copy
    handle, name = tempfile.mkstemp(prefix=_NEW, suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as new, copy.open("rb") as kept:
            shutil.copyfileobj(kept, new)
            new.flush()
            os.fsync(new.fileno())
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _clear_logs(watch: Watch, copy: Path | None) -> None:
    """Take our log and its index from their names; they stay where what is in them was not copied whole."""
    for name in filter(watch.has, watch.names):
        if copy is not None:
            watch.names[name].unlink(missing_ok=True)
        else:
            move_away(watch.names[name], Path(f"{free_name(watch.path, 'aside')}{name}"))


# In words -----------------------------------------------------------------------------------------------

_PUT_BACK = {
    Difference.GONE: N_(
        "{path} was deleted or moved while it was open. It is back, with all that was written."
    ),
    Difference.LOG_GONE: N_(
        "A part of {path} ({log}) was removed while it was open. It is whole again, with all that was "
        "written."
    ),
}
_NOT_OURS = N_(
    "Something that is no heldag file was written over {path}; it was set aside. The meetings are back, "
    "with all that was written."
)
_WITH_KEPT = N_(
    "{path} was replaced by another file while it was open. All that was written until then is in {kept} "
    "(“heldag --db” opens it); heldag goes on with the file that lies there now."
)
_HELD_THERE = N_(
    "{path} was replaced while it was open; heldag goes on with the file that lies there now, which holds "
    "all that was written."
)
_NOT_WHOLE = N_(
    "Something was written over {path} while it was open, and not all of what was written there before "
    "could be kept; heldag goes on with what lies there now."
)


def _not_yet(error: OSError, path: Path, copy: Path | None) -> Message:
    reason = reason_of(error)
    if copy is None:
        return message(
            N_("{path} has changed, and heldag cannot go on with it yet: {reason}."),
            path=path,
            reason=reason,
        )
    return message(
        N_(
            "{path} has changed, and heldag cannot go on with it yet: {reason}. All that was written is in "
            "{kept}."
        ),
        path=path,
        reason=reason,
        kept=copy,
    )


def _in_words(
    difference: Difference, path: Path, kept: Path | None, *, ours: bool, whole: bool
) -> Message:
    if ours:
        return message(_PUT_BACK.get(difference, _NOT_OURS), path=path, log=f"{path.name}{LOG}")
    if kept is not None:
        return message(_WITH_KEPT, path=path, kept=kept)
    return message(_HELD_THERE if whole else _NOT_WHOLE, path=path)
