"""Finding in the live screen: what is shown while one looks, and how one gets back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from locales import N_, Translator
from screens.live.finding import beside, hits
from store.model.minutes import Minutes
from store.model.records import Entry, Section
from store.page.page import MeetingPage


class LiveFinding:
    """Shows what is found, one after the other; the place where lines land stays until it is gone to."""

    def __init__(
        self,
        page: MeetingPage,
        minutes: Minutes,
        t: Translator,
        show: Callable[[int | None, str], None],
        edit: Callable[[Entry | Section], None],
        go: Callable[[Entry | Section], None],
    ) -> None:
        """Look on ``page``.

        Args:
            page: what is looked through, lines and headings.
            minutes: the meeting, which says when the page is another one.
            t: the language of the words.
            show: shows what stands at a position (without one, where lines land), and a text marked.
            edit: edits what was found where it stands.
            go: goes to where what was found stands, and selects it.
        """
        self._page = page
        self._minutes = minutes
        self._t = t
        self._show = show
        self._edit = edit
        self._go = go
        self._found: str | None = None
        self._known: tuple[str, int, list[int]] = ("", -1, [])

    def look_for(self, needle: str) -> str:
        """Show the nearest place where ``needle`` is; return which of them it is, in words."""
        if not needle:
            return ""
        found = self._hits(needle)
        if not found:
            self._found = None
            self._show(None, needle)
            return self._t(N_("not found"))
        return self._shown(found, bisect_left(found, self._at()) % len(found), needle)

    def look_further(self, needle: str, *, back: bool) -> str:
        """Show the next place, or the one before, around the ends; return which it is, in words."""
        found = self._hits(needle)
        if not found or self._found is None:
            return self.look_for(needle)
        number, is_around = beside(found, self._at(), back=back)
        said = self._shown(found, number, needle)
        if not is_around or len(found) == 1:
            return said
        around = N_("from the end again") if back else N_("from the beginning again")
        return f"{said} · {self._t(around)}"

    @property
    def has_found(self) -> bool:
        """Whether what is looked for is shown."""
        return self._found is not None

    def go_to_found(self) -> None:
        """Make where it was found the current place, and select it."""
        self._end(self._go)

    def edit_found(self) -> None:
        """Edit what was found where it stands; the place where lines land stays."""
        self._end(self._edit)

    def end_find(self) -> None:
        """Go back to where the next line lands."""
        self._found = None
        self._show(None, "")

    def _end(self, act: Callable[[Entry | Section], None]) -> None:
        found, self._found = self._found, None
        part = self._minutes.entry(found) or self._minutes.section(found)
        if part is not None:
            act(part)
        else:
            self.end_find()

    def _hits(self, needle: str) -> list[int]:
        """Return where ``needle`` is found, looked up once for a text and a state of the meeting."""
        if self._known[:2] != (needle, self._minutes.seq):
            self._known = (needle, self._minutes.seq, hits(self._page, needle, self._t))
        return self._known[2]

    def _at(self) -> int:
        """Return the position of what is shown; before the page where that is nothing, or gone."""
        at = self._page.index_of(self._found)
        return -1 if at is None else at

    def _shown(self, found: list[int], number: int, needle: str) -> str:
        self._found = self._page[found[number]].key
        self._show(found[number], needle)
        return self._t(N_("{n} of {count}"), n=number + 1, count=len(found))
