"""The preview beside the list: the selected meeting at a glance, read in a thread after a short pause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from locales import Message, Translator
from screens.base.newest_answer import Failed, NewestAnswer
from screens.base.widgets.painted import Line
from screens.base.widgets.text_pane import TextPane
from store.file.store import Store

PAUSE_SECONDS = 0.15
_MOST_KEPT = 64

Key = tuple[int, str | None, int]
"""A meeting, when it was last written in, and the width that it is laid out for."""


class MeetingPreview(TextPane):
    """Shows one meeting. What was shown is kept, and is read again where somebody has written in it.

    Attributes:
        meeting: the id of the meeting that is shown, or None.
    """

    DEFAULT_CSS = """
    MeetingPreview { background: $surface; padding: 1 0 0 0; }
    """

    def __init__(
        self, store: Store, t: Translator, resized: Callable[[], object], failed: Failed
    ) -> None:
        """Show meetings of the file of ``store``.

        Args:
            store: of the thread of the screen.
            t: the language of the words.
            resized: asks for the meeting anew, for another width.
            failed: is told why one cannot be read.
        """
        super().__init__(id="preview")
        self._resized = resized
        self._failed = failed
        self._reading = NewestAnswer(self, store, partial(_read, t), self._take, self._not_read)
        self._wanted: Key | None = None
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
        if wanted is None:
            self._show(None, ())
        elif wanted in self._kept:
            self._show(wanted[0], self._kept[wanted])
        else:
            self._reading.ask(wanted, pause=PAUSE_SECONDS)

    def on_resize(self) -> None:
        """Show the meeting laid out for this width."""
        self._resized()

    def _not_read(self, reason: Message) -> None:
        """Read it again when it is asked for again."""
        self._wanted = None
        self._failed(reason)

    def _take(self, read: tuple[Key, Sequence[Line]]) -> None:
        key, lines = read
        if len(self._kept) >= _MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = lines
        if key == self._wanted:
            self._show(key[0], lines)

    def _show(self, meeting: int | None, lines: Sequence[Line]) -> None:
        self.show_lines(lines, keep=meeting == self.meeting)
        self.meeting = meeting


def _read(t: Translator, store: Store, wanted: Key) -> tuple[Key, Sequence[Line]]:
    """Read and lay out a meeting; all that takes time is done here, in the thread."""
    from exports.at_a_glance import outline
    from screens.meetings.glance_lines import preview_lines
    from store.file.reading import load_outline

    meeting, _, width = wanted
    return wanted, preview_lines(outline(load_outline(store, meeting), t), t, width)
