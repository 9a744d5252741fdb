"""What becomes of a place that somebody takes away: never another group's cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from store.file.store import Store
from store.file.undo import undo
from store.model.records import Place
from store.verbs import axes, clusters, groups, rows, sections
from tests.store.capture.conftest import Note

DAY = """
# Samtal
i rummet
# Dagen
/grupper A-D
/övning frågor Frågor
/fråga Vad fungerar?
/fråga Vad saknas?
A.1
Kaffet
B.2
Nycklar
"""


@pytest.fixture
def day(note: Note) -> Note:
    assert note.type(DAY) == []
    return note


@pytest.fixture
def window(day: Note) -> Iterator[Store]:
    """Return another window of the same person."""
    with Store.open(day.store.path, actor=day.store.actor) as store:
        yield store


def row(day: Note, label: str) -> str:
    return next(r.uid for r in day.minutes.rows(day.section("Frågor").uid) if r.label == label)


def prompt(day: Note, number: int) -> str:
    return day.minutes.prompts(day.section("Frågor").uid)[number - 1].uid


def group(day: Note, label: str) -> str:
    return next(
        g.uid for g in day.minutes.groups(day.minutes.group_sets[0].uid) if g.label == label
    )


def lands(day: Note) -> tuple[str | None, int | None]:
    """Type a line at once, and return the row and the number of the prompt that it lands in."""
    assert day.type("en rad till") == []
    assert day.session.was_moved()
    assert not day.session.was_moved(), "it is said once"
    label, number, text = next(c for c in day.cells("Frågor") if c[-1] == "en rad till")
    assert text
    return label, number


Act = Callable[[Note, Store], object]


@pytest.mark.parametrize(
    ("at", "act", "cell"),
    [
        ("B.2", lambda d, w: groups.merge(w, d.meeting, group(d, "B"), group(d, "A")), ("A", 2)),
        ("D.1", lambda d, w: groups.merge(w, d.meeting, group(d, "D"), group(d, "C")), ("C", 1)),
        ("D.1", lambda d, w: rows.merge(w, d.meeting, row(d, "D"), row(d, "C")), ("C", 1)),
        ("B.2", lambda d, w: rows.merge(w, d.meeting, row(d, "B"), row(d, "C")), ("C", 2)),
        ("B.2", lambda d, w: clusters.merge(w, d.meeting, prompt(d, 2), prompt(d, 1)), ("B", 1)),
        ("B.2", lambda d, w: sections.delete_prompt(w, d.meeting, prompt(d, 2)), ("B", None)),
        ("B.2", lambda d, w: rows.remove(w, d.meeting, row(d, "B")), (None, None)),
        ("D.1", lambda d, w: groups.remove(w, d.meeting, group(d, "D")), (None, None)),
    ],
)  # fmt: skip
def test_a_cell_that_is_taken_away_leads_where_it_went_and_else_to_the_whole_room(
    day: Note, window: Store, at: str, act: Act, cell: tuple[str | None, int | None]
) -> None:
    assert day.type(at) == []
    act(day, window)
    assert lands(day) == cell


def test_one_that_was_put_into_another_and_on_leads_to_the_last(day: Note, window: Store) -> None:
    assert day.type("B.1") == []
    for label, into in (("B", "A"), ("A", "C")):
        axes.merge(window, day.meeting, "row", row(day, label), row(day, into))
    assert lands(day) == ("C", 1)


def test_a_section_that_another_window_takes_back_leads_to_the_whole_room_before_it(
    day: Note, window: Store
) -> None:
    assert day.type("# Slutord") == []
    undo(window, day.meeting)
    assert lands(day) == (None, None)
    assert day.session.place == Place(day.section("Frågor").uid)


def test_the_first_section_that_goes_leads_to_the_one_behind_it(day: Note, window: Store) -> None:
    day.session.place = Place(day.section("Samtal").uid)
    sections.delete(window, day.meeting, day.section("Samtal").uid)
    assert day.type("en rad till") == []
    assert day.session.place == Place(day.section("Dagen").uid)


def test_before_the_next_start_too(day: Note, window: Store) -> None:
    assert day.type("# Slutord") == []
    undo(window, day.meeting)
    day.again()
    assert day.session.place == Place(day.section("Frågor").uid)
    assert day.session.was_moved()
    day.again()
    assert not day.session.was_moved()


def test_ones_own_undo_leads_back_to_where_one_came_from_and_is_not_said(day: Note) -> None:
    place = day.session.place
    assert day.type("# Slutord\n/ångra") == []
    assert day.session.place == place
    assert not day.session.was_moved()


def test_what_is_done_again_leads_there_again_unless_one_has_gone_on(day: Note) -> None:
    assert day.type("# Slutord\n/ångra\n/gör om\nsist") == []
    assert day.texts("Slutord") == ["sist"]
    assert day.type("# Efteråt\n/ångra\nnytt") == []
    assert day.texts("Slutord") == ["sist", "nytt"]
