"""Where each window of a person was last in each meeting, so that opening it goes on there."""

from __future__ import annotations

from store.records import Place
from store.store import Store, now


def place_of(store: Store, meeting: int) -> Place:
    """Return this window's last place, or the newest of one that is gone.

    Its parts may have been deleted since, the caller checks.
    """
    rows = store.rows(
        'SELECT window, section, "row", prompt FROM place WHERE meeting = ? AND actor = ? '
        "ORDER BY window = ? DESC, at DESC",
        [meeting, store.actor, store.window.uid],
    )
    for window, *place in rows:
        if window == store.window.uid or not store.window.is_there(window):
            return Place(*place)
    return Place()


def keep_place(store: Store, meeting: int, place: Place) -> None:
    """Keep this window's place; not undoable, and without waiting for the disk."""
    with store.write(durable=False):
        store.db.execute(
            "INSERT INTO place "
            '(meeting, actor, window, section, "row", prompt, at) VALUES (?, ?, ?, ?, ?, ?, ?) '
            "ON CONFLICT (meeting, actor, window) DO UPDATE SET section = excluded.section, "
            '"row" = excluded."row", prompt = excluded.prompt, at = excluded.at',
            [
                *(meeting, store.actor, store.window.uid),
                *(place.section, place.row, place.prompt, now()),
            ],
        )
