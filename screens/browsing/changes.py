"""What the home screen changes: meetings begin, go to the trash, and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import N_, Message, message
from screens.browsing.home_line import TITLE
from screens.browsing.retrying import Retrying
from screens.messages import MeetingChosen
from screens.widgets.cells import clip, shown_inline
from store.cleaning import one_line
from store.listing import MeetingSummary
from store.store import Store

if TYPE_CHECKING:
    from screens.meetings import MeetingsScreen


class Changes:
    """Changes the file for the home screen, and tells what came of it.

    Attributes:
        deleted: the meetings that were deleted here and can be brought back, with their titles.
        retrying: does what has to wait for another program.
    """

    def __init__(self, screen: MeetingsScreen, store: Store) -> None:
        """Change the file of ``store``."""
        self._screen = screen
        self._store = store
        self.deleted: list[tuple[int, str]] = []
        self.retrying = Retrying(lambda words: screen.say(words, warn=True))

    def begin_new(self, title: str) -> None:
        """Begin a meeting with this title, or with none, and open it."""
        name, language = one_line(title) or None, self._screen.t.language

        def act() -> None:
            from store.verbs import meetings

            self._open(meetings.create(self._store, title=name, language=language))

        self.retrying.do(act)

    def begin_after(self, meeting: int) -> None:
        """Begin the meeting after the last one of this one's series, and open it."""

        def act() -> None:
            from store.verbs import carrying

            self._open(carrying.begin_after(self._store, meeting))

        self.retrying.do(act)

    def delete(self, meeting: MeetingSummary) -> None:
        """Put a meeting in the trash."""

        def act() -> None:
            from store.verbs import meetings

            meetings.delete(self._store, meeting.id)
            title = clip(shown_inline(meeting.title or self._screen.t(N_("(no title)"))), TITLE)
            self.deleted.append((meeting.id, title))
            self._screen.listing.drop(meeting.id)
            self._tell(
                message(
                    N_("“{title}” is in the trash; {key} brings it back."),
                    title=title,
                    key=self._screen.key_of("meetings.undo"),
                )
            )

        self.retrying.do(act)

    def undo(self) -> None:
        """Bring back the meeting that was deleted last on this screen."""
        if not self.deleted:
            self._screen.say(message(N_("There is nothing to undo.")))
            return
        meeting, title = self.deleted[-1]

        def act() -> None:
            from store.verbs import meetings

            meetings.restore(self._store, meeting)
            self.deleted.pop()
            self._tell(message(N_("“{title}” is back."), title=title))

        self.retrying.do(act)

    def _open(self, meeting: int) -> None:
        self._screen.leave(MeetingChosen(meeting))

    def _tell(self, words: Message) -> None:
        self._screen.listing.renew()
        self._screen.show_selected()
        self._screen.say(words)
