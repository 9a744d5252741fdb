"""Half-typed texts: kept while they are typed, so that a crash takes a fraction of a second at most."""

from __future__ import annotations

from store.cleaning import clean
from store.store import Store, now


def keep(store: Store, meeting: int, field: str, text: str) -> None:
    """Keep this window's unfinished ``text`` of a field; an empty text removes it.

    The write does not wait for the disk: it survives the end of the process at once, and a power cut
    after the next durable commit.
    """
    with store.write(durable=False):
        if text:
            store.db.execute(
                "INSERT INTO draft (meeting, actor, window, field, text, at) "
                "VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (meeting, actor, field, window) DO UPDATE SET "
                "text = excluded.text, at = excluded.at",
                [meeting, store.actor, store.window.uid, field, clean(text), now()],
            )
        else:
            store.db.execute(
                "DELETE FROM draft WHERE meeting = ? AND actor = ? AND field = ? AND window = ?",
                [meeting, store.actor, field, store.window.uid],
            )


def read(store: Store, meeting: int, field: str) -> str:
    """Return this window's unfinished text of a field, or the newest of one that is gone, or nothing."""
    rows = store.rows(
        "SELECT window, text FROM draft WHERE meeting = ? AND actor = ? AND field = ? "
        "ORDER BY window = ? DESC, at DESC",
        [meeting, store.actor, field, store.window.uid],
    )
    for window, text in rows:
        if window == store.window.uid or not store.window.is_there(window):
            return str(text)
    return ""
