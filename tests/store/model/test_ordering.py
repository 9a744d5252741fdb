"""Order keys: always room between two, short where people write from top to bottom."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.model.ordering import LONGEST, WIDTH, between, spread


def insert(keys: list[str], at: int) -> None:
    key = between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None)
    keys.insert(at, key)


@given(st.lists(st.integers(min_value=0, max_value=10_000), max_size=200))
def test_any_order_of_inserting_keeps_the_keys_sorted_and_unlike(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        insert(keys, place % (len(keys) + 1))
    assert keys == sorted(set(keys))


def test_appending_never_makes_a_key_longer() -> None:
    keys: list[str] = []
    for _ in range(5000):
        insert(keys, len(keys))
    assert {len(key) for key in keys} == {WIDTH}


def test_filling_one_gap_from_left_to_right_takes_two_thousand_entries() -> None:
    keys = spread(2)
    for n in range(2000):
        insert(keys, n + 1)
    assert max(map(len, keys)) <= LONGEST


def test_a_fresh_spread_is_sorted() -> None:
    keys = spread(300)
    assert keys == sorted(set(keys))
