"""Each word that narrows means something wherever one looks: in the search, the registers, the meetings."""

from __future__ import annotations

from datetime import date

from store.items.item_query import ItemQuery
from store.language.words import Term
from store.search.filter_conditions import conditions_of
from store.search.filter_words import FIELDS
from store.search.finding_meetings import find
from store.search.meetings_shelf import Head, shelf_of
from store.search.query import parse
from store.search.register_filters import read_query
from tests.cases import each

VALUES = ("2024", "öppen", "protokoll", "Rådet")


@each("field", FIELDS)
def test_a_word_narrows_or_is_said_not_to_be_understood(store, field: Term) -> None:
    shelf = shelf_of([Head(1, "2020-01-01", "2020", "notes", "held", "", " ett möte ")])
    for text in (f"{field.sv}:{value}" for value in VALUES):
        query = parse(text)
        if query.unread:
            assert query.unread == (text,)
            continue
        assert conditions_of(store, query).sql or query.of("person")
        items = read_query(text, ItemQuery(), today=date(2026, 3, 2), series=["Rådet"])
        assert items.query != ItemQuery() or items.unread
        if field.name != "until":
            assert len(find(shelf, text)) == 0
