"""Which meetings fit what is typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.file.store import Store
from store.search.finding_meetings import find
from store.search.meetings_shelf import Head, load_shelf, shelf_of
from tests.cases import each

MAY, JUNE = "Styrelsemöte i maj", "Styrelsemöte i juni"
FOOD, FATHER, UNDATED = "Nätverket får mat", "Vårdcentralen: Fars dag", "Odaterat"


@each(
    ("text", "wanted"),
    [
        ("", {MAY, JUNE, FOOD, FATHER, UNDATED}),
        ("s", {MAY, JUNE}),
        ("styr", {MAY, JUNE}),
        ("STYRELSEMÖTET", {MAY, JUNE}),
        ("juni styrelse", {JUNE}),
        ("central", {FATHER}),
        ("får", {FOOD}),
        ("2025-0", {FOOD, JUNE}),
        ("2025-06-10", {JUNE}),
        ("finns ej", set()),
        ("styrelse -juni", {MAY}),
        ("serie:styrelsen", {MAY, JUNE}),
        ('series:"nätverk a/b"', {FOOD}),
        ("serie:nätverk", {FOOD}),
        ("-serie:styrelsen år:2025", {FOOD}),
        ("år:2025", {JUNE, FOOD}),
        ("year:2023-2024", {MAY, FATHER}),
        ("år:2024 år:2023", {MAY, FATHER}),
        ("från:2025-06", {JUNE}),
        ("till:2024", {MAY, FATHER}),
        ("-from:2025-06-10 styrelse", {MAY}),
        ("§ 45", set()),
        ("typ:protokoll", {MAY, JUNE}),
        ("type:notes", {FOOD, UNDATED}),
        ("är:justerat", {MAY}),
        ("status:cancelled", {FATHER}),
        ("is:held styrelse", set()),
        ("serie:styrelsen år:2025 typ:protokoll är:pågående juni", {JUNE}),
        ("person:Anna", set()),
        ("serie:", {MAY, JUNE, FOOD, FATHER, UNDATED}),
    ],
)
def test_words_and_filters_combine(
    store: Store, some: dict[str, int], text: str, wanted: set[str]
) -> None:
    found = find(load_shelf(store), text)
    assert {*found.unfinished, *found.others} == {some[title] for title in wanted}
    assert len(found) == len(wanted)


def test_what_needs_attention_comes_first_each_by_date(store: Store, some: dict[str, int]) -> None:
    found = find(load_shelf(store), "")
    assert found.unfinished == (some[UNDATED], some[JUNE], some[FOOD])
    assert found.others == (some[MAY], some[FATHER])


def test_three_at_most_stand_above_the_others() -> None:
    found = find(shelf_of([_head(n, "ett möte") for n in range(1, 7)], {2, 3, 4, 6}), "")
    assert (found.unfinished, found.others) == ((2, 3, 4), (1, 5, 6))


def _head(number: int, title: str) -> Head:
    return Head(number, "2025-01-01", "2025", "notes", "held", "", f" {title} ")


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_an_error(text: str) -> None:
    shelf = shelf_of([_head(1, "ett möte"), _head(2, "en dag")], {2})
    assert len(find(shelf, text)) <= 2
