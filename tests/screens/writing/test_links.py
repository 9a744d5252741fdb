"""One line becomes another by key, both are marked, and a key goes from one to the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from screens.writing.links import Links, link_note
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Link, Place
from store.verbs import chains, entries, meetings, sections
from tests.screens.hosts import press, seen, shown, until, until_seen, write

LINES = """
/titel Arbetsdag
/datum 2026-03-12
# Samtal
f: Vi provar en mötesfri dag
/grupper A-C
/övning styrkor Styrkor och svagheter
/övning ring Konsultation
/övning plan Handlingsplan
/gå Styrkor
B.2
Vi saknar tid
""".strip().splitlines()

T = translator("en")
NARROW = (60, 24)


@pytest.fixture
def meeting(store: Store) -> int:
    """Return a meeting with a weakness of group B, a ring and a plan."""
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in LINES:
        assert session.submit(line).refusal is None, line
    return meeting


def ring_of(minutes: Minutes) -> list[str]:
    ring = next(section for section in minutes.sections if section.form == "ring")
    return [entry.text for entry in minutes.entries(ring.uid)]


async def test_a_weakness_becomes_the_question_and_the_key_goes_there_and_back(
    live: LiveScreen, saved: Callable[[], Minutes]
):
    async with shown(live) as pilot:
        place = live.desk.session.place
        press(live, "up", "ctrl+r")
        await until_seen(pilot, "Make into what?")
        await until_seen(pilot, "follow-up")
        press(live, "f")
        await until_seen(pilot, "Became question in Konsultation · A→B")
        assert ring_of(saved()) == ["Vi saknar tid"]
        assert live.desk.session.place == place
        assert live.pane.keys.mode == "select"
        await until_seen(pilot, "→ question · A→B")
        press(live, "f3")
        await until_seen(pilot, "F3 goes to the other end")
        await until_seen(pilot, "← from Group B · Svagheter")
        assert live.pane.keys.selection.entry.text == "Vi saknar tid"
        assert live.desk.session.place != place
        press(live, "f3")
        await until_seen(pilot, "→ question · A→B")
        assert live.desk.session.place == place
        press(live, "escape", "ctrl+z")
        await until(pilot, lambda: ring_of(saved()) == [])
        await until(pilot, lambda: "→ question" not in seen(pilot.app))


async def test_what_cannot_be_made_is_said_and_escape_makes_nothing(
    live: LiveScreen, saved: Callable[[], Minutes]
):
    async with shown(live) as pilot:
        before = len(list(saved().all_entries()))
        press(live, "up", "ctrl+r", "u")
        await until_seen(pilot, "/exercise followup Followup makes one")
        press(live, "ctrl+r", "escape", "ctrl+r", "z")
        assert live.pane.keys.mode == "select"
        press(live, "f3")
        await until_seen(pilot, "it was made from nothing")
        assert len(list(saved().all_entries())) == before


async def test_the_command_says_what_became_of_it(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/blir aktivitet = Mötesfri dag")
        await until_seen(pilot, "Became activity in Handlingsplan · Mötesfri dag")
        assert live.line.text == ""


async def test_marks_are_short_where_there_is_no_room(live: LiveScreen):
    async with shown(live, NARROW) as pilot:
        write(live, "/blir fråga", "/gå Konsultation", "A")
        await until_seen(pilot, "← B")


def test_a_chain_is_walked_to_its_end_and_back(store: Store, meeting: int):
    minutes = reading.load(store, meeting)
    (weakness,) = minutes.entries(minutes.sections[1].uid)
    first = chains.to_action(store, meeting, weakness.uid)
    second = chains.to_action(store, meeting, first)
    reading.refresh(store, minutes)
    links, entry, walked = Links(store, minutes, T), weakness, []
    for _ in range(4):
        found = links.other_end(entry)
        assert found is not None
        entry = found
        walked.append(entry.uid)
    assert walked == [first, second, first, weakness.uid]


def test_beside_its_source_a_line_names_the_kind(store: Store, meeting: int):
    minutes = reading.load(store, meeting)
    (proposal,) = minutes.entries(minutes.sections[0].uid)
    made = chains.to_action(store, meeting, proposal.uid)
    reading.refresh(store, minutes)
    assert link_note(minutes, minutes.entry(made), T) == "← from proposal"
    assert link_note(minutes, proposal, T) == "→ action"
    for _ in range(2):
        chains.make(store, meeting, proposal.uid, _talk(minutes), "question")
        chains.make(store, meeting, proposal.uid, _talk(minutes), "decision")
    reading.refresh(store, minutes)
    assert link_note(minutes, minutes.entry(proposal.uid), T) == "→ action, question +1"


def _talk(minutes: Minutes) -> Place:
    return Place(minutes.sections[0].uid)


async def test_a_line_from_an_earlier_meeting_names_it(
    store: Store, meeting: int, settings: ScreenSettings
):
    (source, *_) = reading.load(store, meeting).all_entries()
    later = meetings.create(store, title="Nästa möte", language="sv")
    place = _place(store, later)
    entries.add(store, later, place, "note", "vidare", links=(Link("from", source.uid),))
    live = LiveScreen(store, later, translator("en"), settings)
    async with shown(live) as pilot:
        await until_seen(pilot, "← from 2026-03-12 Arbetsdag")
        press(live, "up", "f3")
        await until_seen(pilot, "a line of another meeting: 2026-03-12 Arbetsdag")
    first = LiveScreen(store, meeting, translator("en"), settings)
    async with shown(first) as pilot:
        write(first, "/gå Samtal")
        await until_seen(pilot, "→ Nästa möte")
        press(first, "up", "f3")
        await until_seen(pilot, "taken up in another meeting: Nästa möte")


def _place(store: Store, meeting: int) -> Place:
    return Place(sections.add(store, meeting, heading="Samtal"))


def test_marks_read_the_store_only_when_asked_to(store: Store, meeting: int, monkeypatch):
    (source, *_) = reading.load(store, meeting).all_entries()
    later = meetings.create(store, title="Nästa möte")
    entries.add(store, later, _place(store, later), "note", "x", links=(Link("from", source.uid),))
    minutes = reading.load(store, later)
    links, (entry,) = Links(store, minutes, T), list(minutes.all_entries())
    asked = []
    monkeypatch.setattr(store, "rows", lambda *a, real=store.rows: asked.append(a) or real(*a))
    assert links.note(entry, wide=True) == ""
    assert asked == []
    assert links.read()
    assert not links.read()
    assert links.note(entry, wide=True) == "← from 2026-03-12 Arbetsdag"
    assert len(asked) == 2
