"""Sections are shifted among their siblings, begun at an entry, and moved whatever they hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.errors import Clash, Misplaced, NotFound
from store.file.reading import load
from store.file.store import Store
from store.file.undo import undo
from store.model.records import Place
from store.verbs import entries, outline, sections, status
from tests.store.verbs.conftest import Exercise

LEVELS = {"A": 1, "a1": 2, "a2": 2, "B": 1, "C": 1, "c1": 2, "c11": 3}


@pytest.fixture
def day(store: Store, meeting: int) -> dict[str, str]:
    """Sections by heading: A with a1 and a2, B, C with c1 and c11 in that."""
    return {
        name: sections.add(store, meeting, heading=name, level=level)
        for name, level in LEVELS.items()
    }


def headings(store: Store, meeting: int) -> str:
    return " ".join(section.heading or "–" for section in load(store, meeting).sections)


@pytest.mark.parametrize(
    ("name", "by", "becomes"),
    [
        ("a2", -1, "A a2 a1 B C c1 c11"),
        ("B", -1, "B A a1 a2 C c1 c11"),
        ("A", 1, "B A a1 a2 C c1 c11"),
        ("C", -1, "A a1 a2 C c1 c11 B"),
        ("a2", 1, "A a1 B a2 C c1 c11"),
        ("c1", -1, "A a1 a2 B c1 c11 C"),
        ("c11", -1, "A a1 a2 B C c11 c1"),
        ("c11", 1, "A a1 a2 B C c1 c11"),
        ("C", 1, "A a1 a2 B C c1 c11"),
        ("a1", -1, "A a1 a2 B C c1 c11"),
    ],
)
def test_a_section_goes_one_step(
    store: Store, meeting: int, day: dict[str, str], name: str, by: int, becomes: str
) -> None:
    before = headings(store, meeting)
    assert outline.shift(store, meeting, day[name], by) is (becomes != before)
    assert headings(store, meeting) == becomes


def test_each_is_one_step_that_is_taken_back(
    store: Store,
    meeting: int,
    day: dict[str, str],
    one_step: Callable[[Callable[[], object]], None],
) -> None:
    entry = entries.add(store, meeting, Place(day["A"]), "note", "ett")
    entries.add(store, meeting, Place(day["A"]), "note", "två")
    one_step(lambda: outline.shift(store, meeting, day["A"], 1))
    one_step(lambda: sections.move(store, meeting, day["C"], before=day["a2"]))
    one_step(lambda: outline.set_level(store, meeting, day["C"], 3))
    one_step(lambda: outline.begin_at(store, meeting, entry, level=2, heading="Ny"))
    one_step(lambda: outline.merge(store, meeting, day["a1"]))
    one_step(lambda: sections.delete(store, meeting, day["A"]))


def test_what_was_taken_back_is_known_by_its_heading(
    store: Store, meeting: int, day: dict[str, str]
) -> None:
    sections.delete(store, meeting, day["A"])
    undone = undo(store, meeting)
    assert undone is not None
    assert (undone.name, undone.text) == ("delete_section", "A")


def test_what_is_verified_does_not_stop_what_goes_past_it(
    store: Store, meeting: int, day: dict[str, str]
) -> None:
    status.verify_section(store, meeting, day["B"], "2026-12-01")
    outline.shift(store, meeting, day["C"], -1)
    sections.move(store, meeting, day["A"], after=day["B"])
    assert headings(store, meeting) == "C c1 c11 B A a1 a2"


def test_a_heading_above_a_line_takes_the_rest_of_the_section(
    store: Store, meeting: int, day: dict[str, str]
) -> None:
    uids = [entries.add(store, meeting, Place(day["A"]), "note", text) for text in "xyz"]
    made = outline.begin_at(store, meeting, uids[1], level=2, heading="Ny")
    assert headings(store, meeting) == "A Ny a1 a2 B C c1 c11"
    assert [entry.text for entry in load(store, meeting).entries(made)] == ["y", "z"]


def test_no_heading_stands_in_an_exercise(exercise: Exercise) -> None:
    entry = exercise.entries["A Hur?"]
    with pytest.raises(Misplaced):
        outline.begin_at(exercise.store, exercise.meeting, entry, heading="Ny")


def test_a_text_for_a_section_that_was_taken_out_is_refused(
    store: Store, meeting: int, day: dict[str, str]
) -> None:
    """Whoever edits a line must not think that it stands somewhere."""
    entries.add(store, meeting, Place(day["B"]), "note", "ett")
    (mine,) = load(store, meeting).entries(day["B"])
    sections.delete(store, meeting, day["B"])
    with pytest.raises(NotFound):
        entries.rewrite(store, meeting, mine, text="ändrat")


def test_a_line_that_somebody_has_changed_is_not_split(
    store: Store, meeting: int, day: dict[str, str]
) -> None:
    from store.verbs import cutting

    uid = entries.add(store, meeting, Place(day["B"]), "note", "en rad")
    (mine,) = load(store, meeting).entries(day["B"])
    with Store.open(store.path, actor="bo") as other:
        entries.change(other, meeting, uid, text="en annan rad")
    with pytest.raises(Clash):
        cutting.split(store, meeting, mine, 2)
