"""A closed window (SIGHUP) and a request to end (SIGTERM) end the app as a person would."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable

SIGNALS = ("SIGHUP", "SIGTERM")


def end_orderly_on_signals(end: Callable[[int], None]) -> None:
    """Call ``end`` with the exit status (128 + number) when one of the signals comes.

    Call it from the running loop. Without it neither ``unmount`` nor ``finally`` runs and the draft of
    the last moment is lost. Windows has neither signal; closing the window there ends the process.
    """
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, end, 128 + number)
