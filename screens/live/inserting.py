"""A line that is typed while something is selected on the page: where it goes, and what Enter does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from locales import N_, Message, Translator
from screens.base.widgets.line_host import LineLabel
from screens.live.finding import place_of
from screens.live.page_keys import PageKeys
from screens.writing import labels
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.entries import LiveEntries, lone_marker
from store.capture.inserting import preview_insert
from store.capture.outcome import Preview
from store.capture.placing import is_unsorted, place_words
from store.capture.switches import read_switch
from store.language.as_typed import as_typed, cut_short
from store.model.records import Entry, Place

_MOVE_TO = ("/flytta till ", "/move to ")


class Inserting:
    """Takes the line while it is for what is selected.

    A marker alone makes it another kind, a token alone sends it to a cell, ``/flytta till`` to a section;
    any other line comes right below it, a heading right above.
    """

    def __init__(
        self,
        desk: Desk,
        entries: LiveEntries,
        keys: PageKeys,
        t: Translator,
        tell: Callable[[Answer], bool],
        receive: Callable[[str, Preview, Place, Answer], object],
    ) -> None:
        """Work at ``desk``.

        Args:
            desk: where changes are made.
            entries: what is done to entries.
            keys: what is selected.
            t: the language of the words.
            tell: shows what became of something; returns whether it was taken.
            receive: leaves a receipt of a line, what it was said to do, its place and what became of it.
        """
        self._desk = desk
        self._entries = entries
        self._keys = keys
        self._selection = keys.selection
        self._t = t
        self._tell = tell
        self._receive = receive
        self._waits_below: str | None = None

    @property
    def is_on(self) -> bool:
        """Whether a line goes to what is selected."""
        return self.selected is not None

    @property
    def selected(self) -> Entry | None:
        """The entry that a line goes below, or the last of several; None while none does."""
        chosen = self._selection.chosen() if self._keys.mode == "insert" else ()
        return chosen[-1] if chosen else None

    def label(self, text: str, back: str) -> LineLabel:
        """Return where a line goes and what Enter does; ``back`` is the place that Esc leads to."""
        t = self._t
        if not text[:1].isspace() and (kind := lone_marker(text)):
            return labels.armed_label(kind, t)
        chosen = len(self._selection.chosen())
        several = t.n("{n} line marked", "{n} lines marked", chosen)
        selected_words = several if chosen > 1 else t(N_("Selected line"))
        words = self._destination(text)
        if words is not None:
            place = self._place_named(words)
            if isinstance(place, Message):
                return LineLabel(selected_words, t(place), "warn")
            said = t(N_("Enter moves it to {place}"), place=place_words(self._desk.minutes, place))
            return LineLabel(selected_words, said, "ask")
        selected = self._selection.chosen()[-1]
        above = text.startswith(("#", "§"))
        words = N_("Inserted above “{text}”") if above else N_("Inserted below “{text}”")
        where = t(words, text=as_typed(cut_short(selected.text)))
        preview = preview_insert(self._desk.session, text, selected.uid)
        if not preview.accepted:
            return LineLabel(where, t(preview.message), "warn")
        said = t(
            N_("{enter} {what} · Esc: to {place}"),
            enter=labels.ENTER,
            what=preview.message,
            place=back,
        )
        return LineLabel(where, said, "ask")

    def submit(self, text: str) -> bool:
        """Carry a line out beside what is selected, or on it; return whether it was taken."""
        chosen = self._selection.chosen()
        uids = tuple(entry.uid for entry in chosen)
        if not text[:1].isspace() and (kind := lone_marker(text)):
            self._entries.change_kind(chosen, kind)
            self._keys.leave()
            return True
        words = self._destination(text)
        if words is not None:
            coming = self._next_of_pile(chosen)
            taken = self._tell(self._desk.send_to(uids, words))
            goes_on = taken and coming is not None
            if taken and coming is not None:
                self._keys.go_on_with(coming.uid)
        else:
            taken, goes_on = self._insert(text, chosen[-1])
        if taken and not goes_on:
            self._keys.leave()
        return taken

    def _insert(self, text: str, entry: Entry) -> tuple[bool, bool]:
        """Carry a line out beside an entry; return whether it was taken, and whether one goes on there."""
        sections, session = len(self._desk.minutes.sections), self._desk.session
        foretold = preview_insert(session, text, entry.uid)
        answer = self._desk.insert(text, entry.uid, goes_on=self._waits_below == entry.uid)
        taken, outcome = self._tell(answer), answer.outcome
        self._receive(text, foretold, place_of(entry), answer)
        self._waits_below = None
        if taken and answer.waits and not text.startswith(("#", "§")):
            self._waits_below = entry.uid
            return True, True
        is_written = outcome is not None and outcome.entry is not None
        goes_on = taken and is_written and len(self._desk.minutes.sections) == sections
        if goes_on:
            self._keys.inserted()
        return taken, goes_on

    def _next_of_pile(self, chosen: Sequence[Entry]) -> Entry | None:
        """Return the line to be sorted after some of a pile; None where these are the last, or of no pile."""
        last, minutes = chosen[-1], self._desk.minutes
        place = Place(last.section, last.row, last.prompt)
        if not is_unsorted(minutes, place):
            return None
        cell = list(minutes.cell(place))
        at = next((n for n, one in enumerate(cell) if one.uid == last.uid), 0)
        left = (one for one in (*cell[at + 1 :], *cell[:at]) if one not in chosen)
        return next((one for one in left if self._desk.as_then(one).ord == one.ord), None)

    def _destination(self, text: str) -> str | None:
        """Return the words that name where what is selected is to go; None where a line is no such words."""
        for command in _MOVE_TO:
            if text.casefold().startswith(command):
                return text[len(command) :].strip()
        if text[:1].isspace():
            return None  # exactly this text
        entry = self._selection.chosen()[0]
        scene = self._desk.session.scene(Place(entry.section, entry.row, entry.prompt))
        return text.strip() if isinstance(read_switch(text.strip(), scene), Place) else None

    def _place_named(self, words: str) -> Place | Message:
        place = self._desk.place_named(self._selection.chosen()[0].uid, words)
        return place if isinstance(place, Place) else place.reason
