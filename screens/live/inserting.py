"""A line that is typed while something is selected on the page: where it goes, and what Enter does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from locales import N_, Message, Translator, message
from screens.base.widgets.line_host import LineLabel
from screens.live.page_keys import PageKeys
from screens.writing import labels
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.entries import LiveEntries, lone_marker
from screens.writing.place_words import place_at
from store.capture.doubts import cell_meant
from store.capture.inserting import preview_insert
from store.capture.outcome import Preview
from store.capture.placing import is_unsorted, place_words
from store.capture.switches import read_switch
from store.language.as_typed import as_typed, cut_short
from store.model.minutes import Minutes
from store.model.records import Entry, Place, Section

BELOW = "below:"
"""Stands before the uid of an entry or a section in the field of a line that is to stand below it."""

_BEHIND = "+"
"""Stands behind that uid, before how many lines that wait come between."""

_MOVE_TO = ("/flytta till ", "/move to ")


class Inserting:
    """Takes the line while it is for what is selected.

    A marker alone makes an entry another kind, a token alone sends it to a cell, ``/flytta till`` to
    a section; any other line comes right below it or below a heading, a heading right above.
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
        self._waiting: list[str] = []

    @property
    def is_on(self) -> bool:
        """Whether a line goes to what is selected."""
        return self.selected is not None

    @property
    def selected(self) -> Entry | Section | None:
        """What a line goes below; None while none does."""
        return self._selection.anchor if self._keys.mode == "insert" else None

    @property
    def field_name(self) -> str | None:
        """The field of what is typed; None where it goes below nothing."""
        selected = self.selected
        if selected is None:
            return None
        between = len(self._between(selected))
        return f"{BELOW}{selected.uid}" + (f"{_BEHIND}{between}" if between else "")

    def _between(self, part: Entry | Section) -> Sequence[str]:
        """Return what was inserted below something, waits, and comes before what is typed now."""
        return self._waiting if self._waits_below == part.uid else ()

    def follow(self) -> None:
        """Go on below what was inserted last, when nothing waits any more."""
        uid, latest = self._waits_below, self._desk.session.inserted.get(self._waits_below or "")
        if uid is None or self._desk.waits:
            return
        if latest is not None and self.selected is not None and self.selected.uid == uid:
            self._keys.select_uid(latest, mode="insert")
        self._waits_below = None

    def label(self, text: str, back: str) -> LineLabel:
        """Return where a line goes and what Enter does; ``back`` is the place that Esc leads to."""
        t, part = self._t, self._selection.anchor
        chosen = len(self._selection.chosen())
        if chosen and not text[:1].isspace() and (kind := lone_marker(text)):
            return labels.armed_label(kind, t)
        words = self._destination(text)
        if words is not None:
            several = t.n("{n} line marked", "{n} lines marked", chosen)
            selected_words = several if chosen > 1 else t(N_("Selected line"))
            place = self._place_named(words)
            if isinstance(place, Message):
                return LineLabel(selected_words, t(place), "warn")
            said = t(N_("Enter moves it to {place}"), place=place_words(self._desk.minutes, place))
            return LineLabel(selected_words, said, "ask")
        preview = preview_insert(self._desk.session, text, part.uid) if part is not None else None
        if part is None or preview is None:  # it does there what it does anywhere
            preview, where = self._desk.session.preview(text), back
        else:
            is_above = text.startswith(("#", "§"))
            words = N_("Inserted above “{text}”") if is_above else N_("Inserted below “{text}”")
            between = () if is_above else self._between(part)
            beside = as_typed(cut_short(between[-1])) if between else labels.in_short(part)
            where = t(words, text=beside)
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
        if chosen and not text[:1].isspace() and (kind := lone_marker(text)):
            self._entries.change_kind(chosen, kind)
            self._keys.leave()
            return True
        words = self._destination(text)
        if words is not None:
            return self._send(chosen, words)
        part = self._selection.anchor
        return part is not None and self._insert(text, part)

    def _send(self, chosen: Sequence[Entry], words: str) -> bool:
        """Move what is selected, and go on with the next of a pile that is sorted, or where one wrote."""
        coming = self._next_of_pile(chosen)
        taken = self._tell(self._desk.send_to(tuple(entry.uid for entry in chosen), words))
        if taken and coming is not None:
            self._keys.go_on_with(coming.uid)
        elif taken:
            self._keys.leave()
        return taken

    def _insert(self, text: str, part: Entry | Section) -> bool:
        """Put a line beside what is selected, and go on below it, or where one wrote."""
        minutes, session = self._desk.minutes, self._desk.session
        sections = len(minutes.sections)
        place = Place(part.uid) if isinstance(part, Section) else place_at(minutes, part)
        foretold = preview_insert(session, text, part.uid) or session.preview(text)
        answer = self._desk.insert(text, part.uid, goes_on=self._waits_below == part.uid)
        taken, outcome = self._tell(answer), answer.outcome
        there = message(
            N_("{what} · {place}"), what=foretold.message, place=place_words(minutes, place)
        )
        foretold = replace(foretold, message=there) if place != session.place else foretold
        self._receive(text, foretold, session.place, answer)
        before, self._waits_below = self._between(part), None
        if taken and answer.waits and not text.startswith(("#", "§")):
            self._waits_below, self._waiting = part.uid, [*before, text]
            return True
        is_written = outcome is not None and outcome.entry is not None
        if taken and is_written and len(minutes.sections) == sections:
            self._keys.inserted()
        elif taken:
            self._keys.leave()
        return taken

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
        chosen = self._selection.chosen()
        if not chosen:
            return None
        for command in _MOVE_TO:
            if text.casefold().startswith(command):
                return text[len(command) :].strip()
        if text[:1].isspace():
            return None  # exactly this text
        entry = chosen[0]
        scene = self._desk.session.scene(Place(entry.section, entry.row, entry.prompt))
        token = text.strip()
        is_token = isinstance(read_switch(token, scene), Place) or cell_meant(token, scene)
        return token if is_token else None

    def _place_named(self, words: str) -> Place | Message:
        place = self._desk.place_named(self._selection.chosen()[0].uid, words)
        return place if isinstance(place, Place) else place.reason


def part_above(name: str, minutes: Minutes) -> Entry | Section | None:
    """Return what a line is to stand below which was left half-typed; None where that is gone.

    Args:
        name: the field that it was typed in.
        minutes: the meeting.
    """
    uid, _, between = name.removeprefix(BELOW).partition(_BEHIND)
    entry, section = minutes.entry(uid), minutes.section(uid)
    if not between or (entry is None and section is None):
        return entry or section
    cell = minutes.cell(place_at(minutes, entry)) if entry else minutes.entries(uid)
    at = cell.place_of(entry) if entry else -1
    return cell[min(at + int(between), len(cell) - 1)] if len(cell) else section
