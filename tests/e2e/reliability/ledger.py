"""What was typed, and what the screen has promised of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.e2e.reliability.moments import now
from tests.e2e.reliability.page import Page

WORDS = "salen nycklar kaffe tavlan budget höst råd vägen skola båten".split()

_UNREAD = 2.0
"""Seconds that typed text may lie in the terminal, unread and unseen."""

State = Literal["entered", "waiting", "acknowledged"]
Where = Literal["line", "edit", "register"]


@dataclass
class Line:
    """A line whose Enter was pressed, or a change of one.

    Attributes:
        token: the word that it is known by, found nowhere else.
        entered: when Enter was pressed.
        seen: when it was first seen on the screen, in the line or above; 0 while it was not.
        ordered: whether its place among the others is known.
        state: the most that the screen has promised.
        waited: whether it once stood there as waiting.
        ended: when the program ended that it was typed in; 0 while it runs.
        excused: whether nothing could be written anywhere then.
        discarded: whether the person has thrown away the only file that it lay in.
    """

    token: str
    entered: float
    seen: float = 0.0
    ordered: bool = True
    state: State = "entered"
    waited: bool = False
    ended: float = 0.0
    excused: bool = False
    discarded: bool = False

    @property
    def age(self) -> float:
        """How many seconds the program had it; a busy machine may leave it unread for a while."""
        return self.ended - (self.seen or self.entered + _UNREAD)


@dataclass
class Half:
    """A text that is being typed.

    Attributes:
        token: the word that it is known by.
        where: the kind of field that it is typed in.
        letters: each piece of it, with the time at which it was first seen on the screen.
    """

    token: str
    where: Where
    letters: list[tuple[float, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was seen of it."""
        return "".join(piece for _, piece in self.letters)

    def is_kept_in(self, text: str) -> bool:
        """Return whether it stands in a text; where not even its token was typed, on a line of its own."""
        if self.token in self.text:
            return self.token in text
        return any(line.strip() == self.text.strip() for line in text.split("\n"))

    def lost(self, screen: str, ended: float) -> float:
        """Return the age in seconds of the oldest piece that is not in ``screen``; 0 where all is."""
        text = ""
        for at, piece in self.letters:
            text += piece
            if text.rstrip() not in screen:
                return ended - at
        return 0.0


class Ledger:
    """All lines of a round.

    Attributes:
        lines: in the order of typing.
        below: the tokens of a heading and of a line that was typed below it.
        half: the text that is being typed, None where none is.
        aside: texts that were left half-typed in other windows.
        said: what the program has said on leaving, and the commands on their standard error.
        tell: called with what happens, as it happens, for somebody who looks on.
    """

    def __init__(self, rng: random.Random, tell: Callable[[str], object] = str) -> None:
        """Begin an empty one."""
        self.tell = tell
        self.lines: list[Line] = []
        self.below: list[tuple[str, str]] = []
        self.half: Half | None = None
        self.aside: list[Half] = []
        self.said: list[str] = []
        self._rng = rng
        self._number = 0

    def words(self) -> tuple[str, str]:
        """Return the next token, in the order of typing, and words that begin with it."""
        self._number += 1
        token = f"nr{self._number:04}"
        return token, " ".join([token, *self._rng.choices(WORDS, k=self._rng.randint(1, 2))])

    def enter(self, token: str, at: float, *, ordered: bool = True) -> Line:
        """Note that a line was entered."""
        line = Line(token, at, ordered=ordered)
        self.lines.append(line)
        return line

    def see(self, page: Page) -> None:
        """Take down what a page promises."""
        for line in self.open:
            if not line.seen and (page.shows(line.token) or line.token in page.line):
                line.seen = now()
            if not page.is_live or not page.shows(line.token) or line.token in page.line:
                continue
            if page.waits_for(line.token):
                line.state, line.waited = "waiting", True
            elif page.saved:
                line.state = "acknowledged"

    @property
    def open(self) -> list[Line]:
        """The lines typed in the running program that are not acknowledged."""
        return [line for line in self.lines if line.state != "acknowledged" and not line.ended]

    def end(self, at: float, *, excused: bool) -> None:
        """Note that the program has ended."""
        for line in self.lines:
            if not line.ended:
                line.ended, line.excused = at, excused

    def discard_written(self) -> None:
        """Promise nothing of what was written until now: an older copy lies over it, and its log is gone."""
        for line in self.lines:
            line.discarded = line.discarded or line.state == "acknowledged"

    def discard(self) -> None:
        """Promise nothing of what was typed until now: it lay in a file that was thrown away."""
        for line in self.lines:
            line.discarded = True
        self.half = None
        self.aside.clear()
