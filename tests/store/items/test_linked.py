"""Where a line of another meeting lies: the one it comes from, and the one that took it up."""

from __future__ import annotations

from store.file.store import Store
from store.items.linked import LinkedMeeting, meetings_of, taken_up_in
from store.model.records import Link, Place
from store.verbs import entries, meetings, sections


def linked(store: Store, source: str, title: str, date: str) -> int:
    """Make a meeting in which something is made from an entry, and return its id."""
    meeting = meetings.create(store, title=title, date=date)
    place = Place(sections.add(store, meeting, heading="Samtal"))
    entries.add(store, meeting, place, "note", "vidare", links=(Link("from", source),))
    return meeting


def test_both_ends_name_the_other_meeting(store: Store, meeting: int, place: Place) -> None:
    source = entries.add(store, meeting, place, "action", "Boka")
    entries.add(store, meeting, place, "note", "här", links=(Link("from", source),))
    assert taken_up_in(store, meeting, [source]) == {}
    later = linked(store, source, "Höst", "2026-09-01")
    linked(store, source, "Vår", "2026-03-01")
    assert taken_up_in(store, meeting, [source, "okänd"]) == {
        source: LinkedMeeting(later, "2026-09-01", "Höst")
    }
    assert meetings_of(store, [source, "okänd"]) == {
        source: LinkedMeeting(meeting, None, "Planeringsdag")
    }
    meetings.delete(store, later)
    assert taken_up_in(store, meeting, [source])[source].title == "Vår"


def test_what_took_a_line_up_is_found_by_an_index(store: Store) -> None:
    plan = store.rows(
        "EXPLAIN QUERY PLAN SELECT e.uid FROM entry e JOIN meeting m ON m.id = e.meeting "
        "WHERE json_extract(e.links, '$[0][1]') IN ('a', 'b') AND e.links IS NOT NULL "
        "AND e.deleted = 0 AND m.id != 0 ORDER BY m.date, m.id"
    )
    assert "idx_entry_link_0" in str(plan)
