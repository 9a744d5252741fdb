"""Verbs for several entries at once: what is done to one of them is done to all, in one step.

Those that somebody has taken out meanwhile are passed over, as long as one is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from locales import N_, message
from store.errors import NotFound
from store.file.store import Store
from store.model.records import Place
from store.verbs import entries

DEEPEST = 8
"""How deep a bullet can lie."""

_MANY = 500


def change(store: Store, meeting: int, uids: Sequence[str], **values: object) -> None:
    """Change fields of several entries, to the same values.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        uids: the entries.
        values: fields of :class:`store.model.records.Entry`, as ``kind``.

    Raises:
        NotFound: none of them is there any more.
    """
    with store.step(meeting, "change_entries"):
        for uid in _in_order(store, meeting, uids):
            entries.change(store, meeting, uid, rev=None, **values)


def indent(store: Store, meeting: int, uids: Sequence[str], by: int) -> None:
    """Move entries a level in (``by`` 1) or out (-1); raises as :func:`change`.

    A note becomes a bullet, a bullet of the first level a note.
    """
    with store.step(meeting, "change_entries" if len(uids) > 1 else "change_entry") as step:
        for uid in _in_order(store, meeting, uids):
            kind, depth = store.rows("SELECT kind, depth FROM entry WHERE uid = ?", [uid])[0]
            step.update("entry", uid, indented(kind, depth, by), on_top=True)


def indented(kind: str, depth: int, by: int) -> dict[str, object]:
    """Return the fields that an entry of this kind and depth has a level further in or out."""
    if kind == "note":
        return {"kind": "bullet", "depth": 0} if by > 0 else {}
    if kind == "bullet" and depth + by < 0:
        return {"kind": "note", "depth": 0}
    return {"depth": min(max(depth + by, 0), DEEPEST)}


def delete(store: Store, meeting: int, uids: Sequence[str]) -> None:
    """Take several entries out; undo brings them back. Raises as :func:`change`."""
    with store.step(meeting, "delete_entries"):
        for uid in _in_order(store, meeting, uids):
            entries.delete(store, meeting, uid)


def move(
    store: Store,
    meeting: int,
    uids: Sequence[str],
    *,
    place: Place | None = None,
    after: str | None = None,
    before: str | None = None,
) -> None:
    """Move several entries to a cell, or beside an entry, or both; they keep their order among themselves.

    With a place and no neighbour they become the last ones there.

    Raises:
        NotFound: none of them, or the place, is not there any more.
    """
    with store.step(meeting, "move_entries" if len(uids) > 1 else "move_entry"):
        moved = _in_order(store, meeting, uids)
        if after in moved or before in moved:
            return
        for uid in moved:
            entries.move(store, meeting, uid, place=place, after=after, before=before)
            after, before = uid, None


def shift(store: Store, meeting: int, uids: Sequence[str] | str, by: int) -> None:
    """Move entries a step up (``by`` -1) or down (1), each in its cell; those side by side stay together.

    What is the first or the last of its cell stays where it is.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        uids: the entries; an earlier program asked for one, by its uid alone.
        by: -1 or 1.

    Raises:
        NotFound: none of them is there any more.
    """
    uids = [uids] if isinstance(uids, str) else uids
    with store.step(meeting, "move_entries" if len(uids) > 1 else "move_entry"):
        moved = _in_order(store, meeting, uids)
        for cell in _cells_of(store, moved):
            for run, beside in _runs(cell, set(moved), by):
                before, after = (beside, None) if by < 0 else (None, beside)
                move(store, meeting, run, before=before, after=after)


def _cells_of(store: Store, uids: Sequence[str]) -> list[list[str]]:
    """Return all entries of each cell that some of these lie in, in their order."""
    own = 'SELECT "section", "row", prompt FROM entry WHERE uid = ?'
    cell = '"section" = ? AND "row" IS ? AND prompt IS ? AND deleted = 0'
    found = dict.fromkeys(tuple(store.rows(own, [uid])[0]) for uid in uids)
    sql = f"SELECT uid FROM entry WHERE {cell} ORDER BY ord, uid"
    return [[uid for (uid,) in store.rows(sql, place)] for place in found]


def _runs(cell: Sequence[str], moved: set[str], by: int) -> Iterator[tuple[list[str], str]]:
    """Yield the runs of what is moved in a cell, each with what stands beside it on the side it goes to."""
    begins = 0
    for is_moved, group in groupby(cell, moved.__contains__):
        run = list(group)
        at = begins - 1 if by < 0 else begins + len(run)
        if is_moved and 0 <= at < len(cell):
            yield run, cell[at]
        begins += len(run)


def _in_order(store: Store, meeting: int, uids: Sequence[str]) -> list[str]:
    """Return those of the entries that are there, in the order of the meeting; raise NotFound for none."""
    found: list[tuple[str, str, str]] = []
    for start in range(0, len(uids), _MANY):
        some = uids[start : start + _MANY]
        marks = ", ".join("?" * len(some))
        found += store.rows(
            "SELECT s.ord, e.ord, e.uid FROM entry e JOIN section s ON s.uid = e.section "
            f"WHERE e.meeting = ? AND e.deleted = 0 AND s.deleted = 0 AND e.uid IN ({marks})",
            [meeting, *some],
        )
    if not found:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return [uid for _, _, uid in sorted(found)]
