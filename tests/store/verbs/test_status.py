"""The way of the minutes: sent, verified, announced, opened again; and verified ones stay as they are."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from exports.json_form import to_json
from imports.json_form import from_json
from store import verbs as folder
from store.capture import CaptureSession
from store.errors import Locked, OutOfTurn, StoreError, UndoRefused
from store.file.reading import load
from store.file.store import Store
from store.file.undo import redo, undo
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs import entries, groups, meetings, people, sections, status
from tests.cases import each

DAY, NEXT_DAY = "2026-03-12", "2026-03-13"


@pytest.fixture
def db(store: Store) -> Store:
    return store


@pytest.fixture
def meeting(db: Store) -> int:
    """A meeting with something of everything in it."""
    made = meetings.create(db, title="Nämnden", date="2026-03-02", kind="minutes")
    people.add(db, made, name="Anna Ek", roles=("chair",), standing="deciding")
    groups.add_set(db, made, ["A", "B"])
    first = sections.add(db, made, heading="Val", paragraph="1")
    sections.add(db, made, heading="Under", level=2)
    second = sections.add(db, made, heading="Frågor", paragraph="2", form="questions")
    for section in (first, second):
        for text in ("ett", "två"):
            entries.add(db, made, Place(section), "note", text)
    for label in "AB":
        sections.add_row(db, made, second, label)
        sections.add_prompt(db, made, second, f"Fråga {label}?")
    people.add_signature(db, made, role="Ordförande", name="Anna Ek")
    return made


def held(db: Store, meeting: int) -> str:
    """Everything that a meeting holds, as text."""
    return json.dumps(to_json(load(db, meeting)), ensure_ascii=False)


def sections_of(db: Store, meeting: int) -> dict[str, str]:
    return {str(s.heading): s.uid for s in load(db, meeting).sections}


@pytest.fixture
def verified(db: Store, meeting: int) -> int:
    """The meeting, whose minutes are verified."""
    status.verify(db, meeting, DAY)
    return meeting


def state(db: Store, meeting: int) -> str:
    return load(db, meeting).meeting.status


# The way ------------------------------------------------------------------------------------------


def test_the_minutes_go_their_way_and_each_day_is_kept(db: Store, meeting: int) -> None:
    status.send(db, meeting, "2026-03-05")
    assert state(db, meeting) == "sent"
    status.verify(db, meeting, DAY)
    assert state(db, meeting) == "verified"
    status.announce(db, meeting, NEXT_DAY)
    head = load(db, meeting).meeting
    assert (head.status, head.sent, head.verified, head.announced) == (
        *("announced", "2026-03-05", DAY, NEXT_DAY),
    )


def test_a_meeting_that_nobody_closed_can_be_verified(db: Store, meeting: int) -> None:
    assert state(db, meeting) == "draft"
    status.verify(db, meeting, DAY)
    assert state(db, meeting) == "verified"


def test_the_day_of_the_announcement_can_be_corrected(db: Store, meeting: int) -> None:
    status.verify(db, meeting, DAY)
    status.announce(db, meeting, DAY)
    status.announce(db, meeting, NEXT_DAY)
    assert load(db, meeting).meeting.announced == NEXT_DAY


@each("verb", [status.send, status.verify])
def test_nothing_is_done_before_the_meeting(db: Store, meeting: int, verb: Any) -> None:
    with pytest.raises(OutOfTurn):
        verb(db, meeting, "2026-03-01")
    assert state(db, meeting) == "draft"


def test_what_is_out_of_turn_is_refused(db: Store, meeting: int) -> None:
    with pytest.raises(OutOfTurn):
        status.announce(db, meeting, DAY)
    with pytest.raises(OutOfTurn):
        status.reopen(db, meeting, "fel", DAY)
    status.verify(db, meeting, DAY)
    with pytest.raises(OutOfTurn):
        status.announce(db, meeting, "2026-03-11")
    for verb in (status.send, status.verify):
        with pytest.raises(Locked):
            verb(db, meeting, NEXT_DAY)
    assert load(db, meeting).meeting.verified == DAY


def test_a_cancelled_meeting_is_not_verified(db: Store, meeting: int) -> None:
    meetings.change(db, meeting, status="cancelled")
    for verb in (status.send, status.verify):
        with pytest.raises(OutOfTurn):
            verb(db, meeting, DAY)


def test_opening_again_needs_a_reason_and_keeps_it(db: Store, meeting: int) -> None:
    status.verify(db, meeting, DAY)
    with pytest.raises(OutOfTurn):
        status.reopen(db, meeting, "  ", NEXT_DAY)
    assert state(db, meeting) == "verified"
    status.reopen(db, meeting, "§ 1 saknade namn", NEXT_DAY)
    head = load(db, meeting).meeting
    assert (head.status, head.verified) == ("held", None)
    assert [(r.date, r.reason) for r in head.reopened] == [(NEXT_DAY, "§ 1 saknade namn")]
    entries.add(db, meeting, Place(sections_of(db, meeting)["Val"]), "note", "namnet")
    status.verify(db, meeting, NEXT_DAY)
    assert state(db, meeting) == "verified"


# Nothing changes verified minutes ------------------------------------------------------------------

ALLOWED = {
    *("status.announce", "status.reopen", "status.reopen_section"),
    *("meetings.mark_exported", "meetings.arrange"),
}
"""What may be done to verified minutes, or says itself why not; their words stay as they were."""

READERS = {
    "taken_out.taken_out",
    "still_there.living",
    "entries.check_place",
    "group_rows.exercises",
}
"""What only reads."""

BEGINNERS = {"carrying.begin_after"}
"""What begins another meeting."""


OTHER_VERBS = (
    *("store.series.carrying", "store.series.changes"),
    *("store.people.changes", "store.items.progress"),
)
"""Verbs of the floor above."""


def verbs() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public verb that takes a store and a meeting."""
    in_the_folder = [found.name for found in pkgutil.iter_modules(folder.__path__, "store.verbs.")]
    for module in (*in_the_folder, *OTHER_VERBS):
        loaded = importlib.import_module(module)
        for name, verb in inspect.getmembers(loaded, inspect.isfunction):
            taken = list(inspect.signature(verb).parameters)
            own = verb.__module__ == module and not name.startswith("_")
            if own and taken[:2] == ["store", "meeting"]:
                yield f"{module.rpartition('.')[2]}.{name}", verb


