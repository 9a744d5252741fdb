"""Where lines are written whose place is not in the file: an older copy of it has been put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import N_, Message, message, translator
from store.model.records import Place

if TYPE_CHECKING:
    from store.capture import CaptureSession

HEADING = N_("Lines whose place is not in this file")
"""Stands, in the language of the meeting, above what nobody knows the place of here."""


def stand_apart(session: CaptureSession) -> None:
    """Go to the section at the end of the meeting that such lines have for their own; make it if missing."""
    from store.capture import Outcome
    from store.verbs import sections

    minutes = session.minutes
    heading = translator(minutes.meeting.language)(HEADING)
    uid = next((one.uid for one in minutes.sections if one.heading == heading), None)
    if uid is None:
        uid = sections.add(session.store, minutes.meeting.id, heading=heading)
        session.refresh(Outcome())
    session.place = Place(uid)


def apart_words(n: int) -> Message:
    """Return that so many lines are written there."""
    said = N_(
        "What waited for a place that is not in this file ({n}) stands last in its meeting now, "
        "under a heading of its own."
    )
    return message(said, n=n)
