"""What came of rounds: counts of what was tried, and everything that must not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

LOST_AT_MOST = 0.3
"""Seconds of a half-typed text that an end may take."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that must not be: one of :data:`WRONGS`, and where it was seen."""

    what: str
    words: str


WRONGS = {
    "lost": "acknowledged or waiting lines lost",
    "half": "half-typed texts older than 0.3 s lost",
    "twice": "lines written twice in one file",
    "order": "files in which the order is not kept",
    "place": "lines that do not stand below the heading that was typed before them",
    "foreign": "foreign meetings touched",
    "alarm": "files kept or set aside though nothing had happened to the file",
    "other": "crash screens, refusals to open, files that are not whole",
}
"""The kinds of what must not be, in the order of the table."""


@dataclass
class Figures:
    """The sums of one round or many.

    Attributes:
        rounds: how many.
        happenings: in how many rounds each thing happened.
        acknowledged: lines that stood above under "Saved".
        waiting: lines that stood above as waiting.
        half_typed: texts that were being typed at an end.
        oldest: the greatest age in seconds of a letter of those that was lost.
        wrong: what must not be.
        seconds: how long it took.
    """

    rounds: int = 0
    happenings: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    waiting: int = 0
    half_typed: int = 0
    oldest: float = 0.0
    wrong: list[Wrong] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: Figures) -> None:
        """Take in the figures of other rounds."""
        self.rounds += other.rounds
        self.happenings += other.happenings
        self.acknowledged += other.acknowledged
        self.waiting += other.waiting
        self.half_typed += other.half_typed
        self.oldest = max(self.oldest, other.oldest)
        self.wrong += other.wrong
        self.seconds += other.seconds

    def count(self, what: str) -> int:
        """Return how often something of a kind was seen."""
        return sum(wrong.what == what for wrong in self.wrong)


def table(figures: Figures) -> str:
    """Return the figures as a Markdown table."""
    rows: Iterable[tuple[str, object]] = [
        ("rounds", figures.rounds),
        *((f"… with {name}", count) for name, count in sorted(figures.happenings.items())),
        ("lines acknowledged", figures.acknowledged),
        ("lines that waited", figures.waiting),
        ("texts half-typed at an end", figures.half_typed),
        *((f"**{words}**", figures.count(what)) for what, words in WRONGS.items()),
        ("oldest letter of a half-typed text lost", f"{figures.oldest:.2f} s"),
    ]
    lines = [f"| {name} | {value} |" for name, value in rows]
    return "\n".join(["| what | figure |", "|---|---|", *lines])
