"""Changes as data: each verb's comes back as it was, and what waits becomes what it would have at once."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from store.model.records import Entry, Move, Named, Participant, Place, Vote
from store.model.shared_records import Person
from store.people.known_people import Listed
from store.waiting.change import Asked, Change, UnknownChange, from_data, to_data
from store.waiting.verbs import VERBS, function_of
from tests.cases import each

AT = datetime.fromisoformat("2026-03-02T10:14")
ENTRY = Entry("E", "S", kind="action", text="rad", owners=(Named("Åsa", "P"), Named("Bo")))
PARTICIPANT = Participant("P", "Åsa", moves=(Move("in", "10:14"),))
PERSON = Person("P", "Åsa", aliases=("Å", "As"))

GIVEN: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "line": (("b: beslut",), {}),
    "paste": ((("ett", "två\ttre"),), {"commands": True}),
    "people_list": (("present", "Åsa, Kommunen\nBo"), {}),
    "come_or_go": (("arrives", "P"), {}),
    "step_place": ((0, -1), {}),
    "go_to": ((Place("S", "R", "Q"),), {}),
    "next_hole": ((), {}),
    "carry_entry": ((("E", "F"), 1, 0), {}),
    "make_into": (("E", "action"), {}),
    "insert_line": (("b: beslut", "E"), {}),
    "rewrite_lines": (((("E", 1, "ett"), ("F", 2, "två")), ("ett", "tre")), {}),
    "read_otherwise": ((ENTRY, (ENTRY,), Place("S", "R", "Q")), {}),
    "send_to": ((("E", "F"), "B.2"), {}),
    "remove_section": (("S",), {}),
    "merge_section": (("S",), {}),
    "undo": ((), {"older_than": 7, "step": "7 2026-03-02T10:14 U 1"}),
    "redo": ((), {}),
    "entries.change": (("E",), {"marks": ("unfinished",), "depth": 2, "kind": "bullet"}),
    "entries.rewrite": ((ENTRY,), {"text": "ny", "vote": Vote(3, 1, 0), "owners": ENTRY.owners}),
    "entries.move": (("E",), {"before": None, "after": "F"}),
    "entries.dot": (("E", -1), {}),
    "entries.delete": (("E",), {}),
    "entries.take_out": ((ENTRY,), {}),
    "entries.split": ((ENTRY, 4), {"text": "en rad"}),
    "entries.join": ((ENTRY, ENTRY), {}),
    "several.change": ((("E", "F"),), {"kind": "bullet"}),
    "several.indent": ((("E", "F"), -1), {}),
    "several.move": ((("E", "F"),), {"place": Place("S", "R", "Q"), "after": None}),
    "several.delete": ((("E", "F"),), {}),
    "sections.change": (("S",), {"heading": "Ny"}),
    "sections.rename": (("S", "Ny"), {"was": None}),
    "sections.move": (("S",), {"before": "S2", "after": None}),
    "sections.shift": (("S", -1), {}),
    "sections.set_level": (("S", 2), {}),
    "clusters.move": ((("E", "F"), None), {}),
    "clusters.split": ((("E",), "Namn"), {}),
    "clusters.rename": (("Q", "Namn"), {}),
    "clusters.merge": (("Q", "Q2"), {}),
    "clusters.reorder": (("Q",), {"before": "Q2", "after": None}),
    "clusters.shift": (("Q", -1), {}),
    "clusters.remove": (("Q",), {}),
    "people.change": (("P",), {"attendance": "part", "roles": ("chair",)}),
    "people.delete": (("P",), {}),
    "people.take_out": ((PARTICIPANT,), {}),
    "countdown.pause_or_go_on": ((1.5,), {}),
    "countdown.extend": ((5, 1.5), {}),
    "dismissals.dismiss": (("no-date", "inte bestämt"), {}),
    "dismissals.take_back": (("no-date",), {}),
    "meetings.create": ((), {"uid": "M", "title": None, "language": "sv"}),
    "meetings.arrange": (("rows", "groups"), {}),
    "meetings.delete": ((), {}),
    "meetings.mark_done": ((), {}),
    "entries.shift": ((("0E", "0F"), -1), {}),
    "sections.deepen": (("0S", 1), {}),
    "taken_out.bring_back": (("12 2026-03-01",), {}),
    "meetings.restore": ((), {}),
    "carrying.begin_after": ((), {}),
    "progress.tick": (("E",), {"done": True}),
    "progress.reassign": (("E", (Named("Åsa"),)), {}),
    "progress.redate": (("E", "2026-12-09", "9 dec"), {}),
    "progress.take_back": (("E",), {"again": True}),
    "persons.change": ((PERSON,), {"aliases": ("Å",), "party": None}),
    "persons.merge": ((Listed(PERSON, 3, "2026-03-02"), (Listed(PERSON, 1, None, ("P2",)),)), {}),
    "persons.take_in": ((((("name", "Bo"),),), ((PERSON, (("aliases", ("Å",)),)),)), {}),
    "series.arrange": (("Nätverket", "rows", "groups"), {}),
    "saved.save": (("namn", "serie:styrelsen"), {}),
    "saved.delete": (("namn",), {}),
}


@each("verb", VERBS)
def test_what_a_verb_is_given_comes_back_from_the_data(verb: str) -> None:
    args, named = GIVEN[verb]
    asked = Asked(Change(verb, "M", args, named, "typed"), "anna", AT, Place("S"))
    data = json.loads(json.dumps(to_data(asked)))
    assert from_data(data) == asked
    assert callable(function_of(verb)[1])


def test_every_verb_has_a_sample() -> None:
    assert set(GIVEN) == set(VERBS)


@each(
    "data", [{}, {"verb": 3}, {**to_data(Asked(Change("undo"), "a", AT)), "args": [{"Path": {}}]}]
)
def test_data_that_is_no_change_is_said_to_be_none(data: dict[str, Any]) -> None:
    with pytest.raises(UnknownChange):
        from_data(data)


def test_only_the_first_line_of_a_long_text_is_shown() -> None:
    lines = tuple(f"rad {n}" for n in range(9))
    assert Change("paste", args=(lines,)).in_short == "rad 0 …"
    assert Change("line", args=("en rad",)).in_short == "en rad"
    assert len(Change("line", args=("x" * 10**6,)).in_short) < 300
    assert Change("undo").in_short == ""
    assert Change("entries.rewrite", text="en rad, ändrad").in_short == "✎ en rad, ändrad"
