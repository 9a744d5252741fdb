"""The page holds everything that is written, once, in the order of the document, and finds it again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry, Place
from store.page.page import MeetingPage
from store.verbs import meetings
from tests import strategies

LINES = """
/titel Planeringsdag
# Inledning
Vi går igenom dagen.
b: Vi prövar
# Gruppernas frågor
/grupper A-C
/övning frågor Frågor
/fråga Vad fungerar?
/fråga Vad saknas?
0
före alla svar
A.1
Kaffet
0.1
om den första frågan
B.2
Nycklar
B.0
om allt
0
efter alla svar
# Avslutning
""".strip().splitlines()


@pytest.fixture
def minutes(store: Store) -> Minutes:
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in LINES:
        assert session.submit(line).refusal is None, line
    return session.minutes


def told(page: MeetingPage) -> list[str]:
    """What stands on the page, in short."""
    said = []
    for block in page:
        text = getattr(block.part, "text", "") or getattr(block.part, "heading", "") or block.text
        said.append(" ".join(part for part in (block.kind, block.label, text) if part))
    return said


def test_the_page_is_the_document(minutes: Minutes):
    assert told(MeetingPage(minutes)) == [
        "title",
        "section Inledning",
        "entry Vi går igenom dagen.",
        "entry Vi prövar",
        "section Gruppernas frågor",
        "section Frågor",
        "entry före alla svar",
        "prompt Vad fungerar?",
        "entry A Kaffet",
        "hole B",
        "hole C",
        "room",
        "entry om den första frågan",
        "prompt Vad saknas?",
        "hole A",
        "entry B Nycklar",
        "hole C",
        "general",
        "entry om allt",
        "room",
        "entry efter alla svar",
        "section Avslutning",
        "end",
    ]


def test_the_place_is_below_what_stands_in_its_cell(minutes: Minutes):
    page = MeetingPage(minutes)
    talk, exercise, last = (minutes.sections[n] for n in (0, 2, 3))
    rows, prompts = minutes.rows(exercise.uid), minutes.prompts(exercise.uid)
    for place, text in (
        (Place(talk.uid), "entry Vi prövar"),
        (Place(exercise.uid, rows[1].uid, prompts[1].uid), "entry B Nycklar"),
        (Place(exercise.uid, rows[2].uid, prompts[0].uid), "hole C"),
        (Place(exercise.uid), "entry efter alla svar"),
        (Place(last.uid), "section Avslutning"),
    ):
        page.change(place)
        assert told(page)[page.index_here()] == text


def test_what_the_whole_room_says_below_two_exercises_stands_twice(minutes: Minutes, store: Store):
    session = CaptureSession(store, minutes)
    for line in ("/övning styrkor Styrkor", "A.1", "bra", "0", "och så"):
        assert session.submit(line).refusal is None
    keys = [block.key for block in MeetingPage(minutes)]
    assert len(set(keys)) == len(keys)
    assert sum(key.startswith("room:") for key in keys) == 3


def test_an_empty_cell_in_which_one_stands_is_there(minutes: Minutes):
    page = MeetingPage(minutes)
    exercise = minutes.sections[2]
    place = Place(exercise.uid, minutes.rows(exercise.uid)[2].uid)
    before = len(page)
    page.change(place, ["en rad om platsen"])
    assert told(page)[page.index_here()] == "hole"
    assert len(page) == before + 3


@given(strategies.minutes())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_entry_stands_on_the_page_once_and_is_found(minutes: Minutes):
    page = MeetingPage(minutes)
    blocks = list(page)
    assert len(blocks) == len(page)
    keys = [block.key for block in blocks]
    assert len(set(keys)) == len(keys)
    written = sorted(block.key for block in blocks if isinstance(block.part, Entry))
    assert written == sorted(entry.uid for entry in minutes.all_entries())
    for index, block in enumerate(blocks):
        assert page[index] == block
        assert page.place_of(block) == index
