"""SQLite's log file (``-wal``) and its index (``-shm``), as far as the witness and checkpoints need them.

The formats are those of https://sqlite.org/walformat.html: the log has a header of 32 bytes, then frames of
a header of 24 bytes and a page; the salts in a frame are those of the header while it belongs to it. In
the index the header of 48 bytes lies twice, then what checkpoints have done.
"""

from __future__ import annotations

import struct
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from store.file.watch import witness
from store.file.watch.descriptors import Descriptor
from store.file.watch.witness import Witness

LOG, INDEX = "-wal", "-shm"
"""What SQLite adds to the name of a file for its log, and for the index of that."""


def beside(path: Path, ending: str) -> Path:
    """Return where SQLite has the log or the index of a file: it follows links before it names them."""
    return Path(f"{path.resolve()}{ending}")


_HEADER, _FRAME = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)
_INDEX_SIZE = 136


class LogIndex(NamedTuple):
    """What the index says.

    Attributes:
        salts: of the log that it is for; new each time the log begins again.
        frames: how many frames hold what was committed.
        moved: how many of them checkpoints have moved into the file.
        meant: how many the latest checkpoint set out to move.
        pages: how many pages the file has, with what is in the log.
        changes: counts the transactions, of whatever program; it begins anew with the index.
    """

    salts: bytes
    frames: int
    moved: int
    meant: int
    pages: int
    changes: int

    @property
    def moving(self) -> tuple[bytes, int, int]:
        """What every checkpoint changes, and nothing else does but a log that begins again after one."""
        return self.salts, self.moved, self.meant


def read_index(index: Descriptor) -> LogIndex | None:
    """Return what the index says; None where it is not made yet."""
    data = index.read(_INDEX_SIZE, 0)
    if len(data) < _INDEX_SIZE:
        return None
    numbers = (struct.unpack_from("=I", data, at)[0] for at in (16, 96, 128, 20, 8))
    return LogIndex(data[32:40], *numbers)


def salts(log: Descriptor) -> bytes:
    """Return the salts in the header of the log; fewer than 8 bytes where it has none."""
    return log.read(8, 16)


def page_number(log: Descriptor, frame: int, size: int) -> int:
    """Return which page lies in a frame, by the number of that from 1; 0 where the log ends before it.

    Args:
        log: the log file.
        frame: the number.
        size: bytes of a page.
    """
    header = log.read(4, _HEADER + (frame - 1) * (_FRAME + size))
    return int.from_bytes(header, "big")


def page_in(log: Descriptor, frame: int, size: int) -> bytes:
    """Return the page in a frame; arguments as in :func:`page_number`."""
    return log.read(size, _HEADER + (frame - 1) * (_FRAME + size) + _FRAME)


def witnesses(
    log: Descriptor, pages: Container[int] | None = None, frames: int | None = None
) -> list[tuple[int, Witness]] | None:
    """Return the witnesses of the transactions in the log, the oldest first, each with its page.

    An empty list says that pages were written, but by no heldag; None, that nothing is in the log.

    Args:
        log: the log file.
        pages: the numbers of the pages that are looked into; every page is where it is None.
        frames: how many frames hold what was committed; all that belong to the log where it is None.
    """
    header = log.read(_HEADER, 0)
    if len(header) < _HEADER or struct.unpack_from(">I", header)[0] not in _MAGIC:
        return None
    size, salt = struct.unpack_from(">I", header, 8)[0], header[16:24]
    found: list[tuple[int, Witness]] = []
    at = _HEADER
    end = log.size if frames is None else _HEADER + frames * (_FRAME + size)
    while True:
        frame = log.read(_FRAME, at) if at < end else b""
        if len(frame) < _FRAME or frame[8:16] != salt:
            return found if at > _HEADER else None
        page = int.from_bytes(frame[:4], "big")
        if pages is None or page in pages:
            mark = witness.read(log.read(size, at + _FRAME))
            found += [(page, mark)] if mark is not None else []
        at += _FRAME + size
