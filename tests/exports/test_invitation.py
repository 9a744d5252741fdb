"""The invitation: when, where, what for and whom, and nothing of what was said."""

import re
from itertools import pairwise

import pytest
from hypothesis import given

from exports import document
from exports.choosing import NoSections
from store.language.cleaning import visible
from store.page.page import parted
from tests.cases import each
from tests.exports.days import HOSTILE, invitation, swedish_day, workshop
from tests.exports.reading import headings, lists, tokens, words
from tests.exports.test_document import LINKS, STRUCTURE, exercise, meeting, squeezed, talk
from tests.strategies import minutes

SAID = ("decision", "statement", "reply", "quote", "summary", "parked", "internal")
SAID += ("vote", "reservation", "recusal", "remark", "arrival", "departure")


def invited(made, language="en", **more):
    return document(made, "invitation", language, **more)


# Any meeting --------------------------------------------------------------------------------------


@given(minutes())
def test_any_invitation_is_a_document_of_known_parts_with_every_point(made):
    written = invited(made)
    assert {token.type for token in tokens(written)} <= STRUCTURE | LINKS
    levels = [level for level, _ in headings(written)]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert written == invited(made)
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert not re.search(r"[ \t]\n", written)
    shown = squeezed("\n".join(words(written)))
    named = [*parted(made)[0], *(s for s in made.sections if s.appendix)]
    assert not [s.heading for s in named if squeezed(s.heading or "") not in shown]


# What is said stays inside ------------------------------------------------------------------------


@pytest.mark.parametrize("make", [swedish_day, workshop])
def test_nothing_of_what_was_said_is_in_the_invitation_to_a_meeting(make):
    made = make()
    shown = words(invited(made, "sv"))
    times = {e.text for s in made.sections if s.form == "schedule" for e in made.entries(s.uid)}
    assert not [e.text for e in made.all_entries() if e.text in shown and e.text not in times]
    assert "Närvarande" not in [text for _, text in headings(invited(made, "sv"))]


@each("kind", SAID)
def test_what_was_decided_and_said_is_not_in_its_own_text_either(kind):
    said = {"kind": kind, "text": "SECRET", "speaker": "Ann"}
    made = meeting(talk("Welcome.", said), kind="invitation")
    assert "Welcome." in words(invited(made))
    assert "SECRET" not in invited(made)


def test_the_answers_of_an_exercise_are_not_its_text():
    made = exercise("questions", [""], ["Why?"], ("", 1, "SECRET"))
    written = invited(meeting(made, kind="invitation"))
    assert "SECRET" not in written
    assert lists(written) == [["Exercise"]]


def test_when_it_was_opened_and_when_the_next_one_is_belong_to_the_minutes():
    head = {"starts": "09:00", "ends": "10:00", "opened": "09:04", "closed": "09:59"}
    made = meeting(date="2026-05-04", next={"date": "2026-06-01"}, **head)
    assert words(invited(made))[2:] == ["Date: 4 May 2026\nTime: 09:00–10:00"]
    made.meeting = made.meeting.__class__(**{**_fields(made.meeting), "kind": "invitation"})
    assert "Next meeting: 1 June 2026" in words(invited(made))[2]


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


# The agenda ---------------------------------------------------------------------------------------


def test_points_have_time_presenters_and_length_and_stand_in_their_order():
    people = [{"uid": "A", "name": "Ann Oak"}, {"uid": "B", "name": "Bo Ash"}]
    first = {"planned": "09:00", "minutes": 20, "presenters": people, "paragraph": "3"}
    made = meeting(
        talk(heading="Opening", **first),
        talk(heading="Money"),
        talk(heading="Fees", level=2),
        talk(heading="Map", appendix=True),
        talk(heading="Legend", level=2),
        participants=people,
    )
    assert lists(invited(made))[0] == [
        "09:00 § 3 Opening (Ann Oak and Bo Ash, 20 min)",
        "Money",
        "Fees",
    ]
    assert lists(invited(made))[-1] == ["Map"]


def test_in_an_invitation_a_text_with_a_heading_is_no_point_unless_it_is_planned():
    made = meeting(
        talk("By train.", heading="How to get here"),
        talk("Bring figures.", heading="Money", planned="09:00"),
        talk(heading="Any other business"),
        kind="invitation",
    )
    assert lists(invited(made)) == [["09:00 Money", "Any other business"]]
    tops = [text for _, text in headings(invited(made))][1:]
    assert tops == ["How to get here", "Agenda", "Money"]


def test_only_chosen_points_where_some_are_named():
    made = meeting(talk(heading="One"), talk(heading="Two"))
    assert lists(invited(made, sections="2")) == [["Two"]]
    with pytest.raises(NoSections):
        invited(made, sections="7")


def test_a_timetable_is_part_of_every_invitation():
    times = {"kind": "time", "time": "11:00", "text": "Song"}
    made = exercise("schedule", [""], [""])
    made["entries"] = [{**times, "row": "", "prompt": 1}, {"row": "", "prompt": 1, "text": "SAID"}]
    shown = words(invited(meeting(made)))
    assert "11:00 Song" in shown
    assert "SAID" not in shown


# Who ----------------------------------------------------------------------------------------------


def test_those_who_are_called_stand_without_addresses_and_the_contact_with_them():
    people = [
        {"name": "Ann Oak", "email": "ann@example.org", "attendance": "excused"},
        {"name": "Bo Ash", "phone": "0700", "roles": ["contact"]},
    ]
    found = lists(invited(meeting(participants=people)))
    assert found == [["Ann Oak"], ["Bo Ash, 0700"]]


def test_it_is_a_notice_of_meeting_where_somebody_is_called_by_name():
    assert words(invited(meeting()))[1] == "Invitation"
    assert words(invited(meeting(participants=[{"name": "Ann"}])))[1] == "Notice of meeting"


def test_a_cancelled_meeting_says_so_first():
    made = meeting(status="cancelled", cancelled="Snow")
    assert words(invited(made))[1] == "Cancelled: Snow"


# Whatever is typed --------------------------------------------------------------------------------


def test_hostile_texts_stay_words():
    made = meeting(
        talk(*HOSTILE),
        *(talk(heading=text) for text in HOSTILE),
        kind="invitation",
        title=HOSTILE[0],
        theme=HOSTILE[3],
        place=HOSTILE[9],
        participants=[{"name": text, "title": HOSTILE[7]} for text in HOSTILE],
    )
    written = invited(made)
    assert {token.type for token in tokens(written)} <= STRUCTURE
    shown = words(written)
    assert not [text for text in HOSTILE if visible(text) not in shown]


def test_lists_below_the_facts_are_lists_of_their_own():
    bullets = [{"kind": "bullet", "text": text} for text in ("coats", "boots")]
    made = meeting(talk(*bullets, heading=None), kind="invitation", place="Hall")
    assert lists(invited(made)) == [["coats", "boots"]]


def test_everything_that_is_typed_for_the_sample_is_there():
    made = invitation()
    shown = "\n".join(words(document(made)))
    for entry in made.all_entries():
        assert (entry.text in shown) == (entry.kind != "internal")
