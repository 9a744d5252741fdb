"""However the app is left, the terminal is as it was and the half-typed line is kept."""

from __future__ import annotations

import random
import signal

import pytest

from tests.e2e.program import PROMPT, Program, written

HALF = "en rad som inte är klar"


@pytest.fixture
def meeting(heldag: Program) -> int:
    return heldag.capture(["/titel Lämna", "# Samtal", "en anteckning"])


def assert_kept(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.wait_for(lambda _: written(window) == HALF)


def test_a_request_to_end_is_obeyed_in_order(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.type(HALF)
        window.wait_for(HALF)
        window.kill(signal.SIGTERM)
        assert window.wait_exit() == 128 + signal.SIGTERM
        assert b"\x1b[?1049l" in window.raw, "the terminal is not as it was"
    assert_kept(heldag, meeting)


def test_a_closed_window_ends_the_program_in_order(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.type(HALF)
        window.wait_for(HALF)
        window.hang_up()
        assert window.process.wait(10) == 128 + signal.SIGHUP
    assert_kept(heldag, meeting)


def test_leaving_by_key_keeps_the_line(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.type(HALF)
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert_kept(heldag, meeting)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (80, 24), (120, 40), (500, 200)])
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
