"""Whose the log is that lies beside a file which nobody has open.

After a kill it is the file's own, and SQLite plays it in. Where the file was restored from a copy meanwhile,
it is of another file or time; SQLite plays it in all the same, over the restored one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

from store.file.watch import log_file, witness
from store.file.watch.checkpointed import is_begun_from
from store.file.watch.descriptors import Descriptor
from store.file.watch.log_file import INDEX, LOG
from store.file.watch.witness import Witness

_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes that each connection locks while it is open (``SHARED_FIRST`` in SQLite's ``os.h``)."""

_INDEX_IN_USE = 128
"""The byte of the index that each process locks that has it open (``UNIX_SHM_DMS`` in ``os_unix.c``)."""

_CHUNK = 1 << 20


class Leftover(Enum):
    """Whose a log is."""

    NONE = "none"
    """There is none, or other programs that have the file open see to it."""
    OURS = "ours"
    FOREIGN = "foreign"
    """It is proven to be of another file, or of another time of this one."""
    DOUBTFUL = "doubtful"
    """Nothing in it says whose it is."""
    IN_USE = "in use"
    """Another process has it open, for a file that lay there before and was replaced; or it is what is left
    of the log and its index, of a file that another process has open."""


def whose(main: Descriptor, path: Path, names: Mapping[str, Path]) -> Leftover:
    """Return whose the log beside ``main`` is; to be asked before this process's first connection.

    Args:
        main: the file.
        path: where it lies.
        names: the paths of its log and of the index of that.
    """
    try:
        if not any(map(os.path.lexists, names.values())):
            return Leftover.NONE
        with _alone(path) as alone:
            if not alone:
                return Leftover.IN_USE if _lacks_a_part(names) else Leftover.NONE
            if is_in_use(names[INDEX]):
                return Leftover.IN_USE
            return _compare(main, names[LOG])
    except OSError:
        return Leftover.NONE


def _compare(main: Descriptor, log: Path) -> Leftover:
    mark, logged = find(main), _logged(log)
    if mark is None or logged is None:
        # none to compare, or from before there were any: such a file is copied when it is brought up to date
        return Leftover.NONE
    if not logged:
        return Leftover.DOUBTFUL
    return Leftover.OURS if is_begun_from(mark, logged) else Leftover.FOREIGN


def goes_on_from(path: Path, log: Path, latest: Witness | None) -> bool:
    """Return whether a log is of the file at ``path``, that nobody has open, and does not hold ``latest``."""
    main = Descriptor(path)
    try:
        return latest not in (_logged(log) or ()) and _compare(main, log) is Leftover.OURS
    finally:
        main.close()


def _logged(log: Path) -> list[Witness] | None:
    """Return the witnesses in a log, the oldest first; None where nothing is in it."""
    if not log.exists():
        return None
    held = Descriptor(log)
    try:
        found = log_file.witnesses(held)
    finally:
        held.close()
    return None if found is None else [each for _, each in found]


def find(main: Descriptor) -> Witness | None:
    """Return the witness in a file; its page is not known without SQLite."""
    for at in range(0, main.size, _CHUNK):
        found = witness.read(main.read(_CHUNK + witness.SIZE, at))
        if found is not None:
            return found
    return None


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Say whether no other process has the file open, and let none open it until the end of the block."""
    with _locked(path, _SHARED_FIRST, _SHARED_SIZE) as alone:
        yield alone


def _lacks_a_part(names: Mapping[str, Path]) -> bool:
    """Return whether the index of a log lies nowhere, or its log: who has it open has both."""
    if not names[INDEX].exists():
        return names[LOG].stat().st_size > 0  # an empty one has just been made
    return not names[LOG].exists()


def is_in_use(index: Path) -> bool:
    """Return whether another process has a connection to the file that an index is for."""
    with _locked(index, _INDEX_IN_USE, 1) as free:
        return not free


@contextlib.contextmanager
def _locked(path: Path, first: int, size: int) -> Iterator[bool]:
    """Lock bytes of a file as SQLite does; give whether that was possible.

    Where nobody can be kept out, because there are no such locks (Windows, where what is open cannot be
    replaced), or the file can only be read or is not there, it counts as possible.
    """
    try:
        import fcntl

        handle = os.open(path, os.O_RDWR)
    except (ImportError, OSError):
        yield True
        return
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, size, first)
    except OSError:
        yield False
    else:
        yield True
    finally:
        os.close(handle)
