"""The preview beside the list: the selected meeting at a glance, read in a thread after a short pause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from locales import Translator
from screens.base.background import in_thread
from screens.base.widgets.painted import Line
from screens.base.widgets.text_pane import TextPane
from store.file.store import Store

PAUSE_SECONDS = 0.15
_MOST_KEPT = 64

Key = tuple[int, str | None, int]
"""A meeting, when it was last written in, and the width that it is laid out for."""


class Preview(TextPane):
    """Shows one meeting. What was shown is kept, and is read again where somebody has written in it.

    Attributes:
        meeting: the id of the meeting that is shown, or None.
    """

    DEFAULT_CSS = """
    Preview { background: $surface; padding: 1 0 0 0; }
    """

    def __init__(self, store: Store, t: Translator, resized: Callable[[], object]) -> None:
        """Show meetings of the file of ``store``; ``resized`` asks for one anew, for another width."""
        super().__init__(id="preview")
        self._resized = resized
        self._store = store
        self._t = t
        self._wanted: Key | None = None
        self._request = 0
        self.meeting: int | None = None
        self._kept: dict[Key, Sequence[Line]] = {}

    def show_meeting(self, meeting: int | None, changed: str | None = None) -> None:
        """Show a meeting as soon as nobody has asked for another one for a moment; None shows nothing.

        Args:
            meeting: its id.
            changed: when it was last written in.
        """
        width = self.size.width - 1
        wanted = None if meeting is None or width < 1 else (meeting, changed, width)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._request += 1
        if wanted is None:
            self._show(None, ())
        elif wanted in self._kept:
            self._show(wanted[0], self._kept[wanted])
        else:
            self.set_timer(PAUSE_SECONDS, partial(self._read, self._request, wanted))

    def on_resize(self) -> None:
        """Show the meeting laid out for this width."""
        self._resized()

    def failed(self) -> None:
        """Learn that the meeting could not be read; it is read again when it is asked for again."""
        self._wanted = None

    def _read(self, request: int, wanted: Key) -> None:
        if request == self._request:
            in_thread(
                self, self._store, partial(_lines, wanted, self._t), partial(self._take, wanted)
            )

    def _take(self, key: Key, lines: Sequence[Line]) -> None:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = lines
        if key == self._wanted:
            self._show(key[0], lines)

    def _show(self, meeting: int | None, lines: Sequence[Line]) -> None:
        self.show_lines(lines, keep=meeting == self.meeting)
        self.meeting = meeting


def _lines(wanted: Key, t: Translator, store: Store) -> Sequence[Line]:
    """Read and lay out a meeting; all that takes time is done here, in the thread."""
    from exports.outline import outline
    from screens.meetings.outline_lines import preview_lines
    from store.file.reading import load_outline

    meeting, _, width = wanted
    return preview_lines(outline(load_outline(store, meeting), t), t, width)
