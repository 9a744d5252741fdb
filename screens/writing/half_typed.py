"""Texts that are being typed: kept as they are, so that nothing is lost however the program ends."""

from __future__ import annotations

from store import drafts
from store.errors import StoreError
from store.store import Store

LINE = "line"
"""The field under which the half-typed line is kept."""


class HalfTyped:
    """The half-typed texts of one note-taker in one meeting, by the field that they are typed in."""

    def __init__(self, store: Store, meeting_id: int) -> None:
        """Keep them in ``store``."""
        self._store = store
        self._meeting = meeting_id
        self._unkept: dict[str, str] = {}

    @property
    def unkept(self) -> list[str]:
        """The texts that could not be kept yet."""
        return [text for text in self._unkept.values() if text]

    def keep(self, text: str, field: str = LINE) -> None:
        """Keep a text; while it cannot be kept, it is tried again with every :meth:`retry`."""
        try:
            drafts.keep(self._store, self._meeting, field, text)
        except StoreError:
            self._unkept[field] = text
        else:
            self._unkept.pop(field, None)

    def retry(self) -> None:
        """Try again to keep what could not be kept."""
        for field, text in list(self._unkept.items()):
            self.keep(text, field)

    def text(self, field: str = LINE) -> str:
        """Return the text that was kept last, or an empty one."""
        try:
            return drafts.read(self._store, self._meeting, field)
        except StoreError:
            return ""
