"""SQLite's log file (``-wal``) and its index (``-shm``), as far as the witness and checkpoints need them.

The formats are those of https://sqlite.org/walformat.html: the log has a header of 32 bytes, then frames of
a header of 24 bytes and a page; the salts in a frame are those of the header while it belongs to it. In
the index the header of 48 bytes lies twice, then what checkpoints have done.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from store.file import witness
from store.file.descriptors import Descriptor
from store.file.witness import Witness

LOG, INDEX = "-wal", "-shm"
"""What SQLite adds to the name of a file for its log, and for the index of that."""


def beside(path: Path, ending: str) -> Path:
    """Return where SQLite has the log or the index of a file: it follows links before it names them."""
    return Path(f"{path.resolve()}{ending}")


_HEADER, _FRAME = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)
_INDEX_SIZE = 136


@dataclass(frozen=True, slots=True)
class LogIndex:
    """What the index says.

    Attributes:
        salts: of the log that it is for; new each time the log begins again.
        frames: how many frames hold what was committed.
        moved: how many of them checkpoints have moved into the file.
        meant: how many the latest checkpoint set out to move.
    """

    salts: bytes
    frames: int
    moved: int
    meant: int

    @property
    def moving(self) -> tuple[bytes, int, int]:
        """What every checkpoint changes, and nothing else does but a log that begins again after one."""
        return self.salts, self.moved, self.meant


def read_index(index: Descriptor) -> LogIndex | None:
    """Return what the index says; None where it is not made yet."""
    data = index.read(_INDEX_SIZE, 0)
    if len(data) < _INDEX_SIZE:
        return None
    frames, moved, meant = (struct.unpack_from("=I", data, at)[0] for at in (16, 96, 128))
    return LogIndex(data[32:40], frames, moved, meant)


def salts(log: Descriptor) -> bytes:
    """Return the salts in the header of the log; fewer than 8 bytes where it has none."""
    return log.read(8, 16)


def witnesses(
    log: Descriptor, page: int | None = None, frames: int | None = None
) -> list[Witness] | None:
    """Return the witnesses of the transactions in the log, the oldest first; None where nothing is in it.

    An empty list says that pages were written, but by no heldag.

    Args:
        log: the log file.
        page: the number of the page that holds the witness; every page is looked into where it is None.
        frames: how many frames hold what was committed; all that belong to the log where it is None.
    """
    header = log.read(_HEADER, 0)
    if len(header) < _HEADER or struct.unpack_from(">I", header)[0] not in _MAGIC:
        return None
    size, salt = struct.unpack_from(">I", header, 8)[0], header[16:24]
    found: list[Witness] = []
    at = _HEADER
    end = log.size if frames is None else _HEADER + frames * (_FRAME + size)
    while True:
        frame = log.read(_FRAME, at) if at < end else b""
        if len(frame) < _FRAME or frame[8:16] != salt:
            return found if at > _HEADER else None
        if page in (None, struct.unpack_from(">I", frame)[0]):
            mark = witness.read(log.read(size, at + _FRAME))
            found += [mark] if mark is not None else []
        at += _FRAME + size
