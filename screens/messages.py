"""What screens tell the app: facts and requests, posted upwards. The app answers by showing a screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class MeetingChosen(Message):
    """A meeting is to be opened in the live screen."""

    meeting_id: int
    """The id of the meeting."""


@dataclass
class HomeAsked(Message):
    """The list of meetings is to be shown."""


@dataclass
class HelpAsked(Message):
    """The help is to be shown."""


@dataclass
class ReadbackAsked(Message):
    """A meeting is to be read back."""

    meeting_id: int
    """The id of the meeting."""
    wanted: str = ""
    """What is to be shown, as typed; nothing is where the meeting is now."""


@dataclass
class ExportAsked(Message):
    """The export of a meeting is to be shown."""

    meeting_id: int
    """The id of the meeting."""
    profile: str | None = None
    """The profile that was asked for, as typed; None is the meeting's own."""
    closing: bool = False
    """Whether the meeting was closed just now, so that its checks come first."""
