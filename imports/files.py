"""The text of a file that somebody has pointed at, in a coding that can be told."""

from __future__ import annotations

import codecs
from pathlib import Path

from imports.errors import ImportRefused
from locales import N_, message
from store.file.named_files import read_bytes, read_named

_SAMPLE = 2_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(path: Path) -> str:
    """Return the text of the file at ``path``, which is UTF-8, or UTF-16 with its mark.

    Raises:
        UnreadableFile: it is no ordinary file of sensible size, or cannot be opened.
        ImportRefused: it is not text.
    """
    return decode(read_bytes(path), str(path))


def read_table_text(name: str | Path) -> str:
    """Return the text of a table that another program has written; see :func:`decode_table`.

    Raises as :func:`read_text`. ``-`` is standard input.
    """
    return decode_table(read_named(name), str(name))


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
