"""A line typed while an entry is selected: it stands right below it, a heading right above it."""

from __future__ import annotations

from dataclasses import replace

from locales import N_, message
from store.capture.commands.sections import begin_at
from store.capture.lines import parse
from store.capture.outcome import Outcome, Preview
from store.capture.parsed import AddEntries, OpenSection, Refused
from store.capture.plans import Plan
from store.capture.session import CaptureSession
from store.language.cleaning import clean
from store.model.records import Entry, Place

_GONE = N_("That part of the meeting is not there any more.")


def insert_line(session: CaptureSession, line: str, uid: str, *, goes_on: bool = False) -> Outcome:
    """Carry out one line beside an entry, as one step; what does not write there is done as ever.

    An entry comes right below it, in its cell, and the place stays; one behind a token (``B: text``) goes to
    that cell of the same exercise. A heading comes right above it: what
    follows there is a section of its own then, in which somebody goes on who was writing at its end.

    Args:
        session: the note-taker at work.
        line: what was typed.
        uid: the entry.
        goes_on: whether it comes behind what was inserted there just before, which had to wait.
    """
    entry = session.minutes.entry(uid)
    if entry is None:
        return Outcome(refusal=message(_GONE))
    last = session.minutes.entry(session.inserted.get(uid)) if goes_on else None
    plan = _plan(session, line, last or entry)
    if plan is None:
        return session.submit(line)
    outcome = Outcome()
    if isinstance(plan, Refused):
        outcome.refusal = plan.reason
    else:
        session.carry_out(plan, outcome)
        if outcome.entry is not None and plan.place == _place_of(entry):
            session.inserted[uid] = outcome.entry
    return outcome


def preview_insert(session: CaptureSession, line: str, uid: str) -> Preview:
    """Say what :func:`insert_line` will do; nothing is changed."""
    entry = session.minutes.entry(uid)
    if entry is None:
        return Preview(message(_GONE), accepted=False)
    plan = _plan(session, line, entry)
    if plan is None:
        return session.preview(line)
    if isinstance(plan, Refused):
        return Preview(plan.reason, accepted=False)
    return Preview(plan.words, place=plan.place, other=plan.other)


def _plan(session: CaptureSession, line: str, entry: Entry) -> Plan | Refused | None:
    """Return what a line will do beside an entry; None where it does what it does anywhere."""
    place = _place_of(entry)
    scene = replace(session.scene(place), indents=()).below(entry)
    action = parse(clean(line), scene)
    if isinstance(action, Refused):
        return action
    if isinstance(action, OpenSection):
        return begin_at(session.work(), action, entry)
    if isinstance(action, AddEntries):
        below = entry.uid if action.place == place else None
        return session.plan(replace(action, after=below), scene)
    return None


def _place_of(entry: Entry) -> Place:
    return Place(entry.section, entry.row, entry.prompt)
