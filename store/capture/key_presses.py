"""What a note-taker does by pressing a key: going to a place, carrying a line there, making more of it."""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, Message, message
from store.capture.becoming import BECOMINGS
from store.capture.chaining import Wish, plan_making
from store.capture.commands import sections as in_outline
from store.capture.destinations import find_place
from store.capture.empty_cells import next_hole as hole_after
from store.capture.outcome import Outcome
from store.capture.parsed import Refused
from store.capture.placing import place_words
from store.capture.plans import Plan
from store.capture.session import CaptureSession
from store.errors import Misplaced, NotFound
from store.model.records import Entry, Place
from store.verbs import several

_GONE = N_("That part of the meeting is not there any more.")
_BECOMINGS = {one.name: one for one in BECOMINGS}


def go_to(session: CaptureSession, place: Place) -> None:
    """Make a place the current one."""
    session.place = place


def next_hole(session: CaptureSession) -> Place | None:
    """Go to the next empty cell of the exercise; return it, or None where none is empty."""
    with session.as_meant():
        hole = hole_after(session.minutes, session.place)
    if hole is not None:
        session.place = hole
    return hole


def carry(session: CaptureSession, uids: Sequence[str] | str, rows: int, prompts: int) -> None:
    """Move entries so many rows and prompts (in plain talk, sections) on, each from its own cell.

    They keep their order, and one stays where one writes.

    Args:
        session: the note-taker at work.
        uids: the entries; an earlier program asked for one, by its uid alone.
        rows: how many rows on, or sections.
        prompts: how many prompts on.

    Raises:
        NotFound: none of them is there any more.
    """
    uids = [uids] if isinstance(uids, str) else uids
    found = [entry for uid in uids if (entry := session.minutes.entry(uid)) is not None]
    if not found:
        raise NotFound(message(_GONE))
    meeting, to = session.minutes.meeting.id, dict[Place, list[str]]()
    with session.as_meant():
        for entry in (session.minutes.entry(one.uid) or one for one in found):
            here = Place(entry.section, entry.row, entry.prompt)
            if (there := session.place_from(here, rows, prompts)) != here:
                to.setdefault(there, []).append(entry.uid)
    with session.store.step(meeting, "move_entries" if len(uids) > 1 else "move_entry"):
        for place, some in to.items():
            several.move(session.store, meeting, some, place=place)


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
    with session.as_meant():
        plan = plan_making(session.store, session.minutes, _entry(session, uid), wish)
    if isinstance(plan, Refused):
        raise Misplaced(plan.reason)
    return plan.carry_out().said


def remove_section(session: CaptureSession, uid: str) -> Message | None:
    """Take a section out with all that it holds; return what to tell.

    Who writes in it goes to the end of the section before. What it holds is said beforehand by
    :func:`store.capture.holding.held_words`.

    Raises:
        Misplaced: it is not there any more, or a § that is verified goes with it.
    """
    section = session.minutes.section(uid)
    if section is None:
        raise NotFound(message(_GONE))
    return _done(session, in_outline.remove(session.work(), section))


def merge_section(session: CaptureSession, uid: str) -> Message | None:
    """Join a section to the one before it; return what to tell. Who writes in it goes on writing there.

    Raises:
        Misplaced: there is none before it, one of them is an exercise that holds something, or verified.
        NotFound: it is not there any more.
    """
    section = session.minutes.section(uid)
    if section is None:
        raise NotFound(message(_GONE))
    with session.as_meant():
        plan = in_outline.merge(session.work(), section)
    return _done(session, plan)


def place_named(session: CaptureSession, uid: str, text: str) -> Place | Refused:
    """Return the place that a few words name, for an entry to go to; see :func:`.find_place`."""
    entry = _entry(session, uid)
    scene = session.scene(Place(entry.section, entry.row, entry.prompt))
    return find_place(text, scene, session.place, session.work().place_in)


def send_to(session: CaptureSession, uids: Sequence[str], text: str) -> Message:
    """Move entries to the place that a few words name, in their order; one stays where one writes.

    Args:
        session: the note-taker at work.
        uids: the entries; the first one says which exercise a token is about.
        text: ``E.1``, ``3``, ``B:``, a part of a heading, ``kl 10.30``.

    Returns:
        Where they are now.

    Raises:
        NotFound: none of them is there any more.
        Misplaced: the words name no place.
    """
    there = next((uid for uid in uids if session.minutes.entry(uid)), "")
    with session.as_meant():
        place = place_named(session, there, text)
    if isinstance(place, Refused):
        raise Misplaced(place.reason)
    several.move(session.store, session.minutes.meeting.id, uids, place=place)
    return message(N_("Moved to {place}"), place=place_words(session.minutes, place))


def _done(session: CaptureSession, plan: Plan | Refused) -> Message | None:
    """Carry out a plan and return what it says; raise Misplaced with the reason where it is refused."""
    if isinstance(plan, Refused):
        raise Misplaced(plan.reason)
    outcome = Outcome()
    session.carry_out(plan, outcome)
    if outcome.refusal is not None:
        raise Misplaced(outcome.refusal)
    return outcome.said


def _entry(session: CaptureSession, uid: str) -> Entry:
    entry = session.minutes.entry(uid)
    if entry is None:
        raise NotFound(message(_GONE))
    return entry
