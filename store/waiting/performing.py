"""Carrying a change out: at once, or once and for all with its number in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from locales import N_, Message, message
from store.errors import DiskFull, NotFound, ReadOnly, StoreBusy, StoreError
from store.file.app_windows.journals_done import done_up_to, note_done, note_steps
from store.file.store import Store
from store.waiting.change import UNKNOWN, Asked, Change, UnknownChange
from store.waiting.verbs import VERBS, Takes, function_of

if TYPE_CHECKING:
    from store.capture import CaptureSession
    from store.file.app_windows.drafts import Field

_FROM_A_PLACE = frozenset({"step_place", "next_hole"})
"""What only means something beside the place that it was asked for in."""

_WHEREVER = frozenset({"go_to", "make_into", "carry_entry"})
"""What means the same in any place."""

WAITING = (StoreBusy, DiskFull, ReadOnly)
"""For what a change waits; any other error refuses it."""


NO_MEETING = message(N_("Its meeting is not in the file."))

DONE_BEFORE = object()
"""What is returned for a change that was carried out before: what its verb returned is not known any more."""


class NoMeeting(NotFound):
    """The meeting of a change is not in the file."""


class Refusal(NamedTuple):
    """Why something was not carried out, and the text that somebody has typed for it."""

    reason: Message
    text: str


def refusal_of(change: Change, result: Any) -> Refusal | None:
    """Return what of a change was refused by its result: a line, or lines of a paste."""
    kept = getattr(result, "kept", ())
    if kept:
        return Refusal(kept[0][2], "\n".join(line for _, line, _ in kept))
    reason = getattr(result, "refusal", None)
    return Refusal(reason, change.typed) if reason is not None else None


class Moment:
    """The time that changes are carried out at: now, or when they were asked for.

    Attributes:
        at: when; None is now.
    """

    def __init__(self) -> None:
        """Begin with now."""
        self.at: datetime | None = None

    def now(self) -> time:
        """Return the time of day."""
        return (self.at or datetime.now()).time()

    def today(self) -> date:
        """Return the day."""
        return (self.at or datetime.now()).date()

    def clock(self) -> float:
        """Return the seconds since 1970."""
        return (self.at or datetime.now()).timestamp()


class Performer:
    """Carries changes out in one file.

    Attributes:
        moment: the time that they are carried out at.
        apart: how many were, that were typed in a place that is not in the file.
        moved: how many were, that were typed in a place that somebody has taken away since.
    """

    def __init__(self, store: Store, moment: Moment | None = None) -> None:
        """Write through ``store``; sessions made elsewhere may go by the same ``moment``."""
        self.moment = moment or Moment()
        self.apart = self.moved = 0
        self._store = store
        self._sessions: dict[str, CaptureSession] = {}

    def perform(self, change: Change, session: CaptureSession | None = None) -> Any:
        """Carry a change out and return what its verb returns; a line in ``session``, else in one of its own.

        Raises:
            UnknownChange: there is no such verb.
            NoMeeting: its meeting is not in the file.
            StoreError: what the verb raises.
        """
        takes, act = _function_of(change)
        if takes == "session":
            session = session or self.session_of(change.meeting)
            with session.whole():
                return act(session, *change.args, **change.named)
        if takes == "meeting":
            meeting = self._id_of(change.meeting)
            return act(self._store, meeting, *change.args, **change.named)
        return act(self._store, *change.args, **change.named)

    def perform_typed(self, change: Change, session: CaptureSession | None, typed_in: Field) -> Any:
        """Carry a change out as :meth:`perform` does.

        What it was typed in holds, from that moment, only what of it was refused: that goes back there.
        """
        whole = session.whole() if session else nullcontext()
        with whole, self._store.write():
            result = self.perform(change, session)
            refusal = refusal_of(change, result)
            from store.file.app_windows import drafts

            drafts.keep_with(self._store, typed_in, refusal.text if refusal is not None else "")
        return result

    def perform_late(self, asked: Asked, journal: str, session: CaptureSession | None) -> Any:
        """Carry out what could be kept nowhere while it waited, as whoever asked for it and as it was meant.

        Args:
            asked: the change.
            journal: where it would have waited.
            session: what a line is carried out in.
        """
        whole = session.whole(asked.place) if session else nullcontext()
        with self._as_asked(asked, journal), whole:
            return self.perform(asked.change, session)

    def perform_once(
        self,
        asked: Asked,
        journal: str,
        number: int,
        session: CaptureSession | None = None,
        refused: Callable[[Refusal], object] = lambda _: None,
        *,
        stands: bool = True,
    ) -> Any:
        """Carry a change out and write in the same transaction that it is; else nothing of it is kept.

        Args:
            asked: the change.
            journal: where it waits.
            number: its number there.
            session: what a line is carried out in; None is one of its own.
            refused: told what of it was refused, before that counts as done.
            stands: whether ``session`` stands where it was asked for; one of its own never does yet.

        Returns:
            What the verb returns; :data:`DONE_BEFORE` where it was carried out before.

        Raises:
            as :meth:`perform`.
        """
        change = asked.change
        with self._as_asked(asked, journal):
            own = None if session else self._session_for(asked)
            session, stands = session or own, stands and own is None
            whole = session.whole(asked.place) if session else nullcontext()
            with self._keeps_place(own, asked, journal), whole, self._store.write():
                if done_up_to(self._store, journal) >= number:
                    return DONE_BEFORE
                is_apart = (
                    not stands and session is not None and self._stand(session, asked, journal)
                )
                leads_nowhere = is_apart and change.verb in _FROM_A_PLACE
                result = None if leads_nowhere else self.perform(change, session)
                refusal = refusal_of(change, result)
                if refusal is not None:
                    refused(refusal)
                if session is not None:
                    _keep_place(session, journal, is_apart=is_apart)
                note_steps(self._store, journal)
                note_done(self._store, journal, number)
        if change.typed and refusal is None:
            self.apart += is_apart
            self.moved += own is not None and own.was_moved()
        return result

    @contextmanager
    def _keeps_place(
        self, session: CaptureSession | None, asked: Asked, journal: str
    ) -> Iterator[None]:
        """Keep, where the block is refused, that what comes behind in the journal goes on at its place.

        Where it is carried out, that is kept with it.
        """
        from store.capture.gone_places import is_known
        from store.file.app_windows.places import keep_place

        try:
            yield
        except WAITING:
            raise
        except StoreError:
            place = asked.place
            if session and place and is_known(self._store, session.minutes, place):
                with suppress(StoreError):
                    keep_place(self._store, session.minutes.meeting.id, place, journal)
            raise

    def session_for(self, asked: Asked, journal: str) -> CaptureSession | None:
        """Return a note-taker at the place where something was asked for; None where none is needed.

        Raises:
            UnknownChange, NoMeeting: as :meth:`perform`.
        """
        session = self._session_for(asked)
        if session is not None:
            self._stand(session, asked, journal)
        return session

    def _session_for(self, asked: Asked) -> CaptureSession | None:
        if _function_of(asked.change)[0] != "session" and asked.place is None:
            return None
        return self.session_of(asked.change.meeting)

    def _stand(self, session: CaptureSession, asked: Asked, journal: str) -> bool:
        """Let a note-taker stand where something was asked for; return whether that is apart.

        Where that followed from what waited before, it is the place after what was carried out last of
        the journal; and before that, after what was left by a window before it.
        """
        from store.capture.gone_places import is_known
        from store.file.app_windows.places import place_apart, place_left

        meeting = session.minutes.meeting.id
        apart = None if asked.place else place_apart(self._store, meeting, journal)
        place = asked.place or apart or place_left(self._store, meeting, journal)
        if place is None:
            return False
        if is_known(self._store, session.minutes, place):
            if place != session.place:
                session.place = place
            return apart is not None
        verb = asked.change.verb
        depends = _function_of(asked.change)[0] == "session" and verb not in _WHEREVER
        if depends:
            from store.waiting.apart import stand_apart

            stand_apart(session)
        return depends

    def session_of(self, meeting: str) -> CaptureSession:
        """Return a note-taker at work in a meeting, its uid given; raise NoMeeting where there is none."""
        from store.capture import CaptureSession
        from store.file import reading

        session = self._sessions.get(meeting)
        if session is not None:
            reading.refresh(self._store, session.minutes)
        else:
            minutes = reading.load(self._store, self._id_of(meeting))
            moment = self.moment
            session = CaptureSession(
                *(self._store, minutes),
                today=moment.today,
                now=moment.now,
                clock=moment.clock,
                interactive=True,
                keeps_place=False,
            )
            self._sessions[meeting] = session
        return session

    def has_meeting(self, uid: str) -> bool:
        """Return whether a meeting is in the file."""
        return self._store.one("SELECT id FROM meeting WHERE uid = ?", [uid]) is not None

    def _id_of(self, meeting: str) -> int:
        found = self._store.one("SELECT id FROM meeting WHERE uid = ?", [meeting])
        if found is None:
            raise NoMeeting(NO_MEETING)
        return int(found[0])

    @contextmanager
    def _as_asked(self, asked: Asked, journal: str) -> Iterator[None]:
        """Do the block as whoever asked for something, and at that time."""
        from store.file.step_names import number_of

        self.moment.at = asked.at
        seen = number_of(self._store, asked.seen)
        try:
            with self._store.on_behalf_of(asked.actor, journal, seen):
                yield
        finally:
            self.moment.at = None


def _function_of(change: Change) -> tuple[Takes, Callable[..., Any]]:
    if change.verb not in VERBS:
        raise UnknownChange(UNKNOWN)
    return function_of(change.verb)


def _keep_place(session: CaptureSession, journal: str, *, is_apart: bool) -> None:
    """Keep with what was carried out where the next change of its journal goes on."""
    with suppress(StoreError):  # a meeting is written without its places
        from store.file.app_windows.places import keep_place, keep_place_apart

        store, meeting, place = session.store, session.minutes.meeting.id, session.place
        keep_place_apart(store, meeting, place if is_apart else None, journal)
        if not is_apart:
            keep_place(store, meeting, place, journal)
