"""An exercise of three groups and two questions, with an answer in each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from store.file.reading import load
from store.file.store import Store
from store.file.undo import redo, undo
from store.model.minutes import Minutes
from store.model.records import Place, Row
from store.verbs import entries, groups, sections


@dataclass
class Exercise:
    """The uids of an exercise by what a person calls them."""

    store: Store
    meeting: int
    section: str
    group_set: str
    groups: dict[str, str]
    rows: dict[str, str] = field(default_factory=dict)
    prompts: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    def read(self) -> Minutes:
        return load(self.store, self.meeting)

    def labels(self, section: str | None = None) -> list[str]:
        return [row.label for row in self.read().rows(section or self.section)]

    def row(self, label: str) -> Row:
        return next(row for row in self.read().rows(self.section) if row.label == label)

    def texts(self, row: str | None = None, prompt: str | None = None) -> list[str]:
        """What stands in a cell, by label and text; None is no row, no prompt."""
        place = Place(
            self.section,
            self.rows[row] if row else None,
            self.prompts[prompt] if prompt else None,
        )
        return [entry.text for entry in self.read().cell(place)]

    def write(self, row: str | None, prompt: str | None, text: str) -> str:
        place = Place(
            self.section,
            self.rows[row] if row else None,
            self.prompts[prompt] if prompt else None,
        )
        self.entries[text] = entries.add(self.store, self.meeting, place, "note", text)
        return self.entries[text]


@pytest.fixture
def empty(store: Store, meeting: int) -> Exercise:
    """The exercise before anybody has answered."""
    group_set = groups.add_set(store, meeting, ["A", "B", "C"])
    made = {label: uid for uid, label in groups.in_set(store, group_set)}
    section = sections.add(store, meeting, heading="Frågor", form="questions", group_set=group_set)
    exercise = Exercise(store, meeting, section, group_set, made)
    for label, uid in made.items():
        exercise.rows[label] = sections.add_row(store, meeting, section, label, group=uid)
    for text in ("Varför?", "Hur?"):
        exercise.prompts[text] = sections.add_prompt(store, meeting, section, text)
    return exercise


@pytest.fixture
def exercise(empty: Exercise) -> Exercise:
    """The exercise with an answer in each cell, one group after the other."""
    for row in empty.rows:
        for prompt in empty.prompts:
            empty.write(row, prompt, f"{row} {prompt}")
    return empty


@pytest.fixture
def one_step(store: Store, meeting: int) -> Callable[[Callable[[], object]], None]:
    """Return a check that a verb is one step, which undo takes back and redo does again."""

    def check(verb: Callable[[], object]) -> None:
        steps = "SELECT count(*) FROM step WHERE undoes IS NULL"
        before, count = everything(store, meeting), store.one(steps)
        verb()
        after = everything(store, meeting)
        assert after != before
        assert count
        assert store.one(steps) == (count[0] + 1,)
        assert undo(store, meeting)
        assert everything(store, meeting) == before
        assert redo(store, meeting)
        assert everything(store, meeting) == after
        assert store.rows("PRAGMA foreign_key_check") == []

    return check


def everything(store: Store, meeting: int) -> list[object]:
    """Return all records of a meeting as a reader sees them, without the counts of changes."""
    minutes = load(store, meeting)
    parts: list[object] = [*minutes.participants, *minutes.group_sets, *minutes.all_entries()]
    for group_set in minutes.group_sets:
        parts += minutes.groups(group_set.uid)
    for section in minutes.sections:
        parts += [section, *minutes.rows(section.uid), *minutes.prompts(section.uid)]
    return [_values(part) for part in parts]


def _values(record: object) -> tuple[object, ...]:
    names = [n for n in type(record).__dataclass_fields__ if n != "rev"]  # type: ignore[attr-defined]
    return (type(record).__name__, *(getattr(record, name) for name in names))
