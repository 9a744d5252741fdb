from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult

from locales import translator
from screens.live.page_pane import PagePane
from screens.writing.entry_lines import Shape, lines_of
from store.model.kinds import KINDS
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Named, Place, Section, Vote
from tests.cases import each
from tests.screens.hosts import seen
from tests.work import calls

T = translator("en")


class NoHost:
    """Carries nothing out."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes = minutes

    def __getattr__(self, name: str):
        return lambda *_, **__: None

    def current(self, uid: str) -> Entry | None:
        return self.minutes.entry(uid)

    def line_of(self, entry: Entry) -> str:
        return entry.text


SECTION = Section("s", heading="Item")


class Pane(App[None]):
    def __init__(self, minutes: Minutes) -> None:
        super().__init__()
        self.minutes = minutes
        self.pane = PagePane(NoHost(minutes), minutes, T)

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.changed(Place("s"))


def meeting_of(entries: Iterable[Entry]) -> Minutes:
    minutes = Minutes(Meeting(1, "m"))
    minutes.fill([SECTION, *entries])
    return minutes


def numbered(count: int) -> Minutes:
    kinds = ("note", "bullet", "decision", "note")
    return meeting_of(
        Entry(
            f"u{n}",
            "s",
            ord=f"{n:08d}",
            kind=kinds[n % 4],
            text=f"line {n - count} " + "word " * (n % 23),
        )
        for n in range(count)
    )


async def drawn(count: int, *keys: str) -> str:
    app = Pane(numbered(count))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        if keys:
            app.pane.keys.enter()
        for key in keys:
            app.pane.keys.press(key, None)
        await pilot.pause()
        return "\n".join(line[:-1] for line in seen(app).splitlines() if line)


@pytest.mark.parametrize("keys", [(), ("up",) * 30, ("pageup", "pageup", "down")])
async def test_two_hundred_and_twenty_thousand_entries_look_the_same(keys: tuple[str, ...]):
    few, many = (
        await drawn(200 + 92 * 2, *keys),
        await drawn(20_000 - 20_000 % 92 + 200 % 92, *keys),
    )
    assert "line -1 " in few or keys
    assert few == many


async def test_drawing_does_not_know_how_many_there_are():
    spent = {}
    for count in (200, 20_000):
        app = Pane(numbered(count))
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()

            def draw(app: Pane = app) -> None:
                app.pane.changed()
                app.pane.keys.enter()
                app.pane.keys.press("up", None)
                app.pane.keys.leave()
                app.pane.render_lines(app.pane.size.region)

            app.minutes.put(Entry("new", "s", ord="90000000", text="one more"))
            draw()
            app.minutes.put(Entry("newer", "s", ord="90000001", text="one more"))
            spent[count] = calls(draw)
    assert spent[20_000] < spent[200] * 1.5


async def test_an_empty_meeting_says_what_one_can_type():
    app = Pane(Minutes(Meeting(1, "m")))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert "Nothing is written yet." in seen(app)
        assert "# Heading" in seen(app)
        assert not app.pane.keys.press("up", None)


@pytest.mark.parametrize("size", [(1, 1), (2, 5), (20, 2), (20, 5), (63, 9), (64, 9), (400, 120)])
async def test_any_size(size: tuple[int, int]):
    app = Pane(numbered(50))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.pane.keys.enter()
        for key in ("up", "enter", "pageup", "escape", "home", "end"):
            app.pane.keys.press(key, None)
            await pilot.pause()
        assert len(seen(app).splitlines()) <= size[1]


def entry_of(kind: str) -> Entry:
    return Entry("u", "s", kind=kind, text="the text of it " * 9, speaker="Ia", time="11:00")


@each("width", [4, 20, 63, 64, 120])
@each("kind", [kind.name for kind in KINDS] + ["of a later version"])
def test_every_kind_fits_its_lines(kind: str, width: int):
    from screens.base.widgets.cells import width_of

    full = replace(
        entry_of(kind),
        depth=3,
        owners=(Named("Ali Nordin"),),
        due_text="9 april",
        done=True,
        vote=Vote(5, 2, 1),
        address="https://example.example",
        marks=("unfinished",),
        clauses=("first clause", "second " * 12),
    )
    for entry in (entry_of(kind), full):
        for line in lines_of(entry, Shape(width, T)):
            assert width >= 20 or line
            assert sum(width_of(text) for text, _ in line) <= max(width, 32)


def on_the_page(entry: Entry) -> str:
    return "".join(text for line in lines_of(entry, Shape(90, T, gutter=3)) for text, _ in line)


def test_the_page_says_what_the_document_says_beside_the_text():
    action = Entry("u", "s", kind="action", text="Call", owners=(Named("Ali"),))
    assert on_the_page(replace(action, due="2026-04-17", due_text="v 16")).endswith(
        "→ Ali · 17 April 2026"
    )
    assert on_the_page(replace(action, due_text="soon")).endswith("→ Ali · soon")
    assert on_the_page(Entry("u", "s", kind="departure", text="Olle", time="15:30")).endswith(
        "Olle  15:30"
    )
    assert on_the_page(Entry("u", "s", kind="bullet", text="Bröd", dots=3)).endswith("Bröd  ●●●")
    assert on_the_page(Entry("u", "s", kind="bullet", text="Bröd", dots=12)).endswith("Bröd  ●12")


def test_kinds_are_told_apart_without_colour():
    said = {
        "".join(
            text for text, _ in lines_of(replace(entry_of(kind.name), time=None), Shape(100, T))[0]
        )[:19]
        for kind in KINDS
        if kind.name not in ("note", "bullet", "label")
    }
    assert len(said) == len(KINDS) - 3


async def test_odd_letters_are_measured_right():
    texts = [
        "👩‍👩‍👧‍👦 på mötet 🏳️‍🌈 " * 6,
        "日本語のメモ" * 20,
        "שלום לכולם " * 15,
        "a\u0301" * 90,
        "å\tb\tc",
    ]
    app = Pane(
        meeting_of(Entry(f"u{n}", "s", ord=f"{n:08d}", text=text) for n, text in enumerate(texts))
    )
    async with app.run_test(size=(70, 40)) as pilot:
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == 70
        assert "å ⇥ b ⇥ c" in seen(app)
