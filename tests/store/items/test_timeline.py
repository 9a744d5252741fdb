"""What became of the meetings of a series."""

from __future__ import annotations

from store.capture import CaptureSession
from store.file.reading import load
from store.file.store import Store
from store.items.timeline import timeline
from store.series import carrying
from store.verbs import meetings

LINES = """
/närvarande Anna Ek; Bo Al
/frånvarande Cia Dal
§ Läget
b: Vi börjar
b: Vi fortsätter
å: Ring +Anna
å: Skriv +Bo
""".strip().splitlines()


def test_each_meeting_has_its_figures(store: Store) -> None:
    first = meetings.create(store, title="Ett", series="Rådet", date="2026-01-10", language="sv")
    session = CaptureSession(store, load(store, first))
    for line in LINES:
        assert session.submit(line).refusal is None, line
    meetings.create(store, title="Annat", series="Annat", date="2026-01-11")
    (point,) = timeline(store, "Rådet")
    assert (point.meeting, point.title, point.date) == (first, "Ett", "2026-01-10")
    assert (point.decisions, point.open, point.done, point.carried) == (2, 2, 0, 0)
    assert (point.present, point.people) == (2, 3)

    second = carrying.begin_after(store, first)
    later, earlier = timeline(store, "Rådet")
    assert (later.meeting, later.open, later.decisions) == (second, 2, 0)
    assert (earlier.open, earlier.carried) == (0, 2)

    meetings.delete(store, second)
    assert [p.open for p in timeline(store, "Rådet")] == [2]


def test_a_series_without_meetings_has_none(store: Store) -> None:
    assert timeline(store, "Ingen") == []
