from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from screens.base.widgets.viewport import Viewport
from store.model.minutes import Ordered
from store.model.records import Entry

WIDTH = 10


def entry(number: int, lines: int = 1) -> Entry:
    return Entry(f"{number:08d}", "s", ord=f"{number:08d}", text="x" * lines)


def height(item: Entry) -> int:
    return len(item.text)


def listed(count: int, lines: int = 1) -> Ordered[Entry]:
    items: Ordered[Entry] = Ordered()
    items.fill(entry(n * 10, lines) for n in range(count))
    return items


@dataclass
class Counting:
    """Counts how many entries are measured."""

    calls: int = 0

    def __call__(self, item: Entry) -> int:
        self.calls += 1
        return height(item)


def view(items: Ordered[Entry], lines: int = 5) -> Viewport[Entry]:
    made: Viewport[Entry] = Viewport(items, height)
    made.height = lines
    return made


def tops(made: Viewport[Entry]) -> list[tuple[str, int]]:
    return [(made.items[index].uid, line) for index, line in made.rows()]


def test_what_is_shown_has_lines_below_it_and_above_it_where_it_came_from_above():
    items = listed(40)
    made = view(items, 10)
    made.show(20, below=2)
    assert made.rows()[7] == (20, 0)
    made.show(22, below=2)
    assert made.rows()[7] == (22, 0)
    made.show(18, below=2)
    assert made.rows()[7] == (22, 0)
    made.show(4, below=2, above=3)
    assert made.rows()[3] == (4, 0)
    made.show(39, below=2)
    assert made.rows()[-1] == (39, 0)


def test_only_the_neighbourhood_is_measured():
    items = listed(20_000, 3)
    measure = Counting()
    made: Viewport[Entry] = Viewport(items, measure)
    made.height = 30
    for _ in range(50):
        made.scroll(-7)
        made.rows()
    made.show(10_000)
    made.rows()
    assert measure.calls < 50 * 60


def test_a_tall_entry_is_shown_from_its_beginning():
    items = listed(10)
    items.add(entry(1000, 40))
    items.add(entry(1001))
    made = view(items)
    made.show(10)
    assert made.rows()[0] == (10, 0)


@given(st.integers(0, 40), st.integers(1, 8), st.floats(0, 1))
def test_a_jump_stays_within_the_list(count: int, lines: int, share: float):
    made = view(listed(count, 2), lines)
    made.jump(share)
    assert len(made.rows()) == min(lines, count * 2)


class Reading(RuleBasedStateMachine):
    """A reader scrolls while others write: what was on the first line stays there."""

    def __init__(self) -> None:
        super().__init__()
        self.items = listed(12, 2)
        self.view = view(self.items, 6)
        self.free = 0

    @rule(by=st.integers(-9, 9))
    def scroll(self, by: int) -> None:
        self.view.scroll(by)

    @rule(index=st.integers(0, 60), below=st.integers(0, 3), above=st.integers(0, 3))
    def show(self, index: int, below: int, above: int) -> None:
        if len(self.items):
            index = min(index, len(self.items) - 1)
            self.view.show(index, below=below, above=above)
            seen = [line for i, line in self.view.rows() if i == index]
            assert seen
            assert len(seen) == min(height(self.items[index]), self.view.height)

    @rule(number=st.integers(0, 200), lines=st.integers(1, 9))
    def somebody_writes(self, number: int, lines: int) -> None:
        new = entry(number * 10 + 1 + self.free % 9, lines)
        self.free += 1
        before = tops(self.view)
        if any(item.uid == new.uid for item in self.items):
            return
        self.items.add(new)
        after = tops(self.view)
        if len(before) == self.view.height:
            assert after[0] == before[0]

    @rule(number=st.integers(0, 30))
    def somebody_deletes(self, number: int) -> None:
        if len(self.items) > 1:
            self.items.remove(self.items[number % len(self.items)])

    @invariant()
    def the_window_is_full(self) -> None:
        rows = self.view.rows()
        total = sum(height(item) for item in self.items)
        assert len(rows) == min(self.view.height, total)
        every = [(i, n) for i, item in enumerate(self.items) for n in range(height(item))]
        if rows:
            at = every.index(rows[0])
            assert rows == every[at : at + len(rows)]


TestReading = Reading.TestCase
