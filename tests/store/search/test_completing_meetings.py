"""What is offered while the list of meetings is narrowed."""

from __future__ import annotations

from store.file.store import Store
from store.search.completing_meetings import series_filter, suggest
from store.search.finding_meetings import find
from store.search.meetings_shelf import load_shelf
from tests.cases import each


@each(
    ("text", "offered"),
    [
        ("se", "serie:"),
        ("möte ty", "möte typ:"),
        ("typ:pro", "typ:protokoll"),
        ("är:just", "är:justerat"),
        ("möte år:20", "möte år:2025"),
        ("serie:sty", "serie:Styrelsen"),
        ("-serie:nät", '-serie:"Nätverk A/B"'),
        ('serie:"nätverk a', 'serie:"Nätverk A/B"'),
    ],
)
def test_words_and_values_are_gone_on_with(
    store: Store, some: dict[str, int], text: str, offered: str
) -> None:
    offers = suggest(text, "sv", load_shelf(store))
    assert offers[0].text == offered
    assert offers[0].cursor == len(offered)


@each("text", ["", "s", "möte ", "typ:protokoll", "pers", "http://x"])
def test_nothing_is_offered_where_nothing_fits(
    store: Store, some: dict[str, int], text: str
) -> None:
    assert suggest(text, "sv", load_shelf(store)) == []


def test_the_filter_of_a_series_finds_its_meetings(store: Store, some: dict[str, int]) -> None:
    text = series_filter("Nätverk A/B", "en")
    assert text == 'series:"Nätverk A/B"'
    assert len(find(load_shelf(store), text)) == 1