VERBS = dict(verbs())


@each("name", sorted(VERBS.keys() - ALLOWED - READERS - BEGINNERS))
def test_no_verb_changes_verified_minutes(db: Store, verified: int, name: str) -> None:
    """The lock is met before anything else, so that it does not matter what a verb is given."""
    before, log = held(db, verified), db.rows("SELECT count(*) FROM event")
    needed = [p for p in inspect.signature(VERBS[name]).parameters.values() if p.default is p.empty]
    given = {p.name: "any" for p in needed[2:] if p.kind is not p.VAR_KEYWORD}
    with pytest.raises(Locked):
        VERBS[name](db, verified, **given)
    assert held(db, verified) == before
    assert db.rows("SELECT count(*) FROM event") == log


@pytest.mark.parametrize("name", sorted(BEGINNERS))
def test_a_meeting_that_begins_after_it_leaves_it_as_it_is(
    db: Store, meeting: int, name: str
) -> None:
    status.verify(db, meeting, DAY)
    before = held(db, meeting)
    assert VERBS[name](db, meeting) != meeting
    assert held(db, meeting) == before


def test_there_are_verbs_to_try() -> None:
    assert {"entries.add", "sections.move", "people.delete", "meetings.delete"} <= VERBS.keys()
    assert len(VERBS) > 40
    assert VERBS.keys() >= ALLOWED | READERS | BEGINNERS


def test_announcing_and_exporting_leave_the_minutes_as_they_are(db: Store, meeting: int) -> None:
    status.verify(db, meeting, DAY)
    before = to_json(load(db, meeting))
    meetings.mark_exported(db, meeting)
    status.announce(db, meeting, NEXT_DAY)
    after = to_json(load(db, meeting))
    assert {**after, "status": "verified", "announced": None} == before


def test_undo_and_redo_change_nothing_in_verified_minutes(db: Store, meeting: int) -> None:
    undo(db, meeting)
    status.verify(db, meeting, DAY)
    before = held(db, meeting)
    for again in (undo, redo):
        with pytest.raises(Locked):
            again(db, meeting)
    assert held(db, meeting) == before


