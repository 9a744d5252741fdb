"""Verbs that make one entry into another: the new one keeps a link to what it was made from.

What it was made from stays as it is, and may lie in an earlier meeting. The words may differ; without
any they are the same. :meth:`store.model.minutes.Minutes.made_from` and ``sources`` look the links up.
"""

from __future__ import annotations

from locales import N_, message
from store.errors import Misplaced, NotFound
from store.file.steps import Step
from store.file.store import Store
from store.language.spelling import spelling
from store.model.records import Link, Place
from store.verbs import axes, entries
from store.verbs.still_there import living


def make(
    store: Store,
    meeting: int,
    uid: str,
    place: Place,
    kind: str,
    text: str | None = None,
    *,
    after: str | None = None,
    **values: object,
) -> str:
    """Write an entry that is made from another one, and return the new uid.

    Args:
        store: the open file.
        meeting: the id of the meeting that the new entry lies in.
        uid: what it is made from, in this meeting or another.
        place: the cell of the new entry.
        kind: a name of :data:`store.model.kinds.KINDS`.
        text: its words; None are those of what it is made from.
        after: the entry of the same section to come right after; without, it is the last one.
        values: further fields of :class:`store.model.records.Entry`.

    Raises:
        NotFound: what it is made from, or the cell, is not there any more.
    """
    with store.step(meeting, "chain_entry"):
        words = _text(store, uid) if text is None else text
        fields = {**values, "links": (Link("from", uid),)}
        return entries.add(store, meeting, place, kind, words, after=after, before=None, **fields)


def to_action(
    store: Store, meeting: int, uid: str, text: str | None = None, **values: object
) -> str:
    """Make an entry of this meeting into an action right after it, in its cell; raises as :func:`make`.

    ``values`` are further fields of the action: ``owners``, ``due``, ``due_text``.
    """
    with store.step(meeting, "chain_entry"):
        cell = living(store, meeting, "entry", uid, "section", "row", "prompt")
        return make(store, meeting, uid, Place(*cell), "action", text, after=uid, **values)


def to_ring(
    store: Store,
    meeting: int,
    uid: str,
    ring: str,
    text: str | None = None,
    *,
    row: str | None = None,
) -> str:
    """Make an entry, a weakness for instance, into the question that its owner brings to a ring.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        uid: the entry; its row is that of its owner.
        ring: the exercise.
        text: the question in other words.
        row: the row of the ring; without, the one in which the entry's row is advised.

    Raises:
        Misplaced: the ring has no such row.
        NotFound: the entry or the ring is not there any more.
    """
    with store.step(meeting, "chain_entry"):
        place = Place(ring, row or _advised(store, meeting, uid, ring), _first(store, ring))
        return make(store, meeting, uid, place, "note", text)


def to_row(
    store: Store,
    meeting: int,
    uid: str,
    section: str,
    label: str,
    text: str | None = None,
    *,
    kind: str = "note",
    whole: bool = False,
) -> str:
    """Make an entry into a row: a proposal into an activity of a plan, an activity into a follow-up round.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        uid: what the row is made from.
        section: the plan or follow-up.
        label: what the row is called; one of that name is gone to, not doubled.
        text: the words of the new entry; None are those of what it is made from.
        kind: the kind of the new entry.
        whole: whether it lies in the row as a whole; else under the first prompt, its name.

    Returns:
        The uid of the new entry; its ``row`` is the row.

    Raises:
        NotFound: what it is made from, or the section, is not there any more.
    """
    with store.step(meeting, "chain_entry") as step:
        living(store, meeting, "section", section)
        row = _row(store, step, section, label)
        place = Place(section, row, None if whole else _first(store, section))
        return make(store, meeting, uid, place, kind, text)


def _text(store: Store, uid: str) -> str:
    found = store.one("SELECT text FROM entry WHERE uid = ? AND deleted = 0", [uid])
    if found is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return str(found[0])


def _advised(store: Store, meeting: int, uid: str, ring: str) -> str:
    """Return the row of a ring in which the owner of an entry is advised."""
    (own,) = living(store, meeting, "entry", uid, "row")
    owner = _owner(store, own)
    sql = 'SELECT uid, "to" FROM "row" WHERE section = ? AND deleted = 0 ORDER BY ord, uid'
    for row, client in store.rows(sql, [ring]):
        if owner and spelling(client or "") in owner:
            return str(row)
    raise Misplaced(message(N_("Nobody in that exercise advises the group that said this.")))


def _owner(store: Store, row: str | None) -> set[str]:
    """Return what the owner of a row is called: the label of its group, and its own."""
    found = store.one(
        'SELECT r.label, g.label FROM "row" r LEFT JOIN "group" g ON g.uid = r."group" '
        "WHERE r.uid = ?",
        [row],
    )
    return {spelling(label) for label in found or () if label}


def _row(store: Store, step: Step, section: str, label: str) -> str:
    """Return the row of this label, a new one where there is none; it takes an unused unnamed one's place."""
    sql = 'SELECT uid, label FROM "row" WHERE section = ? AND deleted = 0 ORDER BY ord, uid'
    rows = store.rows(sql, [section])
    for uid, own in rows:
        if spelling(own) == spelling(label):
            return str(uid)
    made = axes.add(store, step, "row", section, {"label": label})
    held = 'SELECT 1 FROM entry WHERE section = ? AND "row" = ? AND deleted = 0 LIMIT 1'
    if len(rows) == 1 and not rows[0][1] and not store.one(held, [section, rows[0][0]]):
        axes.take_out(store, step, "row", rows[0][0])
    return made


def _first(store: Store, section: str) -> str | None:
    """Return the first prompt of an exercise, None where it has none."""
    sql = "SELECT uid FROM prompt WHERE section = ? AND deleted = 0 ORDER BY ord, uid LIMIT 1"
    found = store.one(sql, [section])
    return str(found[0]) if found else None
