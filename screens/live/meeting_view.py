"""What the live screen shows of the meeting: the page, and around it the head, the agenda and the rail."""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, Message, Translator, message
from screens.base.drafts import Drafts
from screens.base.keymap import Keymap
from screens.base.widgets.head_line import HeadLine
from screens.base.write_queue import State
from screens.live.agenda import Agenda
from screens.live.earlier import Earlier
from screens.live.page_pane import PagePane
from screens.live.rail import Rail
from screens.writing import place_words, timing
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.entries import LiveEntries
from screens.writing.links import Links
from store.file.countdown import Clock
from store.language.as_typed import as_typed
from store.model.records import Entry, Place, Section


class MeetingView:
    """The head, the agenda, the page and the rail.

    Attributes:
        head, agenda, pane, rail: the parts.
        entries: what the keys of the page do.
        earlier: what was answered in earlier meetings, shown above what is written at the place.
        refused: how many lines were not carried out.
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
        fold: Callable[[], None],
        head: Callable[[str], None],
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
            fold: folds the panes at the sides away, or out.
            head: goes to where the title, the next meeting or the people are changed.
        """
        self._desk = desk
        self._keymap = keymap
        self._t = t
        self._links = Links(desk.store, desk.minutes, t)
        self.earlier = Earlier(desk.store, desk.minutes, t)
        self.entries = LiveEntries(
            *(desk, keymap, tell, changed),
            links=self._links,
            go_to=self.go_to,
            drafts=drafts,
            t=t,
            fold=fold,
            head=head,
        )
        self._changed = changed
        self.refused = 0
        self._place: Place | None = None
        self._seq = -1
        self.head = HeadLine(lambda: timing.remaining_words(desk.countdown, clock(), t))
        self.agenda = Agenda(desk.minutes, t)
        self.pane = PagePane(self.entries, desk.minutes, t)
        self.rail = Rail(desk.minutes, desk.tally, t)

    def show(self, *, again: bool = False) -> None:
        """Show the place where lines land; ``again`` where what lies in it may have changed."""
        place, seq = self._desk.session.place, self._desk.minutes.seq
        if place == self._place and seq == self._seq and not again:
            return
        moved, self._place, self._seq = place != self._place, place, seq
        self._lay(place)
        if moved:
            self.entries.wrote = None
            self.pane.hold_place()
        self.agenda.update(place.section)
        self.rail.update(place)
        self._changed()

    def enter_page(self) -> None:
        """Go from the line to the page: to what was sent elsewhere last, else to what stands at the place."""
        wrote = self._desk.minutes.entry(self.entries.wrote)
        is_elsewhere = (
            wrote is not None
            and place_words.place_at(self._desk.minutes, wrote) != self._desk.session.place
        )
        self.pane.keys.enter(self.entries.wrote if is_elsewhere else None)

    def show_found(self, index: int | None, needle: str) -> None:
        """Show what was found at a position without moving the place; without one, the place again."""
        self.pane.find(needle)
        if index is None:
            self.pane.hold_place()
        else:
            self.pane.show(index)

    def edit_found(self, part: Entry | Section) -> None:
        """Edit what was found where it stands; the place stays."""
        self.pane.find("")
        self.pane.keys.edit_uid(part.uid)

    def go_to_found(self, part: Entry | Section) -> None:
        """Go to where what was found stands, and select it."""
        self.go_to(place_words.place_at(self._desk.minutes, part), part)

    def go_to(self, place: Place, part: Entry | Section | None) -> None:
        """Make a place the current one, with an entry or a heading selected in it."""
        self.pane.find("")
        self._desk.go_to(place)
        self.show(again=True)
        if part is not None:
            self.pane.keys.select_uid(part.uid)
        else:
            self.pane.hold_place()
        self._changed()

    def begin_at(self, place: Place, uid: str | None) -> bool:
        """Go to an entry that is asked for, else to a place; return whether there is one."""
        entry = self._desk.minutes.entry(uid)
        place = place_words.place_at(self._desk.minutes, entry) if entry is not None else place
        there = self._desk.minutes.section(place.section) is not None
        if there:
            self.go_to(place, entry)
        return there

    def go_on_editing(self, part: Entry | Section) -> None:
        """Go on with the change of an entry or a heading that was left half-typed; the place stays."""
        self.pane.keys.edit_uid(part.uid)

    def go_on_inserting(self, uid: str) -> None:
        """Let what is typed go below an entry again; the place stays."""
        self.pane.keys.select_uid(uid, mode="insert")

    def meeting_changed(self, *, foreign: bool) -> None:
        """Show what has changed in the meeting; what was written here is brought into sight."""
        self.show(again=True)
        self.tell_head()
        if self.pane.keys.mode != "off":
            return
        if foreign:
            self.pane.keep_place()
        else:
            self.pane.hold_place()

    def read(self) -> bool:
        """Read what is linked and what was answered earlier; return whether answers are new."""
        if self._links.read():
            self.pane.changed()
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
        self.pane.show_waiting(self._desk.waiting_texts, self._desk.unkept)
        self.head.say(self._t(state.words), warn=state.warn)
        self.head.tick()

    def _state(self) -> State:
        """Return what is most important to know: what waits or fails, else what the meeting is."""
        state, meeting = self._desk.state, self._desk.minutes.meeting
        if state.warn:
            return state
        if self._desk.store.is_broken(meeting.id):
            return State(message(N_("Damaged · read only")), warn=True)
        if meeting.deleted:
            return State(message(N_("In the trash")), warn=True)
        return State(self._with_refused(state.words)) if self.refused else state

    def _with_refused(self, said: Message) -> Message:
        """Add how many lines were not carried out, and the key that shows them."""
        n, key = self.refused, self._keymap.shown("live.checks")
        counted = self._t.n("{n} line not carried out", "{n} lines not carried out", n)
        return message(N_("{said} · {key}: {lines}"), said=said, key=key, lines=as_typed(counted))

    def _lay(self, place: Place) -> None:
        """Lay the page out for a place, with what is said there; what the rail shows stands above it else."""
        minutes, t = self._desk.minutes, self._t
        notes = [*place_words.notes_at(minutes, place, t), *self.earlier.lines(place)]
        self.pane.changed(place, notes)
        self.pane.pin(
            place_words.pinned_words(minutes, place, t) if not self.rail.size.width else ""
        )
