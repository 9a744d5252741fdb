"""Verbs for the way of the minutes: sent for verifying, verified, announced, opened again.

Verified minutes are locked (:mod:`store.file.verified_locks`), and so is a § that is verified before the
rest.
"""

from __future__ import annotations

from locales import N_, message
from store.errors import OutOfTurn
from store.file import reading
from store.file.steps import Step
from store.file.store import Store
from store.file.verified_locks import LOCKED, lying_in, outline_of
from store.model.records import Meeting, Reopening
from store.verbs.still_there import living


def send(store: Store, meeting: int, day: str) -> None:
    """Note the day, ISO, on which the minutes were sent to those who verify them.

    Raises:
        OutOfTurn: the meeting is cancelled, or was later than that.
        Locked: the minutes are verified.
    """
    with store.step(meeting, "send_minutes") as step:
        head = _held(store, meeting, day)
        step.update("meeting", head.uid, {"status": "sent", "sent": day})


def verify(store: Store, meeting: int, day: str) -> None:
    """Verify the minutes on a day, ISO; from now on they are locked.

    A meeting that nobody has closed, and minutes that nobody has sent, can be verified too.

    Raises:
        OutOfTurn: the meeting is cancelled, or was later than that.
        Locked: the minutes are verified already.
    """
    with store.step(meeting, "verify_minutes") as step:
        head = _held(store, meeting, day)
        step.update("meeting", head.uid, {"status": "verified", "verified": day})


def announce(store: Store, meeting: int, day: str) -> None:
    """Note the day, ISO, on which it was announced that the minutes are verified; another one corrects it.

    Raises:
        OutOfTurn: they are not verified, or were later than that.
    """
    with store.step(meeting, "announce_minutes", unlocks=True) as step:
        head = reading.load_meeting(store, meeting)
        if head.status not in LOCKED:
            raise OutOfTurn(message(N_("The minutes are not verified yet: /verify first.")))
        if head.verified is not None and day < head.verified:
            raise _too_early(N_("They were verified on {day}, after that."), head.verified)
        step.update("meeting", head.uid, {"status": "announced", "announced": day})


def reopen(store: Store, meeting: int, reason: str, day: str) -> None:
    """Open verified minutes again; the day, ISO, and the reason are kept in them.

    A § that was verified before the rest stays locked.

    Raises:
        OutOfTurn: they are not verified, or no reason is given.
    """
    with store.step(meeting, "reopen_minutes", unlocks=True) as step:
        head = reading.load_meeting(store, meeting)
        if head.status not in LOCKED:
            raise OutOfTurn(message(N_("The minutes are not verified: there is nothing to open.")))
        opened = {"status": "held", "sent": None, "verified": None, "announced": None}
        _note_reopened(step, head, reason, day, **opened)


def verify_section(store: Store, meeting: int, section: str, day: str) -> None:
    """Verify a section, with those that lie in it, before the rest of the minutes.

    Raises:
        OutOfTurn: the meeting is cancelled, or was later than that.
        Locked: the section, or the minutes, are verified already.
        NotFound: it is not there any more.
    """
    with store.step(meeting, "verify_section") as step:
        _held(store, meeting, day)
        living(store, meeting, "section", section)
        for uid in lying_in(outline_of(store.db, meeting), section):
            step.update("section", uid, {"verified": day})


def reopen_section(store: Store, meeting: int, section: str, reason: str, day: str) -> None:
    """Open a section again, with those that lie in it; the day, ISO, and the reason are kept.

    Raises:
        OutOfTurn: it is not verified by itself, all of the minutes are, or no reason is given.
        NotFound: it is not there any more.
    """
    with store.step(meeting, "reopen_section", unlocks=True) as step:
        head = reading.load_meeting(store, meeting)
        if head.status in LOCKED:
            raise OutOfTurn(message(N_("All of the minutes are verified: /reopen with a reason.")))
        verified, number = living(store, meeting, "section", section, "verified", "paragraph")
        if verified is None:
            raise OutOfTurn(message(N_("This § is not verified: there is nothing to open.")))
        said = f"§ {number}: {reason}" if number and reason.strip() else reason
        _note_reopened(step, head, said, day)
        for uid in lying_in(outline_of(store.db, meeting), section):
            step.update("section", uid, {"verified": None})


def _held(store: Store, meeting: int, day: str) -> Meeting:
    """Return the head of a meeting that was held by ``day``; raise OutOfTurn where it was not."""
    head = reading.load_meeting(store, meeting)
    if head.status == "cancelled":
        raise OutOfTurn(message(N_("The meeting is cancelled.")))
    if head.date is not None and day < head.date:
        raise _too_early(N_("The meeting is on {day}, after that."), head.date)
    return head


def _note_reopened(step: Step, head: Meeting, reason: str, day: str, **values: object) -> None:
    if not reason.strip():
        raise OutOfTurn(message(N_("Write why the minutes are opened again.")))
    reopened = (*head.reopened, Reopening(day, reason.strip()))
    step.update("meeting", head.uid, {**values, "reopened": reopened})


def _too_early(reason: str, day: str) -> OutOfTurn:
    return OutOfTurn(message(reason, day=day))
