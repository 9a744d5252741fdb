"""Meetings that go to the trash and come back, and the key that takes that back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from locales import N_, Message, message
from screens.base.waiting_changes import Fate
from screens.base.writing_screen import WritingScreen
from screens.meetings.listing import MeetingListing
from screens.meetings.meeting_rows import title_of
from store.file.listing import MeetingSummary
from store.waiting.change import Change

_NOTHING = message(N_("There is nothing to undo."))


class Moving:
    """Moves meetings of a list to the trash, or out of it, and back.

    Attributes:
        moved: those that were moved here and can be moved back, with their titles.
    """

    def __init__(
        self,
        screen: WritingScreen,
        listing: MeetingListing,
        verb: str,
        back: str,
        shown: Callable[[], object],
    ) -> None:
        """Move them by ``verb``, and ``back``.

        Args:
            screen: writes, and says what came of it.
            listing: the meetings.
            verb: moves a meeting, a name in :data:`store.waiting.verbs.VERBS`.
            back: moves it back.
            shown: shows what can be done with what is selected now.
        """
        self.moved: list[tuple[str, str]] = []
        self._screen = screen
        self._listing = listing
        self._verb = verb
        self._back = back
        self._shown = shown

    def move(self, meeting: MeetingSummary, said: Callable[[str], Message]) -> None:
        """Move a meeting; ``said`` gives what is said then, by its title."""
        title = title_of(meeting.title, self._screen.t)
        self.moved.append((meeting.uid, title))
        self._listing.drop(meeting.id)
        self._do(Change(self._verb, meeting.uid), said(title), is_undone=True)

    def take_back(self, said: Callable[[str], Message]) -> None:
        """Move back the meeting that was moved last on this screen."""
        if not self.moved:
            self._screen.say(_NOTHING)
            return
        meeting, title = self.moved.pop()
        self._do(Change(self._back, meeting), said(title))

    def _do(self, change: Change, said: Message, *, is_undone: bool = False) -> None:
        self._shown()
        self._screen.do(change, partial(self._done, said, is_undone))

    def _done(self, said: Message, is_undone: bool, fate: Fate) -> None:
        self._listing.renew()
        self._shown()
        if fate.error is not None:
            self._screen.say(fate.error.message, warn=True)
        else:
            self._screen.say(said, is_undone=is_undone)
