"""Verbs for the parts of the day, and for the rows and prompts of an exercise."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from locales import N_, message
from store.errors import Clash, Misplaced, NotFound
from store.file.steps import Step
from store.file.store import Store
from store.file.verified_locks import Outline, lying_in, outline_of
from store.model.uids import new_uid
from store.verbs import axes
from store.verbs.sorting import key_for
from store.verbs.still_there import living


def add(
    store: Store,
    meeting: int,
    *,
    after: str | None = None,
    before: str | None = None,
    **values: object,
) -> str:
    """Add a section and return its uid.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        after: the section to come right after; without, it is the last one.
        before: the section to come right before.
        values: fields of :class:`store.model.records.Section`.
    """
    with store.step(meeting, "add_section") as step:
        uid = new_uid()
        key = key_for(store, "section", ("meeting", meeting), after=after, before=before)
        step.insert("section", uid, {"ord": key, **values})
        return uid


def change(store: Store, meeting: int, uid: str, **values: object) -> None:
    """Change fields of a section."""
    with store.step(meeting, "change_section") as step:
        step.update("section", uid, values)


def rename(store: Store, meeting: int, uid: str, heading: str, *, was: str | None) -> None:
    """Give a section another heading.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        uid: the section.
        heading: the new words.
        was: its heading when this was asked for.

    Raises:
        Clash: somebody else has renamed it meanwhile.
        NotFound: it is not there any more.
    """
    with store.step(meeting, "change_section"):
        (now,) = living(store, meeting, "section", uid, "heading")
        if now not in (was, heading):
            raise Clash(message(N_("It is called “{heading}” by now."), heading=now or "–"))
        change(store, meeting, uid, heading=heading)


def move(
    store: Store, meeting: int, uid: str, *, after: str | None = None, before: str | None = None
) -> None:
    """Move a section with those that lie in it before another one, or behind one and what lies in it.

    With neither, they go to the end.

    Raises:
        Misplaced: the other one lies in it, or lines without a heading would come below another one.
        NotFound: one of them is not there any more.
        Locked: one of them is verified, or one that is would hold others than before.
    """
    with store.step(meeting, "move_section") as step, step.as_one():
        outline = outline_of(store.db, meeting)
        moved = living_in(outline, uid)
        other = after or before
        if other in moved and other != uid:
            raise Misplaced(message(N_("A section cannot be moved into itself.")))
        if other == uid:
            return
        _check_opening(store, outline, {uid, before})
        if after is not None:
            after = [one for one in living_in(outline, after) if one not in moved][-1]
        elif before is not None:
            living_in(outline, before)
        put(store, step, moved, after=after, before=before)


def put(
    store: Store,
    step: Step,
    moved: Iterable[str],
    *,
    after: str | None = None,
    before: str | None = None,
) -> None:
    """Give sections their places, in this order, right after or before one section; with neither, last."""
    for uid in moved:
        key = key_for(store, "section", ("meeting", step.meeting), after=after, before=before)
        step.update("section", uid, {"ord": key})
        after, before = uid, None


def delete(store: Store, meeting: int, uid: str) -> None:
    """Take a section out, with those that lie in it and all that is written there; undo brings it back.

    Raises:
        NotFound: it is not there any more.
        Locked: it is verified, or one in it.
    """
    with store.step(meeting, "delete_section") as step, step.as_one():
        for part in living_in(outline_of(store.db, meeting), uid):
            step.update("section", part, {"deleted": True})


def living_in(outline: Outline, uid: str) -> list[str]:
    """Return the uids of a section and of those that lie in it; raise NotFound where it is not there."""
    found = lying_in(outline, uid)
    if not found:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return found


def _check_opening(store: Store, outline: Outline, touched: Container[str | None]) -> None:
    """Raise Misplaced where the lines before the first heading would not be the first any more."""
    if outline[0][0] not in touched:
        return
    sql = (
        "SELECT 1 FROM section s WHERE uid = ? AND heading IS NULL AND paragraph IS NULL "
        "AND appendix = 0 AND EXISTS (SELECT 1 FROM entry WHERE section = s.uid AND deleted = 0)"
    )
    if store.one(sql, [outline[0][0]]):
        raise Misplaced(message(N_("The lines before the first heading stay where they are.")))


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
