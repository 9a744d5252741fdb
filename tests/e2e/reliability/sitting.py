"""The program in a window, written in by hand: what is typed, and what is seen of it."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Callable

from tests.e2e.reliability.ledger import Half, Ledger
from tests.e2e.reliability.moments import now
from tests.e2e.reliability.page import ACTION, TITLE, Page
from tests.e2e.terminal import Terminal

ANSWERED = 3.0
"""Seconds in which something must come of what was entered."""
CARRIED_OUT = 10.0
"""Seconds in which what waits must be carried out once nothing is in its way."""

_MARKS = ("", "", "", "b: ", "å: ", "- ")

ENDS = {
    "kill -9": {-signal.SIGKILL},
    "SIGTERM": {128 + signal.SIGTERM},
    "SIGHUP": {128 + signal.SIGHUP},
    "a closed terminal": {128 + signal.SIGHUP},
    "ctrl+q": {0, 1},
}
"""How the program ends, and the exit status that it may have then."""

CRASHED = re.compile(r"Traceback|ett fel i programmet|a fault in the program", re.IGNORECASE)
"""What a program says that has ended by a fault of its own."""


class Away(Exception):
    """Nothing can be typed here: another screen is shown, or the program has ended."""


class Sitting:
    """One run of the program.

    Attributes:
        window: where it runs.
        ended: when it was ended.
    """

    def __init__(self, window: Terminal, ledger: Ledger, rng: random.Random) -> None:
        """Sit down at a window in which the program starts."""
        self.window = window
        self.ended = 0.0
        self._ledger = ledger
        self._rng = rng

    # What is seen ---------------------------------------------------------------------------------

    def look(self) -> Page:
        """Return the page when it is at rest, and take down what it promises."""
        self.window.settle(0.02, timeout=0.5)
        page = Page(self.window.lines)
        self._ledger.see(page)
        return page

    def wait(self, seen: Callable[[Page], bool], seconds: float = ANSWERED) -> bool:
        """Look until something is seen; return whether it was."""
        end = now() + seconds
        while not seen(self.look()):
            if now() > end or self.window.process.poll() is not None:
                return False
            self.window.pump(0.05)
        return True

    def begins(self, seconds: float) -> bool:
        """Wait until the meeting can be written in."""
        return self.wait(lambda page: page.is_live, seconds)

    def watch(self) -> None:
        """Wait until something has come of all that was entered, or nothing more can come of it here."""
        self.wait(
            lambda page: page.is_home or all(line.state != "entered" for line in self._ledger.open)
        )

    def all_saved(self) -> bool:
        """Wait until nothing waits any more; return whether that came."""
        return self.wait(
            lambda page: all(line.state != "waiting" for line in self._ledger.open), CARRIED_OUT
        )

    # What is typed --------------------------------------------------------------------------------

    def free(self) -> None:
        """See to it that the line is there and empty; what stands in it is entered."""
        page = self.look()
        if page.is_home:
            raise Away
        if not page.is_live:
            self._press("esc")
            if not self.wait(lambda page: page.is_live):
                raise Away
        for _ in range(2):  # a change and the line can both have something
            if not self.look().is_empty:
                self._enter_half()
                self.wait(lambda page: page.is_empty)
        if not self.look().is_empty:
            raise Away

    def _enter_half(self) -> None:
        half, self._ledger.half = self._ledger.half, None
        page = self.look()
        for line in self._ledger.lines:  # a change of something that is gone comes as a line
            line.ordered = line.ordered and line.token not in page.line
        at = self._press("enter")
        if half is not None:
            self._ledger.enter(half.token, at, ordered=half.where == "line")
        if page.changes:
            self.wait(lambda page: not page.changes)
            self._press("esc")

    def _press(self, *keys: str) -> float:
        """Press keys and return the moment."""
        self._alive()
        self.window.press(*keys)
        return now()

    def _alive(self) -> None:
        if self.window.process.poll() is not None:
            raise Away

    def lines(self, count: int = 1) -> None:
        """Enter some lines in one write, as keys come that waited."""
        self.free()
        data = ""
        tokens: list[str] = []
        for _ in range(count):
            token, text = self._ledger.words()
            data += f"{self._rng.choice(_MARKS)}{text}\r"
            tokens.append(token)
        self._ledger.tell(f"enters {' '.join(tokens)}")
        at = self.window.send(data.encode())
        for token in tokens:
            self._ledger.enter(token, at)

    def section(self) -> None:
        """Enter a heading and a line below it, now and then before it is seen what came of the heading."""
        self.free()
        heading, text = self._ledger.words()
        self._ledger.tell(f"enters the heading {heading}")
        self._ledger.enter(heading, self.window.send(f"# {text}\r".encode()))
        if self._rng.random() < 0.7:
            self.watch()
        self.lines()
        self._ledger.below.append((heading, self._ledger.lines[-1].token))

    def half_line(self) -> None:
        """Type a line and leave it half-typed."""
        self.free()
        token, text = self._ledger.words()
        self._type(Half(token, "line"), text)

    def edit(self, *, half: bool = False) -> None:
        """Add words to the latest entry where it stands; ``half``: without Enter."""
        self.free()
        self._press("up")
        self.window.settle(0.05)
        self._press("enter")
        if not self.wait(lambda page: page.changes):
            raise Away
        token, text = self._ledger.words()
        self._type(Half(token, "edit"), f" {text}")
        if not half:
            self._enter_half()

    def half_day(self) -> None:
        """Begin to write another day for the first action of the register."""
        self.free()
        self._ask_for_the_day()
        token, text = self._ledger.words()
        self._type(Half(token, "register"), text)

    def _ask_for_the_day(self) -> None:
        self.window.line("/register")
        if not self.wait(lambda page: "Register:" in page.head):
            raise Away
        self.window.send(ACTION.encode())  # another heldag's file has actions, too
        if not self.wait(lambda page: sum("☐" in row for row in page.above) == 1):
            raise Away
        self._press("f4")
        if not self.wait(lambda page: "Esc " in page.rule):
            raise Away
        self.window.send(b"\x7f" * 10)

    def _back(self) -> None:
        """Leave a field, what is looked for, and the screen."""
        for _ in range(3):
            self._press("esc")
            if self.wait(lambda page: page.is_live, 0.5):
                return

    def offers(self, half: Half, ended: float, seconds: float) -> float:
        """Look for a half-typed text where it was typed; return the age of what is lost of it."""
        if half.where == "register":
            self.free()
            self.window.line("/register")
        self.wait(lambda _: not half.lost(self.window.screen, ended), seconds)
        age = half.lost(self.window.screen, ended)
        if half.where == "register":
            self._back()
        return age

    def _type(self, half: Half, text: str) -> None:
        """Type a text in pieces, each when the one before is seen."""
        self._ledger.tell(f"types {half.token} in the {half.where}")
        self._ledger.half = half
        while text:
            self._alive()
            size = self._rng.randint(1, 6)
            piece, text = text[:size], text[size:]
            self.window.send(piece.encode())
            typed = (half.text + piece).strip()
            if not self.wait(lambda page, typed=typed: typed in self.window.screen):  # type: ignore[misc]
                raise Away
            half.letters.append((now(), piece))

    def go_round_by_the_list(self) -> None:
        """Go to the list of meetings and back."""
        self.free()
        self._press("ctrl+o")
        if not self.wait(lambda page: page.is_home):
            raise Away
        self._press(
            "ctrl+u"
        )  # what was looked for when the program ended there may stand there again
        self.window.type(TITLE)
        if not self.wait(lambda page: f"{TITLE}”" in page.rule):
            raise Away
        self._press("enter")
        if not self.wait(lambda page: page.is_live):
            raise Away

    def put_off(self, day: str) -> None:
        """Give the first action of the register another day."""
        self.free()
        self._ask_for_the_day()
        self.window.send(day.encode())
        at = self._press("enter")
        line = self._ledger.enter(day, at, ordered=False)
        if self.wait(lambda page: any(day in row for row in page.above)):
            line.state = "acknowledged"
        self._back()

    # How it ends ------------------------------------------------------------------------------------

    def end(self, how: str) -> int:
        """End the program and return its exit status; what it says last is taken down."""
        self.look()
        self._ledger.tell(f"{self.window.picture()}\nends by {how}")
        self.ended = now()
        match how:
            case "kill -9":
                self.window.kill(signal.SIGKILL)
            case "SIGTERM":
                self.window.kill(signal.SIGTERM)
            case "SIGHUP":
                self.window.kill(signal.SIGHUP)
            case "a closed terminal":
                self.window.hang_up()
            case _:
                self.window.press("ctrl+q")
        return self._gone()

    def _gone(self) -> int:
        status = self.window.wait_exit(20)
        self._ledger.said.append(self.last_words)
        return status

    @property
    def last_words(self) -> str:
        """What the program has said after it left the screen."""
        _, left, words = self.window.raw.rpartition(b"\x1b[?1049l")
        return words.decode(errors="replace") if left else ""
