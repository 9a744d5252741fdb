from __future__ import annotations

from datetime import date

import pytest

from store.errors import LabelTaken, NotFound
from store.file.reading import load_meeting
from store.file.undo import redo, undo
from store.model.shared_records import REGISTER, Member
from store.series import changes as series
from store.series.known_series import (
    Neighbours,
    find_series,
    known_name,
    latest_meeting,
    list_series,
    neighbours,
    series_names,
)
from store.verbs import meetings

TODAY = date(2026, 3, 1)


def board(store, day: str | None, **head: object) -> int:
    return meetings.create(store, title="Styrelsen", series="Styrelsen", date=day, **head)


def test_a_series_is_made_changed_and_deleted_each_undone_by_itself(store):
    uid = series.add(store, "Nätverket", kind="notes", verify_days=7)
    series.change(store, uid, place="Rådhuset")
    series.set_members(store, uid, [Member("Anna Ek", standing="deciding", roles=("chair",))])
    series.delete(store, uid)
    assert find_series(store, "nätverket") is None
    undo(store, REGISTER)
    made = find_series(store, "  NÄTVERKET ")
    assert made is not None
    assert (made.kind, made.verify_days, made.place) == ("notes", 7, "Rådhuset")
    assert made.membership == (Member("Anna Ek", standing="deciding", roles=("chair",)),)
    undo(store, REGISTER)
    assert find_series(store, "Nätverket").membership == ()
    undo(store, REGISTER)
    assert find_series(store, "Nätverket").place is None
    undo(store, REGISTER)
    assert find_series(store, "Nätverket") is None
    assert undo(store, REGISTER) is None
    for _ in range(4):
        assert redo(store, REGISTER)
    assert find_series(store, "Nätverket") is None


def test_what_is_not_said_of_a_series_is_as_usual(store):
    series.add(store, "Rådet")
    made = find_series(store, "Rådet")
    assert (made.kind, made.style, made.numbering, made.language) == (
        *("minutes", "clauses", "meeting", "sv"),
    )
    assert (made.verify_days, made.announce_days, made.appeal_days) == (14, 2, 21)


def test_no_series_is_made_twice_and_none_is_changed_that_is_gone(store):
    uid = series.add(store, "Rådet")
    with pytest.raises(LabelTaken):
        series.add(store, "rådet")
    series.delete(store, uid)
    with pytest.raises(NotFound):
        series.change(store, uid, place="Salen")


def test_a_made_series_has_the_spelling_of_its_meetings(store):
    board(store, "2026-01-10")
    series.add(store, "STYRELSEN")
    assert series_names(store) == ["Styrelsen"]
    assert known_name(store, "styrelsen") == "Styrelsen"
    assert known_name(store, "Något annat") == "Något annat"


def test_the_list_has_made_series_and_mere_names_with_their_dates(store):
    series.add(store, "Rådet")
    board(store, "2026-01-10")
    board(store, "2026-02-10")
    board(store, "2026-05-10")
    meetings.delete(store, board(store, "2026-06-10"))
    meetings.create(store, title="Ensam")
    found = {one.name: one for one in list_series(store, TODAY)}
    assert list(found) == ["Rådet", "Styrelsen"]
    assert (found["Rådet"].meetings, found["Rådet"].last, found["Rådet"].next) == (0, None, None)
    assert found["Rådet"].uid
    one = found["Styrelsen"]
    assert (one.uid, one.meetings, one.last, one.next) == (None, 3, "2026-02-10", "2026-05-10")


def test_the_next_date_is_the_announced_one_where_no_meeting_has_been_made(store):
    from store.model.records import NextMeeting

    board(store, "2026-02-10", next=NextMeeting("2026-04-14"))
    assert list_series(store, TODAY)[0].next == "2026-04-14"
    assert list_series(store, date(2026, 5, 1))[0].next is None


def test_neighbours_go_by_date_and_pass_over_the_trash(store):
    late, early = board(store, "2026-05-10"), board(store, "2026-01-10")
    gone, middle = board(store, "2026-02-01"), board(store, "2026-03-10")
    undated = board(store, None)
    meetings.delete(store, gone)
    chain = [early, middle, late, undated]
    for before, own, after in zip([None, *chain], chain, [*chain[1:], None], strict=False):
        found = neighbours(store, load_meeting(store, own))
        assert (found.previous and found.previous.id) == before
        assert (found.next and found.next.id) == after


def test_a_meeting_without_series_has_no_neighbours(store, meeting):
    board(store, "2026-01-10")
    assert neighbours(store, load_meeting(store, meeting)) == Neighbours()


def test_the_latest_meeting_is_not_one_that_was_cancelled(store):
    held = board(store, "2026-01-10")
    board(store, "2026-02-10", status="cancelled")
    found = latest_meeting(store, "Styrelsen")
    assert found is not None
    assert found.id == held
    assert latest_meeting(store, "Ingen") is None
