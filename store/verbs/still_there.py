"""What a verb needs to know before it begins: that what it is done to is still there."""

from __future__ import annotations

from typing import Any

from locales import N_, message
from store.errors import NotFound
from store.file.store import Store


def living(store: Store, meeting: int, table: str, uid: str, *columns: str) -> tuple[Any, ...]:
    """Return columns of a record; raise NotFound where it is not there (any more)."""
    names = ", ".join(f'"{name}"' for name in columns) or "1"
    sql = f'SELECT {names} FROM "{table}" WHERE uid = ? AND meeting = ? AND deleted = 0'
    row = store.one(sql, [uid, meeting])
    if row is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return row
