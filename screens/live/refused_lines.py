"""The lines of a meeting that were entered and not carried out: kept, counted, and taken up again."""

from __future__ import annotations

from collections.abc import Callable

from screens.base.drafts import Drafts
from screens.base.widgets.capture_line import CaptureLine
from store.file.app_windows.drafts import Field
from store.file.app_windows.refused_lines import REFUSED, new_refused_field


class RefusedLines:
    """The lines of one meeting that were not carried out, beside the one that stands in the line.

    Attributes:
        count: how many there are.
    """

    def __init__(
        self, meeting: int, drafts: Drafts, line: CaptureLine, changed: Callable[[], object]
    ) -> None:
        """Keep those of a meeting, its id given.

        Args:
            meeting: the id of the meeting.
            drafts: keeps them.
            line: the line that they are typed in.
            changed: learns that there may be more of them, or fewer.
        """
        self.count = 0
        self._meeting = meeting
        self._drafts = drafts
        self._line = line
        self._changed = changed

    def look(self) -> None:
        """See how many there are."""
        self.count = len(self._drafts.left(self._meeting, REFUSED))
        self._changed()

    def new_field(self) -> Field:
        """Return a field for one more."""
        return new_refused_field(self._meeting)

    def put_by(self, text: str) -> None:
        """Leave the text of the line where it is kept, for another one is begun."""
        field = self._line.field
        if field is not None and field.name.startswith(REFUSED):
            self._drafts.put_by(field, text)
            self._line.draft.put_away()
            self.look()
        else:
            self._keep(text)
            self._line.draft.forget_now()

    def take_back(self, text: str) -> None:
        """Put a text that waited and was refused into the line, or keep it where that is not empty."""
        if self._line.text:
            self._keep(text)
        else:
            self._line.give_back(text)
            self._line.stands_refused()
        self._line.draft.keep_now()

    def _keep(self, text: str) -> None:
        self._drafts.put_by(self.new_field(), text)
        self.look()

    def take_up(self, name: str) -> bool:
        """Put one into the line, the name of its field given; what was half-typed there is kept in turn.

        Returns:
            Whether that is done; False while another program writes.
        """
        field, half_typed = Field(self._meeting, name), self._line.field
        if field == half_typed:
            return True  # it stands there
        text = self._drafts.take_over(field)
        if text and half_typed is not None and (before := self._drafts.take_over(half_typed)):
            self._keep(before)
            self._drafts.forget(half_typed)
        if text:
            self._line.offer(text, field)
        self.look()
        return text is not None
