"""Invented meetings of some years."""

from __future__ import annotations

import pytest

from store.store import Store
from store.verbs import meetings

HEADS = (
    ("Styrelsemöte i maj", "Styrelsen", "2024-05-10", "minutes", "verified"),
    ("Styrelsemöte i juni", "Styrelsen", "2025-06-10", "minutes", "draft"),
    ("Nätverket får mat", "Nätverk A/B", "2025-01-10", "notes", "held"),
    ("Vårdcentralen: Fars dag", None, "2023-11-12", "documentation", "cancelled"),
    ("Odaterat", None, None, "notes", "held"),
)


@pytest.fixture
def some(store: Store) -> dict[str, int]:
    """Return the ids of some meetings by their titles."""
    made = {}
    for title, series, date, kind, status in HEADS:
        made[title] = meetings.create(
            store, title=title, series=series, date=date, kind=kind, status=status
        )
    return made
