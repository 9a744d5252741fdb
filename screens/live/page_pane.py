"""The page: one widget that draws what is seen of the whole meeting, however long that is.

It never has the focus: the capture line hands it the keys that are meant for it, so that keys keep
their order. What it cannot do itself it asks of its :class:`PageHost`, at once.
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
from screens.base.widgets.cells import clip, shown_inline
from screens.base.widgets.line_drawing import LineDrawing, pieces_of
from screens.base.widgets.painted import Line, Piece
from screens.base.widgets.viewport import Items, Viewport
from screens.base.widgets.wheeled import Wheeled
from screens.live.page_drawing import PageDrawing
from screens.live.page_keys import PageHost, PageKeys
from screens.writing.waiting_drawing import waiting_lines
from store.model.minutes import Minutes
from store.model.records import Entry, Place
from store.page.blocks import Block
from store.page.page import MeetingPage

_CACHED = 600
_BELOW = 2
"""Lines that are seen below the place at least."""


class PagePane(Wheeled):
    """A window on the page of a meeting, the place marked and held in view, and one block selected."""

    OWN_INKS: ClassVar = {
        "heading": inks.STRONG,
        "hole": inks.QUIET,
        "mark": inks.WARNING,
        "page-title": inks.STRONG,
        "prompt": inks.PLAIN,
    }
    DEFAULT_CSS = """
    PagePane {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, host: PageHost, minutes: Minutes, t: Translator) -> None:
        """Show ``minutes``, by reference; ``host`` carries out what the keys ask for."""
        super().__init__()
        self._t = t
        self._host = host
        self._pinned = ""
        self._waiting: tuple[list[str], int] = ([], 0)
        self._drawing = PageDrawing(minutes, t)
        self._cache: dict[str, tuple[object, str, list[Strip]]] = {}
        self._laid: dict[str, list[Strip]] = {}
        self._rows: list[tuple[int, int]] = []
        self._here = -1
        self._is_away = False
        self._dragged: int | None = None
        self._needle = ""
        self.page = MeetingPage(minutes)
        self._view: Viewport[Block] = Viewport(self.page, self._height_of)
        self.keys = PageKeys(self, host)

    # What is shown --------------------------------------------------------------------------------

    @property
    def items(self) -> Items[Block]:
        """What is shown: the page, and in it what is edited."""
        return self._view.items

    def pin(self, text: str) -> None:
        """Show a line above the page that stays there; an empty one is none."""
        if text != self._pinned:
            self._pinned = text
            self._measure()
            self.refresh()

    def show_waiting(self, texts: Sequence[str], unkept: int) -> None:
        """Show, below the page, what waits to be written; the last ``unkept`` are kept nowhere.

        What it takes of the page is not what was written last.
        """
        if (list(texts), unkept) != self._waiting:
            self._waiting = list(texts), unkept
            self._measure()
            if self.keys.mode == "off":
                self.keep_place()
            self.refresh()

    def changed(self, here: Place | None = None, notes: Sequence[str] | None = None) -> None:
        """Show what has become of the meeting, without moving the reader's place.

        Args:
            here: the place where lines land now; None where that is the same.
            notes: the small lines that stand there; None where they are the same.
        """
        self.page.change(here, notes)
        self._laid.clear()
        self._view.items = self.keys.with_edited(self.page)
        self.keys.follow_change()
        self.refresh()

    def edit_ended(self) -> None:
        """Show only what is there, and that as it is now."""
        self.changed()

    def hold_place(self) -> None:
        """Bring the place where lines land into sight, with some lines below it."""
        if not self._view.height:
            return
        self._is_away = False
        index = self.items.place_of(self.page[self.page.index_here()])
        self._view.show(index, below=_BELOW, above=self._view.height // 3, end=True)
        self.refresh()

    def keep_place(self) -> None:
        """Bring the place into sight again, but for who has scrolled away to read."""
        if not self._is_away:
            self.hold_place()

    def show(self, index: int) -> None:
        """Bring a block into sight."""
        if self._view.height:
            self._view.show(index, above=self._view.height // 3)
            self.refresh()

    def find(self, needle: str) -> None:
        """Mark every occurrence of ``needle`` in what is seen; an empty one marks nothing."""
        self._needle = needle.casefold()
        self._cache.clear()
        self._laid.clear()
        self.refresh()

    def height_seen(self) -> int:
        """Return how many lines of the page are seen."""
        return max(self._view.height, 1)

    # Measuring ------------------------------------------------------------------------------------

    def _measure(self) -> None:
        width = max(self.size.width - 1, 1)
        if width != self._drawing.shape.width:
            self._drawing.shape = replace(self._drawing.shape, width=width)
            self._cache.clear()
            self._laid.clear()
        around = self._pinned_lines() + len(self._waiting_lines())
        self._view.height = max(self.size.height - around, 0)

    def _pinned_lines(self) -> int:
        return int(bool(self._pinned) and self.size.height > 3)

    def _waiting_lines(self) -> list[Piece]:
        return waiting_lines(*self._waiting, self.size.width, self.size.height, self._t)

    def _strips_of(self, block: Block) -> list[Strip]:
        """Return the drawn lines of a block; only what is near the view is ever drawn."""
        if not isinstance(block.part, Entry):
            strips = self._laid.get(block.key)
            if strips is None:
                strips = [self._strip(line, "") for line in self._drawing.lines(block)]
                self._laid[block.key] = strips
            return strips
        seen = f"{block.label}\n{block.depth}\n{self._link_of(block.part)}"
        known = self._cache.get(block.key)
        if known is not None and known[0] is block.part and known[1] == seen:
            return known[2]
        strips = [self._strip(line, "") for line in self._lines_of(block)]
        if len(self._cache) >= _CACHED:
            for key in list(self._cache)[: _CACHED // 2]:
                del self._cache[key]
        self._cache[block.key] = (block.part, seen, strips)
        return strips

    def _lines_of(self, block: Block) -> list[Line]:
        link = self._link_of(block.part) if isinstance(block.part, Entry) else ""
        return self._drawing.lines(block, link)

    def _link_of(self, entry: Entry) -> str:
        return self._host.link_note(entry, wide=self._drawing.shape.wide) or ""

    def _height_of(self, block: Block) -> int:
        drawing = self.keys.drawing_of(block)
        if drawing is not None:
            self._fit(drawing)
            return len(drawing.lines())
        return len(self._strips_of(block))

    def _fit(self, drawing: LineDrawing) -> None:
        drawing.fit(self._drawing.shape.width, max(self._view.height, 1))

    # Drawing --------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Draw everything anew: the colours have changed."""
        super().notify_style_update()
        self._cache.clear()
        self._laid.clear()

    def on_resize(self) -> None:
        """Measure anew for another size."""
        self._measure()
        if self.keys.mode == "off":
            self.hold_place()
        else:
            self.keys.keep_in_sight()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Find out what is seen, once for all lines of a drawing."""
        self._rows = self._view.rows()
        self._here = self.items.place_of(self.page[self.page.index_here()])
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the line that stays, a line of a block, or what waits."""
        width = self.size.width
        pinned = self._pinned_lines()
        if y < pinned:
            return self.strip_of(
                [(" ", ""), (clip(shown_inline(self._pinned), width - 2), "text")], width
            )
        row = y - pinned
        if waits := self._waiting_line(row):
            return self.strip_of([("  ", ""), waits], width)
        if row >= len(self._rows):
            return self.strip_of([], width)
        index, line = self._rows[row]
        strip = self._block_strip(index, line)
        return Strip.join([strip, self._scrollbar(row)])

    def _waiting_line(self, row: int) -> Piece | None:
        """Return the line of what waits that stands in a row below the entries, or None."""
        lines, at = self._waiting_lines(), row - len(self._rows)
        return lines[at] if 0 <= at < len(lines) else None

    def _block_strip(self, index: int, line: int) -> Strip:
        block = self.items[index]
        drawing = self.keys.drawing_of(block)
        if drawing is not None:
            lines = drawing.lines()
            return self._strip(pieces_of(lines[min(line, len(lines) - 1)]), "selected", "▌")
        if sign := self.keys.selection.sign_of(block):
            drawn = self._lines_of(block)
            line = min(line, len(drawn) - 1)
            return (
                self._strip(drawn[line], "selected", sign) if drawn[line] else self._strip([], "")
            )
        strips = self._strips_of(block)
        strip = strips[min(line, len(strips) - 1)]
        if index == self._here and line == len(strips) - 1:
            return Strip.join([self.strip_of([("▌", "place")], 1), strip.crop(1)])
        return strip

    def _strip(self, pieces: Sequence[Piece], under: str, mark: str = "") -> Strip:
        """Return a line in the page's width; ``under`` is laid beneath every piece."""
        pieces = self._with_found(pieces) if self._needle else pieces
        strip = self.strip_of(pieces, self._drawing.shape.width, under)
        if not mark:
            return strip
        return self.marked(
            Strip.join(
                [self.strip_of([(mark, "selected-mark")], len(mark)), strip.crop(len(mark))]
            ),
            under,
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
        self._is_away = True
        self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Select the block that the mouse points at, or go to that place of the scrollbar."""
        at = event.get_content_offset(self)
        if at is None:
            return
        row = at.y - self._pinned_lines()
        if at.x >= self.size.width - 1 and self._view.height > 1:
            self._view.jump(row / (self._view.height - 1))
            self.refresh()
        elif 0 <= row < len(self._rows) and self.keys.mode != "edit":
            self.keys.point_at(self._rows[row][0])
            self._dragged = row
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark what the mouse is drawn over, while its button is held; at an edge the page goes on."""
        if self._dragged is None or not self._rows:
            return
        row = event.get_content_offset_capture(self).y - self._pinned_lines()
        if row != self._dragged:
            self._dragged = row
            last = len(self._rows) - 1
            beyond = -1 if row < 0 else int(row > last)
            index = self._rows[min(max(row, 0), last)][0] + beyond
            self.keys.drag_to(min(max(index, 0), len(self.items) - 1))

    def on_mouse_up(self) -> None:
        """Let go of the mouse."""
        self._dragged = None
        self.release_mouse()
