"""Verbs for prompts as clusters: notes are moved between them, and they are merged, split and sorted.

Spoken order is never touched: a cluster shows its entries in the order in which they were said.
"""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, message
from store.errors import Misplaced
from store.file.steps import Step
from store.file.store import Store
from store.verbs import axes
from store.verbs.gone_into import leading_on
from store.verbs.still_there import living

_NAMELESS = "SELECT uid FROM prompt WHERE section = ? AND given = 1 AND text = '' AND deleted = 0"


def move(store: Store, meeting: int, entries: Sequence[str], prompt: str | None) -> str | None:
    """Move entries to a cluster of their exercise, each in its own row; None is under no cluster.

    What the whole room has said goes to the row, where there is but one.

    Returns:
        The cluster that they lie in: another one, where that was merged into it.

    Raises:
        Misplaced: the cluster lies in another exercise.
        NotFound: the cluster or one of the entries is not there any more.
    """
    with store.step(meeting, "move_entries" if len(entries) > 1 else "move_entry") as step:
        prompt = leading_on(store, "prompt", prompt)
        _move(store, step, entries, prompt)
        return prompt


def merge(store: Store, meeting: int, uid: str, into: str) -> None:
    """Merge one cluster into another, which keeps its name and gets the other's in words, as a hint.

    Raises as :func:`store.verbs.axes.merge`.
    """
    axes.merge(store, meeting, "prompt", uid, leading_on(store, "prompt", into) or into)


def split(
    store: Store, meeting: int, entries: Sequence[str], text: str, *, hint: str | None = None
) -> str:
    """Take entries out into a new cluster, the last one; return its uid.

    The one without a name that they lay in, as when nothing has been sorted yet, is no cluster any more:
    what is left in it lies in none.

    Raises:
        Misplaced: there are no entries, or they lie in different exercises.
        NotFound: one of them is not there any more.
    """
    with store.step(meeting, "split_prompt") as step:
        if not entries:
            raise Misplaced(message(N_("No lines are chosen.")))
        (section,) = living(store, meeting, "entry", entries[0], "section")
        made = axes.add(store, step, "prompt", section, {"text": text, "hint": hint})
        _move(store, step, entries, made)
        for (unsorted,) in store.rows(_NAMELESS, [section]):
            axes.take_out(store, step, "prompt", unsorted)
        return made


def rename(store: Store, meeting: int, uid: str, text: str) -> None:
    """Give a cluster another name; raise NotFound where it is not there any more."""
    with store.step(meeting, "change_prompt") as step:
        living(store, meeting, "prompt", uid)
        step.update("prompt", uid, {"text": text})


def reorder(
    store: Store, meeting: int, uid: str, *, after: str | None = None, before: str | None = None
) -> None:
    """Put a cluster after or before another one; see :func:`store.verbs.axes.reorder`."""
    axes.reorder(store, meeting, "prompt", uid, after=after, before=before)


def shift(store: Store, meeting: int, uid: str, by: int) -> None:
    """Put a cluster so many places further on, at most first or last; raise NotFound where it is gone."""
    with store.step(meeting, "move_prompt"):
        (section,) = living(store, meeting, "prompt", uid, "section")
        sql = "SELECT uid FROM prompt WHERE section = ? AND deleted = 0 ORDER BY ord, uid"
        others = [other for (other,) in store.rows(sql, [section])]
        at = others.index(uid)
        to = max(0, min(at + by, len(others) - 1))
        if to < at:
            reorder(store, meeting, uid, before=others[to])
        elif to > at:
            reorder(store, meeting, uid, after=others[to])


def remove(store: Store, meeting: int, uid: str) -> None:
    """Take a cluster out; its entries are under none then. Raise NotFound where it is not there."""
    axes.remove(store, meeting, "prompt", uid)


def _move(store: Store, step: Step, entries: Sequence[str], prompt: str | None) -> None:
    for uid in entries:
        section, row = living(store, step.meeting, "entry", uid, "section", "row")
        if prompt is not None:
            axes.check_same_section(store, step, "prompt", section, prompt)
            row = row or _only_row(store, section)
        step.update("entry", uid, {"row": row, "prompt": prompt})


def _only_row(store: Store, section: str) -> str | None:
    rows = store.rows('SELECT uid FROM "row" WHERE section = ? AND deleted = 0', [section])
    return rows[0][0] if len(rows) == 1 else None
