"""The checks of the head of a meeting: its date, its title, its times, and who verifies the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from exports.checks.finding import Finding, of_meeting
from locales import N_, message
from store.model.minutes import Minutes


def no_date(minutes: Minutes) -> Iterator[Finding]:
    """Find that there is no date."""
    if not minutes.meeting.date:
        yield of_meeting("no-date", message(N_("The meeting has no date.")))


def provisional_date(minutes: Minutes) -> Iterator[Finding]:
    """Find that nobody has given the date, nor opened the meeting on that day."""
    head = minutes.meeting
    if head.provisional is not None and head.opened is None:
        text = message(_SINCE[head.provisional], day=head.date)
        yield of_meeting("provisional-date", text, head.date or "")


_SINCE = {
    "made": N_("Nobody has given the date; {day} is the day on which the meeting was made."),
    "begun": N_("Nobody has given the date; {day} is the day on which the first line was written."),
}


def no_title(minutes: Minutes) -> Iterator[Finding]:
    """Find that there is no title."""
    if not (minutes.meeting.title or "").strip():
        yield of_meeting("no-title", message(N_("The meeting has no title.")))
