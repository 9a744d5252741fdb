"""What a meeting at work asks of the app, beside what any screen does (:mod:`screens.base.messages`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screens.base.messages import ScreenAsked

if TYPE_CHECKING:
    from screens.writing.desk import MeetingAtWork


@dataclass
class PresenceAsked(ScreenAsked):
    """The people of the meeting at work are to be shown."""

    at_work: MeetingAtWork
    """The meeting."""
    then: Callable[[], None]
    """Is called when they are not shown any more."""

    def closed(self) -> None:
        """Do what is to be done then."""
        self.then()
