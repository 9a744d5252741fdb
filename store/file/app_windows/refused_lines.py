"""Lines that were not carried out: kept with their meeting, as texts to be gone on with, one field each."""

from __future__ import annotations

from contextlib import suppress

from store.errors import StoreError
from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.model.uids import new_uid

REFUSED = "refused:"
"""Stands before an uid in the name of the field of such a line."""


def new_refused_field(meeting: int) -> Field:
    """Return the field for one more line that was not carried out in a meeting, its id given."""
    return Field(meeting, f"{REFUSED}{new_uid()}")


def keep_refused_line(store: Store, meeting: str, text: str) -> bool:
    """Keep a line that was not carried out with its meeting, on the disk when this returns.

    Args:
        store: the file.
        meeting: the uid of the meeting.
        text: the line, or lines.

    Returns:
        Whether it is kept; not where the meeting is not in the file, or that cannot be written.
    """
    with suppress(StoreError):
        found = store.one("SELECT id FROM meeting WHERE uid = ?", [meeting])
        if found is not None and text:
            with store.write():
                drafts.write_text(store, new_refused_field(found[0]), text)
            return True
    return False


def refused_lines(store: Store, meeting: int) -> list[tuple[str, str]]:
    """Return the lines of a meeting that this window, or one that is gone, has left not carried out.

    Args:
        store: the file.
        meeting: the meeting's id.

    Returns:
        The names of their fields and the lines, in the order in which they were left.
    """
    return sorted(drafts.texts_left(store, meeting, REFUSED))
