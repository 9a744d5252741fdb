"""Searches that have a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.errors import StoreError
from store.file.store import Store
from store.search.saved import SavedSearch, delete_search, save_search, saved_searches


def test_searches_are_saved_replaced_and_forgotten(open_store: Callable[..., Store]) -> None:
    anna, bo = open_store("anna"), open_store("bo")
    save_search(anna, " Årets  protokoll ", "typ:protokoll år:2026")
    save_search(anna, "Rådet", "serie:Rådet")
    save_search(bo, "Rådet", "rådet")
    assert saved_searches(bo) == [SavedSearch("Rådet", "rådet")]
    assert saved_searches(anna) == [
        SavedSearch("Rådet", "serie:Rådet"),
        SavedSearch("Årets protokoll", "typ:protokoll år:2026"),
    ]
    save_search(anna, "ÅRETS PROTOKOLL", "år:2027")
    assert SavedSearch("ÅRETS PROTOKOLL", "år:2027") in saved_searches(anna)
    delete_search(anna, "årets protokoll")
    assert saved_searches(anna) == [SavedSearch("Rådet", "serie:Rådet")]


@pytest.mark.parametrize(("name", "text"), [("", "rådet"), ("Rådet", " "), (" \n", "\t")])
def test_an_empty_name_or_search_is_refused(store: Store, name: str, text: str) -> None:
    with pytest.raises(StoreError):
        save_search(store, name, text)
    assert saved_searches(store) == []
