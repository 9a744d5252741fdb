"""What was taken out of a meeting, or taken back after it was typed: it is there yet, and can come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from locales import N_, message
from store.errors import UndoRefused
from store.file.step_names import STEP_NAME, number_of
from store.file.store import Store
from store.file.undo import check_home
from store.verbs import passages

_TAKE_OUT = (
    *("delete_entry", "delete_entries", "delete_section", "delete_row", "delete_prompt"),
    *("delete_group", "delete_participant"),
)
"""The steps after which somebody may miss something."""

_WORDS = {
    "entry": "text",
    "section": "heading",
    "row": "label",
    "prompt": "text",
    "group": "coalesce(name, label)",
    "participant": "name",
}
"""The tables of what is listed, and what is shown of each record."""


_NOT_THERE = message(N_("That was brought back already; nothing was done."))


@dataclass(frozen=True, slots=True)
class Missing:
    """What one step has taken out.

    Attributes:
        step: the name of the step, as :func:`bring_back` takes it.
        at: when, local time.
        actor: who did it.
        is_undo: whether it was taken back by an undo.
        table: what the first of it is: ``entry``, ``section`` …
        text: its words.
        more: how many more there are, with the lines of a section.
        heading: the section that the first lies in; None where it lies in none, or that has no heading.
    """

    step: str
    at: datetime
    actor: str
    is_undo: bool
    table: str
    text: str
    more: int
    heading: str | None


def taken_out(store: Store, meeting: int, *, most: int = 500) -> list[Missing]:
    """Return what lies taken out of a meeting, the latest first; what has come back is not among it.

    Args:
        store: where the meeting lies.
        meeting: its id.
        most: how many steps are listed at most.
    """
    kinds = ", ".join("?" * len(_TAKE_OUT))
    steps = store.rows(
        f"SELECT id, {STEP_NAME}, at, actor, name FROM step s WHERE meeting = ? AND undone = 0 "
        f"AND name IN ('undo', {kinds}) AND EXISTS (SELECT 1 FROM event e WHERE e.step = s.id "
        "AND json_extract(e.after, '$.deleted') = 1) AND NOT EXISTS (SELECT 1 FROM step b "
        "WHERE b.id = s.undoes AND b.name = 'bring_back') ORDER BY id DESC LIMIT ?",
        [meeting, *_TAKE_OUT, most],
    )
    found, listed = [], set[str]()
    for step, name, at, actor, verb in steps:
        out = [one for one in _records(store, step) if one.uid not in listed]
        listed.update(one.uid for one in out)
        if out:
            more = len(out) - 1 + _lines_in(store, out[0])
            when, (table, text, _, heading) = _local(at), out[0]
            found.append(Missing(name, when, actor, verb == "undo", table, text, more, heading))
    return found


def bring_back(store: Store, meeting: int, step: str) -> None:
    """Bring back what a step has taken out, as one step that undo takes back.

    Args:
        store: whose actor does it.
        meeting: the id of the meeting.
        step: the name of the step, of :class:`Missing`.

    Raises:
        UndoRefused: what it lay in is not there any more, or it has come back already.
        Locked: it lies in a § that is verified.
    """
    with store.step(meeting, "bring_back") as back, back.as_one():
        number = number_of(store, step)
        out = list(_out(store, number)) if number is not None else []
        if not out:
            raise UndoRefused(_NOT_THERE, older=False, step=0)
        for table, uid in out:
            back.update(table, uid, {"deleted": False})
        for table, uid in out:
            check_home(store, table, uid)
            if table == "entry":
                passages.follow_words(store, back, uid, None)


def _out(store: Store, step: int) -> Iterator[tuple[str, str]]:
    """Give table and uid of what a step took out and that is out yet."""
    events = store.rows(
        'SELECT "table", uid FROM event WHERE step = ? '
        "AND json_extract(after, '$.deleted') = 1 ORDER BY seq",
        [step],
    )
    for table, uid in events:
        if store.one(f'SELECT 1 FROM "{table}" WHERE uid = ? AND deleted = 1', [uid]) is not None:
            yield table, uid


class _Record(NamedTuple):
    """What is out: its table, its words, its uid, and the heading that it stands under."""

    table: str
    text: str
    uid: str
    heading: str | None


def _lines_in(store: Store, record: _Record) -> int:
    """Return how many lines lie in a section; no other record has any."""
    if record.table != "section":
        return 0
    sql = "SELECT count(*) FROM entry WHERE section = ? AND deleted = 0"
    return int(store.rows(sql, [record.uid])[0][0])


def _records(store: Store, step: int) -> Iterator[_Record]:
    """Give all that has words of what a step took out and that is out yet."""
    for table, uid in _out(store, step):
        if table in _WORDS:
            within = _HEADING if table in ("entry", "row", "prompt") else "NULL"
            sql = f'SELECT {_WORDS[table]}, {within} FROM "{table}" c WHERE uid = ?'
            ((text, heading),) = store.rows(sql, [uid])
            if text and text.strip():
                yield _Record(table, text, uid, heading)


_HEADING = "(SELECT heading FROM section WHERE uid = c.section)"


def _local(at: Any) -> datetime:
    return datetime.fromisoformat(at).astimezone()
