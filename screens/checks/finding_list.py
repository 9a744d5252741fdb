"""The list of what the checks have found: only what is seen is wrapped and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from exports.checks import Finding
from locales import N_, Translator
from screens.base.widgets import inks
from screens.base.widgets.cells import shown_inline, wrap
from screens.base.widgets.painted import Line
from screens.base.widgets.wheeled import Wheeled

_INDENT = 4


class FindingList(Wheeled):
    """What is listed, and below it what was dismissed, with one selected finding.

    It never has the focus; the line below hands it its keys.
    """

    OWN_INKS: ClassVar = {"selected": inks.SELECTED_STRONG}
    DEFAULT_CSS = """
    FindingList {
        height: 1fr;
        background: $background;
        color: $foreground;
    }
    """

    class Chosen(Message):
        """The selected finding was clicked twice."""

    def __init__(self, t: Translator, *, id: str | None = None) -> None:  # noqa: A002
        """Start while it is not known yet what there is."""
        super().__init__(id=id)
        self._t = t
        self._open: list[Finding] = []
        self._dismissed: list[Finding] = []
        self._known = False
        self._top = 0
        self._selected = 0
        self._seen: list[tuple[int, Line]] = []

    # What is shown --------------------------------------------------------------------------------

    def show(self, listed: Sequence[Finding], dismissed: Sequence[Finding]) -> None:
        """Show what was found, the same finding selected; where it is gone, what stands there now."""
        before = self.selected
        self._open, self._dismissed, self._known = list(listed), list(dismissed), True
        keys = [found.key for found in (*listed, *dismissed)]
        if before is not None and before.key in keys:
            self._selected = keys.index(before.key)
        self._select(self._selected)

    def set_reason(self, found: Finding, reason: str | None) -> None:
        """Move a finding to those that were dismissed, or back; the next one is selected."""
        for listed in (self._open, self._dismissed):
            listed[:] = [one for one in listed if one.key != found.key]
        now = self._open if reason is None else self._dismissed
        now.append(replace(found, reason=reason))
        if reason is None:
            self._selected += 1  # the one that was selected now stands one further down
        self._select(self._selected)

    def select(self, found: Finding) -> None:
        """Select a finding, where it is listed."""
        keys = [one.key for one in (*self._open, *self._dismissed)]
        if found.key in keys:
            self._select(keys.index(found.key))

    @property
    def selected(self) -> Finding | None:
        """The finding that the keys act on."""
        return self._finding(self._selected)

    def _finding(self, index: int) -> Finding | None:
        if 0 <= index < len(self._open):
            return self._open[index]
        index -= len(self._open)
        return self._dismissed[index] if 0 <= index < len(self._dismissed) else None

    def _count(self) -> int:
        return len(self._open) + len(self._dismissed)

    # Moving ---------------------------------------------------------------------------------------

    def press(self, key: str) -> bool:
        """Move the selection by a key; return whether it is one that moves."""
        page = max(self.size.height - 2, 1)
        last = self._count()
        steps = {
            "up": -1,
            "down": 1,
            "pageup": -page,
            "pagedown": page,
            "home": -last,
            "end": last,
        }
        if key in steps:
            self.scroll_lines(steps[key])
        return key in steps

    def scroll_lines(self, by: int) -> None:
        """Go so many findings up or down."""
        self._select(self._selected + by)

    def _select(self, index: int) -> None:
        """Select a finding, as near as there is one, and keep the whole of it in sight."""
        self._selected = min(max(index, 0), max(self._count() - 1, 0))
        above, room = self._selected, self.size.height
        while above >= 0 and room >= (height := len(self._block(above))):
            room -= height
            above -= 1
        self._top = min(max(self._top, above + 1), self._selected)
        self._seen = self._in_sight()
        self.refresh()

    # Drawing --------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the selected finding in sight."""
        self._select(self._selected)

    def _in_sight(self) -> list[tuple[int, Line]]:
        """Return the lines that are seen, each with the index of its finding, -1 for a heading."""
        if not self._count():
            return [(-1, [(f" {self._said_when_empty()}", "quiet")])]
        seen: list[tuple[int, Line]] = []
        index = self._top
        while index < self._count() and len(seen) < self.size.height:
            seen += self._block(index)
            index += 1
        return seen

    def _said_when_empty(self) -> str:
        if not self._known:
            return self._t(N_("Looking through the meeting…"))
        return f"✓ {self._t(N_('Nothing is missing.'))}"

    def _block(self, index: int) -> list[tuple[int, Line]]:
        """Return the lines of a finding, with the heading above it where one begins there."""
        found = self._finding(index)
        if found is None:
            return []
        room = max(self.size.width - _INDENT - 1, 8)
        mark = "▌" if index == self._selected else " "
        sign = "○" if found.reason is None else "×"
        first, *rest = wrap(shown_inline(self._t(found.text)), room)
        style = "text" if found.reason is None else "quiet"
        lines: list[Line] = [[(mark, "heading"), (f" {sign} ", "mark"), (first, style)]]
        lines += [[(mark, "heading"), ("   ", ""), (line, style)] for line in rest]
        if found.reason is not None:
            said = self._t(N_("Dismissed because: {reason}"), reason=shown_inline(found.reason))
            lines += [[(mark, "heading"), ("   ", ""), (line, "text")] for line in wrap(said, room)]
        return [*self._heading(index), *((index, line) for line in lines)]

    def _heading(self, index: int) -> list[tuple[int, Line]]:
        if index != len(self._open) or not self._dismissed:
            return []
        said = self._t(N_("Dismissed: {count}"), count=len(self._dismissed))
        heading: list[tuple[int, Line]] = [(-1, [(f" {said}", "heading")])]
        return [(-1, []), *heading] if index else heading

    def render_line(self, y: int) -> Strip:
        """Draw a line of a finding, a heading, or what is said where nothing was found."""
        index, line = self._seen[y] if y < len(self._seen) else (-1, [])
        strip = self.strip_of(line, self.size.width)
        return self.marked(strip, "selected") if index == self._selected else strip

    # The mouse ------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Select the finding that was clicked; go to it with a second click."""
        at = event.get_content_offset(self)
        index = self._seen[at.y][0] if at is not None and at.y < len(self._seen) else -1
        if index >= 0:
            self._select(index)
            if event.chain > 1:
                self.post_message(self.Chosen())
