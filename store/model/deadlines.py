"""The last days of minutes: for verifying them, for announcing that, and for appealing.

They are reckoned from what the series says. Rules differ, and people are told to look theirs up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from locales import N_
from store.model.records import Meeting

if TYPE_CHECKING:
    from store.model.shared_records import Series

OWN_RULES = N_("check against your own rules")
"""Stands beside every last day."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The days from the meeting to verifying, from that to the announcement, and on to the last appeal."""

    verify: int = 14
    announce: int = 2
    appeal: int = 21


USUAL = Terms()
"""What holds for a meeting of no series, or of one that says nothing."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The last days, ISO; None where what they are reckoned from is not known."""

    verify: str | None = None
    announce: str | None = None
    appeal: str | None = None


def terms_of(series: Series | None) -> Terms:
    """Return the days that a series says, else the usual ones."""
    if series is None:
        return USUAL
    return Terms(series.verify_days, series.announce_days, series.appeal_days)


def deadlines(meeting: Meeting, terms: Terms = USUAL) -> Deadlines:
    """Return the last days of a meeting's minutes."""
    return Deadlines(
        verify=_later(meeting.date, terms.verify),
        announce=_later(meeting.verified, terms.announce),
        appeal=_later(meeting.announced, terms.appeal),
    )


def next_deadline(meeting: Meeting, terms: Terms = USUAL) -> tuple[str, str] | None:
    """Return the last day that comes next, and in words (with ``{day}``) what for; None where none does."""
    days = deadlines(meeting, terms)
    said: dict[str, tuple[str | None, str]] = {
        "held": (days.verify, N_("to be verified by {day}")),
        "sent": (days.verify, N_("to be verified by {day}")),
        "verified": (days.announce, N_("to be announced by {day}")),
        "announced": (days.appeal, N_("appeals until {day}")),
    }
    day, words = said.get(meeting.status, (None, ""))
    return (day, words) if day else None


def _later(day: str | None, days: int) -> str | None:
    """Return the day that lies so many days later; None where there is none to reckon from."""
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat() if day else None
    except (ValueError, OverflowError):
        return None
