"""Half-typed lines: kept while they are typed, so that a crash takes a fraction of a second at most."""

from __future__ import annotations

from store.cleaning import clean
from store.store import Store, now


def keep(store: Store, meeting: int, field: str, text: str) -> None:
    """Keep the actor's unfinished ``text`` of a field; an empty text removes it.

    The write does not wait for the disk: it survives the end of the process at once, and a power cut
    after the next durable commit.
    """
    with store.write(durable=False):
        if text:
            store.db.execute(
                "INSERT INTO draft (meeting, actor, field, text, at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (meeting, actor, field) DO UPDATE SET "
                "text = excluded.text, at = excluded.at",
                [meeting, store.actor, field, clean(text), now()],
            )
        else:
            store.db.execute(
                "DELETE FROM draft WHERE meeting = ? AND actor = ? AND field = ?",
                [meeting, store.actor, field],
            )


def read(store: Store, meeting: int, field: str) -> str:
    """Return the actor's unfinished text of a field, or an empty text."""
    row = store.one(
        "SELECT text FROM draft WHERE meeting = ? AND actor = ? AND field = ?",
        [meeting, store.actor, field],
    )
    return str(row[0]) if row else ""
