from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.items.item_query import ItemQuery
from store.items.items import REGISTER_KINDS
from store.search.filter_words import FIELDS as OF_SEARCH
from store.search.register_filters import FIELDS, REGISTERS, kind_and_rest, read_query
from tests.cases import each

DAY = date(2026, 3, 1)
ALL = ItemQuery()
OPEN = ItemQuery(states=("open",))


def read(text: str, among: ItemQuery = ALL):
    return read_query(text, among, today=DAY, series=["Rådet", "Norrby råd"])


@each(
    ("text", "query"),
    [
        ("", ItemQuery()),
        ("  ring   anna ", ItemQuery(text="ring anna")),
        ("person:Anna", ItemQuery(person="Anna")),
        ("vem: Anna ring", ItemQuery(person="Anna", text="ring")),
        ('PERSON:"Anna Ek" ring', ItemQuery(person="Anna Ek", text="ring")),
        ('who:"Anna E', ItemQuery(person="Anna E")),
        ("grupp:B", ItemQuery(group="B")),
        ("serie:rådet", ItemQuery(series="rådet")),
        ('series:"norrby råd"', ItemQuery(series="norrby råd")),
        ("serie:råd ring", ItemQuery(text="ring råd")),
        ("år:2024", ItemQuery(since="2024-01-01", until="2024-12-31")),
        ("year:2024-2025", ItemQuery(since="2024-01-01", until="2025-12-31")),
        ("från:2024", ItemQuery(since="2024-01-01")),
        ("till:2024", ItemQuery(until="2024-12-31")),
        ("from:2024-02 to:2024-02", ItemQuery(since="2024-02-01", until="2024-02-29")),
        ("från:2026-02-20", ItemQuery(since="2026-02-20")),
        ('to:"20 feb"', ItemQuery(until="2026-02-20")),
        ("§ 45 ring", ItemQuery(paragraph="45", text="ring")),
        ("är:klar", ItemQuery(states=("done",))),
        ("is:carried", ItemQuery(states=("carried",))),
        ("kl:9 a:b", ItemQuery(text="kl:9 a:b")),
        ("serie: person:", ItemQuery()),
    ],
)
def test_what_is_typed_is_looked_for(text: str, query: ItemQuery):
    assert read(text).query == query
    assert read(text).unread == ()


def test_a_word_with_a_colon_that_is_unknown_is_told_and_is_a_word():
    assert read("typ:protokoll kl:9").unread == ("typ:protokoll",)
    assert read("plats:Norrby").query.text == "plats:Norrby"


@each("text", ["från:blå", "år:20", "är:blå", "to:2024-13"])
def test_what_is_no_value_is_told_and_narrows_nothing(text: str):
    wanted = read(f"ring {text}")
    assert (wanted.query, wanted.unread) == (ItemQuery(text="ring"), (text,))


def test_a_word_for_a_state_goes_before_what_is_chosen():
    assert read("ring", OPEN).query == ItemQuery(text="ring", states=("open",))
    assert read("är:klar", OPEN).query.states == ("done",)


@given(st.text())
def test_whatever_is_typed_is_no_error(text: str):
    read(text)
    kind_and_rest(text)


def test_the_words_that_a_search_has_too_are_the_same():
    assert {term.name for term in OF_SEARCH} - {term.name for term in FIELDS} == {"type"}
    words = [word for term in FIELDS for word in set(term.words)]
    assert len(words) == len(set(words))


def test_each_register_has_its_words():
    assert {term.name for term in REGISTERS} == set(REGISTER_KINDS)
    assert kind_and_rest("") == ("action", "")
    assert kind_and_rest("Beslut") == ("decision", "")
    assert kind_and_rest("questions serie:x") == ("question", "serie:x")
    assert kind_and_rest("anna  ek") == ("action", "anna ek")
