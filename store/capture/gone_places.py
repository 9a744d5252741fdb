"""Where a place leads that is not there any more: where what lay there has gone, never to a cell of others.

What is taken out stays in its table, and the log knows what else its step has done; so it does not matter
who has taken it out, or when.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from store.errors import StoreError
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Place

_PARTS = ("section", "row", "prompt")

_TAKEN_OUT = """
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


class TakenOut(NamedTuple):
    """The step that has taken something out: its id and its name."""

    id: int
    name: str


def is_there(minutes: Minutes, place: Place) -> bool:
    """Return whether the section, row and prompt of a place are there."""
    if place.section is None:
        return not len(minutes.sections)
    return (
        minutes.section(place.section) is not None
        and (place.row is None or minutes.row(place.row) is not None)
        and (place.prompt is None or minutes.prompt(place.prompt) is not None)
    )


def is_known(store: Store, minutes: Minutes, place: Place) -> bool:
    """Return whether all parts of a place are in the file, taken out or not; an older copy may lack them."""
    parts = zip(_PARTS, (place.section, place.row, place.prompt), strict=True)
    return all(
        uid is None
        or minutes.get(uid) is not None
        or store.one(f'SELECT 1 FROM "{table}" WHERE uid = ?', [uid]) is not None
        for table, uid in parts
    )


def taken_out(store: Store, minutes: Minutes, place: Place) -> TakenOut | None:
    """Return the step that took out the first part of a place that is gone; None where none is known."""
    parts = (place.section, place.row, place.prompt)
    gone = next((uid for uid in parts if uid is not None and minutes.get(uid) is None), None)
    found = store.side_rows(_TAKEN_OUT, [gone])
    return TakenOut(*found[0]) if found else None


def place_instead(store: Store, minutes: Minutes, gone: Place, key: str = "") -> Place:
    """Return the place that is there now, for one that is gone.

    A row or prompt that was put into another leads there. Without a row it is the whole room's, without
    a prompt the row as a whole. A section leads to the one before it, there to the whole room.

    Args:
        store: the open file.
        minutes: the meeting.
        gone: the place.
        key: the ``ord`` of its section, where the file does not know it.
    """
    section = minutes.section(gone.section)
    if section is None:
        return _section_before(store, minutes, gone.section, key)
    row = _living(store, minutes, "row", gone.row)
    if gone.row is not None and row is None:
        return Place(section.uid)
    return Place(section.uid, row, _living(store, minutes, "prompt", gone.prompt))


def _section_before(store: Store, minutes: Minutes, gone: str | None, key: str) -> Place:
    """Return the whole room's cell in the section before one that is gone, else in the first one."""
    own = _asked(store, "SELECT ord FROM section WHERE uid = ?", [gone]) or key
    sections = list(minutes.sections)
    before = [one for one in sections if not own or (one.ord, one.uid) < (own, gone)]
    nearest = before[-1:] or sections[:1]
    return Place(nearest[0].uid) if nearest else Place()


def _living(store: Store, minutes: Minutes, axis: str, uid: str | None) -> str | None:
    """Return the row or prompt that one has gone into, itself where it is there; None where it is in none."""
    seen: set[str] = set()
    while uid is not None and minutes.get(uid) is None and uid not in seen:
        seen.add(uid)
        uid = _gone_into(store, axis, uid)
    return uid if minutes.get(uid) is not None else None


def _gone_into(store: Store, axis: str, uid: str) -> str | None:
    step = _asked(store, _TAKEN_OUT, [uid])
    into = _asked(store, _ENTRIES_WENT.format(axis=axis), [step, uid])
    into = into or _asked(store, _WORDS_WENT.format(axis=axis), [step, uid])
    if into is None and axis == "row":
        into = _asked(store, _GROUP_IS, [uid])
    return str(into) if into else None


def _asked(store: Store, sql: str, parameters: Sequence[object]) -> str | int | None:
    with suppress(StoreError):
        found = store.side_rows(sql, parameters)
        return found[0][0] if found else None
    return None
