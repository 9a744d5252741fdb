"""Triggers and views that heldag did not make: named, and nothing is written while they are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from locales import translator
from store.errors import OnlyRead, ReadOnly
from store.file.listing import list_meetings
from store.file.store import Store
from store.verbs import meetings
from tests.store.file.test_damage import change

TRIGGER = 'CREATE TRIGGER "x%d" AFTER INSERT ON step BEGIN DELETE FROM event; END'


def test_they_are_named_and_the_file_is_only_read(
    open_store: Callable[..., Store], path: Path
) -> None:
    meetings.create(open_store(), title="Ett")
    change(path, "CREATE VIEW y AS SELECT 1", TRIGGER % 1)
    with pytest.raises(ReadOnly) as refused:
        open_store()
    said = translator("sv")(refused.value.message)
    assert "vyn ”y”, triggern ”x1”" in said
    store = Store.open_as_can_be(path, actor="anna", wait=0.0)
    assert store.only_read == refused.value.message
    assert [m.title for m in list_meetings(store)] == ["Ett"]
    for each in (store, store.another()):
        with pytest.raises(OnlyRead, match="x1"):
            meetings.create(each, title="Två")
        each.close()
    change(path, "DROP VIEW y", 'DROP TRIGGER "x1"')
    meetings.create(open_store(), title="Två")


def test_one_that_is_made_while_the_file_is_open_stops_the_next_write(
    open_store: Callable[..., Store], path: Path
) -> None:
    store = open_store()
    meeting = meetings.create(store, title="Ett")
    change(path, "CREATE INDEX theirs ON meeting(title)")
    meetings.change(store, meeting, title="Två")
    change(path, TRIGGER % 2)
    with pytest.raises(ReadOnly, match="x2"):
        meetings.change(store, meeting, title="Tre")
    assert store.only_read is not None
    assert store.rows("SELECT count(*) FROM event") != [(0,)]


def test_a_newer_program_that_brings_the_file_up_to_date_stops_the_next_write(
    open_store: Callable[..., Store], path: Path
) -> None:
    store = open_store()
    meeting = meetings.create(store, title="Ett")
    change(path, "ALTER TABLE meeting ADD COLUMN mood TEXT", "PRAGMA user_version=999")
    with pytest.raises(ReadOnly, match="newer"):
        meetings.change(store, meeting, title="Två")
    assert [m.title for m in list_meetings(store)] == ["Ett"]
