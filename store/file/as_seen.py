"""A meeting as it was known to whoever asked for something that is carried out later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from store.file.mapping import of_columns
from store.file.reading import part_of
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Meeting, Part

_STEPS = "SELECT id FROM step WHERE id > ? AND +meeting = ?"
_SINCE = """
SELECT step, "table", uid, before, after FROM event
WHERE step > ? AND +meeting = ? AND +seq <= ? AND "table" != 'rekey' ORDER BY +seq DESC
"""
"""The events of later steps: by these, which are few, and not by the meeting, whose events are many."""


@dataclass(slots=True)
class _Earlier:
    """What a record was before others have written in it.

    Attributes:
        table: where it lies.
        columns: those that they have written, with what was there before.
        is_new: whether they have made it.
        own: the columns that whoever has asked for something has written later than that.
    """

    table: str
    columns: dict[str, Any] = field(default_factory=dict)
    is_new: bool = False
    own: set[str] = field(default_factory=set)

    @property
    def differs(self) -> bool:
        """Whether it was another one."""
        return self.is_new or bool(self.columns)


@contextmanager
def as_seen(store: Store, minutes: Minutes) -> Iterator[bool]:
    """Let a meeting be, for the block, without what others have written since something was asked for.

    What whoever has asked for it has written since is in it: that was asked for before.

    Args:
        store: carries out what was asked for (:meth:`Store.on_behalf_of`).
        minutes: the meeting, up to date.

    Returns:
        Whether others have written anything in it; always False for what is carried out at once.
    """
    earlier = _before_others(store, minutes)
    now = {uid: _record(store, minutes, one.table, uid) for uid, one in earlier.items()}
    try:
        for uid, one in earlier.items():
            if one.is_new:
                minutes.drop(uid)
            else:
                _put(minutes, of_columns(now[uid], one.columns))
        yield bool(earlier)
    finally:
        for record in now.values():
            _put(minutes, record)


def _before_others(store: Store, minutes: Minutes) -> dict[str, _Earlier]:
    """Return, by uid, what others have written in a meeting since then, as it was before."""
    if store.seen is None:
        return {}
    steps = store.rows(_STEPS, [store.seen, minutes.meeting.id])
    others = {step for (step,) in steps if not store.has_done(step)}
    if not others:
        return {}
    found: dict[str, _Earlier] = {}
    events = store.rows(_SINCE, [store.seen, minutes.meeting.id, minutes.seq])
    for step, table, uid, before, after in events:
        one = found.setdefault(uid, _Earlier(table))
        if step not in others:
            one.own |= json.loads(after).keys()
        elif before is None:
            one.is_new = True
        else:
            was = json.loads(before)
            one.columns |= {name: was[name] for name in was.keys() - one.own}
    return {uid: one for uid, one in found.items() if one.differs}


def _record(store: Store, minutes: Minutes, table: str, uid: str) -> Meeting | Part:
    if table == "meeting":
        return minutes.meeting
    return minutes.get(uid) or part_of(store, table, uid)


def _put(minutes: Minutes, record: Meeting | Part) -> None:
    if isinstance(record, Meeting):
        minutes.meeting = record
    else:
        minutes.put(record)
