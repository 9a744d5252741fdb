"""Reading a file that a person has named or laid in its place: ordinary, of sensible size, and at once.

A pipe or a device keeps whoever opens it waiting, or never ends; so this is the only place that opens
such a file. Standard input may be a pipe: it is what a person has chosen to wait for.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from locales import N_, message
from store.errors import StoreError

LARGEST = 64 * 1024 * 1024
"""Bytes. The minutes of a long day are well under one hundredth of this."""

STANDARD_INPUT = "-"
"""What a person types for standard input."""


class UnreadableFile(StoreError):
    """What was named is no ordinary file, is too large, or cannot be opened; ``message`` says which."""


class MissingFile(UnreadableFile):
    """There is no such file."""


def path_of(text: str | Path) -> Path:
    """Return the path that a person has typed; ``~`` is the home, that of nobody known stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def read_named(name: str | Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of the file called ``name``, or of standard input where it is ``-``.

    Raises:
        UnreadableFile: it cannot be read, or is larger than ``largest`` bytes.
    """
    if str(name) != STANDARD_INPUT:
        return read_bytes(Path(name), largest)
    return _within(sys.stdin.buffer, largest, STANDARD_INPUT)


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of the file at ``path``; raise UnreadableFile as :func:`read_named` does."""
    try:
        _check(path, path.stat())
        with open(path, "rb", opener=_open_at_once) as file:  # Path has no opener
            _check(path, os.fstat(file.fileno()))
            return _within(file, largest, path)
    except FileNotFoundError as error:
        raise MissingFile(message(N_("There is no file “{path}”."), path=path)) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(message(N_("“{path}” cannot be read."), path=path)) from error


def _check(path: Path, found: os.stat_result) -> None:
    """Raise UnreadableFile where what lies at ``path`` is no ordinary file, or is a database."""
    from store.file.recognising import is_database  # a start without settings needs no database

    if stat.S_ISDIR(found.st_mode):
        raise UnreadableFile(message(N_("“{path}” is a folder."), path=path))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFile(message(N_("“{path}” is not an ordinary file."), path=path))
    if is_database(path):  # closing it again would drop the locks that this process has on it
        raise UnreadableFile(message(N_("“{path}” is a database, not a document."), path=path))


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for whoever might write at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _within(file: BinaryIO, largest: int, name: str | Path) -> bytes:
    """Return what is in ``file``; raise UnreadableFile where that is more than ``largest`` bytes."""
    size = os.fstat(file.fileno()).st_size if isinstance(name, Path) else 0
    data = (file.read(largest + 1) or b"") if size <= largest else None
    if data is None or len(data) > largest:
        raise UnreadableFile(
            message(
                N_("“{path}” is larger than {size} and was not read."),
                path=name,
                size=_in_units(largest),
            )
        )
    return data


def _in_units(size: int) -> str:
    return f"{size // 2**20} MB" if size >= 2**20 else f"{size // 1000} kB"
