"""Going on with what is half-typed: which ways there are, how they are shown, and which one is taken."""

from __future__ import annotations

from screens.base.widgets.completion_list import CompletionList, ListRoom
from screens.base.widgets.edit_buffer import EditBuffer
from screens.base.widgets.line_host import LineHost
from screens.base.widgets.painted import Line

MOST_LISTED = 8
_SHARE_LISTED = 4
"""At most one line in so many of the screen lists ways to go on."""

_LONGEST_COMPLETED = 400


class Completing:
    """The ways to go on with the text that letters go to: that of the line, or one that is edited above."""

    def __init__(self, buffer: EditBuffer, host: LineHost, room: ListRoom) -> None:
        """Know no way to go on.

        Args:
            buffer: the text of the line.
            host: knows the ways, and what is edited above.
            room: the lines that the list has.
        """
        self._buffer = buffer
        self._host = host
        self._room = room
        self._ways = CompletionList()

    @property
    def typed_in(self) -> EditBuffer:
        """The text that letters go to."""
        return self._host.edited or self._buffer

    @property
    def is_listed(self) -> bool:
        """Whether ways to go on are listed above the label."""
        is_here = self._host.edited is not None or not self._host.is_elsewhere()
        return self._ways.is_listed and self.typed_in.at_end and is_here

    @property
    def chosen(self) -> int:
        """The line above the label on which the chosen way stands, or -1."""
        return self._room.chosen

    @property
    def _ghost(self) -> str:
        """What Tab would add, where the suggestion goes on from what is written."""
        typed_in = self.typed_in
        return self._ways.ghost(typed_in.text) if typed_in.at_end else ""

    def learn(self, key: str) -> None:
        """Ask for the ways to go on from what stands there, after a key."""
        if key == "tab" and self._ways.is_taken:
            return
        text = self.typed_in
        if not text.text or not text.at_end or len(text.text) > _LONGEST_COMPLETED:
            self.forget()
        else:
            self._ways.learn(self._host.completions(text.text, text.cursor))

    def forget(self) -> None:
        """Know no way to go on any more."""
        self._ways.learn(())

    def wait(self) -> None:
        """Let the list open or close a moment later: a key was pressed."""
        self._room.wait()

    def press(self, key: str) -> bool:
        """Choose, take or close what is listed; return whether the key is for that."""
        if not self.is_listed:
            is_shown_above = self._host.edited is not None and bool(self._ghost)
            return key == "tab" and is_shown_above and self.take()
        if key in ("up", "down"):
            self._ways.step(-1 if key == "up" else 1)
        elif key == "escape":
            self._ways.close()
        else:
            return key == "tab" and self.take()
        return True

    def take(self) -> bool:
        """Go on as is chosen; return whether there is a way."""
        way, edited = self._ways.take(), self._host.edited
        if way is None:
            return False
        if edited is None:
            self._buffer.set(way.text, way.cursor)
        else:
            edited.go(0)
            edited.select_to(len(edited.text))
            self._host.take_paste(way.text)
        return True

    def choose_at(self, y: int) -> bool:
        """Choose the way on a line above the label; return whether one stands there."""
        return self.is_listed and self._ways.choose_line(y - self._room.top)

    # Drawing ------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the lines of the list that there is room for, on a screen so wide and so high."""
        if not self.is_listed:
            return self._room.fit([], -1)
        most = min(MOST_LISTED, max(height // _SHARE_LISTED, 1))
        lines = self._ways.lines(width, most, self._host.t)
        return self._room.fit(lines, self._ways.chosen_line)

    def show_ghost(self) -> None:
        """Let the text that letters go to show what Tab would add to it."""
        typed_in, ghost = self.typed_in, self._ghost
        is_above = typed_in is not self._buffer and typed_in.ghost != ghost
        self._buffer.ghost, typed_in.ghost = "", ghost
        if is_above:
            self._host.redraw_edited()
