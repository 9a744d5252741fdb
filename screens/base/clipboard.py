"""The clipboard: the terminal's, which other programs paste from, and our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.widget import Widget

from locales import N_, message
from screens.base.widgets.edit_buffer import EditBuffer
from screens.base.widgets.line_host import LineHost, LineLabel

_NOTHING_SELECTED = message(
    N_("Nothing is selected to copy. Shift and the arrows select · ctrl+q leaves heldag")
)
"""What is said where there is nothing to copy or to cut: nothing else is done then."""


def copy_out(app: App[Any], text: str, own: str) -> None:
    """Copy a text for other programs, by the terminal, and as ``own`` for what is pasted here by ctrl+v."""
    app.copy_to_clipboard(text)
    app._clipboard = own  # noqa: SLF001  # what its ``clipboard`` gives back


class ClipboardKeys:
    """ctrl+c, ctrl+x and ctrl+v, in the line or in the text above it that letters go to."""

    def __init__(
        self,
        line: Widget,
        buffer: EditBuffer,
        host: LineHost,
        paste: Callable[[str], None],
        say: Callable[[LineLabel], None],
    ) -> None:
        """Act for a line.

        Args:
            line: the line.
            buffer: its text.
            host: knows what letters go to, and may have something else to copy.
            paste: takes a text as one that the terminal pastes.
            say: shows why nothing was done.
        """
        self._line = line
        self._buffer = buffer
        self._host = host
        self._paste = paste
        self._say = say

    def press(self, key: str) -> bool:
        """Copy, cut or paste; return False for any other key."""
        if key == "ctrl+v":
            self._paste(self._line.app.clipboard)
        elif key in ("ctrl+c", "ctrl+x"):
            self._copy(cut=key == "ctrl+x")
        return key in ("ctrl+v", "ctrl+c", "ctrl+x")

    def _copy(self, *, cut: bool) -> None:
        """Copy the selected text; without any, the host may have something else to copy."""
        elsewhere = self._host.edited
        if text := (elsewhere or self._buffer).selected:
            self._line.app.copy_to_clipboard(text)
            if cut:
                self._cut(elsewhere)
        elif cut or elsewhere or not self._host.take_key("ctrl+c", None):
            self._say(LineLabel("", self._host.t(_NOTHING_SELECTED), "warn"))

    def _cut(self, elsewhere: EditBuffer | None) -> None:
        """Take out what is selected, in the way in which it goes by a key."""
        if elsewhere is None:
            self._buffer.delete()
        else:
            self._host.take_key("delete", None)
