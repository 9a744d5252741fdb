"""Finding in the live screen: what is shown while one looks, and how one gets back."""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, Translator
from screens.live.finding import count_hits, fits, hits, place_of
from store.model.minutes import Minutes
from store.model.records import Entry, Place


class LiveFinding:
    """Shows one found entry after another; the place where lines land stays until it is gone to."""

    def __init__(
        self,
        minutes: Minutes,
        t: Translator,
        show: Callable[[Entry | None, str], None],
        edit: Callable[[Entry], None],
        go: Callable[[Place, Entry | None], None],
    ) -> None:
        """Look in ``minutes``.

        Args:
            minutes: the meeting.
            t: the language of the words.
            show: shows a found entry (without one, where lines land), and a text marked.
            edit: edits a found entry where it stands.
            go: makes a place the current one and selects an entry in it.
        """
        self._minutes = minutes
        self._t = t
        self._show = show
        self._edit = edit
        self._go = go
        self._found: Entry | None = None

    def look_for(self, needle: str) -> str:
        """Show the nearest place where ``needle`` is; return how many there are, in words."""
        if not needle:
            return ""
        count = count_hits(self._minutes, needle)
        if not count:
            self._found = None
            self._show(None, needle)
            return self._t(N_("not found"))
        if self._found is None or not self._still_fits(self._found, needle):
            self._show_hit(next(hits(self._minutes, needle, self._found), None), needle)
        else:
            self._show_hit(self._found, needle)
        return self._t.n("{n} place", "{n} places", count)

    def look_further(self, needle: str, *, back: bool) -> None:
        """Show the next place, or the one before."""
        self._show_hit(next(hits(self._minutes, needle, self._found, back=back), None), needle)

    def go_to_found(self) -> None:
        """Make what was found the current place, and select it."""
        found, self._found = self._found, None
        if found is not None:
            self._go(place_of(found), found)
        else:
            self.end_find()

    def edit_found(self) -> None:
        """Edit what was found where it stands; the place where lines land stays."""
        found, self._found = self._found, None
        if found is not None:
            self._edit(found)
        else:
            self.end_find()

    def end_find(self) -> None:
        """Go back to where the next line lands."""
        self._found = None
        self._show(None, "")

    def _still_fits(self, entry: Entry, needle: str) -> bool:
        now = self._minutes.entry(entry.uid)
        return now is not None and fits(now, needle.casefold())

    def _show_hit(self, entry: Entry | None, needle: str) -> None:
        if entry is not None:
            self._found = entry
            self._show(entry, needle)
