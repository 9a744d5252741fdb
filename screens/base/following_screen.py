"""The base of screens that show a meeting as it is, and go on with what anybody writes."""

from __future__ import annotations

from typing import ClassVar

from locales import Message
from screens.base.line_screen import LineScreen


class FollowingScreen(LineScreen):
    """A screen that looks every little while whether there is something new.

    Attributes:
        POLL_SECONDS: how often it looks.
        problem: what was wrong with what was asked for, to be said at the beginning.
    """

    POLL_SECONDS: ClassVar[float] = 0.5
    problem: Message | None = None

    def show_meeting(self) -> None:
        """Show the meeting as it is known."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Lay out for this width what is shown."""
        raise NotImplementedError

    def take_in(self) -> None:
        """Take in what is new, if anything is."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the meeting and the keys, and follow it from now on."""
        self.show_meeting()
        self.show_keys()
        if self.problem is not None:
            self.say(self.problem, warn=True)
        self.set_interval(self.POLL_SECONDS, self.take_in)

    def on_resize(self) -> None:
        """Lay the texts out for this width."""
        self.call_after_refresh(self.lay_out)
