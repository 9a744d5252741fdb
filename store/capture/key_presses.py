"""What a note-taker does by pressing a key: going to a place, carrying a line there, making more of it."""

from __future__ import annotations

from locales import N_, Message, message
from store.capture.becoming import BECOMINGS
from store.capture.chaining import Wish, plan_making
from store.capture.empty_cells import next_hole as hole_after
from store.capture.parsed import Refused
from store.capture.session import CaptureSession
from store.errors import Misplaced, NotFound
from store.model.records import Entry, Place
from store.verbs import entries

_BECOMINGS = {one.name: one for one in BECOMINGS}


def go_to(session: CaptureSession, place: Place) -> None:
    """Make a place the current one."""
    session.place = place


def next_hole(session: CaptureSession) -> Place | None:
    """Go to the next empty cell of the exercise; return it, or None where none is empty."""
    hole = hole_after(session.minutes, session.place)
    if hole is not None:
        session.place = hole
    return hole


def carry(session: CaptureSession, uid: str, rows: int, prompts: int) -> None:
    """Move an entry to the cell that is so many rows and prompts away, and go there with it.

    Raises:
        NotFound: the entry is not there any more.
    """
    entry = _entry(session, uid)
    place = session.switch(rows, prompts)
    if place != Place(entry.section, entry.row, entry.prompt):
        entries.move(session.store, session.minutes.meeting.id, uid, place=place)


def make_into(session: CaptureSession, uid: str, target: str) -> Message | None:
    """Make something else of an entry too, in the nearest exercise for that; return what to tell.

    Args:
        session: the note-taker at work.
        uid: the entry, which stays as it is.
        target: a name in :data:`store.capture.becoming.BECOMINGS`.

    Raises:
        NotFound: the entry is not there any more.
        Misplaced: it cannot become that.
    """
    wish = Wish(_BECOMINGS[target])
    plan = plan_making(session.store, session.minutes, _entry(session, uid), wish)
    if isinstance(plan, Refused):
        raise Misplaced(plan.reason)
    return plan.carry_out().said


def _entry(session: CaptureSession, uid: str) -> Entry:
    entry = session.minutes.entry(uid)
    if entry is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return entry
