"""What the live screen shows of the meeting: the current place, or for a while a found one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from locales import N_, Translator, message
from screens.base.drafts import Drafts
from screens.base.keymap import Keymap
from screens.base.widgets.head_line import HeadLine
from screens.base.write_queue import State
from screens.live.agenda import Agenda
from screens.live.earlier import Earlier
from screens.live.entries_pane import EntriesPane
from screens.live.finding import place_of
from screens.live.rail import Rail
from screens.writing import place_words, timing
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.entries import LiveEntries
from screens.writing.links import Links
from screens.writing.place_words import Header
from store.file.countdown import Clock
from store.model.records import Entry, Place


class MeetingView:
    """The header, the agenda, the entries and the rail, and the place that they show.

    Attributes:
        head, agenda, pane, rail: the parts.
        entries: what the keys of the entries do.
        earlier: what was answered in earlier meetings, shown above what is written.
    """

    def __init__(
        self,
        desk: Desk,
        keymap: Keymap,
        t: Translator,
        clock: Clock,
        tell: Callable[[Answer], bool],
        changed: Callable[[], None],
        drafts: Drafts,
    ) -> None:
        """Show the meeting of ``desk``.

        Args:
            desk: where changes are made, and which place is the current one.
            keymap: which key is which command.
            t: the language of the words.
            clock: what the countdown goes by.
            tell: shows what became of something; returns whether it was taken.
            changed: told when a place is shown, or what is selected in it.
            drafts: keeps what is half-typed.
        """
        self._desk = desk
        self._t = t
        self._links = Links(desk.store, desk.minutes, t)
        self.earlier = Earlier(desk.store, desk.minutes, t)
        self.entries = LiveEntries(
            *(desk, keymap, tell, self.follow, changed),
            links=self._links,
            go_to=self.go_to,
            drafts=drafts,
        )
        self._changed = changed
        self._place: Place | None = None
        self.head = HeadLine(lambda: timing.remaining_words(desk.countdown, clock(), t))
        self.agenda = Agenda(desk.minutes, t)
        self.pane = EntriesPane(self.entries, t)
        self.rail = Rail(desk.minutes, desk.tally, t)

    def show(self, *, again: bool = False) -> None:
        """Show the place where lines land; ``again`` where what lies in it may have changed."""
        place = self._desk.session.place
        if place == self._place and not again:
            return
        if place != self._place:
            self._look_at(place)
        else:
            self.pane.set_header(self._header(place))
        self.agenda.update(place.section)
        self.rail.update(place)
        self._changed()

    def show_found(self, place: Place, entry: Entry | None, needle: str) -> None:
        """Show a found entry without moving the place; without one, the place again."""
        self.pane.find(needle)
        if entry is None:
            self._place = None
            self.show()
            return
        self._look_at(place)
        self.pane.show(self.pane.items.place_of(entry))

    def go_to(self, place: Place, entry: Entry | None) -> None:
        """Make a place the current one, with an entry selected in it."""
        self.pane.find("")
        self._desk.go_to(place)
        self.show(again=True)
        self._select(entry)
        self._changed()

    def begin_at(self, place: Place, uid: str | None) -> bool:
        """Go to an entry that is asked for, else to a place; return whether there is one."""
        entry = self._desk.minutes.entry(uid)
        place = place_of(entry) if entry is not None else place
        there = self._desk.minutes.section(place.section) is not None
        if there:
            self.go_to(place, entry)
        return there

    def go_on_editing(self, entry: Entry) -> None:
        """Go to an entry whose change was left half-typed, and edit it."""
        self.go_to(place_of(entry), None)
        self.pane.keys.edit(self.pane.items.place_of(entry))

    def follow(self, uid: str) -> None:
        """Keep an entry selected that was carried to another cell."""
        entry = self._desk.minutes.entry(uid)
        if entry is not None and place_of(entry) == self._desk.session.place:
            self.show(again=True)
            self._select(entry, mode="move")

    def meeting_changed(self, *, foreign: bool) -> None:
        """Show what has changed in the meeting; what was written here is brought into sight."""
        if self._place is not None:
            self.pane.changed(self._desk.minutes.cell(self._place))
        self.show(again=True)
        self.tell_head()
        if not foreign and self.pane.keys.mode == "off":
            self.pane.to_end()

    def read(self) -> bool:
        """Read what is linked and what was answered earlier; return whether answers are new."""
        if self._links.read():
            self.pane.refresh()
        new = self.earlier.read()
        if new:
            self.show(again=True)
        return new

    def tell_head(self) -> None:
        """Show what the meeting is called, and whether everything is saved."""
        minutes = self._desk.minutes
        title = minutes.meeting.title or self._t(N_("New meeting"))
        self.head.tell(title, place_words.facts(minutes, self._t, self._desk.terms))
        self.tell_state()

    def tell_state(self) -> None:
        """Show whether everything is saved, what waits, and what is left of the time."""
        state = self._state()
        self.pane.show_waiting(self._desk.waiting_texts)
        self.head.say(self._t(state.words), warn=state.warn)
        self.head.tick()

    def _state(self) -> State:
        """Return what is most important to know: what waits or fails, else what the meeting is."""
        state, meeting = self._desk.state, self._desk.minutes.meeting
        if state.warn:
            return state
        if self._desk.store.is_broken(meeting.id):
            return State(message(N_("Damaged · read only")), warn=True)
        return State(message(N_("In the trash")), warn=True) if meeting.deleted else state

    def _look_at(self, place: Place) -> None:
        """Show the entries of a place without making it the current one."""
        if place != self._place:
            self._place = place
            self.pane.look_at(self._desk.minutes.cell(place), self._header(place))

    def _select(self, entry: Entry | None, mode: str = "select") -> None:
        """Select an entry, where it lies in the current place."""
        if entry is not None and place_of(entry) == self._desk.session.place:
            self.pane.keys.select(self.pane.items.place_of(entry), mode=mode)

    def _header(self, place: Place) -> Header:
        counts = self.rail.size.width == 0
        header = place_words.header_of(self._desk.minutes, place, self._t, counts=counts)
        return replace(header, lines=(*header.lines, *self.earlier.lines(place)))
