"""The latest decisions, actions and parked items of a meeting, kept up with every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.model.kinds import KINDS
from store.model.minutes import Minutes
from store.model.records import Entry

TALLIED = tuple(kind for kind in KINDS if kind.tally)
"""The kinds that are listed."""


class Tally:
    """Which entries are of which tallied kind, in the order in which they came to be so.

    Reading a meeting costs its size once; a change costs its own size.
    """

    def __init__(self, minutes: Minutes) -> None:
        """Go through the meeting once."""
        self._of_kind: dict[str, dict[str, None]] = {}
        self._kind_of: dict[str, str] = {}
        self._minutes = minutes
        self.recount()

    def recount(self) -> None:
        """Go through the meeting anew, where it is not known what was touched."""
        self._of_kind, self._kind_of = {kind.name: {} for kind in TALLIED}, {}
        for entry in self._minutes.all_entries():
            self._put(entry)

    def take_in(self, touched: Iterable[tuple[str, str]]) -> bool:
        """Look again at what was touched, by table and uid: entries, and what a section holds."""
        uids: list[str] = []
        for table, uid in touched:
            if table == "section":
                uids += (entry.uid for entry in self._minutes.entries(uid))
            elif table == "entry":
                uids.append(uid)
        return self.update(uids)

    def update(self, uids: Iterable[str]) -> bool:
        """Look at changed entries again; return whether any of them is or was tallied."""
        changed = False
        for uid in uids:
            entry = self._minutes.entry(uid)
            kind = self._kind_of.get(uid)
            if entry is not None and entry.kind == kind:
                changed = True
                continue
            if kind is not None:
                del self._of_kind[kind][uid], self._kind_of[uid]
                changed = True
            if entry is not None and self._put(entry):
                changed = True
        return changed

    def _put(self, entry: Entry) -> bool:
        if entry.kind not in self._of_kind:
            return False
        self._of_kind[entry.kind][entry.uid] = None
        self._kind_of[entry.uid] = entry.kind
        return True

    def count(self, kind: str) -> int:
        """Return how many entries of a kind there are."""
        return len(self._of_kind[kind])

    def latest(self, kind: str) -> Iterator[Entry]:
        """Go through the entries of a kind, the latest first."""
        for uid in reversed(self._of_kind[kind]):
            entry = self._minutes.entry(uid)
            if entry is not None:
                yield entry
