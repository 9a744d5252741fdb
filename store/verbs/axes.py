"""What rows and prompts have in common: they are added, moved, merged and taken out in the same way.

What has been deleted follows too, so that it comes back to a cell that is there. An exercise always has
a row and a prompt: when the last one goes, one without a name takes its place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

from locales import N_, message
from store.errors import Misplaced
from store.file import forms
from store.file.steps import Step
from store.file.store import Store
from store.language.spelling import spelling
from store.model.uids import new_uid
from store.verbs.sorting import key_for
from store.verbs.still_there import living

Axis = Literal["row", "prompt"]
NAME: dict[Axis, str] = {"row": "label", "prompt": "text"}
"""The column that holds what a person calls it."""


def add(
    store: Store,
    step: Step,
    axis: Axis,
    section: str,
    values: Mapping[str, object],
    *,
    after: str | None = None,
) -> str:
    """Add a row or prompt to an exercise and return its uid; a cluster of a wall gets its number."""
    uid = new_uid()
    key = key_for(store, axis, ("section", section), after=after)
    if axis == "prompt" and values.get("text") and _is_wall(store, section):
        values = {"kept_number": _next_number(store, section), **values}
    step.insert(axis, uid, {"section": section, "ord": key, **values})
    return uid


def _is_wall(store: Store, section: str) -> bool:
    found = store.one("SELECT form FROM section WHERE uid = ?", [section])
    form = forms.get(found[0]) if found else None
    return form is not None and form.is_wall


def _next_number(store: Store, section: str) -> int:
    """Return the number behind those that the clusters of a wall go by."""
    found = store.one(
        "SELECT max(coalesce(max(kept_number), 0), count(*)) + 1 FROM prompt "
        "WHERE section = ? AND deleted = 0 AND text != ''",
        [section],
    )
    return int(found[0]) if found else 1


def reorder(
    store: Store, meeting: int, axis: Axis, uid: str, *, after: str | None, before: str | None
) -> None:
    """Put a row or prompt right after or before another one; with neither, last.

    Raises:
        Misplaced: they lie in different exercises.
        NotFound: one of them is not there any more.
    """
    with store.step(meeting, f"move_{axis}") as step:
        (section,) = living(store, meeting, axis, uid, "section")
        for other in filter(None, (after, before)):
            check_same_section(store, step, axis, section, other)
        if uid not in (after, before):
            key = key_for(store, axis, ("section", section), after=after, before=before)
            step.update(axis, uid, {"ord": key})


def merge(store: Store, meeting: int, axis: Axis, uid: str, into: str) -> None:
    """Move all that lies in one row or prompt to another, with its name and hint in words, and delete it.

    Raises:
        Misplaced: they lie in different exercises.
        NotFound: one of them is not there any more.
    """
    with store.step(meeting, f"merge_{axis}s") as step:
        if uid == into:
            return
        section, name, hint = living(store, meeting, axis, uid, "section", NAME[axis], "hint")
        check_same_section(store, step, axis, section, into)
        own_name, own_hint = living(store, meeting, axis, into, NAME[axis], "hint")
        said = "" if spelling(name) == spelling(own_name) else name
        step.update(axis, into, {"hint": joined(own_hint, said, hint)}, on_top=True)
        take_out(store, step, axis, uid, into=into)


def remove(store: Store, meeting: int, axis: Axis, uid: str) -> None:
    """Take a row or prompt out; what is written there is in none then. Raise NotFound if it is gone."""
    with store.step(meeting, f"delete_{axis}") as step:
        (section,) = living(store, meeting, axis, uid, "section")
        take_out(store, step, axis, uid)
        keep_one(store, step, axis, section)


def joined(own: str | None, *more: str | None) -> str | None:
    """Return ``own`` with further lines below it, as far as it does not have them; None for no words."""
    lines = own.split("\n") if own else []
    for text in more:
        lines += [line for line in (text or "").split("\n") if line.strip() and line not in lines]
    return "\n".join(lines) or None


def take_out(
    store: Store,
    step: Step,
    axis: Axis,
    uid: str,
    *,
    into: str | None = None,
    on_top: bool = False,
) -> None:
    """Delete a row or prompt; what lies in it goes to another one, or to none.

    Args:
        store: the open file.
        step: what it is a part of.
        axis: which of the two.
        uid: the row or prompt.
        into: where what lies in it goes.
        on_top: whether that follows from what is there now, whoever has written it.
    """
    if uid == into:
        return
    (section,) = living(store, step.meeting, axis, uid, "section")
    held = f'SELECT uid FROM entry WHERE section = ? AND "{axis}" = ?'
    for (entry,) in store.rows(held, [section, uid]):
        step.update("entry", entry, {axis: into})
    if into is not None:
        _take_pauses(store, step, axis, section, uid, into)
        _take_branches(store, step, axis, uid, into)
    step.update(axis, uid, {"deleted": True}, on_top=on_top)


def _take_pauses(store: Store, step: Step, axis: Axis, section: str, uid: str, into: str) -> None:
    """Let what is paused in a row or under a prompt stay so where its answers go."""
    if axis == "row":
        paused = (*paused_in(store, into), *paused_in(store, uid))
        step.update("row", into, {"paused": tuple(dict.fromkeys(paused))}, on_top=True)
        return
    for row, text in store.rows("SELECT uid, paused FROM row WHERE section = ?", [section]):
        paused = tuple(json.loads(text)) if text else ()
        if uid in paused:
            followed = dict.fromkeys(into if prompt == uid else prompt for prompt in paused)
            step.update("row", row, {"paused": tuple(followed)}, on_top=True)


def _take_branches(store: Store, step: Step, axis: Axis, uid: str, into: str) -> None:
    """Let the prompts that are asked after an answer follow it to where it goes."""
    if axis == "prompt":
        following = "SELECT uid FROM prompt WHERE meeting = ? AND follows = ? AND uid != ?"
        for (prompt,) in store.rows(following, [step.meeting, uid, into]):
            step.update("prompt", prompt, {"follows": into}, on_top=True)


def paused_in(store: Store, row: str) -> tuple[str, ...]:
    """Return the prompts that are paused in a row, by uid."""
    found = store.one("SELECT paused FROM row WHERE uid = ?", [row])
    return tuple(json.loads(found[0])) if found and found[0] else ()


def resume(store: Store, step: Step, row: str, prompt: str) -> None:
    """Take the pause of a cell away, where there is one."""
    paused = paused_in(store, row)
    if prompt in paused:
        left = tuple(other for other in paused if other != prompt)
        step.update("row", row, {"paused": left}, on_top=True)


def keep_one(store: Store, step: Step, axis: Axis, section: str) -> None:
    """Give an exercise that has lost its last row or prompt one without a name."""
    sql = f'SELECT 1 FROM "{axis}" WHERE section = ? AND deleted = 0 LIMIT 1'
    if store.one(sql, [section]) is None:
        add(store, step, axis, section, {NAME[axis]: "", "given": True})


def check_same_section(store: Store, step: Step, axis: Axis, section: str, other: str) -> None:
    """Raise Misplaced where ``other`` lies in another exercise, NotFound where it is not there."""
    if living(store, step.meeting, axis, other, "section") != (section,):
        raise Misplaced(message(N_("They do not lie in the same exercise.")))
