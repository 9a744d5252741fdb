"""What is half-typed, as the journals of this window and of those that are gone have it; only read."""

from __future__ import annotations

from collections.abc import Iterator

from store.file.app_windows.drafts import Field
from store.file.app_windows.gone_windows import written_by_windows
from store.file.app_windows.left_journal import read
from store.file.store import Store


def is_in_journal(store: Store, field: Field, text: str) -> bool:
    """Return whether this window's journal, as it lies on the disk, has a text of a field."""
    return (store.window.uid, field, text) in _texts(store, field.meeting)


def fields_left_in_journals(store: Store, meeting: int, beginning: str) -> list[Field]:
    """Return the fields of a meeting that windows that are gone have left a text of in their journals.

    Args:
        store: the file.
        meeting: the meeting's id; 0 for what lies over all meetings.
        beginning: what the names of the fields begin with.
    """
    texts = _texts(store, meeting)
    left = (field for window, field, text in texts if text and not store.window.is_there(window))
    return [field for field in dict.fromkeys(left) if field.name.startswith(beginning)]


def _texts(store: Store, meeting: int) -> Iterator[tuple[str, Field, str]]:
    """Yield what the journals have of whoever types here in a meeting: window, field and text."""
    found = store.one("SELECT uid FROM meeting WHERE id = ?", [meeting])
    own = (found[0] if found else None, store.actor)
    for window, lines in written_by_windows(store.path).items():
        for of, name, text in read(lines).drafts:
            actor, _, field = name.rpartition("\t")
            if own == (of, actor or store.actor):
                yield window, Field(meeting, field), text
