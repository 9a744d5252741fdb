"""What waits writes over nothing, and takes nothing out, that whoever asked for it has not seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from store.capture import CaptureSession
from store.errors import StoreError
from store.file import reading
from store.file.step_names import latest
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry, Named
from store.people.known_people import load_people
from store.verbs import entries, people
from store.waiting.change import Asked, Change, from_data, to_data
from store.waiting.foreseen_records import with_records_then
from store.waiting.performing import Performer, refusal_of

AT = datetime.fromisoformat("2026-03-02T10:14")
LINES = ("/närvarande Asta Ek, Bo Al", "# Ett", "alfa", "beta", "# Två", "gamma")
THEIRS = "deras ord"


@pytest.fixture
def other(store: Store, open_store: Callable[..., Store]) -> Store:
    """Return the same file in another window of the same person."""
    return open_store("anna")


@pytest.fixture
def written(store: Store, meeting: int) -> Minutes:
    session = CaptureSession(store, reading.load(store, meeting))
    for line in LINES:
        assert session.submit(line).refusal is None, line
    return reading.load(store, meeting)


def entry(minutes: Minutes, text: str) -> Entry:
    return next(one for one in minutes.all_entries() if one.text == text)


def texts(store: Store, meeting: int) -> list[str]:
    return [one.text for one in reading.load(store, meeting).all_entries()]


def asked(store: Store, *changes: Change) -> list[Asked]:
    """Return changes as a window asks for them one after the other, while nothing can be written."""
    then: list[Change] = []
    for change in changes:
        then.append(with_records_then(store, change, then))
    return [from_data(to_data(Asked(one, "anna", AT, seen=latest(store)))) for one in then]


def carry_out(store: Store, waiting: Sequence[Asked]) -> list[Any]:
    """Carry out what waited; return why it was refused, or None, for each."""
    performer, refused = Performer(store), []
    for number, one in enumerate(waiting, 1):
        try:
            refusal = refusal_of(one.change, performer.perform_once(one, "W", number))
            refused.append(refusal and refusal.reason)
        except StoreError as error:
            refused.append(error.message)
    return refused


def test_an_edit_stands_beside_what_another_has_made_of_the_line(
    store: Store, other: Store, meeting: int, written: Minutes
) -> None:
    line, home = entry(written, "gamma"), written.meeting.uid
    edits = [Change("entries.rewrite", home, (line,), {"text": text}) for text in ("M1", "M2")]
    waiting = asked(store, *edits, Change("entries.split", home, (line, 1)))
    entries.rewrite(other, meeting, line, text=THEIRS)
    *done, split = carry_out(store, waiting)
    assert (done, split is not None) == ([None, None], True)
    assert sorted(texts(store, meeting)[2:]) == ["M2", THEIRS]


def test_what_one_has_done_oneself_is_gone_on_with(
    store: Store, meeting: int, written: Minutes
) -> None:
    line, home = entry(written, "gamma"), written.meeting.uid
    edits = [Change("entries.rewrite", home, (line,), {"text": text}) for text in ("M1", "M2")]
    kinds = [
        Change("several.change", home, ((line.uid,),), {"kind": kind})
        for kind in ("decision", "note")
    ]
    gone = Change("several.delete", home, ((line.uid, entry(written, "beta").uid),))
    assert carry_out(store, asked(store, *edits, *kinds, gone)) == [None] * 5
    assert texts(store, meeting) == ["alfa"]


def test_nothing_is_taken_out_with_what_another_has_written_there(
    store: Store, other: Store, meeting: int, written: Minutes
) -> None:
    home, (_, second) = written.meeting.uid, written.sections
    marked = tuple(entry(written, text).uid for text in ("alfa", "beta"))
    waiting = asked(
        store,
        Change("several.delete", home, (marked,)),
        Change("remove_section", home, (second.uid,)),
    )
    entries.rewrite(other, meeting, entry(written, "beta"), text=THEIRS)
    session = CaptureSession(other, reading.load(other, meeting))
    assert session.submit("skrivet i Två").refusal is None
    assert None not in carry_out(store, waiting)
    assert texts(store, meeting) == ["alfa", THEIRS, "gamma", "skrivet i Två"]


def test_a_key_does_not_win_over_what_was_noted_later(
    store: Store, other: Store, meeting: int, written: Minutes
) -> None:
    home, who = written.meeting.uid, next(iter(written.participants)).uid
    waiting = asked(
        store,
        Change("people.change", home, (who,), {"attendance": "absent"}),
        Change("people.change", home, (who,), {"organisation": "Kommunen"}),
        Change("line", home, ("/plats Sal C",)),
    )
    people.change(other, meeting, who, attendance="remote")
    session = CaptureSession(other, reading.load(other, meeting))
    assert session.submit("/plats Sal D").refusal is None
    absent, organisation, place = carry_out(store, waiting)
    assert (absent is None, organisation, place is None) == (False, None, False)
    now = reading.load(store, meeting)
    person = next(one for one in now.participants if one.uid == who)
    assert (person.attendance, person.organisation) == ("remote", "Kommunen")
    assert now.meeting.place == "Sal D"


def test_what_is_reckoned_from_what_is_there_is_added_to_what_another_has_done(
    store: Store, other: Store, meeting: int, written: Minutes
) -> None:
    line, home = entry(written, "gamma"), written.meeting.uid
    waiting = asked(
        store,
        Change("entries.dot", home, (line.uid, 1)),
        Change("several.indent", home, ((line.uid,), 1)),
        Change("line", home, ("/närvarande Dan Ros",)),
    )
    entries.dot(other, meeting, line.uid, 2)
    entries.change(other, meeting, line.uid, kind="bullet", owners=(Named("Dan Ros"),))
    assert carry_out(store, waiting) == [None] * 3
    now = entry(reading.load(store, meeting), "gamma")
    assert (now.dots, now.kind, now.depth, now.owners[0].uid is None) == (3, "bullet", 1, False)


def test_in_the_register_of_people_only_what_was_typed_is_written(
    store: Store, other: Store, written: Minutes
) -> None:
    def asta(of: Store) -> Any:
        return load_people(of).find("Asta Ek").person

    waiting = asked(
        store,
        Change("persons.change", "", (asta(store),), {"organisation": "min"}),
        Change("persons.change", "", (asta(store),), {"unit": "enhet"}),
    )
    Performer(other).perform(Change("persons.change", "", (asta(other),), {"organisation": THEIRS}))
    organisation, unit = carry_out(store, waiting)
    assert (organisation is None, unit) == (False, None)
    assert (asta(store).organisation, asta(store).unit) == (THEIRS, "enhet")


def test_an_edit_stands_beside_what_the_line_is_in_a_file_that_has_gone_another_way(
    store: Store, path: Path, meeting: int, written: Minutes, open_store: Callable[..., Store]
) -> None:
    line, home = entry(written, "gamma"), written.meeting.uid
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    entries.rewrite(store, meeting, line, text="M1")
    mine = entry(reading.load(store, meeting), "M1")
    waiting = asked(store, Change("entries.rewrite", home, (mine,), {"text": "M2"}))
    with Store.open(copy, actor="anna") as theirs:
        entries.rewrite(theirs, meeting, line, text=THEIRS)
        assert carry_out(theirs, waiting) == [None]
        assert texts(theirs, meeting)[2:] == [THEIRS, "M2"]
