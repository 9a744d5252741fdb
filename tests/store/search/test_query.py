"""What is typed, read: nothing of it is an error."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.search.filter_words import FIELDS, ITEM_STATES, MEETING_STATES
from store.search.query import Filter, Query, parse
from store.search.terms import SearchTerm
from tests.cases import each


def terms(text: str) -> list[str]:
    return [" ".join(term.words) for term in parse(text).terms]


@each(
    ("text", "words"),
    [
        ("", []),
        ("   ", []),
        ("Vård CENTRAL", ["vård", "central"]),
        ("-", []),
        ("- ", []),
        ('"', []),
        ('""', []),
        ('"vi prövar', ["vi prövar"]),
        ('"vi prövar" hösten', ["vi prövar", "hösten"]),
        ('a"b c"d', ["a", "b c", "d"]),
        ("e-post", ["e post"]),
        ("okänt:ord", ["okänt ord"]),
        ("kl 09:30", ["kl", "09 30"]),
        ("år:snart", ["år snart"]),
        ("är:blå", ["är blå"]),
        ("typ:fest", ["typ fest"]),
        ("TODO]", ["todo"]),
        ("don't", ["don t"]),
        ("x* OR y NEAR(z)", ["x", "or", "y", "near z"]),
        ("ord ord", ["ord"]),
        (":", []),
        ("::", []),
        ("person:", []),
    ],
)
def test_words_and_phrases(text: str, words: list[str]) -> None:
    assert terms(text) == words
    assert not parse(text).filters


def test_a_word_with_a_colon_that_is_not_understood_is_told() -> None:
    assert parse("plats:Norrby år:snart kl:9 https://a.se kl 10:30 beslut:kaffe").unread == (
        "plats:Norrby",
        "år:snart",
    )


def test_what_must_not_be_there() -> None:
    query = parse('budget -"i år" -kaffe')
    assert query.terms == (SearchTerm(("budget",)),)
    assert query.without == (
        SearchTerm(("i", "år"), whole=True, quoted=True),
        SearchTerm(("kaffe",)),
    )


@each(
    ("text", "filters"),
    [
        ("beslut:", [Filter("kind", "decision")]),
        ("Decision:", [Filter("kind", "decision")]),
        ("-åtgärd:", [Filter("kind", "action", negated=True)]),
        ('person:"Anna Ek"', [Filter("person", "anna ek")]),
        ("person: Anna", [Filter("person", "anna")]),
        ("who:Bo", [Filter("person", "bo")]),
        ("grupp:B", [Filter("group", "b")]),
        ("serie:styrelse", [Filter("series", "styrelse")]),
        ("år:2024", [Filter("year", "2024-2024")]),
        ("year:2022-2024", [Filter("year", "2022-2024")]),
        ("år:2022-", [Filter("year", "2022-9999")]),
        ("från:2024-02", [Filter("since", "2024-02-01")]),
        ("to:2024-02", [Filter("until", "2024-02-29")]),
        ('till:"3 mars 2024"', [Filter("until", "2024-03-03")]),
        ("§ 45", [Filter("paragraph", "45")]),
        ("-§45", [Filter("paragraph", "45", negated=True)]),
        ("typ:protokoll", [Filter("type", "minutes")]),
        ("är:öppen", [Filter("item", "open")]),
        ("is:done", [Filter("item", "done")]),
        ("status:justerat", [Filter("status", "verified")]),
        ("fråga: är:öppen", [Filter("kind", "question"), Filter("item", "open")]),
        ("serie: beslut:", [Filter("kind", "decision")]),
    ],
)
def test_filters(text: str, filters: list[Filter]) -> None:
    assert list(parse(text).filters) == filters
    assert not parse(text).terms


def test_a_kind_stands_before_a_word_with_and_without_a_blank() -> None:
    for text in ("beslut:budget", "beslut: budget", "budget beslut:", 'beslut:"budget"'):
        assert [f.value for f in parse(text).filters] == ["decision"]
        assert [term.words for term in parse(text).terms] == [("budget",)]


def test_words_of_the_table_do_not_mean_two_things() -> None:
    for table in (FIELDS, (*ITEM_STATES, *MEETING_STATES)):
        said = [word.casefold() for term in table for word in dict.fromkeys(term.words)]
        assert len(said) == len(set(said))


def test_a_very_long_query_is_cut() -> None:
    query = parse("ord" * 10_000 + " " + " ".join(f"w{n}" for n in range(10_000)))
    assert len(query.terms) <= 20


@given(st.text(alphabet='ab åÅ:"-*()§.\n\x00ß', max_size=30) | st.text(max_size=40))
def test_nothing_typed_is_an_error(text: str) -> None:
    assert isinstance(parse(text), Query)
