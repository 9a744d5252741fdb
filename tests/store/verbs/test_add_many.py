"""Many entries in one step: in order, each in its cell, asked for once what they have in common."""

from __future__ import annotations

import pytest

from store.capture import CaptureSession
from store.errors import NotFound
from store.file import reading
from store.file.store import Store
from store.file.undo import undo
from store.model import ordering
from store.model.records import Place
from store.verbs import entries, meetings, rows, sorting
from store.verbs.entries import EntryDraft


@pytest.fixture
def exercise(store: Store) -> CaptureSession:
    """Return somebody in an exercise of two groups and two questions, behind plain talk."""
    meeting = meetings.create(store)
    session = CaptureSession(store, reading.load(store, meeting))
    lines = (
        "# Samtal",
        "först",
        "/grupper A-B",
        "/övning frågor Ett",
        "/fråga Vad?",
        "/fråga Hur?",
    )
    assert not [line for line in lines if session.submit(line).refusal]
    return session


def places(session: CaptureSession) -> list[Place]:
    """Return plain talk, and the cells of the exercise."""
    talk, own = session.minutes.sections
    groups, prompts = session.minutes.rows(own.uid), session.minutes.prompts(own.uid)
    return [Place(talk.uid), *(Place(own.uid, r.uid, p.uid) for r in groups for p in prompts)]


def write(store: Store, session: CaptureSession, count: int) -> list[str]:
    """Write so many entries, one place after the other, and return their uids."""
    somewhere = places(session)
    drafts = [EntryDraft(somewhere[n % 5], "note", f"nr {n}") for n in range(count)]
    return entries.add_many(store, session.minutes.meeting.id, iter(drafts))


@pytest.mark.parametrize("longest", [ordering.LONGEST, 3])
def test_they_are_in_order_and_in_their_cells(
    store: Store, exercise: CaptureSession, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(sorting, "LONGEST", longest)
    meeting = exercise.minutes.meeting.id
    uids = write(store, exercise, 40)
    read = reading.load(store, meeting)
    for at, place in enumerate(places(exercise)):
        cell = [entry.uid for entry in read.cell(place)]
        assert cell[-8:] == uids[at::5]
    in_exercise = [entry.uid for entry in read.entries(read.sections[1].uid)]
    assert in_exercise == [uid for n, uid in enumerate(uids) if n % 5]
    undo(store, meeting)
    assert [entry.text for entry in reading.load(store, meeting).all_entries()] == ["först"]


def test_a_place_that_is_gone_refuses_all(store: Store, exercise: CaptureSession) -> None:
    meeting = exercise.minutes.meeting.id
    rows.remove(store, meeting, places(exercise)[1].row or "")
    with pytest.raises(NotFound):
        write(store, exercise, 10)
    assert [entry.text for entry in reading.load(store, meeting).all_entries()] == ["först"]


@pytest.mark.parametrize(("kind", "paused"), [("note", 0), ("internal", 1)])
def test_cells_that_answer_later_have_answered(
    store: Store, exercise: CaptureSession, kind: str, paused: int
) -> None:
    meeting, place = exercise.minutes.meeting.id, places(exercise)[2]
    rows.pause(store, meeting, place.row or "", place.prompt or "")
    entries.add_many(store, meeting, [EntryDraft(place, kind, "x")] * 2)
    row = reading.load(store, meeting).row(place.row)
    assert row is not None
    assert len(row.paused) == paused
