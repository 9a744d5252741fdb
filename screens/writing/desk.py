"""One note-taker at work in one meeting: every change goes through here, and none is lost.

A change that meets another program's lock waits in a queue and is tried again in order; everything asked
for meanwhile waits behind it. What cannot be written for want of room or right stays with the asker, and
a copy of it in a file beside the database.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from locales import N_, Message, message
from screens.widgets.tally import Tally
from screens.writing.holes import next_hole
from screens.writing.pasting import MANY, LongPaste, StillWriting
from screens.writing.rescue import rescue
from store import drafts, reading
from store.capture import CaptureSession, Outcome
from store.errors import DiskFull, ReadOnly, StoreBusy, StoreError
from store.records import Place
from store.store import Store

LINE = "line"
"""The field under which the half-typed line is kept."""

LAST_SECONDS = 2.0
"""How long leaving may take when something still waits for the lock."""

_LAST_PAUSE = 0.02

SAVED = message(N_("Saved"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of something that was asked for.

    Attributes:
        taken: whether it was carried out or waits; otherwise it stays with the asker.
        words: what to tell, or None.
        outcome: what the capture language said, where a line was carried out.
    """

    taken: bool = True
    words: Message | None = None
    outcome: Outcome | None = None


Act = Callable[[], Answer]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the lock; ``text`` is what would be lost with it."""

    act: Act
    text: str


@dataclass(frozen=True, slots=True)
class State:
    """Whether everything is saved, in words."""

    words: Message
    warn: bool = False


def nothing(*_: object) -> None:
    """Tell nobody."""


class Desk:
    """The meeting, the session of the note-taker, and what waits.

    Attributes:
        minutes: the meeting as it is known here.
        session: the capture language at work in it.
        tally: the latest decisions, actions and parked items.
        returned: lines that waited and were then refused, with the reason; they go back to the line.
        on_late: called with what became of something that had to wait.
        on_change: called after anything in the meeting has changed, with the uids of the changed
            entries and whether the change came from elsewhere.
    """

    def __init__(self, store: Store, meeting_id: int) -> None:
        """Read the meeting; raise NotFound where there is none."""
        self.store = store
        self.meeting_id = meeting_id
        self.minutes = reading.load(store, meeting_id)
        self.session = CaptureSession(store, self.minutes, interactive=True)
        self.tally = Tally(self.minutes)
        self.returned: deque[tuple[str, Message]] = deque()
        self.on_change: Callable[[set[str], bool], object] = nothing
        self.on_late: Callable[[Answer], object] = nothing
        self._waiting: deque[Waiting] = deque()
        self._drafts: dict[str, str] = {}
        self._version = store.data_version()
        self._saved_at: datetime | None = None
        self._trouble: Message | None = None
        self._busy: StoreBusy | None = None

    # What is asked --------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Whether everything is saved, in words."""
        if self._waiting:
            if isinstance(self._busy, StillWriting):
                return State(self._busy.message, warn=True)
            count = len(self._waiting)
            return State(message(N_("Waiting for another program ({n})"), n=count), warn=True)
        if self._trouble is not None:
            return State(self._trouble, warn=True)
        if self._saved_at is None:
            return State(SAVED)
        return State(message(N_("Saved {time}"), time=f"{self._saved_at:%H:%M}"))

    @property
    def waits(self) -> bool:
        """Whether something waits for the lock."""
        return bool(self._waiting)

    # What is done ---------------------------------------------------------------------------------

    def submit(self, line: str) -> Answer:
        """Carry out one line of the capture language, or let it wait."""
        return self.carry_out(lambda: self._answered(self.session.submit(line)), line)

    def paste(self, lines: Sequence[str], *, commands: bool) -> Answer:
        """Carry out many lines in one step, or let them wait; very many are written in a thread."""
        text = "\n".join(lines)
        if len(lines) < MANY:
            return self.carry_out(
                lambda: self._answered(self.session.paste(lines, commands=commands)), text
            )
        started: list[LongPaste] = []

        def act() -> Answer:
            if not started:
                place = self.session.place
                started.append(
                    LongPaste(self.store, self.meeting_id, place, lines, commands=commands)
                )
            outcome, place = started[0].result()
            self.take_in(foreign=False)
            self.session.place = place
            return self._answered(replace(outcome, touched=set()))

        return self.carry_out(act, text)

    def people_list(self, command: str, text: str) -> Answer:
        """Note the people of a pasted list under a command such as ``present``, or let it wait."""
        return self.carry_out(lambda: self._answered(self.session.people_list(command, text)), text)

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
        return Answer(outcome=outcome)

    def _refused(self, error: StoreError, text: str) -> Answer:
        if isinstance(error, (DiskFull, ReadOnly)):
            self._trouble = error.message
            path = rescue(self.store.path, self.meeting_id, [text]) if text else None
            if path is not None:
                return Answer(taken=False, words=_with_copy(error.message, path))
        return Answer(taken=False, words=error.message)

    # What others do, and what waits ---------------------------------------------------------------

    def tick(self) -> bool:
        """Try again what waits and take in what others wrote; return whether anything happened."""
        happened = self._retry() if self._waiting else False
        for field, text in list(self._drafts.items()):
            self.keep_draft(field, text)
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

    # Half-typed text ------------------------------------------------------------------------------

    def keep_draft(self, field: str, text: str) -> None:
        """Keep a half-typed text; while it cannot be kept, it is tried again with every tick."""
        try:
            drafts.keep(self.store, self.meeting_id, field, text)
        except StoreError:
            self._drafts[field] = text
        else:
            self._drafts.pop(field, None)

    def draft(self, field: str = LINE) -> str:
        """Return the half-typed text that was kept last, or an empty text."""
        try:
            return drafts.read(self.store, self.meeting_id, field)
        except StoreError:
            return ""

    def leave(self) -> Path | None:
        """Try what waits for a moment more, and save the rest beside the database; return that file."""
        until = monotonic() + LAST_SECONDS
        while self._waiting and monotonic() < until:
            if not self._retry():
                sleep(_LAST_PAUSE)
        lost = [waiting.text for waiting in self._waiting if waiting.text]
        lost += [text for text, _ in self.returned]
        lost += [text for text in self._drafts.values() if text]
        self._waiting.clear()
        return rescue(self.store.path, self.meeting_id, lost) if lost else None


def _with_copy(reason: Message, path: Path) -> Message:
    return message(N_("{reason} A copy of the line is in {path}"), reason=reason, path=str(path))
