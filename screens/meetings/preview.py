"""The preview beside the list: the document of the selected meeting, made in a thread after a short pause."""

from __future__ import annotations

from collections.abc import Callable

from locales import Message
from screens.base.newest_answer import Failed, NewestAnswer
from screens.base.widgets.document_pane import NOTHING, DocumentPane, ShownDocument
from store.file.store import Store

PAUSE_SECONDS = 0.15
_MOST_KEPT, _MOST_LINES = 64, 20_000
"""So many documents, and lines of them together, are kept: reading one anew opens the file once more."""

Key = tuple[int, str | None]
"""A meeting, and when it was last written in."""


class MeetingPreview(DocumentPane):
    """Shows one meeting. What was shown is kept, and is read again where somebody has written in it.

    Attributes:
        meeting: the id of the meeting that is shown, or None.
    """

    DEFAULT_CSS = """
    MeetingPreview { background: $surface; padding: 1 0 0 0; }
    """

    def __init__(self, store: Store, resized: Callable[[], object], failed: Failed) -> None:
        """Show meetings of the file of ``store``, which is of the thread of the screen.

        Args:
            store: the file.
            resized: asks for the meeting where there is room for it by now.
            failed: is told why one cannot be read.
        """
        super().__init__(id="preview")
        self._resized = resized
        self._failed = failed
        self._reading = NewestAnswer(self, store, _read, self._take, self._not_read)
        self._wanted: Key | None = None
        self.meeting: int | None = None
        self._kept: dict[Key, ShownDocument] = {}

    def show_meeting(self, meeting: int | None, changed: str | None = None) -> None:
        """Show a meeting as soon as nobody has asked for another one for a moment; None shows nothing.

        Args:
            meeting: its id.
            changed: when it was last written in.
        """
        wanted = None if meeting is None or not self.size.width else (meeting, changed)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted is None:
            self._show_document(None, NOTHING)
        elif wanted in self._kept:
            self._show_document(wanted[0], self._kept[wanted])
        else:
            self._reading.ask(wanted, pause=PAUSE_SECONDS)

    def on_resize(self) -> None:
        """Lay out in this width; show the meeting that there is room for now."""
        super().on_resize()
        self._resized()

    def _not_read(self, reason: Message) -> None:
        """Read it again when it is asked for again."""
        self._wanted = None
        self._failed(reason)

    def _take(self, read: tuple[Key, ShownDocument]) -> None:
        key, document = read
        self._kept[key] = document
        while len(self._kept) > 1 and self._keeps_too_much:
            self._kept.pop(next(iter(self._kept)))
        if key == self._wanted:
            self._show_document(key[0], document)

    @property
    def _keeps_too_much(self) -> bool:
        lines = sum(len(document.source) for document in self._kept.values())
        return len(self._kept) > _MOST_KEPT or lines > _MOST_LINES

    def _show_document(self, meeting: int | None, document: ShownDocument) -> None:
        self.show_document(document, keep=meeting == self.meeting)
        self.meeting = meeting


def _read(store: Store, wanted: Key) -> tuple[Key, ShownDocument]:
    """Read a meeting and make its usual document; all that takes time is done here, in the thread."""
    from exports.exporting import WantedDocument, read_meetings, text_of
    from screens.base.document import document_of

    text = text_of(read_meetings(store, [wanted[0]]), WantedDocument())
    return wanted, document_of(text)
