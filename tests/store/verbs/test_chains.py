"""One entry becomes another: the link is kept, and seen from both ends."""

from __future__ import annotations

import pytest

from store.errors import Misplaced, NotFound
from store.file.reading import load, refresh
from store.file.store import Store
from store.model.records import Link, Named, Place
from store.verbs import chains, entries, groups, meetings, sections


def exercise_of(exercise, form, labels, prompts):
    store, meeting = exercise.store, exercise.meeting
    section = sections.add(store, meeting, heading=form, form=form)
    sections.set_rows(store, meeting, section, labels)
    for text in prompts:
        sections.add_prompt(store, meeting, section, text)
    return section


@pytest.fixture
def ring(exercise):
    pairs = [("A", "B"), ("B", "C"), ("C", "A")]
    labels = [{"label": f"{a}→{b}", "from_": a, "to": b} for a, b in pairs]
    return exercise_of(exercise, "ring", labels, ["Frågeställning", "Orsaker"])


@pytest.fixture
def plan(exercise):
    return exercise_of(exercise, "plan", [{"label": "", "given": True}], ["Namn", "Mål"])


def where(exercise, uid):
    minutes = exercise.read()
    entry = minutes.entry(uid)
    row, prompt = minutes.row(entry.row), minutes.prompt(entry.prompt)
    return (row and row.label, prompt and prompt.text, entry.kind, entry.text)


def test_each_verb_is_one_step(exercise, one_step, ring, plan):
    store, meeting = exercise.store, exercise.meeting
    uid = exercise.entries["A Hur?"]
    one_step(lambda: chains.to_action(store, meeting, uid))
    one_step(lambda: chains.to_ring(store, meeting, uid, ring))
    one_step(lambda: chains.to_row(store, meeting, uid, plan, "Vandring"))


def test_a_proposal_becomes_an_action_right_after_it(exercise):
    store, meeting = exercise.store, exercise.meeting
    uid = exercise.entries["A Hur?"]
    made = chains.to_action(store, meeting, uid, "Gör det", owners=(Named("Bo"),), due="2026-12-09")
    assert where(exercise, made) == ("A", "Hur?", "action", "Gör det")
    texts = [entry.text for entry in exercise.read().entries(exercise.section)]
    assert texts[1:3] == ["A Hur?", "Gör det"]
    entry = exercise.read().entry(made)
    assert (entry.links, entry.owners) == ((Link("from", uid),), (Named("Bo"),))
    assert exercise.read().entry(uid).text == "A Hur?"


def test_a_weakness_becomes_the_question_of_the_group_that_is_advised(exercise, ring):
    made = chains.to_ring(exercise.store, exercise.meeting, exercise.entries["A Hur?"], ring)
    assert where(exercise, made) == ("C→A", "Frågeställning", "note", "A Hur?")


def test_a_renamed_row_still_has_its_groups_place_in_the_ring(exercise, ring):
    store, meeting = exercise.store, exercise.meeting
    sections.change_row(store, meeting, exercise.rows["B"], label="Vid fönstret")
    made = chains.to_ring(store, meeting, exercise.entries["B Hur?"], ring, "Hur?")
    assert where(exercise, made) == ("A→B", "Frågeställning", "note", "Hur?")


def test_a_ring_without_that_group_is_told_unless_a_row_is_chosen(exercise, ring):
    store, meeting = exercise.store, exercise.meeting
    groups.rename(store, meeting, exercise.groups["A"], "X")
    uid, plenary = exercise.entries["A Hur?"], exercise.write(None, "Hur?", "alla")
    row = exercise.read().rows(ring)[0].uid
    for source in (uid, plenary):
        with pytest.raises(Misplaced):
            chains.to_ring(store, meeting, source, ring)
    made = chains.to_ring(store, meeting, plenary, ring, row=row)
    assert where(exercise, made) == ("A→B", "Frågeställning", "note", "alla")


def test_a_proposal_becomes_an_activity_and_that_a_follow_up_round(exercise, plan):
    store, meeting = exercise.store, exercise.meeting
    uid = exercise.entries["A Hur?"]
    rounds = exercise_of(exercise, "followup", [{"label": "", "given": True}], ["Vad har hänt?"])
    activity = chains.to_row(store, meeting, uid, plan, "Vandring", "Vandring i maj")
    later = [
        chains.to_row(store, meeting, activity, rounds, label, kind="label", whole=True)
        for label in ("22 februari", "9 maj", "22  Februari")
    ]
    assert where(exercise, activity) == ("Vandring", "Namn", "note", "Vandring i maj")
    assert where(exercise, later[2]) == ("22 februari", None, "label", "Vandring i maj")
    assert exercise.labels(plan) == ["Vandring"]
    assert exercise.labels(rounds) == ["22 februari", "9 maj"]
    assert [e.uid for e in exercise.read().made_from(activity)] == later


def test_links_are_seen_from_both_ends_also_while_following(exercise, store):
    meeting, uid = exercise.meeting, exercise.entries["A Hur?"]
    minutes = exercise.read()
    assert minutes.made_from(uid) == ()
    made = chains.to_action(store, meeting, uid)
    refresh(store, minutes)
    entry = minutes.entry(made)
    assert minutes.made_from(uid) == (entry,)
    assert [source.uid for source in minutes.sources(entry)] == [uid]
    entries.change(store, meeting, made, links=(Link("replaces", uid),))
    refresh(store, minutes)
    assert minutes.made_from(uid) == ()
    entries.change(store, meeting, made, links=(Link("from", uid),))
    entries.delete(store, meeting, made)
    refresh(store, minutes)
    assert minutes.made_from(uid) == ()


def test_what_was_said_in_an_earlier_meeting_is_taken_up(exercise, store: Store):
    later = meetings.create(store, title="Uppföljning")
    place = Place(sections.add(store, later, heading="Uppföljning"))
    made = chains.make(store, later, exercise.entries["A Hur?"], place, "question")
    minutes = load(store, later)
    assert [(e.uid, e.text) for e in minutes.made_from(exercise.entries["A Hur?"])] == [
        (made, "A Hur?")
    ]
    entry = minutes.made_from(exercise.entries["A Hur?"])[0]
    assert minutes.sources(entry) == ()


def test_what_is_gone_is_told(exercise, ring, plan):
    store, meeting = exercise.store, exercise.meeting
    uid = exercise.entries["A Hur?"]
    entries.delete(store, meeting, uid)
    sections.delete(store, meeting, plan)
    for verb in (
        lambda: chains.make(store, meeting, uid, Place(exercise.section), "note"),
        lambda: chains.to_action(store, meeting, uid),
        lambda: chains.to_ring(store, meeting, uid, ring),
        lambda: chains.to_row(store, meeting, exercise.entries["B Hur?"], plan, "x"),
    ):
        with pytest.raises(NotFound):
            verb()
