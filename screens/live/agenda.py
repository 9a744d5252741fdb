"""The agenda at the left: the sections in order, where we are, and what is still empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message

from locales import N_, Translator
from screens.base.widgets import inks
from screens.base.widgets.cells import clip, fit, shown_inline, width_of, wrap
from screens.base.widgets.painted import Line
from screens.base.widgets.viewport import Viewport
from screens.base.widgets.wheeled import Wheeled
from store.model.branches import is_hole
from store.model.minutes import Minutes
from store.model.pile import answering
from store.model.records import Place, Section

EMPTY = "·"
HOLE = "○"
FULL = "●"
_TITLE_LINES = 2
_DEEPEST = 4
_LEAST = 8
"""Cells in which a heading is broken at all."""

_MOST_LINES = 3
"""Lines of one heading at most; one less where not all sections are seen at once."""


def holes_in(minutes: Minutes, section: Section) -> int | None:
    """Return how many cells of an exercise are empty, or None where the section is plain talk."""
    rows, prompts = answering(minutes, section.uid), minutes.prompts(section.uid)
    if section.form is None or not len(rows) or not len(prompts):
        return None
    cells = (Place(section.uid, row.uid, prompt.uid) for row in rows for prompt in prompts)
    return sum(is_hole(minutes, place) for place in cells)


class Agenda(Wheeled):
    """The list of sections; only the lines that are seen are worked out."""

    OWN_INKS: ClassVar = {
        "current": inks.SELECTED_STRONG,
        "mark": inks.ACCENT,
        "state": inks.ACCENT,
    }
    DEFAULT_CSS = """
    Agenda {
        width: 28;
        height: 1fr;
        background: $surface;
        color: $foreground;
    }
    """

    @dataclass
    class Chosen(Message):
        """A section was clicked."""

        section: str
        """The uid of the section."""

    def __init__(self, minutes: Minutes, t: Translator, *, id: str | None = None) -> None:  # noqa: A002
        """Show the sections of ``minutes``, by reference."""
        super().__init__(id=id)
        self._minutes = minutes
        self._t = t
        self._current: str | None = None
        self._timed = False
        self._counted = False
        self._view: Viewport[Section] = Viewport(minutes.sections, self._height_of)
        self._rows: list[tuple[int, int]] = []

    def update(self, current: str | None) -> None:
        """Show the sections as they are now, the current one marked and in sight."""
        sections = self._minutes.sections
        self._current = current
        self._timed = any(section.planned for section in sections)
        self._counted = any(section.paragraph for section in sections)
        self._view.height = max(self.size.height - _TITLE_LINES, 0)
        section = self._minutes.section(current)
        if section is not None and self._view.height and self.size.width:
            margin = min(2, self._view.height // 3)
            self._view.show(sections.index(section), below=margin, above=margin)
        self._draw()

    def on_resize(self) -> None:
        """Keep the current section in sight."""
        self.update(self._current)

    def _draw(self) -> None:
        """Work out the lines that are seen, and draw those that are different."""
        if not self.size.width:
            return
        sections = self._minutes.sections
        lines: list[Line] = [[(f" {self._t(N_('Agenda'))}", "title")], []]
        self._rows = self._view.rows() if self._view.height else []
        lines += [self._lines_of(sections[index])[line] for index, line in self._rows]
        if not len(sections):
            hints = (N_("Nothing here yet."), N_("# Heading opens an item."))
            lines += [[(f" {self._t(hint)}", "quiet")] for hint in hints]
        self.draw(lines)

    def _height_of(self, section: Section) -> int:
        return len(self._lines_of(section))

    def _lines_of(self, section: Section) -> list[Line]:
        """Return the lines of a section: its heading, over several where it is long, and its state."""
        current = section.uid == self._current
        state = self._state(section)
        number = self._number(section, self._minutes.sections.index(section))
        lead = f"{number} " + "  " * min(section.level - 1, _DEEPEST)
        room = max(self.size.width - 1 - width_of(lead) - width_of(state) - 2, 1)
        heading = shown_inline(section.heading or self._t(N_("(no heading)")))
        first, *rest = self._wrapped(heading, room)
        planned = self._planned(section, room - width_of(first)) if not rest else ""
        style = "current" if current else "item" if section.heading else "quiet"
        quiet = "current" if current else "number"
        lines: list[Line] = [
            [
                ("▌" if current else " ", "mark"),
                (lead, quiet),
                (fit(first, room - width_of(planned)), style),
                (planned, quiet),
                (f" {state} ", "current" if current else "state"),
            ]
        ]
        blank = " " * width_of(lead)
        full = self.size.width - 1 - width_of(lead)
        lines += [
            [("▌" if current else " ", "mark"), (blank, quiet), (fit(line, max(full, 1)), style)]
            for line in rest
        ]
        return lines

    def _wrapped(self, heading: str, room: int) -> list[str]:
        """Return a heading over as many lines as it may have, the last one cut where it must be."""
        lines = wrap(heading, room) if room >= _LEAST else [heading]
        most = _MOST_LINES if len(self._minutes.sections) <= self._view.height else _MOST_LINES - 1
        if len(lines) <= most:
            return lines
        return [*lines[: most - 1], clip(" ".join(lines[most - 1 :]), room)]

    def _number(self, section: Section, index: int) -> str:
        if self._timed:
            return fit(section.planned or "", 5)
        if self._counted:
            return fit(clip(f"§ {section.paragraph}", 5) if section.paragraph else "", 5)
        return f"{index + 1:>2}"

    def _planned(self, section: Section, room: int) -> str:
        """Return the planned minutes, led by a blank; empty where none are, or where they do not fit."""
        words = f" {self._t(N_('{n} min'), n=section.minutes)}" if section.minutes else ""
        return words if width_of(words) <= room else ""

    def _state(self, section: Section) -> str:
        """Return the symbol of a section: holes with their number, full, empty, or nothing to say."""
        holes = holes_in(self._minutes, section)
        if holes is not None:
            return f"{HOLE}{holes}" if holes else FULL
        return "" if len(self._minutes.entries(section.uid)) else EMPTY

    def on_click(self, event: events.Click) -> None:
        """Ask for the section that was clicked."""
        at = event.get_content_offset(self)
        row = at.y - _TITLE_LINES if at is not None else -1
        if 0 <= row < len(self._rows):
            self.post_message(self.Chosen(self._minutes.sections[self._rows[row][0]].uid))

    def scroll_lines(self, by: int) -> None:
        """Look further down, or up."""
        self._view.scroll(by)
        self._draw()
