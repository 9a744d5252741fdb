"""One note-taker at work in one meeting: every change goes through here, and none is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import time as unix_time
from typing import TYPE_CHECKING, Any

from locales import N_, Message, message
from screens.base.news import News
from screens.base.waiting_changes import Fate, Owner, nothing
from screens.base.write_queue import THIS_WAITS, State, WriteQueue
from screens.writing.answers import SAVED, Answer, saved_words
from screens.writing.tally import Tally
from store.capture import CaptureSession, Outcome
from store.capture.key_presses import place_named
from store.capture.parsed import Refused
from store.errors import StoreError
from store.file import countdown, reading
from store.file.countdown import Clock
from store.file.store import Store
from store.model.deadlines import Terms, terms_of
from store.model.records import Place
from store.people.directory import Directory
from store.series.around import series_of
from store.waiting.change import Change

if TYPE_CHECKING:
    from store.waiting.foreseen_records import R

MANY = 400
"""Lines from which a paste is written in a thread."""

LONG = 20_000
"""Characters from which a single line is: a list of quotes may be thousands of entries."""

_NO_FURTHER = N_("No row further that way; # begins a section, /go leads to one.")

MOVED = message(N_("The place that you wrote in is gone; you write here now."))
"""What is said where somebody else has taken the place away."""

_ELSEWHERE = message(N_("You write in another place"))
"""What stands at the top from then on, until something is written there."""

_SEEN = 1.0
"""Seconds after which a person has seen that; what is entered before was typed for the place that is gone."""

Said = Message | Callable[[Any], Message | None] | None
"""What to tell of something that was done: words, or what makes words of its result."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A text that was refused and goes back to the line: why, and its number where it had waited."""

    text: str
    reason: Message
    number: int = 0


def refusal(error: StoreError) -> Answer:
    """Return the answer to what was refused."""
    return Answer(taken=False, words=error.message)


