"""Searches of the list of meetings that somebody has given a name, each actor's own."""

from __future__ import annotations

from dataclasses import dataclass

from locales import N_, message
from store.errors import StoreError
from store.file.store import Store, now
from store.language.cleaning import one_line

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search: its name, and what is typed."""

    name: str
    text: str


def saved_searches(store: Store) -> list[SavedSearch]:
    """Return the actor's saved searches, by name."""
    rows = store.side_rows(
        "SELECT name, text FROM saved_search WHERE actor = ? ORDER BY fold(name), name",
        [store.actor],
    )
    return [SavedSearch(*row) for row in rows]


def save_search(store: Store, name: str, text: str) -> SavedSearch:
    """Keep ``text`` under a name, in place of what had the name before; nothing that undo takes back.

    Raises:
        StoreError: the name or the text is empty.
    """
    saved = SavedSearch(one_line(name)[:LONGEST_NAME], one_line(text))
    if not saved.name or not saved.text:
        raise StoreError(message(N_("A search needs a name, and something that is looked for.")))
    with store.write():
        _forget(store, saved.name)
        store.db.execute(
            "INSERT INTO saved_search (actor, name, text, at) VALUES (?, ?, ?, ?)",
            [store.actor, saved.name, saved.text, now()],
        )
    return saved


def delete_search(store: Store, name: str) -> None:
    """Forget the search of this name, if there is one."""
    with store.write():
        _forget(store, name)


def _forget(store: Store, name: str) -> None:
    store.db.execute(
        "DELETE FROM saved_search WHERE actor = ? AND fold(name) = fold(?)", [store.actor, name]
    )
