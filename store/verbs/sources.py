"""The verb that takes in what was read from a file: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from store.file.mapping import to_json
from store.file.sources import Origin
from store.file.store import Store, now
from store.model.minutes import Minutes
from store.verbs import meetings


def take_in(store: Store, found: Sequence[tuple[Minutes, Origin]]) -> list[int]:
    """Put the meetings of one file into the store, in one transaction, and return their ids.

    They are documents already, so that none of them counts as one that nobody has written out.

    Raises:
        StoreError: one of them is in the file already, or nothing can be written; then none is taken in.
    """
    with store.write():
        return [_take_in(store, minutes, origin) for minutes, origin in found]


def _take_in(store: Store, minutes: Minutes, origin: Origin) -> int:
    meeting = meetings.insert(store, minutes)
    store.db.execute(
        "INSERT INTO source (meeting, path, digest, container, report, at) VALUES (?, ?, ?, ?, ?, ?)",
        [meeting, origin.path, origin.digest, origin.container, to_json(origin.report), now()],
    )
    if origin.container != "json":
        meetings.mark_exported(store, meeting)
    return meeting
