"""What a verb needs to know before it begins: that what it is done to is still there, and as it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from locales import N_, message
from store.errors import NotFound
from store.file.mapping import TABLE_OF, columns, to_columns, to_record
from store.file.store import Store
from store.model.records import Part


def living(store: Store, meeting: int, table: str, uid: str, *columns: str) -> tuple[Any, ...]:
    """Return columns of a record; raise NotFound where it is not there (any more)."""
    names = ", ".join(f'"{name}"' for name in columns) or "1"
    sql = f'SELECT {names} FROM "{table}" WHERE uid = ? AND meeting = ? AND deleted = 0'
    row = store.one(sql, [uid, meeting])
    if row is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return row


def differs(store: Store, seen: Part, names: Iterable[str]) -> bool:
    """Return whether fields of a record that is there are other ones than somebody has seen."""
    table, names = TABLE_OF[type(seen)], tuple(names)
    listed = ", ".join(f'"{name}"' for name in columns(table))
    row = store.one(f'SELECT {listed} FROM "{table}" WHERE uid = ? AND deleted = 0', [seen.uid])
    if row is None:
        return False
    now = to_record(table, row)
    there, then = ({name: getattr(one, name) for name in names} for one in (now, seen))
    return to_columns(there) != to_columns(then)
