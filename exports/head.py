"""What a document says of the meeting as a whole: when and where it was, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exports.wording import joined, written_date, written_span
from locales import N_, Translator
from store.model.records import Meeting, NextMeeting

Data = dict[str, Any]

NEXT = N_("Next meeting")


def cancelled(meeting: Meeting, t: Translator) -> Data | None:
    """Return that the meeting was cancelled, and why; None where it was not."""
    if meeting.status != "cancelled" and meeting.cancelled is None:
        return None
    return {"label": t(N_("Cancelled")), "text": meeting.cancelled or ""}


def facts(meeting: Meeting, t: Translator) -> Iterator[Data]:
    """Give what is known about the meeting as a whole, each with its label."""
    facts = (
        ("theme", N_("Theme"), meeting.theme),
        ("date", N_("Date"), meeting.date and written_date(meeting.date, t)),
        ("time", N_("Time"), _time(meeting, t)),
        ("place", N_("Place"), meeting.place),
        ("organiser", N_("Organiser"), meeting.organiser),
        ("series", N_("Series"), meeting.series),
        ("reference", N_("Registration number"), meeting.reference),
        ("next", NEXT, meeting.next and written_next(meeting.next, t)),
    )
    for name, label, text in facts:
        if text and text.strip():
            yield {"name": name, "label": t(label), "text": text}


def _time(meeting: Meeting, t: Translator) -> str:
    """Return when the meeting was called, and when it was held where that differs."""
    called = written_span(meeting.starts, meeting.ends)
    opened = meeting.opened if meeting.opened != meeting.starts else None
    closed = meeting.closed if meeting.closed != meeting.ends else None
    if not called and opened and closed:
        return written_span(opened, closed)
    actual = joined(
        (
            opened and t("opened at {time}", time=opened),
            closed and t("closed at {time}", time=closed),
        )
    )
    return f"{called} ({actual})" if called and actual else called or actual


def written_next(announced: NextMeeting, t: Translator) -> str:
    """Return day, time, place and theme of the next meeting, as far as they are known."""
    day = written_date(announced.date, t) if announced.date else None
    at = t("at {time}", time=announced.starts) if announced.starts else None
    theme = t("theme: {theme}", theme=announced.theme) if announced.theme else None
    return joined((joined((day, at), " "), announced.place, theme))
