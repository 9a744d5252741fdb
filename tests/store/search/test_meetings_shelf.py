"""The shelf is always what the file holds, however little of it is read again."""

from __future__ import annotations

import random
from collections.abc import Callable

from store.file.store import Store
from store.file.undo import redo, undo
from store.search.meetings_shelf import load_shelf, renewed
from store.verbs import meetings, sections


def test_a_renewed_shelf_is_the_one_that_would_be_read(
    open_store: Callable[..., Store], some: dict[str, int]
) -> None:
    store, reader = open_store("bo"), open_store("anna")
    rng = random.Random(4)
    shelves = [load_shelf(reader, deleted=deleted) for deleted in (False, True)]
    ids = [id_ for title, id_ in some.items() if title != "Styrelsemöte i maj"]  # it is verified
    for number in range(60):
        chosen = rng.choice(ids)
        act = rng.randrange(7)
        if act == 0:
            ids.append(
                meetings.create(store, title=f"Ny {number}", date=f"2025-01-{number % 28 + 1:02}")
            )
        elif act == 1:
            meetings.change(
                store, chosen, title=f"Annan {number}", date=rng.choice((None, "2020-02-02"))
            )
        elif act == 2:
            meetings.delete(store, chosen)
        elif act == 3:
            meetings.restore(store, chosen)
        elif act == 4:
            undo(store, chosen)
        elif act == 5:
            redo(store, chosen)
        else:
            meetings.mark_exported(store, chosen)
        shelves = [renewed(reader, shelf) for shelf in shelves]
        assert shelves == [load_shelf(reader, deleted=deleted) for deleted in (False, True)]


def test_what_is_written_in_a_meeting_reads_no_head_again(
    store: Store, some: dict[str, int]
) -> None:
    shelf = load_shelf(store)
    meeting = some["Odaterat"]
    section = sections.add(store, meeting, heading="Läget")
    assert section
    again = renewed(store, shelf)
    assert again.heads is shelf.heads
    assert again.seq > shelf.seq


def test_the_names_of_series_and_years_are_known(store: Store, some: dict[str, int]) -> None:
    shelf = load_shelf(store)
    assert tuple(shelf.series) == ("Nätverk A/B", "Styrelsen")
    assert shelf.years == ("2025", "2024", "2023")
