"""The day of a meeting: provisional where it was made in the app, until somebody gives it.

A provisional day is the one on which the meeting was made; with the beginning, the first line or the opening,
it becomes the day of that. What was reckoned from it moves along, as a part of the same step.
"""

from __future__ import annotations

import contextlib
from datetime import date

from store.errors import Locked
from store.file.reading import load_meeting
from store.file.steps import Step
from store.file.store import Store
from store.language.dates import Calendar, FoundDate, read_date
from store.model.records import Provisional


def begin(store: Store, meeting: int, today: date, *, opens: bool = False) -> int | None:
    """Move a provisional day to the one on which the meeting begins.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        today: that day.
        opens: whether it is opened; else something is written, which moves the day only once.

    Returns:
        How many other days moved along; None where the day is the same as before.
    """
    with store.step(meeting, "change_meeting"):
        head, day = load_meeting(store, meeting), today.isoformat()
        if head.provisional is None or (head.provisional == "begun" and not opens):
            return None
        moved = settle(store, meeting, day, provisional="begun")
        return None if head.date == day else moved


def settle(
    store: Store, meeting: int, day: str | None, *, provisional: Provisional | None = None
) -> int:
    """Give a meeting its day, ISO, or take it away; return how many other days moved along."""
    with store.step(meeting, "change_meeting") as step:
        head = load_meeting(store, meeting)
        fields = {"date": day, "provisional": provisional}
        step.update("meeting", head.uid, fields, on_top=provisional is not None)
        if head.date is None or day in (None, head.date):
            return 0
        return _move_along(store, step, date.fromisoformat(head.date), date.fromisoformat(day))


_DUE = (
    "SELECT uid, due, due_text FROM entry WHERE meeting = ? AND kind = 'action' AND deleted = 0 "
    "AND due IS NOT NULL AND due_text IS NOT NULL AND links IS NULL"
)
"""Actions with a day in words; those from an earlier meeting were reckoned from the day of that."""


def _move_along(store: Store, step: Step, before: date, after: date) -> int:
    """Reckon the days of actions anew that were reckoned from the day before; what is verified stays."""
    moved = 0
    for uid, due, words in store.rows(_DUE, [step.meeting]):
        then, now = (read_date(words, Calendar(base)) for base in (before, after))
        if isinstance(then, FoundDate) and isinstance(now, FoundDate) and then.iso == due:
            with contextlib.suppress(Locked):
                moved += step.update("entry", uid, {"due": now.iso}, on_top=True)
    return moved