LINES = (
    *("en rad", "- punkt", "b: ett beslut", "b+ och mer", "# Rubrik", "§ Punkt", "/titel Annan"),
    *("/närvarande Bo", "/punkt", "/typ anteckningar", "/grupper A-B", "/utfall bifall", "/ångra"),
    *("/fras avslutning", "/justera", "/justera § 1", "/skicka", "/avsluta", "/datum idag"),
    *("/lämnar Anna", "/inställt", "/underskrift Ordf", "/bilaga B", "/första § 9", "/gör om"),
)


@each("line", LINES)
def test_a_line_is_refused_with_the_reason(db: Store, verified: int, line: str) -> None:
    before = held(db, verified)
    session = CaptureSession(db, load(db, verified))
    if line not in ("/ångra", "/gör om"):
        assert not session.preview(line).accepted
    outcome = session.submit(line)
    assert outcome.refusal is not None
    assert held(db, verified) == before


def test_a_line_is_refused_that_was_begun_before(db: Store, meeting: int) -> None:
    """The session has not read yet that somebody else has verified the minutes."""
    session = CaptureSession(db, load(db, meeting))
    with Store.open(db.path, actor="bo") as other:
        status.verify(other, meeting, DAY)
    before = held(db, meeting)
    assert session.submit("för sent").refusal is not None
    with pytest.raises(Locked):
        session.paste(["en", "två"], commands=False)
    assert held(db, meeting) == before
    assert [e.text for e in session.minutes.all_entries()] == ["ett", "två"] * 2


def test_the_same_meeting_is_not_imported_over_it(db: Store, meeting: int) -> None:
    status.verify(db, meeting, DAY)
    before = held(db, meeting)
    other = from_json({**json.loads(before), "title": "Annan"})
    with pytest.raises(StoreError):
        meetings.insert(db, other)
    assert held(db, meeting) == before


def test_opening_again_is_undone_by_nothing_but_verifying(db: Store, meeting: int) -> None:
    status.verify(db, meeting, DAY)
    status.reopen(db, meeting, "fel", NEXT_DAY)
    assert undo(db, meeting) is not None
    assert state(db, meeting) == "verified"


# One § -------------------------------------------------------------------------------------------


@pytest.fixture
def val(db: Store, meeting: int) -> str:
    """The first §, which is verified with the section below it."""
    uid = sections_of(db, meeting)["Val"]
    status.verify_section(db, meeting, uid, DAY)
    return uid


def locked_part(minutes: Minutes) -> Any:
    """The first § and what lies under it, as data."""
    found = to_json(minutes)["sections"]
    inside: list[Any] = []
    for section in found:
        if inside and section["level"] <= inside[0]["level"]:
            break
        inside += [section] if inside or section["paragraph"] == "1" else []
    return [{**s, "number": None} for s in inside]


def test_a_section_is_verified_with_what_lies_in_it(db: Store, meeting: int, val: str) -> None:
    verified = {s.heading: s.verified for s in load(db, meeting).sections}
    assert verified == {"Val": DAY, "Under": DAY, "Frågor": None}


def attempts(db: Store, meeting: int, val: str) -> dict[str, Callable[[], object]]:
    """Every way to change something in the verified §, or what lies in it."""
    minutes = load(db, meeting)
    entry = minutes.entries(val)[0].uid
    under, other = minutes.sections[1].uid, minutes.sections[2].uid
    outside = minutes.entries(other)[0].uid
    return {
        "add": lambda: entries.add(db, meeting, Place(val), "note", "ny"),
        "add below": lambda: entries.add(db, meeting, Place(under), "note", "ny"),
        "change": lambda: entries.change(db, meeting, entry, text="annan"),
        "delete": lambda: entries.delete(db, meeting, entry),
        "move out": lambda: entries.move(db, meeting, entry, place=Place(other)),
        "move in": lambda: entries.move(db, meeting, outside, place=Place(val)),
        "heading": lambda: sections.change(db, meeting, val, heading="Annan"),
        "delete it": lambda: sections.delete(db, meeting, val),
        "delete below": lambda: sections.delete(db, meeting, under),
        "move it": lambda: sections.move(db, meeting, val),
        "new below": lambda: sections.add(db, meeting, after=val, level=2),
        "new last below": lambda: sections.add(db, meeting, after=under, level=3),
        "new between": lambda: sections.add(db, meeting, after=val, level=1),
        "indent next": lambda: sections.change(db, meeting, other, level=2),
        "move next between": lambda: sections.move(db, meeting, other, before=under),
        "row": lambda: sections.add_row(db, meeting, val, "A"),
        "prompt": lambda: sections.add_prompt(db, meeting, under, "Vad?"),
        "again": lambda: status.verify_section(db, meeting, val, NEXT_DAY),
    }


