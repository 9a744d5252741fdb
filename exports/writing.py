"""Writing a document where it is to lie: whole or not at all, and over nothing without consent.

A document is written beside its place under a passing name, brought safely onto the disk, and then given
its name in one move. Whoever stops the program in between leaves a passing file, which the next
:func:`sweep` of the folder takes away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from exports.errors import AlreadyThere, NotWritten
from exports.locks import hold, remove_if_left
from exports.targets import refuse_target
from locales import N_, Message, message
from store.file.passing import give_name, take_place
from store.file.private import make_private_folder

_PASSING = ".heldag-"
_PASSING_END = ".part"
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


def write(
    path: Path,
    text: str,
    *,
    form: str = "md",
    uid: str | None = None,
    force: bool = False,
    make_folder: bool = False,
) -> Path:
    """Write ``text`` (UTF-8) to ``path`` so that only its owner can read it, and return the path.

    Args:
        path: where the document is to lie. A symbolic link there is replaced, never followed.
        text: the document.
        form: its format, a key of :data:`exports.targets.FORMS`.
        uid: the meeting that it is the JSON of; None for any other document.
        force: replace a document that lies there; else an existing file is left alone.
        make_folder: make the folder if it is missing.

    Raises:
        AlreadyThere: something lies there, and ``force`` is not given. Two writers at the same moment
            never both succeed.
        NotWritten: it cannot be written, or what lies there is never replaced (:mod:`exports.targets`);
            nothing has changed.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
    try:
        if make_folder:
            make_private_folder(path.parent)
        refuse_target(path, form, force=force, uid=uid)
        with _passing_file(path.parent, text.encode("utf-8", "replace")) as passing:
            _give_name(passing, path, force=force)
    except OSError as error:
        raise NotWritten(_reason(error, path)) from error
    except ValueError as error:  # a NUL in the name
        raise NotWritten(message(N_("“{path}” could not be written."), path=path)) from error
    return path


def sweep(folder: Path) -> int:
    """Take away passing files that an interrupted program has left in ``folder``; return how many.

    A file that somebody is writing at this moment stays.
    """
    try:
        found = list(folder.glob(f"{_PASSING}*{_PASSING_END}"))
    except OSError:
        return 0
    return sum(map(remove_if_left, found))


@contextlib.contextmanager
def _passing_file(folder: Path, data: bytes) -> Iterator[Path]:
    """Give a file in ``folder`` that holds ``data`` on the disk, under a name that passes."""
    passing, file = _open_passing(folder)
    try:
        with open(file, "wb", closefd=False) as out:
            out.write(data)
            out.flush()
            os.fsync(file)
        if os.name == "nt":  # an open file cannot be renamed there
            os.close(file)
            file = -1
        yield passing
    finally:
        if file >= 0:
            os.close(file)
        passing.unlink(missing_ok=True)


def _open_passing(folder: Path) -> tuple[Path, int]:
    """Open a new file that only its owner can read, and hold it against a sweep."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_BINARY", "O_NOFOLLOW", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    while True:
        passing = folder / f"{_PASSING}{secrets.token_hex(8)}{_PASSING_END}"
        file = os.open(passing, flags, 0o600)
        if hold(file):
            return passing, file
        os.close(file)  # swept away before it could be held


def _give_name(passing: Path, path: Path, *, force: bool) -> None:
    if force:
        take_place(passing, path)
        return
    try:
        give_name(passing, path)
    except FileExistsError as error:
        raise AlreadyThere(message(N_("“{path}” is there already."), path=path)) from error


def _reason(error: OSError, path: Path) -> Message:
    """Return in words why ``path`` was not written."""
    folder = path.parent
    if error.errno in _NO_ROOM:
        return message(N_("There is no room left for “{path}”."), path=path)
    is_missing = error.errno == errno.ENOENT and not folder.is_dir()
    if is_missing or error.errno == errno.ENOTDIR:
        return message(N_("There is no folder “{folder}”."), folder=folder)
    if error.errno in (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS):
        return message(N_("The folder “{folder}” cannot be written to."), folder=folder)
    if error.errno == errno.ENAMETOOLONG:
        return message(N_("The name “{name}” is too long."), name=path.name)
    return message(N_("“{path}” could not be written."), path=path)
