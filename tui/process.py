"""What is true of the whole process: its files and memory are private, and it starts and ends fast."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys


def make_private() -> None:
    """Let no file of this process be read by others, and leave no memory dump behind.

    POSIX only; on Windows the folders of the user's profile are private by themselves.
    """
    os.umask(0o077)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def keep_quiet() -> None:
    """Let no library write log lines over the screen: they may quote what was typed."""
    logging.lastResort = None


def write_anything() -> None:
    """Let a terminal of any encoding show any text; what it cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # absent on stand-ins


def hurry() -> None:
    """Leave garbage where it is: a short command is over before it matters (a tenth of its time)."""
    gc.disable()


def settle_in() -> None:
    """Collect garbage from here on, but never look again at what has been loaded so far."""
    gc.freeze()
    gc.enable()


def leave_fast() -> None:
    """Spare the interpreter a last search for garbage at its end (15 ms)."""
    gc.freeze()


def has_terminal() -> bool:
    """Return whether there is a terminal to show the app in and to type into."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
