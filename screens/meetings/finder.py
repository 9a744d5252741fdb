"""Finding meetings as one types: on a shelf in memory that is renewed by what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from store.file.store import Store

if TYPE_CHECKING:
    from store.search.finding_meetings import FoundMeetings
    from store.search.meetings_shelf import MeetingsShelf


@dataclass(frozen=True, slots=True)
class FoundFor:
    """What was found for a text."""

    text: str
    found: FoundMeetings


class Finder:
    """Looks texts up, one after the other; for a thread.

    What it takes to find is loaded there too, not at the start of the app.

    Attributes:
        shelf: the meetings as they were last read; None before that.
    """

    def __init__(self, *, deleted: bool) -> None:
        """Find meetings, or those that are deleted."""
        self.shelf: MeetingsShelf | None = None
        self._deleted = deleted

    def find(self, store: Store, text: str) -> FoundFor:
        """Look a text up in the meetings as they are now."""
        import_module("store.search.completing_meetings")  # so that no key waits for it
        from store.search.finding_meetings import find
        from store.search.meetings_shelf import load_shelf, renewed

        known = self.shelf
        self.shelf = renewed(store, known) if known else load_shelf(store, deleted=self._deleted)
        return FoundFor(text, find(self.shelf, text))
