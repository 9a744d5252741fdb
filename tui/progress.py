"""A bar on standard error for work that takes long, where a terminal is attached."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from tui.output import complain, say

_WIDTH = 30
_EVERY = 0.1
_CLEAR = "\r\x1b[K"


class ProgressBar:
    """Shows how much is done; lines for a person go through it, so that they do not run into the bar."""

    def __init__(self, total: int) -> None:
        """Begin with nothing done of ``total``; one piece of work needs no bar."""
        self._total = total
        self._done = 0
        self._shows = total > 1 and sys.stderr.isatty()
        self._drawn = 0.0

    def __enter__(self) -> ProgressBar:
        """Use it as a context that takes the bar away at its end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._clear()

    def say(self, text: str) -> None:
        """Print a line on standard output."""
        self._clear()
        say(text)

    def complain(self, text: str) -> None:
        """Print a line on standard error."""
        self._clear()
        complain(text)

    def advance(self) -> None:
        """Say that one more piece is done."""
        self._done += 1
        if self._shows and time.monotonic() - self._drawn > _EVERY:
            filled = _WIDTH * self._done // self._total
            bar = "#" * filled + "-" * (_WIDTH - filled)
            sys.stdout.flush()
            sys.stderr.write(f"{_CLEAR}[{bar}] {self._done}/{self._total}")
            sys.stderr.flush()
            self._drawn = time.monotonic()

    def _clear(self) -> None:
        if self._drawn:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._drawn = 0.0