class Desk:
    """The meeting, and the session of the note-taker.

    Attributes:
        minutes: the meeting as it is known here.
        session: the capture language at work in it.
        tally: the latest decisions, actions and parked items.
        clock: gives the moment for the countdown.
        countdown: the countdown of the meeting, None where there is none.
        returned: what was refused and is to go back to the line.
        on_late: called with what became of something that had to wait.
        on_kept: called when a text that was refused late is kept with the meeting.
        on_change: called after anything in the meeting has changed, with the uids of the changed
            entries and whether the change came from elsewhere.
    """

    def __init__(
        self,
        store: Store,
        meeting_id: int,
        *,
        clock: Clock = unix_time,
        queue: WriteQueue | None = None,
        owner: Owner | None = None,
    ) -> None:
        """Read the meeting; raise NotFound where there is none.

        Args:
            store: must not wait for locks.
            meeting_id: the meeting.
            clock: that of the countdown.
            queue: what writes; None is one of its own.
            owner: the screen that is told what became of what had to wait.
        """
        self.store = store
        self.clock = clock
        self.meeting_id = meeting_id
        self.queue = queue or WriteQueue(store)
        self.minutes = reading.load(store, meeting_id)
        self.session = self._session()
        self.tally = Tally(self.minutes)
        self._noted_to = self.minutes.seq
        self.countdown = countdown.read(store, meeting_id)
        self.returned: deque[Returned] = deque()
        self.on_change: Callable[[set[str], bool], object] = nothing
        self.on_late: Callable[[Answer], object] = nothing
        self.on_kept: Callable[[], object] = nothing
        self._owner = owner
        self._leave_queue = self.queue.join(self._go_on_from_left)
        self._news = News(store, self.queue)
        self._late = self.queue.written
        self._saved_at: datetime | None = None
        self._trouble: Message | None = None
        self._moved_at: float | None = None

    def _session(self) -> CaptureSession:
        """Return the note-taker: the one whose changes wait, where the meeting is opened again meanwhile."""
        waiting, moment = self.queue.session_in(self.minutes.meeting.uid), self.queue.moment
        if waiting is not None:
            waiting.minutes.become(self.minutes)
            self.minutes = waiting.minutes
            return waiting
        return CaptureSession(
            *(self.store, self.minutes),
            today=moment.today,
            now=moment.now,
            clock=self.clock,
            interactive=True,
        )

    # What is asked --------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Whether everything is saved, in words."""
        waiting = self.queue.state
        if waiting is not None:
            return waiting
        if self._trouble is not None:
            return State(self._trouble, warn=True)
        return saved_words(self.minutes.meeting, self._saved_at)

    @property
    def terms(self) -> Terms:
        """What the last days of the minutes are reckoned from."""
        return terms_of(series_of(self.store, self.minutes.meeting))

    @property
    def waits(self) -> bool:
        """Whether something waits to be written."""
        return self.queue.waits

    @property
    def place_then(self) -> Place | None:
        """Where the next line lands when all is done that waits; None where that is not known yet."""
        return self.queue.place_then(self.session)

    @property
    def waiting_texts(self) -> list[str]:
        """What was typed in this meeting and waits to be written."""
        return self.queue.texts(self.minutes.meeting.uid)

    @property
    def unkept(self) -> int:
        """How many of them, the last ones, could be kept nowhere."""
        return self.queue.count_unkept(self.minutes.meeting.uid)

    def as_then(self, part: R) -> R:
        """Return a part as what waits will leave it: as whoever asked for that has it in mind."""
        return self.queue.as_then(self.minutes.meeting.uid, part)

    def stand_where(self, before: Desk) -> bool:
        """Stand where another desk stood in the same meeting; return whether that place is here.

        Else it is the one nearest before it. What still waits there is carried out from here.
        """
        place = before.session.place
        section = before.minutes.section(place.section)
        self.queue.take_on(self.session)
        self.session.go_on_with_list(before.session)
        return self.session.stand_at(place, section.ord if section is not None else "")

    # What is done ---------------------------------------------------------------------------------

    def submit(self, line: str) -> Answer:
        """Carry out one line of the capture language, or let it wait; a very long one as a paste.

        What only opens something writes nothing, and does not wait.
        """
        if len(line) >= LONG:
            return self._do(self._asked("paste", (line,), commands=True), in_thread=True)
        return self._opened(line) or self._do(self._asked("line", line))

    def insert(self, line: str, uid: str, *, goes_on: bool = False) -> Answer:
        """Carry out one line right below an entry, a heading right above it, or let it wait.

        Args:
            line: what was typed.
            uid: the entry.
            goes_on: whether it comes behind what was inserted there just before, which had to wait.
        """
        asked = self._asked("insert_line", line, uid, goes_on=goes_on)
        return self._opened(line) or self._do(asked)

    def send_to(self, uids: Sequence[str], words: str) -> Answer:
        """Move entries to the place that a few words name, or let that wait."""
        return self.change("send_to", tuple(uids), words, said=lambda said: said)

    def place_named(self, uid: str, words: str) -> Place | Refused:
        """Return the place that a few words name for an entry; Refused where they name none."""
        return place_named(self.session, uid, words)

    def paste(self, lines: Sequence[str], *, commands: bool) -> Answer:
        """Carry out many lines in one step, or let them wait; very many are written in a thread."""
        asked = self._asked("paste", tuple(lines), commands=commands)
        return self._do(asked, in_thread=len(lines) >= MANY)

    def people_list(self, command: str, text: str) -> Answer:
        """Note the people of a pasted list under a command such as ``present``, or let it wait."""
        return self._do(self._asked("people_list", command, text))

    def offer(self, directory: Directory) -> None:
        """Offer the people of a register to go on with, from now on."""
        self.session.directory = directory

    def come_or_go(self, command: str, participant: str) -> Answer:
        """Note that a participant comes (``arrives``) or goes (``leaves``) here and now, or let it wait."""
        return self._do(self._asked("come_or_go", command, participant))

    def step_place(self, rows: int, prompts: int) -> Answer:
        """Move the place by rows and prompts, in order with what waits; say where it goes no further."""
        before = self.session.place

        def said(place: Place) -> Message | None:
            is_stuck = rows != 0 and place == before and len(self.minutes.rows(before.section)) > 1
            return message(_NO_FURTHER) if is_stuck else None

        return self.change("step_place", rows, prompts, said=said)

    def next_hole(self) -> Answer:
        """Go to the next empty cell of the exercise, in order with what waits, or say that none is."""

        def said(hole: Place | None) -> Message | None:
            if hole is not None:
                return None
            if len(self.minutes.rows(self.session.place.section)):
                return message(N_("Every cell has an answer"))
            return message(N_("There is no exercise here."))

        return self.change("next_hole", said=said)

    def go_to(self, place: Place) -> Answer:
        """Make a place the current one, in order with what waits."""
        return self.change("go_to", place)

    def change(
        self,
        verb: str,
        *args: object,
        said: Said = None,
        typed: str = "",
        refused: Callable[[StoreError], Answer] = refusal,
        **named: object,
    ) -> Answer:
        """Carry out a verb in the meeting, or let it wait.

        Args:
            verb: a name in :data:`store.waiting.verbs.VERBS`.
            args: what it is given by place, after the meeting.
            said: what to tell when it is done.
            typed: what a person has typed for it; it goes back to the line where it is refused late.
            refused: makes an answer of an error.
            named: what it is given by name.
        """

        def answered(result: Any) -> Answer:
            return Answer(words=said(result) if callable(said) else said)

        return self._do(self._asked(verb, *args, typed=typed, **named), answered, refused)

    def _opened(self, line: str) -> Answer | None:
        """Return what a line asks of the app, where that is all; None for any other line."""
        request = self.session.request(line)
        return Answer(outcome=Outcome(request=request)) if request is not None else None

    def _asked(self, verb: str, *args: object, typed: str = "", **named: object) -> Change:
        return Change(verb, self.minutes.meeting.uid, args, named, typed)

    def _do(
        self,
        change: Change,
        answered: Callable[[Any], Answer] | None = None,
        refused: Callable[[StoreError], Answer] = refusal,
        *,
        in_thread: bool = False,
    ) -> Answer:
        """Do something now, or behind what already waits; without ``answered`` its result is an outcome."""

        def answer(fate: Fate) -> Answer:
            if fate.waits:  # what was typed stands on the page; of the rest nothing is seen there
                return Answer(words=None if change.in_short else THIS_WAITS, waits=True)
            if fate.error is not None:
                return refused(fate.error)
            self._trouble = None
            self._saved_at = datetime.now()
            if answered is not None:
                answer = answered(fate.result)
            else:
                answer = self._answered(fate.result, fate.number)
            self.take_in(foreign=False)
            return self.with_move(answer)

        def late(fate: Fate) -> None:
            told = answer(fate)
            if not told.taken and change.typed and change.is_whole_text:
                reason = told.words or SAVED
                self.queue.keep_text(change.typed, reason, fate.number, change.meeting)
                self.on_kept()
            elif not told.taken and change.typed:
                self.returned.append(Returned(change.typed, told.words or SAVED, fate.number))
            else:
                self.on_late(told)

        return answer(
            self.queue.do(
                change, late, owner=self._owner, session=self.session, in_thread=in_thread
            )
        )

    def _answered(self, outcome: Outcome, number: int) -> Answer:
        if outcome.touched:
            self.noted(set(outcome.touched), foreign=False)
        if outcome.refusal is not None and not outcome.kept:
            return Answer(taken=False, words=outcome.refusal, outcome=outcome)
        if outcome.kept:
            text = "\n".join(line for _, line, _ in outcome.kept)
            self.returned.append(Returned(text, outcome.kept[0][2], number))
        return Answer(words=outcome.said, outcome=outcome)

    # What others do, and what waits ---------------------------------------------------------------

    def tick(self) -> bool:
        """Take in what was written elsewhere; return whether anything was.

        A long paste brings the meeting along when it is done; until then nothing is read a second time.
        """
        if self.queue.is_writing:
            return False
        if self._late != self.queue.written:
            self._late = self.queue.written
            self.session.keep_place()  # newer than where that was written
        try:
            new = self._news.has_come() and self.take_in(foreign=True)
        except StoreError:
            new = False
        if self._is_moved():
            self.on_late(Answer(taken=False, words=MOVED))
        return new

    def _is_moved(self) -> bool:
        """Return whether the place is another one by now, and not by a key of this window."""
        moved = self.session.was_moved()
        if moved:
            self._trouble, self._moved_at = _ELSEWHERE, self.clock()
        return moved

    def stands_elsewhere(self, words: Message) -> None:
        """Say that what is typed lands elsewhere by now, once more where Enter comes too soon to see it."""
        self._trouble, self._moved_at = _ELSEWHERE, self.clock()
        self.on_late(Answer(taken=False, words=words))

    def with_move(self, answer: Answer) -> Answer:
        """Say with an answer that the place is another one, where that could not be seen before."""
        is_unseen = self._moved_at is not None and 0 <= self.clock() - self._moved_at < _SEEN
        if not self._is_moved() and not is_unseen:
            return answer
        self._trouble = _ELSEWHERE
        if answer.words is None:
            return replace(answer, words=MOVED)
        both = message(N_("{said} {more}"), said=answer.words, more=MOVED)
        return replace(answer, words=both)

    def _go_on_from_left(self) -> None:
        """Know what a window that is gone has left, and stand where it would stand now, if it stood here."""
        place = self.queue.place_left(self.session)
        self.take_in(foreign=True)
        if place is not None:
            self.session.place = place
            self.on_change(set(), True)

    def take_in(self, *, foreign: bool) -> bool:
        """Bring in what is new in the meeting; return whether anything was."""
        seq = self.minutes.seq
        try:
            touched = reading.refresh(self.store, self.minutes)
            self.countdown = countdown.read(self.store, self.meeting_id)
        except StoreError as error:
            self._trouble = error.message
            return False
        if seq != self._noted_to:  # what a verb has brought in by itself
            self.tally.recount()
        if touched or self._noted_to != self.minutes.seq:
            self.noted(touched, foreign=foreign)
        return bool(touched)

    def noted(self, touched: set[tuple[str, str]], *, foreign: bool) -> None:
        """Bring what is derived from the meeting up to date with what was touched."""
        uids = {uid for table, uid in touched if table == "entry"}
        self.tally.take_in(touched)
        self._noted_to = self.minutes.seq
        self.on_change(uids, foreign)

    # Leaving ----------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Hear no more of what waits; what was refused and is not in the line yet is kept."""
        self.on_late = self.on_kept = self.on_change = nothing
        self._leave_queue()
        while self.returned:
            returned = self.returned.popleft()
            meeting = self.minutes.meeting.uid
            self.queue.keep_text(returned.text, returned.reason, returned.number, meeting)


@dataclass(frozen=True, slots=True)
class MeetingAtWork:
    """What a meeting that is worked on lends to a screen over it.

    Attributes:
        desk: where changes are made.
        undo, redo: take back the latest step in the meeting, or do it again; return what to tell.
    """

    desk: Desk
    undo: Callable[[], Answer]
    redo: Callable[[], Answer]
