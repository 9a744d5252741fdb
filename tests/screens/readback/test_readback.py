"""The read-back: three kinds of pages, following the meeting, and never a change in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from screens.base.messages import ReadbackAsked
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from screens.readback.screen import ReadbackScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.app_windows.places import keep_place
from store.file.store import Store
from store.file.undo import undo
from store.model.records import Named, Place
from store.verbs import entries, meetings, sections
from tests.screens.bombs import FORBIDDEN, MIXED, MIXED_SHOWN
from tests.screens.hosts import SMALL, TINY, press, seen, shown, sizes, until, until_seen, write

Reads = Callable[..., ReadbackScreen]


@pytest.fixture
def reads(open_store: Callable[[str], Store], meeting: int, settings: ScreenSettings) -> Reads:
    """Return a way to read the meeting back, in English."""

    def read(wanted: str = "", which: int = meeting, **more: bool) -> ReadbackScreen:
        t = translator("en")
        return ReadbackScreen(open_store("anna"), which, t, settings, wanted=wanted, **more)

    return read


def session(store: Store, meeting: int) -> CaptureSession:
    return CaptureSession(store, reading.load(store, meeting))


def submit(session: CaptureSession, *lines: str) -> None:
    for line in lines:
        assert session.submit(line).refusal is None, line


async def test_it_begins_with_the_question_and_everybodys_answers(reads: Reads):
    async with shown(reads()) as pilot:
        await until_seen(pilot, "2. Vad saknas?")
        said = seen(pilot.app)
        assert "▸ Group B" in said
        assert "Nycklar" in said
        assert said.count("No answer yet.") == 2
        assert "Kaffet" not in said
        assert "Question 2 of 2" in said
        assert "follows the meeting" in said


async def test_arrows_show_another_and_enter_follows_again(reads: Reads):
    screen = reads()
    async with shown(screen) as pilot:
        await until_seen(pilot, "2. Vad saknas?")
        press(screen, "left")
        await until_seen(pilot, "1. Vad fungerar?")
        assert "Kaffet" in seen(pilot.app)
        assert "stays here · Enter follows" in seen(pilot.app)
        press(screen, "left", "pageup", "left", "left")
        await until_seen(pilot, "Inledning")
        said = seen(pilot.app)
        assert "Section 1 of 2" in said  # nothing was asked there
        assert said.index("Vi prövar under hösten") < said.index("Vi går igenom dagen.")
        press(screen, *["right"] * 9)
        await until_seen(pilot, "2. Vad saknas?")
        press(screen, "left", "enter")
        await until_seen(pilot, "follows the meeting")
        assert "2. Vad saknas?" in seen(pilot.app)


async def test_tab_goes_through_the_three_kinds(reads: Reads, store: Store, meeting: int):
    screen = reads()
    async with shown(screen) as pilot:
        press(screen, "tab")
        await until_seen(pilot, "Decision 1 of 1")
        assert "Vi prövar under hösten" in seen(pilot.app)
        press(screen, "tab")
        await until_seen(pilot, "Group page 2 of 3")
        said = seen(pilot.app)
        assert said.index("1. Vad fungerar?") < said.index("▸ 2. Vad saknas?")
        assert "Nycklar" in said
        press(screen, "left")
        await until_seen(pilot, "Kaffet")
        press(screen, "tab")
        await until_seen(pilot, "Question 2 of 2")


async def test_the_latest_decision_has_its_clauses_owner_and_date(
    reads: Reads, store: Store, meeting: int
):
    place = Place(reading.load(store, meeting).sections[0].uid)
    entries.add(
        store,
        meeting,
        place,
        "decision",
        "Rådet beslutar",
        clauses=("att öppna i höst", "att köpa kaffe"),
        owners=(Named("Klara"),),
        due_text="9 dec",
        marks=("unfinished",),
    )
    screen = reads("beslut")
    async with shown(screen, SMALL) as pilot:
        await until_seen(pilot, "Decision 2 of 2")
        said = seen(pilot.app)
        for part in ("■ Decision", "Rådet beslutar", "– att öppna i höst", "– att köpa kaffe"):
            assert part in said
        assert "→ Klara · 9 dec" in said
        assert "◌ unfinished" in said
        press(screen, "left")
        await until_seen(pilot, "Vi prövar under hösten")


async def test_a_meeting_in_the_trash_says_so_and_goes_on_when_it_is_back(
    reads: Reads, store: Store, other: Store, meeting: int
):
    async with shown(reads(alone=True)) as pilot:
        await until_seen(pilot, "Nycklar")
        meetings.delete(other, meeting)
        await until_seen(pilot, "This meeting has been put in the trash.")
        assert "Nycklar" not in seen(pilot.app)
        undo(other, meeting)
        await until_seen(pilot, "Nycklar")
        submit(session(store, meeting), "Fler lampor")
        await until_seen(pilot, "Fler lampor")
        assert "in the trash" not in seen(pilot.app)


async def test_it_follows_what_somebody_else_writes(reads: Reads, store: Store, meeting: int):
    screen = reads()
    writer = session(store, meeting)
    async with shown(screen) as pilot:
        await until_seen(pilot, "2. Vad saknas?")
        submit(writer, "C", "Fler lampor")
        await until_seen(pilot, "Fler lampor")
        await until_seen(pilot, "▸ Group C")
        submit(writer, "A.1", "Stolarna")
        await until_seen(pilot, "Stolarna")
        assert "1. Vad fungerar?" in seen(pilot.app)
        press(screen, "right")
        await until_seen(pilot, "2. Vad saknas?")
        submit(writer, "Borden", "Beslut: Alla är överens")
        await until(pilot, lambda: len(screen.minutes.cell(writer.place)) == 4)
        assert "Borden" not in seen(pilot.app)
        press(screen, "tab")
        await until_seen(pilot, "Alla är överens")


async def test_what_is_shown_may_go_away(reads: Reads, store: Store, meeting: int):
    screen = reads("beslut")
    async with shown(screen) as pilot:
        await until_seen(pilot, "Vi prövar under hösten")
        press(screen, "right")
        (decision,) = [
            e for e in reading.load(store, meeting).all_entries() if e.kind == "decision"
        ]
        entries.delete(store, meeting, decision.uid)
        await until_seen(pilot, "No decision yet")
        await until_seen(pilot, "Nothing written here yet.")
        press(screen, "left", "right", "pagedown", "enter")
        await pilot.pause()


async def test_plain_talk_shows_decisions_first_and_nothing_internal(
    reads: Reads, store: Store, meeting: int
):
    writer = session(store, meeting)
    submit(writer, "# Summering", "b: Nycklar köps in", "Intern: bara för oss")
    submit(writer, *(f"sagt {n}" for n in range(9)))
    async with shown(reads(), SMALL) as pilot:
        await until_seen(pilot, "Nycklar köps in")
        await until_seen(pilot, "sagt 8")
        assert "sagt 3" not in seen(pilot.app)
        assert "bara för oss" not in seen(pilot.app)


async def test_a_long_page_is_read_on_and_keeps_what_is_written_in_sight(
    reads: Reads, store: Store, meeting: int
):
    writer = session(store, meeting)
    submit(writer, *(f"sak {n:02}" for n in range(40)))
    screen = reads()
    async with shown(screen, SMALL) as pilot:
        await until_seen(pilot, "sak 39")
        submit(writer, "en sak till")
        await until_seen(pilot, "en sak till")
        press(screen, "home")
        await until_seen(pilot, "2. Vad saknas?")
        press(screen, "pagedown")
        await until(pilot, lambda: "Nycklar" not in seen(pilot.app))
        assert "2. Vad saknas?" in seen(pilot.app)
        assert "Question 2 of 2" in seen(pilot.app)
        press(screen, "up", "down", "end", "pagedown", "pageup", "left")
        await until_seen(pilot, "Question 1 of 2")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("grupp", "Group page 2 of 3"),
        ("c", "Group page 3 of 3"),
        ("1", "1. Vad fungerar?"),
        (".2", "2. Vad saknas?"),
        ("fråga  1", "1. Vad fungerar?"),
        ("Group a", "Group page 1 of 3"),
        ("frågor", "2. Vad saknas?"),
        ("Decision", "Decision 1 of 1"),
        ("[/]{n}", "There is nothing called “[/]{n}” to read back."),
    ],
)
async def test_what_is_asked_for_comes_first(reads: Reads, wanted: str, told: str):
    async with shown(reads(wanted)) as pilot:
        await until_seen(pilot, told)


async def test_esc_goes_back_and_without_a_way_back_stays(reads: Reads):
    screen = reads()
    async with shown(screen) as pilot:
        await until_seen(pilot, "Esc")
        press(screen, "x", "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)
    screen = reads(alone=True)
    async with shown(screen) as pilot:
        await until_seen(pilot, "Vad saknas?")
        assert "Esc" not in seen(pilot.app)
        press(screen, "escape")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_nothing_is_changed_by_any_key(reads: Reads, store: Store, meeting: int):
    before = store.rows("SELECT count(*), max(seq) FROM event"), store.rows("SELECT * FROM draft")
    screen = reads()
    async with shown(screen) as pilot:
        keys = "a b : enter tab left right up down pageup pagedown home end f8 f9 ctrl+z ctrl+y"
        press(screen, *keys.split(), "backspace", "delete", "ctrl+t", "ctrl+k")
        screen.line._on_paste(_Paste("b: klistrat\nrad"))
        await pilot.pause()
        assert screen.line.text == ""
    after = store.rows("SELECT count(*), max(seq) FROM event"), store.rows("SELECT * FROM draft")
    assert before == after


class _Paste:
    def __init__(self, text: str) -> None:
        self.text = text

    def stop(self) -> None: ...

    def prevent_default(self) -> None: ...


async def test_the_live_screen_asks_for_it(live: LiveScreen, meeting: int):
    async with shown(live) as pilot:
        write(live, "/visa beslut")
        await until(pilot, lambda: pilot.app.asked)
        assert pilot.app.asked == [ReadbackAsked(meeting, "beslut")]


async def test_user_text_is_never_markup(
    open_store: Callable[[str], Store], store: Store, reads: Reads
):
    bomb = MIXED
    meeting = meetings.create(store, title=bomb, language="en")
    plain = sections.add(store, meeting, heading=bomb)
    entries.add(
        store, meeting, Place(plain), "decision", bomb, clauses=(bomb,), owners=(Named(bomb),)
    )
    exercise = sections.add(store, meeting, after=plain, heading=bomb, form="questions")
    row = sections.add_row(store, meeting, exercise, bomb, hint=bomb)
    sections.add_row(store, meeting, exercise, "b")
    prompt = sections.add_prompt(store, meeting, exercise, bomb, hint=bomb)
    here = Place(exercise, row, prompt)
    entries.add(store, meeting, here, "statement", bomb, speaker=bomb)
    keep_place(store, meeting, here)
    screen = reads(bomb, meeting)
    async with shown(screen, (160, 50)) as pilot:
        press(screen, "enter")
        for _ in range(3):
            await until(pilot, lambda: seen(pilot.app).count(MIXED_SHOWN) >= 4)
            text = seen(pilot.app)
            assert not [c for c in FORBIDDEN if c != "\n" and c in text]
            press(screen, "tab")
            await pilot.pause()
        assert pilot.app.is_running


async def test_any_size(reads: Reads):
    screen = reads()
    async with shown(screen, TINY) as pilot:
        async for _ in sizes(pilot, (30, 8), SMALL):
            press(screen, "tab", "tab", "pagedown", "left")
            await pilot.pause()


async def test_at_80_by_24_the_lines_stand_in_the_middle_with_room_around(reads: Reads):
    async with shown(reads(), SMALL) as pilot:
        await until_seen(pilot, "2. Vad saknas?")
        lines = seen(pilot.app).splitlines()
        body = [line for line in lines[1:-2] if line.strip()]
        assert all(line.startswith("    ") for line in body)
        assert all(len(line) <= 76 for line in body)
        assert lines[1] == lines[2] == ""


async def test_a_meeting_without_anything(store: Store, reads: Reads):
    screen = reads("", meetings.create(store))
    async with shown(screen) as pilot:
        await until_seen(pilot, "Nothing written here yet.")
        press(screen, "left", "tab", "right", "tab")
        await until_seen(pilot, "No groups yet")


async def test_what_a_question_was_made_from_stands_beside_it(
    reads: Reads, store: Store, meeting: int
):
    note = session(store, meeting)
    submit(note, "/övning ring Konsultation", "/gå Frågor", "B.2", "/blir fråga")
    submit(note, "/gå Konsultation", "A")
    async with shown(reads()) as pilot:
        await until_seen(pilot, "Frågeställning")
        await until_seen(pilot, "Nycklar  ← B")


async def test_a_kind_of_which_there_is_nothing_is_passed_over(store: Store, reads: Reads):
    meeting = meetings.create(store)
    submit(session(store, meeting), "/groups A-B", "/exercise questions Future", "A", "Keys")
    screen = reads("", meeting)
    async with shown(screen) as pilot:
        await until_seen(pilot, "Question 1 of 1")
        press(screen, "tab")
        await until_seen(pilot, "Group page 1 of 2")
        press(screen, "tab")
        await until_seen(pilot, "Question 1 of 1")
