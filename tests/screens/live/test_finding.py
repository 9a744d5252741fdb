from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.live.finding import beside, hits
from screens.live.screen import LiveScreen
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Section
from store.page.page import MeetingPage
from tests.screens.hosts import press, seen, shown, type_in, until_seen


def page_of(sizes: list[int]) -> MeetingPage:
    made = Minutes(Meeting(1, "m"))
    for s, size in enumerate(sizes):
        made.put(Section(f"s{s}", ord=f"{s:05d}", heading="Åkes punkt" if s % 3 else "Bo"))
        for n in range(size):
            made.put(Entry(f"e{s}-{n}", f"s{s}", ord=f"{n:05d}", text="Åke" if n % 2 else "Bo"))
    return MeetingPage(made)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.integers(0, 20), st.booleans())
def test_every_hit_comes_once_in_the_order_of_the_page(sizes: list[int], start: int, back: bool):
    page = page_of(sizes)
    found = hits(page, "åke")
    said = [at for at, block in enumerate(page) if "Åke" in str(block.part)]
    assert (found, hits(page, "")) == (said, [])
    at, seen, around = start % len(page), [], 0
    for _ in found:
        number, is_around = beside(found, at, back=back)
        at, around = found[number], around + is_around
        seen.append(at)
    assert sorted(seen) == found
    assert around <= 1


async def test_it_says_which_one_is_shown_and_that_it_goes_around(live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+f")
        type_in(live, "frågor")
        await until_seen(pilot, "1 of 2")
        press(live, "down")
        assert "2 of 2 " in seen(pilot.app)
        press(live, "down")
        await until_seen(pilot, "1 of 2 · from the beginning again")
        press(live, "up")
        await until_seen(pilot, "2 of 2 · from the end again")
        press(live, "enter", *" nu", "enter")
        await until_seen(pilot, "Frågor nu")
