"""Care of the file that no key press may wait for."""

from __future__ import annotations

from store.file.store import Store


def checkpoint(store: Store) -> bool:
    """Move what the log file holds into the database, as far as nobody is reading there.

    To be called now and then from an idle thread with a store of its own, because the connection of the
    screen (``wait=0``) never does it.

    Returns:
        Whether everything was moved; nothing is where the file is not ours any more.
    """
    if store.difference() is not None:
        return False
    busy, logged, moved = store.rows("PRAGMA wal_checkpoint(PASSIVE)")[0]
    return not busy and logged == moved
