"""The list of meetings: pages are asked for when they are about to be seen, so that it holds any number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from locales import N_, Translator
from screens.widgets.cells import fit, shown_inline
from screens.widgets.painted import Line, Painted
from store.records import MeetingSummary

_AHEAD = 60
_WHEEL = 3
_DATE, _KIND, _COUNT, _STATE = 12, 15, 8, 16
_STATES = {
    "draft": N_("ongoing"),
    "held": N_("not exported"),
    "verified": N_("verified"),
    "cancelled": N_("cancelled"),
}
_KINDS = {
    "notes": N_("notes"),
    "minutes": N_("minutes"),
    "documentation": N_("documentation"),
    "agreement": N_("agreement"),
    "invitation": N_("invitation"),
}

Row = MeetingSummary | str
"""A meeting, or a heading between meetings."""


def _needs_attention(meeting: MeetingSummary) -> bool:
    return meeting.status == "draft" or (meeting.status == "held" and not meeting.exported)


class MeetingList(Painted):
    """Rows with one selected meeting; it never has the focus, the line below hands it its keys."""

    PREFIX = "meetings"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"meetings--{name}" for name in "heading date title quiet state selected empty lead".split()
    }
    DEFAULT_CSS = """
    MeetingList {
        height: 1fr;
        background: $background;
        color: $foreground;
        & > .meetings--heading { color: $primary; text-style: bold; }
        & > .meetings--date { color: $text-muted; }
        & > .meetings--quiet { color: $text-muted; }
        & > .meetings--state { color: $text-warning; }
        & > .meetings--selected { background: $primary 18%; text-style: bold; }
        & > .meetings--lead { color: $foreground; text-style: bold; }
        & > .meetings--empty { color: $text-muted; }
    }
    """

    @dataclass
    class Chosen(Message):
        """A meeting was clicked twice."""

        meeting_id: int
        """The id of the meeting."""

    def __init__(self, t: Translator, more: Callable[[], None], *, id: str | None = None) -> None:  # noqa: A002
        """Start empty; ``more`` is called when further rows are about to be seen."""
        super().__init__(id=id)
        self._t = t
        self._more = more
        self._rows: list[Row] = []
        self._complete = True
        self._empty: Sequence[str] = ()
        self._top = 0
        self._selected = 0

    # What is shown --------------------------------------------------------------------------------

    @property
    def selected(self) -> MeetingSummary | None:
        """The meeting that Enter opens."""
        row = self._rows[self._selected] if self._selected < len(self._rows) else None
        return row if isinstance(row, MeetingSummary) else None

    def begin(self, rows: Sequence[Row], *, complete: bool, empty: Sequence[str] = ()) -> None:
        """Show other rows from the first; ``empty`` is said where there are none."""
        self._rows, self._complete, self._empty = list(rows), complete, empty
        self._top, self._selected = 0, self._next_meeting(0, 1)
        self.refresh()

    def renew(self, rows: Sequence[Row], *, complete: bool) -> None:
        """Show the same list anew, at the place where the reader is."""
        meeting, top = self.selected, self._top
        self.begin(rows, complete=complete, empty=self._empty)
        self._top = top
        ids = [row.id if isinstance(row, MeetingSummary) else None for row in self._rows]
        if meeting is not None and meeting.id in ids:
            self._select(ids.index(meeting.id))

    def add(self, rows: Sequence[Row], *, complete: bool) -> None:
        """Put further rows at the end."""
        self._rows += rows
        self._complete = complete
        self.refresh()

    def press(self, key: str) -> bool:
        """Move the selection by a key; return whether it is one that moves."""
        page = max(self.size.height - 2, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key in steps:
            self._move(steps[key])
        return key in steps

    def _move(self, by: int) -> None:
        if self._selected + by >= len(self._rows) - _AHEAD and not self._complete:
            self._more()
        step = 1 if by > 0 else -1
        self._select(self._next_meeting(self._selected + by, step))

    def _next_meeting(self, index: int, step: int) -> int:
        """Return the nearest meeting from ``index`` on, in the direction of ``step`` if there is one."""
        if not self._rows:
            return 0
        index = min(max(index, 0), len(self._rows) - 1)
        for candidates in (
            range(index, len(self._rows) if step > 0 else -1, step),
            range(index, -1 if step > 0 else len(self._rows), -step),
        ):
            for at in candidates:
                if isinstance(self._rows[at], MeetingSummary):
                    return at
        return 0

    def _select(self, index: int) -> None:
        self._selected = index
        height = max(self.size.height, 1)
        first = index - 1 if index and isinstance(self._rows[index - 1], str) else index
        self._top = max(min(self._top, first), index - height + 1, 0)
        self.refresh()

    # Drawing --------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the selected meeting in sight."""
        self._select(self._selected)

    def render_line(self, y: int) -> Strip:
        """Draw a heading, a meeting, or what is said where there is none."""
        width = self.size.width
        if not self._rows:
            return self.strip_of(self._empty_line(y), width)
        index = self._top + y
        if index >= len(self._rows):
            return self.strip_of((), width)
        row = self._rows[index]
        if isinstance(row, str):
            return self.strip_of([(f" {row}" if row else "", "heading")], width)
        strip = self.strip_of(self._meeting(row, index == self._selected), width)
        if index == self._selected:
            return self.marked(strip, "selected")
        return strip

    def _empty_line(self, y: int) -> Line:
        first = max((self.size.height - len(self._empty)) // 3, 0)
        if not first <= y < first + len(self._empty):
            return ()
        text = self._empty[y - first]
        indent = " " * max((self.size.width - 64) // 2, 2)
        return [(f"{indent}{text}", "lead" if y == first else "empty")]

    def _meeting(self, meeting: MeetingSummary, selected: bool) -> Line:
        """Return a meeting as a line; where there is little room, kind and count go first."""
        t, width = self._t, self.size.width
        date = fit(meeting.date or t(N_("no date")), _DATE)
        lead: Line = [("▌" if selected else " ", "heading"), (" ", ""), (date, "date")]
        state = fit(self._state(meeting), _STATE)
        room = width - 2 - _DATE - 1
        if room < 30:
            return [*lead, (fit(self._title(meeting), max(room, 1)), "title")]
        room -= _STATE
        tail: Line = [(state, "state" if _needs_attention(meeting) else "quiet")]
        if room >= 30 + _KIND + _COUNT:
            room -= _KIND + _COUNT
            kind = shown_inline(meeting.series or t(_KINDS.get(meeting.kind, meeting.kind)))
            count = t.n("{n} line", "{n} lines", meeting.entries)
            tail = [
                (fit(kind, _KIND - 1) + " ", "quiet"),
                (count.rjust(_COUNT + 2) + "  ", "quiet"),
                *tail,
            ]
            room -= 4
        return [*lead, (fit(self._title(meeting), room) + " ", "title"), *tail]

    def _title(self, meeting: MeetingSummary) -> str:
        return shown_inline(meeting.title or "") or self._t(N_("(no title)"))

    def _state(self, meeting: MeetingSummary) -> str:
        if meeting.status == "held" and meeting.exported:
            return self._t(N_("exported"))
        return self._t(_STATES.get(meeting.status, meeting.status))

    # The mouse ------------------------------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down the list."""
        event.stop()
        self._move(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up the list."""
        event.stop()
        self._move(-_WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Select the meeting that was clicked; open it with a second click."""
        at = event.get_content_offset(self)
        index = self._top + at.y if at is not None else len(self._rows)
        row = self._rows[index] if index < len(self._rows) else None
        if isinstance(row, MeetingSummary):
            self._select(index)
            if event.chain > 1:
                self.post_message(self.Chosen(row.id))
