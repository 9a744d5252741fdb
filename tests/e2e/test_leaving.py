"""However the app is left, the terminal is as it was and the half-typed line is kept."""

from __future__ import annotations

import contextlib
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from tests.e2e.program import PROMPT, Program, written
from tests.e2e.terminal import Terminal

HALF = "en rad som inte är klar"


@pytest.fixture
def meeting(heldag: Program) -> int:
    return heldag.capture(["/titel Lämna", "# Samtal", "en anteckning"])


@dataclass(frozen=True)
class Way:
    """A way to leave.

    Attributes:
        leave: does it.
        status: the exit status then.
        is_seen: whether the terminal is there to be left as it was.
    """

    leave: Callable[[Terminal], object]
    status: int
    is_seen: bool = True


WAYS = (
    Way(lambda window: window.kill(signal.SIGTERM), 128 + signal.SIGTERM),
    Way(Terminal.hang_up, 128 + signal.SIGHUP, is_seen=False),
    Way(lambda window: window.press("ctrl+q"), 0),
)
"""A request to end, a closed window, and the key for it."""


def test_however_it_is_left_the_terminal_is_as_it_was_and_the_line_is_kept(
    heldag: Program, meeting: int
) -> None:
    text = ""
    with contextlib.ExitStack() as windows:
        window = windows.enter_context(heldag.open(meeting))
        for number, way in enumerate(WAYS):
            text += f"{HALF} {number}"
            window.type(f"{HALF} {number}")
            if way.status:  # the key comes behind the letters
                window.wait_for(f"{HALF} {number}")
            way.leave(window)
            assert window.process.wait(10) == way.status
            window.settle()
            assert not way.is_seen or b"\x1b[?1049l" in window.raw, number
            window = windows.enter_context(heldag.open(meeting))
            window.wait_until(partial(has_written, window, text))


def has_written(window: Terminal, text: str) -> bool:
    return written(window) == text


@pytest.mark.parametrize("size", [(1, 1), (500, 200)])
def test_a_window_of_any_size_shows_something(
    heldag: Program, meeting: int, size: tuple[int, int]
) -> None:
    with heldag.window("open", str(meeting), cols=size[0], rows=size[1]) as window:
        window.settle(1.0)
        assert window.process.poll() is None
        window.press("ctrl+q")
        assert window.wait_exit() == 0


def test_a_storm_of_sizes_loses_no_letter(heldag: Program, meeting: int) -> None:
    rng = random.Random(57)
    text = "bokstav för bokstav medan fönstret ändras hela tiden " * 2
    with heldag.open(meeting) as window:
        for letter in text:
            window.resize(rng.choice((1, 20, 80, 120, 500)), rng.choice((1, 5, 24, 40, 200)))
            window.send(letter.encode())
            window.pump(0.01)
        window.resize(120, 40)
        window.settle(0.5)
        window.wait_for(PROMPT)
        window.press("enter")
        window.wait_for(lambda _: not written(window))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert heldag.texts(meeting)[-1] == text.strip()


def test_reading_the_output_halfway_is_no_error(heldag: Program, meeting: int) -> None:
    import subprocess

    from tests.e2e.program import HELDAG

    heldag.capture([f"rad {n} " + "x" * 200 for n in range(2000)], meeting)
    with subprocess.Popen(
        [HELDAG, "show", str(meeting), "--json"],
        env=heldag.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_after_a_stop_nobody_saw_coming_keys_are_in_order_and_it_can_be_left(
    heldag: Program, meeting: int
) -> None:
    text = "fyrtionio tecken till, ett efter ett annat, snabbt"
    with heldag.open(meeting) as window:
        for number in (signal.SIGSTOP, signal.SIGCONT, signal.SIGCONT):
            window.kill(number)
            window.settle(0.3)
        for _ in range(5):
            window.settle()
            for letter in text:
                window.send(letter.encode())
                window.pump(0.001, until_quiet=False)
            window.press("enter")
        window.kill(signal.SIGSTOP)
        window.line(text)
        window.kill(signal.SIGCONT)
        window.wait_until(lambda: heldag.texts(meeting)[1:] == [text] * 6)
        window.press("ctrl+q")
        assert window.wait_exit() == 0
        assert window.raw.count(b"\x1b[>") == window.raw.count(b"\x1b[<u"), "not as it was"
