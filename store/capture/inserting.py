"""A line typed while an entry or a heading is selected: it stands right below, a heading right above."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from locales import N_, message
from store.capture.commands.sections import begin_above, begin_at
from store.capture.leaving import LEAVE_A_LINE
from store.capture.meant import read
from store.capture.outcome import Outcome, Preview
from store.capture.parsed import AddEntries, OpenSection, Refused, RunCommand
from store.capture.plans import Plan
from store.capture.session import CaptureSession
from store.language.cleaning import clean
from store.model.records import Entry, Place, Section

_GONE = N_("That part of the meeting is not there any more.")


def insert_line(session: CaptureSession, line: str, uid: str, *, goes_on: bool = False) -> Outcome:
    """Carry out one line beside an entry or a heading, in one step; what writes nothing is done as ever.

    An entry comes right below it, in its cell, and the place stays; one behind a token (``B: text``) goes to
    that cell of the same exercise. Below a heading it comes before all that is written there, in an exercise
    as said by the whole room. A heading comes right above: from an entry on, what follows there is a section
    of its own then, in which somebody goes on who was writing at its end.

    Args:
        session: the note-taker at work.
        line: what was typed.
        uid: the entry, or the section.
        goes_on: whether it comes behind what was inserted there just before, which had to wait.
    """
    part = _part(session, uid)
    if part is None:
        return Outcome(refusal=message(_GONE))
    last = session.minutes.entry(session.inserted.get(uid)) if goes_on else None
    plan = _plan(session, line, last or part)
    if plan is None:
        return session.submit(line)
    outcome = Outcome()
    if isinstance(plan, Refused):
        outcome.refusal = plan.reason
    else:
        session.carry_out(plan, outcome)
        if outcome.entry is not None and plan.place == _place_of(part):
            session.inserted[uid] = outcome.entry
    return outcome


def preview_insert(session: CaptureSession, line: str, uid: str) -> Preview | None:
    """Say what :func:`insert_line` will do beside something; None where it does what it does anywhere."""
    part = _part(session, uid)
    if part is None:
        return Preview(message(_GONE), accepted=False)
    plan = _plan(session, line, part)
    if plan is None:
        return None
    if isinstance(plan, Refused):
        return Preview(plan.reason, accepted=False)
    return Preview.of(plan)


def _part(session: CaptureSession, uid: str) -> Entry | Section | None:
    return session.minutes.entry(uid) or session.minutes.section(uid)


def _plan(session: CaptureSession, line: str, part: Entry | Section) -> Plan | Refused | None:
    """Return what a line will do beside an entry or a heading; None where it does what it does anywhere."""
    place = _place_of(part)
    scene = replace(session.scene(place), indents=())
    if isinstance(part, Entry):
        scene = scene.below(part)
    action = read(session, clean(line), scene)
    if isinstance(action, Refused):
        return action
    if isinstance(action, OpenSection):
        begin = begin_at if isinstance(part, Entry) else begin_above
        return begin(session.work(), action, part)  # type: ignore[arg-type]
    if isinstance(action, AddEntries):
        return session.plan(_beside(session, action, part), scene)
    if isinstance(action, RunCommand) and action.command.name in LEAVE_A_LINE and not place.row:
        plan = session.plan(action, replace(scene, **_neighbour(session, part)))
        return plan if isinstance(plan, Refused) else replace(plan, place=place)
    return None


def _beside(session: CaptureSession, action: AddEntries, part: Entry | Section) -> AddEntries:
    """Return what is written, below an entry of its cell or before all that stands below a heading."""
    if action.place != _place_of(part):
        return action
    return replace(action, **_neighbour(session, part))


def _neighbour(session: CaptureSession, part: Entry | Section) -> dict[str, Any]:
    """Return what comes right above or below, as ``after`` or ``before``."""
    if isinstance(part, Entry):
        return {"after": part.uid}
    there = session.minutes.entries(part.uid)
    return {"before": there[0].uid if len(there) else None}


def _place_of(part: Entry | Section) -> Place:
    if isinstance(part, Section):
        return Place(part.uid)
    return Place(part.section, part.row, part.prompt)
