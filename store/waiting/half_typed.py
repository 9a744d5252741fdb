"""What is half-typed, as the journals of this window and of those that are gone have it; only read."""

from __future__ import annotations

from collections.abc import Iterator

from store.file.store import Store
from store.file.windows.drafts import Field
from store.file.windows.gone_windows import written_by_windows
from store.file.windows.left_journal import read


def is_in_journal(store: Store, field: Field, text: str) -> bool:
    """Return whether this window's journal, as it lies on the disk, has a text of a field."""
    return (store.window.uid, text) in _texts(store, field)


def is_left_in_journals(store: Store, field: Field) -> bool:
    """Return whether a window that is gone has left a text of a field in its journal."""
    return any(text and not store.window.is_there(window) for window, text in _texts(store, field))


def _texts(store: Store, field: Field) -> Iterator[tuple[str, str]]:
    """Yield what the journals have of a field of whoever types here, by the uids of their windows."""
    found = store.one("SELECT uid FROM meeting WHERE id = ?", [field.meeting])
    own = (found[0] if found else None, store.actor, field.name)
    for window, lines in written_by_windows(store.path).items():
        for meeting, name, text in read(lines).drafts:
            actor, _, of = name.rpartition("\t")
            if own == (meeting, actor or store.actor, of):
                yield window, text
