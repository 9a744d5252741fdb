"""Where each person was last in each meeting, so that opening it goes on there."""

from __future__ import annotations

from store.records import Place
from store.store import Store


def place_of(store: Store, meeting: int) -> Place:
    """Return the actor's last place; its parts may have been deleted since, the caller checks."""
    row = store.one(
        'SELECT section, "row", prompt FROM place WHERE meeting = ? AND actor = ?',
        [meeting, store.actor],
    )
    return Place(*row) if row else Place()


def keep_place(store: Store, meeting: int, place: Place) -> None:
    """Keep the actor's place; not undoable, and without waiting for the disk."""
    with store.write(durable=False):
        store.db.execute(
            'INSERT INTO place (meeting, actor, section, "row", prompt) VALUES (?, ?, ?, ?, ?) '
            "ON CONFLICT (meeting, actor) DO UPDATE SET "
            'section = excluded.section, "row" = excluded."row", prompt = excluded.prompt',
            [meeting, store.actor, place.section, place.row, place.prompt],
        )
