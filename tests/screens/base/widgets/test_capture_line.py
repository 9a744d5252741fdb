from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from locales import translator
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.line_host import LineLabel, QuietHost
from store.file.app_windows.drafts import Field
from tests.screens.hosts import seen
from tests.work import calls


class Taking(QuietHost):
    """Takes every line and keeps it."""

    def __init__(self) -> None:
        super().__init__(translator("en"))
        self.lines: list[str] = []
        self.steps: list[tuple[int, int]] = []
        self.refuses = False
        self.commands: list[str] = []

    def label_for(self, text: str) -> LineLabel:
        return LineLabel("Place", f"{len(text)} letters")

    def submit(self, text: str) -> bool:
        if not self.refuses:
            self.lines.append(text)
        return not self.refuses

    @property
    def field(self) -> Field:
        return Field(1, "line")

    def command(self, key: str) -> bool:
        self.commands += [key] if key in ("ctrl+z", "ctrl+y") else []
        return key in self.commands

    def step_place(self, rows: int, prompts: int) -> None:
        self.steps.append((rows, prompts))


class Line(App[None]):
    CSS = "CaptureLine { dock: bottom; }"

    def __init__(self) -> None:
        super().__init__()
        self.host = Taking()
        self.line = CaptureLine(self.host)

    def compose(self) -> ComposeResult:
        yield self.line

    def on_mount(self) -> None:
        self.line.focus()


@pytest.fixture
def app() -> Line:
    return Line()


def keys(app: Line, *names: str) -> None:
    for name in names:
        app.line.press(name, name if len(name) == 1 else None)


async def test_a_burst_of_keys_acts_in_order(app: Line):
    async with app.run_test(size=(60, 12)) as pilot:
        from textual import events

        burst = [*"abc", "backspace", *"d", "enter", *"second", "enter", "left", *"third"]
        for name in burst:
            app.post_message(events.Key(name, name if len(name) == 1 else None))
        await pilot.pause()
        assert app.host.lines == ["abd", "second"]
        assert app.host.steps == [(0, -1)]
        assert app.line.text == "third"


async def test_it_grows_to_six_lines_and_shrinks_again(app: Line):
    async with app.run_test(size=(30, 20)) as pilot:
        keys(app, *"word " * 10)
        await pilot.pause()
        assert app.line.size.height == 1 + 2
        keys(app, *"word " * 60)
        await pilot.pause()
        assert app.line.size.height == 1 + 6
        keys(app, "enter")
        await pilot.pause()
        assert app.line.size.height == 1 + 1


async def test_a_refused_line_stays_with_its_cursor(app: Line):
    async with app.run_test(size=(60, 12)):
        app.host.refuses = True
        keys(app, *"abc", "left", "enter", "x")
        assert app.line.text == "abxc"


async def test_undo_brings_back_the_line_before_it_takes_back_a_step(app: Line):
    async with app.run_test(size=(60, 12)):
        app.line.offer("half")
        keys(app, "ctrl+z")
        assert app.line.text == "half"
        keys(app, "ctrl+u", "ctrl+z")
        assert app.line.text == "half"
        assert app.host.commands == []
        keys(app, "enter", "ctrl+z", "ctrl+y")
        assert app.host.commands == ["ctrl+z", "ctrl+y"]


async def test_a_long_notice_is_shown_whole(app: Line):
    async with app.run_test(size=(40, 12)) as pilot:
        app.line.say(LineLabel("Place", "one two three four five six seven eight nine ten", "warn"))
        await pilot.pause()
        assert "! one two three" in seen(app)
        assert "nine ten" in seen(app)
        keys(app, "x")
        await pilot.pause()
        assert "1 letters" in seen(app)


async def test_the_cursor_stands_in_step_with_wide_letters(app: Line):
    async with app.run_test(size=(60, 12)) as pilot:
        keys(app, *"日本", *"👩\u200d👧", "å")
        await pilot.pause()
        assert app.cursor_position.x == 3 + 4 + 2 + 1
        assert app.cursor_position.y == 11


async def test_a_pasted_line_goes_in_at_the_cursor(app: Line):
    async with app.run_test(size=(60, 12)) as pilot:
        from textual import events

        keys(app, *"ab", "left")
        app.line.post_message(events.Paste("X\x1b[0m\n"))
        await pilot.pause()
        assert app.line.text == "aX⟨U+001B⟩[0mb"


async def test_many_pasted_lines_stay_until_they_are_taken(app: Line):
    async with app.run_test(size=(60, 12)) as pilot:
        app.line.paste("\r\n".join(f"line {n}" for n in range(10_000)))
        await pilot.pause()
        assert app.line.text.count("\n") == 9_999
        assert "line 9999" in seen(app)
        assert "›" in seen(app)
        keys(app, "enter")
        assert app.host.lines[0].count("\n") == 9_999


async def test_a_megabyte_does_not_slow_the_keys(app: Line):
    async with app.run_test(size=(60, 12)) as pilot:
        app.line.paste("åäö " * 250)
        await pilot.pause()
        few = calls(lambda: keys(app, *"x" * 10))
        app.line.paste("åäö " * 250_000)
        await pilot.pause()
        assert calls(lambda: keys(app, *"x" * 10)) < few * 2
        assert len(app.line.text) == 1_001_020


async def test_a_paste_too_long_to_hold_is_refused_in_words(app: Line):
    async with app.run_test(size=(60, 12)) as pilot:
        keys(app, *"kept")
        app.line.paste("x" * 20_000_000)
        await pilot.pause()
        assert app.line.text == "kept"
        assert "too long" in seen(app)


async def test_keys_it_does_not_know_belong_to_the_app(app: Line):
    async with app.run_test(size=(60, 12)):
        assert not app.line.press("f7", None)
        assert not app.line.press("ctrl+q", None)
        assert app.line.press("x", "x")


async def test_the_mouse_selects_text_and_typing_takes_its_place(app: Line):
    async with app.run_test() as pilot:
        app.line.give_back("ett två tre")
        await pilot.pause()
        y = app.line.region.y + 1
        await pilot.mouse_down(offset=(7, y))
        await pilot.hover(offset=(10, y))
        await pilot.mouse_up(offset=(10, y))
        app.line.press("ctrl+c", None)
        app.line.press("4", "4")
        assert (app.clipboard, app.line.text) == ("två", "ett 4 tre")
        app.line.press("ctrl+z", None)
        assert app.line.text == "ett två tre"
