"""Which step a waiting undo takes back, or a redo does again: the one that was seen when it was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from store.errors import StoreError
from store.file.step_names import UNKNOWN_STEP, newer_than_now, steps_done, steps_undone
from store.file.store import Store
from store.items.progress import spoken_of_in
from store.waiting.change import Change

_TAKE_BACK = "progress.take_back"


def with_its_step(store: Store, change: Change, waiting: Iterable[Change]) -> Change:
    """Return an undo or redo with the step that it is about; any other change as it is.

    Args:
        store: whose actor has asked for it.
        change: what is to wait.
        waiting: what this window has waiting, in order; it will be carried out before.
    """
    if not _is_about_a_step(change):
        return change
    try:
        step = _step_of(store, change, waiting)
    except StoreError:
        step = UNKNOWN_STEP
    return replace(change, named={**change.named, "step": step})


def _step_of(store: Store, change: Change, waiting: Iterable[Change]) -> str:
    meeting = _home(store, change)
    if meeting is None:
        return UNKNOWN_STEP
    before = [one for one in waiting if not one.is_move and _home(store, one) == meeting]
    most = len(before) + 1
    done = steps_done(store, meeting, most, older_than=change.named.get("older_than"))
    undone = steps_undone(store, meeting, most)
    for other in before:
        if not _is_about_a_step(other):
            done.insert(0, newer_than_now(store))
            undone.clear()
            continue
        here, there = (undone, done) if _does_again(other) else (done, undone)
        step = other.named.get("step", UNKNOWN_STEP)
        if step in here:
            here.remove(step)
        there.insert(0, step)
    steps = undone if _does_again(change) else done
    return steps[0] if steps else UNKNOWN_STEP


def _is_about_a_step(change: Change) -> bool:
    return change.verb in ("undo", "redo", _TAKE_BACK)


def _does_again(change: Change) -> bool:
    return change.verb == "redo" or bool(change.named.get("again"))


def _home(store: Store, change: Change) -> int | None:
    """Return the meeting that the step of a change lies in."""
    if change.verb.startswith("progress."):
        return spoken_of_in(store, change.args[0])
    found = store.one("SELECT id FROM meeting WHERE uid = ?", [change.meeting])
    return found[0] if found else None
