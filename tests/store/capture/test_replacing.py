"""A decision that replaces an older one, also of verified minutes."""

from __future__ import annotations

import pytest

from exports import document
from exports.json_form import to_json
from locales import translator
from store.capture import CaptureSession
from store.errors import Misplaced
from store.file.reading import load
from store.file.undo import redo, undo
from store.items.items import read_items
from store.series.around import load_around
from store.series.citing import replacing
from store.verbs import meetings
from store.verbs.replacing import replace_decision
from tests.cases import each

OLD = "/serie Nämnden\n/datum 2026-03-01\n§ 12 Bil\nb: Vi köper en bil\n§ 13 Avslut\nb: Vi slutar"
NEW = (
    "/serie nämnden\n/datum 2026-05-02\n§ 4 Cykel\nf: Vi köper en cykel\nb:\n## Mer\nEn anteckning"
)


def meet(store, text: str) -> int:
    meeting = meetings.create(store, language="en")
    say(store, meeting, text)
    return meeting


def say(store, meeting: int, text: str) -> list[str]:
    session = CaptureSession(store, load(store, meeting))
    outcomes = [session.submit(line) for line in text.split("\n")]
    return [translator("en")(o.refusal) for o in outcomes if o.refusal]


@pytest.fixture
def old(store) -> int:
    made = meet(store, OLD)
    meetings.change(store, made, status="verified")
    return made


@pytest.fixture
def new(store, old) -> int:
    return meet(store, NEW)


def decisions(store, *of: int) -> dict[str, str]:
    return {item.text: item.state for item in read_items(store, "decision", of)}


@pytest.mark.parametrize(
    "line", ["/ersätter § 12", "/replaces 12 2026-03-01", "/ersätter § 12, 1 mars"]
)
def test_the_latest_decision_of_the_item_replaces_that_of_the_other(store, old, new, line):
    before = to_json(load(store, old))
    assert say(store, new, line) == []
    assert decisions(store, old, new) == {
        "Vi köper en bil": "replaced",
        "Vi slutar": "open",
        "Vi köper en cykel": "open",
    }
    assert to_json(load(store, old)) == before
    undo(store, new)
    assert set(decisions(store, old, new).values()) == {"open"}
    redo(store, new)
    assert decisions(store, old)["Vi köper en bil"] == "replaced"


def test_it_is_named_at_both_and_in_the_document_of_the_new_one(store, old, new):
    say(store, new, "/ersätter § 12")
    older = next(item for item in read_items(store, "decision", [old]) if item.later)
    assert replacing(store, [older.entry])[older.entry].words == "§ 4, 2026-05-02"
    minutes = load(store, new)
    for profile in ("notes", "minutes"):
        text = document(minutes, profile, "sv", around=load_around(store, minutes.meeting))
        assert "§ 12, 1 mars 2026" in text
    assert "§ 12" not in document(minutes, "notes", "sv")


def test_a_decision_of_the_same_meeting_can_be_replaced(store, new):
    say(store, new, "§ 5 Omprövning\nb: Ändå inte\n/ersätter § 4")
    assert decisions(store, new) == {"Vi köper en cykel": "replaced", "Ändå inte": "open"}


def test_another_one_takes_the_place_of_what_was_replaced(store, old, new):
    say(store, new, "/ersätter § 12\n/ersätter § 13")
    assert decisions(store, old) == {"Vi köper en bil": "open", "Vi slutar": "replaced"}
    (entry,) = (e for e in load(store, new).all_entries() if e.kind == "decision")
    assert [link.rel for link in entry.links] == ["from", "replaces"]


@each(
    ("line", "refusal"),
    [
        ("/ersätter § 99", "No decision is found in § 99."),
        ("/ersätter § 12 2026-03-02", "No decision is found in § 12."),
        ("/ersätter § 4", "No decision is found in § 4."),
        ("/ersätter bilen", "“bilen” is no number of a §."),
        ("/ersätter § 12 imåndags", "“imåndags” is no date."),
        ("# Annat\n/ersätter § 12", "There is no decision here that could replace another one."),
    ],
)
def test_what_cannot_be_replaced_is_said(store, new, line, refusal):
    assert say(store, new, line) == [refusal]


def test_a_decision_of_another_body_is_not_found(store, new):
    meet(store, "/serie Annan\n/datum 2026-04-01\n§ 77 X\nb: Y")
    assert say(store, new, "/ersätter § 77") == ["No decision is found in § 77."]


def test_only_decisions_replace_and_are_replaced(store, new):
    minutes = load(store, new)
    proposal, decision, _ = minutes.all_entries()
    for one, other in ((proposal, decision), (decision, proposal), (decision, decision)):
        with pytest.raises(Misplaced):
            replace_decision(store, new, one.uid, other.uid)


def test_series_are_offered_and_taken_over_in_their_spelling(store, old):
    made = meetings.create(store, language="sv")
    session = CaptureSession(store, load(store, made))
    assert [one.text for one in session.complete("/serie nä", 9)] == ["/serie Nämnden"]
    session.submit("/serie NÄMNDEN")
    assert load(store, made).meeting.series == "Nämnden"
