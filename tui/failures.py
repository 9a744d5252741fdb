"""The one place that turns an error into words for a person."""

from __future__ import annotations

import errno
from pathlib import Path

from locales import N_, Message, message
from store.cleaning import clean, visible
from store.errors import StoreError

_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("the rights are missing"),
    errno.EPERM: N_("the rights are missing"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is not a folder"),
    errno.EEXIST: N_("it exists already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EFBIG: N_("the file is too large"),
    errno.EIO: N_("the disk reports a fault"),
}


def in_words(error: Exception) -> Message | None:
    """Return what to tell about ``error``; None for a fault in the program itself."""
    if isinstance(error, StoreError):
        return error.message
    if isinstance(error, OSError):
        reason = _REASONS.get(error.errno or 0)
        told = message(reason) if reason else (error.strerror or type(error).__name__)
        if error.filename is None:
            return message(N_("The system refused: {reason}."), reason=told)
        return message(N_("{path}: {reason}."), path=str(error.filename), reason=told)
    return None


def naming(path: Path, told: Message) -> Message:
    """Return ``told`` with the name of the file that it is about, unless it says it already."""
    if any(str(value) == str(path) for value in told.params.values()):
        return told
    return message(N_("{path}: {reason}"), path=str(path), reason=told)


def harmless(text: str) -> str:
    """Return ``text`` on one line with nothing in it that drives a terminal."""
    return visible(clean(text)).replace("\n", " ").replace("\t", " ")
