"""Where a row or prompt has gone that was put into another: the log knows what else that step has done."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from store.errors import StoreError
from store.file.store import Store

if TYPE_CHECKING:
    from store.verbs.axes import Axis

TAKEN_OUT = """
SELECT step.id, step.name FROM event e JOIN step ON step.id = e.step
WHERE e.uid = ? AND json_extract(e.after, '$.deleted') = 1 ORDER BY e.seq DESC LIMIT 1
"""

_ENTRIES_WENT = """
SELECT json_extract(after, '$.{axis}') FROM event WHERE step = ? AND "table" = 'entry'
AND json_extract(before, '$.{axis}') = ? AND json_extract(after, '$.{axis}') IS NOT NULL LIMIT 1
"""

_WORDS_WENT = """
SELECT e.uid FROM event e JOIN "{axis}" gone ON gone.uid = ?2 JOIN "{axis}" other ON other.uid = e.uid
WHERE e.step = ?1 AND e."table" = '{axis}' AND e.uid != ?2 AND other.section = gone.section
AND coalesce(json_type(e.after, '$.hint'), json_type(e.after, '$.paused')) IS NOT NULL
AND e.before IS NOT NULL LIMIT 1
"""
"""A row or prompt that takes another in gets its name or its pauses, even where nothing lay in it."""

_GROUP_IS = """
SELECT other.uid FROM "row" gone JOIN "row" other ON other.section = gone.section
AND other."group" = gone."group" AND other.deleted = 0 WHERE gone.uid = ? ORDER BY other.ord LIMIT 1
"""
"""A row that was a group's has the group that took it in; that one's row may have been untouched."""


def leading_on(store: Store, axis: Axis, uid: str | None) -> str | None:
    """Return the row or prompt that one was put into, by whomever; itself where it is there, or in none."""
    at, seen = uid, set[str]()
    while at is not None and at not in seen:
        if asked(store, f'SELECT 1 FROM "{axis}" WHERE uid = ? AND deleted = 0', [at]):
            return at
        seen.add(at)
        at = gone_into(store, axis, at)
    return uid


def gone_into(store: Store, axis: str, uid: str) -> str | None:
    """Return the row or prompt that one was put into when it was taken out; None where it was in none."""
    step = asked(store, TAKEN_OUT, [uid])
    into = asked(store, _ENTRIES_WENT.format(axis=axis), [step, uid])
    into = into or asked(store, _WORDS_WENT.format(axis=axis), [step, uid])
    if into is None and axis == "row":
        into = asked(store, _GROUP_IS, [uid])
    return str(into) if into else None


def asked(store: Store, sql: str, parameters: Sequence[object]) -> str | int | None:
    """Return the first column of the first row of a query of the log; None where there is none."""
    with suppress(StoreError):
        found = store.side_rows(sql, parameters)
        return found[0][0] if found else None
    return None
