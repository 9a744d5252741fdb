"""The last days of minutes, reckoned from what is known."""

from __future__ import annotations

from store.model.deadlines import USUAL, Deadlines, Terms, deadlines, next_deadline, terms_of
from store.model.records import Meeting, Status
from store.model.shared_records import Series
from tests.cases import each

DATED = Meeting(1, "m", date="2026-12-20")


def test_the_usual_days() -> None:
    meeting = Meeting(1, "m", date="2026-12-20", verified="2027-01-02", announced="2027-01-04")
    assert deadlines(meeting) == Deadlines("2027-01-03", "2027-01-04", "2027-01-25")


def test_those_of_a_series() -> None:
    terms = terms_of(Series("s", "Nämnden", verify_days=10, announce_days=1, appeal_days=30))
    assert terms == Terms(10, 1, 30)
    assert deadlines(DATED, terms) == Deadlines("2026-12-30", None, None)
    assert terms_of(None) == USUAL


@each("day", [None, "i maj", "9999-12-31"])
def test_nothing_is_reckoned_from_what_is_not_known(day: str | None) -> None:
    assert deadlines(Meeting(1, "m", date=day)) == Deadlines()


@each(
    ("status", "day"),
    [
        ("draft", None),
        ("held", "2026-03-16"),
        ("sent", "2026-03-16"),
        ("verified", "2026-03-12"),
        ("announced", "2026-04-02"),
        ("cancelled", None),
    ],
)
def test_the_one_that_comes_next(status: Status, day: str | None) -> None:
    days = {"date": "2026-03-02", "verified": "2026-03-10", "announced": "2026-03-12"}
    coming = next_deadline(Meeting(1, "m", status=status, **days))
    assert (coming and coming[0]) == day
