"""Any number of meetings as the rows of a list: ids, and what is shown of those that are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from locales import N_, Translator
from screens.base.widgets.cells import clip, fit, shown_inline
from screens.base.widgets.painted import Line, Piece
from screens.base.widgets.row_list import Said
from screens.meetings.marks import Marks
from store.errors import StoreError
from store.file.listing import MeetingSummary
from store.model.states import STATES

_PAGE = 64
_MOST_KEPT = 4_096
_DATE, _KIND, _COUNT, _STATE = 12, 15, 10, 16
_LEAST_TITLE = 30
_TITLE_SAID = 48

_KINDS = {
    "notes": N_("notes"),
    "minutes": N_("minutes"),
    "documentation": N_("documentation"),
    "agreement": N_("agreement"),
    "invitation": N_("invitation"),
}


def needs_attention(meeting: MeetingSummary) -> bool:
    """Return whether a meeting is still going on, or was closed and never written out."""
    return meeting.status == "draft" or (meeting.status == "held" and not meeting.exported)


def title_of(title: str | None, t: Translator) -> str:
    """Return a meeting's title as it is said on the line: in one line, not too long."""
    return clip(shown_inline(title or t(N_("(no title)"))), _TITLE_SAID)


class MeetingRows:
    """Meetings below headings. Only those that are seen are read, some at a time.

    Attributes:
        marks: the meetings that are marked, to be compared or to stand in one document.
    """

    def __init__(
        self,
        t: Translator,
        read: Callable[[Sequence[int]], Iterable[MeetingSummary]],
        said_when_empty: Callable[[], Sequence[Said]],
    ) -> None:
        """Begin with none; ``read`` gives meetings by their ids."""
        self._t = t
        self._read = read
        self._said_when_empty = said_when_empty
        self._rows: list[int | str] = []
        self._known: dict[int, MeetingSummary] = {}
        self.marks = Marks()

    # What is shown --------------------------------------------------------------------------------

    def show(self, *groups: tuple[str, Sequence[int]]) -> None:
        """Show groups of meetings, each below its heading; one without a heading has an empty one."""
        rows: list[int | str] = []
        for heading, ids in groups:
            if ids and heading:
                rows += [*([""] if rows else []), heading]
            rows += ids
        self._rows = rows

    def learn(self, meetings: Iterable[MeetingSummary]) -> None:
        """Know these meetings already."""
        self._known.update((meeting.id, meeting) for meeting in meetings)

    def forget(self) -> None:
        """Read anew what is seen: somebody has written."""
        self._known.clear()

    def drop(self, meeting: int) -> None:
        """Leave a meeting out."""
        self.marks.drop(meeting)
        index = self.index_of(meeting)
        if index is not None:
            del self._rows[index]

    def meeting(self, index: int) -> MeetingSummary | None:
        """Return the meeting of a row; None for a heading."""
        row = self._rows[index] if index < len(self._rows) else ""
        if isinstance(row, str):
            return None
        if row not in self._known:
            self._read_page(index)
        return self._known.get(row)

    def index_of(self, meeting: int | None) -> int | None:
        """Return the row of a meeting, or None where it is not there."""
        try:
            return self._rows.index(meeting) if meeting is not None else None
        except ValueError:
            return None

    def _read_page(self, index: int) -> None:
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        first = index - index % _PAGE
        ids = [row for row in self._rows[first : first + _PAGE] if isinstance(row, int)]
        try:
            self.learn(self._read([row for row in ids if row not in self._known]))
        except StoreError:  # the row stays empty, and is read again when it is drawn again
            return

    # As a list has it -----------------------------------------------------------------------------

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def can_select(self, index: int) -> bool:
        """Return whether a row is a meeting."""
        return isinstance(self._rows[index], int)

    def empty(self) -> Sequence[Said]:
        """Return what is said where there are no rows."""
        return self._said_when_empty()

    def row(self, index: int, width: int) -> Line:
        """Return a heading or a meeting as a line; where there is little room, kind and count go first."""
        row = self._rows[index]
        if isinstance(row, str):
            return [(row, "heading")]
        meeting = self.meeting(index)
        if meeting is None:
            return [(" …", "quiet")]
        t = self._t
        sign = self.marks.sign(meeting.id)
        lead: list[Piece] = [
            (f"{sign} ", "mark"),
            (fit(meeting.date or t(N_("no date")), _DATE), "quiet"),
        ]
        room = width - 2 - _DATE - 1
        if room < _LEAST_TITLE:
            return [*lead, (fit(self._title(meeting), max(room, 1)), "text")]
        room -= _STATE
        style = "warn" if needs_attention(meeting) else "quiet"
        tail: list[Piece] = [(fit(self._state(meeting), _STATE), style)]
        if room >= _LEAST_TITLE + _KIND + _COUNT + 2:
            room -= _KIND + _COUNT + 2
            kind = shown_inline(meeting.series or t(_KINDS.get(meeting.kind, meeting.kind)))
            count = t.n("{n} line", "{n} lines", meeting.entries)
            tail = [(f"{fit(kind, _KIND - 1)} {count.rjust(_COUNT)}  ", "quiet"), *tail]
        return [*lead, (fit(self._title(meeting), room) + " ", "text"), *tail]

    def _title(self, meeting: MeetingSummary) -> str:
        return shown_inline(meeting.title or "") or self._t(N_("(no title)"))

    def _state(self, meeting: MeetingSummary) -> str:
        if meeting.status == "held" and meeting.exported:
            return self._t(N_("finished"))
        if meeting.status == "held":
            return self._t(N_("not exported"))
        return self._t(STATES.get(meeting.status, meeting.status))
