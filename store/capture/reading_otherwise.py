"""What is done with a line that was written in one reading and meant in its other one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from locales import N_, message
from store.capture.session import CaptureSession
from store.errors import Clash, NotFound
from store.model.records import Entry, Place
from store.verbs import entries as verbs
from store.verbs.entries import WORDS, EntryDraft

_GONE = N_("That part of the meeting is not there any more.")
_CHANGED = N_("The line has been changed since; it stays as it is.")
_WRITTEN = (*WORDS, "depth", "marks")


def read_otherwise(
    session: CaptureSession, was: Entry, entries: Sequence[Entry], place: Place
) -> None:
    """Let a line be what it may have been meant as, in one step; the note-taker stays.

    Args:
        session: the note-taker at work.
        was: the entry that the line has written. One without uid is the latest of its cell that says so.
        entries: what the line is instead. Without any it is taken out, and the note-taker goes to ``place``.
        place: where they lie, or where the note-taker goes.

    Raises:
        Clash: the entry says something else by now.
        NotFound: it, or the place, is not there any more.
    """
    there = _written(session, was)
    store, meeting = session.store, session.minutes.meeting.id
    with store.step(meeting, "reread_entry"):
        if not entries:
            verbs.delete(store, meeting, there.uid)
            session.place = place
            return
        if place != Place(there.section, there.row, there.prompt):
            verbs.move(store, meeting, there.uid, place=place)
        first, *rest = entries
        verbs.change(store, meeting, there.uid, **values_of(first))
        if rest:
            drafts = [EntryDraft(place, one.kind, one.text) for one in rest]
            verbs.add_many(store, meeting, drafts, after=there.uid)


def values_of(entry: Entry) -> dict[str, Any]:
    """Return the fields of an entry that a line gives it, beside its place."""
    return {name: getattr(entry, name) for name in _WRITTEN}


def _written(session: CaptureSession, was: Entry) -> Entry:
    """Return the entry that a line has written, as it is in the meeting; raise where it is another one."""
    place = Place(was.section, was.row, was.prompt)
    if was.uid:
        there = session.minutes.entry(was.uid)
    else:
        cell = reversed(list(session.minutes.cell(place)))
        there = next((one for one in cell if (one.kind, one.text) == (was.kind, was.text)), None)
    if there is None:
        raise NotFound(message(_GONE))
    if (there.kind, there.text) != (was.kind, was.text):
        raise Clash(message(_CHANGED))
    return there
