"""Reading a file that somebody has pointed at: an ordinary file, of sensible size, in a known coding."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from imports.errors import ImportRefused
from locales import N_, message
from store.file.recognising import is_database

LARGEST = 64 * 1024 * 1024
"""Bytes. The minutes of a long day are well under one hundredth of this."""

_SAMPLE = 2_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(path: Path, largest: int = LARGEST) -> str:
    """Return the text of the file at ``path``, which is UTF-8, or UTF-16 with its mark.

    Raises:
        ImportRefused: it is no ordinary file, is larger than ``largest`` bytes, cannot be opened, or is
            not text. Never waits for a pipe or a device.
    """
    return decode(read_bytes(path, largest), str(path))


def read_table_text(path: Path, largest: int = LARGEST) -> str:
    """Return the text of a table that another program has written; see :func:`decode_table`.

    Raises as :func:`read_text`.
    """
    return decode_table(read_bytes(path, largest), str(path))


def decode_table(data: bytes, name: str) -> str:
    """Return ``data`` as text: UTF-8 or UTF-16, with or without its mark, else Windows' Latin letters.

    Raises:
        ImportRefused: it is not text.
    """
    coding = _unmarked_utf16(data)
    if coding:
        return data.decode(coding, errors="replace")
    try:
        text = decode(data, name)
    except ImportRefused:
        if any(data.startswith(mark) for mark, _ in _MARKS):
            raise
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ImportRefused(message(N_("“{path}” is not text."), path=name))
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the coding of text in UTF-16 without its mark: every other byte is mostly zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    for first, coding in ((0, "utf-16-be"), (1, "utf-16-le")):
        if sample[first::2].count(0) > half * 0.6 and sample[1 - first :: 2].count(0) == 0:
            return coding
    return None


def decode(data: bytes, name: str) -> str:
    """Return ``data`` as text; ``name`` is what a person calls it, for the error."""
    mark, coding = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(coding)
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        raise ImportRefused(
            message(N_("“{path}” is not text in UTF-8 (byte {byte})."), path=name, byte=at)
        ) from error


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of the file at ``path``; raises as :func:`read_text` does for the file itself."""
    refuse_database(path)
    try:
        with open(path, "rb", opener=_open_at_once) as file:  # Path has no opener
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise ImportRefused(message(N_("“{path}” is not an ordinary file."), path=path))
            data = file.read(largest + 1) if state.st_size <= largest else None
    except FileNotFoundError as error:
        raise ImportRefused(message(N_("There is no file “{path}”."), path=path)) from error
    except IsADirectoryError as error:
        raise ImportRefused(message(N_("“{path}” is a folder."), path=path)) from error
    except (OSError, ValueError) as error:
        raise ImportRefused(message(N_("“{path}” cannot be read."), path=path)) from error
    if data is None or len(data) > largest:
        raise ImportRefused(
            message(
                N_("“{path}” is larger than {size} MB and was not read."),
                path=path,
                size=largest // (1024 * 1024),
            )
        )
    return data


def refuse_database(path: Path) -> None:
    """Raise ImportRefused where ``path`` leads to a database, which must not be opened as a document."""
    if is_database(path):
        raise ImportRefused(message(N_("“{path}” is a database, not a document."), path=path))


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for whoever might write at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
