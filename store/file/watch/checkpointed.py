"""Whether a file is what checkpoints make of it and its log.

A checkpoint moves a page into the file only in its newest form: where a reader still needs what was there
before, a page that has changed since is left alone, and the file holds pages of different times. So no page
says alone how far the file has come. What holds at every moment is this: a page whose newest frame counts
as moved stands in the file as in that frame (``walCheckpoint`` in SQLite's ``wal.c``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.file.watch import log_file
from store.file.watch.descriptors import Descriptor
from store.file.watch.log_file import LogIndex
from store.file.watch.witness import Witness

_PAGES = 256
"""How many pages are compared, those written last: they are what an earlier file does not have."""


def holds_what_was_moved(main: Descriptor, log: Descriptor, index: LogIndex, size: int) -> bool:
    """Return whether the pages that were moved into the file last are in it.

    Args:
        main: the file.
        log: its log.
        index: what is in the log; it must be so before and after.
        size: bytes of a page.
    """
    return all(
        main.read(size, (page - 1) * size) == log_file.page_in(log, frame, size)
        for page, frame in _moved_last(log, index, size)
    )


def _moved_last(log: Descriptor, index: LogIndex, size: int) -> Iterator[tuple[int, int]]:
    """Give page and frame of what was moved last, in its newest form, the latest first."""
    seen: set[int] = set()
    given = 0
    for frame in range(index.frames, 0, -1):
        if given == _PAGES:
            return
        page = log_file.page_number(log, frame, size)
        if page not in seen and frame <= index.moved and 0 < page <= index.pages:
            given += 1
            yield page, frame
        seen.add(page)


def is_begun_from(mark: Witness, logged: Sequence[Witness]) -> bool:
    """Return whether a log goes on from a file.

    Args:
        mark: the witness in the file.
        logged: those in the log, the oldest first.
    """
    if not logged:
        return True
    same_file = all(each.uid == mark.uid for each in logged)
    return same_file and mark.stamp in {logged[0].before, *(each.stamp for each in logged)}
