"""A place that others take away: what is typed there lands where it leads, and that is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from screens.live.screen import LiveScreen
from screens.writing.desk import MOVED, Desk
from store.file.store import Store
from store.file.undo import undo
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs import groups, meetings, sections
from tests.screens.hosts import SMALL, shown, type_in, until_seen, write


@pytest.fixture
def desk(store: Store, meeting: int) -> Desk:
    return Desk(store, meeting)


@pytest.fixture
def window(store: Store, path: Path) -> Iterator[Store]:
    """Return another window of the same person."""
    with Store.open(path, actor=store.actor, wait=0) as another:
        yield another


def merge(window: Store, minutes: Minutes, label: str, into: str) -> None:
    found = {group.label: group.uid for group in minutes.groups(minutes.group_sets[0].uid)}
    groups.merge(window, minutes.meeting.id, found[label], found[into])


def where(desk: Desk) -> tuple[str | None, ...]:
    place, minutes = desk.session.place, desk.minutes
    section, row = minutes.section(place.section), minutes.row(place.row)
    return (section.heading if section else None, row.label if row else None)


def test_where_another_window_puts_the_group_away_that_is_said(desk: Desk, window: Store) -> None:
    heard, moment = [], 100.0
    desk.clock = lambda: moment
    desk.on_late = heard.append
    merge(window, desk.minutes, "B", "A")
    assert desk.tick()
    assert where(desk) == ("Frågor", "A")
    assert [answer.words for answer in heard] == [MOVED]
    assert desk.state.warn
    desk.tick()
    assert len(heard) == 1
    assert desk.submit("i ett blink").words == MOVED
    assert desk.state.warn
    moment += 1
    assert desk.submit("rad").words is None
    assert not desk.state.warn


def test_a_line_that_comes_before_it_was_seen_lands_there_and_that_is_said(
    desk: Desk, window: Store
) -> None:
    assert desk.submit("# Slutord").taken
    undo(window, desk.meeting_id)
    assert desk.submit("i ett blink").words == MOVED
    assert where(desk) == ("Frågor", None)
    assert [entry.text for entry in desk.minutes.cell(desk.session.place)] == ["i ett blink"]


def test_in_a_copy_without_the_place_one_stands_nearest_before_it(
    desk: Desk, store: Store, tmp_path: Path
) -> None:
    uid = sections.add(store, desk.meeting_id, after=desk.minutes.sections[0].uid, heading="Nytt")
    desk.take_in(foreign=False)
    desk.session.place = Place(uid)
    with Store.open(tmp_path / "old.db", actor="anna", create=True) as old:
        meetings.create(old)
        copy = Desk(old, 1)
        for heading in ("# Först", "# Sist"):
            copy.submit(heading)
        assert not copy.stand_where(desk)
        assert where(copy) == ("Först", None)


@pytest.mark.parametrize("lines", [("# Tre",), ("en rad", "/övning frågor Tre", "/fråga Vad?")])
@pytest.mark.parametrize("lacks", [False, True], ids=["the same", "one without the place"])
def test_what_waits_leads_on_in_another_copy_too(
    desk: Desk, window: Store, tmp_path: Path, lines: tuple[str, ...], lacks: bool
) -> None:
    desk.submit("# Två")
    window.db.execute("VACUUM INTO ?", [str(tmp_path / "copy.db")])
    if lacks:
        desk.submit("# Nyare")
    with window.write():
        for line in lines:
            assert desk.submit(line).waits
    with Store.open(tmp_path / "copy.db", actor="anna", wait=0.0) as copy:
        copy.window = desk.store.window  # as where it was put over the file
        desk.queue.go_on(copy)
        following = Desk(copy, desk.meeting_id, queue=desk.queue)
        assert following.stand_where(desk) is not lacks
        assert following.submit("tre 1").waits
        desk.queue.finish(5)
        assert following.submit("tre 2").taken
        assert where(following)[0] == "Tre"
        texts = [entry.text for entry in following.minutes.cell(following.session.place)]
        assert texts == ["tre 1", "tre 2"]


async def test_a_half_typed_text_stays_under_the_hand(
    live: LiveScreen, window: Store, saved: Callable[[], Minutes]
) -> None:
    async with shown(live, SMALL) as pilot:
        type_in(live, "halv")
        merge(window, live.desk.minutes, "B", "A")
        await until_seen(pilot, "The place that you wrote in is gone; you write here now.")
        await until_seen(pilot, "Group A · Question 2")
        assert live.line.text == "halv"
        type_in(live, " och hel")
        await until_seen(pilot, "You write in another place")
        write(live, "")
        (entry,) = (e for e in saved().all_entries() if e.text == "halv och hel")
        assert [row.label for row in saved().rows(entry.section) if row.uid == entry.row] == ["A"]
