"""A list of meetings that follows what is typed and what anybody writes, and keeps the reader's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from locales import N_, Translator
from screens.base.newest_answer import Failed, NewestAnswer
from screens.base.news import News
from screens.base.widgets.row_list import RowList, Said
from screens.meetings.finder import Finder, FoundFor
from screens.meetings.meeting_rows import MeetingRows
from store.file import listing
from store.file.listing import MeetingSummary
from store.file.store import Store
from store.language.cleaning import one_line

if TYPE_CHECKING:
    from store.search.meetings_shelf import MeetingsShelf

FIRST = 60
"""How many meetings are read before the list is first shown."""

_PAUSE_SECONDS = 0.04
_NEAR = 30


class MeetingListing:
    """The meetings that fit, or those of them in the trash.

    Attributes:
        rows: what is listed.
        list: the widget.
        text: what the list shows the meetings for.
        unread: the words with a colon in it that were not understood.
    """

    def __init__(
        self,
        widget: Widget,
        store: Store,
        t: Translator,
        *,
        said_when_empty: Callable[[], Sequence[Said]],
        then: Callable[[], object],
        failed: Failed,
        deleted: bool = False,
    ) -> None:
        """List for ``widget``; ``then`` is called when other meetings are shown, ``failed`` why none are."""
        self._store = store
        self._t = t
        self._then = then
        self._deleted = deleted
        self._news = News(store)
        self._complete = False
        self._to_end = False
        self.rows = MeetingRows(t, partial(listing.read_summaries, store), said_when_empty)
        self.list = RowList(self.rows)
        self._finder = Finder(deleted=deleted)
        self._finding = NewestAnswer(widget, store, self._finder.find, self._show, failed)
        self.text = ""
        self.unread: Sequence[str] = ()

    @property
    def shelf(self) -> MeetingsShelf | None:
        """All meetings, as they were last read; None before that."""
        return self._finder.shelf

    @property
    def is_current(self) -> bool:
        """Whether what was looked for last has been found, or could not be."""
        return self._finding.is_known

    @property
    def _wanted(self) -> str:
        return self._finding.question or ""

    @property
    def selected(self) -> MeetingSummary | None:
        """The meeting that is selected."""
        return self.rows.meeting(self.list.selected)

    @property
    def is_damaged(self) -> bool:
        """Whether not all meetings could be read."""
        return self._store.damage is not None

    def begin(self) -> None:
        """Show the first meetings, which are read at once; raise StoreError where they cannot be read."""
        read = partial(listing.list_meetings, self._store, deleted=self._deleted)
        first = [] if self._deleted else read(unfinished=True, limit=listing.MOST_UNFINISHED)
        others = read(limit=FIRST)
        self.rows.learn([*first, *others])
        unfinished = [meeting.id for meeting in first]
        self._put(unfinished, [one.id for one in others if one.id not in unfinished])
        self._complete = len(others) < FIRST
        self.list.changed(0)

    def complete(self) -> None:
        """Read all of it, in a thread, unless that has been done or is being done."""
        if self._finding.question is None:
            self._finding.ask("")

    def find(self, text: str) -> None:
        """Look for a text after a short pause in typing."""
        self._finding.ask(one_line(text), pause=_PAUSE_SECONDS)

    def find_now(self, text: str) -> None:
        """Look for a text at once."""
        self._finding.ask(one_line(text))

    def shows(self, text: str) -> bool:
        """Return whether the list shows the meetings for this text."""
        return one_line(text) == self.text == self._wanted

    def renew(self) -> None:
        """Read anew what is seen, and look the same up again."""
        self.rows.forget()
        self.list.changed()
        self._finding.ask(self._wanted)

    def follow(self) -> None:
        """Renew the list where another connection has written."""
        if self._news.has_come():
            self.renew()

    def drop(self, meeting: int) -> None:
        """Leave a meeting out at once."""
        self.rows.drop(meeting)
        self.list.changed()

    def press(self, key: str) -> bool:
        """Move the selection by a key; return whether it is one that moves."""
        taken = self.list.press(key)
        if taken and not self._complete and self.list.selected + _NEAR >= len(self.rows):
            self._to_end = key == "end"
            self.complete()
        return taken

    def _show(self, answer: FoundFor) -> None:
        selected, again = self.selected, answer.text == self.text
        self.text, self.unread, self._complete = answer.text, answer.found.unread, True
        self._put(answer.found.unfinished, answer.found.others)
        at = self.rows.index_of(selected.id) if selected is not None and again else None
        if self._to_end:
            at, self._to_end = len(self.rows) - 1, False
        self.list.changed(at if at is not None else self.list.selected if again else 0)
        self._then()

    def _put(self, unfinished: Sequence[int], others: Sequence[int]) -> None:
        t = self._t
        if self._deleted:
            self.rows.show(("", others))
        else:
            self.rows.show((t(N_("To finish")), unfinished), (t(N_("Earlier meetings")), others))
