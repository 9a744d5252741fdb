"""The neighbours of a meeting in its series: going to the one before or after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from locales import N_, message
from screens.base.messages import MeetingChosen
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from store.errors import StoreError
from store.series.known_series import neighbours

Side = Literal["previous", "next"]

_NONE = {
    "previous": N_("There is no earlier meeting of this series."),
    "next": N_("There is no later meeting of this series yet."),
}


def open_beside(desk: Desk, side: Side, ask: Callable[[MeetingChosen], object]) -> Answer:
    """Ask for the meeting before or after the one at ``desk``; return what to tell."""
    try:
        beside = neighbours(desk.store, desk.minutes.meeting)
    except StoreError as error:
        return Answer(taken=False, words=error.message)
    found = beside.previous if side == "previous" else beside.next
    if found is None:
        return Answer(taken=False, words=message(_NONE[side]))
    ask(MeetingChosen(found.id))
    return Answer()
