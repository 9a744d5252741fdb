"""Reading what can still be read of a damaged table, row by row."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from store.file.driver import Database, DatabaseError

_WAYS = (
    "SELECT rowid FROM {table} WHERE {where}",
    "SELECT rowid FROM {table} NOT INDEXED ORDER BY rowid",
    "SELECT rowid FROM {table} NOT INDEXED ORDER BY rowid DESC",
)
"""By an index, then from either end of the table: damage in one way is no damage in the others."""


def salvaged(
    db: Database,
    columns: str,
    table: str,
    where: str = "1",
    parameters: Sequence[object] = (),
) -> list[tuple[Any, ...]]:
    """Return the rows of a damaged table that can be read, in the order in which they were made.

    Args:
        db: the connection.
        columns: what is selected.
        table: its name.
        where: which rows are wanted.
        parameters: of ``where``.
    """
    rowids: set[int] = set()
    for way in _WAYS:
        sql = way.format(table=f'"{table}"', where=where)
        rowids.update(
            row[0] for row in _until_damage(db, sql, parameters if "WHERE" in sql else ())
        )
    one = f'SELECT {columns} FROM "{table}" WHERE rowid = ? AND {where}'
    return [row for rowid in sorted(rowids) for row in _until_damage(db, one, (rowid, *parameters))]


def _until_damage(
    db: Database, sql: str, parameters: Sequence[object]
) -> Iterator[tuple[Any, ...]]:
    with contextlib.suppress(DatabaseError):
        yield from db.execute(sql, tuple(parameters))