NAMES = (
    *("add", "add below", "change", "delete", "move out", "move in", "heading", "delete it"),
    *("delete below", "move it", "new below", "new last below", "new between", "indent next"),
    *("move next between", "row", "prompt", "again"),
)


@each("name", NAMES)
def test_nothing_changes_a_verified_section(db: Store, meeting: int, val: str, name: str) -> None:
    tries = attempts(db, meeting, val)
    assert set(tries) == set(NAMES)
    before, held_before = locked_part(load(db, meeting)), held(db, meeting)
    with pytest.raises((Locked, OutOfTurn)):
        tries[name]()
    assert locked_part(load(db, meeting)) == before
    assert held(db, meeting) == held_before


def test_the_rest_of_the_minutes_goes_on(db: Store, meeting: int, val: str) -> None:
    before = locked_part(load(db, meeting))
    other = sections_of(db, meeting)["Frågor"]
    entries.add(db, meeting, Place(other), "note", "mer")
    sections.add(db, meeting, heading="Nästa", paragraph="3")
    meetings.change(db, meeting, title="Annan")
    sections.move(db, meeting, other, before=val)
    assert locked_part(load(db, meeting)) == before


def test_a_line_for_it_is_refused_while_it_is_typed(db: Store, meeting: int, val: str) -> None:
    session = CaptureSession(db, load(db, meeting))
    session.place = Place(val)
    for line in ("en rad", "## Rubrik", "b: beslut"):
        assert session.submit(line).refusal is not None
    assert not session.preview("en rad").accepted
    assert session.submit("§ Nästa").refusal is None


def test_undo_passes_over_what_lies_in_it(db: Store, meeting: int) -> None:
    first, other = (sections_of(db, meeting)[name] for name in ("Val", "Frågor"))
    entries.add(db, meeting, Place(other), "note", "äldre")
    entries.add(db, meeting, Place(first), "note", "i paragrafen")
    status.verify_section(db, meeting, first, DAY)
    before = locked_part(load(db, meeting))
    older = None
    for _ in range(2):  # the verifying itself, and the line in the §
        with pytest.raises(UndoRefused) as refused:
            undo(db, meeting, older_than=older)
        assert refused.value.older
        older = refused.value.step
    assert undo(db, meeting, older_than=older) is not None
    assert [e.text for e in load(db, meeting).entries(other)] == ["ett", "två"]
    assert locked_part(load(db, meeting)) == before


def test_a_section_is_opened_again_with_a_reason(db: Store, meeting: int, val: str) -> None:
    with pytest.raises(OutOfTurn):
        status.reopen_section(db, meeting, val, "", NEXT_DAY)
    status.reopen_section(db, meeting, val, "fel namn", NEXT_DAY)
    minutes = load(db, meeting)
    assert [s.verified for s in minutes.sections] == [None] * 3
    assert [r.reason for r in minutes.meeting.reopened] == ["§ 1: fel namn"]
    entries.add(db, meeting, Place(val), "note", "rätt")
    with pytest.raises(OutOfTurn):
        status.reopen_section(db, meeting, val, "igen", NEXT_DAY)


def test_a_verified_section_stays_locked_when_the_minutes_are_opened(
    db: Store, meeting: int, val: str
) -> None:
    status.verify(db, meeting, DAY)
    with pytest.raises(OutOfTurn):
        status.reopen_section(db, meeting, val, "fel", NEXT_DAY)
    status.reopen(db, meeting, "fel", NEXT_DAY)
    with pytest.raises(Locked):
        entries.add(db, meeting, Place(val), "note", "ny")


def test_a_group_of_a_verified_exercise_keeps_its_name(db: Store, meeting: int) -> None:
    uid = sections_of(db, meeting)["Frågor"]
    group_set = load(db, meeting).group_sets[0].uid
    sections.change(db, meeting, uid, group_set=group_set)
    status.verify_section(db, meeting, uid, DAY)
    group = load(db, meeting).groups(group_set)[0]
    with pytest.raises(Locked):
        groups.rename(db, meeting, group.uid, "X")
    assert load(db, meeting).groups(group_set)[0] == replace(group)
