"""The search: results as one types, and Enter goes to the line in its meeting."""

from __future__ import annotations

import pytest

from locales import translator
from screens.base.messages import MeetingChosen, SearchAsked
from screens.base.settings import ScreenSettings
from screens.meetings.screen import MeetingsScreen
from screens.search.screen import SearchScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.search.finding import FIRST
from store.search.indexer import bring_up_to_date
from store.verbs import meetings
from tests.screens.bombs import FORBIDDEN, MIXED, MIXED_SHOWN
from tests.screens.hosts import (
    SMALL,
    TINY,
    press,
    seen,
    shown,
    sizes,
    type_in,
    until,
    until_seen,
    write,
)

T = translator("en")


@pytest.fixture
def search(store: Store, settings: ScreenSettings) -> SearchScreen:
    return SearchScreen(store, T, settings)


@pytest.fixture
def archive(store: Store) -> list[int]:
    made = []
    for year in (2024, 2026):
        meeting = meetings.create(store, title=f"Board {year}", date=f"{year}-03-04")
        session = CaptureSession(store, reading.load(store, meeting))
        for line in ("# Drinks", "Coffee is out", "d: We buy coffeebeans", "Tea is fine"):
            assert session.submit(line).refusal is None
        made.append(meeting)
    return made


def chosen(pilot) -> list[MeetingChosen]:
    return [asked for asked in pilot.app.asked if isinstance(asked, MeetingChosen)]


async def test_results_come_as_one_types(search: SearchScreen, archive):
    async with shown(search) as pilot:
        await until_seen(pilot, "Search everything that is written")
        type_in(search, "coffee")
        await until_seen(pilot, "We buy coffeebeans")
        lines = seen(pilot.app)
        assert lines.index("Board 2026") < lines.index("Board 2024")
        assert "4 places" in lines
        type_in(search, " decision:")
        await until(pilot, lambda: "2 places" in seen(pilot.app))
        assert "Coffee is out" not in seen(pilot.app)


@pytest.mark.parametrize("indexed", [True, False])
async def test_enter_typed_ahead_goes_to_the_line(
    search: SearchScreen, store: Store, archive, indexed: bool
):
    if indexed:
        bring_up_to_date(store)
    uid = reading.load(store, archive[1])
    entry = next(e for e in uid.all_entries() if e.kind == "decision")
    async with shown(search) as pilot:
        write(search, "beans")
        await until(pilot, lambda: chosen(pilot))
        (asked,) = chosen(pilot)
    assert (asked.meeting_id, asked.entry) == (archive[1], entry.uid)
    assert asked.place.section == entry.section


async def test_keys_behind_enter_stay_where_nothing_is_found(search: SearchScreen, archive):
    async with shown(search) as pilot:
        write(search, "nowhere")
        type_in(search, "x")
        await until_seen(pilot, "Nothing was found.")
        await until(pilot, lambda: search.line.text == "nowherex")
        assert not chosen(pilot)


async def test_down_selects_the_next_line(search: SearchScreen, archive):
    async with shown(search) as pilot:
        type_in(search, "coffee")
        await until_seen(pilot, "4 places")
        press(search, "down", "down", "down", "enter")
        await until(pilot, lambda: chosen(pilot))
        assert chosen(pilot)[0].meeting_id == archive[0]


async def test_similar_words_are_offered(search: SearchScreen, store: Store, archive):
    bring_up_to_date(store)
    async with shown(search) as pilot:
        type_in(search, "cofee")
        await until_seen(pilot, "Similar words: coffee")


async def test_tab_completes_what_narrows(search: SearchScreen, archive):
    async with shown(search) as pilot:
        type_in(search, "coffee deci")
        press(search, "tab")
        assert search.line.text == "coffee decision:"
        await until_seen(pilot, "2 places")
        press(search, "tab", "shift+tab")
        assert search.line.text == "coffee decision:"
        type_in(search, " type:mi")
        press(search, "tab")
        assert search.line.text == "coffee decision: type:minutes"


async def test_more_is_asked_for_when_the_end_comes_near(search: SearchScreen, store: Store):
    from store.model.records import Place
    from store.verbs import sections
    from store.verbs.entries import EntryDraft, add_many

    meeting = meetings.create(store, title="Long", date="2026-01-01")
    place = Place(sections.add(store, meeting, heading="x"))
    add_many(store, meeting, [EntryDraft(place, "note", f"Coffee {n}") for n in range(100)])
    async with shown(search) as pilot:
        type_in(search, "coffee")
        await until_seen(pilot, f"more than {FIRST} places")
        press(search, "pagedown", "pagedown")
        await until_seen(pilot, "100 places")
        press(search, *["pagedown"] * 4)
        await until_seen(pilot, "Coffee 0")


async def test_the_best_first_on_a_key(search: SearchScreen, store: Store, archive):
    meeting = meetings.create(store, title="Old", date="2020-01-01")
    CaptureSession(store, reading.load(store, meeting)).submit("Coffee")
    async with shown(search) as pilot:
        type_in(search, "coffee")
        await until_seen(pilot, "5 places")
        assert search.selected is not None
        assert search.selected.meeting != meeting
        press(search, "f4")
        await until(pilot, lambda: search.selected and search.selected.meeting == meeting)
        await until_seen(pilot, "best first")


async def test_escape_goes_back(search: SearchScreen, archive):
    async with shown(search) as pilot:
        press(search, "escape")
        await until(pilot, lambda: pilot.app.screen is not search)


async def test_the_list_of_meetings_asks_for_it_with_what_is_typed(
    store: Store, settings: ScreenSettings
):
    home = MeetingsScreen(store, T, settings)
    async with shown(home) as pilot:
        type_in(home, "coffee")
        press(home, "ctrl+f")
        await until(pilot, lambda: pilot.app.asked)
        assert pilot.app.asked == [SearchAsked("coffee")]


async def test_it_begins_with_what_was_typed(store: Store, settings: ScreenSettings, archive):
    search = SearchScreen(store, T, settings, text="tea")
    async with shown(search) as pilot:
        await until_seen(pilot, "2 places")
        assert search.line.text == "tea"


async def test_what_is_found_is_never_markup(search: SearchScreen, store: Store):
    bomb = MIXED
    from store.model.records import Place
    from store.verbs import entries, sections

    meeting = meetings.create(store, title=bomb, date="2026-01-01")
    place = Place(sections.add(store, meeting, heading=bomb))
    entries.add(store, meeting, place, "note", f"{bomb} coffee", speaker=bomb)
    async with shown(search, (260, 40)) as pilot:
        type_in(search, "coffee")
        await until(pilot, lambda: seen(pilot.app).count(MIXED_SHOWN) >= 3)
        assert not [c for c in FORBIDDEN if c != "\n" and c in seen(pilot.app)]


async def test_any_size(search: SearchScreen, archive):
    async with shown(search, TINY) as pilot:
        type_in(search, "coffee")
        await until(pilot, lambda: search.selected)
        async for _ in sizes(pilot, (20, 5), SMALL):
            press(search, "down", "pagedown", "up", "end", "home")
            await pilot.pause()


@pytest.mark.parametrize("make", [SearchScreen, MeetingsScreen])
async def test_a_word_with_a_colon_that_is_not_understood_is_said(
    make: type[SearchScreen] | type[MeetingsScreen], store: Store, settings: ScreenSettings, archive
):
    screen = make(store, T, settings)
    async with shown(screen) as pilot:
        type_in(screen, "plats:Norrby")
        await until_seen(pilot, "not understood: plats:Norrby")
