"""What SQLite and the system say, in words for a person: the one table of each."""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Iterator
from pathlib import Path

from locales import N_, Message, message
from store.errors import Damaged, DiskFull, ReadOnly, StoreBusy, StoreError, UnusableFile
from store.file.driver import DatabaseError

_ERROR, _PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 1, 3, 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _PROTOCOL, _AUTH, _NOTADB = 13, 14, 15, 23, 26

_OF_PLACE = {_PERM, _READONLY, _IOERR, _FULL, _CANTOPEN}
"""What is said where a file lies in a place in which nothing can be written."""

_IS_USED = (StoreBusy, N_("Another program is writing in {path}."))
_IS_NOT_WRITTEN = (ReadOnly, N_("{path} cannot be written; it can only be read."))
_IS_DAMAGED = (Damaged, N_("{path} is damaged; not all of it can be read."))
_IS_FULL = (DiskFull, N_("The disk is full; {path} cannot be written."))

_BY_CODE: dict[int, tuple[type[StoreError], str]] = {
    **dict.fromkeys((_BUSY, _LOCKED, _PROTOCOL), _IS_USED),
    **dict.fromkeys((_PERM, _READONLY, _CANTOPEN, _AUTH), _IS_NOT_WRITTEN),
    **dict.fromkeys((_CORRUPT, _NOTADB), _IS_DAMAGED),
    _FULL: _IS_FULL,
    _IOERR: (DiskFull, N_("The disk is full or faulty; {path} cannot be written.")),
}

_LOST = re.compile(r"no such (table|column|index): (?:\w+\.)?(.+)")
_UNREADABLE = ("Could not decode", "foreign key mismatch")

REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("the rights are missing"),
    errno.EPERM: N_("the rights are missing"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is not a folder"),
    errno.EEXIST: N_("it exists already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EFBIG: N_("the file is too large"),
    errno.EIO: N_("the disk reports a fault"),
    errno.ELOOP: N_("its symbolic links lead in a circle"),
}
"""What the system says, by its number."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}

READING = N_("{path} cannot be read: {reason}.")
MAKING = N_("{path} cannot be made: {reason}.")


def reason_of(error: OSError) -> Message | str:
    """Return why the system refused something."""
    found = REASONS.get(error.errno or 0)
    return message(found) if found else (error.strerror or type(error).__name__)


def of_system(error: OSError, path: Path, doing: str = READING) -> StoreError:
    """Return what the system says of ``path`` as an error in words.

    Args:
        error: what it says.
        path: the file.
        doing: :data:`READING` or :data:`MAKING`.
    """
    if error.errno in _NO_ROOM:
        return DiskFull(message(_IS_FULL[1], path=path))
    is_barred = doing == MAKING and error.errno in _NO_RIGHT
    kind = ReadOnly if is_barred else UnusableFile
    return kind(message(doing, path=path, reason=reason_of(error)))


def of_sqlite(error: Exception, path: Path | str) -> StoreError:
    """Return what SQLite says of ``path`` as an error in words."""
    kind, words = _BY_CODE.get(code_of(error), (StoreError, ""))
    if words:
        return kind(message(words, path=path))
    said = str(error)
    lost = _LOST.match(said)
    if lost:
        return missing(path, lost[2])
    if said.startswith(_UNREADABLE):
        return Damaged(message(_IS_DAMAGED[1], path=path))
    text = N_("The file could not be read or written: {reason}")
    return StoreError(message(text, reason=said))


def missing(path: Path | str, name: str) -> Damaged:
    """Return that a part of a file, by its name in SQLite, is missing."""
    text = N_("{path} is damaged: the part “{name}” of it is missing.")
    return Damaged(message(text, path=path, name=name))


def code_of(error: Exception) -> int:
    """Return the primary code of what SQLite says; 0 where the driver said it by itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_of_place(error: Exception) -> bool:
    """Return whether SQLite says that nothing can be written where the file lies."""
    return code_of(error) in _OF_PLACE


def is_full(error: Exception) -> bool:
    """Return whether SQLite says that there is no room."""
    return code_of(error) == _FULL


def is_damage(error: Exception) -> bool:
    """Return whether SQLite says that the file is damaged."""
    return isinstance(of_sqlite(error, ""), Damaged)


@contextlib.contextmanager
def in_words(path: Path | str) -> Iterator[None]:
    """Turn what SQLite says of ``path`` within the block into an error in words."""
    try:
        yield
    except DatabaseError as error:
        raise of_sqlite(error, path) from error
