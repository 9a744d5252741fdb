"""Which decision a decision replaces, and which one replaces it, as a mark beside it.

Both may stand in other meetings; they are looked up once, when no key waits, and kept.
"""

from __future__ import annotations

from locales import N_, Translator
from screens.base.widgets.cells import clip, shown_inline
from store.errors import StoreError
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry
from store.series.citing import Cited, cite, replacing

_WIDEST = 40


class Replacements:
    """What replaces what, for the decisions of one meeting."""

    def __init__(self, store: Store, minutes: Minutes, t: Translator) -> None:
        """Know the meeting; nothing is read from the store before :meth:`read`."""
        self._store = store
        self._minutes = minutes
        self._t = t
        self._older: dict[str, Cited | None] = {}
        self._newer: dict[str, Cited | None] = {}
        self._wanted: set[str] = set()

    def note(self, entry: Entry) -> str:
        """Return the mark of an entry; empty where it is no decision, or nothing is known yet."""
        if entry.kind != "decision":
            return ""
        older = [link.uid for link in entry.links if link.rel == "replaces"]
        newer, here = self._newer.get(entry.uid), self._minutes.replaced_by(entry.uid)
        if newer is not None and newer.meeting == self._minutes.meeting.id and not here:
            newer = None
        looked_up = entry.uid in self._newer and (newer is not None or not here)
        if not looked_up or any(uid not in self._older for uid in older):
            self._wanted.add(entry.uid)
        notes = [self._said(N_("replaces {place}"), self._older.get(uid)) for uid in older]
        notes.append(self._said(N_("replaced by {place}"), newer))
        return "  ".join(note for note in notes if note)

    def read(self) -> bool:
        """Look up what was asked for since; return whether anything was found."""
        wanted, self._wanted = self._wanted, set()
        if not wanted:
            return False
        entries = [entry for uid in wanted if (entry := self._minutes.entry(uid))]
        linked = {k.uid for entry in entries for k in entry.links if k.rel == "replaces"}
        try:
            older, newer = cite(self._store, linked), replacing(self._store, wanted)
        except StoreError:
            self._wanted = wanted
            return False
        self._older.update({uid: older.get(uid) for uid in linked})
        self._newer.update({uid: newer.get(uid) for uid in wanted})
        return bool(older or newer)

    def _said(self, words: str, cited: Cited | None) -> str:
        if cited is None:
            return ""
        return self._t(words, place=clip(shown_inline(cited.words), _WIDEST))
