"""What the file is known by: a mark in a row of its own, written anew in every transaction.

It can be read from the bytes of a page, without SQLite: from the database file itself, and from each
transaction in the log file beside it. So an older copy of the file, another file under the same name, and
a log that belongs to neither can be told from ours.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

_MAGIC = b"heldag witness 1"
_UID, _STAMP = 16, 8
SIZE = len(_MAGIC) + _UID + 2 * _STAMP
"""Bytes of a witness."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What one transaction left.

    Attributes:
        uid: the file; copies of it have the same.
        before: the stamp of the transaction before it.
        stamp: that of the transaction itself; random, and never all zeros but in a new file.
    """

    uid: bytes
    before: bytes
    stamp: bytes

    @property
    def data(self) -> bytes:
        """The witness as it lies in the file."""
        return _MAGIC + self.uid + self.before + self.stamp


def new() -> bytes:
    """Return the witness of a new file."""
    return Witness(os.urandom(_UID), bytes(_STAMP), bytes(_STAMP)).data


def read(data: bytes) -> Witness | None:
    """Return the witness somewhere in the bytes of a page; None where there is none."""
    at = data.find(_MAGIC)
    if at < 0 or len(data) < at + SIZE:
        return None
    rest = data[at + len(_MAGIC) : at + SIZE]
    return Witness(rest[:_UID], rest[_UID : _UID + _STAMP], rest[_UID + _STAMP :])


RENEW = (
    f"UPDATE file SET witness = CAST(substr(witness, 1, {len(_MAGIC) + _UID}) "
    f"|| substr(witness, {SIZE - _STAMP + 1}) || randomblob({_STAMP}) AS BLOB)"
)
"""Writes the witness of the transaction that it runs in."""
