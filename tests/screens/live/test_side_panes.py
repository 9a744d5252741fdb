"""The agenda, the rail, the head and the key line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widget import Widget

from locales import translator
from screens.base.widgets.cells import width_of
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.key_line import KeyHint, KeyLine
from screens.base.widgets.label_drawing import label_lines
from screens.base.widgets.line_host import LineLabel
from screens.live.agenda import Agenda, holes_in
from screens.live.rail import Rail, window
from screens.writing.tally import Tally
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Place, Prompt, Row, Section
from tests.screens.hosts import seen

T = translator("en")


class One(App[None]):
    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.chosen: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_key_line_chosen(self, message: KeyLine.Chosen) -> None:
        self.chosen.append(message.hint.command)

    def on_agenda_chosen(self, message: Agenda.Chosen) -> None:
        self.chosen.append(message.section)


@pytest.fixture
def minutes() -> Minutes:
    """Thirty groups, ten questions, and an answer from every third group to the first."""
    made = Minutes(Meeting(1, "m"))
    made.fill(parts())
    return made


def parts() -> Iterator[Section | Row | Prompt | Entry]:
    for n in range(40):
        yield Section(
            f"s{n}", ord=f"{n:05d}", heading=f"Item {n}", form="questions" if n == 30 else None
        )
    for n in range(30):
        yield Row(f"r{n}", "s30", ord=f"{n:05d}", label=str(n + 1))
    for n in range(10):
        yield Prompt(f"p{n}", "s30", ord=f"{n:05d}", text=f"Question {n}")
    for n in range(0, 30, 3):
        yield Entry(f"e{n}", "s30", ord=f"{n:05d}", row=f"r{n}", prompt="p0", text="x")


async def test_the_current_item_is_marked_and_in_sight(minutes: Minutes):
    agenda = Agenda(minutes, T)
    async with One(agenda).run_test(size=(30, 15)) as pilot:
        agenda.update("s30")
        await pilot.pause()
        assert "▌31 Item 30" in seen(pilot.app)
        assert "○290" in seen(pilot.app)
        agenda.update("s0")
        await pilot.pause()
        assert "▌ 1 Item 0" in seen(pilot.app)
        await pilot.click(agenda, offset=(5, 4))
        await pilot.pause()
        assert pilot.app.chosen == ["s2"]


async def test_paragraphs_and_times_take_the_place_of_numbers(minutes: Minutes):
    minutes.put(Section("a", ord="0", heading="With a §", paragraph="12"))
    agenda = Agenda(minutes, T)
    async with One(agenda).run_test(size=(30, 9)) as pilot:
        agenda.update("a")
        await pilot.pause()
        assert "▌§ 12  With a §" in seen(pilot.app)
        minutes.put(Section("b", ord="00", heading="At nine", planned="09.00"))
        agenda.update("b")
        await pilot.pause()
        assert "▌09.00 At nine" in seen(pilot.app)


async def test_the_matrix_counts_and_marks_holes_and_the_current_cell(minutes: Minutes):
    tally = Tally(minutes)
    rail = Rail(minutes, tally, T)
    async with One(rail).run_test(size=(32, 40)) as pilot:
        rail.update(Place("s30", "r3", "p0"))
        await pilot.pause()
        text = seen(pilot.app)
        assert "290 of 300 empty" in text
        assert " 4        [1]" in text
        assert "·" in text
        rail.update(Place("s30", "r29", "p9"))
        await pilot.pause()
        assert "[·]" in seen(pilot.app)
        assert " 30 " in seen(pilot.app)


async def test_a_branch_that_is_not_taken_is_no_hole_of_the_matrix(minutes: Minutes):
    minutes.put(Prompt("p1", "s30", ord="00001", text="If no: Why?", on="no", follows="p0"))
    minutes.put(Entry("e0", "s30", ord="00000", row="r0", prompt="p0", text="Yes"))
    rail = Rail(minutes, Tally(minutes), T)
    async with One(rail).run_test(size=(32, 40)) as pilot:
        rail.update(Place("s30", "r0", "p0"))
        await pilot.pause()
        assert "[1]  –   ·" in seen(pilot.app)
        assert "– not asked" in seen(pilot.app)
        assert "260 of 300 empty" in seen(pilot.app)


async def test_in_a_ring_the_matrix_says_whose_question_it_is(minutes: Minutes):
    minutes.put(Row("r0", "s30", ord="00000", label="A→B", from_="A", to="B"))
    rail = Rail(minutes, Tally(minutes), translator("sv"))
    async with One(rail).run_test(size=(32, 40)) as pilot:
        rail.update(Place("s30", "r0", "p0"))
        await pilot.pause()
        assert "Grupp A ger råd till B" in seen(pilot.app)


async def test_the_row_one_is_in_as_a_whole_has_its_name_whole_in_brackets(minutes: Minutes):
    minutes.put(replace(minutes.rows("s30")[0], label="Bibliotekarierna"))
    rail = Rail(minutes, Tally(minutes), translator("sv"))
    async with One(rail).run_test(size=(32, 40)) as pilot:
        rail.update(Place("s30"))
        await pilot.pause()
        assert "[Plenum] " in seen(pilot.app)
        rail.update(Place("s30", "r0"))
        await pilot.pause()
        assert "[1 Bibl…]  1" in seen(pilot.app)


async def test_the_matrix_shows_what_comes_later_and_what_is_unfinished(minutes: Minutes):
    rail = Rail(minutes, Tally(minutes), T)
    async with One(rail).run_test(size=(32, 40)) as pilot:
        rail.update(Place("s30", "r1", "p1"))
        await pilot.pause()
        assert "answers later" not in seen(pilot.app)
        minutes.put(Row("r1", "s30", ord="00001", label="2", paused=("p0", "p1")))
        minutes.put(Row("r6", "s30", ord="00006", label="7", paused=("p0",)))
        half = Entry("e", "s30", ord="1", row="r3", prompt="p0", text="x", marks=("unfinished",))
        minutes.put(half)
        rail.update(Place("s30", "r1", "p1"))
        await pilot.pause()
        text = seen(pilot.app)
        assert " 2         …  […]" in text
        assert " 4         2!" in text
        assert " 7         1…" in text
        assert " … answers later   ! unfinished" in text
        minutes.drop("e")
        minutes.put(replace(half, marks=()))
        rail.update(Place("s30", "r3", "p0"))
        await pilot.pause()
        assert " … answers later\n" in seen(pilot.app)
        assert " 4        [2]" in seen(pilot.app)


async def test_the_latest_of_each_kind_come_first(minutes: Minutes):
    tally = Tally(minutes)
    rail = Rail(minutes, tally, T)
    async with One(rail).run_test(size=(40, 40)) as pilot:
        await pilot.pause()
        assert "Decisions and actions" in seen(pilot.app)
        for n, kind in enumerate(("decision", "decision", "action", "parked")):
            minutes.put(Entry(f"t{n}", "s1", ord=f"{n:05d}", kind=kind, text=f"text {n}"))
        assert tally.update([f"t{n}" for n in range(4)])
        rail.update(Place("s1"))
        await pilot.pause()
        text = seen(pilot.app)
        assert text.index("text 1") < text.index("text 0") < text.index("text 2")
        for heading in ("Decisions  2", "Actions  1", "Parked items  1"):
            assert heading in text
        minutes.drop("t1")
        minutes.put(Entry("t0", "s1", ord="00000", kind="note", text="text 0"))
        assert tally.update(["t0", "t1"])
        assert tally.count("decision") == 0
        assert not tally.update(["e0"])
        counts = [tally.count("action"), tally.count("parked")]
        section = minutes.section("s1")
        assert section is not None
        for deleted, left in ((True, [0, 0]), (False, counts)):
            minutes.put(replace(section, deleted=deleted))
            assert tally.take_in({("section", "s1")})
            assert [tally.count("action"), tally.count("parked")] == left


async def test_the_last_day_of_an_action_has_its_year_where_that_is_another_one(minutes: Minutes):
    minutes.meeting = replace(minutes.meeting, date="2026-03-12")
    for n, day in enumerate(("2026-04-09", "2027-01-08")):
        action = Entry(f"d{n}", "s1", ord=f"{n}", kind="action", text="Call", due=day)
        minutes.put(replace(action, due_text="fri"))
    rail = Rail(minutes, Tally(minutes), T)
    async with One(rail).run_test(size=(40, 40)) as pilot:
        await pilot.pause()
        assert "no owner · 9 April\n" in seen(pilot.app)
        assert "no owner · 8 January 2027" in seen(pilot.app)


def test_plain_talk_has_no_holes(minutes: Minutes):
    assert holes_in(minutes, minutes.sections[0]) is None
    assert holes_in(minutes, minutes.sections[30]) == 290


@given(st.integers(0, 50), st.integers(1, 20), st.integers(0, 49))
def test_a_window_has_the_current_one_in_it(count: int, room: int, current: int):
    seen_now = window(count, room, min(current, max(count - 1, 0)))
    assert len(seen_now) == min(count, room)
    assert not count or min(current, count - 1) in seen_now


async def test_the_head_keeps_state_and_clock_when_there_is_little_room():
    head = HeadLine()
    async with One(head).run_test(size=(40, 3)) as pilot:
        head.tell("A title that is far too long for the line", "2026-03-12")
        head.say("Waiting for another program", warn=True)
        await pilot.pause()
        first = seen(pilot.app).splitlines()[0]
        assert "Waiting" in first
        assert ":" in first[-6:]
        assert "…" in first


async def test_a_long_title_does_not_push_short_facts_out():
    head = HeadLine()
    async with One(head).run_test(size=(80, 3)) as pilot:
        head.tell("Närvaro: Planeringsdag för Kajbiblioteket", "5 närvarande · 1 frånvarande")
        head.say("Sparat")
        await pilot.pause()
        first = seen(pilot.app).splitlines()[0]
        assert " Närvaro: Planeringsdag för K" in first
        assert "…  ·  5 närvarande · 1 frånvarande" in first


async def test_title_date_and_place_stand_in_eighty_columns():
    head = HeadLine()
    async with One(head).run_test(size=(80, 3)) as pilot:
        facts = "2026-03-12 · Sjömanshuset, stora salen · pågår"
        head.tell("Planeringsdag för Kajbiblioteket", facts)
        head.say("Sparat")
        await pilot.pause()
        first = seen(pilot.app).splitlines()[0]
        assert " Planeringsdag för Kajbibliot" in first
        assert "2026-03-12 · Sjömanshuset" in first
        head.tell("Planeringsdag", facts)
        await pilot.pause()
        assert "2026-03-12 · Sjömanshuset, stora salen" in seen(pilot.app)


async def test_a_key_that_is_clicked_asks_for_its_command():
    line = KeyLine([KeyHint("F2", "Help", "live.help"), KeyHint("^F", "Find", "live.find")])
    async with One(line).run_test(size=(40, 3)) as pilot:
        await pilot.click(line, offset=(12, 0))
        await pilot.click(line, offset=(39, 0))
        await pilot.pause()
        assert pilot.app.chosen == ["live.find"]


@given(st.text(max_size=60), st.text(max_size=200), st.integers(1, 120), st.booleans())
def test_a_label_is_as_wide_as_the_line(place: str, said: str, width: int, whole: bool):
    for line in label_lines(LineLabel(place, said, "warn"), width, whole=whole):
        assert sum(width_of(text) for text, _ in line) <= max(width, 12)
