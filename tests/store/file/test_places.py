"""Where one is in a meeting belongs to a window, until it is gone; a reader follows whoever writes."""

from __future__ import annotations

from store.capture import CaptureSession
from store.file.app_windows import places
from store.file.reading import load
from store.file.store import Store
from store.model.records import Place
from store.verbs import meetings, sections
from tests.store.conftest import NewWindow


def test_places_are_of_a_window_too(new_window: NewWindow, meeting: int, place: Place) -> None:
    one = new_window()
    second = Place(sections.add(one, meeting, heading="Mer"))
    places.keep_place(one, meeting, place)
    two = new_window()
    assert places.place_of(two, meeting) == Place()
    places.keep_place(two, meeting, second)
    assert places.place_of(one, meeting) == place
    one.window.close()
    assert places.place_of(new_window(), meeting) == place
    assert places.place_of(new_window(), meeting) == Place(), "one window goes on there"


def test_lines_from_a_file_go_on_where_a_window_was_that_is_gone(
    new_window: NewWindow, store: Store, meeting: int, place: Place
) -> None:
    gone, running = new_window(), new_window()
    second = Place(sections.add(gone, meeting, heading="Mer"))
    places.keep_place(gone, meeting, place)
    gone.window.close()
    places.keep_place(running, meeting, second)
    assert CaptureSession(store, load(store, meeting)).place == place


def test_a_meeting_is_written_in_without_its_table_of_places(store: Store) -> None:
    meeting = meetings.create(store)
    store.db.execute("DROP TABLE place")
    note = CaptureSession(store, load(store, meeting))
    note.submit("# Mer")
    note.submit("rad")
    assert [entry.text for entry in note.minutes.all_entries()] == ["rad"]


def test_a_reader_follows_whoever_writes(new_window: NewWindow, meeting: int, place: Place) -> None:
    writer, reader = new_window("bo"), new_window("anna")
    second = Place(sections.add(writer, meeting, heading="Mer"))
    places.keep_place(writer, meeting, place)
    gone = new_window("cilla")
    places.keep_place(gone, meeting, second)
    assert places.writers_place(reader, meeting) == second
    gone.window.close()
    assert places.writers_place(reader, meeting) == place, "a window that runs comes first"
    writer.window.close()
    assert places.writers_place(reader, meeting) == second, "else the newest"
