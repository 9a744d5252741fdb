"""What was taken out of a meeting, or taken back after it was typed: it is there yet, and can come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store.file.step_names import STEP_NAME
from store.file.store import Store
from store.file.undo import Undone, take_back_step

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
        "AND json_extract(e.after, '$.deleted') = 1) ORDER BY id DESC LIMIT ?",
        [meeting, *_TAKE_OUT, most],
    )
    return [
        Missing(name, _local(at), actor, verb == "undo", table, text, more, heading)
        for step, name, at, actor, verb in steps
        for table, text, more, heading in _first(store, step)
    ]


def bring_back(store: Store, meeting: int, step: str) -> Undone:
    """Bring back what a step has taken out, as one step.

    Args:
        store: whose actor does it.
        meeting: the id of the meeting.
        step: the name of the step, of :class:`Missing`.

    Raises:
        UndoRefused: what it lay in is not there any more, or it has come back already.
        Locked: it lies in a § that is verified.
    """
    return take_back_step(store, meeting, step)


def _first(store: Store, step: int) -> Iterator[tuple[str, str, int, str | None]]:
    """Give table, words, how many more and heading of what a step took out; nothing where it is back."""
    out = [found for found in _records(store, step) if found[1] and found[1].strip()]
    if not out:
        return
    table, text, uid, heading = out[0]
    lines = 0
    if table == "section":
        sql = "SELECT count(*) FROM entry WHERE section = ? AND deleted = 0"
        lines = store.rows(sql, [uid])[0][0]
    yield table, text, len(out) - 1 + lines, heading


def _records(store: Store, step: int) -> Iterator[tuple[str, str, str, str | None]]:
    """Give table, words, uid and heading of all that a step took out and that is out yet."""
    events = store.rows(
        'SELECT "table", uid FROM event WHERE step = ? '
        "AND json_extract(after, '$.deleted') = 1 ORDER BY seq",
        [step],
    )
    for table, uid in events:
        if table in _WORDS:
            within = _HEADING if table in ("entry", "row", "prompt") else "NULL"
            sql = f'SELECT {_WORDS[table]}, {within} FROM "{table}" c WHERE uid = ? AND deleted = 1'
            for text, heading in store.rows(sql, [uid]):
                yield table, text or "", uid, heading


_HEADING = "(SELECT heading FROM section WHERE uid = c.section)"


def _local(at: Any) -> datetime:
    return datetime.fromisoformat(at).astimezone()
