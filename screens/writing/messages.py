"""What a meeting at work asks of the app, beside what any screen does (:mod:`screens.base.messages`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from screens.writing.desk import MeetingAtWork


@dataclass
class PresenceAsked(Message):
    """The people of the meeting at work are to be shown."""

    at_work: MeetingAtWork
    """The meeting."""
    closed: Callable[[], None]
    """Is called when they are not shown any more."""
