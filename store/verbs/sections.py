"""Verbs for the parts of the day, and for the rows and prompts of an exercise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.file.store import Store
from store.model.uids import new_uid
from store.verbs import axes
from store.verbs.sorting import key_for


def add(store: Store, meeting: int, *, after: str | None = None, **values: object) -> str:
    """Add a section and return its uid.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        after: the section to come right after; without, it is the last one.
        values: fields of :class:`store.model.records.Section`.
    """
    with store.step(meeting, "add_section") as step:
        uid = new_uid()
        key = key_for(store, "section", ("meeting", meeting), after=after)
        step.insert("section", uid, {"ord": key, **values})
        return uid


def change(store: Store, meeting: int, uid: str, **values: object) -> None:
    """Change fields of a section."""
    with store.step(meeting, "change_section") as step:
        step.update("section", uid, values)


def move(
    store: Store, meeting: int, uid: str, *, after: str | None = None, before: str | None = None
) -> None:
    """Move a section right after or before another one; with neither, to the end."""
    with store.step(meeting, "move_section") as step:
        key = key_for(store, "section", ("meeting", meeting), after=after, before=before)
        step.update("section", uid, {"ord": key})


def delete(store: Store, meeting: int, uid: str) -> None:
    """Take a section out, with what lies in it; undo brings all of it back."""
    with store.step(meeting, "delete_section") as step:
        step.update("section", uid, {"deleted": True})


def add_row(
    store: Store,
    meeting: int,
    section: str,
    label: str,
    *,
    after: str | None = None,
    **values: object,
) -> str:
    """Add a row to an exercise and return its uid; ``values`` are fields of the record Row."""
    with store.step(meeting, "add_row") as step:
        return axes.add(store, step, "row", section, {"label": label, **values}, after=after)


def add_prompt(
    store: Store,
    meeting: int,
    section: str,
    text: str,
    *,
    after: str | None = None,
    **values: object,
) -> str:
    """Add a prompt to an exercise and return its uid; ``values`` are fields of the record Prompt."""
    with store.step(meeting, "add_prompt") as step:
        return axes.add(store, step, "prompt", section, {"text": text, **values}, after=after)


def change_row(store: Store, meeting: int, uid: str, **values: object) -> None:
    """Change fields of a row."""
    with store.step(meeting, "change_row") as step:
        step.update("row", uid, values)


def change_prompt(store: Store, meeting: int, uid: str, **values: object) -> None:
    """Change fields of a prompt."""
    with store.step(meeting, "change_prompt") as step:
        step.update("prompt", uid, values)


def delete_row(store: Store, meeting: int, uid: str) -> None:
    """Take a row out; what is written in it becomes plenary."""
    with store.step(meeting, "delete_row") as step:
        axes.take_out(store, step, "row", uid)


def delete_prompt(store: Store, meeting: int, uid: str) -> None:
    """Take a prompt out; what is written under it goes to the row as a whole."""
    with store.step(meeting, "delete_prompt") as step:
        axes.take_out(store, step, "prompt", uid)


def set_rows(
    store: Store, meeting: int, section: str, rows: Iterable[Mapping[str, object]]
) -> list[str]:
    """Replace the rows of an exercise and return the new uids; what is written becomes plenary.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        section: the exercise.
        rows: fields of :class:`store.model.records.Row`, in order.
    """
    with store.step(meeting, "set_rows") as step:
        living = store.rows('SELECT uid FROM "row" WHERE section = ? AND deleted = 0', [section])
        for (uid,) in living:
            axes.take_out(store, step, "row", uid)
        return [axes.add(store, step, "row", section, row) for row in rows]


def to_plenary(store: Store, meeting: int, section: str) -> None:
    """Take everything written in a section out of its rows and prompts; nothing else changes."""
    with store.step(meeting, "move_entries") as step:
        held = store.rows("SELECT uid FROM entry WHERE section = ? AND deleted = 0", [section])
        for (uid,) in held:
            step.update("entry", uid, {"row": None, "prompt": None})
