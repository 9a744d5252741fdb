"""One note-taker at work in one meeting: every change goes through here, and none is lost.

A change that meets another program's lock waits in a queue and is tried again in order; everything asked
for meanwhile waits behind it. What cannot be written for want of room or right stays with the asker, and
a copy of it in a file beside the database.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from time import time as unix_time

from locales import N_, Message, message
from screens.widgets.tally import Tally
from screens.writing.answers import SAVED, Act, Answer, State, Waiting, saved_words
from screens.writing.half_typed import HalfTyped
from screens.writing.holes import next_hole
from screens.writing.pasting import LONG, MANY, LongPaste, StillWriting
from screens.writing.rescue import rescue
from store import countdown, reading
from store.around import series_of
from store.capture import CaptureSession, Outcome
from store.countdown import Clock
from store.deadlines import Terms, terms_of
from store.errors import DiskFull, ReadOnly, StoreBusy, StoreError
from store.records import Place
from store.register.directory import Directory
from store.store import Store

LAST_SECONDS = 2.0
"""How long leaving may take when something still waits for the lock."""

_LAST_PAUSE = 0.02


def nothing(*_: object) -> None:
    """Tell nobody."""


class Desk:
    """The meeting, the session of the note-taker, and what waits.

    Attributes:
        minutes: the meeting as it is known here.
        session: the capture language at work in it.
        tally: the latest decisions, actions and parked items.
        clock: gives the moment for the countdown.
        countdown: the countdown of the meeting, None where there is none.
        half_typed: the texts that are being typed.
        returned: lines that waited and were then refused, with the reason; they go back to the line.
        on_late: called with what became of something that had to wait.
        on_change: called after anything in the meeting has changed, with the uids of the changed
            entries and whether the change came from elsewhere.
    """

    def __init__(self, store: Store, meeting_id: int, *, clock: Clock = unix_time) -> None:
        """Read the meeting; raise NotFound where there is none. ``clock`` is that of the countdown."""
        self.store = store
        self.clock = clock
        self.meeting_id = meeting_id
        self.minutes = reading.load(store, meeting_id)
        self.session = CaptureSession(store, self.minutes, clock=clock, interactive=True)
        self.tally = Tally(self.minutes)
        self.countdown = countdown.read(store, meeting_id)
        self.returned: deque[tuple[str, Message]] = deque()
        self.on_change: Callable[[set[str], bool], object] = nothing
        self.on_late: Callable[[Answer], object] = nothing
        self._waiting: deque[Waiting] = deque()
        self.half_typed = HalfTyped(store, meeting_id)
        self._version = store.data_version()
        self._saved_at: datetime | None = None
        self._trouble: Message | None = None
        self._busy: StoreBusy | None = None

    # What is asked --------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Whether everything is saved, in words."""
        if self._waiting:
            if self._is_writing and self._busy is not None:
                return State(self._busy.message, warn=True)
            count = len(self._waiting)
            return State(message(N_("Waiting for another program ({n})"), n=count), warn=True)
        if self._trouble is not None:
            return State(self._trouble, warn=True)
        return saved_words(self.minutes.meeting, self._saved_at)

    @property
    def terms(self) -> Terms:
        """What the last days of the minutes are reckoned from."""
        return terms_of(series_of(self.store, self.minutes.meeting))

    @property
    def waits(self) -> bool:
        """Whether something waits for the lock."""
        return bool(self._waiting)

    @property
    def _is_writing(self) -> bool:
        """Whether a long paste is being written in a thread."""
        return bool(self._waiting) and isinstance(self._busy, StillWriting)

    # What is done ---------------------------------------------------------------------------------

    def submit(self, line: str) -> Answer:
        """Carry out one line of the capture language, or let it wait; a very long one as a paste."""
        if len(line) >= LONG:
            return self._paste_in_thread([line], commands=True)
        return self.carry_out(lambda: self._answered(self.session.submit(line)), line)

    def paste(self, lines: Sequence[str], *, commands: bool) -> Answer:
        """Carry out many lines in one step, or let them wait; very many are written in a thread."""
        text = "\n".join(lines)
        if len(lines) < MANY:
            return self.carry_out(
                lambda: self._answered(self.session.paste(lines, commands=commands)), text
            )
        return self._paste_in_thread(lines, commands=commands)

    def _paste_in_thread(self, lines: Sequence[str], *, commands: bool) -> Answer:
        started: list[LongPaste] = []

        def act() -> Answer:
            if not started:
                place = self.session.place
                started.append(
                    LongPaste(self.store, self.meeting_id, place, lines, commands=commands)
                )
            written = started[0].result()
            if written.minutes.seq > self.minutes.seq:
                self.minutes.become(written.minutes)
                self.noted(set(written.outcome.touched), foreign=False)
            self.take_in(foreign=False)
            self.session.place = written.place
            return self._answered(replace(written.outcome, touched=set()))

        return self.carry_out(act, "\n".join(lines))

    def people_list(self, command: str, text: str) -> Answer:
        """Note the people of a pasted list under a command such as ``present``, or let it wait."""
        return self.carry_out(lambda: self._answered(self.session.people_list(command, text)), text)

    def offer(self, directory: Directory) -> None:
        """Offer the people of a register to go on with, from now on."""
        self.session.directory = directory

    def come_or_go(self, command: str, participant: str) -> Answer:
        """Note that a participant comes (``arrives``) or goes (``leaves``) here and now, or let it wait."""
        return self.carry_out(
            lambda: self._answered(self.session.come_or_go(command, participant)), ""
        )

    def step_place(self, rows: int, prompts: int) -> Answer:
        """Move the place by rows and prompts, in order with what waits."""
        return self._move(lambda: self.session.switch(rows, prompts))

    def next_hole(self) -> Answer:
        """Go to the next empty cell of the exercise, in order with what waits, or say that none is."""

        def act() -> Answer:
            hole = next_hole(self.minutes, self.session.place)
            if hole is not None:
                self.session.place = hole
                return Answer()
            if len(self.minutes.rows(self.session.place.section)):
                return Answer(words=message(N_("Every cell has an answer")))
            return Answer(words=message(N_("There is no exercise here.")))

        return self.carry_out(act, "")

    def go_to(self, place: Place) -> Answer:
        """Make a place the current one, in order with what waits."""
        return self._move(lambda: setattr(self.session, "place", place))

    def _move(self, act: Callable[[], object]) -> Answer:
        def moved() -> Answer:
            act()
            return Answer()

        return self.carry_out(moved, "")

    def change(self, act: Callable[[], Message | None], text: str = "") -> Answer:
        """Carry out a verb; ``act`` returns what to tell, ``text`` is what would be lost with it."""
        return self.carry_out(lambda: Answer(words=act()), text)

    def carry_out(self, act: Act, text: str) -> Answer:
        """Do something now, or behind what already waits."""
        if self._waiting:
            self._waiting.append(Waiting(act, text))
            return Answer()
        try:
            return self._done(act)
        except StoreBusy as busy:
            self._busy = busy
            self._waiting.append(Waiting(act, text))
            return Answer()
        except StoreError as error:
            return self._refused(error, text)

    def _done(self, act: Act) -> Answer:
        answer = act()
        self._trouble = None
        self._saved_at = datetime.now()
        self.take_in(foreign=False)
        return answer

    def _answered(self, outcome: Outcome) -> Answer:
        if outcome.touched:
            self.noted(set(outcome.touched), foreign=False)
        if outcome.refusal is not None and not outcome.kept:
            return Answer(taken=False, words=outcome.refusal, outcome=outcome)
        if outcome.kept:
            self.returned.append(
                ("\n".join(line for _, line, _ in outcome.kept), outcome.kept[0][2])
            )
        return Answer(words=outcome.said, outcome=outcome)

    def _refused(self, error: StoreError, text: str) -> Answer:
        if isinstance(error, (DiskFull, ReadOnly)):
            self._trouble = error.message
            path = rescue(self.store.path, self.meeting_id, [text]) if text else None
            if path is not None:
                return Answer(taken=False, words=_with_copy(error.message, path))
        return Answer(taken=False, words=error.message)

    # What others do, and what waits ---------------------------------------------------------------

    def tick(self) -> bool:
        """Try again what waits and take in what others wrote; return whether anything happened.

        A long paste brings the meeting along when it is done; until then nothing is read a second time.
        """
        happened = self._retry() if self._waiting else False
        self.half_typed.retry()
        if self._is_writing:
            return happened
        try:
            version = self.store.data_version()
        except StoreError:
            return happened
        if version != self._version:
            self._version = version
            happened = self.take_in(foreign=True) or happened
        return happened

    def _retry(self) -> bool:
        happened = False
        while self._waiting:
            first = self._waiting[0]
            try:
                answer = self._done(first.act)
            except StoreBusy as busy:
                self._busy = busy
                return happened
            except StoreError as error:
                answer = self._refused(error, first.text)
            self._waiting.popleft()
            happened = True
            if not answer.taken and first.text:
                self.returned.append((first.text, answer.words or SAVED))
            else:
                self.on_late(answer)
        return happened

    def take_in(self, *, foreign: bool) -> bool:
        """Bring in what is new in the meeting; return whether anything was."""
        seq = self.minutes.seq
        try:
            touched = reading.refresh(self.store, self.minutes)
            self.countdown = countdown.read(self.store, self.meeting_id)
        except StoreError as error:
            self._trouble = error.message
            return False
        if touched or seq != self.minutes.seq:
            self.noted(touched, foreign=foreign)
        return bool(touched)

    def noted(self, touched: set[tuple[str, str]], *, foreign: bool) -> None:
        """Bring what is derived from the meeting up to date with what was touched."""
        uids = {uid for table, uid in touched if table == "entry"}
        self.tally.update(uids)
        self.on_change(uids, foreign)

    # Leaving ----------------------------------------------------------------------------------------

    def leave(self) -> Path | None:
        """Try what waits for a moment more, and save the rest beside the database; return that file."""
        until = monotonic() + LAST_SECONDS
        while self._waiting and monotonic() < until:
            if not self._retry():
                sleep(_LAST_PAUSE)
        lost = [waiting.text for waiting in self._waiting if waiting.text]
        lost += [text for text, _ in self.returned]
        lost += self.half_typed.unkept
        self._waiting.clear()
        return rescue(self.store.path, self.meeting_id, lost) if lost else None


def _with_copy(reason: Message, path: Path) -> Message:
    return message(N_("{reason} A copy of the line is in {path}"), reason=reason, path=str(path))
