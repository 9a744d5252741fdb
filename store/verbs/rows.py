"""Verbs for the rows of an exercise: they are merged, renamed, sorted, taken out and paused."""

from __future__ import annotations

from locales import N_, message
from store.errors import LabelTaken
from store.file.steps import Step
from store.file.store import Store
from store.language.spelling import spelling
from store.model.pile import names_pile
from store.verbs import axes
from store.verbs.still_there import living


def merge(store: Store, meeting: int, uid: str, into: str) -> None:
    """Put the answers of one row into another, in spoken order; its label and hint become a hint.

    Raises as :func:`store.verbs.axes.merge`.
    """
    axes.merge(store, meeting, "row", uid, into)


def rename(store: Store, meeting: int, uid: str, label: str) -> None:
    """Give a row another label.

    Raises:
        LabelTaken: another row of the exercise has it.
        NotFound: the row is not there any more.
    """
    with store.step(meeting, "change_row") as step:
        (section,) = living(store, meeting, "row", uid, "section")
        check_label(store, section, label, but=uid)
        step.update("row", uid, {"label": label})


def make_pile(store: Store, step: Step, section: str, name: str) -> str:
    """Return the uid of the pile of an exercise, which is made under a name where there is none."""
    sql = (
        'SELECT uid, label FROM "row" WHERE section = ? AND deleted = 0 '
        'AND "group" IS NULL AND "from" IS NULL ORDER BY ord, uid'
    )
    found = next((uid for uid, label in store.rows(sql, [section]) if names_pile(label)), None)
    if found is not None:
        return str(found)
    return axes.add(store, step, "row", section, {"label": name.capitalize()})


def reorder(
    store: Store, meeting: int, uid: str, *, after: str | None = None, before: str | None = None
) -> None:
    """Put a row after or before another one; see :func:`store.verbs.axes.reorder`."""
    axes.reorder(store, meeting, "row", uid, after=after, before=before)


def remove(store: Store, meeting: int, uid: str) -> None:
    """Take a row out; its answers become plenary, under their prompts. Raise NotFound if it is gone."""
    axes.remove(store, meeting, "row", uid)


def pause(store: Store, meeting: int, uid: str, prompt: str) -> None:
    """Say that a row answers a prompt later.

    Raises:
        Misplaced: they lie in different exercises.
        NotFound: one of them is not there any more.
    """
    with store.step(meeting, "pause_cell") as step:
        _check_cell(store, step, uid, prompt)
        others = (other for other in axes.paused_in(store, uid) if other != prompt)
        step.update("row", uid, {"paused": (*others, prompt)}, on_top=True)


def resume(store: Store, meeting: int, uid: str, prompt: str) -> None:
    """Take a pause away; raises as :func:`pause`."""
    with store.step(meeting, "resume_cell") as step:
        _check_cell(store, step, uid, prompt)
        axes.resume(store, step, uid, prompt)


def check_label(store: Store, section: str, label: str, *, but: str | None = None) -> None:
    """Raise LabelTaken where a row of the exercise has this label, other than ``but``."""
    sql = 'SELECT label FROM "row" WHERE section = ? AND deleted = 0 AND uid != ?'
    if any(spelling(label) == spelling(own) for (own,) in store.rows(sql, [section, but or ""])):
        raise LabelTaken(message(N_("There is a row called “{label}” already."), label=label))


def _check_cell(store: Store, step: Step, uid: str, prompt: str) -> None:
    """Raise where a row and a prompt do not make a cell of one exercise."""
    (section,) = living(store, step.meeting, "row", uid, "section")
    axes.check_same_section(store, step, "prompt", section, prompt)
