"""What was taken out of a meeting is listed, and comes back where it was."""

from __future__ import annotations

import pytest

from store.capture import CaptureSession
from store.errors import UndoRefused
from store.file import reading
from store.file.store import Store
from store.file.undo import redo, undo
from store.verbs import entries, meetings, sections
from store.verbs.taken_out import bring_back, taken_out
from tests.cases import each

LINES = ("# Budget", "Ett", "Två", "# Lokaler", "Tre")


@pytest.fixture
def meeting(store: Store) -> int:
    made = meetings.create(store, title="Dag")
    session = CaptureSession(store, reading.load(store, made))
    for line in LINES:
        assert session.submit(line).refusal is None
    return made


def said(store: Store, meeting: int) -> list[tuple[str | None, list[str]]]:
    minutes = reading.load(store, meeting)
    return [(s.heading, [e.text for e in minutes.entries(s.uid)]) for s in minutes.sections]


def entry(store: Store, meeting: int, text: str):
    return next(e for e in reading.load(store, meeting).all_entries() if e.text == text)


def section(store: Store, meeting: int, heading: str) -> str:
    minutes = reading.load(store, meeting)
    return next(s.uid for s in minutes.sections if s.heading == heading)


def listed(store: Store, meeting: int):
    return [
        (one.table, one.text, one.more, one.heading, one.is_undo)
        for one in taken_out(store, meeting)
    ]


def test_lines_and_sections_are_listed_the_latest_first_and_come_back_where_they_were(
    store, meeting
):
    whole = said(store, meeting)
    entries.delete(store, meeting, entry(store, meeting, "Ett").uid)
    sections.delete(store, meeting, section(store, meeting, "Lokaler"))
    assert listed(store, meeting) == [
        ("section", "Lokaler", 1, None, False),
        ("entry", "Ett", 0, "Budget", False),
    ]
    for one in reversed(taken_out(store, meeting)):
        bring_back(store, meeting, one.step)
    assert listed(store, meeting) == []
    assert said(store, meeting) == whole


def test_what_was_taken_back_is_not_lost_when_more_is_written(store, meeting):
    undo(store, meeting)
    session = CaptureSession(store, reading.load(store, meeting))
    session.submit("Fyra")
    assert redo(store, meeting) is None
    (lost,) = taken_out(store, meeting)
    assert (lost.text, lost.is_undo) == ("Tre", True)
    bring_back(store, meeting, lost.step)
    assert sorted(said(store, meeting)[-1][1]) == ["Fyra", "Tre"]
    assert listed(store, meeting) == []


def test_what_another_took_out_comes_back_and_undo_takes_that_back(store, meeting, open_store):
    other = open_store("bo")
    entries.delete(other, meeting, entry(store, meeting, "Tre").uid)
    (one,) = taken_out(store, meeting)
    assert one.actor == other.actor
    bring_back(store, meeting, one.step)
    assert said(store, meeting)[-1][1] == ["Tre"]
    undo(store, meeting)
    assert listed(store, meeting) == [("entry", "Tre", 0, "Lokaler", False)]


@each("gone", ("came back already", "its section is out"))
def test_what_cannot_come_back_is_refused_in_words_and_stays_listed(store, meeting, gone):
    entries.delete(store, meeting, entry(store, meeting, "Tre").uid)
    (one,) = taken_out(store, meeting)
    if gone == "came back already":
        bring_back(store, meeting, one.step)
    else:
        sections.delete(store, meeting, section(store, meeting, "Lokaler"))
    before = listed(store, meeting)
    with pytest.raises(UndoRefused, match="already" if "already" in gone else "lay in"):
        bring_back(store, meeting, one.step)
    assert listed(store, meeting) == before
