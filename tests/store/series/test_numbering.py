"""The numbers of the §§: the next one, those that are missing, and those that are there twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.file.reading import load
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Meeting, Section
from store.series import changes as series
from store.series.around import load_around
from store.series.numbering import (
    Double,
    Gap,
    Numbered,
    gaps_and_doubles,
    highest,
    leading_number,
    next_paragraph,
)
from store.verbs import meetings, sections
from tests.cases import each


def some(*paragraphs: str, meeting: int = 1) -> list[Numbered]:
    return [Numbered(p, f"{meeting}:{n}", meeting) for n, p in enumerate(paragraphs)]


def minutes(*paragraphs: str, first: int | None = None) -> Minutes:
    made = Minutes(Meeting(1, "m", first=first))
    made.fill(Section(f"s{n}", f"{n:02}", paragraph=p) for n, p in enumerate(paragraphs))
    return made


@each(("paragraph", "number"), [("12", 12), ("10 a", 10), ("a", 0), ("", 0), (None, 0)])
def test_the_number_of_a_paragraph(paragraph: str | None, number: int) -> None:
    assert leading_number(paragraph) == number


@each(
    ("own", "first", "before", "expected"),
    [
        ((), None, 0, "1"),
        ((), None, 44, "45"),
        ((), 7, 44, "7"),
        (("7",), 7, 44, "8"),
        (("12", "3"), None, 44, "13"),
        (("10 a",), None, 0, "11"),
        (("2",), 45, 0, "45"),
    ],
)
def test_the_next_paragraph(
    own: tuple[str, ...], first: int | None, before: int, expected: str
) -> None:
    assert next_paragraph(minutes(*own, first=first), lambda: before) == expected


def test_what_comes_before_is_asked_for_only_where_it_counts() -> None:
    def never() -> int:
        raise AssertionError

    assert next_paragraph(minutes("3"), never) == "4"
    assert next_paragraph(minutes(first=9), never) == "9"


def test_gaps_within_the_meeting_and_after_those_before_it() -> None:
    gaps, _ = gaps_and_doubles(some("4", "5", "8"), some("1", "2", meeting=9))
    assert gaps == [Gap("1:0", 3, 3), Gap("1:2", 6, 7)]


def test_what_another_meeting_has_is_no_gap_and_nothing_is_missing_below_the_lowest() -> None:
    assert gaps_and_doubles(some("5", "8"), some("6", "7", meeting=9))[0] == []
    assert gaps_and_doubles(some("12", "13"))[0] == []
    assert gaps_and_doubles(some("10", "10 a", "11"))[0] == []


def test_doubles_within_the_meeting_and_with_another() -> None:
    _, doubles = gaps_and_doubles(some("1", "2", "2"), some("1", meeting=9))
    assert doubles == [Double("1:0", "1", 9), Double("1:2", "2", 1)]
    assert gaps_and_doubles(some("10", "10 a"))[1] == []
    assert gaps_and_doubles(some("10 a", "10a"))[1] == [Double("1:1", "10a", 1)]


@given(st.lists(st.integers(1, 30), unique=True, min_size=1))
def test_every_number_between_is_there_or_in_a_gap(numbers: list[int]) -> None:
    gaps, doubles = gaps_and_doubles(some(*map(str, numbers)))
    missing = [n for gap in gaps for n in range(gap.first, gap.last + 1)]
    assert sorted([*numbers, *missing]) == list(range(min(numbers), max(numbers) + 1))
    assert doubles == []


# In the file --------------------------------------------------------------------------------------


def meeting_of(store: Store, day: str | None, *paragraphs: str, name: str = "Nämnden") -> int:
    made = meetings.create(store, date=day, series=name)
    for paragraph in paragraphs:
        sections.add(store, made, paragraph=paragraph)
    return made


def before(store: Store, meeting: int) -> int:
    return highest(load_around(store, load(store, meeting).meeting).numbers)


def test_the_numbers_run_through_the_year_of_the_series(store: Store) -> None:
    series.add(store, "Nämnden", numbering="year")
    meeting_of(store, "2025-12-01", "90")
    meeting_of(store, "2026-01-12", "1", "2")
    meeting_of(store, "2026-02-12", "3", "14")
    meeting_of(store, "2026-02-20", "77", name="En annan")
    meetings.delete(store, meeting_of(store, "2026-02-21", "50"))
    own = meeting_of(store, "2026-03-12", "15")
    assert before(store, own) == 14


def test_they_begin_with_one_where_the_series_says_nothing(store: Store) -> None:
    meeting_of(store, "2026-01-12", "1", "2")
    assert before(store, meeting_of(store, "2026-03-12")) == 0
