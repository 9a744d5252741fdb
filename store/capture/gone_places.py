"""Where a place leads that is not there any more: where what lay there has gone, never to a cell of others.

What is taken out stays in its table, and the log knows what else its step has done; so it does not matter
who has taken it out, or when.
"""

from __future__ import annotations

from typing import NamedTuple

from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs.gone_into import TAKEN_OUT, asked, gone_into

_PARTS = ("section", "row", "prompt")


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
    found = store.side_rows(TAKEN_OUT, [gone])
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
    own = asked(store, "SELECT ord FROM section WHERE uid = ?", [gone]) or key
    sections = list(minutes.sections)
    before = [one for one in sections if not own or (one.ord, one.uid) < (own, gone)]
    nearest = before[-1:] or sections[:1]
    return Place(nearest[0].uid) if nearest else Place()


def _living(store: Store, minutes: Minutes, axis: str, uid: str | None) -> str | None:
    """Return the row or prompt that one has gone into, itself where it is there; None where it is in none."""
    seen: set[str] = set()
    while uid is not None and minutes.get(uid) is None and uid not in seen:
        seen.add(uid)
        uid = gone_into(store, axis, uid)
    return uid if minutes.get(uid) is not None else None
