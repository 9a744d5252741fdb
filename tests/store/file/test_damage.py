"""A damaged file is read as far as it can be; a meeting that is not whole is not written in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.capture import CaptureSession
from store.errors import Damaged
from store.file import countdown
from store.file.app_windows import drafts
from store.file.driver import connect
from store.file.listing import list_meetings
from store.file.reading import load, load_outline
from store.file.store import Store
from store.model.records import Place
from store.search.saved import saved_searches
from store.series.around import load_around
from store.verbs import entries, meetings, sections

PAGE = 4096

ASIDE = (
    *("place", "draft", "countdown", "saved_search", "source", "series", "person", "progress"),
    *("search_line", "search_word", "search_state", "carried", "step", "event"),
)
"""The tables that are not the meetings themselves."""


def change(path: Path, *statements: str) -> None:
    connection = connect(path, wait=1.0)
    for sql in ("PRAGMA foreign_keys=0", *statements):
        connection.execute(sql)
    connection.close()


def zero_page_with(path: Path, text: bytes) -> None:
    """Let the page that a text lies in be a page of zeros."""
    page = path.read_bytes().index(text) // PAGE
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(bytes(PAGE))


@pytest.fixture
def written(open_store: Callable[..., Store]) -> list[str]:
    """The texts of a meeting of several pages, in a file that nobody has open."""
    store = open_store()
    meeting = meetings.create(store, title="Planeringsdag")
    texts = [f"{n} " + "x" * 300 for n in range(60)]
    place = Place(sections.add(store, meeting, heading="Samtal"))
    for text in texts:
        entries.add(store, meeting, place, "note", text)
    store.close()
    return texts


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("table", ASIDE)
def test_a_meeting_is_read_without_what_lies_beside_it(
    open_store: Callable[..., Store], path: Path, table: str
) -> None:
    change(path, f"DROP TABLE {table}")
    store = open_store(readonly=True)
    minutes = load(store, 1)
    assert CaptureSession(store, minutes).place.section is not None
    load_around(store, minutes.meeting)
    assert len(list(minutes.all_entries())) == 60
    assert [each.title for each in list_meetings(store)] == ["Planeringsdag"]
    assert drafts.fields_left(store, 1, "") == []
    assert countdown.read(store, 1) is None
    assert saved_searches(store) == []


def test_what_is_not_damaged_is_read_and_nothing_more_is_written_in_that_meeting(
    open_store: Callable[..., Store], path: Path, written: list[str]
) -> None:
    zero_page_with(path, b"note30 xxx")  # the kind and the text, as a row of entries has them
    store = open_store()
    texts = [entry.text for entry in load(store, 1).all_entries()]
    assert 40 < len(texts) < 60
    assert set(texts) <= set(written)
    assert store.damage is not None
    assert store.damage in store.notices
    assert not list(load_outline(store, 1).all_entries())
    with pytest.raises(Damaged):
        sections.add(store, 1, heading="Mer")
    other = meetings.create(store, title="Ett annat")
    sections.add(store, other, heading="Går bra")


@pytest.mark.usefixtures("written")
def test_a_row_that_holds_nonsense_is_damage(open_store: Callable[..., Store], path: Path) -> None:
    change(path, "UPDATE entry SET marks = '[' WHERE text LIKE '7 %'")
    store = open_store()
    assert len(list(load(store, 1).all_entries())) == 59
    assert store.is_broken(1)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("index", ["idx_meeting_listed", "idx_meeting_unfinished"])
def test_the_list_needs_no_index(open_store: Callable[..., Store], path: Path, index: str) -> None:
    change(path, f"DROP INDEX {index}")
    store = open_store(readonly=True)
    for unfinished in (None, True):
        assert [m.entries for m in list_meetings(store, unfinished=unfinished)] == [60]
