"""The one way in which screens write: at once, or in order as soon as it can be.

What cannot be written for want of the lock, of room or of rights waits, and everything asked for after it
waits behind it. It lies in the journal, on the disk, before anybody is told that it waits; so it is carried
out once, by this run or, where that ends first, by the next start of any heldag that writes the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from locales import N_, Message, Translator, message, translator
from screens.base.waiting_changes import Fate, Later, Owner, Waiting, WaitingChanges, nothing
from store.errors import (
    DiskFull,
    FileParted,
    OnlyRead,
    ReadOnly,
    StillWriting,
    StoreBusy,
    StoreError,
)
from store.file.app_windows.journals_done import note_done
from store.file.app_windows.refused_lines import keep_refused_line
from store.file.store import Store
from store.language.as_typed import as_typed, cut_short
from store.waiting.change import Asked, Change
from store.waiting.in_words import keep_in_words
from store.waiting.performing import (
    DONE_BEFORE,
    WAITING,
    Performer,
    Refusal,
    refusal_of,
)

if TYPE_CHECKING:
    from textual.app import App

    from screens.base.inheritance import Inheritance
    from store.capture import CaptureSession
    from store.file.app_windows.drafts import Field
    from store.model.records import Place
    from store.waiting.foreseen_records import R
    from store.waiting.taking_up import Heir, Left, TakenUp

RETRY_SECONDS = 0.1
"""How often what waits is tried again."""

_AT_A_TIME = 0.05
"""Seconds of writing between which keys are heard."""

_PAUSE = 0.02


THIS_WAITS = message(N_("This waits, and is done as soon as the file can be written"))
"""What is said of a key that waits; it is not said any more when nothing does."""


class State(NamedTuple):
    """Whether everything is saved, in words."""

    words: Message
    warn: bool = False


def _waiting_words(trouble: StoreError, n: int) -> Message:
    """Say why changes wait, and how many."""
    if isinstance(trouble, StillWriting):
        return trouble.message
    if isinstance(trouble, DiskFull):
        return message(N_("The disk is full: {n} waiting"), n=n)
    if isinstance(trouble, ReadOnly):
        return message(N_("The file cannot be written: {n} waiting"), n=n)
    if isinstance(trouble, FileParted):
        return message(N_("The file has changed: {n} waiting"), n=n)
    if not isinstance(trouble, StoreBusy):
        return message(N_("{n} waiting: {reason}"), n=n, reason=trouble.message)
    return message(N_("Waiting for another program ({n})"), n=n)


def _count(changes: Iterable[Change]) -> int:
    """Return how many changes are of what is written, and no steps to another place."""
    return sum(not change.is_move for change in changes)


class WriteQueue:
    """Carries changes out in one file, for all screens, and outlives them.

    Attributes:
        moment: the time that changes are carried out at; a session goes by it.
        written: counts what was carried out after it had waited.
        on_orphan: told, in words, of a text that was refused when its screen had gone.
        on_taken: told what windows that are gone had left, when that could not be written at once.
    """

    def __init__(self, store: Store, t: Translator | None = None) -> None:
        """Write through ``store``, which must not wait for locks; ``t`` puts reasons into words."""
        self._store = store
        self._t = t or translator("en")
        self._performer = Performer(store)
        self.moment = self._performer.moment
        self.written = 0
        self.on_orphan: Callable[[Message], object] = nothing
        self.on_taken: Callable[[TakenUp], object] = nothing
        self._waiting = WaitingChanges(store, self._t)
        self._inherited: Inheritance | None = None
        self._trouble: StoreError | None = None
        self._at_work: list[Callable[[], object]] = []
        self._watchers: list[Callable[[], object]] = []
        self._is_attached = False

    # What is asked --------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many changes of what is written wait, with those that windows that are gone have left."""
        return len(self._left_changes) + _count(self._waiting.changes)

    @property
    def _left_changes(self) -> list[Change]:
        return [left.change for left in self._left if not left.change.is_move]

    @property
    def waits(self) -> bool:
        """Whether anything waits, of this window or of those that are gone: a step to a place, too."""
        return not self._has_none

    @property
    def _left(self) -> Sequence[Left]:
        return self._inherited.left if self._inherited is not None else ()

    @property
    def _left_by_us(self) -> list[Change]:
        """What this person has left in windows that are gone, which is done before what is asked for now."""
        return [left.change for left in self._left if left.actor == self._store.actor]

    @property
    def _has_none(self) -> bool:
        """Whether nothing waits, of this window or of those that are gone."""
        return not self._waiting and self._inherited is None

    @property
    def keeps_all(self) -> bool:
        """Whether all that waits is on the disk."""
        return self._waiting.keeps_all

    @property
    def is_parted(self) -> bool:
        """Whether what lies at the path is not the file that is open."""
        return self._store.difference() is not None

    @property
    def is_writing(self) -> bool:
        """Whether something is being written in a thread."""
        return bool(self._waiting) and isinstance(self._trouble, StillWriting)

    @property
    def state(self) -> State | None:
        """What waits, in words; None where nothing does."""
        left, n, trouble = len(self._left_changes), self.count, self._trouble
        if trouble is None or self._has_none:
            return None
        if unkept := _count(one.change for one in self._waiting.unkept):
            said = message(N_("NOT SAVED ({n}): {reason}"), n=unkept, reason=trouble.message)
            return State(said, warn=True)
        said = _waiting_words(trouble, n) if n else trouble.message
        if left and left == n:
            said = message(N_("{said}, from before"), said=said)
        elif left:
            said = message(N_("{said}, {n} of them from before"), said=said, n=left)
        return State(said, warn=True)

    def texts(self, meeting: str) -> list[str]:
        """Return, in short, what was typed for a meeting, its uid given, and waits."""
        return [text for change in self._changes_in(meeting) if (text := change.in_short)]

    def count_unkept(self, meeting: str) -> int:
        """Return how many of these, the last ones, could be kept nowhere."""
        unkept = (one.change for one in self._waiting.unkept)
        return sum(change.meeting == meeting and bool(change.in_short) for change in unkept)

    def place_then(self, session: CaptureSession) -> Place | None:
        """Return where a session will be when all is done that waits; None where that is not known yet."""
        inherited = self._inherited
        if inherited is not None and not self._waiting.is_at_work(session):
            return None if inherited.stands_where_left(session) else session.place
        return self._waiting.place_then(session)

    def as_then(self, meeting: str, part: R) -> R:
        """Return a part of a meeting, its uid given, as what waits will leave it."""
        return self._waiting.part_then(meeting, part, self._left_by_us)

    def session_in(self, meeting: str) -> CaptureSession | None:
        """Return the note-taker whose changes of a meeting wait, its uid given; None where none do."""
        return self._waiting.session_in(meeting)

    def count_in(self, meeting: str) -> int:
        """Return how many changes of what is written in a meeting wait, its uid given."""
        return _count(self._changes_in(meeting))

    def _changes_in(self, meeting: str) -> list[Change]:
        of_others = (left.change for left in self._left)
        changes = (*of_others, *self._waiting.changes)
        return [change for change in changes if change.meeting == meeting]

    @property
    def unkept(self) -> list[str]:
        """What was typed and could be written nowhere at all."""
        return list(filter(None, (one.change.typed for one in self._waiting.unkept)))

    # What is done ---------------------------------------------------------------------------------

    def do(
        self,
        change: Change,
        later: Later = nothing,
        *,
        owner: Owner | None = None,
        session: CaptureSession | None = None,
        in_thread: bool = False,
    ) -> Fate:
        """Carry a change out now, or behind what waits.

        Args:
            change: what.
            later: told what became of it, where it has to wait.
            owner: who is told; where that has gone, a text that is refused is kept in a file.
            session: the note-taker at work, for what is done in a meeting.
            in_thread: whether it takes long.

        Returns:
            What became of it; that it waits, where it does.
        """
        trouble: StoreError | None = None
        typed_in = self._store.journal.handed_on if change.typed else None
        if self._has_none:
            try:
                if not in_thread:
                    return Fate(self._done_at_once(change, session, typed_in))
                if self._store.only_read is not None:
                    raise OnlyRead(self._store.only_read)
            except WAITING as error:
                trouble = error
            except StoreError as error:
                return Fate(error=error)
        asked = self._as_asked(change, session)
        self._waiting.add(Waiting(asked, session, later, owner, in_thread, typed_in))
        self._trouble = trouble or self._trouble
        if in_thread:
            self._retry()
        self._tell()
        return Fate(waits=True)

    def do_now(self, change: Change) -> Fate:
        """Carry out now, or not at all, what must not wait; return what became of it, or why not."""
        if self._trouble is not None and not self._has_none:
            return Fate(error=self._trouble)
        try:
            return Fate(self._done_at_once(change, None, self._store.journal.handed_on))
        except StoreError as error:
            return Fate(error=error)

    def given_back(self, number: int) -> None:
        """Note that the text of a refused change, which had waited, is back where it can be seen."""
        self._waiting.given_back(number)

    def keep_text(
        self, text: str, reason: Message, number: int = 0, meeting: str | None = None
    ) -> None:
        """Keep a refused text that nobody is there to take back, and tell where.

        Args:
            text: what was typed; empty where it was a key.
            reason: why it was refused.
            number: its number, where it had waited.
            meeting: of what could be entered once more, the uid of its meeting: the text is kept there, with
                the lines that were not carried out. Any other is kept in a file.
        """
        said = reason
        if meeting is not None and keep_refused_line(self._store, meeting, text):
            said = message(
                N_("{reason} “{text}” was not carried out, and is listed in the checks."),
                reason=reason,
                text=as_typed(cut_short(text)),
            )
        elif text and (path := keep_in_words(self._store.path, text, self._t(reason))) is not None:
            said = message(N_("{reason} What you had typed is in {path}"), reason=reason, path=path)
        self.on_orphan(said)
        self.given_back(number)

    def tick(self) -> None:
        """Try again what waits."""
        if not self._has_none:
            self._retry()
            self._tell()

    def finish(self, seconds: float) -> None:
        """Try what waits for a moment more; what still waits then is left to the next start."""
        until = monotonic() + seconds
        while not self._has_none and monotonic() < until:
            self._retry()
            if not self._has_none:
                sleep(_PAUSE)

    def inherit(self, heir: Heir, trouble: StoreError) -> None:
        """Let what windows that are gone have left, which ``heir`` could not do yet, be done first."""
        from screens.base.inheritance import Inheritance

        self._inherited, self._trouble = Inheritance(self._store, heir), trouble

    def place_left(self, session: CaptureSession) -> Place | None:
        """Return where a note-taker goes on who stands where a window stood that is gone, else None."""
        return self._inherited.place_left(session) if self._inherited is not None else None

    def go_on(self, store: Store) -> None:
        """Go on in another file, by the data of what waits alone; the screens that asked are gone.

        What windows that are gone have left is to be inherited anew.
        """
        self._store = store
        self._performer = Performer(store, self.moment)
        self._inherited = None
        self._waiting.go_on(store)

    def take_on(self, session: CaptureSession) -> None:
        """Let a note-taker who goes on in the other file stand where what waits there will lead."""
        self._waiting.take_on(session)

    # Who is told ----------------------------------------------------------------------------------

    def attach(self, app: App[Any]) -> None:
        """Try again by a timer of the app; any screen may ask for it, there is one."""
        if not self._is_attached:
            self._is_attached = True
            app.set_interval(RETRY_SECONDS, self.tick)

    def watch(self, watcher: Callable[[], object]) -> Callable[[], None]:
        """Tell somebody when it may be another :attr:`state`; return what ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def join(self, go_on: Callable[[], object]) -> Callable[[], None]:
        """Tell somebody at work when what gone windows have left is done; return what ends that."""
        self._at_work.append(go_on)
        return lambda: self._at_work.remove(go_on)

    def _tell(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()

    # What waits -----------------------------------------------------------------------------------

    def _done_at_once(
        self, change: Change, session: CaptureSession | None, typed_in: Field | None
    ) -> Any:
        if typed_in is None:
            return self._performer.perform(change, session)
        return self._performer.perform_typed(change, session, typed_in)

    def _as_asked(self, change: Change, session: CaptureSession | None) -> Asked:
        place = self.place_then(session) if session is not None else None
        then, seen = self._waiting.as_then(change, self._left_by_us), self._latest_step()
        return Asked(then, self._store.actor, datetime.now(), place, seen)

    def _latest_step(self) -> str:
        """Return up to which step all is known to whoever asks for something now."""
        from store.file.step_names import latest

        try:
            return latest(self._store)
        except StoreError:
            return ""

    def _retry(self) -> None:
        """Carry out what waits, in order, for as long as keys may wait."""
        until = monotonic() + _AT_A_TIME
        self._waiting.note()
        inherited = self._inherited
        if inherited is not None:
            inherited.look()
        try:
            if isinstance(self._trouble, DiskFull):
                with self._store.write():
                    """Find out whether there is room again, before anything is undone for want of it."""
            if inherited is not None:
                self._take_up(inherited, until)
            while self._waiting and self._inherited is None and monotonic() < until:
                self._carry_out(self._waiting.first)
        except StoreError as error:
            self._trouble = error
        if inherited is not None:
            inherited.look()
        self._waiting.clear_journal()
        self._tell_apart()

    def _tell_apart(self) -> None:
        """Tell how much was written whose place is not in the file, as soon as nothing waits any more."""
        if self._performer.apart and self._has_none:
            from store.waiting.apart import apart_words

            self.on_orphan(apart_words(self._performer.apart))
            self._performer.apart = 0

    def _take_up(self, inherited: Inheritance, until: float) -> None:
        """Do what windows that are gone have left, for as long as keys may wait.

        Where it can never be done, that is said, and this window goes on.
        """
        before = inherited.taken.written
        try:
            if not inherited.go_on(until):
                return
            for go_on in tuple(self._at_work):
                go_on()
            self.on_taken(inherited.taken)
        except WAITING:
            raise
        except StoreError as error:
            from store.waiting.taking_up import not_taken

            self.on_orphan(not_taken(error))
        finally:
            self.written += inherited.taken.written - before
        self._inherited = None

    def _carry_out(self, first: Waiting) -> None:
        refusals: list[Refusal] = []

        def refused(refusal: Refusal) -> None:
            if first.number:
                self._waiting.keep_refused(first.number, refusal)
            refusals.append(refusal)

        try:
            fate = Fate(self._done(first, refused), number=first.number)
        except WAITING:
            raise
        except StoreError as error:
            self._refuse(first, Refusal(error.message, first.change.typed), refused)
            fate = Fate(error=error, number=first.number)
        self._waiting.done(refusals)
        self.written += 1
        if fate.result is DONE_BEFORE:
            return  # the screens take in what was written, as they do where another window writes
        if first.owner is None or first.owner.is_running:
            first.later(fate)
        else:
            meeting = first.change.meeting if first.change.stays_with_meeting else None
            for refusal in refusals:
                self.keep_text(refusal.text, refusal.reason, first.number, meeting)

    def _refuse(
        self, first: Waiting, refusal: Refusal, refused: Callable[[Refusal], object]
    ) -> None:
        """Settle that a change was refused, which counts as soon as what was typed for it is kept."""
        if not first.number:
            refused(refusal)
            return
        with self._store.write():
            note_done(self._store, self._store.journal.window, first.number)
            refused(refusal)

    def _done(self, first: Waiting, refused: Callable[[Refusal], object]) -> Any:
        """Carry out a change that waits, and return what its verb returns."""
        uid, session = self._store.journal.window, first.session
        if first.in_thread:
            result = self._written_in_thread(first)
        elif first.number:
            return self._performer.perform_once(
                first.asked, uid, first.number, session, refused, stands=not first.is_taken_on
            )
        else:
            result = self._performer.perform_late(first.asked, uid, session)
        refusal = refusal_of(first.change, result)
        if refusal is not None:
            refused(refusal)
        return result

    def _written_in_thread(self, first: Waiting) -> Any:
        """Return what became of what is written in a thread; raise StillWriting until it is."""
        from screens.base.long_write import LongWrite

        session = first.session
        if first.write is None:
            place = first.asked.place
            if session is not None and not first.is_taken_on:
                place = session.place
            asked = replace(first.asked, place=place)
            uid = self._store.journal.window
            refused = partial(self._waiting.keep_refused, first.number)
            first.write = LongWrite(self._store.path, asked, uid, first.number, refused)
        try:
            written = first.write.result()
        except StillWriting:
            raise
        except WAITING:
            first.write = None  # it is begun again
            raise
        self._performer.apart += written.apart
        if session is not None and written.minutes is not None and written.place is not None:
            if written.minutes.seq > session.minutes.seq:
                session.minutes.become(written.minutes)
            session.place = written.place
        return written.result
