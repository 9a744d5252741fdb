"""The index is brought up to date in slices; ending anywhere loses nothing, and what goes is wiped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.file.store import Store
from store.file.undo import undo
from store.search.finding import find
from store.search.index import wipe
from store.search.indexer import Slices, bring_up_to_date, is_up_to_date
from store.search.unindexed_changes import indexed_until
from store.verbs import meetings
from tests.store.search.conftest import texts, type_lines


def indexed(store: Store) -> dict[str, str]:
    return dict(store.rows("SELECT uid, text || people FROM search_line"))


def check(store: Store) -> None:
    """Hold the full-text tables against the lines, and the vocabulary against both."""
    for table in ("search_word", "search_part", "search_spelling"):
        store.rows(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    words: dict[str, int] = {}
    for text, people in store.rows("SELECT text, people FROM search_line"):
        for word in {*text.split(), *people.split()}:
            words[word] = words.get(word, 0) + 1
    assert dict(store.rows("SELECT word, lines FROM search_vocabulary")) == words
    count = store.one("SELECT count(*) FROM search_line")
    assert store.one("SELECT lines FROM search_state") == count


def test_a_step_is_not_indexed_when_it_is_taken(store: Store) -> None:
    type_lines(store, "Kaffet är slut")
    assert indexed(store) == {}
    assert not is_up_to_date(store)


def test_slices_go_on_where_the_last_one_ended(store: Store) -> None:
    type_lines(store, *(f"Rad {n}" for n in range(10)))
    marks = []
    while not is_up_to_date(store):
        Slices(store, 3).write_next()
        marks.append(indexed_until(store))
    assert len(marks) > 3
    assert marks == sorted(set(marks))
    check(store)
    assert len(find(store, "rad").hits) == 10


def test_a_slice_that_fails_leaves_mark_and_index_together(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_lines(store, *(f"Rad {n}" for n in range(10)))
    Slices(store, 4).write_next()
    before = indexed(store), indexed_until(store)

    def fail(*_: object) -> None:
        raise RuntimeError("the program ends here")

    with monkeypatch.context() as patched:
        patched.setattr("store.search.index.IndexWriter.finish", fail)
        with pytest.raises(RuntimeError):
            Slices(store, 4).write_next()
    assert (indexed(store), indexed_until(store)) == before
    bring_up_to_date(store)
    check(store)
    assert len(find(store, "rad").hits) == 10


def test_two_indexers_do_not_index_twice(
    store: Store, open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    type_lines(store, *(f"Rad {n}" for n in range(5)))
    other = open_store("bo")
    plan = Slices._next_work

    def meanwhile(slices: Slices, seq: int) -> object:
        work = plan(slices, seq)
        monkeypatch.setattr(Slices, "_next_work", plan)
        bring_up_to_date(other)
        return work

    monkeypatch.setattr(Slices, "_next_work", meanwhile)
    Slices(store).write_next()
    check(store)
    assert is_up_to_date(store)


@pytest.mark.parametrize("slice_", [1, 2, 7, 100])
def test_a_meeting_moves_to_another_day_in_slices(store: Store, slice_: int) -> None:
    meeting = type_lines(store, *(f"Rad {n}" for n in range(9)), title="Dag", date="2024-01-01")
    bring_up_to_date(store)
    meetings.change(store, meeting, date=None, title="Annan dag")
    bring_up_to_date(store, slice_=slice_)
    check(store)
    assert store.one("SELECT count(DISTINCT id >> 24), count(*) FROM search_line") == (1, 10)
    meetings.delete(store, meeting)
    bring_up_to_date(store, slice_=slice_)
    assert indexed(store) == {}
    check(store)
    undo(store, meeting)
    bring_up_to_date(store, slice_=slice_)
    assert len(indexed(store)) == 10
    check(store)


def test_what_is_deleted_can_be_wiped(store: Store) -> None:
    meeting = type_lines(store, "hemligtord och annat", "kvar")
    bring_up_to_date(store)
    undo(store, meeting)  # the second line
    undo(store, meeting)
    bring_up_to_date(store)
    check(store)
    assert store.rows("SELECT 1 FROM search_vocabulary WHERE word = 'hemligtord'") == []
    assert b"hemligtord" in blocks(store)
    wipe(store)
    check(store)
    assert b"hemligtord" not in blocks(store)
    assert b"ligt" not in blocks(store)


def blocks(store: Store) -> bytes:
    """Return all that the full-text tables keep."""
    tables = ("search_word_data", "search_part_data", "search_spelling_data")
    sql = " UNION ALL ".join(f"SELECT block FROM {table}" for table in tables)
    return b"".join(block for (block,) in store.rows(sql))


def test_time_and_others_stop_it_between_slices(store: Store) -> None:
    type_lines(store, *(f"Rad {n}" for n in range(9)))
    assert not bring_up_to_date(store, slice_=2, go_on=lambda: False)
    assert not bring_up_to_date(store, seconds=-1)
    assert bring_up_to_date(store, slice_=2)


def test_an_imported_meeting_is_indexed(store: Store, open_store: Callable[..., Store]) -> None:
    from store.file import reading

    meeting = type_lines(store, "# Dryck", "Kaffet är slut", title="Dag", date="2024-05-05")
    other = Store.open(store.path.with_name("other.db"), actor="bo", create=True)
    with other:
        meetings.insert(other, reading.load(store, meeting))
        bring_up_to_date(other)
        assert texts(find(other, "kaffe")) == ["Kaffet är slut"]
        check(other)
