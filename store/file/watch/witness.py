"""What the file is known by: a mark in a row of its own, written anew in every transaction.

It can be read from the bytes of a page, without SQLite: from the database file itself, and from each
transaction in the log file beside it. So an older copy of the file, another file under the same name, and
a log that belongs to neither can be told from ours.
"""

from __future__ import annotations

import os
import struct
from typing import NamedTuple

_MAGIC = b"\x00\x01heldag\xff\x01"
"""No text that a person has written holds such bytes."""

_REST = struct.Struct(">16sQ8s8s")
SIZE = len(_MAGIC) + _REST.size
"""Bytes of a witness."""


class Witness(NamedTuple):
    """What one transaction left.

    Attributes:
        uid: the file, 16 bytes; copies of it have the same.
        number: how many transactions of heldag the file has seen.
        before: the stamp of the transaction before it, 8 bytes.
        stamp: that of the transaction itself; random, so that two that went on from one copy differ.
    """

    uid: bytes
    number: int
    before: bytes
    stamp: bytes

    @property
    def data(self) -> bytes:
        """The witness as it lies in the file."""
        return _MAGIC + _REST.pack(self.uid, self.number, self.before, self.stamp)

    def next(self) -> Witness:
        """Return the witness of the transaction after this one."""
        return Witness(self.uid, self.number + 1, self.stamp, os.urandom(8))


def new() -> Witness:
    """Return the witness of a new file."""
    return Witness(os.urandom(16), 0, bytes(8), os.urandom(8))


def read(data: bytes) -> Witness | None:
    """Return the witness somewhere in the bytes of a page; None where there is none."""
    at = data.find(_MAGIC)
    if at < 0 or len(data) < at + SIZE:
        return None
    return Witness(*_REST.unpack_from(data, at + len(_MAGIC)))
