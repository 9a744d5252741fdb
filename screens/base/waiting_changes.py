"""The changes that wait, in their order, and what of them lies in the journal of the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from locales import Translator
from store.errors import DiskFull, StoreError
from store.file.app_windows.drafts import in_journal
from store.file.app_windows.journal import NO_ROOM
from store.file.store import Store
from store.waiting.change import Asked, Change, to_data
from store.waiting.performing import Refusal

if TYPE_CHECKING:
    from screens.base.long_write import LongWrite
    from store.capture import CaptureSession
    from store.file.app_windows.drafts import Field
    from store.model.records import Place
    from store.waiting.foreseen_records import R


class Owner(Protocol):
    """The screen that has asked for something; while it runs it is told what became of it."""

    @property
    def is_running(self) -> bool:
        """Whether it is still there."""


@dataclass(frozen=True, slots=True)
class _Gone:
    is_running: bool = False


_GONE = _Gone()


class Fate(NamedTuple):
    """What became of a change.

    Attributes:
        result: what its verb has returned, where it was carried out.
        error: why it was refused, where it was.
        waits: whether it waits.
        number: of one that waited, its number; see :meth:`WriteQueue.given_back`.
    """

    result: Any = None
    error: StoreError | None = None
    waits: bool = False
    number: int = 0


Later = Callable[[Fate], object]
"""Is told what became of a change that had to wait."""


def nothing(*_: object) -> None:
    """Tell nobody."""


@dataclass(slots=True, eq=False)
class Waiting:
    """A change that waits.

    Attributes:
        number: its number in the journal; 0 while it could be kept nowhere.
        steps: what it is in the log, as far as that is foreseen.
        is_taken_on: whether its note-taker goes on for one who asked for it in another copy of the file.
    """

    asked: Asked
    session: CaptureSession | None
    later: Later
    owner: Owner | None
    in_thread: bool
    typed_in: Field | None
    number: int = 0
    write: LongWrite | None = None
    steps: Sequence[Change] = ()
    is_taken_on: bool = False

    @property
    def change(self) -> Change:
        """What is to be done."""
        return self.asked.change


class WaitingChanges:
    """The changes of one window that wait.

    The journal has them in the same order; it is emptied when none waits any more and every text that was
    refused is back where it can be seen.
    """

    def __init__(self, store: Store, t: Translator) -> None:
        """Begin with none; ``t`` puts reasons into words."""
        self._store = store
        self._t = t
        self._all: deque[Waiting] = deque()
        self._unsettled: set[int] = set()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)

    # What is asked --------------------------------------------------------------------------------

    @property
    def first(self) -> Waiting:
        """The one whose turn it is."""
        return self._all[0]

    @property
    def changes(self) -> list[Change]:
        """What is to be done, in order."""
        return [waiting.change for waiting in self._all]

    @property
    def unkept(self) -> list[Waiting]:
        """Those that could be kept nowhere: they are only here."""
        holds_all = self._store.window.holds_all
        return [waiting for waiting in self._all if not (waiting.number and holds_all)]

    @property
    def keeps_all(self) -> bool:
        """Whether all are on the disk."""
        return not self._all or (bool(self._all[-1].number) and self._store.window.holds_all)

    def session_in(self, meeting: str) -> CaptureSession | None:
        """Return the note-taker whose changes of a meeting wait, its uid given; None where none do."""
        sessions = (one.session for one in self._all if one.change.meeting == meeting)
        return next(filter(None, sessions), None)

    def as_then(self, change: Change, left: Sequence[Change] = ()) -> Change:
        """Return a change as it is meant when all is done that waits: its step, and its records.

        Args:
            change: what is asked for.
            left: what this person has left in windows that are gone, which is done first.
        """
        from store.waiting.foreseen_records import with_records_then
        from store.waiting.undone_step import with_its_step

        before = [*left, *self._steps]
        return with_records_then(self._store, with_its_step(self._store, change, before), before)

    def part_then(self, meeting: str, part: R, left: Sequence[Change]) -> R:
        """Return a part of a meeting, its uid given, as what waits will leave it; see :meth:`as_then`."""
        if not self._all and not left:
            return part
        then: R = self.as_then(Change("", meeting, (part,)), left).args[0]
        return then

    def place_then(self, session: CaptureSession) -> Place | None:
        """Return where a session will be when all is done that waits; None where that is not known yet."""
        of_session = [waiting for waiting in self._all if waiting.session is session]
        if not of_session:  # which is asked with every key
            return session.place
        from store.waiting.foreseeing import place_after

        return place_after(session, of_session[-1].change, of_session[-1].asked.place)

    def is_at_work(self, session: CaptureSession) -> bool:
        """Return whether something of a session waits."""
        return any(waiting.session is session for waiting in self._all)

    # What is done ---------------------------------------------------------------------------------

    def add(self, waiting: Waiting) -> None:
        """Let one more wait, and have it in the journal."""
        self._all.append(waiting)
        waiting.steps = self._steps_of(waiting)
        self.note()

    def _steps_of(self, waiting: Waiting) -> Sequence[Change]:
        from store.waiting.foreseeing import steps_of
        from store.waiting.undone_step import with_its_step

        try:
            steps = steps_of(waiting.session, waiting.change, waiting.asked.place)
        except StoreError:
            steps = [waiting.change]
        before = list(self._steps)
        for step in steps:
            is_typed = step is not waiting.change
            before.append(with_its_step(self._store, step, before) if is_typed else step)
        return before[-len(steps) :] if steps else ()

    @property
    def _steps(self) -> Iterator[Change]:
        return (step for waiting in self._all for step in waiting.steps)

    def note(self) -> None:
        """Put what waits into the journal, in its order; what it cannot take now is tried again later."""
        for waiting in self._unnoted():
            field = waiting.typed_in
            typed_in = in_journal(self._store, field) if field is not None else None
            data = to_data(waiting.asked)
            waiting.number = self._store.journal.change(data, typed_in) or 0
            if not waiting.number:
                return

    def _unnoted(self) -> Iterator[Waiting]:
        if self._all and not self._all[-1].number:
            yield from (waiting for waiting in self._all if not waiting.number)

    def keep_refused(self, number: int, refusal: Refusal) -> None:
        """Keep what was refused; raise DiskFull where it cannot be, and the change must wait on."""
        text, reason = refusal.text, self._t(refusal.reason)
        if text and not self._store.journal.refused(number, text, reason):
            raise DiskFull(NO_ROOM)

    def done(self, refusals: list[Refusal]) -> None:
        """Let the first one go; a text of it that was refused is to be given back."""
        first = self._all.popleft()
        if first.number and any(refusal.text for refusal in refusals):
            self._unsettled.add(first.number)

    def given_back(self, number: int) -> None:
        """Note that the text of a refused change is back where it can be seen."""
        if number in self._unsettled:
            self._unsettled.remove(number)
            self._store.journal.given_back(number)
            self.clear_journal()

    def clear_journal(self) -> None:
        """Empty the journal where nothing in it counts any more."""
        if not self._all and not self._unsettled and self._store.journal.waits:
            self._store.journal.clear()

    def go_on(self, store: Store) -> None:
        """Go on in another file, by the data alone; the screens that asked are gone."""
        self._store = store
        first = {id(waiting.session): waiting for waiting in reversed(self._all)}
        for waiting in first.values():
            if waiting.session is not None:
                waiting.asked = replace(waiting.asked, place=waiting.session.place)
        for waiting in self._all:
            waiting.session, waiting.write = None, None
            waiting.later, waiting.owner, waiting.typed_in = nothing, _GONE, None
            waiting.is_taken_on = False

    def take_on(self, session: CaptureSession) -> None:
        """Let a note-taker carry out what waits in their meeting since before :meth:`go_on`."""
        meeting = session.minutes.meeting.uid
        for waiting in self._all:
            if waiting.session is None and waiting.change.meeting == meeting:
                waiting.session, waiting.is_taken_on = session, True
