"""The day that a meeting is held on, as far as it is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.records import Meeting


def day_of(meeting: Meeting, today: date) -> date:
    """Return the day that what is written now is reckoned from; today where the meeting has not begun."""
    if meeting.date is None or meeting.provisional == "made":
        return today
    return date.fromisoformat(meeting.date)


def made_on(day: str) -> dict[str, str]:
    """Return the date of a meeting that is made in the app on a day, ISO, as fields of its head."""
    return {"date": day, "provisional": "made"}
