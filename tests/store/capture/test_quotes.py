"""Pasted lists of quoted words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.capture.quotes import split_quotes
from tests.cases import each


@each(
    ("text", "expected"),
    [
        ("’ett’, ’två’", ["’ett’", "’två’"]),
        ("”ett”, ”två, tre”", ["”ett”", "”två, tre”"]),
        ('"ett","två"', ['"ett"', '"två"']),
        ("'ett', 'två'", ["'ett'", "'två'"]),
        ("“one”, “two”", ["“one”", "“two”"]),
        ("’ett’ ,’två’", ["’ett’", "’två’"]),
        ("’ett’, två saknar början’, ’tre’", ["’ett’", "två saknar början’", "’tre’"]),
        ("’ett’, ’två’. ", ["’ett’", "’två’."]),
        ("’den ”andra” sorten’, ’två’", ["’den ”andra” sorten’", "’två’"]),
        ("’nämndens’, ’KSO’s ansvar’", ["’nämndens’", "’KSO’s ansvar’"]),
        ("’ett ’inre’, men ett’", ["’ett ’inre’, men ett’"]),
        ("’ett’", ["’ett’"]),
        ("’ett’,", ["’ett’,"]),
        ("ett, två", ["ett, två"]),
        ("ett ’två’, ’tre’", ["ett ’två’, ’tre’"]),
    ],
)
def test_a_list_is_split_at_a_closing_mark_and_a_comma(text: str, expected: list[str]) -> None:
    assert split_quotes(text) == expected


@given(st.text("ab ,.’”'\"", max_size=60))
def test_nothing_but_commas_and_blanks_between_quotes_is_dropped(text: str) -> None:
    def kept(words: str) -> str:
        return words.replace(" ", "").replace(",", "")

    assert kept("".join(split_quotes(text))) == kept(text)


@given(st.lists(st.text("abc d", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=8))
def test_a_list_of_whole_quotes_gives_them_back(words: list[str]) -> None:
    quotes = [f"’{word}’" for word in words]
    assert split_quotes(", ".join(quotes)) == quotes


def test_a_long_line_of_marks_takes_no_longer_than_its_length() -> None:
    text = "’" + "’a’," * 100_000
    assert "".join(split_quotes(text)).count("a") == 100_000
