"""The clock of the rounds: how old a letter was that an end took is one of their figures."""

from __future__ import annotations

import time


def now() -> float:
    """Return the moment, in seconds from some moment before."""
    return time.perf_counter()
