"""Where each window of a person was last in each meeting, so that opening it goes on there."""

from __future__ import annotations

from store.errors import StoreError
from store.file.store import Store, now
from store.model.records import Place

_APART = "apart "
"""Stands before the uid of a window in the name of the place of what it had waiting, and that had none.

That is no place where the window itself stands, as long as it is there.
"""


def place_of(store: Store, meeting: int) -> Place:
    """Return this window's last place, or the newest of one that is gone, which is taken over.

    Its parts may have been deleted since, the caller checks.
    """
    found = store.side_rows(
        'SELECT window, section, "row", prompt FROM place WHERE meeting = ? AND actor = ? '
        "ORDER BY window = ? DESC, at DESC",
        [meeting, store.actor, store.window.uid],
    )
    for window, *place in found:
        if window == store.window.uid:
            return Place(*place)
        if not _is_there(store, window) and _take_over(store, meeting, window):
            return Place(*place)
    return Place()


def _is_there(store: Store, window: str) -> bool:
    return store.window.is_there(window.removeprefix(_APART))


def _take_over(store: Store, meeting: int, window: str) -> bool:
    """Make a place this window's; return False where another window has been faster.

    Where nothing can be written now the place is this window's all the same, until it is kept.
    """
    try:
        with store.write(durable=False):
            taken = store.db.execute(
                "UPDATE place SET window = ? WHERE meeting = ? AND actor = ? AND window = ?",
                [store.window.uid, meeting, store.actor, window],
            )
            return taken.rowcount > 0
    except StoreError:
        return True


def writers_place(store: Store, meeting: int) -> Place:
    """Return where the meeting is being written: the newest place of a window that runs, else of any.

    This window's own place comes first, whoever else writes.
    """
    found = store.side_rows(
        'SELECT window, section, "row", prompt FROM place WHERE meeting = ? '
        "ORDER BY window = ? DESC, at DESC",
        [meeting, store.window.uid],
    )
    own = [(window, *place) for window, *place in found if not window.startswith(_APART)]
    running = (place for window, *place in own if store.window.is_there(window))
    newest = (place for _, *place in own)
    return Place(*next(running, next(newest, ())))


def place_in_window(store: Store, meeting: int, window: str) -> Place | None:
    """Return where the actor was last in a window, its uid given; None where that is not kept."""
    found = store.side_rows(
        'SELECT section, "row", prompt FROM place WHERE meeting = ? AND actor = ? AND window = ?',
        [meeting, store.actor, window],
    )
    return Place(*found[0]) if found else None


def place_left(store: Store, meeting: int, window: str) -> Place | None:
    """Return where the actor was last in a window, its uid given, else in the newest that is gone.

    Returns:
        The place; None where none is kept.
    """
    found = store.side_rows(
        'SELECT window, section, "row", prompt FROM place WHERE meeting = ? AND actor = ? '
        "ORDER BY window = ? DESC, at DESC",
        [meeting, store.actor, window],
    )
    for uid, *place in found:
        if uid == window or not _is_there(store, uid):
            return Place(*place)
    return None


def keep_place(store: Store, meeting: int, place: Place, window: str = "") -> None:
    """Keep the place in a window, this one unless its uid is given; it is not undoable.

    Outside a transaction it does not wait for the disk.
    """
    with store.write(durable=False):
        store.db.execute(
            "INSERT INTO place "
            '(meeting, actor, window, section, "row", prompt, at) VALUES (?, ?, ?, ?, ?, ?, ?) '
            "ON CONFLICT (meeting, actor, window) DO UPDATE SET section = excluded.section, "
            '"row" = excluded."row", prompt = excluded.prompt, at = excluded.at',
            [
                *(meeting, store.actor, window or store.window.uid),
                *(place.section, place.row, place.prompt, now()),
            ],
        )


def place_apart(store: Store, meeting: int, window: str) -> Place | None:
    """Return where lines of a window, its uid given, stand apart that had no place in the file; else None."""
    return place_in_window(store, meeting, _APART + window)


def keep_place_apart(store: Store, meeting: int, place: Place | None, window: str) -> None:
    """Keep such a place, or none any more: no window goes on there by itself."""
    if place is not None:
        keep_place(store, meeting, place, _APART + window)
    else:
        store.db.execute(
            "DELETE FROM place WHERE meeting = ? AND actor = ? AND window = ?",
            [meeting, store.actor, _APART + window],
        )
