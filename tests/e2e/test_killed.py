"""The power of ``kill -9``: what was answered is there, and the half-typed line as of a moment ago."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable

import pytest

from tests.e2e.program import PROMPT, Program, written
from tests.e2e.terminal import Terminal

KILLS = int(os.environ.get("HELDAG_KILLS", "4"))
LOST_AT_MOST = 0.3 if "HELDAG_KILLS" in os.environ else 86_400
"""Seconds of typing that a crash may take: a figure, which only `make reliability` holds it to."""
WORDS = "vi talar om salen och nycklarna medan kaffet kokar och någon ritar på tavlan igen".split()


def answered(window: Terminal, text: str) -> Callable[[str], bool]:
    """What is to be seen when ``text`` has been taken: its first word, for the rest may be wrapped."""
    return lambda screen: text.split(maxsplit=1)[0] in screen and not written(window)


def in_the_line(window: Terminal, text: str) -> Callable[[str], bool]:
    """What is to be seen when the line is there and begins with ``text``."""
    return lambda screen: PROMPT in screen and written(window).startswith(text)


class Typist:
    """Types sentences until it is stopped, and knows what must survive.

    Attributes:
        answered: the lines whose Enter was answered on the screen.
        line: what was typed since, each letter with the time at which it was sent.
        texts: what was in the file after the last crash.
        draft: what was seen in the line after it. A read that met a half-drawn screen may have missed
            the end of it, never the beginning.
    """

    def __init__(self, program: Program, meeting: int, rng: random.Random) -> None:
        self.program = program
        self.meeting = meeting
        self.rng = rng
        self.answered: list[str] = []
        self.line: list[tuple[float, str]] = []
        self.texts: list[str] = []
        self.draft = ""
        self.killed = 0.0
        self._number = 0

    def sentence(self) -> str:
        self._number += 1
        return f"nr{self._number:04} " + " ".join(self.rng.choices(WORDS, k=self.rng.randint(2, 9)))

    def type_until_killed(self) -> None:
        """Open the meeting, type for a random while, and kill the program in the middle of it."""
        with self.program.open(self.meeting) as window:
            self._enter_draft(window)
            end = time.perf_counter() + self.rng.uniform(0.1, 1.5)
            while time.perf_counter() < end:
                text = self.sentence()
                self.line = []
                for letter in text:
                    self.line.append((window.send(letter.encode()), letter))
                    window.pump(self.rng.uniform(0.005, 0.04), until_quiet=False)
                    if time.perf_counter() > end:
                        break
                else:
                    window.press("enter")
                    window.wait_for(answered(window, text))
                    self.answered.append(text)
                    self.line = []
            self.killed = time.perf_counter()
            window.kill(signal.SIGKILL)
            window.wait_exit()

    def _enter_draft(self, window: Terminal) -> None:
        """Enter what was found in the line, so that the next one starts empty; the file says what it was."""
        window.wait_for(in_the_line(window, self.draft))
        window.press("enter")  # in an empty line it does nothing
        window.wait_for(lambda screen: not written(window))
        if self.draft:
            window.wait_until(lambda: len(self._entered()) > 0)
            (draft,) = self._entered()
            assert draft.startswith(self.draft)
            assert self.was_typed().startswith(draft)
            self.answered.append(draft)

    def _entered(self) -> list[str]:
        """What has come into the file since the last crash."""
        return self.program.texts(self.meeting)[len(self.texts) :]

    def must_be_in_the_line(self) -> str:
        """What had been typed for longer than a crash may take."""
        return "".join(
            letter for at, letter in self.line if at < self.killed - LOST_AT_MOST
        ).strip()

    def was_typed(self) -> str:
        return "".join(letter for _, letter in self.line)


@pytest.mark.kills
@pytest.mark.parametrize("batch", range(max(1, KILLS // 10)))
def test_nothing_answered_is_lost_and_little_of_the_line(heldag: Program, batch: int) -> None:
    rng = random.Random(batch)
    meeting = heldag.capture(["/titel Avbrott", "# Samtal"])
    typist = Typist(heldag, meeting, rng)
    for _ in range(min(KILLS, 10)):
        typist.type_until_killed()
        texts = typist.texts = heldag.texts(meeting)
        lost = [line for line in typist.answered if line not in texts]
        assert not lost, texts[-3:]
        with heldag.open(meeting) as window:
            wanted = typist.must_be_in_the_line()
            window.wait_for(in_the_line(window, wanted))
            window.settle(0.2)
            typist.draft = written(window)
            assert typist.draft.startswith(wanted), window.picture()
            assert typist.was_typed().startswith(typist.draft)
