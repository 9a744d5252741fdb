"""The entries of one place: one widget that draws what is seen, however long the meeting is.

It never has the focus: the capture line hands it the keys that are meant for it, so that keys keep
their order. What it cannot do itself it asks of its :class:`EntryHost`, at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from locales import Translator
from screens.base.widgets import inks
from screens.base.widgets.cells import clip, shown_inline, wrap
from screens.base.widgets.line_drawing import LineDrawing, pieces_of
from screens.base.widgets.painted import Piece
from screens.base.widgets.viewport import Items, Viewport
from screens.base.widgets.wheeled import Wheeled
from screens.live.entry_keys import EntryHost, EntryKeys
from screens.writing.entry_lines import Shape, lines_of
from screens.writing.place_words import Header
from screens.writing.waiting_drawing import waiting_lines
from store.model.minutes import Ordered
from store.model.records import Entry

_CACHED = 600
_CUT = "…"


class EntriesPane(Wheeled):
    """A window on a sequence of entries, with a header and one entry that may be selected."""

    OWN_INKS: ClassVar = {"heading": inks.STRONG, "mark": inks.WARNING}
    DEFAULT_CSS = """
    EntriesPane {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, host: EntryHost, t: Translator, *, id: str | None = None) -> None:  # noqa: A002
        """Start with nothing to show; ``host`` carries out what the keys ask for."""
        super().__init__(id=id)
        self._t = t
        self._host = host
        self._header = Header()
        self._waiting: Sequence[str] = []
        self._shape = Shape(80, t)
        self._cache: dict[str, tuple[Entry, str, list[Strip]]] = {}
        self._rows: list[tuple[int, int]] = []
        self._needle = ""
        nothing: Ordered[Entry] = Ordered()
        self._written: Items[Entry] = nothing
        self._view: Viewport[Entry] = Viewport(nothing, self._height_of)
        self.keys = EntryKeys(self, host)

    # What is shown --------------------------------------------------------------------------------

    @property
    def items(self) -> Items[Entry]:
        """What is shown: a sequence, by reference, and in it what is edited."""
        return self._view.items

    def look_at(self, items: Items[Entry], header: Header, *, start: bool = False) -> None:
        """Show another sequence, from its end (or its start), with nothing selected."""
        self.keys.leave()
        self._written = items
        self._view.look_at(items, start=start)
        self.set_header(header)
        self.refresh()

    def set_header(self, header: Header) -> None:
        """Show another header above the same entries."""
        self._header = header
        self._measure()
        self.refresh()

    def show_waiting(self, texts: Sequence[str]) -> None:
        """Show, below the entries, what was typed and waits to be written."""
        if texts != self._waiting:
            self._waiting = texts
            self._measure()
            self.refresh()

    def changed(self, items: Items[Entry]) -> None:
        """Show what has become of the sequence, without moving the reader's place."""
        self._written = items
        self._view.items = self.keys.with_edited(items)
        self.keys.follow_change()
        self.refresh()

    def edit_ended(self) -> None:
        """Show only what is there, and that as it is now."""
        self.changed(self._written)

    def to_end(self) -> None:
        """Show the end and follow it."""
        self._view.to_end()
        self.refresh()

    def show(self, index: int) -> None:
        """Bring an entry into sight."""
        self._view.show(index)
        self.refresh()

    def hold(self) -> None:
        """Stay at what is seen, even when more is written at the end."""
        self._view.hold()

    def find(self, needle: str) -> None:
        """Mark every occurrence of ``needle`` in what is seen; an empty one marks nothing."""
        self._needle = needle.casefold()
        self._cache.clear()
        self.refresh()

    def page(self) -> int:
        """Return how many lines of entries are seen."""
        return max(self._view.height, 1)

    # Measuring ------------------------------------------------------------------------------------

    def _measure(self) -> None:
        width = max(self.size.width - 1, 1)
        if width != self._shape.width:
            self._shape = replace(self._shape, width=width)
            self._cache.clear()
        around = len(self._header_lines()) + len(self._waiting_lines())
        self._view.height = max(self.size.height - around, 0)

    def _header_lines(self) -> list[Piece]:
        """Return the header's lines, as many as leave two thirds of the pane to the entries."""
        room = self.size.height // 3
        if self.size.height <= 2:
            return []
        width = max(self.size.width - 4, 4)
        lines = [
            (line, style)
            for text, style in self._header.lines
            for line in wrap(shown_inline(text), width)
        ]
        if len(lines) > max(room - 1, 1):
            text, style = lines[max(room - 2, 0)]
            lines[max(room - 2, 0) :] = [(clip(f"{text} {_CUT}", width), style)]
        return [*lines, ("", "")] if lines and room > 2 else lines

    def _waiting_lines(self) -> list[Piece]:
        return waiting_lines(self._waiting, self.size.width, self.size.height, self._t)

    def _strips_of(self, entry: Entry) -> list[Strip]:
        """Return the drawn lines of an entry; only what is near the view is ever drawn."""
        known, link = self._cache.get(entry.uid), self._link_of(entry)
        if known is not None and known[0] is entry and known[1] == link:
            return known[2]
        strips = [self._strip(line, "") for line in lines_of(entry, self._shape, link)]
        if len(self._cache) >= _CACHED:
            for uid in list(self._cache)[: _CACHED // 2]:
                del self._cache[uid]
        self._cache[entry.uid] = (entry, link, strips)
        return strips

    def _link_of(self, entry: Entry) -> str:
        return self._host.link_note(entry, wide=self._shape.wide) or ""

    def _height_of(self, entry: Entry) -> int:
        drawing = self.keys.drawing_of(entry)
        if drawing is not None:
            self._fit(drawing)
            return len(drawing.lines())
        return len(self._strips_of(entry))

    def _fit(self, drawing: LineDrawing) -> None:
        drawing.fit(self._shape.width, max(self._view.height, 1))

    # Drawing --------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Draw everything anew: the colours have changed."""
        super().notify_style_update()
        self._cache.clear()

    def on_resize(self) -> None:
        """Measure anew for another size."""
        self._measure()
        self.keys.keep_in_sight()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Find out what is seen, once for all lines of a drawing."""
        self._rows = self._view.rows()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the header or of an entry."""
        header = self._header_lines()
        width = self.size.width
        if y < len(header):
            text, style = header[y]
            return self.strip_of([("  ", ""), (text, style)], width)
        row = y - len(header)
        if self._waiting and (waits := self._waiting_line(row)):
            return self.strip_of([("  ", ""), waits], width)
        if not len(self.items):
            said = self._header.empty if row == 1 else ""
            return self.strip_of([("  ", ""), (said, "empty")], width)
        if row >= len(self._rows):
            return self.strip_of([], width)
        index, line = self._rows[row]
        strip = self._entry_strip(self.items[index], line)
        return Strip.join([strip, self._scrollbar(row)])

    def _waiting_line(self, row: int) -> Piece | None:
        """Return the line of what waits that stands in a row below the entries, or None."""
        lines, at = self._waiting_lines(), row - len(self._rows)
        return lines[at] if 0 <= at < len(lines) else None

    def _entry_strip(self, entry: Entry, line: int) -> Strip:
        drawing = self.keys.drawing_of(entry)
        if drawing is not None:
            lines = drawing.lines()
            return self._strip(pieces_of(lines[min(line, len(lines) - 1)]), "selected", "▌")
        if self.keys.is_selected(entry):
            lines_ = lines_of(entry, self._shape, self._link_of(entry))
            return self._strip(lines_[min(line, len(lines_) - 1)], "selected", "▌")
        strips = self._strips_of(entry)
        return strips[min(line, len(strips) - 1)]

    def _strip(self, pieces: Sequence[Piece], under: str, mark: str = "") -> Strip:
        """Return a line in the pane's width; ``under`` is laid beneath every piece."""
        pieces = self._with_found(pieces) if self._needle else pieces
        strip = self.strip_of(pieces, self._shape.width, under)
        if not mark:
            return strip
        return self.marked(
            Strip.join([self.strip_of([(mark, "selected-mark")], 1), strip.crop(1)]), under
        )

    def _with_found(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces with every occurrence of what is looked for in a piece of its own."""
        out: list[Piece] = []
        for text, style in pieces:
            folded, at = text.casefold(), 0
            if len(folded) != len(text):
                folded = text.lower() if len(text.lower()) == len(text) else text
            while (found := folded.find(self._needle, at)) >= 0:
                end = found + len(self._needle)
                out += [(text[at:found], style), (text[found:end], "found")]
                at = end
            out.append((text[at:], style))
        return [piece for piece in out if piece[0]]

    def _scrollbar(self, row: int) -> Strip:
        """Return one cell of the scrollbar; where the thumb stands is an estimate."""
        if len(self._rows) < self._view.height or len(self._rows) == 0:
            return self.strip_of([], 1)
        begins, ends = self._thumb()
        height = self._view.height
        on = begins * height - 0.5 <= row <= max(ends * height - 0.5, begins * height)
        if begins <= 0 and ends >= 1:
            return self.strip_of([], 1)
        return self.strip_of([("┃", "thumb") if on else ("│", "track")], 1)

    def _thumb(self) -> tuple[float, float]:
        count = len(self.items)
        return self._rows[0][0] / count, (self._rows[-1][0] + 1) / count

    # The mouse ------------------------------------------------------------------------------------

    def scroll_lines(self, by: int) -> None:
        """Scroll; what is selected stays so."""
        self._view.scroll(by)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the entry that was clicked, or go to that place of the scrollbar."""
        at = event.get_content_offset(self)
        if at is None:
            return
        row = at.y - len(self._header_lines())
        if at.x >= self.size.width - 1 and self._view.height > 1:
            self._view.jump(row / (self._view.height - 1))
            self.refresh()
        elif 0 <= row < len(self._rows):
            self.keys.select(self._rows[row][0])
            self._host.selection_changed()
