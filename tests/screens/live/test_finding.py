from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from locales import translator
from screens.live.finding import beside, hits
from screens.live.screen import LiveScreen
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Section
from store.page.page import MeetingPage
from tests.screens.hosts import press, seen, shown, type_in, until_seen, write

T = translator("en")


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
    found = hits(page, "åke", T)
    said = [at for at, block in enumerate(page) if "Åke" in str(block.part)]
    assert (found, hits(page, "", T)) == (said, [])
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


async def test_what_stands_on_the_page_is_found_and_nothing_found_opens_nothing(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/gå 1", "/paus 10:15", "/kommer Bo Al 11:05", "omröstning: 4-3-1", "# Sist")
        for needle in ("10:15", "arriv", "11:05", "vote"):
            press(live, "ctrl+f", *needle)
            await until_seen(pilot, "1 of 1")
            press(live, "escape")
        before = len(list(live.desk.minutes.all_entries()))
        press(live, "ctrl+f", *"xyz", "enter", *"zy", "enter")
        assert len(list(live.desk.minutes.all_entries())) == before
        assert live.find_bar.buffer.text == "xyzzy"
