"""Where the list of meetings gets its rows: pages from the store, what needs attention first."""

from __future__ import annotations

from dataclasses import dataclass

from locales import N_, Translator
from screens.widgets.meeting_list import Row
from store import reading
from store.store import Store

FIRST, PAGE = 60, 200
"""How many rows are read at first, and with every further reading."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a list has been read: what is looked for, in which group, and how many rows."""

    text: str = ""
    unfinished: bool = True
    offset: int = 0
    done: bool = False


def next_rows(store: Store, cursor: Cursor, t: Translator) -> tuple[list[Row], Cursor]:
    """Return the next rows of a list and where it goes on.

    Args:
        store: of the calling thread.
        cursor: where to go on.
        t: the language of the headings.
    """
    rows: list[Row] = []
    size = PAGE if cursor.offset else FIRST
    while not cursor.done and len(rows) < size:
        found = reading.list_meetings(
            store,
            text=cursor.text,
            unfinished=cursor.unfinished,
            limit=size,
            offset=cursor.offset,
        )
        if found and cursor.offset == 0:
            rows += [""] * bool(rows)
            rows.append(t(N_("To finish") if cursor.unfinished else N_("Earlier meetings")))
        rows += found
        cursor = _after(cursor, len(found), size)
    return rows, cursor


def _after(cursor: Cursor, found: int, size: int) -> Cursor:
    if found == size:
        return Cursor(cursor.text, cursor.unfinished, cursor.offset + size)
    if cursor.unfinished:
        return Cursor(cursor.text, unfinished=False)
    return Cursor(cursor.text, unfinished=False, offset=cursor.offset + found, done=True)
