"""Cases in one test: all are tried, and those that fail are named."""

from __future__ import annotations

import pytest

from tests.cases import each


def test_every_case_is_tried_and_each_that_fails_is_named() -> None:
    tried = []

    @each("number, word", [(1, "ett"), (2, "två"), (3, "tre"), (4, "fyra")])
    def odd(number: int, word: str) -> None:
        tried.append(word)
        if number == 4:
            with pytest.raises(KeyError):
                {}.get(word)
        assert number % 2

    with pytest.raises(ExceptionGroup, match="2 of 4 cases") as failed:
        odd()
    assert tried == ["ett", "två", "tre", "fyra"]
    notes = [error.__notes__ for error in failed.value.exceptions]
    assert notes == [["where number = 2, word = 'två'"], ["where number = 4, word = 'fyra'"]]


@each("letter", "ab")
@each("number", (1, 2))
def test_fixtures_and_cases_within_cases_are_given(
    letter: str, number: int, own_home: object
) -> None:
    assert own_home
    assert letter in "ab"
    assert number in (1, 2)
