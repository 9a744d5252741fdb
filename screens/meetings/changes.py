"""What the home screen changes: meetings begin, go to the trash, and come back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from locales import N_, Message, message
from screens.base.messages import MeetingChosen
from screens.base.widgets.cells import clip, shown_inline
from screens.base.write_queue import Fate
from screens.meetings.home_line import TITLE
from store.errors import StoreBusy
from store.file.listing import MeetingSummary
from store.language.cleaning import one_line
from store.model.uids import new_uid
from store.waiting.change import Change

if TYPE_CHECKING:
    from screens.meetings.screen import MeetingsScreen

_NOT_YET = N_(
    "Another program is writing; the meeting cannot begin yet. Press {key} again in a moment."
)


class Changes:
    """Changes the file for the home screen, and tells what came of it.

    Attributes:
        deleted: the meetings that were deleted here and can be brought back, with their titles.
    """

    def __init__(self, screen: MeetingsScreen) -> None:
        """Change the file through the screen."""
        self._screen = screen
        self.deleted: list[tuple[str, str]] = []

    def begin_new(self, title: str, command: str = "meetings.new") -> None:
        """Begin a meeting with this title, or with none, and open it; ``command`` asked for it."""
        head = {"title": one_line(title) or None, "language": self._screen.t.language}
        self._begin(Change("meetings.create", named={"uid": new_uid(), **head}), command)

    def begin_after(self, meeting: str) -> None:
        """Begin the meeting after the last one of this one's series, its uid given, and open it."""
        self._begin(Change("carrying.begin_after", meeting), "meetings.following")

    def _begin(self, change: Change, command: str) -> None:
        """Begin a meeting now or not at all: it does not wait, because what is typed next is for it."""
        screen, fate = self._screen, self._screen.writes.do_now(change)
        if fate.error is None:
            screen.line.forget_draft()
            screen.leave(MeetingChosen(fate.result))
            return
        screen.line.keep_draft()
        said = fate.error.message
        if type(fate.error) is StoreBusy:
            said = message(_NOT_YET, key=screen.key_of(command))
        screen.say(said, warn=True)

    def delete(self, meeting: MeetingSummary) -> None:
        """Put a meeting in the trash."""
        title = clip(shown_inline(meeting.title or self._screen.t(N_("(no title)"))), TITLE)
        key = self._screen.key_of("meetings.undo")
        said = message(N_("“{title}” is in the trash; {key} brings it back."), title=title, key=key)
        self.deleted.append((meeting.uid, title))
        self._screen.listing.drop(meeting.id)
        self._do(Change("meetings.delete", meeting.uid), said)

    def undo(self) -> None:
        """Bring back the meeting that was deleted last on this screen."""
        if not self.deleted:
            self._screen.say(message(N_("There is nothing to undo.")))
            return
        meeting, title = self.deleted.pop()
        said = message(N_("“{title}” is back."), title=title)
        self._do(Change("meetings.restore", meeting), said)

    def _do(self, change: Change, said: Message) -> None:
        self._screen.show_selected()
        self._screen.do(change, partial(self._done, said))

    def _done(self, said: Message, fate: Fate) -> None:
        self._screen.listing.renew()
        self._screen.show_selected()
        self._screen.say(fate.error.message if fate.error else said, warn=fate.error is not None)
