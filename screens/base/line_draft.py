"""What is half-typed in the line: kept in its field while it is typed, until it is done or given up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from screens.base.drafts import Drafts
from store.file.app_windows.drafts import Field


class LineDraft:
    """The text of a line as a draft.

    Attributes:
        drafts: keeps it; None where nothing is kept.
        begun_with: the value that the line began with, which need not be kept before it is changed.
    """

    def __init__(self, text: Callable[[], str], field: Callable[[], Field | None]) -> None:
        """Begin with nothing kept.

        Args:
            text: gives what is written.
            field: gives what is typed there just now; None where losing it hurts nobody.
        """
        self.drafts: Drafts | None = None
        self.begun_with = ""
        self._text = text
        self._field = field
        self._adopted: Field | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing has been typed that is still there."""
        return self._text() in ("", self.begun_with)

    @property
    def field(self) -> Field | None:
        """What is typed just now; None where losing it hurts nobody."""
        return self._adopted or self._field()

    def adopt(self, field: Field | None) -> None:
        """Let what stands in the line belong to a field that is not there any more."""
        self._adopted = field

    def keep_in(self, field: Field | None) -> None:
        """Let what stands in the line be kept in a field of its own, at once; None lets it be where it is."""
        before = self.field
        if field is None or self.drafts is None or self._adopted is not None:
            return
        self._adopted = field
        self.keep_soon()
        self.keep_now()
        if before is not None:
            self.drafts.forget(before)

    def keep_in_own(self) -> None:
        """Let what stands in the line be half-typed again, and kept where the line is."""
        field, self._adopted = self._adopted, None
        if field is not None and self.drafts is not None:
            self.keep_soon()
            self.keep_now()
            self.drafts.forget(field)

    def put_away(self) -> None:
        """Learn that the line is empty; what was typed in it stays kept, to be gone on with."""
        self.begun_with, self._adopted = "", None

    def taken(self, field: Field | None) -> None:
        """Learn that somebody else has the text of a field from now on."""
        if field is not None and self.drafts is not None:
            self.drafts.typed(field, "")

    def keep_soon(self) -> None:
        """Have what is half-typed kept in a moment."""
        if not self._text() and self._adopted is not None:
            self.forget(self._adopted)
        field = self.field
        if field is not None and self.drafts is not None:
            self.drafts.typed(field, "" if self.is_free else self._text())

    def moved(self, before: Field | None) -> None:
        """Learn that the line may be in another field than before: its text is kept there then."""
        if before is not None and self.field != before:
            self.keep_soon()
            self.forget(before)

    def keep_now(self) -> None:
        """Keep what is half-typed now, if it has changed since it was last kept."""
        if self.drafts is not None:
            self.drafts.keep_now()

    def forget(self, field: Field | None) -> None:
        """Keep nothing of a field any more: what it was typed for is done."""
        if field is None:
            return
        self._adopted = None
        if self.drafts is not None:
            self.drafts.forget(field)

    def forget_now(self) -> None:
        """Keep nothing any more of what is typed just now."""
        self.forget(self.field)

    def handing_on(self) -> AbstractContextManager[None]:
        """Return a block in which what was typed is carried out."""
        if self.drafts is None or self.field is None:
            return nullcontext()
        return self.drafts.handing_on(self.field)

    def end(self) -> None:
        """Keep it for the last time: this is the last place that still has the text."""
        if self.drafts is not None:
            self.drafts.end()
