"""A follow-up shows what was answered in earlier meetings above what is written now."""

from __future__ import annotations

import pytest

from locales import translator
from screens.live.earlier import Earlier
from screens.live.screen import LiveScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.verbs import meetings
from tests.screens.hosts import SMALL, press, seen, shown, until_seen, write

FOLLOW_UP = "/övning uppföljning Uppföljning\n/rad {row}"


def typed(store: Store, text: str) -> int:
    """Return a meeting in which these lines were typed."""
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in text.splitlines():
        assert session.submit(line).refusal is None, line
    return meeting


@pytest.fixture
def meeting(store: Store) -> int:
    """Return a follow-up whose series has one from March already; its note-taker is in the first cell."""
    typed(
        store,
        "/titel Vårmöte\n/serie Styrgruppen\n/datum 2026-03-10\n# Dag\n"
        + FOLLOW_UP.format(row="Omgång 1")
        + "\nVi har kommit halvvägs\n.3\nBörja med nycklarna",
    )
    return typed(
        store,
        "/titel Höstmöte\n/serie Styrgruppen\n/datum 2026-09-10\n# Dag\nen rad\n"
        + FOLLOW_UP.format(row="Omgång 2"),
    )


@pytest.mark.parametrize("size", [(120, 40), SMALL])
async def test_earlier_answers_to_the_prompt_stand_above_the_new_ones(
    live: LiveScreen, size: tuple[int, int]
):
    async with shown(live, size) as pilot:
        await until_seen(pilot, "Earlier, 2026-03-10 · Omgång 1: Vi har kommit halvvägs")
        write(live, "Nu är vi klara")
        await until_seen(pilot, "Nu är vi klara")
        text = seen(pilot.app)
        assert text.index("Vi har kommit") < text.index("Nu är vi klara")
        press(live, "right")
        await pilot.pause()
        assert "Earlier" not in seen(pilot.app)
        press(live, "right")
        await until_seen(pilot, "Earlier, 2026-03-10 · Omgång 1: Börja med nycklarna")
        press(live, "pageup")
        write(live, "/gå Dag")
        await until_seen(pilot, "en rad")
        assert "Earlier" not in seen(pilot.app)


def test_it_is_read_once_and_never_with_a_key(store: Store, meeting: int, monkeypatch):
    minutes = reading.load(store, meeting)
    section = minutes.sections[-1].uid
    place = CaptureSession(store, minutes).place
    assert place.section == section
    asked = []
    monkeypatch.setattr(store, "rows", lambda *a, real=store.rows: asked.append(a) or real(*a))
    earlier = Earlier(store, minutes, translator("en"))
    assert not earlier.lines(place)
    assert asked == []
    assert earlier.read()
    count = len(asked)
    for _ in range(5):
        assert len(earlier.lines(place)) == 1
        assert not earlier.read()
    assert len(asked) == count


def test_many_answers_are_counted(store: Store, meeting: int):
    for month in range(4, 8):
        answers = "\n".join(f"svar {n}\n/rad Omgång {n + 10}" for n in range(4))
        typed(
            store,
            f"/serie Styrgruppen\n/datum 2026-0{month}-10\n# Dag\n"
            + FOLLOW_UP.format(row="Omgång 1")
            + f"\n{answers}",
        )
    minutes = reading.load(store, meeting)
    earlier = Earlier(store, minutes, translator("en"))
    place = CaptureSession(store, minutes).place
    earlier.lines(place)
    assert earlier.read()
    lines = earlier.lines(place)
    assert lines[0] == "Earlier, 2026-07-10 · Omgång 1: svar 0"
    assert lines[-1] == "… 6 earlier answers more"
    assert len(lines) == 7


def test_what_one_row_said_stands_on_one_line(store: Store, meeting: int):
    lines = "/serie Styrgruppen\n/datum 2026-05-10\n# Dag\n" + FOLLOW_UP.format(row="Omgång 1")
    typed(store, f"{lines}\nett [/b]\ntvå")
    minutes = reading.load(store, meeting)
    earlier = Earlier(store, minutes, translator("sv"))
    place = CaptureSession(store, minutes).place
    earlier.lines(place)
    assert earlier.read()
    assert "2026-05-10 · Omgång 1: ett [/b] / två" in earlier.lines(place)[0]


async def test_earlier_answers_stand_on_the_board_beside_the_new_ones(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        press(live, "ctrl+l")
        await until_seen(pilot, "Earlier, 2026-03-10")
        write(live, "Nu är vi klara")
        await until_seen(pilot, "Nu är vi klara")
        assert "halvvägs" in seen(pilot.app)
        press(live, "enter")
        await until_seen(pilot, "Enter Save")
        press(live, "escape", "down", "down")
        board = live._host.board
        assert board is not None
        assert board.highlight.entry is not None
        assert board.highlight.entry.text == "Nu är vi klara"
        press(live, "tab")
        await until_seen(pilot, "[One question]")
        assert "halvvägs" in seen(pilot.app)
        assert "Börja med nycklarna" not in seen(pilot.app)


async def test_side_by_side_a_row_shows_only_its_own_earlier_answers(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/rad Omgång 1", ".1")
        press(live, "ctrl+l")
        await until_seen(pilot, "[All rows]")
        await until_seen(pilot, "Earlier, 2026-03-10: Vi har kommit halvvägs")
        assert seen(pilot.app).count("Earlier") == 1
