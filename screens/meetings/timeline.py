"""The timeline of a series: what each meeting decided and gave to do, and who came, as bars with figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from locales import N_, Translator
from screens.base.commands import TIMELINE, Command
from screens.base.list_screen import ListScreen
from screens.base.messages import MeetingChosen
from screens.base.newest_answer import in_thread
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.cells import fit, shown_inline, width_of
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line, Piece
from screens.base.widgets.row_list import RowList
from screens.meetings.meeting_rows import title_of
from store.file.store import Store
from store.items.items import STATES, State
from store.items.timeline import Point, timeline

_DATE = 11
_BAR = 8
_FIGURE = 5
_SHARE = 8
_STATES: tuple[State, ...] = ("open", "done", "carried")
_LEAST_TITLE = 12
FULL, PART, EMPTY = "█", "▌", "·"


class TimelineScreen(ListScreen):
    """The meetings of a series, over the list of meetings."""

    SAID_AT = N_("Timeline")
    where = TIMELINE

    def __init__(self, store: Store, series: str, t: Translator, settings: ScreenSettings) -> None:
        """Show the meetings of ``series``."""
        super().__init__(t, settings)
        self._store = store
        self._series = series
        self.rows = PointRows(t)
        self.list = RowList(self.rows)
        self.head = HeadLine()
        self.line = CaptureLine(self)
        self.actions = {
            "timeline.open": self.choose,
            "timeline.help": self.show_help,
            "timeline.back": self.close,
        }

    def on_mount(self) -> None:
        """Read the series in a thread."""
        self.head.tell(self.t(N_("Timeline")), self._series)
        self.show_keys()
        in_thread(
            self, self._store, partial(timeline, series=self._series), self._show, self.failed
        )

    def _show(self, points: list[Point]) -> None:
        self.rows.show(points)
        self.list.changed(0)
        self.show_keys()
        self.line.redraw()

    @property
    def selected(self) -> Point | None:
        """The meeting that Enter opens."""
        return self.rows.point(self.list.selected)

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_meeting" or self.selected is not None

    def choose(self) -> None:
        """Open the selected meeting."""
        if self.selected is not None:
            self.leave(MeetingChosen(self.selected.meeting))

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list have the keys that move; letters mean nothing here."""
        return character is not None or super().take_key(key, character)

    def take_paste(self, text: str) -> bool:
        """Take a paste away: nothing is written here."""
        return True

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter opens."""
        t, selected = self.t, self.selected
        place = t(N_("Timeline"))
        if selected is None:
            return LineLabel(place, t(N_("Esc goes back")))
        title = title_of(selected.title, t)
        return LineLabel(place, t(N_("Enter opens “{title}” · Esc goes back"), title=title))

    def submit(self, text: str) -> bool:
        """Open the selected meeting."""
        self.choose()
        return False


class PointRows:
    """The meetings of a series as rows, below one that names the columns."""

    def __init__(self, t: Translator) -> None:
        """Begin with none."""
        self._t = t
        self._points: list[Point] | None = None
        self._most = (1, 1)

    def show(self, points: list[Point]) -> None:
        """Show these; a bar is as long as its figure is of the largest one."""
        self._points = points
        decisions = max((point.decisions for point in points), default=0)
        actions = max((p.open + p.done + p.carried for p in points), default=0)
        self._most = (max(decisions, 1), max(actions, 1))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._points) + 1 if self._points else 0

    def point(self, index: int) -> Point | None:
        """Return the meeting of a row; None for the names of the columns."""
        return self._points[index - 1] if self._points and 0 < index <= len(self._points) else None

    def can_select(self, index: int) -> bool:
        """Return whether a row is a meeting."""
        return self.point(index) is not None

    def empty(self) -> Sequence[str]:
        """Return what is said before the meetings are read, and where there are none."""
        if self._points is None:
            return [self._t(N_("Reading …"))]
        return [self._t(N_("There are no meetings in this series."))]

    def row(self, index: int, width: int) -> Line:
        """Return a meeting as a line; where there is little room the title is left out."""
        point = self.point(index)
        t = self._t
        cells = self._cells(point) if point else self._names()
        date = (point.date or t(N_("no date"))) if point else t(N_("Date"))
        lead: list[Piece] = [(f" {fit(date, _DATE)}", "quiet" if point else "heading")]
        used = _DATE + 1 + sum(width_of(text) for text, _ in cells)
        room = width - used - 1
        if room < _LEAST_TITLE:
            return [*lead, *cells]
        title = (shown_inline(point.title or "") or t(N_("(no title)"))) if point else ""
        return [*lead, *cells, (f" {fit(title, room)}", "text")]

    def _names(self) -> list[Piece]:
        """Return the names of the columns."""
        t = self._t
        words = "".join(
            f"{t(STATES[state]):>{width}}"
            for state, width in zip(_STATES, self._widths(), strict=True)
        )
        names = (
            fit(t(N_("Decisions")), _FIGURE + _BAR),
            f" {words}  {fit(t(N_('Actions')), _BAR)}  ",
            fit(t(N_("Present")), _SHARE + _BAR),
        )
        return [(name, "heading") for name in names]

    def _widths(self) -> list[int]:
        """Return how wide the column of each state of actions is: as its word, at the least a figure."""
        return [max(width_of(self._t(STATES[state])) + 1, _FIGURE) for state in _STATES]

    def _cells(self, point: Point) -> list[Piece]:
        """Return figures with their bars; the figures say the same without colour."""
        decisions, actions = self._most
        counts = (point.open, point.done, point.carried)
        figures = "".join(f"{n:>{width}}" for n, width in zip(counts, self._widths(), strict=True))
        there = f"{point.present}/{point.people}" if point.people else "–"
        return [
            (f"{point.decisions:>{_FIGURE - 1}} ", "text"),
            (bar(point.decisions, decisions), "mark"),
            (f" {figures}  ", "text"),
            (bar(point.open, actions, of=sum(counts)), "warn" if point.open else "quiet"),
            ("  ", ""),
            (f"{there:>{_SHARE - 1}} ", "text"),
            (bar(point.present, point.people), "mark"),
        ]


def bar(count: int, most: int, *, of: int = 0, width: int = _BAR) -> str:
    """Return a bar: ``count`` of ``most`` filled, and what is left up to ``of`` as dots.

    Args:
        count: what is shown; more than nothing is always seen.
        most: what fills the whole bar.
        of: what the bar is dotted up to.
        width: its cells.
    """
    halves = min(-(-2 * width * count // most), 2 * width) if most else 0
    dots = min(-(-width * of // most), width) if most else 0
    filled = FULL * (halves // 2) + PART * (halves % 2)
    return fit(filled + EMPTY * (dots - len(filled)), width)
